//go:build cgo && linux

package example

/*
#cgo CFLAGS: -I${SRCDIR}/../cpu -O2 -Wall
#include "handler.h"
*/
import "C"

import "github.com/matmamba/matmamba/backends/kernels/cpu"

// Handlers are what the bodies of [CPU] call.
func Handlers() []cpu.Handler { return []cpu.Handler{{Name: target, Function: C.mm_example_cube}} }

// Calls is how often the handler has computed something in this process.
func Calls() int { return int(C.mm_example_calls()) }

//go:build cgo && linux

package cpu

/*
#cgo CFLAGS: -O3 -Wall -Wno-psabi -Wno-unknown-pragmas
#cgo LDFLAGS: -lpthread
#include "handlers.h"
*/
import "C"

import "unsafe"

// Handler is a function for XLA's foreign function interface and the name that bodies call it by.
type Handler struct {
	Name     string
	Function unsafe.Pointer
}

// Handlers are all that the bodies call.
func Handlers() []Handler {
	return []Handler{
		{ssdTarget, C.mm_ssd_handler},
		{ssdGradTarget, C.mm_ssd_grad_handler},
	}
}

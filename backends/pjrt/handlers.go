//go:build cgo && linux

package pjrt

// #include "layer.h"
import "C"

import (
	"errors"
	"fmt"
	"unsafe"
)

// Host is the platform of handlers that run on the CPU.
const Host = "HOST"

// Handler is a C function that a program calls by name, with stablehlo.custom_call of api_version 4. Function points to an
// XLA_FFI_Handler of XLA's foreign function interface; it stays in use for the rest of the process.
type Handler struct {
	Name     string
	Function unsafe.Pointer
}

// RegisterHandlers makes handlers known to the plugin for programs of a platform. It fails where the plugin has no such
// interface; programs that call no handler run all the same.
func (l *Layer) RegisterHandlers(platform string, handlers ...Handler) error {
	return l.plugin.registerHandlers(platform, handlers)
}

// RegisterHandlers is [Layer.RegisterHandlers]: XLA looks handlers up where it compiles for CPUs, too.
func (c *Compiler) RegisterHandlers(platform string, handlers ...Handler) error {
	return c.plugin.registerHandlers(platform, handlers)
}

func (p plugin) registerHandlers(platform string, handlers []Handler) error {
	if len(handlers) == 0 {
		return nil
	}
	ffi := C.mm_ffi(p.api)
	if ffi == nil {
		major, minor := p.version()
		return fmt.Errorf("the plugin, of PJRT %d.%d, can't register handlers of custom calls: %w", major, minor, errors.ErrUnsupported)
	}
	platformText, platformSize := cBytes([]byte(platform))
	for _, handler := range handlers {
		name, size := cBytes([]byte(handler.Name))
		failure := C.mm_register_handler(ffi, name, size, platformText, platformSize, handler.Function)
		if err := p.take(failure); err != nil {
			return fmt.Errorf("register the handler %s: %w", handler.Name, err)
		}
	}
	return nil
}

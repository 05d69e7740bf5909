//go:build cgo && linux

package interpreted

/*
#cgo CFLAGS: -I${SRCDIR}/../cpu -O2 -Wall
#include "handler.h"
*/
import "C"

import (
	"fmt"
	"unsafe"

	"github.com/matmamba/matmamba/backends/kernels/cpu"
	"github.com/matmamba/matmamba/backends/triton"
	"github.com/matmamba/matmamba/backends/triton/interp"
)

// Handlers are what the bodies of a [Table] call.
func Handlers() []cpu.Handler {
	return []cpu.Handler{{Name: target, Function: C.mm_interpreted_launch}}
}

// mm_interpreted_run runs the kernel of a call. It returns a message for the caller to free, nil where all went well.
//
//export mm_interpreted_run
func mm_interpreted_run(frame *C.mm_ffi_frame) *C.char {
	if err := run(frame); err != nil {
		return C.CString(err.Error())
	}
	return nil
}

func run(frame *C.mm_ffi_frame) error {
	texts, numbers := attributes(&frame.attributes)
	program, err := programOf(texts["ir"])
	if err != nil {
		return err
	}
	inputs, err := buffers(&frame.arguments)
	if err != nil {
		return err
	}
	outputs, err := buffers(&frame.results)
	if err != nil {
		return err
	}
	count(texts["name"], inputs, outputs)
	return program.Run(interp.Launch{
		Grid: [3]int{numbers["grid_x"], numbers["grid_y"], numbers["grid_z"]}, Warps: numbers["num_warps"],
	}, inputs, outputs)
}

// attributes are those of a call that are texts or whole numbers of 32 bits.
func attributes(all *C.mm_ffi_attributes) (texts map[string]string, numbers map[string]int) {
	texts, numbers = map[string]string{}, map[string]int{}
	types, names := unsafe.Slice(all.types, int(all.size)), unsafe.Slice(all.names, int(all.size))
	for i, value := range unsafe.Slice(all.values, int(all.size)) {
		name := text(names[i])
		switch types[i] {
		case C.MM_FFI_STRING:
			texts[name] = text((*C.mm_ffi_span)(value))
		case C.MM_FFI_SCALAR:
			if scalar := (*C.mm_ffi_scalar)(value); scalar.dtype == C.MM_FFI_S32 {
				numbers[name] = int(*(*int32)(scalar.value))
			}
		}
	}
	return texts, numbers
}

func text(span *C.mm_ffi_span) string { return C.GoStringN(span.text, C.int(span.size)) }

// elems are the element types of XLA's buffers.
var elems = map[C.int]struct {
	elem triton.Elem
	size int64
}{
	C.MM_FFI_F32: {triton.F32, 4}, C.MM_FFI_BF16: {triton.BF16, 2},
	C.MM_FFI_S8: {triton.I8, 1}, C.MM_FFI_S32: {triton.I32, 4}, C.MM_FFI_S64: {triton.I64, 8},
}

// buffers are operands or results.
func buffers(values *C.mm_ffi_values) ([]interp.Buffer, error) {
	all := make([]interp.Buffer, int(values.size))
	for i, value := range unsafe.Slice(values.values, len(all)) {
		buffer := (*C.mm_ffi_buffer)(value)
		known, found := elems[buffer.dtype]
		if !found {
			return nil, fmt.Errorf("buffer %d is of type %d", i, buffer.dtype)
		}
		size := known.size
		for _, dim := range unsafe.Slice(buffer.dims, int(buffer.rank)) {
			size *= int64(dim)
		}
		all[i] = interp.Buffer{Elem: known.elem, Data: unsafe.Slice((*byte)(buffer.data), size)}
	}
	return all, nil
}

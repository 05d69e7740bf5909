//go:build cgo && linux

package direct

/*
#cgo CFLAGS: -I${SRCDIR}/../.. -O2 -Wall
#include <stdlib.h>
#include "call.h"
*/
import "C"

import (
	"bytes"
	"errors"
	"fmt"
	"time"
	"unsafe"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/kernels/cpu"
)

// dtypes are the codes and sizes of element types.
var dtypes = map[string]struct {
	code C.int
	size int
}{"f32": {C.MM_FFI_F32, 4}, "bf16": {C.MM_FFI_BF16, 2}, "i32": {C.MM_FFI_S32, 4}}

// Late calls f, which runs bodies without help, and returns how long what was to help takes when it comes afterwards, on one thread.
func Late(f func() error) (took time.Duration, err error) {
	C.direct_hold()
	err = f()
	start := time.Now()
	C.direct_come()
	return time.Since(start), err
}

// Run runs a body that a kernel wrote for a call, on the operands' bytes, and returns those of the outputs.
func Run(call kernels.Call, body string, operands [][]byte) ([][]byte, error) {
	s, err := parse(body)
	if err != nil {
		return nil, err
	}
	if len(operands) != len(call.Inputs) {
		return nil, fmt.Errorf("%s: %d operands, want %d", s.target, len(operands), len(call.Inputs))
	}
	for i, tensor := range call.Inputs {
		if len(operands[i]) != size(tensor) {
			return nil, fmt.Errorf("%s: operand %d has %d bytes, want %d of %s", s.target, i, len(operands[i]), size(tensor), tensor)
		}
	}
	for _, a := range s.attributes {
		if len(a.name) >= C.DIRECT_NAME {
			return nil, fmt.Errorf("%s: attribute %s has a name of more than %d letters", s.target, a.name, C.DIRECT_NAME-1)
		}
	}
	upper, err := s.run(call, operands, true)
	if err != nil {
		return nil, err
	}
	lower, err := s.run(call, operands, false)
	if err != nil {
		return nil, err
	}
	for i := range upper {
		if !bytes.Equal(upper[i], lower[i]) {
			return nil, fmt.Errorf("%s: output %d depends on where the buffers lie", s.target, i)
		}
	}
	return upper, nil
}

func (s statement) run(call kernels.Call, operands [][]byte, upper bool) (outputs [][]byte, err error) {
	handler, err := handlerOf(s.target)
	if err != nil {
		return nil, err
	}
	in, out, release, err := s.buffers(call.Inputs[:s.operands], operands[:s.operands], upper)
	defer func() { err = errors.Join(err, release()) }()
	if err != nil {
		return nil, err
	}
	message := C.direct_call(handler, unsafe.SliceData(in), C.int64_t(len(in)), unsafe.SliceData(out), C.int64_t(len(out)),
		unsafe.SliceData(s.numbers()), C.int64_t(len(s.attributes)))
	if message != nil {
		defer C.free(unsafe.Pointer(message))
		return nil, fmt.Errorf("%s: %s", s.target, C.GoString(message))
	}
	for i, at := range s.outputs {
		output := make([]byte, size(call.Outputs[i]))
		if at >= 0 {
			copy(output, unsafe.Slice((*byte)(out[at].data), len(output)))
		}
		outputs = append(outputs, output)
	}
	return outputs, nil
}

// buffers are the operands and the results, and what frees them.
func (s statement) buffers(inputs []kernels.Tensor, operands [][]byte, upper bool) (in, out []C.direct_buffer, release func() error, err error) {
	var all []guarded
	release = func() (err error) {
		for _, memory := range all {
			err = errors.Join(err, memory.free())
		}
		return err
	}
	for i, tensor := range append(inputs[:len(inputs):len(inputs)], s.results...) {
		if operand, shared := s.aliases[i-len(operands)]; shared {
			out = append(out, in[operand])
			continue
		}
		memory, err := guard(size(tensor), upper)
		if err != nil {
			return nil, nil, release, err
		}
		all = append(all, memory)
		if i >= len(operands) {
			out = append(out, buffer(tensor, memory))
			continue
		}
		in = append(in, buffer(tensor, memory))
		copy(memory.bytes, operands[i])
		if !s.takes(i) {
			err = memory.seal()
		}
		if err != nil {
			return nil, nil, release, err
		}
	}
	return in, out, release, nil
}

// takes tells whether a result takes the memory of an operand.
func (s statement) takes(operand int) bool {
	for _, taken := range s.aliases {
		if taken == operand {
			return true
		}
	}
	return false
}

func (s statement) numbers() []C.direct_attribute {
	numbers := make([]C.direct_attribute, len(s.attributes))
	for i, a := range s.attributes {
		copy(unsafe.Slice((*byte)(unsafe.Pointer(&numbers[i].name[0])), C.DIRECT_NAME-1), a.name)
		numbers[i].value = C.int64_t(a.value)
	}
	return numbers
}

func buffer(tensor kernels.Tensor, memory guarded) C.direct_buffer {
	b := C.direct_buffer{dtype: dtypes[tensor.DType].code, rank: C.int64_t(len(tensor.Dims)), data: memory.address()}
	for i, dim := range tensor.Dims {
		b.dims[i] = C.int64_t(dim)
	}
	return b
}

// size is how many bytes a tensor has.
func size(tensor kernels.Tensor) int {
	bytes := dtypes[tensor.DType].size
	for _, dim := range tensor.Dims {
		bytes *= dim
	}
	return bytes
}

func handlerOf(target string) (unsafe.Pointer, error) {
	for _, handler := range cpu.Handlers() {
		if handler.Name == target {
			return handler.Function, nil
		}
	}
	return nil, fmt.Errorf("there is no handler %s", target)
}

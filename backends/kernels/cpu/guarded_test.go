//go:build cgo && linux

package cpu_test

import (
	"encoding/binary"
	"fmt"
	"math"

	"github.com/gomlx/compute/dtypes/bfloat16"
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/kernels/cpu/internal/direct"
)

// runGuarded runs the body of a kernel without XLA, with every buffer between pages that nobody may touch.
func runGuarded(call kernels.Call, body string, inputs []array) ([]array, error) {
	operands := make([][]byte, len(inputs))
	for i, input := range inputs {
		operands[i] = input.encode(call.Inputs[i].DType)
	}
	outputs, err := direct.Run(call, body, operands)
	if err != nil {
		return nil, err
	}
	results := make([]array, len(outputs))
	for i, output := range outputs {
		results[i] = decode(output, call.Outputs[i])
	}
	return results, nil
}

// encode is the array in an element type, float32 rounded to the nearest bfloat16, ties to even.
func (a array) encode(dtype string) []byte {
	var data []byte
	for _, value := range a.ints {
		data = binary.NativeEndian.AppendUint32(data, uint32(value))
	}
	for _, value := range a.floats {
		if dtype == "bf16" {
			data = binary.NativeEndian.AppendUint16(data, uint16(bfloat16.FromFloat32(value)))
		} else {
			data = binary.NativeEndian.AppendUint32(data, math.Float32bits(value))
		}
	}
	return data
}

// decode reads a tensor of float32 or bfloat16.
func decode(data []byte, tensor kernels.Tensor) array {
	decoded := array{dims: tensor.Dims}
	if tensor.DType == "bf16" {
		for at := 0; at < len(data); at += 2 {
			decoded.floats = append(decoded.floats, bfloat16.BFloat16(binary.NativeEndian.Uint16(data[at:])).Float32())
		}
		return decoded
	}
	for at := 0; at < len(data); at += 4 {
		decoded.floats = append(decoded.floats, math.Float32frombits(binary.NativeEndian.Uint32(data[at:])))
	}
	return decoded
}

// sameBits is an error where two runs of a kernel differ.
func sameBits(want, got []array) error {
	for i := range want {
		for j, value := range want[i].floats {
			if math.Float32bits(value) != math.Float32bits(got[i].floats[j]) {
				return fmt.Errorf("result %d is %g at %d, and %g when XLA calls the kernel", i, value, j, got[i].floats[j])
			}
		}
	}
	return nil
}

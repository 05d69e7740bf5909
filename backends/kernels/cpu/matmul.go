package cpu

import (
	"slices"

	"github.com/matmamba/matmamba/backends/kernels"
)

// matmul packs its operands as they are contracted, along axis 0 or 1 of each.
func matmul(call kernels.Call) (body, reason string) {
	bf16, reason := isBFloat16(call)
	if reason != "" {
		return "", reason
	}
	if slices.Contains(call.Inputs[0].Dims, 0) {
		return "", "nothing to contract"
	}
	attributes := []attribute{{"bf16", bf16}, {"outbf16", 0}}
	if call.Outputs[0].DType == "bf16" {
		attributes[1].value = 1
	}
	for _, name := range []string{"left", "right"} {
		axis, err := call.Int(name)
		if err != nil {
			return "", err.Error()
		}
		attributes = append(attributes, attribute{name, int64(axis)})
	}
	return customCall(matmulTarget, call, attributes, len(call.Outputs)), ""
}

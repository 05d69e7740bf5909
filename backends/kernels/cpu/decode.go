package cpu

import (
	"github.com/matmamba/matmamba/backends/kernels"
)

// linearSmall reads each weight once, in its own type.
func linearSmall(call kernels.Call) (body, reason string) {
	attributes := []attribute{{"bf16", 0}, {"wbf16", 0}}
	for i := range attributes {
		switch dtype := call.Inputs[i].DType; dtype {
		case "f32":
		case "bf16":
			attributes[i].value = 1
		default:
			return "", "no kernel for " + dtype
		}
	}
	return customCall(linearSmallTarget, call, attributes, len(call.Outputs)), ""
}

// recurrentStep updates the states, operands 1 and 2, in place.
func recurrentStep(call kernels.Call) (body, reason string) {
	for _, input := range call.Inputs {
		if input.DType != "f32" {
			return "", "no kernel for " + input.DType
		}
	}
	softplus, err := call.Int("softplus")
	if err != nil {
		return "", err.Error()
	}
	attributes := []attribute{{"softplus", int64(softplus)}}
	for _, name := range []string{"dtmin", "dtmax", "eps"} {
		if _, ok := call.Attributes[name]; !ok {
			continue
		}
		bits, reason := floatBits(call, name)
		if reason != "" {
			return "", reason
		}
		attributes = append(attributes, bits)
	}
	return inPlace(customCall(recurrentStepTarget, call, attributes, len(call.Outputs)), alias{1, 1}, alias{2, 2}), ""
}

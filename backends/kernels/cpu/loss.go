package cpu

import "github.com/matmamba/matmamba/backends/kernels"

// crossEntropy writes the gradient, result 1, over the logits, operand 0. A third operand is there to be computed before. The attribute factor
// is what gradients are multiplied by, 1 where it is missing.
func crossEntropy(call kernels.Call) (body, reason string) {
	bf16, reason := isBFloat16(call)
	if reason != "" {
		return "", reason
	}
	attributes := []attribute{{"bf16", bf16}, {"after", int64(len(call.Inputs) - 2)}}
	if _, ok := call.Attributes["factor"]; ok {
		factor, reason := floatBits(call, "factor")
		if reason != "" {
			return "", reason
		}
		if factor.value == 0 {
			return "", "gradients are multiplied by 0"
		}
		attributes = append(attributes, factor)
	}
	return inPlace(customCall(crossEntropyTarget, call, attributes, len(call.Outputs)), alias{operand: 0, result: 1}), ""
}

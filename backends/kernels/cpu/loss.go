package cpu

import "github.com/matmamba/matmamba/backends/kernels"

// crossEntropy writes the gradient, result 1, over the logits, operand 0. A third operand is there to be computed before. Calls with a factor
// are left to the decomposition: no program for CPUs makes one.
func crossEntropy(call kernels.Call) (body, reason string) {
	bf16, reason := isBFloat16(call)
	if reason != "" {
		return "", reason
	}
	if _, ok := call.Attributes["factor"]; ok {
		return "", "gradients are multiplied by a factor"
	}
	after := int64(len(call.Inputs) - 2)
	statement := customCall(crossEntropyTarget, call, []attribute{{"bf16", bf16}, {"after", after}}, len(call.Outputs))
	return inPlace(statement, alias{operand: 0, result: 1}), ""
}

package cpu

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
)

func norm(target string) kernels.Kernel {
	return func(call kernels.Call) (body, reason string) {
		attributes, reason := normAttributes(call, call.Inputs[0])
		if reason != "" {
			return "", reason
		}
		return customCall(target, call, attributes, len(call.Outputs)), ""
	}
}

// residualNorm sums and normalises in one pass over the rows. It leaves the workspace empty.
func residualNorm(call kernels.Call) (body, reason string) {
	attributes, reason := residualAttributes(call)
	if reason != "" {
		return "", reason
	}
	return customCall(residualTarget, call, attributes, 2), ""
}

// residualNormGrad returns the gradients of the residual and of what was added to it, which are one in float32: then the handler writes it
// once. Its results are the residual's, the weight's and, where it has another type, that of what was added.
func residualNormGrad(call kernels.Call) (body, reason string) {
	attributes, reason := residualAttributes(call)
	if reason != "" {
		return "", reason
	}
	results, order := []kernels.Tensor{call.Outputs[0], call.Outputs[2]}, []int{0, 0, 1}
	if call.Outputs[1].DType != call.Outputs[0].DType {
		results, order = append(results, call.Outputs[1]), []int{0, 2, 1}
	}
	const operands = 4 // the norm and the workspace say no more
	statement := handed(residualGradTarget, call.Inputs[:operands], attributes, results)
	return statement + returned(call, func(i int) string { return fmt.Sprintf("%%0#%d", order[i]) }), ""
}

// residualAttributes are those of a residual's norm and of its gradient.
func residualAttributes(call kernels.Call) (attributes []attribute, reason string) {
	for _, kind := range []string{"narrow", "last"} {
		if call.Attributes[kind] == "1" {
			return nil, fmt.Sprintf("the norm of a residual is %s: handlers take float32 residuals and the sum's gradient", kind)
		}
	}
	if parts := call.Attributes["parts"]; parts != "" {
		return nil, "the weight's gradient is wanted in " + parts + " parts: handlers sum it"
	}
	hidden := call.Outputs[1]
	return normAttributes(call, hidden)
}

// normAttributes are the attributes of a norm's handler; hidden is an operand in the type of what a block adds to the residual.
func normAttributes(call kernels.Call, hidden kernels.Tensor) (attributes []attribute, reason string) {
	bf16, reason := bfloat16(hidden)
	if reason != "" {
		return nil, reason
	}
	eps, reason := floatBits(call, "eps")
	if reason != "" {
		return nil, reason
	}
	return []attribute{{"bf16", bf16}, eps}, ""
}

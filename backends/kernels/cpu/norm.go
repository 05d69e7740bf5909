package cpu

import (
	"fmt"
	"slices"

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

// residualNorm sums and normalises in one pass over the rows. It leaves the workspace empty. The handler takes a residual of float32: one of the norm's
// type is widened for it.
func residualNorm(call kernels.Call) (body, reason string) {
	attributes, reason := normAttributes(call, call.Outputs[1])
	if reason != "" {
		return "", reason
	}
	operands, widened := call.Operands(), ""
	if call.Attributes["narrow"] == "1" {
		narrow, wide := operands[0], kernels.Operand{Name: "%wide", Tensor: call.Outputs[0]}
		widened = fmt.Sprintf("    %s = stablehlo.convert %s : (%s) -> %s\n", wide.Name, narrow.Name, narrow, wide)
		operands[0] = wide
	}
	return widened + customCallOf(residualTarget, operands, call, attributes, 2), ""
}

// residualNormGrad returns the gradients of the residual and of what was added to it, which are one where both are float32: then the handler writes it
// once. Its results are the residual's, float32, the weight's and, where something has another type, that of what was added, which is a narrow residual's, too.
// The last norm's sum has no gradient: the handler gets zeros. A weight's gradient that is wanted in parts is in the first.
func residualNormGrad(call kernels.Call) (body, reason string) {
	attributes, reason := normAttributes(call, call.Outputs[1])
	if reason != "" {
		return "", reason
	}
	sum, weight := call.Inputs[0], call.Inputs[1]
	results, order := []kernels.Tensor{sum, weight}, []int{0, 0, 1}
	if added := call.Outputs[1]; added.DType != sum.DType {
		results, order = append(results, added), []int{0, 2, 1}
	}
	if call.Attributes["narrow"] == "1" {
		order[0] = order[1]
	}
	operands, statement := call.Operands(), ""
	if call.Attributes["last"] == "1" {
		zeros := kernels.Operand{Name: "%zeros", Tensor: sum}
		statement = fmt.Sprintf("    %s = stablehlo.constant dense<0.0> : %s\n", zeros.Name, zeros)
		operands = slices.Insert(operands, 2, zeros)
	}
	const taken = 4 // the norm and the workspace, which follow, say no more
	statement += handed(residualGradTarget, operands[:taken], attributes, results)
	names := make([]string, len(order))
	for i, result := range order {
		names[i] = fmt.Sprintf("%%0#%d", result)
	}
	if parts := call.Outputs[2]; len(parts.Dims) == 2 {
		statement += inFirstPart(names[2], weight, parts)
		names[2] = "%parts"
	}
	return statement + returned(call, func(i int) string { return names[i] }), ""
}

// inFirstPart are the statements that make %parts of a weight's gradient by name: all of it in the first part, the others zeros.
func inFirstPart(name string, weight, parts kernels.Tensor) string {
	row := kernels.Tensor{DType: weight.DType, Dims: append([]int{1}, weight.Dims...)}
	return fmt.Sprintf(`    %%row = stablehlo.reshape %s : (%s) -> %s
    %%zero = stablehlo.constant dense<0.0> : tensor<%s>
    %%parts = stablehlo.pad %%row, %%zero, low = [0, 0], high = [%d, 0], interior = [0, 0] : (%s, tensor<%s>) -> %s
`, name, weight, row, weight.DType, parts.Dims[0]-1, row, weight.DType, parts)
}

// normAttributes are the attributes of a norm's handler; hidden is an operand in the type of what a block adds to the residual.
func normAttributes(call kernels.Call, hidden kernels.Tensor) (attributes []attribute, reason string) {
	if call.Attributes["paired"] == "1" {
		return nil, "no kernel for sums in pairs, which are for GPUs"
	}
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

package cpu

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
)

// maxNested is NESTED_WIDTHS of nested.h.
const maxNested = 8

// nested is the kernel of an operation of the nested output projection, whose first result is of the activations' type. widths is how many widths a call has.
func nested(target string, widths func(call kernels.Call) int) kernels.Kernel {
	return func(call kernels.Call) (body, reason string) {
		bf16, reason := bfloat16(call.Outputs[0])
		if reason != "" {
			return "", reason
		}
		if n := widths(call); n > maxNested {
			return "", fmt.Sprintf("%d widths, there are kernels for %d", n, maxNested)
		}
		attributes := []attribute{{"bf16", bf16}}
		if _, ok := call.Attributes["eps"]; ok {
			eps, reason := floatBits(call, "eps")
			if reason != "" {
				return "", reason
			}
			attributes = append(attributes, eps)
		}
		return customCall(target, call, attributes, len(call.Outputs)), ""
	}
}

// outputsBut is how many outputs a call has but for the last few.
func outputsBut(last int) func(call kernels.Call) int {
	return func(call kernels.Call) int { return len(call.Outputs) - last }
}

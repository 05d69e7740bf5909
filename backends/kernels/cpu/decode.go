package cpu

import (
	"fmt"
	"strings"

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
	return inPlace(customCall(recurrentStepTarget, call, attributes, len(call.Outputs)), 1, 2), ""
}

// inPlace lets results of a custom call take the memory of the operands with the same numbers.
func inPlace(body string, positions ...int) string {
	aliases := join(len(positions), func(i int) string {
		return fmt.Sprintf("#stablehlo.output_operand_alias<output_tuple_indices = [%d], operand_index = %d, operand_tuple_indices = []>",
			positions[i], positions[i])
	})
	return strings.Replace(body, "{api_version", "{output_operand_aliases = ["+aliases+"], api_version", 1)
}

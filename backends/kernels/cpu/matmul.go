package cpu

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/matmamba/matmamba/backends/kernels"
)

// maxLefts is MATMUL_LEFTS of matmul.h: the most matrices that may stand beside each other as the left operand.
const maxLefts = 8

// matmul reads its operands as they are contracted, along axis 0 or 1 of each; the left one may be matrices beside each other.
func matmul(call kernels.Call) (body, reason string) {
	bf16, reason := isBFloat16(call)
	if reason != "" {
		return "", reason
	}
	lefts := call.Inputs[:len(call.Inputs)-1]
	if len(lefts) > maxLefts {
		return "", fmt.Sprintf("%d left operands, there are kernels for %d", len(lefts), maxLefts)
	}
	for _, left := range lefts {
		if slices.Contains(left.Dims, 0) {
			return "", "nothing to contract"
		}
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

// projections are products of x: [rows, in] with stretches of a weight's rows, which are read where they stand. The attribute rows has the first row
// of each and the one behind its last.
func projections(call kernels.Call) (body, reason string) {
	bf16, reason := isBFloat16(call)
	if reason != "" {
		return "", reason
	}
	if slices.Contains(call.Inputs[0].Dims, 0) {
		return "", "nothing to contract"
	}
	attributes := []attribute{{"bf16", bf16}}
	bounds := strings.Split(call.Attributes["rows"], "_")
	if len(bounds) != 2*len(call.Outputs) {
		return "", fmt.Sprintf("%d products of the rows %q", len(call.Outputs), call.Attributes["rows"])
	}
	for i := range call.Outputs {
		from, err := strconv.Atoi(bounds[2*i])
		if err != nil {
			return "", err.Error()
		}
		attributes = append(attributes, attribute{"from" + strconv.Itoa(i), int64(from)})
	}
	return customCall(projectionsTarget, call, attributes, len(call.Outputs)), ""
}

package cpu

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
)

// maxLeading is LEADING_PARTS of leading.h.
const maxLeading = 16

// sumLeading adds rows of different lengths up.
func sumLeading(call kernels.Call) (body, reason string) {
	bf16, reason := isBFloat16(call)
	if reason != "" {
		return "", reason
	}
	if len(call.Inputs) > maxLeading {
		return "", fmt.Sprintf("%d parts, there are kernels for %d", len(call.Inputs), maxLeading)
	}
	return customCall(sumLeadingTarget, call, []attribute{{"bf16", bf16}}, 1), ""
}

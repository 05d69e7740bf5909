package cpu

import "github.com/matmamba/matmamba/backends/kernels"

// adamw steps all tensors in one call.
func adamw(call kernels.Call) (body, reason string) {
	decayed, err := call.Int("decayed")
	if err != nil {
		return "", err.Error()
	}
	attributes := []attribute{{"decayed", int64(decayed)}}
	for _, name := range []string{"beta1", "rest1", "beta2", "rest2", "decay", "clip"} {
		bits, reason := floatBits(call, name)
		if reason != "" {
			return "", reason
		}
		attributes = append(attributes, bits)
	}
	return customCall(adamWTarget, call, attributes, len(call.Outputs)), ""
}

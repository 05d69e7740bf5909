//go:build cgo && linux

package interpreted

import (
	"strings"

	"github.com/matmamba/matmamba/backends/kernels"
)

// target is what launches call: the name that XLA knows for GPUs.
const target = "__gpu$xla.gpu.triton"

// onHost makes a launch, as it is written for GPUs, a call of a handler: of the interface's version, with the launch as attributes.
var onHost = strings.NewReplacer(`backend_config = "", mhlo.backend_config = {`, `api_version = 4 : i32, backend_config = {`)

// Table are kernels for GPUs as kernels for CPUs. Their programs need the [Handlers].
func Table(gpu map[string]kernels.Kernel) map[string]kernels.Kernel {
	table := map[string]kernels.Kernel{}
	for op, kernel := range gpu {
		table[op] = func(call kernels.Call) (body, reason string) {
			body, reason = kernel(call)
			return onHost.Replace(body), reason
		}
	}
	return table
}

//go:build cgo && linux

package backends

import (
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/pjrt"
)

// kernelsOf are the kernels that a kind of backend has for composites, by operation.
func kernelsOf(kind Kind) map[string]kernels.Kernel {
	switch kind {
	case CPU:
		return map[string]kernels.Kernel{}
	case CUDA:
		return map[string]kernels.Kernel{}
	}
	return nil
}

// rewriters are what a program passes through before it is compiled for a kind of backend. Products in the bodies that
// kernels write are as exact as the others.
func rewriters(kind Kind, tf32 bool) []pjrt.Rewriter {
	return []pjrt.Rewriter{kernels.Rewriter(kernelsOf(kind), nil), exactDots(kind, tf32)}
}

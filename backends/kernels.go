//go:build cgo && linux

package backends

import (
	"log/slog"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/kernels/collective"
	"github.com/matmamba/matmamba/backends/kernels/cpu"
	"github.com/matmamba/matmamba/backends/kernels/cuda"
	"github.com/matmamba/matmamba/backends/loops"
	"github.com/matmamba/matmamba/backends/pjrt"
)

// kernelsOf are the kernels that a kind of backend has for composites, by operation.
func kernelsOf(kind Kind) map[string]kernels.Kernel {
	switch kind {
	case CPU:
		return cpu.Kernels()
	case CUDA:
		return cuda.DeviceOf(deviceName(CUDA, "/")).Kernels()
	}
	return nil
}

// rewriters are what a program passes through before it is compiled for a kind of backend. Loops come first: composites may
// stand in them. Products in the bodies that kernels write are as exact as the others.
func rewriters(table map[string]kernels.Kernel, kind Kind, tf32 bool) []pjrt.Rewriter {
	return []pjrt.Rewriter{
		loops.Rewrite, kernels.Rewriter(collective.Kernels(), nil), kernels.Rewriter(table, nil), exactDots(kind, tf32),
	}
}

// offerHandlers makes known to a plugin what bodies call. A plugin that can't call it gets no such bodies: the table is emptied.
func offerHandlers(layer *pjrt.Layer, kind Kind, table map[string]kernels.Kernel) {
	if err := layer.RegisterHandlers(pjrt.Host, handlersOf(kind)...); err != nil {
		slog.Warn("kernels are left out", "kind", kind, "reason", err)
		clear(table)
	}
}

// handlersOf are the functions that the kernels of a kind call.
func handlersOf(kind Kind) []pjrt.Handler {
	if kind != CPU {
		return nil
	}
	var handlers []pjrt.Handler
	for _, handler := range cpu.Handlers() {
		handlers = append(handlers, pjrt.Handler(handler))
	}
	return handlers
}

//go:build cgo && linux

package backends

import (
	"bytes"
	"log/slog"
	"maps"
	"slices"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/kernels/collective"
	"github.com/matmamba/matmamba/backends/kernels/cpu"
	"github.com/matmamba/matmamba/backends/kernels/cuda"
	"github.com/matmamba/matmamba/backends/loops"
	"github.com/matmamba/matmamba/backends/pjrt"
)

// kernelsOf are the kernels that a kind of backend has for composites on this machine, by operation; untuned ones are for a device of which nothing is
// known. Lanes bounds the CPU's vectors unless it is 0.
func kernelsOf(kind Kind, untuned bool, lanes int) map[string]kernels.Kernel {
	device := ""
	switch {
	case untuned:
		lanes = 4 // of any processor
	case kind == CUDA:
		device = deviceName(CUDA, "/")
	}
	return kernelsFor(kind, device, lanes)
}

// kernelsFor are those for a device by its name, which may be empty.
func kernelsFor(kind Kind, device string, lanes int) map[string]kernels.Kernel {
	switch kind {
	case CPU:
		return cpu.Kernels(lanes)
	case CUDA:
		return cuda.DeviceOf(device).Kernels()
	}
	return nil
}

// Composites are the operations that have kernels on a kind of backend, in order.
func Composites(kind Kind) []string { return slices.Sorted(maps.Keys(kernelsOf(kind, false, 0))) }

// Rewriters are what a program passes through before it is compiled for a kind of backend, with kernels of a table. Loops come first:
// composites may stand in them. Products in the bodies that kernels write are as exact as the others. It is public for package backendtest
// alone, which has tables of its own.
func Rewriters(table map[string]kernels.Kernel, kind Kind, tf32 bool) []pjrt.Rewriter {
	return []pjrt.Rewriter{
		loops.Rewrite, kernels.Rewriter(collective.Kernels(), nil), kernels.Rewriter(table, nil), exactDots(kind, tf32), donors,
	}
}

// flagsOf are the flags that programs get on a kind of backend beside those of all.
//
// A loop over tokens on a GPU runs from its graph of kernels: a round is so short that asking the host whether another follows costs a
// twentieth of it. Other loops are left to XLA, which by default takes no loop into a graph.
func flagsOf(kind Kind) func(program []byte) pjrt.Flags {
	if kind != CUDA {
		return nil
	}
	return func(program []byte) pjrt.Flags {
		if !bytes.Contains(program, []byte("@matmamba_blocks_step")) || !bytes.Contains(program, []byte("stablehlo.while")) {
			return nil
		}
		return pjrt.Flags{"xla_gpu_enable_command_buffer": "FUSION,CUBLAS,CUBLASLT,CUSTOM_CALL,CUDNN,DYNAMIC_SLICE_FUSION,WHILE"}
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

package cuda

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/stretchr/testify/require"
)

// stepCall is a recurrent step of the batch and sizes.
func stepCall(batch, heads, headDim, dState, taps int) kernels.Call {
	channels := heads * headDim
	convolved := channels + 2*dState
	call := kernels.Call{Op: "recurrent_step", Attributes: map[string]string{"softplus": "1", "eps": "3727c5ac"}, Inputs: []kernels.Tensor{
		float32s(batch, channels+convolved+heads), float32s(batch, convolved, taps), float32s(batch, heads, headDim, dState),
		float32s(convolved, taps), float32s(convolved), float32s(heads), float32s(heads), float32s(heads), float32s(channels),
	}}
	call.Outputs = []kernels.Tensor{float32s(batch, channels), call.Inputs[1], call.Inputs[2]}
	return call
}

func normCall(rows, channels int) kernels.Call {
	row := float32s(rows, channels)
	return kernels.Call{
		Op: "add_rmsnorm", Attributes: map[string]string{"eps": "3727c5ac"},
		Inputs: []kernels.Tensor{row, row, float32s(channels)}, Outputs: []kernels.Tensor{row, row},
	}
}

// The bodies are what they were when they were checked on a GPU. MATMAMBA_UPDATE=1 takes new ones.
func TestDecodeBodies(t *testing.T) {
	for _, call := range []kernels.Call{stepCall(1, 64, 24, 128, 4), normCall(1, 768)} {
		body, reason := H200.Kernels()[call.Op](call)
		require.Empty(t, reason)
		path := filepath.Join("testdata", call.Op+".mlir")
		if os.Getenv("MATMAMBA_UPDATE") == "1" {
			require.NoError(t, os.WriteFile(path, []byte(readable(body)), 0o644))
		}
		want, err := os.ReadFile(path)
		require.NoError(t, err)
		require.Equal(t, string(want), readable(body))
	}
}

func TestDecodeShapesWithoutKernels(t *testing.T) {
	wrong := stepCall(1, 2, 8, 16, 4)
	wrong.Inputs[4] = float32s(3)
	noEps := normCall(1, 8)
	noEps.Attributes = nil
	for reason, call := range map[string]kernels.Call{
		"headdim 256":       stepCall(1, 2, 256, 16, 4),
		"batch 70000":       stepCall(70000, 2, 8, 16, 4),
		"input 4 is":        wrong,
		"20000 channels":    normCall(2, 20000),
		`attribute eps is`:  noEps,
		"want nine inputs":  {Op: "recurrent_step"},
		"want three inputs": {Op: "add_rmsnorm"},
	} {
		body, got := H200.Kernels()[call.Op](call)
		require.Empty(t, body)
		require.Contains(t, got, reason)
	}
}

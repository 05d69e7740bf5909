package cuda

import (
	"strconv"
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

// blockCall is a block for one token of each sequence, headCall the head after it.
func blockCall(elem string, batch, model, heads, headDim, dState int) kernels.Call {
	step := stepCall(batch, heads, headDim, dState, 4)
	channels := heads * headDim
	weight := func(dims ...int) kernels.Tensor { return kernels.Tensor{DType: elem, Dims: dims} }
	call := kernels.Call{Op: "block_step", Attributes: step.Attributes, Inputs: append([]kernels.Tensor{
		float32s(batch, model), float32s(model), weight(step.Inputs[0].Dims[1], model),
	}, step.Inputs[1:]...)}
	call.Inputs = append(call.Inputs, weight(model, channels))
	call.Outputs = []kernels.Tensor{call.Inputs[0], call.Inputs[3], call.Inputs[4]}
	return call
}

func headCall(elem string, batch, model, vocab int) kernels.Call {
	return kernels.Call{
		Op: "head_step", Attributes: map[string]string{"eps": "3727c5ac", "vocab": strconv.Itoa(vocab)},
		Inputs:  []kernels.Tensor{float32s(batch, model), float32s(model), {DType: elem, Dims: []int{vocab + 3, model}}},
		Outputs: []kernels.Tensor{float32s(batch, vocab+3), {DType: "i32", Dims: []int{batch}}},
		Used:    []bool{true, true},
	}
}

// The bodies are what they were when they were checked on a GPU. MATMAMBA_UPDATE=1 takes new ones.
func TestDecodeBodies(t *testing.T) {
	for name, call := range map[string]kernels.Call{
		"recurrent_step": stepCall(1, 64, 24, 128, 4),
		"block_step_1":   blockCall("bf16", 1, 768, 64, 24, 128), "block_step_64": blockCall("bf16", 64, 768, 64, 24, 128),
		"head_step_1": headCall("bf16", 1, 768, 50277), "head_step_64": headCall("bf16", 64, 768, 50277),
	} {
		body, reason := H200.Kernels()[call.Op](call)
		require.Empty(t, reason)
		requireBody(t, name, body)
	}
}

func TestDecodeShapesWithoutKernels(t *testing.T) {
	wrong := stepCall(1, 2, 8, 16, 4)
	wrong.Inputs[4] = float32s(3)
	noEps := headCall("bf16", 1, 8, 10)
	noEps.Attributes = nil
	for reason, call := range map[string]kernels.Call{
		"headdim 256":            stepCall(1, 2, 256, 16, 4),
		"16896 channels":         stepCall(1, 132, 128, 16, 4),
		"batch 70000":            stepCall(70000, 2, 8, 16, 4),
		"input 4 is":             wrong,
		"want nine inputs":       {Op: "recurrent_step"},
		"batch 200":              blockCall("bf16", 200, 64, 2, 8, 16),
		"d_state 512":            blockCall("bf16", 1, 64, 2, 8, 512),
		"weights are f16":        blockCall("f16", 1, 64, 2, 8, 16),
		"1048576 channels":       blockCall("bf16", 1, 1<<20, 64, 64, 16),
		"want 12 inputs":         {Op: "block_step"},
		"200 rows":               headCall("f32", 200, 64, 100),
		`attribute eps is`:       noEps,
		"a vocabulary of 0":      headCall("f32", 1, 64, 0),
		"want three inputs, the": {Op: "head_step"},
	} {
		body, got := H200.Kernels()[call.Op](call)
		require.Empty(t, body)
		require.Contains(t, got, reason)
	}
}

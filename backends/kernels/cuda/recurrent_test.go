package cuda

import (
	"maps"
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

// blocksCall is a chain of blocks with these heads for one token of each sequence, headCall the head after it.
func blocksCall(elem string, batch, model, headDim, dState int, heads ...int) kernels.Call {
	weight := func(dims ...int) kernels.Tensor { return kernels.Tensor{DType: elem, Dims: dims} }
	call := kernels.Call{Op: "blocks_step", Inputs: []kernels.Tensor{float32s(batch, model)}, Outputs: []kernels.Tensor{float32s(batch, model)}}
	for _, n := range heads {
		step := stepCall(batch, n, headDim, dState, 4)
		call.Attributes = step.Attributes
		call.Inputs = append(call.Inputs, float32s(model), weight(step.Inputs[0].Dims[1], model))
		call.Inputs = append(append(call.Inputs, step.Inputs[1:]...), weight(model, n*headDim))
		call.Outputs = append(call.Outputs, step.Inputs[1], step.Inputs[2])
	}
	return call
}

// keeping is a chain of blocks whose SSM's states are of a type.
func keeping(elem string, call kernels.Call) kernels.Call {
	for _, tensors := range [][]kernels.Tensor{call.Inputs, call.Outputs} {
		for i := range tensors {
			if len(tensors[i].Dims) == 4 {
				tensors[i].DType = elem
			}
		}
	}
	return call
}

// inRun is a chain of blocks for a token of a run that writes states with every so-many-th.
func inRun(every int, call kernels.Call) kernels.Call {
	inputs, outputs := call.Inputs, call.Outputs
	call.Attributes = maps.Clone(call.Attributes)
	call.Attributes["every"] = strconv.Itoa(every)
	number := kernels.Tensor{DType: "i32"}
	call.Inputs, call.Outputs = []kernels.Tensor{inputs[0], number, number}, outputs[:1:1]
	for block := range len(outputs) / 2 {
		operands := inputs[1+block*blockPending:][:blockPending]
		state := operands[blockSSM].Dims
		pending := float32s(state[0], every, state[1]*state[2]+state[3]+state[1])
		conv := operands[blockConv].Dims
		ring := float32s(conv[2], conv[0], conv[1])
		call.Inputs = append(append(call.Inputs, operands...), pending)
		call.Inputs[len(call.Inputs)-1-blockPending+blockConv] = ring
		call.Outputs = append(append(call.Outputs, ring, outputs[2+2*block]), pending)
	}
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

// modelCall is a step of a model of such blocks between an embedding and a head, with so many tokens in a run at most.
func modelCall(blocks kernels.Call, most, vocab int) kernels.Call {
	every, _ := everyOf(blocks)
	residual, leading := blocks.Inputs[0].Dims, leadingOperands(every)
	head := headCall(blocks.Inputs[leading+blockIn].DType, residual[0], residual[1], vocab)
	integer := func(dims ...int) kernels.Tensor { return kernels.Tensor{DType: "i32", Dims: dims} }
	drawn, weight := integer(most, residual[0]), head.Inputs[2]
	call := kernels.Call{Op: "model_step", Attributes: maps.Clone(blocks.Attributes)}
	call.Attributes["vocab"] = head.Attributes["vocab"]
	call.Inputs = append([]kernels.Tensor{drawn, integer(), integer(), head.Outputs[1], head.Outputs[0], weight, head.Inputs[1], weight}, blocks.Inputs[leading:]...)
	call.Outputs = append([]kernels.Tensor{drawn, integer(), head.Outputs[1], head.Outputs[0]}, blocks.Outputs[1:]...)
	return call
}

// The bodies are what they were when they were checked. MATMAMBA_UPDATE=1 takes new ones.
func TestDecodeBodies(t *testing.T) {
	for name, call := range map[string]kernels.Call{
		"recurrent_step": stepCall(1, 64, 24, 128, 4),
		"blocks_step_1":  blocksCall("bf16", 1, 768, 24, 128, 64), "blocks_step_64": blocksCall("bf16", 64, 768, 24, 128, 64),
		"blocks_step_16":        blocksCall("bf16", 16, 768, 24, 128, 64, 8),
		"blocks_step_16_run":    inRun(4, blocksCall("bf16", 16, 768, 24, 128, 64)),
		"blocks_step_64_run":    inRun(4, keeping("bf16", blocksCall("bf16", 64, 768, 24, 128, 64, 64))),
		"blocks_step_64_narrow": keeping("bf16", blocksCall("bf16", 64, 768, 24, 128, 64)),
		"model_step_1":          modelCall(blocksCall("bf16", 1, 768, 24, 128, 64), 256, 50277),
		"model_step_64":         modelCall(inRun(4, keeping("bf16", blocksCall("bf16", 64, 768, 24, 128, 64))), 256, 50277),
		"head_step_1":           headCall("bf16", 1, 768, 50277), "head_step_64": headCall("bf16", 64, 768, 50277),
	} {
		body, reason := H200.Kernels()[call.Op](call)
		require.Empty(t, reason)
		requireBody(t, name, body)
	}
}

func TestDecodeShapesWithoutKernels(t *testing.T) {
	wrong := stepCall(1, 2, 8, 16, 4)
	wrong.Inputs[4] = float32s(3)
	several := blocksCall("bf16", 1, 64, 8, 16, 2, 2)
	several.Inputs[13].DType, several.Inputs[22].DType = "f32", "f32"
	noEps := headCall("bf16", 1, 8, 10)
	noEps.Attributes = nil
	odd, unnumbered := inRun(4, blocksCall("bf16", 64, 64, 8, 16, 2)), inRun(4, blocksCall("bf16", 64, 64, 8, 16, 2))
	odd.Inputs, unnumbered.Inputs[2] = odd.Inputs[:14], float32s()
	narrow := modelCall(blocksCall("bf16", 1, 64, 8, 16, 2), 4, 100)
	narrow.Inputs[modelHead].Dims = []int{103, 63}
	mixed, short := modelCall(blocksCall("f32", 64, 64, 8, 16, 2), 4, 100), modelCall(blocksCall("bf16", 64, 64, 8, 16, 2), 4, 100)
	mixed.Inputs[modelTable].DType, mixed.Inputs[modelHead].DType = "bf16", "bf16"
	short.Inputs[modelTable].Dims = []int{99, 64}
	for reason, call := range map[string]kernels.Call{
		"headdim 256":            stepCall(1, 2, 256, 16, 4),
		"16896 channels":         stepCall(1, 132, 128, 16, 4),
		"batch 70000":            stepCall(70000, 2, 8, 16, 4),
		"input 4 is":             wrong,
		"want nine inputs":       {Op: "recurrent_step"},
		"batch 200":              blocksCall("bf16", 200, 64, 8, 16, 2),
		"d_state 512":            blocksCall("bf16", 1, 64, 8, 512, 2),
		"weights are f16":        blocksCall("f16", 1, 64, 8, 16, 2),
		"1048576 channels":       blocksCall("bf16", 1, 1<<20, 64, 16, 64),
		"weights are bf16 and f": several,
		"want 1 inputs before":   {Op: "blocks_step"},
		"every 3 tokens":         inRun(3, blocksCall("bf16", 64, 64, 8, 16, 2)),
		"want 12 inputs for":     odd,
		"input 1 is":             unnumbered,
		"0 inputs, want 8":       {Op: "model_step"},
		"the head's residual is": narrow,
		"blocks are f32 and of":  mixed,
		"input 5 is":             short,
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

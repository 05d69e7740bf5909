package layers

import (
	"fmt"

	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
)

// BlockStep is a [Block] around a [Mixer] for one token by the recurrence instead of chunks, at a cost that does not depend on how many
// tokens came before. residual: [batch, d_model] float32, the sum of all before the block; state: what the tokens before left. It returns
// the sum with the block's output and the new state. Products take the type product; what lies between them is float32.
//
// A decoder spends its time reading weights: those should be of that type and no wider than heads (lm.Config.Cut), for then the
// input projection is one product over contiguous rows.
func BlockStep(config MixerConfig, weights Weights, heads int, residual *Node, state MixerState, product dtypes.DType) (*Node, MixerState) {
	d := config.Dims
	if heads < 1 || heads > d.NHeads {
		panic(fmt.Sprintf("layers.BlockStep: %d heads of %d", heads, d.NHeads))
	}
	residual.AssertDims(residual.Shape().Dimensions[0], d.DModel)
	mixer := weights.Sub("mixer")
	perHead := func(name string) *Node { return mixer.stretch(name, 0, d, heads, 0, 0) }

	after, conv, ssm := graph.BlockStep(graph.BlockInputs{
		Residual: residual,
		Norm:     weights.Get("norm.weight"),
		InProj:   ConvertDType(mixer.joined("in_proj.weight", d, heads), product),
		StepInputs: graph.StepInputs{
			Conv:       state.Conv,
			SSM:        state.SSM,
			ConvWeight: Squeeze(mixer.joined("conv1d.weight", d, heads), 1),
			ConvBias:   mixer.joined("conv1d.bias", d, heads),
			ALog:       perHead("A_log"),
			D:          perHead("D"),
			DTBias:     perHead("dt_bias"),
			NormWeight: perHead("norm.weight"),
		},
		OutProj: ConvertDType(mixer.stretch("out_proj.weight", 1, d, heads, 0, 0), product),
	}, graph.SSDOptions{Softplus: true, DTMin: config.DTMin, DTMax: config.DTMax})
	return after, MixerState{Conv: conv, SSM: ssm}
}

// concatenate joins nodes along an axis; a single one is itself.
func concatenate(nodes []*Node, axis int) *Node {
	if len(nodes) == 1 {
		return nodes[0]
	}
	return Concatenate(nodes, axis)
}

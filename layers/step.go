package layers

import (
	"fmt"

	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
)

// MixerStep is [Mixer] for one token by the recurrence instead of chunks, at a cost that does not depend on how many tokens came
// before. u: [batch, d_model]; state: what the tokens before left. It returns [batch, d_model] in float32 and the new state.
// Products take u's type; what lies between them is float32.
//
// A decoder spends its time reading weights: those should be of u's type and no wider than heads (lm.Config.Cut), for then the
// input projection is one product over contiguous rows.
func MixerStep(config MixerConfig, weights Weights, heads int, u *Node, state MixerState) (*Node, MixerState) {
	d := config.Dims
	if heads < 1 || heads > d.NHeads {
		panic(fmt.Sprintf("layers.MixerStep: %d heads of %d", heads, d.NHeads))
	}
	batch := u.Shape().Dimensions[0]
	u.AssertDims(batch, d.DModel)
	perHead := func(name string) *Node { return weights.stretch(name, 0, d, heads, 0, 0) }

	var projected []*Node
	for _, r := range weights.touching("in_proj.weight", 0, d, heads) {
		projected = append(projected, graph.LinearSmall(u, r))
	}
	gated, conv, ssm := graph.RecurrentStep(graph.StepInputs{
		Projected:  concatenate(projected, 1),
		Conv:       state.Conv,
		SSM:        state.SSM,
		ConvWeight: Squeeze(concatenate(weights.touching("conv1d.weight", 0, d, heads), 0), 1),
		ConvBias:   concatenate(weights.touching("conv1d.bias", 0, d, heads), 0),
		ALog:       perHead("A_log"),
		D:          perHead("D"),
		DTBias:     perHead("dt_bias"),
		NormWeight: perHead("norm.weight"),
	}, graph.SSDOptions{Softplus: true, DTMin: config.DTMin, DTMax: config.DTMax})
	out := graph.LinearSmall(ConvertDType(gated, u.DType()), weights.stretch("out_proj.weight", 1, d, heads, 0, 0))
	return out, MixerState{Conv: conv, SSM: ssm}
}

// concatenate joins nodes along an axis; a single one is itself.
func concatenate(nodes []*Node, axis int) *Node {
	if len(nodes) == 1 {
		return nodes[0]
	}
	return Concatenate(nodes, axis)
}

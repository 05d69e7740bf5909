package layers

import (
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/graph/composite"
	"github.com/matmamba/matmamba/nested"
)

// MixerFront is what a mixer computes before its gated norm: input projection, causal convolution with SiLU and SSD. Every channel of
// Z and Y is computed by itself, from its own rows of the weights and from B and C, which all heads share: a mixer's front at a narrow
// width is the first channels of the one at a wide width. What follows mixes channels.
type MixerFront struct {
	// The input projection: Z and X: [batch, seqlen, heads * headdim], BC, B and C beside each other: [batch, seqlen, 2 d_state], and
	// DT: [batch, seqlen, heads].
	Z, X, BC, DT *Node
	// ConvX and ConvBC are X and BC after the convolution, Y is what the SSD makes of them, like X, and Kept what it keeps for its gradient, of
	// shape [graph.SSDKept].
	ConvX, ConvBC, Y, Kept *Node
}

// NewMixerFront computes the front of heads heads from U and SegmentIDs, without a state and lengths. The mixer may be neither compact nor split.
func NewMixerFront(config MixerConfig, weights Weights, heads int, in MixerInputs) MixerFront {
	m := mixerCall{config, weights, heads, MixerInputs{U: in.U, SegmentIDs: in.SegmentIDs}}
	front, _ := m.front()
	return front
}

// behindFront is the rest of a mixer behind its front, from Z and Y at the width of heads heads. It returns [batch, seqlen, d_model].
func behindFront(config MixerConfig, weights Weights, heads int, z, y *Node) *Node {
	gated := graph.GatedRMSNorm(y, z, weights.stretch("norm.weight", 0, config.Dims, heads, 0, 0), 1)
	return Linear(gated, weights.stretch("out_proj.weight", 1, config.Dims, heads, 0, 0))
}

// Nested is the rest of a mixer behind its front, gated norm and output projection, at several widths, of so many heads each, ascending and the last of them the front's.
func (f MixerFront) Nested(config MixerConfig, weights Weights, heads []int) graph.NestedOut {
	return graph.NewNestedOut(f.nestedInputs(config, weights, heads))
}

func (f MixerFront) nestedInputs(config MixerConfig, weights Weights, heads []int) graph.NestedOutInputs {
	in, widest := graph.NestedOutInputs{Y: f.Y, Z: f.Z}, heads[len(heads)-1]
	for _, used := range heads {
		in.Ends = append(in.Ends, used*config.HeadDim)
	}
	in.NormWeight = weights.stretch("norm.weight", 0, config.Dims, widest, 0, 0)
	in.Weight = weights.stretch("out_proj.weight", 1, config.Dims, widest, 0, 0)
	return in
}

// NestedGradient returns the gradients of Z and Y, of what all outputs of [MixerFront.Nested] are added to and, by name, of the weights that it takes, from those
// of the outputs.
func (f MixerFront) NestedGradient(config MixerConfig, weights Weights, heads []int, out graph.NestedOut, dOuts []*Node) (dZ, dY, dSum *Node, dWeights Weights) {
	grads := out.Gradient(f.nestedInputs(config, weights, heads), dOuts)
	// whole is the gradient of a weight of which some channels are used.
	whole := func(name string, axis int, grad *Node) *Node {
		return graph.SpreadStretches(grad, axis, []nested.Range{{From: 0, To: grad.Shape().Dimensions[axis]}}, weights.Get(name).Shape().Dimensions[axis])
	}
	return grads.Z, grads.Y, grads.Sum, Weights{"norm.weight": whole("norm.weight", 0, grads.NormWeight), "out_proj.weight": whole("out_proj.weight", 1, grads.Weight)}
}

// Gradient returns the gradients of U and, by name, of the weights that [NewMixerFront] takes, from those of Z and Y. It is linear in these:
// where a front is used several times, their gradients can be added up first. Nothing that the front holds is computed again: what is written out here forward is not used.
func (f MixerFront) Gradient(config MixerConfig, weights Weights, heads int, in MixerInputs, dZ, dY *Node) (dU *Node, dWeights Weights) {
	dWeights = Weights{}
	// step goes back through one of the front's steps: from the gradients of its results to those of x, and of its weights.
	step := func(forward func(m mixerCall, x []*Node) []*Node, names []string, x []*Node, dResults ...*Node) []*Node {
		n, operands := len(x), x
		for _, name := range names {
			operands = append(operands, weights.Get(name))
		}
		grads := composite.Autodiff(func(operands []*Node) []*Node {
			own := Weights{}
			for i, name := range names {
				own[name] = operands[n+i]
			}
			return forward(mixerCall{config, own, heads, MixerInputs{SegmentIDs: in.SegmentIDs}}, operands[:n])
		})(operands, nil, dResults)
		for i, name := range names {
			dWeights[name] = grads[n+i]
		}
		return grads[:n]
	}
	dSSD := step(func(m mixerCall, x []*Node) []*Node {
		y, _, _ := m.ssd(x[0], x[1], x[2], f.Kept)
		return []*Node{y}
	}, []string{"A_log", "D", "dt_bias"}, []*Node{f.ConvX, f.ConvBC, f.DT}, dY)
	dConv := step(func(m mixerCall, x []*Node) []*Node {
		convX, convBC, _ := m.convolved(x[0], x[1])
		return []*Node{convX, convBC}
	}, []string{"conv1d.weight", "conv1d.bias"}, []*Node{f.X, f.BC}, dSSD[0], dSSD[1])
	dProjection := step(func(m mixerCall, x []*Node) []*Node {
		z, projected, bc, dt := m.projected(x[0])
		return []*Node{z, projected, bc, dt}
	}, []string{"in_proj.weight"}, []*Node{in.U}, dZ, dConv[0], dConv[1], dSSD[2])
	return dProjection[0], dWeights
}

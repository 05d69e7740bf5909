package layers

import (
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// SplitFront is [MixerFront] of a mixer that is split: Rows is the input projection, z, x, B, C and the raw time steps beside each other, and the rest
// what is made of them, Y as [batch, seqlen, heads * headdim]. A narrow width's z is the beginning of each row.
type SplitFront struct {
	Rows *Node // [batch, seqlen, in_proj's rows]
	graph.SplitFront
}

// NewSplitFront computes the front of heads heads from U and SegmentIDs, without a state and lengths.
func NewSplitFront(config MixerConfig, weights Weights, heads int, in MixerInputs) SplitFront {
	m := mixerCall{config, weights, heads, in}
	rows := m.rows(in.U)
	front := graph.NewSplitFront(m.splitInputs(rows), config.ssdOptions())
	front.Y = Reshape(front.Y, front.X.Shape().Dimensions...)
	return SplitFront{rows, front}
}

// BehindSplitFront is the rest of a mixer behind a front's y and rows, at the width of heads heads. It returns [batch, seqlen, d_model]. Before are
// gradients of y and rows so far, or none, to which its own are added: see [graph.LeadingGatedRMSNorm].
func BehindSplitFront(config MixerConfig, weights Weights, heads int, y, rows *Node, before []*Node) *Node {
	gated := graph.LeadingGatedRMSNorm(y, rows, weights.stretch("norm.weight", 0, config.Dims, heads, 0, 0), before)
	return Linear(gated, weights.stretch("out_proj.weight", 1, config.Dims, heads, 0, 0))
}

// Gradient is that of [MixerFront], from the gradients of rows, of which those of z alone are looked at, and of y. It returns those of whole rows, too: a
// kernel has them in the memory of those given.
func (f SplitFront) Gradient(config MixerConfig, weights Weights, heads int, in MixerInputs, dRows, dY *Node) (dU, whole *Node, dWeights Weights) {
	m := mixerCall{config, weights, heads, in}
	dims := f.Y.Shape().Dimensions
	dY = Reshape(dY, dims[0], dims[1], heads, config.HeadDim)
	grads := f.SplitFront.Gradient(m.splitInputs(f.Rows), config.ssdOptions(), dRows, dY)
	// through goes back from the front's operands to the weights that they are made of.
	through := func(names []string, operands func(m mixerCall, u *Node) []*Node, dOperands []*Node) []*Node {
		taken := []*Node{in.U}
		for _, name := range names {
			taken = append(taken, weights.Get(name))
		}
		return composite.Autodiff(func(taken []*Node) []*Node {
			own := Weights{}
			for i, name := range names {
				own[name] = taken[i+1]
			}
			return operands(mixerCall{config, own, heads, MixerInputs{}}, taken[0])
		})(taken, nil, dOperands)
	}
	projection := through([]string{"in_proj.weight"}, func(m mixerCall, u *Node) []*Node { return []*Node{m.rows(u)} }, grads[:1])
	names := []string{"conv1d.weight", "conv1d.bias", "A_log", "D", "dt_bias"}
	others := through(names, func(m mixerCall, _ *Node) []*Node {
		s := m.splitInputs(nil)
		return []*Node{s.ConvWeight, s.ConvBias, s.ALog, s.D, s.DTBias}
	}, grads[1:])
	dWeights = Weights{"in_proj.weight": projection[1]}
	for i, name := range names {
		dWeights[name] = others[i+1]
	}
	return projection[0], grads[0], dWeights
}

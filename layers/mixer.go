package layers

import (
	"fmt"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/nested"
)

// MixerConfig are the static parameters of a mixer.
type MixerConfig struct {
	nested.Dims
	ChunkSize    int     // tokens per SSD chunk, 0 for the default; affects speed only
	DTMin, DTMax float64 // dt_limit; DTMax 0 means no upper limit
	Dense        bool    // see [graph.SSDOptions]
}

// MixerState is what a mixer carries from one token to the next, at the width in use.
type MixerState struct {
	Conv *Node // [batch, 2d + 2 d_state, d_conv], the last raw convolution inputs (x, B, C), newest last
	SSM  *Node // [batch, heads, headdim, d_state], float32
}

// MixerInputs are the operands of [Mixer] beside its weights. State, SegmentIDs and Lengths may be nil.
type MixerInputs struct {
	U          *Node       // [batch, seqlen, d_model]
	State      *MixerState // state before the first token
	SegmentIDs *Node       // [batch, seqlen], see [graph.SSDInputs]
	// Lengths, [batch] int32, is how many tokens each row has: the state returned is that after them, and what stands behind
	// them has no effect. It takes a DTMin of 0.
	Lengths *Node
}

// Stretches of in_proj.weight's rows and of the convolution's channels in the order of [nested.MixerPlan].
const (
	inProjZ, inProjX, inProjB, inProjC, inProjDT = 0, 1, 2, 3, 4
	convX, convB, convC                          = 0, 1, 2
)

// Mixer is the nested MatMamba2 mixer with its first heads heads: input projection, causal convolution with SiLU, SSD,
// gated RMSNorm over the channels in use, output projection. It returns [batch, seqlen, d_model] in U's type and the
// state after the last token.
//
// Each stretch of the input projection is a product of its own: its rows are contiguous at every width, and nothing has
// to be cut apart again. Source: docs/reference.md section 1; MatMamba2.forward.
func Mixer(config MixerConfig, weights Weights, heads int, in MixerInputs) (*Node, MixerState) {
	d := config.Dims
	if heads < 1 || heads > d.NHeads {
		panic(fmt.Sprintf("layers.Mixer: %d heads of %d", heads, d.NHeads))
	}
	batch, seqLen := in.U.Shape().Dimensions[0], in.U.Shape().Dimensions[1]
	in.U.AssertDims(batch, seqLen, d.DModel)
	project := func(first, last int) *Node {
		return Linear(in.U, weights.stretch("in_proj.weight", 0, d, heads, first, last))
	}
	channels := heads * d.HeadDim
	var convState, ssmState *Node
	if in.State != nil {
		in.State.Conv.AssertDims(batch, channels+2*d.DState, d.DConv)
		convState, ssmState = in.State.Conv, in.State.SSM
	}
	convolve := func(x *Node, first, last, from, to int) (*Node, *Node) {
		ci := graph.ConvInputs{
			X:          x,
			Weight:     Squeeze(weights.stretch("conv1d.weight", 0, d, heads, first, last), 1),
			Bias:       weights.stretch("conv1d.bias", 0, d, heads, first, last),
			SegmentIDs: in.SegmentIDs,
		}
		if convState != nil {
			ci.State = SliceAxis(convState, 1, AxisRange(from, to))
		}
		y, state := graph.CausalConvSiLU(ci)
		if in.Lengths != nil {
			state = graph.ConvStateAt(x, ci.State, in.Lengths, d.DConv)
		}
		return y, state
	}
	z := project(inProjZ, inProjZ)
	x, xState := convolve(project(inProjX, inProjX), convX, convX, 0, channels)
	bc, bcState := convolve(project(inProjB, inProjC), convB, convC, channels, channels+2*d.DState)
	perHead := func(name string) *Node { return weights.stretch(name, 0, d, heads, 0, 0) }

	y, ssmAfter := graph.SSD(graph.SSDInputs{
		X:            Reshape(x, batch, seqLen, heads, d.HeadDim),
		DT:           within(project(inProjDT, inProjDT), in.Lengths),
		A:            Neg(Exp(perHead("A_log"))),
		B:            InsertAxes(SliceAxis(bc, 2, AxisRange(0, d.DState)), 2),
		C:            InsertAxes(SliceAxis(bc, 2, AxisRange(d.DState, 2*d.DState)), 2),
		D:            perHead("D"),
		DTBias:       perHead("dt_bias"),
		InitialState: ssmState,
		SegmentIDs:   in.SegmentIDs,
	}, graph.SSDOptions{ChunkSize: config.ChunkSize, Softplus: true, DTMin: config.DTMin, DTMax: config.DTMax, Dense: config.Dense})

	gated := graph.GatedRMSNorm(Reshape(y, batch, seqLen, channels), z, perHead("norm.weight"), 1)
	out := Linear(gated, weights.stretch("out_proj.weight", 1, d, heads, 0, 0))
	return out, MixerState{Conv: Concatenate([]*Node{xState, bcState}, 1), SSM: ssmAfter}
}

// within makes the raw time steps dt: [batch, seqlen, heads] of tokens behind lengths so small that their softplus is 0: such a
// token neither decays a state nor adds to it.
func within(dt, lengths *Node) *Node {
	if lengths == nil {
		return dt
	}
	shape := dt.Shape()
	position := Iota(dt.Graph(), shapes.Make(dtypes.Int32, shape.Dimensions...), 1)
	inside := LessThan(position, BroadcastToShape(InsertAxes(lengths, -1, -1), position.Shape()))
	return Where(inside, dt, BroadcastToShape(Scalar(dt.Graph(), shape.DType, -1e30), shape))
}

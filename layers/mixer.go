package layers

import (
	"fmt"

	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/nested"
)

// MixerConfig are the static parameters of a mixer.
type MixerConfig struct {
	nested.Dims
	ChunkSize    int     // tokens per SSD chunk, 0 for the default; affects speed only
	DTMin, DTMax float64 // dt_limit; DTMax 0 means no upper limit
}

// MixerState is what a mixer carries from one token to the next, at the width in use.
type MixerState struct {
	Conv *Node // [batch, 2d + 2 d_state, d_conv], the last raw convolution inputs (x, B, C), newest last
	SSM  *Node // [batch, heads, headdim, d_state], float32
}

// MixerInputs are the operands of [Mixer] beside its weights. State and SegmentIDs may be nil.
type MixerInputs struct {
	U          *Node       // [batch, seqlen, d_model]
	State      *MixerState // state before the first token
	SegmentIDs *Node       // [batch, seqlen], see [graph.SSDInputs]
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
	return mixer(config, weights, heads, in, sequence{})
}

// MixerStep is [Mixer] for one token, U: [batch, 1, d_model], by the recurrence instead of chunks. in.State is required.
func MixerStep(config MixerConfig, weights Weights, heads int, in MixerInputs) (*Node, MixerState) {
	in.U.AssertDims(-1, 1, config.DModel)
	return mixer(config, weights, heads, in, oneToken{})
}

// scanner is how a mixer moves along the sequence: in chunks or by one step.
type scanner interface {
	conv(graph.ConvInputs) (y, state *Node)
	ssd(graph.SSDInputs, graph.SSDOptions) (y, state *Node)
}

type sequence struct{}

func (sequence) conv(in graph.ConvInputs) (y, state *Node) { return graph.CausalConv(in) }

func (sequence) ssd(in graph.SSDInputs, options graph.SSDOptions) (y, state *Node) {
	return graph.SSD(in, options)
}

type oneToken struct{}

func (oneToken) conv(in graph.ConvInputs) (y, state *Node) {
	y, state = graph.ConvStep(Squeeze(in.X, 1), in.State, in.Weight, in.Bias)
	return InsertAxes(y, 1), state
}

func (oneToken) ssd(in graph.SSDInputs, options graph.SSDOptions) (y, state *Node) {
	return graph.SSDStep(in, options)
}

func mixer(config MixerConfig, weights Weights, heads int, in MixerInputs, scan scanner) (*Node, MixerState) {
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
		y, state := scan.conv(ci)
		return graph.SiLU(y), state
	}
	z := project(inProjZ, inProjZ)
	x, xState := convolve(project(inProjX, inProjX), convX, convX, 0, channels)
	bc, bcState := convolve(project(inProjB, inProjC), convB, convC, channels, channels+2*d.DState)
	perHead := func(name string) *Node { return weights.stretch(name, 0, d, heads, 0, 0) }

	y, ssmAfter := scan.ssd(graph.SSDInputs{
		X:            Reshape(x, batch, seqLen, heads, d.HeadDim),
		DT:           project(inProjDT, inProjDT),
		A:            Neg(Exp(perHead("A_log"))),
		B:            InsertAxes(SliceAxis(bc, 2, AxisRange(0, d.DState)), 2),
		C:            InsertAxes(SliceAxis(bc, 2, AxisRange(d.DState, 2*d.DState)), 2),
		D:            perHead("D"),
		DTBias:       perHead("dt_bias"),
		InitialState: ssmState,
		SegmentIDs:   in.SegmentIDs,
	}, graph.SSDOptions{ChunkSize: config.ChunkSize, Softplus: true, DTMin: config.DTMin, DTMax: config.DTMax})

	gated := graph.GatedRMSNorm(Reshape(y, batch, seqLen, channels), z, perHead("norm.weight"), 1)
	out := Linear(gated, weights.stretch("out_proj.weight", 1, d, heads, 0, 0))
	return out, MixerState{Conv: Concatenate([]*Node{xState, bcState}, 1), SSM: ssmAfter}
}

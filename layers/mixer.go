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
	// Compact asks for few large operations rather than those that move least: one input projection and one convolution, of which
	// parts are cut off, and the SSD of [graph.SSDOptions.Dense]. Programs compile faster and are smaller where an operation costs
	// much of both, as on TPUs. The numbers are the same to rounding.
	Compact bool
	// Split asks for one input projection whose parts are taken where they stand, [graph.SplitConvSSD], as kernels on GPUs can. It takes
	// a sequence without a state before it and without lengths; others are computed as if it were not set.
	Split bool
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
// Each stretch of the input projection is a product of its own ([Projections]), unless the configuration is compact. Source: docs/reference.md section 1; MatMamba2.forward.
func Mixer(config MixerConfig, weights Weights, heads int, in MixerInputs) (*Node, MixerState) {
	d := config.Dims
	if heads < 1 || heads > d.NHeads {
		panic(fmt.Sprintf("layers.Mixer: %d heads of %d", heads, d.NHeads))
	}
	batch, seqLen := in.U.Shape().Dimensions[0], in.U.Shape().Dimensions[1]
	in.U.AssertDims(batch, seqLen, d.DModel)
	if config.Compact {
		weights, d.NHeads = weights.Narrow(d, heads), heads // all stretches touch now
	}
	if config.Split && in.State == nil && in.Lengths == nil {
		return config.split(d, weights, heads, in)
	}
	m := mixerFront{d: d, weights: weights, heads: heads, in: in}
	channels := heads * d.HeadDim
	var ssmState *Node
	if in.State != nil {
		in.State.Conv.AssertDims(batch, channels+2*d.DState, d.DConv)
		ssmState = in.State.SSM
	}
	if config.Compact {
		m.projected = Linear(in.U, weights.Get("in_proj.weight"))
	} else {
		m.products = weights.products(in.U, d, heads)
	}
	z := m.project(inProjZ, inProjZ)
	x, bc, convState := m.convolved(config.Compact)
	perHead := func(name string) *Node { return weights.stretch(name, 0, d, heads, 0, 0) }

	y, ssmAfter := graph.SSD(graph.SSDInputs{
		X:            Reshape(x, batch, seqLen, heads, d.HeadDim),
		DT:           within(m.project(inProjDT, inProjDT), in.Lengths),
		A:            Neg(Exp(perHead("A_log"))),
		B:            InsertAxes(SliceAxis(bc, 2, AxisRange(0, d.DState)), 2),
		C:            InsertAxes(SliceAxis(bc, 2, AxisRange(d.DState, 2*d.DState)), 2),
		D:            perHead("D"),
		DTBias:       perHead("dt_bias"),
		InitialState: ssmState,
		SegmentIDs:   in.SegmentIDs,
	}, config.ssdOptions())

	gated := graph.GatedRMSNorm(Reshape(y, batch, seqLen, channels), z, perHead("norm.weight"), 1)
	out := Linear(gated, weights.stretch("out_proj.weight", 1, d, heads, 0, 0))
	return out, MixerState{Conv: convState, SSM: ssmAfter}
}

func (config MixerConfig) ssdOptions() graph.SSDOptions {
	return graph.SSDOptions{ChunkSize: config.ChunkSize, Softplus: true, DTMin: config.DTMin, DTMax: config.DTMax, Dense: config.Compact}
}

// split is [Mixer] with [MixerConfig.Split].
func (config MixerConfig) split(d nested.Dims, weights Weights, heads int, in MixerInputs) (*Node, MixerState) {
	perHead := func(name string) *Node { return weights.stretch(name, 0, d, heads, 0, 0) }
	plan, _ := nested.MixerWeight("in_proj.weight")
	projected := JoinedProjections(in.U, weights.Get(plan.Name), plan.Stretches(0, d, heads))
	gated, state := graph.SplitConvSSD(graph.SplitInputs{
		Projected:  projected,
		ConvWeight: Squeeze(weights.joined("conv1d.weight", d, heads), 1),
		ConvBias:   weights.joined("conv1d.bias", d, heads),
		A:          Neg(Exp(perHead("A_log"))),
		D:          perHead("D"),
		DTBias:     perHead("dt_bias"),
		NormWeight: perHead("norm.weight"),
		SegmentIDs: in.SegmentIDs,
	}, config.ssdOptions())
	channels := heads * d.HeadDim
	xBC := SliceAxis(projected, 2, AxisRange(channels, 2*channels+2*d.DState))
	out := Linear(gated, weights.stretch("out_proj.weight", 1, d, heads, 0, 0))
	return out, MixerState{Conv: graph.ConvState(xBC, in.SegmentIDs, d.DConv), SSM: state}
}

// mixerFront is what a mixer does before its SSD.
type mixerFront struct {
	d       nested.Dims
	weights Weights
	heads   int
	in      MixerInputs
	// The input projection: all stretches, [batch, seqlen, rows], or those that are used together, by the first of them.
	projected *Node
	products  map[int]*Node
}

// products are z, x, B and C beside each other, and dt, by the first stretch of each.
func (w Weights) products(u *Node, d nested.Dims, heads int) map[int]*Node {
	plan, _ := nested.MixerWeight("in_proj.weight")
	weight := w.Get(plan.Name)
	weight.AssertDims(plan.Shape(d, d.NHeads)...)
	rows := plan.Stretches(0, d, heads)
	bc := nested.Range{From: rows[inProjB].From, To: rows[inProjC].To}
	all := Projections(u, weight, []nested.Range{rows[inProjZ], rows[inProjX], bc, rows[inProjDT]})
	return map[int]*Node{inProjZ: all[0], inProjX: all[1], inProjB: all[2], inProjDT: all[3]}
}

// project is the stretches first to last of the input projection.
func (m mixerFront) project(first, last int) *Node {
	if m.projected == nil {
		return m.products[first]
	}
	plan, _ := nested.MixerWeight("in_proj.weight")
	stretches := plan.Stretches(0, m.d, m.heads)
	return SliceAxis(m.projected, 2, AxisRange(stretches[first].From, stretches[last].To))
}

// convolved returns x, [batch, seqlen, heads * headdim], and B and C, [batch, seqlen, 2 d_state], after the convolution, and its state.
func (m mixerFront) convolved(compact bool) (x, bc, state *Node) {
	channels := m.heads * m.d.HeadDim
	if compact {
		all, state := m.convolve(m.project(inProjX, inProjC), convX, convC, 0)
		return SliceAxis(all, 2, AxisRange(0, channels)), SliceAxis(all, 2, AxisRange(channels, channels+2*m.d.DState)), state
	}
	x, xState := m.convolve(m.project(inProjX, inProjX), convX, convX, 0)
	bc, bcState := m.convolve(m.project(inProjB, inProjC), convB, convC, channels)
	return x, bc, Concatenate([]*Node{xState, bcState}, 1)
}

// convolve is the convolution with SiLU of the stretches first to last, whose channels begin at from in the state.
func (m mixerFront) convolve(x *Node, first, last, from int) (y, state *Node) {
	in := graph.ConvInputs{
		X:          x,
		Weight:     Squeeze(m.weights.stretch("conv1d.weight", 0, m.d, m.heads, first, last), 1),
		Bias:       m.weights.stretch("conv1d.bias", 0, m.d, m.heads, first, last),
		SegmentIDs: m.in.SegmentIDs,
	}
	if m.in.State != nil {
		in.State = SliceAxis(m.in.State.Conv, 1, AxisRange(from, from+x.Shape().Dimensions[2]))
	}
	y, state = graph.CausalConvSiLU(in)
	if m.in.Lengths != nil {
		state = graph.ConvStateAt(x, in.State, m.in.Lengths, m.d.DConv)
	}
	return y, state
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

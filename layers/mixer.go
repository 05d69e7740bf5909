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
	// Joined hands B and C beside each other to the SSD, as kernels on CPUs take them.
	Joined bool
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
// Each stretch of the input projection is a product of its own ([graph.Projections]), unless the configuration is compact. Source: docs/reference.md section 1; MatMamba2.forward.
func Mixer(config MixerConfig, weights Weights, heads int, in MixerInputs) (*Node, MixerState) {
	d := config.Dims
	if heads < 1 || heads > d.NHeads {
		panic(fmt.Errorf("layers.Mixer: %d heads of %d", heads, d.NHeads))
	}
	batch, seqLen := in.U.Shape().Dimensions[0], in.U.Shape().Dimensions[1]
	in.U.AssertDims(batch, seqLen, d.DModel)
	if config.Compact {
		weights, d.NHeads = weights.Narrow(d, heads), heads // all stretches touch now
	}
	if config.Split && in.State == nil && in.Lengths == nil {
		return config.split(d, weights, heads, in)
	}
	if in.State != nil {
		in.State.Conv.AssertDims(batch, heads*d.HeadDim+2*d.DState, d.DConv)
	}
	config.Dims = d
	front, state := mixerCall{config, weights, heads, in}.front()
	return behindFront(config, weights, heads, front.Z, front.Y), state
}

func (config MixerConfig) ssdOptions() graph.SSDOptions {
	return graph.SSDOptions{ChunkSize: config.ChunkSize, Softplus: true, DTMin: config.DTMin, DTMax: config.DTMax, Dense: config.Compact}
}

// split is [Mixer] with [MixerConfig.Split].
func (config MixerConfig) split(d nested.Dims, weights Weights, heads int, in MixerInputs) (*Node, MixerState) {
	config.Dims = d
	m := mixerCall{config, weights, heads, in}
	split := m.splitInputs(m.rows(in.U))
	split.NormWeight = weights.stretch("norm.weight", 0, d, heads, 0, 0)
	gated, state := graph.SplitConvSSD(split, config.ssdOptions())
	channels := heads * d.HeadDim
	xBC := SliceAxis(split.Projected, 2, AxisRange(channels, 2*channels+2*d.DState))
	out := Linear(gated, weights.stretch("out_proj.weight", 1, d, heads, 0, 0))
	return out, MixerState{Conv: graph.ConvState(xBC, in.SegmentIDs, d.DConv), SSM: state}
}

// mixerCall is a mixer of some width and what it is to work on.
type mixerCall struct {
	config  MixerConfig
	weights Weights
	heads   int
	in      MixerInputs
}

func (m mixerCall) front() (f MixerFront, state MixerState) {
	if m.config.Compact {
		return m.compactFront()
	}
	f.Z, f.X, f.BC, f.DT = m.projected(m.in.U)
	f.ConvX, f.ConvBC, state.Conv = m.convolved(f.X, f.BC)
	f.Y, state.SSM, f.Kept = m.ssd(f.ConvX, f.ConvBC, f.DT, nil)
	return f, state
}

// compactFront is the front by one product and one convolution, of x, B and C beside each other: X and BC are none.
func (m mixerCall) compactFront() (f MixerFront, state MixerState) {
	projected := Linear(m.in.U, m.weights.Get("in_proj.weight"))
	rows := m.inProjRows()
	part := func(first, last int) *Node {
		return SliceAxis(projected, 2, AxisRange(rows[first].From, rows[last].To))
	}
	f.Z = part(inProjZ, inProjZ)
	all, convState := m.convolve(part(inProjX, inProjC), convX, convC, 0)
	channels := m.heads * m.config.HeadDim
	f.ConvX, f.ConvBC = SliceAxis(all, 2, AxisRange(0, channels)), SliceAxis(all, 2, AxisRange(channels, channels+2*m.config.DState))
	f.DT, state.Conv = part(inProjDT, inProjDT), convState
	f.Y, state.SSM, f.Kept = m.ssd(f.ConvX, f.ConvBC, f.DT, nil)
	return f, state
}

// inProjRows are the rows of in_proj.weight that the heads use, in stretches.
func (m mixerCall) inProjRows() []nested.Range {
	plan, _ := nested.MixerWeight("in_proj.weight")
	m.weights.Get(plan.Name).AssertDims(plan.Shape(m.config.Dims, m.config.NHeads)...)
	return plan.Stretches(0, m.config.Dims, m.heads)
}

// rows is the input projection of u, all parts beside each other.
func (m mixerCall) rows(u *Node) *Node {
	return graph.JoinedProjections(u, m.weights.Get("in_proj.weight"), m.inProjRows())
}

// splitInputs are those of [graph.SplitConvSSD] but the norm's weight.
func (m mixerCall) splitInputs(rows *Node) graph.SplitInputs {
	d := m.config.Dims
	perHead := func(name string) *Node { return m.weights.stretch(name, 0, d, m.heads, 0, 0) }
	return graph.SplitInputs{
		Projected:  rows,
		ConvWeight: Squeeze(m.weights.joined("conv1d.weight", d, m.heads), 1),
		ConvBias:   m.weights.joined("conv1d.bias", d, m.heads),
		ALog:       perHead("A_log"),
		D:          perHead("D"),
		DTBias:     perHead("dt_bias"),
		SegmentIDs: m.in.SegmentIDs,
	}
}

// projected is the input projection of u, see [MixerFront].
func (m mixerCall) projected(u *Node) (z, x, bc, dt *Node) {
	rows := m.inProjRows()
	joined := nested.Range{From: rows[inProjB].From, To: rows[inProjC].To}
	all := graph.Projections(u, m.weights.Get("in_proj.weight"), []nested.Range{rows[inProjZ], rows[inProjX], joined, rows[inProjDT]})
	return all[0], all[1], all[2], all[3]
}

// convolved is the convolution of x and of B and C, and its state.
func (m mixerCall) convolved(x, bc *Node) (convolvedX, convolvedBC, state *Node) {
	convolvedX, xState := m.convolve(x, convX, convX, 0)
	convolvedBC, bcState := m.convolve(bc, convB, convC, m.heads*m.config.HeadDim)
	return convolvedX, convolvedBC, Concatenate([]*Node{xState, bcState}, 1)
}

// convolve is the convolution with SiLU of the stretches first to last, whose channels begin at from in the state.
func (m mixerCall) convolve(x *Node, first, last, from int) (y, state *Node) {
	in := graph.ConvInputs{
		X:          x,
		Weight:     Squeeze(m.weights.stretch("conv1d.weight", 0, m.config.Dims, m.heads, first, last), 1),
		Bias:       m.weights.stretch("conv1d.bias", 0, m.config.Dims, m.heads, first, last),
		SegmentIDs: m.in.SegmentIDs,
	}
	if m.in.State != nil {
		in.State = SliceAxis(m.in.State.Conv, 1, AxisRange(from, from+x.Shape().Dimensions[2]))
	}
	y, state = graph.CausalConvSiLU(in)
	if m.in.Lengths != nil {
		state = graph.ConvStateAt(x, in.State, m.in.Lengths, m.config.DConv)
	}
	return y, state
}

// ssd is the SSD of x, B and C after the convolution and of the raw time steps, like x, the state after the last token, and what is kept for the
// gradient; see [graph.SSDInputs] for what was kept already.
func (m mixerCall) ssd(x, bc, dt, kept *Node) (y, state, keeps *Node) {
	d := m.config.Dims
	dims := x.Shape().Dimensions
	perHead := func(name string) *Node { return m.weights.stretch(name, 0, d, m.heads, 0, 0) }
	in := graph.SSDInputs{
		X:          Reshape(x, dims[0], dims[1], m.heads, d.HeadDim),
		DT:         within(dt, m.in.Lengths),
		A:          Neg(Exp(perHead("A_log"))),
		SegmentIDs: m.in.SegmentIDs,
		Kept:       kept,
	}
	if m.config.Joined {
		in.BC = Reshape(bc, dims[0], dims[1], 2, d.DState)
	} else {
		in.B, in.C = InsertAxes(SliceAxis(bc, 2, AxisRange(0, d.DState)), 2), InsertAxes(SliceAxis(bc, 2, AxisRange(d.DState, 2*d.DState)), 2)
	}
	in.D, in.DTBias = perHead("D"), perHead("dt_bias")
	if m.in.State != nil {
		in.InitialState = m.in.State.SSM
	}
	y, state, keeps = graph.SSDKeeping(in, m.config.ssdOptions())
	return Reshape(y, dims...), state, keeps
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

package graph

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
)

// LinearSmall is x @ weight^T for the few rows of a decoder's batch, where the time goes into reading weight:
//
//	x: [rows, in]   weight: [out, in], rounded to x's type where its own is another   returns [rows, out] float32
func LinearSmall(x, weight *Node) *Node {
	return Dot(x, ConvertDType(weight, x.DType())).WithOutputDType(dtypes.Float32).General([]int{1}, nil, []int{1}, nil)
}

// StepInputs are the operands of [RecurrentStep]: those of a mixer between its two projections, for one token of each sequence.
type StepInputs struct {
	// Projected is the input projection, z, x, B, C and dt side by side: [batch, 2*channels + 2*d_state + nheads].
	Projected  *Node
	Conv       *Node // [batch, channels + 2*d_state, taps], the last raw convolution inputs, newest last
	SSM        *Node // [batch, nheads, headdim, d_state] float32
	ConvWeight *Node // [channels + 2*d_state, taps]
	ConvBias   *Node // [channels + 2*d_state]
	A          *Node // [nheads], negative
	D          *Node // [nheads]
	DTBias     *Node // [nheads]
	NormWeight *Node // [channels]
}

// RecurrentStep is what a mixer does between its projections, for one token: convolution with SiLU, the recurrence of [SSDStep],
// the gated norm. Everything is float32. It returns the operand of the output projection, [batch, channels], and the states after
// the token in the shapes of those before it.
func RecurrentStep(in StepInputs, options SSDOptions) (gated, conv, ssm *Node) {
	state := in.SSM.Shape().Dimensions
	batch, nheads, headDim, dState := state[0], state[1], state[2], state[3]
	channels := nheads * headDim
	in.Projected.AssertDims(batch, 2*channels+2*dState+nheads)
	columns := func(x *Node, from, to int) *Node { return Slice(x, AxisRange(), AxisRange(from, to)) }

	z := columns(in.Projected, 0, channels)
	xbc := columns(in.Projected, channels, 2*channels+2*dState)
	xbc, conv = ConvStep(xbc, in.Conv, in.ConvWeight, in.ConvBias)
	xbc = SiLU(xbc)
	y, ssm := SSDStep(SSDInputs{
		X:            Reshape(columns(xbc, 0, channels), batch, 1, nheads, headDim),
		DT:           Reshape(columns(in.Projected, 2*channels+2*dState, 2*channels+2*dState+nheads), batch, 1, nheads),
		A:            in.A,
		B:            Reshape(columns(xbc, channels, channels+dState), batch, 1, 1, dState),
		C:            Reshape(columns(xbc, channels+dState, channels+2*dState), batch, 1, 1, dState),
		D:            in.D,
		DTBias:       in.DTBias,
		InitialState: in.SSM,
	}, options)
	return GatedRMSNorm(Reshape(y, batch, channels), z, in.NormWeight, 1), conv, ssm
}

// ConvStateAt is the convolution's state after the first lengths tokens of each row: [batch, channels, taps].
//
//	x: [batch, seqlen, channels]   before: [batch, channels, taps], zeros if nil   lengths: [batch] int32, up to seqlen
func ConvStateAt(x, before, lengths *Node, taps int) *Node {
	batch, seqLen, channels := x.Shape().Dimensions[0], x.Shape().Dimensions[1], x.Shape().Dimensions[2]
	lengths.AssertDims(batch)
	g := x.Graph()
	head := Zeros(g, shapes.Make(x.DType(), batch, taps, channels))
	if before != nil {
		head = ConvertDType(TransposeAllAxes(before, 0, 2, 1), x.DType())
	}
	extended := Reshape(Concatenate([]*Node{head, x}, 1), batch*(taps+seqLen), channels)
	rows := Iota(g, shapes.Make(dtypes.Int32, batch, taps), 0)
	at := Add(MulScalar(rows, taps+seqLen), Add(InsertAxes(lengths, -1), Iota(g, shapes.Make(dtypes.Int32, batch, taps), 1)))
	return TransposeAllAxes(Gather(extended, InsertAxes(at, -1)), 0, 2, 1)
}

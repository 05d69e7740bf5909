package graph

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph" //nolint:revive,staticcheck // graph-building code reads as formulas
)

// ConvInputs are the operands of [CausalConv]. Bias, State and SegmentIDs may be nil.
type ConvInputs struct {
	X      *Node // [batch, seqlen, channels]
	Weight *Node // [channels, taps]; the last tap multiplies the current token
	Bias   *Node // [channels]
	State  *Node // [batch, channels, taps], the last taps values before X, newest last; zeros if nil
	// SegmentIDs, [batch, seqlen], marks packed documents: no tap reaches across the start of one. State belongs to the
	// first document.
	SegmentIDs *Node
}

// CausalConv is the depthwise causal convolution of the mixer, without its activation:
//
//	y_t = bias + sum over j < taps of weight[taps-1-j] * x_{t-j}
//
// It returns y: [batch, seqlen, channels] and the state after the last token: [batch, channels, taps], the last raw
// values, newest last (the official conv_state). Source: causal_conv1d; mamba_ssm/modules/mamba2.py.
func CausalConv(in ConvInputs) (y, state *Node) {
	batch, seqLen, channels := in.X.Shape().Dimensions[0], in.X.Shape().Dimensions[1], in.X.Shape().Dimensions[2]
	taps := in.Weight.Shape().Dimensions[1]
	in.Weight.AssertDims(channels, taps)
	g, dtype := in.X.Graph(), in.X.DType()

	before := Zeros(g, shapes.Make(dtype, batch, taps, channels))
	if in.State != nil {
		in.State.AssertDims(batch, channels, taps)
		before = ConvertDType(TransposeAllAxes(in.State, 0, 2, 1), dtype)
	}
	extended := Concatenate([]*Node{before, in.X}, 1)
	weight := ConvertDType(TransposeAllAxes(in.Weight, 1, 0), dtype)
	for j := range taps {
		values := Slice(extended, AxisRange(), AxisRange(taps-j, taps-j+seqLen))
		term := Mul(values, Reshape(Slice(weight, AxisRange(taps-1-j, taps-j)), 1, 1, channels))
		if in.SegmentIDs != nil && j > 0 {
			term = Mul(term, ConvertDType(sameDocument(in.SegmentIDs, j), dtype))
		}
		if y == nil {
			y = term
		} else {
			y = Add(y, term)
		}
	}
	if in.Bias != nil {
		in.Bias.AssertDims(channels)
		y = Add(y, Reshape(ConvertDType(in.Bias, dtype), 1, 1, channels))
	}
	last := Slice(extended, AxisRange(), AxisRange(seqLen, seqLen+taps))
	return y, documentTail(TransposeAllAxes(last, 0, 2, 1), in.SegmentIDs)
}

// documentTail zeroes the values of a convolution state, [batch, channels, taps], that come from before the last
// document.
func documentTail(state, segmentIDs *Node) *Node {
	if segmentIDs == nil {
		return state
	}
	batch, taps := state.Shape().Dimensions[0], state.Shape().Dimensions[2]
	runs := documentRuns(segmentIDs)
	seqLen := runs.Shape().Dimensions[1]
	first := Slice(runs, AxisRange(), AxisRange(0, 1))
	runs = Concatenate([]*Node{BroadcastToDims(first, batch, taps), runs}, 1)
	tail := Slice(runs, AxisRange(), AxisRange(seqLen, seqLen+taps))
	newest := Slice(tail, AxisRange(), AxisRange(taps-1, taps))
	same := Equal(tail, BroadcastToDims(newest, batch, taps))
	return Mul(state, ConvertDType(InsertAxes(same, 1), state.DType()))
}

// sameDocument is 1 where token t and token t-back belong to the same document, [batch, seqlen, 1] float32. What lies
// before the sequence belongs to the first document.
func sameDocument(segmentIDs *Node, back int) *Node {
	runs := documentRuns(segmentIDs)
	batch, seqLen := runs.Shape().Dimensions[0], runs.Shape().Dimensions[1]
	back = min(back, seqLen)
	first := BroadcastToDims(Slice(runs, AxisRange(), AxisRange(0, 1)), batch, back)
	earlier := first
	if back < seqLen {
		earlier = Concatenate([]*Node{first, Slice(runs, AxisRange(), AxisRange(0, seqLen-back))}, 1)
	}
	return InsertAxes(ConvertDType(Equal(runs, earlier), dtypes.Float32), -1)
}

// ConvStep is [CausalConv] for one token: x: [batch, channels], state: [batch, channels, taps]. It returns
// y: [batch, channels] and the new state.
func ConvStep(x, state, weight, bias *Node) (y, newState *Node) {
	taps := state.Shape().Dimensions[2]
	newState = Concatenate([]*Node{
		Slice(state, AxisRange(), AxisRange(), AxisRange(1, taps)),
		InsertAxes(ConvertDType(x, state.DType()), -1),
	}, 2)
	y = ReduceSum(Mul(newState, InsertAxes(ConvertDType(weight, state.DType()), 0)), -1)
	if bias != nil {
		y = Add(y, InsertAxes(ConvertDType(bias, state.DType()), 0))
	}
	return ConvertDType(y, x.DType()), newState
}

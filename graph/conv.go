package graph

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
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
	conv := depthwise{batch, seqLen, channels, taps, in.SegmentIDs}
	y = withVJP([]*Node{extended, in.Weight}, conv.forward, conv.backward)[0]
	if in.Bias != nil {
		in.Bias.AssertDims(channels)
		y = Add(y, Reshape(ConvertDType(in.Bias, dtypes.Float32), 1, 1, channels))
	}
	last := Slice(extended, AxisRange(), AxisRange(seqLen, seqLen+taps))
	return ConvertDType(y, dtype), documentTail(TransposeAllAxes(last, 0, 2, 1), in.SegmentIDs)
}

// depthwise is the sum over taps of [CausalConv] and its gradient. Automatic differentiation would add up as many padded
// copies of the sequence as there are taps; here the gradient is the same sum run backwards.
type depthwise struct {
	batch, seqLen, channels, taps int
	segmentIDs                    *Node
}

// forward: extended: [batch, taps + seqlen, channels], weight: [channels, taps] to [batch, seqlen, channels] in float32.
func (c depthwise) forward(inputs []*Node) []*Node {
	var y *Node
	for back := range c.taps {
		y = sum(y, Mul(c.values(inputs[0], back), c.tap(inputs[1], back)))
	}
	return []*Node{y}
}

func (c depthwise) backward(inputs, grads []*Node) []*Node {
	extended, weight, dy := inputs[0], inputs[1], grads[0]
	g := dy.Graph()
	zeros := Zeros(g, shapes.Make(dtypes.Float32, c.batch, c.taps, c.channels))
	var dExtended *Node
	dTaps := make([]*Node, c.taps)
	for back := range c.taps {
		// Element e of the extended sequence meets output e - taps + back.
		masked := dy
		if mask := c.mask(back); mask != nil {
			masked = Mul(dy, mask)
		}
		padded := Concatenate([]*Node{zeros, masked, zeros}, 1)
		shifted := Slice(padded, AxisRange(), AxisRange(back, back+c.taps+c.seqLen))
		dExtended = sum(dExtended, Mul(shifted, c.tap(weight, back)))
		products := Reshape(Mul(dy, c.values(extended, back)), c.batch*c.seqLen, c.channels)
		dTaps[c.taps-1-back] = InsertAxes(ReduceSum(products, 0), -1)
	}
	return []*Node{dExtended, Concatenate(dTaps, 1)}
}

// values are what tap back reads: the extended sequence back tokens ago, 0 across documents. Float32.
func (c depthwise) values(extended *Node, back int) *Node {
	x := Slice(ConvertDType(extended, dtypes.Float32), AxisRange(), AxisRange(c.taps-back, c.taps-back+c.seqLen))
	if mask := c.mask(back); mask != nil {
		x = Mul(x, mask)
	}
	return x
}

// mask is nil where no document can start between a token and the one back tokens ago.
func (c depthwise) mask(back int) *Node {
	if c.segmentIDs == nil || back == 0 {
		return nil
	}
	return sameDocument(c.segmentIDs, back)
}

// tap is the weight of the value back tokens ago, [1, 1, channels].
func (c depthwise) tap(weight *Node, back int) *Node {
	column := Slice(ConvertDType(weight, dtypes.Float32), AxisRange(), AxisRange(c.taps-1-back, c.taps-back))
	return Reshape(column, 1, 1, c.channels)
}

// sum is a + b, or b where a is nil.
func sum(a, b *Node) *Node {
	if a == nil {
		return b
	}
	return Add(a, b)
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

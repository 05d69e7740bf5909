package graph

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
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
func CausalConv(in ConvInputs) (y, state *Node) { return causalConv(in, false) }

// CausalConvSiLU is SiLU of [CausalConv], rounded to X's type once.
func CausalConvSiLU(in ConvInputs) (y, state *Node) { return causalConv(in, true) }

func causalConv(in ConvInputs, silu bool) (y, state *Node) {
	batch, channels := in.X.Shape().Dimensions[0], in.X.Shape().Dimensions[2]
	taps := in.Weight.Shape().Dimensions[1]
	in.Weight.AssertDims(channels, taps)
	g := in.X.Graph()

	state, bias := in.State, in.Bias
	if state == nil {
		state = Zeros(g, shapes.Make(dtypes.Float32, batch, channels, taps))
	}
	if bias == nil {
		bias = Zeros(g, shapes.Make(dtypes.Float32, channels))
	}
	state.AssertDims(batch, channels, taps)
	bias.AssertDims(channels)
	operands := []*Node{in.X}
	for _, operand := range []*Node{in.Weight, bias, state} {
		operands = append(operands, ConvertDType(operand, dtypes.Float32))
	}
	var runs *Node
	if in.SegmentIDs != nil {
		runs = documentRuns(in.SegmentIDs)
		operands = append(operands, runs)
	}
	y = composite.Call(convCall{silu: silu, initial: in.State != nil, segments: runs != nil}.op(), operands...)[0]
	return y, convState(in.X, state, runs)
}

// ConvState is the state of [CausalConv] after x: [batch, seqlen, channels], before which there was nothing: [batch, channels, taps].
func ConvState(x, segmentIDs *Node, taps int) *Node {
	var runs *Node
	if segmentIDs != nil {
		runs = documentRuns(segmentIDs)
	}
	dims := x.Shape().Dimensions
	return convState(x, Zeros(x.Graph(), shapes.Make(dtypes.Float32, dims[0], dims[2], taps)), runs)
}

func convState(x, state, runs *Node) *Node {
	seqLen, taps := x.Shape().Dimensions[1], state.Shape().Dimensions[2]
	last := Slice(extend(x, state), AxisRange(), AxisRange(seqLen, seqLen+taps))
	return documentTail(TransposeAllAxes(last, 0, 2, 1), runs)
}

// extend puts a state, [batch, channels, taps], before x: [batch, taps + seqlen, channels] in x's type.
func extend(x, state *Node) *Node {
	before := ConvertDType(TransposeAllAxes(state, 0, 2, 1), x.DType())
	return Concatenate([]*Node{before, x}, 1)
}

// convCall is [CausalConv] as a composite. Its operands are x in the compute type, weight, bias and state in float32, and the
// documents' numbers if there are segments; its result is y in the compute type. Where no state was given it is zeros, and the attribute
// init says that it need not be read, nor its gradient be computed.
type convCall struct{ silu, initial, segments bool }

func (c convCall) op() composite.Op {
	return composite.Op{Name: c.name(), Attributes: c.attributes(), Decomposition: c.forward, VJP: c.gradient}
}

func (c convCall) name() string {
	if c.silu {
		return "conv_silu"
	}
	return "conv"
}

func (c convCall) attributes() composite.Attributes {
	return composite.Attributes{"init": composite.Bool(c.initial), "seg": composite.Bool(c.segments)}
}

// depthwise is the sum over taps for these operands, and the sequence with the state before it.
func (c convCall) depthwise(operands []*Node) (sum depthwise, extended *Node) {
	x, taps := operands[0].Shape().Dimensions, operands[1].Shape().Dimensions[1]
	sum = depthwise{batch: x[0], seqLen: x[1], channels: x[2], taps: taps}
	if c.segments {
		sum.runs = operands[4]
	}
	return sum, extend(operands[0], operands[3])
}

// beforeActivation is y in float32 before SiLU.
func (c convCall) beforeActivation(operands []*Node) *Node {
	sum, extended := c.depthwise(operands)
	return Add(sum.forward(extended, operands[1]), Reshape(operands[2], 1, 1, sum.channels))
}

func (c convCall) forward(operands []*Node) []*Node {
	y := c.beforeActivation(operands)
	if c.silu {
		y = SiLU(y)
	}
	return []*Node{ConvertDType(y, operands[0].DType())}
}

// gradient is a composite of the operands and the gradient of y; its results are those of x, weight, bias and state.
func (c convCall) gradient(inputs, _, grads []*Node) []*Node {
	op := composite.Op{Name: c.name() + "_grad", Attributes: c.attributes(), Decomposition: c.backward}
	inputGrads := composite.Call(op, append(append([]*Node{}, inputs...), grads[0])...)
	if c.segments {
		inputGrads = append(inputGrads, nil)
	}
	return inputGrads
}

func (c convCall) backward(operands []*Node) []*Node {
	x := operands[0]
	dy := ConvertDType(operands[len(operands)-1], dtypes.Float32)
	if c.silu {
		before := c.beforeActivation(operands)
		gate := Logistic(before)
		dy = Mul(dy, Mul(gate, OnePlus(Mul(before, OneMinus(gate)))))
	}
	sum, extended := c.depthwise(operands)
	dExtended, dWeight := sum.backward(extended, operands[1], dy)
	dState := TransposeAllAxes(Slice(dExtended, AxisRange(), AxisRange(0, sum.taps)), 0, 2, 1)
	dX := Slice(dExtended, AxisRange(), AxisRange(sum.taps, sum.taps+sum.seqLen))
	return []*Node{ConvertDType(dX, x.DType()), dWeight, ReduceSum(dy, 0, 1), dState}
}

// depthwise is the sum over taps of [CausalConv] and its gradient. Automatic differentiation would add up as many padded
// copies of the sequence as there are taps; here the gradient is the same sum run backwards.
type depthwise struct {
	batch, seqLen, channels, taps int
	runs                          *Node // [batch, seqlen] the documents' numbers, or nil
}

// forward: extended: [batch, taps + seqlen, channels], weight: [channels, taps] to [batch, seqlen, channels] in float32.
func (c depthwise) forward(extended, weight *Node) *Node {
	var y *Node
	for back := range c.taps {
		y = sum(y, Mul(c.values(extended, back), c.tap(weight, back)))
	}
	return y
}

func (c depthwise) backward(extended, weight, dy *Node) (dExtended, dWeight *Node) {
	zeros := Zeros(dy.Graph(), shapes.Make(dtypes.Float32, c.batch, c.taps, c.channels))
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
	return dExtended, Concatenate(dTaps, 1)
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
	if c.runs == nil || back == 0 {
		return nil
	}
	return sameDocument(c.runs, back)
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
func documentTail(state, runs *Node) *Node {
	if runs == nil {
		return state
	}
	batch, taps := state.Shape().Dimensions[0], state.Shape().Dimensions[2]
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
func sameDocument(runs *Node, back int) *Node {
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
	dtype := x.DType()
	x, weight = ConvertDType(x, state.DType()), ConvertDType(weight, state.DType())
	var kept []*Node
	if taps > 1 { // XLA has no empty slice
		kept = append(kept, Slice(state, AxisRange(), AxisRange(), AxisRange(1, taps)))
	}
	newState = Concatenate(append(kept, InsertAxes(x, -1)), 2)
	// A sum over the taps one by one, all of them read from the old state: XLA makes it part of what takes y, where a sum over the
	// new state's axis would be a kernel that waits for the new state.
	tap := func(i int) *Node { return InsertAxes(Squeeze(Slice(weight, AxisRange(), AxisRange(i, i+1)), 1), 0) }
	y = Mul(x, tap(taps-1))
	for i := range taps - 1 {
		y = Add(y, Mul(Squeeze(Slice(state, AxisRange(), AxisRange(), AxisRange(i+1, i+2)), 2), tap(i)))
	}
	if bias != nil {
		y = Add(y, InsertAxes(ConvertDType(bias, state.DType()), 0))
	}
	return ConvertDType(y, dtype), newState
}

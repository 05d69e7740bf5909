package graph

import (
	"math"
	"slices"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// savedChunk is after how many tokens a kernel of [SSD] keeps a state for the gradient.
const savedChunk = 64

// ssdCall is [SSD] as a composite: what of its options and operands is in its name. The operands are, in order,
//
//	x, dt, a, b, c, d, dt_bias, the initial state if there is one, and the documents' numbers if there are segments
//
// where b and c may be one operand ([SSDInputs.BC]), and so may be their gradients,
//
// with x, b and c in the compute type, the documents' numbers int32, growing by one, and the rest float32. The results are y in
// the compute type, the final state in float32, and a workspace for a kernel's own gradient, states [batch, ceil(seqlen / 64),
// nheads, headdim, d_state] in the compute type, which the decomposition neither fills nor reads.
type ssdCall struct {
	options                   SSDOptions
	initial, segments, joined bool
}

func (c ssdCall) op() composite.Op {
	return composite.Op{Name: "ssd", Attributes: c.attributes(), Decomposition: c.forward, VJP: c.gradient}
}

// SSDKept is the shape of what [SSDKeeping] keeps for x: [batch, seqlen, nheads, headdim]: states [batch, ceil(seqlen / 64), nheads, headdim, d_state] in x's type.
func SSDKept(x shapes.Shape, dState int) shapes.Shape {
	d := x.Dimensions
	return shapes.Make(x.DType, d[0], (d[1]+savedChunk-1)/savedChunk, d[2], d[3], dState)
}

// keptOp has the gradient of op alone; its last operand is op's workspace.
func (c ssdCall) keptOp() composite.Op {
	return composite.Op{
		Name: "ssd_kept", Attributes: c.attributes(),
		Decomposition: func(operands []*Node) []*Node {
			in, rest := c.inputs(operands)
			d := in.dims(c.options)
			final := Zeros(in.X.Graph(), shapes.Make(dtypes.Float32, d.batch, d.groups*d.heads, d.headDim, d.dState))
			return []*Node{ZerosLike(in.X), final, Identity(rest[0])}
		},
		VJP: func(inputs, outputs, grads []*Node) []*Node {
			n := len(inputs) - 1
			return append(c.gradient(inputs[:n], []*Node{nil, nil, inputs[n]}, grads), nil)
		},
	}
}

func (c ssdCall) attributes() composite.Attributes {
	chunk := c.options.ChunkSize
	if chunk <= 0 {
		chunk = DefaultChunk
	}
	attributes := c.options.timeStepAttributes()
	attributes["chunk"] = composite.Int(chunk)
	attributes["init"] = composite.Bool(c.initial)
	attributes["seg"] = composite.Bool(c.segments)
	if c.options.Dense {
		attributes["dense"] = composite.Bool(true)
	}
	if c.joined {
		attributes["joined"] = composite.Bool(true)
	}
	return attributes
}

// timeStepAttributes say how a kernel is to compute [timeSteps].
func (o SSDOptions) timeStepAttributes() composite.Attributes {
	attributes := composite.Attributes{"softplus": composite.Bool(o.Softplus)}
	if o.DTMin > 0 {
		attributes["dtmin"] = composite.Float32(o.DTMin)
	}
	if o.hasMaximum() {
		attributes["dtmax"] = composite.Float32(o.DTMax)
	}
	return attributes
}

func (o SSDOptions) hasMaximum() bool { return o.DTMax > 0 && !math.IsInf(o.DTMax, 1) }

// operands are the composite's, made of those of [SSD].
func (c ssdCall) operands(in SSDInputs) []*Node {
	dtype, nheads := in.X.DType(), in.X.Shape().Dimensions[2]
	perHead := func(x *Node) *Node {
		if x == nil {
			return Zeros(in.X.Graph(), shapes.Make(dtypes.Float32, nheads))
		}
		x.AssertDims(nheads)
		return ConvertDType(x, dtypes.Float32)
	}
	shared := []*Node{in.BC}
	if !c.joined {
		shared = []*Node{in.B, in.C}
	}
	operands := []*Node{in.X, ConvertDType(in.DT, dtypes.Float32), perHead(in.A)}
	for _, operand := range shared {
		operands = append(operands, ConvertDType(operand, dtype))
	}
	operands = append(operands, perHead(in.D), perHead(in.DTBias))
	if c.initial {
		operands = append(operands, ConvertDType(in.InitialState, dtypes.Float32))
	}
	if c.segments {
		operands = append(operands, documentRuns(in.SegmentIDs))
	}
	return operands
}

// halves are B and C, which stand beside each other.
func halves(bc *Node) (b, c *Node) {
	groups := bc.Shape().Dimensions[2] / 2
	return SliceAxis(bc, 2, AxisRange(0, groups)), SliceAxis(bc, 2, AxisRange(groups, 2*groups))
}

// apart are operands with b and c apart.
func (c ssdCall) apart(operands []*Node) []*Node {
	if !c.joined {
		return operands
	}
	const bc = 3 // behind x, dt and a
	first, second := halves(operands[bc])
	return slices.Concat(operands[:bc], []*Node{first, second}, operands[bc+1:])
}

// inputs takes the composite's operands apart again; SegmentIDs are the documents' numbers. It returns what follows them.
func (c ssdCall) inputs(operands []*Node) (in SSDInputs, rest []*Node) {
	operands = c.apart(operands)
	in = SSDInputs{
		X: operands[0], DT: operands[1], A: operands[2], B: operands[3], C: operands[4], D: operands[5], DTBias: operands[6],
	}
	rest = operands[7:]
	if c.initial {
		in.InitialState, rest = rest[0], rest[1:]
	}
	if c.segments {
		in.SegmentIDs, rest = rest[0], rest[1:]
	}
	return in, rest
}

// forward is the decomposition of the composite.
func (c ssdCall) forward(operands []*Node) []*Node {
	in, _ := c.inputs(operands)
	d := in.dims(c.options)
	terms := c.terms(c.apart(operands))
	outputs := c.core(in, d, terms).forward()
	dtype := in.X.DType()
	y := Add(d.join(outputs[0]), terms[2])
	saved := Zeros(in.X.Graph(), SSDKept(in.X.Shape(), d.dState))
	return []*Node{ConvertDType(y, dtype), d.joinState(outputs[1]), saved}
}

// terms are what is computed for each token by itself, all in float32: x dt and D x, like x, and dt A, like dt.
func (c ssdCall) terms(operands []*Node) []*Node {
	x, dt, a, d, dtBias := ConvertDType(operands[0], dtypes.Float32), operands[1], operands[2], operands[5], operands[6]
	dt = timeSteps(Add(dt, Reshape(dtBias, 1, 1, -1)), c.options)
	return []*Node{Mul(x, InsertAxes(dt, -1)), Mul(dt, Reshape(a, 1, 1, -1)), Mul(x, Reshape(d, 1, 1, -1, 1))}
}

// ssdForm is one way to compute an SSD of x scaled by dt, see [ssdCore].
type ssdForm interface {
	forward() []*Node
	backward(dy, dFinal *Node) []*Node
}

func (c ssdCall) core(in SSDInputs, d ssdDims, terms []*Node) ssdForm {
	inputs := []*Node{
		d.split(ConvertDType(terms[0], in.X.DType())),
		d.split(terms[1]),
		d.splitShared(in.B),
		d.splitShared(in.C),
		d.splitState(in.InitialState, in.X.Graph()),
	}
	runs := d.splitRuns(in.SegmentIDs)
	if c.options.Dense {
		return newSSDDense(d, inputs, runs)
	}
	return newSSDCore(d, inputs, runs)
}

// gradient is the VJP of the composite, a composite itself: its operands are those of ssd, then the workspace and the gradients
// of y and of the final state; its results are the gradients of the operands, in their types, but for the documents' numbers.
func (c ssdCall) gradient(inputs, outputs, grads []*Node) []*Node {
	op := composite.Op{Name: "ssd_grad", Attributes: c.attributes(), Decomposition: c.backward}
	operands := append(append([]*Node{}, inputs...), outputs[2], grads[0], grads[1])
	inputGrads := composite.Call(op, operands...)
	if c.segments {
		inputGrads = append(inputGrads, nil)
	}
	return inputGrads
}

// backward is the decomposition of the gradient.
func (c ssdCall) backward(operands []*Node) []*Node {
	in, rest := c.inputs(operands)
	dy, dFinal := ConvertDType(rest[1], dtypes.Float32), rest[2]
	d := in.dims(c.options)
	operands = c.apart(operands)
	core := c.core(in, d, c.terms(operands)).backward(d.split(dy), d.splitState(dFinal, dy.Graph()))
	perToken := composite.Autodiff(c.terms)(operands[:7], nil, []*Node{d.join(core[0]), d.join(core[1]), dy})
	grads := []*Node{
		perToken[0], perToken[1], perToken[2], ConvertDType(d.joinShared(core[2]), in.B.DType()),
		ConvertDType(d.joinShared(core[3]), in.C.DType()), perToken[5], perToken[6],
	}
	if c.joined {
		const bc = 3
		grads = slices.Concat(grads[:bc], []*Node{Concatenate(grads[bc:bc+2], 2)}, grads[bc+2:])
	}
	if c.initial {
		grads = append(grads, d.joinState(core[4]))
	}
	return grads
}

// timeSteps is clamp(softplus(dt), DTMin, DTMax) of raw time steps to which their bias was added, float32 of any shape.
func timeSteps(dt *Node, options SSDOptions) *Node {
	if options.Softplus {
		dt = Softplus20(dt)
	}
	if options.DTMin > 0 {
		low := Scalar(dt.Graph(), dtypes.Float32, options.DTMin)
		dt = Where(LessThan(dt, low), BroadcastToShape(low, dt.Shape()), dt)
	}
	if options.hasMaximum() {
		high := Scalar(dt.Graph(), dtypes.Float32, options.DTMax)
		dt = Where(GreaterThan(dt, high), BroadcastToShape(high, dt.Shape()), dt)
	}
	return dt
}

package graph

import (
	"fmt"
	"maps"
	"slices"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// Residual is what blocks have added up: Sum, [..., channels] in float32 or, before anything was added, in the blocks' type.
//
// With Paired, sums are in 24 bits where the first Sum and the blocks are of bfloat16, but in pure Go: Sum in bfloat16, beside it the eight bits that follow.
// So is the gradient, whose bfloat16 is what the blocks' products take of it anyway. Both are within 2^-16 of what they stand for, relatively, or within 2^-15
// where that is next to the middle of two bfloat16 numbers; what a block adds is within 2^-9. It is three quarters of the bytes. One call of a method may
// take such a sum, and nothing else: gradients of pairs do not add up.
type Residual struct {
	Sum    *Node
	Paired bool
	low    *Node // of a sum in 24 bits, int8
}

// RMSNorm is what stands before a mixer: the sum of a residual and of what the last block adds to it, and the sum's RMSNorm times weight.
// hidden: the residual's shape, in the residual's type or, to one in float32, any; weight: [channels]; the norm is in hidden's type. It is the composite
// residual_rmsnorm, and its gradient one of its own.
func (r Residual) RMSNorm(hidden, weight *Node) (sum Residual, normed *Node) {
	return r.norm(hidden).call(r, hidden, weight)
}

// LastRMSNorm is [Residual.RMSNorm] where nothing takes the sum: there is none to write, and no gradient of it to add.
func (r Residual) LastRMSNorm(hidden, weight *Node) *Node {
	norm := r.norm(hidden)
	norm.last = hidden.DType() != dtypes.Float32 // a gradient in float32 takes the sum
	_, normed := norm.call(r, hidden, weight)
	return normed
}

// FirstRMSNorm is the RMSNorm of the first hidden, which is the residual itself: hidden: [..., channels], weight: [channels], returns hidden's shape and type. It is the
// composite rmsnorm.
func FirstRMSNorm(hidden, weight *Node) *Node {
	dims := hidden.Shape().Dimensions
	weight.AssertDims(dims[len(dims)-1])
	return Reshape(composite.Call(firstNormOp, flatRows(hidden), ConvertDType(weight, dtypes.Float32))[0], dims...)
}

var firstNormOp = composite.Op{
	Name: "rmsnorm", Attributes: normAttributes,
	Decomposition: func(in []*Node) []*Node { return []*Node{RMSNorm(in[0], in[1])} },
}

// FirstRMSNormGradient is the gradient of hidden and of weight from that of hidden beside its norm, dHidden, and of the norm, dNormed, in hidden's shape: one pass, as of the
// gradient of [Residual.RMSNorm].
func FirstRMSNormGradient(hidden, weight, normed, dHidden, dNormed *Node) (grad, dWeight *Node) {
	dims := hidden.Shape().Dimensions
	op := composite.Op{Name: "residual_rmsnorm_grad", Attributes: residualNorm{}.attributes(), Decomposition: residualNorm{}.backward}
	sum := ConvertDType(flatRows(hidden), dtypes.Float32)
	factors := normFactors(DivScalar(ReduceSum(Mul(sum, sum), -1), float64(dims[len(dims)-1]))) // the workspace, for kernels that take them
	grads := composite.Call(op, sum, ConvertDType(weight, dtypes.Float32), ConvertDType(flatRows(dHidden), dtypes.Float32), flatRows(dNormed), flatRows(normed), factors)
	return ConvertDType(Reshape(grads[0], dims...), hidden.DType()), grads[2]
}

// norm is that of the residual with what a block adds.
func (r Residual) norm(hidden *Node) residualNorm {
	given, added := r.Sum.DType(), hidden.DType()
	if given != added && (given != dtypes.Float32 || r.low != nil) {
		panic(fmt.Errorf("Residual.RMSNorm: the residual is %s and hidden %s, want a residual of float32 or of hidden's type", given, added))
	}
	first := r.Paired && given == dtypes.BFloat16 && !composite.Inlines(hidden.Graph()) // where bytes would have no gradient
	return residualNorm{narrow: r.low == nil && given != dtypes.Float32, paired: r.low != nil || first}
}

// residualNorm is [Residual.RMSNorm] as a composite, of rows:
//
//	narrow  the residual and its gradient are of hidden's type, rather than float32 or a pair
//	last    nothing takes the sum but the composite's own gradient: a kernel whose gradient does without it leaves it empty
//	paired  sums and their gradients are pairs, see [Residual]
//	parts   how many parts the weight's gradient is left in, for those of all layers to be summed at once ([StackUse.Restack]); 0 for one that is summed
type residualNorm struct {
	narrow, last, paired bool
	parts                int
}

// partRows is how many rows make a part of a weight's gradient at least, mostParts how many parts there may be.
const partRows, mostParts = 16, 256

func (n residualNorm) call(residual Residual, hidden, weight *Node) (sum Residual, normed *Node) {
	dims := hidden.Shape().Dimensions
	weight.AssertDims(dims[len(dims)-1])
	operands := []*Node{flatRows(residual.Sum)}
	if residual.low != nil {
		operands = append(operands, flatRows(residual.low))
	}
	results := composite.Call(n.op(), append(operands, flatRows(hidden), ConvertDType(weight, dtypes.Float32))...)
	sum = Residual{Sum: Reshape(results[0], dims...), Paired: residual.Paired}
	if n.paired {
		sum.low, results = Reshape(results[1], dims...), results[1:]
	}
	return sum, Reshape(results[1], dims...)
}

func (n residualNorm) attributes() composite.Attributes {
	attributes := maps.Clone(normAttributes)
	attributes["narrow"], attributes["last"] = composite.Bool(n.narrow), composite.Bool(n.last)
	if n.paired {
		attributes["paired"] = composite.Bool(true)
	}
	if n.parts > 0 {
		attributes["parts"] = composite.Int(n.parts)
	}
	return attributes
}

// op takes the residual, one tensor or a pair, hidden and weight to the sum, one tensor or a pair, its norm, and a workspace for a kernel's own gradient, [rows]
// float32: the factor of each row. The decomposition neither fills nor reads that.
func (n residualNorm) op() composite.Op {
	return composite.Op{Name: "residual_rmsnorm", Attributes: n.attributes(), Decomposition: n.forward, VJP: n.gradient}
}

func (n residualNorm) forward(in []*Node) []*Node {
	residual, hidden, weight := in[:len(in)-2], in[len(in)-2], in[len(in)-1]
	sum := Add(wide(residual), ConvertDType(hidden, dtypes.Float32))
	workspace := Zeros(sum.Graph(), shapes.Make(dtypes.Float32, sum.Shape().Dimensions[0]))
	return append(n.kept(sum), ConvertDType(RMSNorm(sum, weight), hidden.DType()), workspace)
}

// tensors are how many a sum, or its gradient, is.
func (n residualNorm) tensors() int {
	if n.paired {
		return 2
	}
	return 1
}

// kept is a sum, float32, in as many tensors.
func (n residualNorm) kept(sum *Node) []*Node {
	if n.paired {
		high, low := paired(sum)
		return []*Node{high, low}
	}
	return []*Node{sum}
}

// wide is a residual, a sum or a gradient of these, one tensor or a pair, in float32.
func wide(given []*Node) *Node {
	if len(given) == 2 {
		return joined(given[0], given[1])
	}
	return ConvertDType(given[0], dtypes.Float32)
}

// gradient is a composite that takes the sum, the weight, the gradients of sum (but of the last, which has none) and norm, the norm and the workspace to the
// gradients of the residual, of what was added to it, in the norm's type, and of the weight. Of pairs, the residual's high half is what was added's, too, and
// there once; a narrow residual's gradient has no other half. The norm stands in for the sum where a kernel is no more exact
// than the norm is: nothing has to keep the sums of all layers then. The gradient of a weight that was taken out of a stack, to which it will go back, is
// left in parts.
func (n residualNorm) gradient(inputs, outputs, grads []*Node) []*Node {
	hidden, weight := inputs[len(inputs)-2], inputs[len(inputs)-1]
	if composite.Operands(weight, unstackName) != nil {
		n.parts = max(1, min(hidden.Shape().Dimensions[0]/partRows, mostParts))
	}
	op := composite.Op{Name: "residual_rmsnorm_grad", Attributes: n.attributes(), Decomposition: n.backward}
	sums := n.tensors()
	if n.paired && addedUp(grads[0]) {
		panic(fmt.Errorf("Residual.RMSNorm: more than one call takes a sum in 24 bits (%s), whose gradients do not add up", grads[0].Shape()))
	}
	operands := append(slices.Clone(outputs[:sums]), weight)
	if !n.last {
		for i, dSum := range grads[:sums] {
			operands = append(operands, ConvertDType(dSum, outputs[i].DType()))
		}
	}
	all := composite.Call(op, append(operands, ConvertDType(grads[sums], hidden.DType()), outputs[sums], outputs[sums+1])...)
	dWeight := all[len(all)-1]
	if n.parts > 0 {
		dWeight = composite.Call(sumRowsOp, dWeight)[0]
	}
	if n.paired {
		return append(append(slices.Clone(all[:len(all)-1]), all[0]), dWeight)
	}
	return []*Node{all[0], all[1], dWeight}
}

// addedUp tells whether a gradient is the sum of several.
func addedUp(grad *Node) bool {
	for grad.Type() == NodeTypeReshape {
		grad = grad.Inputs()[0]
	}
	return grad.Type() == NodeTypeAdd
}

func (n residualNorm) backward(in []*Node) []*Node {
	sums := n.tensors()
	sum, weight, dNormed := wide(in[:sums]), in[sums], in[len(in)-3]
	norm := func(in []*Node) []*Node { return []*Node{RMSNorm(in[0], in[1])} }
	grads := composite.Autodiff(norm)([]*Node{sum, weight}, nil, []*Node{dNormed})
	dSum := grads[0]
	if !n.last {
		dSum = Add(wide(in[sums+1:2*sums+1]), dSum)
	}
	dWeight := grads[1]
	if n.parts > 0 { // all of it in the first
		dWeight = Pad(InsertAxes(dWeight, 0), ScalarZero(dWeight.Graph(), dWeight.DType()), PadAxis{End: n.parts - 1}, PadAxis{})
	}
	dHidden := ConvertDType(dSum, dNormed.DType())
	switch {
	case n.narrow && n.paired:
		return []*Node{dHidden, dWeight}
	case n.narrow:
		return []*Node{dHidden, dHidden, dWeight}
	case n.paired:
		return append(n.kept(dSum), dWeight)
	}
	return []*Node{dSum, dHidden, dWeight}
}

const sumRowsName = "sum_rows"

// sumRowsOp takes parts of a weight's gradient, [parts, channels], to their sum, [channels].
var sumRowsOp = composite.Op{
	Name:          sumRowsName,
	Decomposition: func(in []*Node) []*Node { return []*Node{ReduceSum(in[0], 0)} },
}

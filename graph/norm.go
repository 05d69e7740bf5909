package graph

import (
	"fmt"
	"maps"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// NormEpsilon is the epsilon of every norm of the official models.
const NormEpsilon = 1e-5

// RMSNorm is x / sqrt(mean(x^2) + 1e-5) * weight over the last axis, computed in float32.
//
//	x: [..., channels]   weight: [channels]   returns x's shape and type
func RMSNorm(x, weight *Node) *Node { return GroupRMSNorm(x, weight, 1) }

// GroupRMSNorm is [RMSNorm] with a mean of its own for each of groups equal stretches of the channels.
func GroupRMSNorm(x, weight *Node, groups int) *Node {
	dims := x.Shape().Dimensions
	channels := dims[len(dims)-1]
	if groups < 1 || channels%groups != 0 {
		panic(fmt.Sprintf("GroupRMSNorm: %d channels of %s are no multiple of %d groups", channels, x.Shape(), groups))
	}
	weight.AssertDims(channels)
	prefix := append([]int{}, dims[:len(dims)-1]...)
	x32 := Reshape(ConvertDType(x, dtypes.Float32), append(prefix, groups, channels/groups)...)
	meanSquare := DivScalar(ReduceSum(Mul(x32, x32), -1), float64(channels/groups))
	normed := Mul(x32, InsertAxes(Reciprocal(Sqrt(AddScalar(meanSquare, NormEpsilon))), -1))
	normed = Reshape(normed, dims...)
	return ConvertDType(Mul(normed, expandLeft(ConvertDType(weight, dtypes.Float32), x.Rank())), x.DType())
}

// GatedRMSNorm is RMSNorm(y * SiLU(z)) * weight, the official order (norm_before_gate false), with a mean for each of
// groups stretches of the channels (1 in MatMamba). y, z: [..., channels]; returns y's shape and type. Source:
// mamba_ssm/ops/triton/layernorm_gated.py.
func GatedRMSNorm(y, z, weight *Node, groups int) *Node {
	if groups != 1 {
		return gatedRMSNorm(y, z, weight, groups)
	}
	dims := y.Shape().Dimensions
	channels := dims[len(dims)-1]
	weight.AssertDims(channels)
	operands := []*Node{
		Reshape(y, -1, channels), ConvertDType(Reshape(z, -1, channels), y.DType()), ConvertDType(weight, dtypes.Float32),
	}
	return Reshape(composite.Call(gatedRMSNormOp, operands...)[0], dims...)
}

func gatedRMSNorm(y, z, weight *Node, groups int) *Node {
	gated := Mul(ConvertDType(y, dtypes.Float32), SiLU(ConvertDType(z, dtypes.Float32)))
	return ConvertDType(GroupRMSNorm(gated, weight, groups), y.DType())
}

// gatedRMSNormOp is [GatedRMSNorm] of y and z: [rows, channels] of one type and weight: [channels] float32. Its gradient is a
// composite too, of the same operands and the result's gradient.
var gatedRMSNormOp = composite.Op{
	Name:          "gated_rmsnorm",
	Attributes:    normAttributes,
	Decomposition: gatedRMSNormForward,
	VJP: func(inputs, _, grads []*Node) []*Node {
		return composite.Call(gatedRMSNormGradOp, inputs[0], inputs[1], inputs[2], grads[0])
	},
}

var gatedRMSNormGradOp = composite.Op{
	Name:       "gated_rmsnorm_grad",
	Attributes: normAttributes,
	Decomposition: func(operands []*Node) []*Node {
		return composite.Autodiff(gatedRMSNormForward)(operands[:3], nil, operands[3:])
	},
}

var normAttributes = composite.Attributes{"eps": composite.Float32(NormEpsilon)}

func gatedRMSNormForward(operands []*Node) []*Node {
	return []*Node{gatedRMSNorm(operands[0], operands[1], operands[2], 1)}
}

// expandLeft puts axes of one entry before x until it has the rank.
func expandLeft(x *Node, rank int) *Node {
	dims := make([]int, rank)
	for i := range dims {
		dims[i] = 1
	}
	copy(dims[rank-x.Rank():], x.Shape().Dimensions)
	return Reshape(x, dims...)
}

// ResidualRMSNorm is what stands before a mixer: the sum of a residual and of what the last block adds to it, and the sum's RMSNorm times
// weight. residual: [..., channels] float32 or hidden's type, hidden: the same shape in any type, weight: [channels]; it returns the sum in float32 and
// the norm in hidden's type. It is the composite residual_rmsnorm (attribute eps), and so is its gradient.
func ResidualRMSNorm(residual, hidden, weight *Node) (sum, normed *Node) {
	return residualNorm{narrow: residual.DType() != dtypes.Float32}.call(residual, hidden, weight)
}

// LastRMSNorm is the norm of [ResidualRMSNorm] where nothing takes the sum: there is none to write, and no gradient of it to add.
func LastRMSNorm(residual, hidden, weight *Node) *Node {
	norm := residualNorm{narrow: residual.DType() != dtypes.Float32}
	norm.last = hidden.DType() != dtypes.Float32 // a gradient in float32 takes the sum
	_, normed := norm.call(residual, hidden, weight)
	return normed
}

// residualNorm is [ResidualRMSNorm] as a composite, of rows:
//
//	narrow  the residual and its gradient are of hidden's type, rather than float32
//	last    nothing takes the sum but the composite's own gradient: a kernel whose gradient does without it leaves it empty
//	parts   how many parts the weight's gradient is left in, for those of all layers to be summed at once ([StackUse.Restack]); 0 for one that is summed
type residualNorm struct {
	narrow, last bool
	parts        int
}

// partRows is how many rows make a part of a weight's gradient at least, mostParts how many parts there may be.
const partRows, mostParts = 16, 256

func (n residualNorm) call(residual, hidden, weight *Node) (sum, normed *Node) {
	dims := hidden.Shape().Dimensions
	channels := dims[len(dims)-1]
	weight.AssertDims(channels)
	if n.narrow && residual.DType() != hidden.DType() {
		panic(fmt.Sprintf("ResidualRMSNorm: the residual is %s, want float32 or %s", residual.DType(), hidden.DType()))
	}
	results := composite.Call(n.op(), Reshape(residual, -1, channels), Reshape(hidden, -1, channels), ConvertDType(weight, dtypes.Float32))
	return Reshape(results[0], dims...), Reshape(results[1], dims...)
}

func (n residualNorm) attributes() composite.Attributes {
	attributes := maps.Clone(normAttributes)
	attributes["narrow"], attributes["last"] = composite.Bool(n.narrow), composite.Bool(n.last)
	if n.parts > 0 {
		attributes["parts"] = composite.Int(n.parts)
	}
	return attributes
}

// op has a third result, a workspace for a kernel's own gradient, [rows] float32: the factor of each row. The decomposition neither fills nor reads it.
func (n residualNorm) op() composite.Op {
	return composite.Op{Name: "residual_rmsnorm", Attributes: n.attributes(), Decomposition: residualNormForward, VJP: n.gradient}
}

func residualNormForward(in []*Node) []*Node {
	sum := Add(ConvertDType(in[0], dtypes.Float32), ConvertDType(in[1], dtypes.Float32))
	workspace := Zeros(sum.Graph(), shapes.Make(dtypes.Float32, sum.Shape().Dimensions[0]))
	return []*Node{sum, ConvertDType(RMSNorm(sum, in[2]), in[1].DType()), workspace}
}

// gradient is a composite that takes the sum, the weight, the gradients of sum (but of the last, which has none) and norm, the norm and the workspace to the
// gradients of the residual, of what was added to it, in the norm's type, and of the weight. The norm stands in for the sum where a kernel is no more exact
// than the norm is: nothing has to keep the sums of all layers then. The gradient of a weight that was taken out of a stack, to which it will go back, is
// left in parts.
func (n residualNorm) gradient(inputs, outputs, grads []*Node) []*Node {
	if composite.Operands(inputs[2], unstackName) != nil {
		n.parts = max(1, min(inputs[1].Shape().Dimensions[0]/partRows, mostParts))
	}
	op := composite.Op{Name: "residual_rmsnorm_grad", Attributes: n.attributes(), Decomposition: n.backward}
	operands := []*Node{outputs[0], inputs[2]}
	if !n.last {
		operands = append(operands, ConvertDType(grads[0], dtypes.Float32))
	}
	all := composite.Call(op, append(operands, ConvertDType(grads[1], inputs[1].DType()), outputs[1], outputs[2])...)
	if n.parts > 0 {
		all[2] = composite.Call(sumRowsOp, all[2])[0]
	}
	return all
}

func (n residualNorm) backward(in []*Node) []*Node {
	sum, weight, dNormed := in[0], in[1], in[len(in)-3]
	norm := func(in []*Node) []*Node { return []*Node{RMSNorm(in[0], in[1])} }
	grads := composite.Autodiff(norm)([]*Node{sum, weight}, nil, []*Node{dNormed})
	dSum := grads[0]
	if !n.last {
		dSum = Add(in[2], dSum)
	}
	dHidden := ConvertDType(dSum, dNormed.DType())
	if n.narrow {
		dSum = dHidden
	}
	dWeight := grads[1]
	if n.parts > 0 { // all of it in the first
		dWeight = Pad(InsertAxes(dWeight, 0), ScalarZero(dWeight.Graph(), dWeight.DType()), PadAxis{End: n.parts - 1}, PadAxis{})
	}
	return []*Node{dSum, dHidden, dWeight}
}

const sumRowsName = "sum_rows"

// sumRowsOp takes parts of a weight's gradient, [parts, channels], to their sum, [channels].
var sumRowsOp = composite.Op{
	Name:          sumRowsName,
	Decomposition: func(in []*Node) []*Node { return []*Node{ReduceSum(in[0], 0)} },
}

package graph

import (
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// LeadingGatedRMSNorm is [GatedRMSNorm] of the first channels of y and z, as many as weight has, where y: [..., wide] has more, and z is the beginning of
// rows: [..., row]: a kernel takes them where they stand. Before are gradients of y and rows so far, or none: those of this norm are added to
// them, and may take their memory. It returns [..., channels] in y's type.
func LeadingGatedRMSNorm(y, rows, weight *Node, before []*Node) *Node {
	dims := y.Shape().Clone().Dimensions
	operands := []*Node{flatRows(y), flatRows(rows), weight}
	for _, gradient := range before {
		operands = append(operands, flatRows(gradient))
	}
	dims[len(dims)-1] = weight.Shape().Size()
	return Reshape(composite.Call(leadingNormOp, operands...)[0], dims...)
}

func flatRows(x *Node) *Node {
	dims := x.Shape().Dimensions
	return Reshape(x, -1, dims[len(dims)-1])
}

// leadingNormOp is [LeadingGatedRMSNorm] of rows, weight float32. The gradients so far are not read before its own gradient, which takes the operands and
// that of the result.
var leadingNormOp = composite.Op{
	Name:          "leading_gated_rmsnorm",
	Attributes:    normAttributes,
	Decomposition: leadingNorm,
	VJP: func(in, _, grads []*Node) []*Node {
		operands := append([]*Node{in[0], in[1], in[2], ConvertDType(grads[0], in[0].DType())}, in[3:]...)
		return append(composite.Call(leadingNormGradOp, operands...), make([]*Node, len(in)-3)...)
	},
}

var leadingNormGradOp = composite.Op{
	Name:       "leading_gated_rmsnorm_grad",
	Attributes: normAttributes,
	Decomposition: func(in []*Node) []*Node {
		grads := composite.Autodiff(leadingNorm)(in[:3], nil, in[3:4])
		for i, before := range in[4:] {
			grads[i] = Add(before, grads[i])
		}
		return grads
	},
}

func leadingNorm(in []*Node) []*Node {
	channels := in[2].Shape().Size()
	first := func(x *Node) *Node { return SliceAxis(x, 1, AxisRange(0, channels)) }
	return []*Node{gatedRMSNorm(first(in[0]), first(in[1]), in[2], 1)}
}

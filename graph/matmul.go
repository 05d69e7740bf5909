package graph

import (
	"slices"

	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// Linear is x @ weight^T in x's type, accumulated in float32: the composite matmul, as its gradients are.
//
//	x: [rows, in]   weight: [out, in], cast to x's type   returns [rows, out]
func Linear(x, weight *Node) *Node {
	return product([]*Node{x}, ConvertDType(weight, x.DType()), 1, 1, x.DType())
}

// Contract is the matrix product of a and b in their type, accumulated in float32, that contracts axis left of a with axis right of b. a is
// matrices of as many rows beside each other, which a kernel reads where they are. It is the composite matmul, too.
func Contract(a []*Node, b *Node, left, right int) *Node {
	return product(a, b, left, right, b.DType())
}

// ProductsInPlace tells whether products of weights are ordinary nodes of a graph, with GoMLX's own gradient, rather than composites: where
// composites stand in place, and on a mesh, where a weight's gradient, summed over the devices, comes out wrong if a composite computes
// it (train's mesh test shows it, with kernels and without).
func ProductsInPlace(g *Graph) bool { return composite.Inlines(g) || g.NumDevices() > 1 }

// product is the matrix product of operands of one type, a in parts, which contracts an axis of each, 0 or 1: the composite matmul, whose
// attributes those are. What is left of a gives the rows of the result, what is left of b its columns.
func product(a []*Node, b *Node, left, right int, out dtypes.DType) *Node {
	decomposition := func(in []*Node) []*Node {
		// No type to accumulate in is named: GoMLX would take the gradient's products of operands widened to it.
		dot := Dot(beside(in[:len(in)-1], 1), in[len(in)-1]).WithAccumulatorDType(dtypes.InvalidDType)
		if out != b.DType() {
			dot = dot.WithOutputDType(out)
		}
		return []*Node{dot.General([]int{left}, nil, []int{right}, nil)}
	}
	operands := append(slices.Clone(a), b)
	if ProductsInPlace(b.Graph()) {
		return decomposition(operands)[0]
	}
	return composite.Call(composite.Op{
		Name:          "matmul",
		Attributes:    composite.Attributes{"left": composite.Int(left), "right": composite.Int(right), "out": out.String()},
		Decomposition: decomposition,
		VJP: func(in, _, grads []*Node) []*Node {
			a, b, dy := beside(in[:len(in)-1], 1), in[len(in)-1], ConvertDType(grads[0], in[0].DType())
			da, db := product([]*Node{dy}, b, 1, 1-right, a.DType()), product([]*Node{dy}, a, 0, 1-left, b.DType())
			if left == 0 {
				da = product([]*Node{b}, dy, 1-right, 1, a.DType())
			}
			if right == 0 {
				db = product(in[:len(in)-1], dy, 1-left, 0, b.DType())
			}
			return append(apart(da, in[:len(in)-1]), db)
		},
	}, operands...)[0]
}

// apart cuts a matrix into columns as wide as the parts.
func apart(matrix *Node, parts []*Node) []*Node {
	if len(parts) == 1 {
		return []*Node{matrix}
	}
	var cut []*Node
	at := 0
	for _, part := range parts {
		width := part.Shape().Dimensions[1]
		cut = append(cut, SliceAxis(matrix, 1, AxisRange(at, at+width)))
		at += width
	}
	return cut
}

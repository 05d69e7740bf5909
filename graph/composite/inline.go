package composite

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
)

// inline builds an operation in place, with its gradient.
//
// GoMLX attaches a gradient of one's own to one node with one input of its own shape. So the floating-point inputs travel
// through one flat carrier of float32, followed by a zero for every element of the outputs; the gradients of the outputs arrive
// in that tail and those of the inputs leave in the head. In a rematerialised block the carrier is what is recomputed, so that
// the gradient sees recomputed inputs.
func inline(op Op, inputs []*Node) []*Node {
	if op.VJP == nil {
		return op.Decomposition(inputs)
	}
	stopped := make([]*Node, len(inputs))
	var carried []*Node
	for i, input := range inputs {
		stopped[i] = StopGradient(input)
		if input.DType().IsFloat() {
			carried = append(carried, input)
		}
	}
	outputs := op.Decomposition(stopped)
	head, tail := sizeOf(carried), sizeOf(outputs)
	zeros := Zeros(inputs[0].Graph(), shapes.Make(dtypes.Float32, tail))

	carrier := IdentityWithCustomGradient(flatten(carried, zeros), func(x, grad *Node) *Node {
		again := restored(stopped, unflatten(x, 0, carried))
		grads := op.gradients(again, outputs, unflatten(grad, head, outputs))
		var flat []*Node
		for i, input := range inputs {
			switch {
			case !input.DType().IsFloat():
			case grads[i] == nil:
				flat = append(flat, ZerosLike(again[i]))
			default:
				flat = append(flat, grads[i])
			}
		}
		return flatten(flat, zeros)
	})
	results := unflatten(carrier, head, outputs)
	for i, output := range outputs {
		results[i] = Add(StopGradient(output), results[i])
	}
	return results
}

// restored are the inputs with those of floating-point numbers, in order, replaced by what was carried.
func restored(inputs, carried []*Node) []*Node {
	all := make([]*Node, len(inputs))
	for i, input := range inputs {
		all[i] = input
		if input.DType().IsFloat() {
			all[i], carried = carried[0], carried[1:]
		}
	}
	return all
}

func sizeOf(nodes []*Node) int {
	size := 0
	for _, node := range nodes {
		size += node.Shape().Size()
	}
	return size
}

// flatten joins the elements of nodes, as float32, and the tail.
func flatten(nodes []*Node, tail *Node) *Node {
	flat := make([]*Node, 0, len(nodes)+1)
	for _, node := range nodes {
		flat = append(flat, Reshape(ConvertDType(node, dtypes.Float32), -1))
	}
	return Concatenate(append(flat, tail), 0)
}

// unflatten cuts nodes shaped and typed like the likes out of the flat carrier, from element start on.
func unflatten(flat *Node, start int, likes []*Node) []*Node {
	nodes := make([]*Node, len(likes))
	for i, like := range likes {
		end := start + like.Shape().Size()
		part := Slice(flat, AxisRange(start, end))
		nodes[i] = ConvertDType(Reshape(part, like.Shape().Dimensions...), like.DType())
		start = end
	}
	return nodes
}

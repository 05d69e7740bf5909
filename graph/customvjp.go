package graph

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
)

// forwardFn maps inputs to outputs; backwardFn maps the inputs and the gradients of the outputs to the gradients of the
// inputs, in order and in the inputs' shapes (in float32 whatever the input's type).
type (
	forwardFn  func(inputs []*Node) (outputs []*Node)
	backwardFn func(inputs, outputGrads []*Node) (inputGrads []*Node)
)

// withVJP computes forward(inputs) and makes its gradient backward, instead of what automatic differentiation of forward
// would give. All outputs are float32.
//
// GoMLX attaches a custom gradient to one node with one input of its own shape. So the inputs travel through one flat
// carrier, followed by a zero for every element of the outputs; the gradients of the outputs arrive in that tail and the
// gradients of the inputs leave in the head. Concatenations, slices of them and additions of zero cost nothing in XLA,
// which simplifies them away; in a rematerialised block the carrier is what is recomputed, so the backward function
// sees recomputed inputs.
func withVJP(inputs []*Node, forward forwardFn, backward backwardFn) []*Node {
	g := inputs[0].Graph()
	stopped := make([]*Node, len(inputs))
	flat := make([]*Node, 0, len(inputs)+1)
	for i, input := range inputs {
		stopped[i] = StopGradient(input)
		flat = append(flat, Reshape(ConvertDType(input, dtypes.Float32), -1))
	}
	outputs := forward(stopped)

	inputSize, outputSize := 0, 0
	for _, input := range inputs {
		inputSize += input.Shape().Size()
	}
	for _, output := range outputs {
		outputSize += output.Shape().Size()
	}
	flat = append(flat, Zeros(g, shapes.Make(dtypes.Float32, outputSize)))

	carrier := IdentityWithCustomGradient(Concatenate(flat, 0), func(x, grad *Node) *Node {
		inputs := unflatten(x, 0, inputs)
		grads := backward(inputs, unflatten(grad, inputSize, outputs))
		flat := make([]*Node, 0, len(inputs)+1)
		for i, inputGrad := range grads {
			inputGrad.AssertDims(inputs[i].Shape().Dimensions...)
			flat = append(flat, Reshape(ConvertDType(inputGrad, dtypes.Float32), -1))
		}
		flat = append(flat, Zeros(g, shapes.Make(dtypes.Float32, outputSize)))
		return Concatenate(flat, 0)
	})
	results := unflatten(carrier, inputSize, outputs)
	for i, output := range outputs {
		results[i] = Add(StopGradient(output), results[i])
	}
	return results
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

package composite

import (
	"fmt"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
)

// GoMLX knows no gradient of a call. It looks for one in this table, by the type of the node.
func init() {
	others := VJPRegistration[NodeTypeCall]
	VJPRegistration[NodeTypeCall] = func(call *Node, grads []*Node, outputShape shapes.Shape) []*Node {
		f := called(call)
		switch {
		case f != nil:
			return f.op.gradients(call.Inputs(), f.outputsOf(call), grads)
		case others != nil:
			return others(call, grads, outputShape)
		}
		panic(fmt.Errorf("no gradient is defined for %s", call))
	}
}

// NoGradient tells whether a float32 gradient of an output is zeros that stand there because the loss does not depend on that output.
func NoGradient(grad *Node) bool {
	for grad.Type() == NodeTypeBroadcastInDim {
		grad = grad.Inputs()[0]
	}
	value := grad.ConstantValue()
	return value != nil && value.Shape().IsScalar() && value.Value() == float32(0)
}

// gradients are those of the inputs, in their types.
func (op Op) gradients(inputs, outputs, grads []*Node) []*Node {
	vjp := op.VJP
	if vjp == nil {
		vjp = Autodiff(op.Decomposition)
	}
	inputGrads := vjp(inputs, outputs, grads)
	if len(inputGrads) != len(inputs) {
		panic(fmt.Errorf("composite %s: its VJP returned %d gradients for %d inputs", op.Name, len(inputGrads), len(inputs)))
	}
	for i, grad := range inputGrads {
		if grad == nil {
			continue
		}
		grad.AssertDims(inputs[i].Shape().Dimensions...)
		inputGrads[i] = ConvertDType(grad, inputs[i].DType())
	}
	return inputGrads
}

// Autodiff is the gradient of a decomposition by automatic differentiation. It can serve as a VJP, and inside the
// decomposition of a gradient that is an operation itself.
func Autodiff(decomposition func(inputs []*Node) []*Node) GradientFn {
	return func(inputs, _, outputGrads []*Node) []*Node {
		cut := make([]*Node, len(inputs))
		var differentiable []*Node
		for i, input := range inputs {
			// One input may have been computed from another; its gradient is the caller's.
			cut[i] = Identity(StopGradient(input))
			if input.DType().IsFloat() {
				differentiable = append(differentiable, cut[i])
			}
		}
		var loss *Node
		for i, output := range decomposition(cut) {
			if !output.DType().IsFloat() {
				continue
			}
			product := ReduceAllSum(Mul(
				ConvertDType(output, dtypes.Float32),
				StopGradient(ConvertDType(outputGrads[i], dtypes.Float32))))
			if loss != nil {
				product = Add(loss, product)
			}
			loss = product
		}
		grads := Gradient(loss, differentiable...)
		inputGrads := make([]*Node, len(inputs))
		for i, input := range inputs {
			if input.DType().IsFloat() {
				inputGrads[i], grads = grads[0], grads[1:]
			}
		}
		return inputGrads
	}
}

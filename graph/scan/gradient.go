package scan

import (
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// gradients are those of a scan's inputs: a scan from the last layer to the first, which carries the gradients of the carry and of
// what the layers share.
func (l Layer) gradients(carry, shared, passes int, inputs, outputs, grads []*Node) []*Node {
	sharedInputs, own := inputs[carry:carry+shared], inputs[carry+shared:]
	operands := append([]*Node{}, grads[:carry]...)
	var differentiable []int // of what is shared
	for i, node := range sharedInputs {
		if node.DType().IsFloat() {
			differentiable = append(differentiable, i)
			operands = append(operands, ZerosLike(node))
		}
	}
	backward := spec{
		passes: passes, carry: len(operands), shared: shared, reverse: true,
		body: composite.Op{
			Name:          l.Name,
			Attributes:    withAttribute(l.Attributes, "grad", composite.Int(carry)),
			Decomposition: l.gradientOfOne(carry, shared, len(own), differentiable),
		},
	}
	operands = append(operands, sharedInputs...)
	operands = append(operands, outputs[carry:2*carry]...) // what each layer got
	operands = append(operands, own...)
	operands = append(operands, grads[2*carry:]...)
	results := composite.Call(backward.op(), operands...)

	inputGrads := append([]*Node{}, results[:carry]...)
	ofShared := make([]*Node, shared)
	for i, index := range differentiable {
		ofShared[index] = results[carry+i]
	}
	return append(append(inputGrads, ofShared...), results[backward.carry:]...)
}

// gradientOfOne is the body of the scan backwards. It computes the layer again from what it got.
func (l Layer) gradientOfOne(carry, shared, own int, differentiable []int) func([]*Node) []*Node {
	layer := composite.Autodiff(func(in []*Node) []*Node {
		next, outputs := l.compute(in[:carry], in[carry:carry+shared], in[carry+shared:])
		return append(append([]*Node{}, next...), outputs...)
	})
	return func(in []*Node) []*Node {
		take := func(n int) []*Node {
			taken := in[:n:n]
			in = in[n:]
			return taken
		}
		nextGrads, sums := take(carry), take(len(differentiable))
		sharedInputs, got, weights, outputGrads := take(shared), take(carry), take(own), in
		grads := layer(append(append(got, sharedInputs...), weights...), nil, append(nextGrads, outputGrads...))
		results := append([]*Node{}, grads[:carry]...)
		for i, index := range differentiable {
			results = append(results, Add(sums[i], ConvertDType(grads[carry+index], sums[i].DType())))
		}
		return append(results, grads[carry+shared:]...)
	}
}

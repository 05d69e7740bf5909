package graph

import (
	"slices"

	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// adamEpsilon is AdamW's epsilon in the official recipe.
const adamEpsilon = 1e-8

// AdamW are the constants of AdamW with decoupled weight decay, as torch.optim.AdamW orders it, and of the clipping before it.
type AdamW struct {
	Beta1, Beta2 float64
	WeightDecay  float64
	Clip         float64 // largest norm of all gradients, 0 for no limit
}

// AdamWTensors are weights, their gradients and moments, tensors in float32 of any shape, and which weights are decayed.
type AdamWTensors struct {
	Weights, Grads, First, Second []*Node
	Decayed                       []bool
}

// Step makes a step: the new weights and moments. norm is that of all gradients, scales: [3] the learning rate and the two bias corrections 1 - beta^t. With
// a norm that is not finite all stays as it was.
//
//	grad = grad min(1, Clip / (norm + 1e-6)),  first = Beta1 first + (1 - Beta1) grad,  second = Beta2 second + (1 - Beta2) grad^2
//	weight = weight (1 - rate WeightDecay if it is decayed) - rate / correction1 first / (sqrt(second) / sqrt(correction2) + 1e-8)
func (o AdamW) Step(t AdamWTensors, norm, scales *Node) (weights, first, second []*Node) {
	g := norm.Graph()
	scale := func(i int) *Node { return Reshape(Slice(scales, AxisRange(i, i+1))) }
	lr, correction1, correction2 := scale(0), scale(1), scale(2)
	clip := ScalarOne(g, dtypes.Float32)
	if o.Clip > 0 {
		clip = Min(clip, Div(Scalar(g, dtypes.Float32, o.Clip), AddScalar(norm, 1e-6)))
	}
	finite := IsFinite(norm)
	for i, weight := range t.Weights {
		grad := Mul(t.Grads[i], clip)
		newFirst := Add(MulScalar(t.First[i], o.Beta1), MulScalar(grad, 1-o.Beta1))
		newSecond := Add(MulScalar(t.Second[i], o.Beta2), MulScalar(Square(grad), 1-o.Beta2))
		newWeight := weight
		if t.Decayed[i] && o.WeightDecay > 0 {
			newWeight = Mul(newWeight, OneMinus(MulScalar(lr, o.WeightDecay)))
		}
		denominator := AddScalar(Div(Sqrt(newSecond), Sqrt(correction2)), adamEpsilon)
		newWeight = Sub(newWeight, Mul(Div(lr, correction1), Div(newFirst, denominator)))
		weights = append(weights, Where(finite, newWeight, weight))
		first = append(first, Where(finite, newFirst, t.First[i]))
		second = append(second, Where(finite, newSecond, t.Second[i]))
	}
	return weights, first, second
}

// StepAll is [AdamW.Step] with the norm of these gradients, which it returns. It is the composite adamw: of n weights, those that are decayed first, their gradients,
// first and second moments, and scales, to the new weights and moments, and the norm.
func (o AdamW) StepAll(t AdamWTensors, scales *Node) (weights, first, second []*Node, norm *Node) {
	n := len(t.Weights)
	var order []int
	for _, decayed := range []bool{true, false} {
		for i := range n {
			if t.Decayed[i] == decayed {
				order = append(order, i)
			}
		}
	}
	var operands []*Node
	for _, tensors := range [][]*Node{t.Weights, t.Grads, t.First, t.Second} {
		for _, i := range order {
			operands = append(operands, tensors[i])
		}
	}
	decayed := 0
	for decayed < n && t.Decayed[order[decayed]] {
		decayed++
	}
	results := composite.Call(o.op(n, decayed), append(operands, scales)...)
	inOrder := func(results []*Node) []*Node {
		given := make([]*Node, n)
		for place, i := range order {
			given[i] = results[place]
		}
		return given
	}
	return inOrder(results[:n]), inOrder(results[n : 2*n]), inOrder(results[2*n : 3*n]), results[3*n]
}

// op is the composite of n weights, of which the first so many are decayed.
func (o AdamW) op(n, decayed int) composite.Op {
	isDecayed := make([]bool, n)
	for i := range decayed {
		isDecayed[i] = true
	}
	return composite.Op{
		Name: "adamw",
		Attributes: composite.Attributes{
			"decayed": composite.Int(decayed), "decay": composite.Float32(o.WeightDecay), "clip": composite.Float32(o.Clip),
			"beta1": composite.Float32(o.Beta1), "rest1": composite.Float32(1 - o.Beta1),
			"beta2": composite.Float32(o.Beta2), "rest2": composite.Float32(1 - o.Beta2),
		},
		Decomposition: func(in []*Node) []*Node {
			t := AdamWTensors{Weights: in[:n], Grads: in[n : 2*n], First: in[2*n : 3*n], Second: in[3*n : 4*n], Decayed: isDecayed}
			squares := ScalarZero(in[0].Graph(), dtypes.Float32)
			for _, grad := range t.Grads {
				squares = Add(squares, ReduceAllSum(Square(grad)))
			}
			norm := Sqrt(squares)
			weights, first, second := o.Step(t, norm, in[4*n])
			return append(slices.Concat(weights, first, second), norm)
		},
	}
}

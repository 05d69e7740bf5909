package scan

import (
	"fmt"
	"slices"

	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// Layer is what is repeated.
type Layer struct {
	// Name and Attributes tell it from all other layers of a program, together with the shapes of its operands
	// ([composite.Op]).
	Name       string
	Attributes composite.Attributes
	// Outputs is the number of outputs that each layer has of its own.
	Outputs int
	// Body computes a layer: carry is what came from the layer before, in the shapes and types of next; shared are the
	// operands that all layers get; own are those of this layer. It must depend on nothing else, and use no other nodes.
	Body func(carry, shared, own []*Node) (next, outputs []*Node)
}

// Layers computes layers one after another, differentiably. own[i] are the operands of layer i alone, its weights for
// instance; they have equal shapes in all layers and are floating-point numbers, as the carry is. It returns the last
// layer's carry and each layer's outputs.
func Layers(layer Layer, carry, shared []*Node, own [][]*Node) (last []*Node, outputs [][]*Node) {
	if len(own) == 0 {
		return carry, nil
	}
	last, stacked := Stacked(layer, len(own), carry, shared, Join(own))
	outputs = make([][]*Node, len(own))
	for i := range own {
		outputs[i] = Elements(stacked, i)
	}
	return last, outputs
}

// Stacked is [Layers] of layers whose own operands are stacked along a new first axis, as [Join] does it. So are the outputs.
func Stacked(layer Layer, layers int, carry, shared, own []*Node) (last, outputs []*Node) {
	for _, operand := range slices.Concat(carry, own) {
		if !operand.DType().IsFloat() {
			panic(fmt.Errorf("scan %s: an operand of type %s, want floating-point numbers", layer.Name, operand.DType()))
		}
	}
	if composite.Inlines(carry[0].Graph()) {
		return layer.inline(layers, false, carry, shared, own)
	}
	results := composite.Call(layer.forward(len(carry), len(shared), layers).op(), slices.Concat(carry, shared, own)...)
	return results[:len(carry):len(carry)], results[2*len(carry):]
}

// Loop computes a layer again and again as [Stacked] does, with a difference: it has no gradient, and the own operands may be whole
// numbers.
func Loop(layer Layer, passes int, carry, shared, own []*Node) (last, outputs []*Node) {
	return layer.repeat(passes, false, carry, shared, own)
}

// LoopBack is [Loop] from the last operands of its own to the first.
func LoopBack(layer Layer, passes int, carry, shared, own []*Node) (last, outputs []*Node) {
	return layer.repeat(passes, true, carry, shared, own)
}

func (l Layer) repeat(passes int, reverse bool, carry, shared, own []*Node) (last, outputs []*Node) {
	if composite.Inlines(carry[0].Graph()) {
		return l.inline(passes, reverse, carry, shared, own)
	}
	s := spec{
		passes: passes, carry: len(carry), shared: len(shared), reverse: reverse,
		body: composite.Op{Name: l.Name, Attributes: l.Attributes, Decomposition: func(in []*Node) []*Node {
			next, given := l.compute(in[:len(carry)], in[len(carry):len(carry)+len(shared)], in[len(carry)+len(shared):])
			return append(append([]*Node{}, next...), given...)
		}},
		vjp: func(_, _, _ []*Node) []*Node {
			panic(fmt.Errorf("scan %s: a loop without a gradient was differentiated", l.Name))
		},
	}
	results := composite.Call(s.op(), slices.Concat(carry, shared, own)...)
	return results[:len(carry):len(carry)], results[len(carry):]
}

func (l Layer) inline(passes int, reverse bool, carry, shared, own []*Node) (last, outputs []*Node) {
	given := make([][]*Node, passes)
	for i := range given {
		pass := i
		if reverse {
			pass = passes - 1 - i
		}
		carry, given[pass] = l.compute(carry, shared, Elements(own, pass))
	}
	return carry, Join(given)
}

func (l Layer) compute(carry, shared, own []*Node) (next, outputs []*Node) {
	next, outputs = l.Body(carry, shared, own)
	if len(next) != len(carry) || len(outputs) != l.Outputs {
		panic(fmt.Errorf("scan %s: a layer carries %d nodes on and has %d outputs, want %d and %d",
			l.Name, len(next), len(outputs), len(carry), l.Outputs))
	}
	for i, node := range next {
		if !node.Shape().Equal(carry[i].Shape()) {
			panic(fmt.Errorf("scan %s: a layer gets %s and carries %s on", l.Name, carry[i].Shape(), node.Shape()))
		}
	}
	return next, outputs
}

// forward is the scan over the layers. Each gives what it got, for its gradient, and its outputs.
func (l Layer) forward(carry, shared, passes int) spec {
	return spec{
		passes: passes, carry: carry, shared: shared,
		body: composite.Op{Name: l.Name, Attributes: l.Attributes, Decomposition: func(in []*Node) []*Node {
			next, outputs := l.compute(in[:carry], in[carry:carry+shared], in[carry+shared:])
			results := append([]*Node{}, next...)
			for _, node := range in[:carry] {
				results = append(results, Identity(node))
			}
			return append(results, outputs...)
		}},
		vjp: func(inputs, outputs, grads []*Node) []*Node {
			return l.gradients(carry, shared, passes, inputs, outputs, grads)
		},
	}
}

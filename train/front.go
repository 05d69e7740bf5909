package train

import (
	"fmt"
	"slices"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

// Front is what all granularities' losses of one batch have in common. A step computes it once, then each granularity's loss and gradient from
// there on, then its own gradient from the sum of what those gave: see [lm.Front], whose functions these are.
type Front struct {
	// Takes tells whether the front takes a parameter, and whether the losses behind it do.
	Takes func(param Param) (front, losses bool)
	// Results are the shapes of what it computes, Given the numbers of those that a granularity takes, and By of those of these that its loss is differentiated by.
	Results   func(batch, seqLen int) []shapes.Shape
	Given, By func(granularity int) []int
	Compute   func(weights layers.Weights, tokens *Node) []*Node
	// Loss returns what it took of the results, too. Where Onto is true, it is of weights that are cut, and of all granularities but the first the gradients by
	// what it took have those of the granularities before in them, in their memory.
	Loss func(weights layers.Weights, granularity int, given []*Node, targets *Node, onto lm.Onto) (loss *Node, from []*Node)
	Onto bool
	// Gradient takes the gradients of each granularity by what it took or, where Onto is true, the last one's alone. Filled are those of these that
	// it changes where they stand, by their places.
	Gradient func(weights layers.Weights, tokens *Node, results []*Node, grads [][]*Node) (found layers.Weights, filled map[int]*Node)
}

// languageFront is the front of a language model at these mixes, nil if there is none.
func languageFront(model lm.Model, mixes []nested.Mix) *Front {
	front, ok := model.Front(mixes)
	if !ok {
		return nil
	}
	return &Front{
		Takes: func(param Param) (ofFront, ofLosses bool) {
			ofFront, ofLosses = front.Takes(param.parts()[0].Name)
			return ofFront, ofLosses || len(param.Parts) > 1 // the front is of the first layer
		},
		Onto:    front.Onto(),
		Results: front.Results,
		Given:   front.Given,
		By:      front.By,
		Compute: func(weights layers.Weights, tokens *Node) []*Node {
			return front.Compute(weights, lm.Inputs{Tokens: tokens})
		},
		Loss: func(weights layers.Weights, granularity int, given []*Node, targets *Node, onto lm.Onto) (*Node, []*Node) {
			if front.Onto() {
				return front.LossOnto(weights, granularity, given, lm.Inputs{}, targets, onto)
			}
			return front.Loss(weights, granularity, given, lm.Inputs{}, targets)
		},
		Gradient: func(weights layers.Weights, tokens *Node, results []*Node, grads [][]*Node) (layers.Weights, map[int]*Node) {
			return front.Gradient(weights, lm.Inputs{Tokens: tokens}, results, grads)
		},
	}
}

// front is what the granularities of a step share: nothing where each has batches of its own, and on a mesh, where gradients are summed over
// the devices program by program.
func (p programs) front() *Front {
	if p.recipe.SeparateBatches || p.recipe.Mesh.Devices() > 1 {
		return nil
	}
	return p.objective.Front
}

// frontParams and lossParams are the parameters that the front takes, and that losses take: all of them where there is no front.
func (p programs) frontParams() []Param {
	return p.taken(func(front, _ bool) bool { return front })
}

func (p programs) lossParams() []Param {
	if p.front() == nil {
		return p.objective.Params
	}
	return p.taken(func(_, losses bool) bool { return losses })
}

// taken are the parameters to keep by whether the front takes them, and losses behind it.
func (p programs) taken(keep func(front, losses bool) bool) []Param {
	return slices.DeleteFunc(slices.Clone(p.objective.Params), func(param Param) bool { return !keep(p.front().Takes(param)) })
}

// sharedName is the name of the front's program.
const sharedName = "shared front"

func sharedGradientName(first bool) string { return addedName("gradient of the shared front", first) }

func frontName(i int) string { return fmt.Sprintf("front.%d", i) }

// frontGradPrefix begins the names of gradients by a front's results.
const frontGradPrefix = "front_grad."

// frontGradName is the gradient of a granularity's loss by the i-th of a front's results that it takes, and of the losses of all so far where
// these are added.
func (p programs) frontGradName(granularity, i int) string {
	if p.front().Onto {
		granularity = 0
	}
	return fmt.Sprintf("%s%d.%d", frontGradPrefix, granularity, i)
}

// named are tensors of these shapes by their numbers.
func named(shapes []shapes.Shape, name func(i int) string) []compile.Input {
	inputs := make([]compile.Input, len(shapes))
	for i, shape := range shapes {
		inputs[i] = compile.Input{Name: name(i), Shape: shape}
	}
	return inputs
}

func nodesOf(in map[string]*Node, inputs []compile.Input) []*Node {
	nodes := make([]*Node, len(inputs))
	for i, input := range inputs {
		nodes[i] = in[input.Name]
	}
	return nodes
}

// results are the front's, as arguments.
func (p programs) results() []compile.Input {
	return named(p.front().Results(p.recipe.Batch, p.recipe.SeqLen), frontName)
}

// given are the results of the front that a granularity takes, and the gradients by them.
func (p programs) given(granularity int) (results, grads []compile.Input) {
	all := p.results()
	for _, number := range p.front().Given(granularity) {
		results = append(results, all[number])
	}
	for i, number := range p.front().By(granularity) {
		grads = append(grads, compile.Input{Name: p.frontGradName(granularity, i), Shape: all[number].Shape, Donated: p.inPlace()})
	}
	return results, grads
}

// frontTensors are the front's results, and the gradients of all granularities' losses by them.
func (p programs) frontTensors() []compile.Input {
	all := p.results()
	for _, granularity := range p.givers() {
		_, grads := p.given(granularity)
		all = append(all, grads...)
	}
	return all
}

// givers are the granularities whose gradients by the front's results there are: one where the others' are added to it.
func (p programs) givers() []int {
	if p.front().Onto {
		return []int{0}
	}
	all := make([]int, len(p.objective.Granularities))
	for i := range all {
		all[i] = i
	}
	return all
}

// shared is the program of the front: its parameters and tokens to its results.
func (p programs) shared() compile.Program {
	inputs := append(p.tensors("", p.frontParams()), p.batch()[0])
	return p.program(sharedName, inputs, func(_ *Graph, in map[string]*Node) []compile.Output {
		var outputs []compile.Output
		for i, result := range p.front().Compute(p.frontWeights(in), in[tokensName]) {
			outputs = append(outputs, compile.Output{Name: frontName(i), Node: result})
		}
		return outputs
	})
}

// frontWeights are the weights as the front takes them. Those that losses take in another type than that of the stacks are taken out of these in it, the first
// layer's whole: XLA would convert all of a stack before it takes a layer out of it.
func (p programs) frontWeights(in map[string]*Node) layers.Weights {
	weights := p.weights(in)
	for _, param := range p.frontParams() {
		if !param.Apart || !p.cuts() {
			continue
		}
		if dtype := p.objective.Cut.Use(param, 0).DType; dtype != dtypes.Float32 {
			weights[param.Parts[0].Name] = firstOf(param, dtype).Unstack(in[param.Name])[0]
		}
	}
	return weights
}

// firstOf is the use of a stack's first part, whole, in a type.
func firstOf(param Param, dtype dtypes.DType) graph.StackUse {
	use := graph.StackUse{Count: 1, Dims: param.Shape[1:], DType: dtype}
	for _, size := range use.Dims {
		use.Used = append(use.Used, []nested.Range{{From: 0, To: size}})
	}
	return use
}

// sharedGradient is the program of the front's gradient: its parameters, their gradients so far, tokens, its results and the gradients of all
// granularities' losses by them, to the parameters' gradients with this micro-batch's added. In the first micro-batch of a step there are
// gradients so far of those parameters that losses take, too.
func (p programs) sharedGradient(first bool) compile.Program {
	params := p.frontParams()
	added := params
	if first {
		added = p.taken(func(front, losses bool) bool { return front && losses })
	}
	inputs := append(append(p.tensors("", params), p.tensors(gradPrefix, added)...), p.batch()[0])
	inputs = append(inputs, p.frontTensors()...)
	return p.program(sharedGradientName(first), inputs, func(_ *Graph, in map[string]*Node) []compile.Output {
		var grads [][]*Node
		for _, granularity := range p.givers() {
			_, given := p.given(granularity)
			grads = append(grads, nodesOf(in, given))
		}
		found, filled := p.front().Gradient(p.frontWeights(in), in[tokensName], nodesOf(in, p.results()), grads)
		var outputs []compile.Output
		for _, param := range params {
			outputs = append(outputs, p.frontGradOutput(in, param, found[param.parts()[0].Name]))
		}
		if p.front().Onto { // nothing takes these any more, but what is given away and not given back would have to be copied before it is changed
			_, given := p.given(0)
			for i, node := range nodesOf(in, given) {
				if whole, ok := filled[i]; ok {
					node = whole
				}
				outputs = append(outputs, compile.Output{Name: given[i].Name, Node: node})
			}
		}
		return outputs
	})
}

// frontGradOutput is a parameter's gradient with the front's added, to the first part of a stack alone.
func (p programs) frontGradOutput(in map[string]*Node, param Param, grad *Node) compile.Output {
	if !param.Apart {
		return p.gradOutput(in, param, grad)
	}
	name := gradPrefix + param.Name
	if before, ok := in[name]; ok {
		return compile.Output{Name: name, Node: firstOf(param, grad.DType()).Restack(before, []*Node{grad})}
	}
	return compile.Output{Name: name, Node: InsertAxes(ConvertDType(grad, dtypes.Float32), 0)}
}

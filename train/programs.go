package train

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/models/lm"
)

// Names of inputs and outputs of the programs beside the weights' own.
const (
	tokensName  = "tokens"
	targetsName = "targets"
	lossName    = "loss"
	normName    = "grad_norm"
	scalesName  = "scales"
	gradPrefix  = "grad."
	firstPrefix = "exp_avg."
	secndPrefix = "exp_avg_sq."
)

// updateName is the name of the optimiser's program.
const updateName = "AdamW"

// programs builds the programs of a joint step.
type programs struct {
	objective Objective
	recipe    Recipe
}

// tensors are the parameters' weights, or what belongs to them by a prefix. All that has one is replaced: results may take its memory.
func (p programs) tensors(prefix string, params []Param) []compile.Input {
	inputs := make([]compile.Input, len(params))
	for i, param := range params {
		inputs[i] = compile.In(prefix+param.Name, dtypes.Float32, param.Shape...)
		inputs[i].Sharding = param.Sharding(p.recipe.Mesh)
		inputs[i].Donated = prefix != "" && p.inPlace()
	}
	return inputs
}

// inPlace tells whether results are to take the memory of what they replace: where weights are stacked between programs alone, as on GPUs. XLA's
// programs for CPUs copy a third of the moments for it, and those for TPUs move more.
func (p programs) inPlace() bool {
	return slices.ContainsFunc(p.objective.Params, func(param Param) bool { return param.Apart })
}

// state are the weights, their gradients and the moments.
func (p programs) state() []compile.Input {
	var all []compile.Input
	for _, prefix := range []string{"", gradPrefix, firstPrefix, secndPrefix} {
		all = append(all, p.tensors(prefix, p.objective.Params)...)
	}
	return all
}

func (p programs) batch() []compile.Input {
	inputs := []compile.Input{
		compile.In(tokensName, dtypes.Int32, p.recipe.Batch, p.recipe.SeqLen),
		compile.In(targetsName, dtypes.Int32, p.recipe.Batch, p.recipe.SeqLen),
	}
	for i := range inputs {
		inputs[i].Sharding = batchSharding
	}
	return inputs
}

// program is a program on the recipe's mesh.
func (p programs) program(name string, inputs []compile.Input, build func(*Graph, map[string]*Node) []compile.Output) compile.Program {
	return compile.Program{Name: name, Mesh: p.recipe.Mesh, Inputs: inputs, Build: build}
}

// gradient is the program of one granularity: weights, gradients so far (unless it is the first of a step), tokens and
// targets to the gradients with this micro-batch's added and its loss. The loss is divided by granularities times
// micro-batches times devices for the gradient, so that all of a step's add up to the gradient of the mean.
//
// With a front it takes what that gave in the place of the tokens, and returns the gradients by it.
func (p programs) gradient(granularity int, first bool) compile.Program {
	params := p.lossParams()
	inputs := append(p.tensors("", params), p.rounded()...)
	if !first {
		inputs = append(inputs, p.tensors(gradPrefix, params)...)
	}
	var given, givenGrads []compile.Input
	batch := p.batch()
	if p.front() != nil {
		given, givenGrads = p.given(granularity)
		batch = append(slices.Clone(given), batch[1])
	}
	onto := p.front() != nil && p.front().Onto && granularity > 0
	if onto {
		batch = append(batch, givenGrads...)
	}
	return p.program(p.gradientName(granularity, first), append(inputs, batch...), func(_ *Graph, in map[string]*Node) []compile.Output {
		weights := p.lossWeights(in, granularity)
		loss, from := p.loss(weights, granularity, in, given, p.onto(in, onto, givenGrads))
		share := DivScalar(loss, p.shares())
		found, byFront := p.found(share, params, weights, from)
		outputs := p.gradients(in, params, granularity, found)
		for i, grad := range byFront {
			outputs = append(outputs, compile.Output{Name: givenGrads[i].Name, Node: grad})
		}
		return append(outputs, compile.Output{Name: lossName, Node: p.meanLoss(loss)})
	})
}

func (p programs) gradientName(granularity int, first bool) string {
	return addedName("gradient at width "+p.objective.Granularities[granularity], first)
}

// addedName is the name of a program that computes gradients, by whether it is the first of a step to do so or adds to others.
func addedName(name string, first bool) string {
	if first {
		return name
	}
	return name + ", added"
}

// loss is that of a granularity, and what it took of the front's results that it was given, if there are any.
func (p programs) loss(weights layers.Weights, granularity int, in map[string]*Node, given []compile.Input, onto lm.Onto) (loss *Node, from []*Node) {
	if given != nil {
		return p.front().Loss(weights, granularity, nodesOf(in, given), in[targetsName], onto)
	}
	if p.cuts() {
		return p.objective.Cut.Loss(weights, granularity, in[tokensName], in[targetsName], onto), nil
	}
	return p.objective.Loss(weights, granularity, in[tokensName], in[targetsName]), nil
}

// onto is what a loss of cut weights adds its gradients to, with those by the front's results if there are any so far.
func (p programs) onto(in map[string]*Node, given bool, givenGrads []compile.Input) lm.Onto {
	if !p.cuts() {
		return lm.Onto{}
	}
	onto := lm.Onto{Factor: 1 / p.shares(), Head: in[gradPrefix+p.objective.Cut.Onto], Rounded: in[roundedPrefix+p.objective.Cut.Onto]}
	if given {
		onto.Given = nodesOf(in, givenGrads)
	}
	return onto
}

// shares is into how many parts a step's loss falls.
func (p programs) shares() float64 {
	return float64(p.recipe.Accumulate * len(p.objective.Granularities) * p.recipe.Mesh.Devices())
}

// gradOutput is a parameter's gradient with those so far, if a program was given any.
func (p programs) gradOutput(in map[string]*Node, param Param, grad *Node) compile.Output {
	name := gradPrefix + param.Name
	if before, ok := in[name]; ok {
		grad = Add(before, grad)
	}
	return compile.Output{Name: name, Node: grad, Sharding: param.Sharding(p.recipe.Mesh)}
}

// found are the gradients of the weights that the objective takes for each parameter, and those of further nodes.
func (p programs) found(loss *Node, params []Param, weights layers.Weights, further []*Node) (gradients [][]*Node, others []*Node) {
	var wanted []*Node
	for _, param := range params {
		for _, name := range param.taken() {
			wanted = append(wanted, weights[name])
		}
	}
	all := Gradient(loss, append(wanted, further...)...)
	for _, param := range params {
		n := len(param.taken())
		gradients, all = append(gradients, all[:n:n]), all[n:]
	}
	return gradients, all
}

// gradients are those of the parameters, from those of the weights taken for each, with those so far. Those of parts are found one by one and then
// stacked: the gradient of a part of a stack would be padded to the whole, once for each.
func (p programs) gradients(in map[string]*Node, params []Param, granularity int, found [][]*Node) []compile.Output {
	whole := make([]*Node, len(params))
	for i, param := range params {
		if whole[i] = found[i][0]; param.Apart && !p.cuts() {
			whole[i] = Stack(found[i], 0)
		}
	}
	p.sumWhole(params, whole)
	outputs := make([]compile.Output, len(params))
	for i, param := range params {
		name := gradPrefix + param.Name
		switch {
		case p.cuts() && param.Apart:
			outputs[i] = compile.Output{Name: name, Node: p.objective.Cut.Use(param, granularity).Restack(in[name], found[i])}
		case p.cuts() && param.Name == p.objective.Cut.Onto:
			outputs[i] = compile.Output{Name: name, Node: whole[i]} // those so far are in it
		default:
			outputs[i] = p.gradOutput(in, param, whole[i])
		}
	}
	return outputs
}

// validation is the loss of one granularity.
func (p programs) validation(granularity int) compile.Program {
	name := fmt.Sprintf("validation at width %s", p.objective.Granularities[granularity])
	return p.program(name, append(p.tensors("", p.objective.Params), p.batch()...), func(_ *Graph, in map[string]*Node) []compile.Output {
		loss := p.objective.Evaluate(p.weights(in), granularity, in[tokensName], in[targetsName])
		return []compile.Output{{Name: lossName, Node: p.meanLoss(loss)}}
	})
}

// update is the optimiser: clip by global norm, then AdamW with decoupled weight decay, as torch.optim.AdamW orders it. A
// gradient that is not finite leaves everything as it was: a host that learns of it later finds nothing spoiled. scales holds the learning rate and the two bias corrections 1 - beta^t.
func (p programs) update() compile.Program {
	inputs := p.state()
	for i, in := range inputs {
		// What is left of the gradients is of no use: XLA would take them for other results than are computed from them in place.
		inputs[i].Donated = p.inPlace() && !strings.HasPrefix(in.Name, gradPrefix)
	}
	for _, in := range p.rounded() { // not looked at, but replaced
		in.Donated = true
		inputs = append(inputs, in)
	}
	return p.program(updateName, append(inputs, compile.In(scalesName, dtypes.Float32, 3)), func(g *Graph, in map[string]*Node) []compile.Output {
		var t graph.AdamWTensors
		for _, param := range p.objective.Params {
			t.Weights, t.Grads = append(t.Weights, in[param.Name]), append(t.Grads, in[gradPrefix+param.Name])
			t.First, t.Second = append(t.First, in[firstPrefix+param.Name]), append(t.Second, in[secndPrefix+param.Name])
			t.Decayed = append(t.Decayed, param.Decayed)
		}
		newWeights, newFirst, newSecond, norm := p.adamW(g, in, t)
		outputs := func(prefix string, nodes []*Node) []compile.Output {
			all := make([]compile.Output, len(nodes))
			for i, param := range p.objective.Params {
				all[i] = compile.Output{Name: prefix + param.Name, Node: nodes[i], Sharding: param.Sharding(p.recipe.Mesh)}
			}
			return all
		}
		weights := outputs("", newWeights)
		all := slices.Concat(weights, outputs(firstPrefix, newFirst), outputs(secndPrefix, newSecond), p.roundedOutputs(weights))
		return append(all, compile.Output{Name: normName, Node: norm})
	})
}

// adamW is the step of these tensors, and the norm of their gradients: in one call where they lie whole on one device, and where XLA need not let results take the
// memory of what they replace.
func (p programs) adamW(g *Graph, in map[string]*Node, t graph.AdamWTensors) (weights, first, second []*Node, norm *Node) {
	optimiser := graph.AdamW{Beta1: p.recipe.Beta1, Beta2: p.recipe.Beta2, WeightDecay: p.recipe.WeightDecay, Clip: p.recipe.Clip}
	if p.recipe.Mesh.Devices() == 1 && !p.inPlace() {
		return optimiser.StepAll(t, in[scalesName])
	}
	norm = Sqrt(p.sumSquares(g, in))
	weights, first, second = optimiser.Step(t, norm, in[scalesName])
	return weights, first, second, norm
}

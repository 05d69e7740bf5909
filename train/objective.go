package train

import (
	"fmt"
	"slices"

	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

// Param is a trained weight.
type Param struct {
	Name    string
	Shape   []int
	Decayed bool // subject to weight decay
	// Unsplit marks the axes along which devices can't share it, beyond its length none.
	Unsplit []bool
	// Parts are the weights of which this one is a stack along its first axis, as checkpoints have them; nil if it is one of those.
	Parts []Part
	// Apart says that the objective takes the parts, by their names.
	Apart bool
}

// Part is a weight as checkpoints have it.
type Part struct {
	Name  string
	Shape []int
}

// LossFunc is a graph function from weights, of each what a device holds, a granularity and tokens, targets: [batch, seqlen] int32 to a scalar float32.
type LossFunc func(weights layers.Weights, granularity int, tokens, targets *Node) *Node

// Objective is what is trained: weights, and for each granularity a loss of a batch of token sequences.
type Objective struct {
	Params        []Param
	Granularities []string // names, for reports
	// Loss is the scalar float32 loss of a granularity, to be differentiated; Evaluate is its value alone.
	Loss, Evaluate LossFunc
	// Front is what all granularities' losses of one batch have in common, nil if there is nothing or it is not worth a program of its own.
	Front *Front
	// Cut takes no more of the parameters that are Apart than a granularity uses; nil if there is none.
	Cut *Cut
	// Use is how the gradient of a granularity's loss uses a parameter, see [ZeRO].
	Use func(param Param, granularity int) Use
}

// Cut is a loss of weights of which only what a granularity uses is there, in the type in which it is used: what their gradients are, too.
type Cut struct {
	Use func(param Param, granularity int) graph.StackUse // of parameters that are Apart
	// Loss has its gradient by the parameter Onto added to that of the head so far.
	Loss func(weights layers.Weights, granularity int, tokens, targets *Node, onto lm.Onto) *Node
	Onto string
	// OntoType is the type in which it is used.
	OntoType dtypes.DType
}

// LanguageModel is next-token prediction at the given widths. Where the model is Stacked but has no loops, its weights are stacked between
// programs alone: a step has a few large tensors to hand over, to add up and to update at any depth, where those of each layer by
// themselves would be hundreds of small ones. That pays where the host is the slower side; compilers for CPUs take twice as long.
func LanguageModel(model lm.Model, widths []nested.Width) (Objective, error) {
	var objective Objective
	objective.Params = languageParams(model)
	model.Stacked = model.Stacked && model.Loop > 0
	mixes := make([]nested.Mix, len(widths))
	for i, width := range widths {
		mix, err := model.Uniform(width)
		if err != nil {
			return Objective{}, fmt.Errorf("train: %w", err)
		}
		mixes[i] = mix
		objective.Granularities = append(objective.Granularities, width.String())
	}
	objective.Loss = func(weights layers.Weights, granularity int, tokens, targets *Node) *Node {
		return model.Loss(weights, mixes[granularity], lm.Inputs{Tokens: tokens}, targets)
	}
	objective.Evaluate = func(weights layers.Weights, granularity int, tokens, targets *Node) *Node {
		return model.Evaluate(weights, mixes[granularity], lm.Inputs{Tokens: tokens}, targets)
	}
	apart := slices.ContainsFunc(objective.Params, func(p Param) bool { return p.Apart })
	if apart {
		objective.Cut = languageCut(model, mixes)
	}
	if apart == model.Split { // of weights that are cut, losses behind a front are there for such models alone
		objective.Front = languageFront(model, mixes)
	}
	objective.Use = func(param Param, granularity int) Use { return languageUse(model, param, mixes[granularity]) }
	return objective, nil
}

// languageCut is the loss of a language model's cut weights. Matrices are in the compute type.
func languageCut(model lm.Model, mixes []nested.Mix) *Cut {
	return &Cut{
		Use: func(param Param, granularity int) graph.StackUse {
			plan, dtype, ok := mixerPlan(model, param)
			use := graph.StackUse{Count: len(param.Parts), Dims: param.Shape[1:], DType: dtype}
			for axis, size := range use.Dims {
				used := []nested.Range{{From: 0, To: size}}
				if ok {
					used = plan.Ranges(axis, model.Dims(), mixes[granularity][0])
				}
				use.Used = append(use.Used, used)
			}
			return use
		},
		Loss: func(weights layers.Weights, granularity int, tokens, targets *Node, onto lm.Onto) *Node {
			cut := model
			cut.CutTo = mixes[granularity]
			return cut.LossOnto(weights, mixes[granularity], lm.Inputs{Tokens: tokens}, targets, onto)
		},
		Onto: model.HeadWeight(), OntoType: model.ComputeType,
	}
}

func languageParams(model lm.Model) []Param {
	var params []Param
	if !model.Stacked {
		for _, p := range model.Params() {
			params = append(params, Param{Name: p.Name, Shape: p.Shape, Decayed: p.Decayed(), Unsplit: model.UnsplitAxes(p.Name)})
		}
		return params
	}
	for _, s := range model.StackedParams() {
		param := Param{Name: s.Name, Shape: s.Shape, Decayed: s.Decayed()}
		if s.Parts != nil {
			param.Unsplit = append([]bool{true}, model.UnsplitAxes(s.Name)...)
			param.Apart = model.Loop == 0
		}
		for _, p := range s.Parts {
			param.Decayed = p.Decayed()
			param.Parts = append(param.Parts, Part{p.Name, p.Shape})
		}
		params = append(params, param)
	}
	return params
}

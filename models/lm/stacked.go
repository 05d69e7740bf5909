package lm

import (
	"slices"
	"strings"

	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/layers"
)

// stackedLayer takes the place of a layer's name in the names of stacked weights.
const stackedLayer = "backbone.layers.*"

// StackedParam is a weight of a model whose layers' weights are stacked, so that a program has as many inputs and outputs at any
// depth.
type StackedParam struct {
	Param
	// Parts are the weights of the layers, in order, that are stacked along the first axis; nil for a weight that stands alone.
	Parts []Param
}

// StackedParams lists the weights in the order of [Config.Params], those of all layers stacked in the place of the first layer's.
func (c Config) StackedParams() []StackedParam {
	var stacked []StackedParam
	for _, p := range c.Params() {
		local, first := strings.CutPrefix(p.Name, layerName(0)+".")
		switch {
		case first:
			s := StackedParam{Param: Param{stackedLayer + "." + local, slices.Concat([]int{c.NLayer}, p.Shape)}}
			for layer := range c.NLayer {
				s.Parts = append(s.Parts, Param{layerName(layer) + "." + local, p.Shape})
			}
			stacked = append(stacked, s)
		case !strings.HasPrefix(p.Name, "backbone.layers."):
			stacked = append(stacked, StackedParam{Param: p})
		}
	}
	return stacked
}

// Looped is the model for training that compiles fast, if it has at least from layers; 0 for never: with its layers in a loop
// over stacked weights.
func (m Model) Looped(from int) Model {
	if from > 0 && m.NLayer >= from {
		m.Loop, m.Stacked = from, true
	}
	return m
}

// layerWeights are the weights of one layer, by their names in it.
func (m Model) layerWeights(weights layers.Weights, layer int) layers.Weights {
	if !m.Stacked {
		return weights.Sub(layerName(layer))
	}
	own := layers.Weights{}
	for name, node := range weights.Sub(stackedLayer) {
		own[name] = Squeeze(SliceAxis(node, 0, AxisRange(layer, layer+1)), 0)
	}
	return own
}

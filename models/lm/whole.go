package lm

import (
	"maps"
	"slices"
	"strings"

	"github.com/gomlx/compute/dtypes"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/nested"
)

// The devices of a mesh may each hold a part of a weight, along an axis that no width cuts. It is put together where it is used, at
// the width in use, and not before: no device ever holds all weights.

// wholeLayer puts the weights of a layer together that has heads heads. Operands of products travel in the compute type.
func (m Model) wholeLayer(weights layers.Weights, dims nested.Dims, heads int) layers.Weights {
	whole := layers.Weights{"norm.weight": graph.Whole(weights.Get("norm.weight"), dtypes.Float32, m.DModel)}
	for _, plan := range nested.MixerPlan {
		name := "mixer." + plan.Name
		dtype := dtypes.Float32
		if len(plan.Axes) == 2 {
			dtype = m.computeType()
		}
		whole[name] = graph.Whole(weights.Get(name), dtype, plan.Shape(dims, heads)...)
	}
	return whole
}

// wholeEnds puts the weights together that stand outside the layers.
func (m Model) wholeEnds(weights layers.Weights) layers.Weights {
	whole := maps.Clone(weights)
	for _, name := range []string{EmbeddingName, HeadName} {
		if part, ok := weights[name]; ok {
			whole[name] = graph.Whole(part, dtypes.Float32, m.PaddedVocab(), m.DModel)
		}
	}
	whole[FinalNormName] = graph.Whole(weights.Get(FinalNormName), dtypes.Float32, m.DModel)
	return whole
}

// UnsplitAxes tells for each axis of a weight, by its name, whether devices can't share the weight along it. A mixer's weights
// are shared along d_model alone, which no width cuts.
func (c Config) UnsplitAxes(name string) []bool {
	_, local, _ := strings.Cut(name, ".mixer.")
	plan, _ := nested.MixerWeight(local)
	unsplit := make([]bool, len(plan.Axes))
	for axis, extents := range plan.Axes {
		unsplit[axis] = !slices.Equal(extents, []nested.Extent{nested.Model})
	}
	return unsplit
}

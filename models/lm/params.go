package lm

import (
	"fmt"

	"github.com/matmamba/matmamba/nested"
)

// Names of the weights outside the blocks.
const (
	EmbeddingName = "backbone.embedding.weight"
	FinalNormName = "backbone.norm_f.weight"
	HeadName      = "lm_head.weight"
)

// Param is one weight of the model at full width.
type Param struct {
	Name  string
	Shape []int
}

// Decayed reports whether AdamW decays the weight: every tensor with at least two dimensions (docs/reference.md section 4).
func (p Param) Decayed() bool { return len(p.Shape) >= 2 }

// Size is the number of elements.
func (p Param) Size() int {
	size := 1
	for _, dim := range p.Shape {
		size *= dim
	}
	return size
}

// Params lists the weights of the model in the official state_dict order. A tied head is the embedding and is not listed.
func (c Config) Params() []Param {
	params := []Param{{EmbeddingName, []int{c.PaddedVocab(), c.DModel}}}
	dims := c.Dims()
	for layer := range c.NLayer {
		for _, w := range nested.MixerPlan {
			params = append(params, Param{mixerName(layer) + "." + w.Name, w.Shape(dims, dims.NHeads)})
		}
		params = append(params, Param{layerName(layer) + ".norm.weight", []int{c.DModel}})
	}
	params = append(params, Param{FinalNormName, []int{c.DModel}})
	if !c.TieEmbeddings {
		params = append(params, Param{HeadName, []int{c.PaddedVocab(), c.DModel}})
	}
	return params
}

func layerName(layer int) string { return fmt.Sprintf("backbone.layers.%d", layer) }
func mixerName(layer int) string { return layerName(layer) + ".mixer" }

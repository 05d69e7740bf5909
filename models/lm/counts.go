package lm

import "github.com/matmamba/matmamba/nested"

// Counts are the sizes of one granularity.
type Counts struct {
	Backbone  int `json:"backbone_parameters"`  // mixers as cut, block norms and the final norm, as the official tables count
	Embedding int `json:"embedding_parameters"` // embedding, and the head where it is not tied; never cut
	// FLOPs is the floating-point operations of the forward pass per token: twice the entries of each product's weights,
	// the convolution, and the recurrence (6 per state entry: decay, add, read out). Training costs three times that.
	FLOPs int `json:"flops_per_token"`
	// State is the number of values a decoder carries from token to token, for each sequence.
	State int `json:"state_values"`
}

// Total is all parameters in use.
func (c Counts) Total() int { return c.Backbone + c.Embedding }

// Count returns the sizes of the model with that mix, which must be valid for it.
func (c Config) Count(mix nested.Mix) Counts {
	dims := c.Dims()
	head := c.PaddedVocab() * c.DModel
	counts := Counts{Backbone: c.DModel, Embedding: head, FLOPs: 2 * head}
	if !c.TieEmbeddings {
		counts.Embedding += head
	}
	for _, heads := range mix {
		counts.Backbone += c.DModel
		for _, w := range nested.MixerPlan {
			size := w.Size(dims, heads)
			counts.Backbone += size
			switch w.Name {
			case "in_proj.weight", "out_proj.weight", "conv1d.weight":
				counts.FLOPs += 2 * size
			}
		}
		state := nested.Channels.Size(dims, heads) * c.DState
		counts.FLOPs += 6 * state
		counts.State += state + dims.DConv*(nested.Channels.Size(dims, heads)+2*c.DState)
	}
	return counts
}

package lm

import (
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/nested"
)

// Step decodes one token of each sequence by the recurrence: tokens: [batch], an integer type; states of the tokens before. It
// returns float32 logits: [batch, padded vocab] and the new states. Its cost does not depend on how many tokens came before.
//
// Operands of products are rounded to the compute type, results and everything else are float32.
func (m Model) Step(weights layers.Weights, mix nested.Mix, tokens *Node, states []layers.MixerState) (*Node, []layers.MixerState) {
	if err := mix.Validate(m.NLayer, m.Dims()); err != nil {
		panic(err)
	}
	rounded := func(x *Node) *Node { return ConvertDType(x, m.computeType()) }
	// The first block's residual is the embedding in the compute type, as Hidden has it.
	residual := ConvertDType(rounded(layers.Embed(weights.Get(EmbeddingName), tokens)), dtypes.Float32)
	after := make([]layers.MixerState, m.NLayer)
	for layer, heads := range mix {
		w := weights.Sub(layerName(layer))
		u := rounded(graph.RMSNorm(residual, w.Get("norm.weight")))
		out, state := layers.MixerStep(m.mixer(layer), w.Sub("mixer"), heads, u, states[layer])
		residual, after[layer] = Add(residual, out), state
	}
	hidden := rounded(graph.RMSNorm(residual, weights.Get(FinalNormName)))
	return graph.LinearSmall(hidden, m.headWeight(weights)), after
}

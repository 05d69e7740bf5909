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
	normed := graph.RMSNorm(residual, weights.Get(layerName(0)+".norm.weight"))
	for layer, heads := range mix {
		mixer := weights.Sub(layerName(layer)).Sub("mixer")
		out, state := layers.MixerStep(m.mixer(layer), mixer, heads, rounded(normed), states[layer])
		after[layer] = state
		next := FinalNormName
		if layer+1 < m.NLayer {
			next = layerName(layer+1) + ".norm.weight"
		}
		residual, normed = graph.AddRMSNorm(residual, out, weights.Get(next))
	}
	return graph.LinearSmall(rounded(normed), m.headWeight(weights)), after
}

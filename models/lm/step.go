package lm

import (
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/nested"
)

// Stepped is what [Model.Step] returns.
type Stepped struct {
	Logits *Node // [batch, padded vocab] float32
	Best   *Node // [batch] int32, the most likely token of the vocabulary without its padding, the first of several
	States []layers.MixerState
}

// Step decodes one token of each sequence by the recurrence: tokens: [batch], an integer type; states of the tokens before. Its cost does
// not depend on how many tokens came before.
//
// Operands of products are rounded to the compute type, results and everything else are float32.
func (m Model) Step(weights layers.Weights, mix nested.Mix, tokens *Node, states []layers.MixerState) Stepped {
	if err := mix.Validate(m.NLayer, m.Dims()); err != nil {
		panic(err)
	}
	rounded := func(x *Node) *Node { return ConvertDType(x, m.computeType()) }
	// The first block's residual is the embedding in the compute type, as Hidden has it.
	residual := ConvertDType(rounded(layers.Embed(weights.Get(EmbeddingName), tokens)), dtypes.Float32)
	blocks := make([]layers.StepBlock, m.NLayer)
	for layer, heads := range mix {
		blocks[layer] = layers.StepBlock{Dims: m.mixer(layer).Dims, Weights: weights.Sub(layerName(layer)), Heads: heads, State: states[layer]}
	}
	residual, after := layers.BlocksStep(m.mixer(0), blocks, residual, m.computeType())
	logits, best := graph.HeadStep(residual, weights.Get(FinalNormName), rounded(m.headWeight(weights)), m.VocabSize)
	return Stepped{logits, best, after}
}

package lm

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
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
	blocks, residual := m.stepBlocks(weights, mix, tokens, states)
	residual, after := layers.BlocksStep(m.mixer(0), blocks, residual, m.computeType())
	return m.stepped(weights, residual, after)
}

// StepOf is [Model.Step] for a token of a run, with each layer's pending rows, of the shapes of [Model.PendingShapes], before and after it.
func (m Model) StepOf(run graph.StepRun, weights layers.Weights, mix nested.Mix, tokens *Node, states []layers.MixerState, pending []*Node) (Stepped, []*Node) {
	blocks, residual := m.stepBlocks(weights, mix, tokens, states)
	residual, after, pending := layers.BlocksStepOf(run, m.mixer(0), blocks, pending, residual, m.computeType())
	return m.stepped(weights, residual, after), pending
}

// DrawMostLikely is [graph.ModelStep]: it draws the most likely token of each row and takes it in. in has what a run of tokens hands on, and how many
// share a write of the states, weights and states apart.
func (m Model) DrawMostLikely(weights layers.Weights, mix nested.Mix, in graph.ModelInputs, states []layers.MixerState) (graph.ModelOutputs, []layers.MixerState) {
	in.Table, in.Norm, in.Head = m.rounded(weights.Get(EmbeddingName)), weights.Get(FinalNormName), m.rounded(m.headWeight(weights))
	return layers.ModelStep(m.mixer(0), m.stepLayers(weights, mix, states), in, m.VocabSize, m.computeType())
}

// PendingShapes are those of each layer's pending rows in a run at a mix.
func (m Model) PendingShapes(run graph.StepRun, mix nested.Mix, batch int) []shapes.Shape {
	all, dims := make([]shapes.Shape, len(mix)), m.Dims()
	for layer, heads := range mix {
		all[layer] = run.PendingShape(batch, heads, dims.HeadDim, dims.DState)
	}
	return all
}

// stepBlocks are the layers of a step and the residual before them.
func (m Model) stepBlocks(weights layers.Weights, mix nested.Mix, tokens *Node, states []layers.MixerState) ([]layers.StepBlock, *Node) {
	// The first block's residual is the embedding in the compute type, as Hidden has it.
	return m.stepLayers(weights, mix, states), ConvertDType(m.rounded(layers.Embed(weights.Get(EmbeddingName), tokens)), dtypes.Float32)
}

// stepLayers are the layers of a step.
func (m Model) stepLayers(weights layers.Weights, mix nested.Mix, states []layers.MixerState) []layers.StepBlock {
	if err := mix.Validate(m.NLayer, m.Dims()); err != nil {
		panic(err)
	}
	blocks := make([]layers.StepBlock, m.NLayer)
	for layer, heads := range mix {
		blocks[layer] = layers.StepBlock{Dims: m.mixer(layer).Dims, Weights: weights.Sub(layerName(layer)), Heads: heads, State: states[layer]}
	}
	return blocks
}

// stepped is the head behind the layers of a step.
func (m Model) stepped(weights layers.Weights, residual *Node, states []layers.MixerState) Stepped {
	logits, best := graph.HeadStep(residual, weights.Get(FinalNormName), m.rounded(m.headWeight(weights)), m.VocabSize)
	return Stepped{logits, best, states}
}

func (m Model) rounded(x *Node) *Node { return ConvertDType(x, m.computeType()) }

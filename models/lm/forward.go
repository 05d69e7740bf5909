package lm

import (
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/nested"
)

// Model is a configuration with the type in which products are computed. Its methods are graph functions; mix is static
// and must be valid for the configuration.
type Model struct {
	Config
	// ComputeType is the type of products and activations, Float32 if zero. Weights, residuals, states, decays, norms and
	// the loss stay float32.
	ComputeType dtypes.DType
}

// Inputs are the operands of the forward pass beside the weights. States and SegmentIDs may be nil.
type Inputs struct {
	Tokens     *Node               // [batch, seqlen], an integer type, below the padded vocabulary
	States     []layers.MixerState // one per layer, the state before the first token
	SegmentIDs *Node               // [batch, seqlen], marks packed documents
}

// Hidden is the backbone: [batch, seqlen, d_model] after the final norm, in the compute type, and the state of each layer
// after the last token.
func (m Model) Hidden(weights layers.Weights, mix nested.Mix, in Inputs) (*Node, []layers.MixerState) {
	return m.hidden(weights, mix, in, layers.Mixer)
}

type mixerFn func(layers.MixerConfig, layers.Weights, int, layers.MixerInputs) (*Node, layers.MixerState)

func (m Model) hidden(weights layers.Weights, mix nested.Mix, in Inputs, mixer mixerFn) (*Node, []layers.MixerState) {
	if err := mix.Validate(m.NLayer, m.Dims()); err != nil {
		panic(err)
	}
	hidden := ConvertDType(layers.Embed(weights.Get(EmbeddingName), in.Tokens), m.computeType())
	states := make([]layers.MixerState, m.NLayer)
	var residual *Node
	for layer, heads := range mix {
		mixerIn := layers.MixerInputs{SegmentIDs: in.SegmentIDs}
		if in.States != nil {
			mixerIn.State = &in.States[layer]
		}
		residual, hidden = layers.Block(weights.Sub(layerName(layer)), residual, hidden, func(w layers.Weights, u *Node) *Node {
			mixerIn.U = u
			out, state := mixer(m.Mixer(), w, heads, mixerIn)
			states[layer] = state
			return out
		})
	}
	residual = layers.AddResidual(residual, hidden)
	return ConvertDType(graph.RMSNorm(residual, weights.Get(FinalNormName)), m.computeType()), states
}

// Logits returns float32 logits over the padded vocabulary, [batch, seqlen, padded vocab], and the states after the last
// token.
func (m Model) Logits(weights layers.Weights, mix nested.Mix, in Inputs) (*Node, []layers.MixerState) {
	hidden, states := m.Hidden(weights, mix, in)
	return m.head(weights, hidden), states
}

// LastLogits is [Model.Logits] of the last token alone, [batch, padded vocab]: the prefill of generation.
func (m Model) LastLogits(weights layers.Weights, mix nested.Mix, in Inputs) (*Node, []layers.MixerState) {
	hidden, states := m.Hidden(weights, mix, in)
	seqLen := hidden.Shape().Dimensions[1]
	last := Squeeze(Slice(hidden, AxisRange(), AxisRange(seqLen-1, seqLen)), 1)
	return m.head(weights, last), states
}

// Step decodes one token by the recurrence: in.Tokens: [batch, 1], in.States required. It returns logits: [batch, padded
// vocab] and the new states. Its cost does not depend on how many tokens came before.
func (m Model) Step(weights layers.Weights, mix nested.Mix, in Inputs) (*Node, []layers.MixerState) {
	hidden, states := m.hidden(weights, mix, in, layers.MixerStep)
	return m.head(weights, Squeeze(hidden, 1)), states
}

// Loss is the mean cross entropy of targets: [batch, seqlen] over the padded vocabulary, a float32 scalar in nats per
// token.
func (m Model) Loss(weights layers.Weights, mix nested.Mix, in Inputs, targets *Node) *Node {
	hidden, _ := m.Hidden(weights, mix, in)
	return graph.CrossEntropy(Reshape(hidden, -1, m.DModel), m.headWeight(weights), Reshape(targets, -1), 0)
}

func (m Model) head(weights layers.Weights, hidden *Node) *Node {
	dims := hidden.Shape().Dimensions
	logits := graph.HeadLogits(Reshape(hidden, -1, m.DModel), m.headWeight(weights))
	return Reshape(logits, append(append([]int{}, dims[:len(dims)-1]...), m.PaddedVocab())...)
}

func (m Model) headWeight(weights layers.Weights) *Node {
	if m.TieEmbeddings {
		return weights.Get(EmbeddingName)
	}
	return weights.Get(HeadName)
}

func (m Model) computeType() dtypes.DType {
	if m.ComputeType == dtypes.InvalidDType {
		return dtypes.Float32
	}
	return m.ComputeType
}

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
	// ComputeType is the type of products and activations, Float32 if zero. Weights, residuals (but see Paired), states, decays, norms and
	// the loss stay float32.
	ComputeType dtypes.DType
	// StateType is the type in which decoding keeps the SSM's states from token to token, Float32 if zero. They are most of what a token
	// of many sequences reads and writes; BFloat16 halves that, and rounds what a state has gathered each time it is written.
	StateType dtypes.DType
	// LateStates lets a loop over tokens write those states with every few tokens and the last one alone ([graph.StepRun]), where they are
	// many, and logits that nothing is drawn from with the last one ([graph.ModelStep]): kernels on GPUs save what others would not.
	LateStates bool
	// CutTo is the mix whose weights [Config.Cut] made; nil if weights are those of full width.
	CutTo nested.Mix
	// Loop is the length from which a run of layers of one width becomes a loop (graph/scan) over their stacked weights
	// instead of as many copies of a layer in the program; 0 for never. The numbers are the same to rounding. Programs with
	// loops compile fast and stay small at any depth, and training computes each layer again for its gradient. The chunks of the
	// loss become a loop, too.
	Loop int
	// Compact, Split and Joined are those of [layers.MixerConfig]; in loops nothing is Joined.
	Compact, Split, Joined bool
	// Paired has sums of the residual stream in 24 bits where blocks compute in bfloat16 ([graph.Residual]), but in loops, which carry them in float32.
	Paired bool
	// Stacked says that the weights are those of [Config.StackedParams]: the layers' weights are stacked from the start.
	Stacked bool
	// Grouped has training keep the inputs of groups of a loop's layers alone, see [RematFull].
	Grouped bool
}

// Inputs are the operands of the forward pass beside the weights. States, SegmentIDs and Lengths may be nil.
type Inputs struct {
	Tokens     *Node               // [batch, seqlen], an integer type, below the padded vocabulary
	States     []layers.MixerState // one per layer, the state before the first token
	SegmentIDs *Node               // [batch, seqlen], marks packed documents
	Lengths    *Node               // [batch] int32, tokens of each row, see [layers.MixerInputs]
}

// Hidden is the backbone: [batch, seqlen, d_model] after the final norm, in the compute type, and the state of each layer
// after the last token.
func (m Model) Hidden(weights layers.Weights, mix nested.Mix, in Inputs) (*Node, []layers.MixerState) {
	return m.backbone(weights, mix, in, true)
}

// backbone is [Model.Hidden]. Where states are not kept there may be none.
func (m Model) backbone(weights layers.Weights, mix nested.Mix, in Inputs, keepStates bool) (*Node, []layers.MixerState) {
	if m.Loop > 0 {
		return m.looped(weights, mix, in, keepStates)
	}
	return m.unrolled(weights, mix, in)
}

// unrolled has each layer in the program.
func (m Model) unrolled(weights layers.Weights, mix nested.Mix, in Inputs) (*Node, []layers.MixerState) {
	m.mustFit(mix)
	return m.layersFrom(0, weights, mix, in, nil, m.embed(weights, in.Tokens))
}

// embed looks tokens up: [batch, seqlen, d_model] in the compute type.
func (m Model) embed(weights layers.Weights, tokens *Node) *Node {
	return ConvertDType(layers.Embed(weights.Get(EmbeddingName), tokens), m.computeType())
}

// layersFrom are the layers from first on, behind a residual, nil for none, and what the layer before adds to it, and the final norm; and their states.
func (m Model) layersFrom(first int, weights layers.Weights, mix nested.Mix, in Inputs, sum, hidden *Node) (*Node, []layers.MixerState) {
	residual := graph.Residual{Sum: sum, Paired: m.Paired}
	states := make([]layers.MixerState, m.NLayer)
	for layer := first; layer < m.NLayer; layer++ {
		mixerIn := layers.MixerInputs{SegmentIDs: in.SegmentIDs, Lengths: in.Lengths}
		if in.States != nil {
			mixerIn.State = &in.States[layer]
		}
		own := m.wholeLayer(m.layerWeights(weights, layer), m.mixer(layer).Dims, m.mixer(layer).NHeads)
		residual, hidden = layers.Block(own, residual, hidden, func(w layers.Weights, u *Node) *Node {
			mixerIn.U = u
			out, state := layers.Mixer(m.mixer(layer), w, mix[layer], mixerIn)
			states[layer] = state
			return out
		})
	}
	return layers.LastNorm(residual, hidden, weights.Get(FinalNormName)), states
}

// Logits returns float32 logits over the padded vocabulary, [batch, seqlen, padded vocab], and the states after the last
// token.
func (m Model) Logits(weights layers.Weights, mix nested.Mix, in Inputs) (*Node, []layers.MixerState) {
	hidden, states := m.Hidden(weights, mix, in)
	return m.head(weights, hidden), states
}

// LastLogits is [Model.Logits] of each row's last token alone, [batch, padded vocab]: the prefill of generation. A row whose
// length is 0 gets the logits of whatever stands first.
func (m Model) LastLogits(weights layers.Weights, mix nested.Mix, in Inputs) (*Node, []layers.MixerState) {
	hidden, states := m.Hidden(weights, mix, in)
	batch, seqLen := hidden.Shape().Dimensions[0], hidden.Shape().Dimensions[1]
	if in.Lengths == nil {
		last := Squeeze(Slice(hidden, AxisRange(), AxisRange(seqLen-1, seqLen)), 1)
		return m.head(weights, last), states
	}
	g := hidden.Graph()
	at := Max(AddScalar(in.Lengths, -1), ScalarZero(g, in.Lengths.DType()))
	at = Add(at, MulScalar(Iota(g, at.Shape(), 0), seqLen))
	last := Gather(Reshape(hidden, batch*seqLen, m.DModel), InsertAxes(at, -1))
	return m.head(weights, last), states
}

// Loss is the mean cross entropy of targets: [batch, seqlen] over the padded vocabulary, a float32 scalar in nats per
// token. Its gradient is computed with it. On a mesh the weights may be parts, and the loss is that of the device's part of the
// batch.
func (m Model) Loss(weights layers.Weights, mix nested.Mix, in Inputs, targets *Node) *Node {
	weights = m.wholeEnds(weights)
	hidden, _ := m.backbone(weights, mix, in, false)
	return m.crossEntropy(weights, hidden, targets)
}

// LossOnto is [Model.Loss] of a model without loops, on one device, with the head's gradient added to the one so far and all gradients multiplied by a factor, see
// [graph.CrossEntropyOnto].
func (m Model) LossOnto(weights layers.Weights, mix nested.Mix, in Inputs, targets *Node, onto Onto) *Node {
	hidden, _ := m.backbone(weights, mix, in, false)
	return m.crossEntropyOnto(weights, hidden, targets, onto)
}

func (m Model) crossEntropyOnto(weights layers.Weights, hidden, targets *Node, onto Onto) *Node {
	return graph.CrossEntropyOnto(Reshape(hidden, -1, m.DModel), m.headWeight(weights), onto.Rounded, Reshape(targets, -1), 0, onto.Factor, onto.Head)
}

func (m Model) crossEntropy(weights layers.Weights, hidden, targets *Node) *Node {
	crossEntropy := graph.CrossEntropy
	if m.Loop > 0 {
		crossEntropy = graph.LoopedCrossEntropy
	}
	return crossEntropy(Reshape(hidden, -1, m.DModel), m.headWeight(weights), Reshape(targets, -1), 0)
}

// Evaluate is [Model.Loss] without a gradient.
func (m Model) Evaluate(weights layers.Weights, mix nested.Mix, in Inputs, targets *Node) *Node {
	weights = m.wholeEnds(weights)
	hidden, _ := m.backbone(weights, mix, in, false)
	return graph.MeanCrossEntropy(Reshape(hidden, -1, m.DModel), m.headWeight(weights), Reshape(targets, -1), 0)
}

func (m Model) head(weights layers.Weights, hidden *Node) *Node {
	dims := hidden.Shape().Dimensions
	logits := graph.HeadLogits(Reshape(hidden, -1, m.DModel), m.headWeight(weights))
	return Reshape(logits, append(append([]int{}, dims[:len(dims)-1]...), m.PaddedVocab())...)
}

// mixer is the configuration of a layer's mixer, as wide as its weights are.
func (m Model) mixer(layer int) layers.MixerConfig {
	config := m.Mixer()
	config.Compact, config.Split, config.Joined = m.Compact, m.Split, m.Joined
	if m.CutTo != nil {
		config.NHeads = m.CutTo[layer]
	}
	return config
}

func (m Model) mustFit(mix nested.Mix) {
	if err := mix.Validate(m.NLayer, m.Dims()); err != nil {
		panic(err)
	}
}

// HeadWeight is the name of the weight whose rows are the head's.
func (c Config) HeadWeight() string {
	if c.TieEmbeddings {
		return EmbeddingName
	}
	return HeadName
}

func (m Model) headWeight(weights layers.Weights) *Node { return weights.Get(m.HeadWeight()) }

func (m Model) computeType() dtypes.DType {
	if m.ComputeType == dtypes.InvalidDType {
		return dtypes.Float32
	}
	return m.ComputeType
}

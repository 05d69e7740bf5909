package lm

import (
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/layers"
)

// splitShapes are those of a front of a model that is Split: the embedding, Y, the projection's rows, and what a [layers.SplitFront] has beside them.
func (f Front) splitShapes(batch, seqLen int) []shapes.Shape {
	m := f.model
	channels := f.heads() * m.HeadDim
	var all []shapes.Shape
	for _, width := range []int{m.DModel, channels, 2*channels + 2*m.DState + f.heads(), channels, m.DState, m.DState} {
		all = append(all, shapes.Make(m.computeType(), batch, seqLen, width))
	}
	x := shapes.Make(m.computeType(), batch, seqLen, f.heads(), m.HeadDim)
	return append(all, graph.SSDKept(x, m.DState))
}

func (f Front) computeSplit(weights layers.Weights, in Inputs) []*Node {
	embedded := f.model.embed(weights, in.Tokens)
	own := f.model.layerWeights(weights, 0)
	front := layers.NewSplitFront(f.model.mixer(0), own.Sub("mixer"), f.heads(), f.mixerInputs(own, embedded, in))
	return []*Node{embedded, front.Y, front.Rows, front.X, front.B, front.C, front.States}
}

// LossOnto is [Model.LossOnto] from what the front of a model that is Split gave, the first results of [Front.Compute]: of weights that [Config.Cut] would make,
// with its gradients by those results added to onto.Given, their gradients so far, if there are any.
func (f Front) LossOnto(weights layers.Weights, mix int, given []*Node, in Inputs, targets *Node, onto Onto) (loss *Node, from []*Node) {
	m := f.model
	m.CutTo = f.mixes[mix]
	embedded := given[0]
	if onto.Given != nil {
		embedded = gradientOnto(embedded, onto.Given[0])
		onto.Given = onto.Given[1:]
	}
	hidden := layers.BehindSplitFront(m.mixer(0), m.layerWeights(weights, 0).Sub("mixer"), m.CutTo[0], given[1], given[2], onto.Given)
	hidden, _ = m.layersFrom(1, weights, m.CutTo, in, embedded, hidden)
	return m.crossEntropyOnto(weights, hidden, targets, onto), given
}

// Onto is what a loss that is to be differentiated adds to: by what it will be multiplied before, and gradients so far, nil for none: of the head, and of what
// a front gave. Rounded is the head's weight in the compute type, nil where that is not there yet.
type Onto struct {
	Factor  float64
	Head    *Node
	Given   []*Node
	Rounded *Node
}

// gradientOnto is x, whose gradient is added to one before.
func gradientOnto(x, before *Node) *Node {
	return IdentityWithCustomGradient(x, func(_, gradient *Node) *Node { return Add(before, gradient) })
}

// splitGradient is the gradient of the front's mixer, of U and of the embedding beside them, from the sums of the gradients by results, of which it fills the rows'.
func (f Front) splitGradient(own layers.Weights, in layers.MixerInputs, results []*Node, sum func(result int) *Node) (dU, dEmbedded *Node, dMixer layers.Weights, filled map[int]*Node) {
	front := layers.SplitFront{Rows: results[2], SplitFront: graph.SplitFront{
		Y: results[1], X: results[3], B: results[4], C: results[5], States: results[6],
	}}
	dU, rows, dMixer := front.Gradient(f.model.mixer(0), own.Sub("mixer"), f.heads(), in, sum(2), sum(1))
	return dU, sum(0), dMixer, map[int]*Node{2: rows}
}

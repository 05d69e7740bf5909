package lm

import (
	"strings"

	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/graph/composite"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/nested"
)

// Front is what the losses of several mixes have in common: the embedding of the tokens, which no width cuts, layer 0's norm of it,
// and, as far as the widest mix goes, the front of layer 0's mixer, of which narrower mixes use the first channels ([layers.MixerFront]). A joint step
// computes it once forward, differentiates each mix's loss by what it took of it, and goes back through it once from the sum:
//
//	loss(mix) = behind(mix, front(weights, tokens)),  so  sum of the gradients = front's gradient of (sum of the losses' gradients by the front)
//
// which is the sum of the gradients by themselves, to rounding. The weights' axis of d_model must be whole: it is not made for meshes.
type Front struct {
	model Model
	mixes []nested.Mix
	heads int // of layer 0, the most of any mix
}

// Front is the front of these mixes. There is none where one mix stands alone, where layers are a loop, of which layer 0 would have to be left out
// and compiled by itself, and where a model is Compact or Stacked, whose mixers and weights are not divided here. If it is Split, the first mix must be
// the widest, since its gradients are what those of the others are added to ([Front.LossOnto]).
func (m Model) Front(mixes []nested.Mix) (front Front, ok bool) {
	front = Front{model: m, mixes: mixes}
	for _, mix := range mixes {
		m.mustFit(mix)
		front.heads = max(front.heads, mix[0])
	}
	return front, len(mixes) > 1 && m.Loop == 0 && !m.Compact && !m.Stacked && (!m.Split || mixes[0][0] == front.heads)
}

// Onto tells whether losses are those of [Front.LossOnto], rather than of [Front.Loss].
func (f Front) Onto() bool { return f.model.Split }

// frontGiven is how many results of a front losses take, the first: the embedding, Z and Y, or the rows that begin with Z in a model that is Split. The
// others serve its gradient.
const frontGiven = 3

// Given are the shapes of the results of [Front.Compute] that a mix's loss takes, as wide as the mix uses them: those of [Front.Loss]'s from.
func (f Front) Given(mix, batch, seqLen int) []shapes.Shape {
	if f.model.Split {
		return f.splitShapes(batch, seqLen)[:frontGiven]
	}
	return f.shapes(f.mixes[mix][0], batch, seqLen)[:frontGiven]
}

// Results are the shapes of the results of [Front.Compute], those that losses take first.
func (f Front) Results(batch, seqLen int) []shapes.Shape {
	if f.model.Split {
		return f.splitShapes(batch, seqLen)
	}
	return f.shapes(f.heads, batch, seqLen)
}

func (f Front) shapes(heads, batch, seqLen int) []shapes.Shape {
	channels, state := heads*f.model.HeadDim, 2*f.model.DState
	var all []shapes.Shape
	for _, width := range []int{f.model.DModel, channels, channels, channels, state, heads, channels, state} {
		all = append(all, shapes.Make(f.model.computeType(), batch, seqLen, width))
	}
	x := shapes.Make(f.model.computeType(), batch, seqLen, heads, f.model.HeadDim)
	return append(all, graph.SSDKept(x, f.model.DState))
}

// Takes tells whether the front takes a weight, and whether losses behind it do.
func (f Front) Takes(name string) (front, losses bool) {
	local, first := strings.CutPrefix(name, layerName(0)+".")
	behind := local == "mixer.norm.weight" || local == "mixer.out_proj.weight"
	switch {
	case name == EmbeddingName:
		return true, f.model.TieEmbeddings
	case first && !behind:
		return true, false
	}
	return false, true
}

// Compute returns the embedding, [batch, seqlen, d_model], and the parts of a [layers.MixerFront], Z and Y first.
func (f Front) Compute(weights layers.Weights, in Inputs) []*Node {
	if f.model.Split {
		return f.computeSplit(weights, in)
	}
	embedded := f.model.embed(weights, in.Tokens)
	own := f.model.layerWeights(weights, 0)
	front := layers.NewMixerFront(f.model.mixer(0), own.Sub("mixer"), f.heads, f.mixerInputs(own, embedded, in))
	return []*Node{embedded, front.Z, front.Y, front.X, front.BC, front.DT, front.ConvX, front.ConvBC, front.Kept}
}

// mixerInputs are those of layer 0.
func (f Front) mixerInputs(own layers.Weights, embedded *Node, in Inputs) layers.MixerInputs {
	_, u := layers.Norm(graph.Residual{}, embedded, own.Get("norm.weight"))
	return layers.MixerInputs{U: u, SegmentIDs: in.SegmentIDs}
}

// Loss is [Model.Loss] of a mix from what the front gave, and what it took of that: what to differentiate it by. In needs no tokens.
func (f Front) Loss(weights layers.Weights, mix int, given []*Node, in Inputs, targets *Node) (loss *Node, from []*Node) {
	m, heads := f.model, f.mixes[mix][0]
	embedded, z, y := given[0], channelsOf(given[1], 0, heads*m.HeadDim), channelsOf(given[2], 0, heads*m.HeadDim)
	hidden := layers.BehindFront(m.mixer(0), m.layerWeights(weights, 0).Sub("mixer"), heads, z, y)
	hidden, _ = m.layersFrom(1, weights, f.mixes[mix], in, embedded, hidden)
	return m.crossEntropy(weights, hidden, targets), []*Node{embedded, z, y}
}

// Gradient returns the gradients of the weights that the front takes, by name, from what it computed and the losses' gradients by what they
// took of it: of each mix, or those of all added up. Filled are such gradients as a kernel has changed where they stand, by the places of those that were given: a program
// that returns them need not keep what it was given.
func (f Front) Gradient(weights layers.Weights, in Inputs, results []*Node, grads [][]*Node) (found layers.Weights, filled map[int]*Node) {
	m, own := f.model, f.model.layerWeights(weights, 0)
	sum := func(i int) *Node {
		var parts []*Node
		for _, given := range grads {
			parts = append(parts, given[i])
		}
		return graph.SumLeading(parts)
	}
	embedded, back := results[0], f.mixerGradient
	if m.Split {
		back = f.splitGradient
	}
	dU, dMixer, filled := back(own, f.mixerInputs(own, embedded, in), results, sum(1), sum(2))
	dNorm := composite.Autodiff(func(x []*Node) []*Node {
		_, u := layers.Norm(graph.Residual{}, x[0], x[1])
		return []*Node{u}
	})([]*Node{embedded, own.Get("norm.weight")}, nil, []*Node{dU})
	dEmbedding := composite.Autodiff(func(x []*Node) []*Node {
		return []*Node{m.embed(layers.Weights{EmbeddingName: x[0]}, in.Tokens)}
	})([]*Node{weights.Get(EmbeddingName)}, nil, []*Node{Add(dNorm[0], sum(0))})

	all := layers.Weights{EmbeddingName: dEmbedding[0], layerName(0) + ".norm.weight": dNorm[1]}
	for name, grad := range dMixer {
		all[mixerName(0)+"."+name] = grad
	}
	return all, filled
}

// mixerGradient is the gradient of the front's mixer and of U, from the gradients of Z and Y.
func (f Front) mixerGradient(own layers.Weights, in layers.MixerInputs, results []*Node, dZ, dY *Node) (dU *Node, dMixer layers.Weights, filled map[int]*Node) {
	front := layers.MixerFront{Z: results[1], Y: results[2], X: results[3], BC: results[4], DT: results[5], ConvX: results[6], ConvBC: results[7], Kept: results[8]}
	dU, dMixer = front.Gradient(f.model.mixer(0), own.Sub("mixer"), f.heads, in, dZ, dY)
	return dU, dMixer, nil
}

func channelsOf(x *Node, from, to int) *Node {
	if from == 0 && to == x.Shape().Dimensions[2] {
		return x
	}
	return SliceAxis(x, 2, AxisRange(from, to))
}

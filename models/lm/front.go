package lm

import (
	"maps"
	"slices"
	"strings"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/graph/composite"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/nested"
)

// Front is what the losses of several mixes have in common: the embedding of the tokens, which no width cuts, layer 0's norm of it,
// and, as far as the widest mix goes, layer 0's mixer, of which narrower mixes use the first channels ([layers.MixerFront], [graph.NestedOut]; a model that is
// Split has it up to its gated norm alone). A joint step computes it once forward, differentiates each mix's loss by what it took of it, and goes back through
// it once from the sum:
//
//	loss(mix) = behind(mix, front(weights, tokens)),  so  sum of the gradients = front's gradient of (sum of the losses' gradients by the front)
//
// which is the sum of the gradients by themselves, to rounding. The weights' axis of d_model must be whole: it is not made for meshes.
type Front struct {
	model  Model
	mixes  []nested.Mix
	widths []int // heads that mixes have in layer 0, ascending
}

// Front is the front of these mixes. There is none where one mix stands alone, where layers are a loop, of which layer 0 would have to be left out
// and compiled by itself, and where a model is Compact or Stacked, whose mixers and weights are not divided here. If it is Split, the first mix must be
// the widest, since its gradients are what those of the others are added to ([Front.LossOnto]).
func (m Model) Front(mixes []nested.Mix) (front Front, ok bool) {
	front = Front{model: m, mixes: mixes}
	for _, mix := range mixes {
		m.mustFit(mix)
		front.widths = append(front.widths, mix[0])
	}
	slices.Sort(front.widths)
	front.widths = slices.Compact(front.widths)
	return front, len(mixes) > 1 && m.Loop == 0 && !m.Compact && !m.Stacked && (!m.Split || mixes[0][0] == front.heads())
}

// heads are those of the widest mix in layer 0.
func (f Front) heads() int { return f.widths[len(f.widths)-1] }

// Onto tells whether losses are those of [Front.LossOnto], rather than of [Front.Loss].
func (f Front) Onto() bool { return f.model.Split }

// Given are the numbers of the results of [Front.Compute] that a mix's loss takes: the embedding and, of layer 0, the mixer's output at the mix's width or, in a
// model that is Split, Y and the rows that begin with Z.
func (f Front) Given(mix int) []int {
	if f.model.Split {
		return []int{0, 1, 2}
	}
	return []int{0, 1 + slices.Index(f.widths, f.mixes[mix][0])}
}

// By are the numbers of those results that a mix's loss is differentiated by. The embedding is none where layer 0's output is added to it: what adds two tensors
// up has one gradient for both.
func (f Front) By(mix int) []int {
	if f.model.Split {
		return f.Given(mix)
	}
	return f.Given(mix)[1:]
}

// Results are the shapes of the results of [Front.Compute].
func (f Front) Results(batch, seqLen int) []shapes.Shape {
	if f.model.Split {
		return f.splitShapes(batch, seqLen)
	}
	m := f.model
	channels, state := f.heads()*m.HeadDim, 2*m.DState
	own := func(width int) shapes.Shape { return shapes.Make(m.computeType(), batch, seqLen, width) }
	all := []shapes.Shape{own(m.DModel)}
	for range f.widths {
		all = append(all, own(m.DModel))
	}
	for _, width := range []int{channels, channels, channels, state, f.heads(), channels, state} {
		all = append(all, own(width))
	}
	all = append(all, graph.SSDKept(shapes.Make(m.computeType(), batch, seqLen, f.heads(), m.HeadDim), m.DState))
	before := 0
	for _, heads := range f.widths {
		all = append(all, shapes.Make(m.computeType(), batch*seqLen, (heads-before)*m.HeadDim))
		before = heads
	}
	return append(all, shapes.Make(dtypes.Float32, batch*seqLen, len(f.widths)))
}

// Takes tells whether the front takes a weight, and whether losses behind it do.
func (f Front) Takes(name string) (front, losses bool) {
	local, first := strings.CutPrefix(name, layerName(0)+".")
	behind := local == "mixer.norm.weight" || local == "mixer.out_proj.weight"
	switch {
	case name == EmbeddingName:
		return true, f.model.TieEmbeddings
	case first && (!behind || !f.model.Split):
		return true, false
	}
	return false, true
}

// Compute returns the embedding, [batch, seqlen, d_model], layer 0's outputs at the mixes' widths, ascending, and what serves the gradient: the parts of a
// [layers.MixerFront] and the rest of a [graph.NestedOut].
func (f Front) Compute(weights layers.Weights, in Inputs) []*Node {
	if f.model.Split {
		return f.computeSplit(weights, in)
	}
	embedded := f.model.embed(weights, in.Tokens)
	own := f.model.layerWeights(weights, 0)
	front := layers.NewMixerFront(f.model.mixer(0), own.Sub("mixer"), f.heads(), f.mixerInputs(own, embedded, in))
	out := front.Nested(f.model.mixer(0), own.Sub("mixer"), f.widths)
	kept := []*Node{front.Z, front.Y, front.X, front.BC, front.DT, front.ConvX, front.ConvBC, front.Kept}
	return slices.Concat([]*Node{embedded}, out.Outs, kept, out.Gated, []*Node{out.Factors})
}

// computed are the parts of what [Front.Compute] returned.
func (f Front) computed(results []*Node) (front layers.MixerFront, out graph.NestedOut) {
	n := len(f.widths)
	kept, gated := results[1+n:], results[len(results)-1-n:]
	front = layers.MixerFront{Z: kept[0], Y: kept[1], X: kept[2], BC: kept[3], DT: kept[4], ConvX: kept[5], ConvBC: kept[6], Kept: kept[7]}
	return front, graph.NestedOut{Outs: results[1 : 1+n], Gated: gated[:n], Factors: gated[n]}
}

// mixerInputs are those of layer 0.
func (f Front) mixerInputs(own layers.Weights, embedded *Node, in Inputs) layers.MixerInputs {
	if !f.model.Split {
		return layers.MixerInputs{U: graph.FirstRMSNorm(embedded, own.Get("norm.weight")), SegmentIDs: in.SegmentIDs}
	}
	_, u := layers.Norm(graph.Residual{}, embedded, own.Get("norm.weight"))
	return layers.MixerInputs{U: u, SegmentIDs: in.SegmentIDs}
}

// Loss is [Model.Loss] of a mix from the results of the front that it is given, and what to differentiate it by. In needs no tokens.
func (f Front) Loss(weights layers.Weights, mix int, given []*Node, in Inputs, targets *Node) (loss *Node, from []*Node) {
	hidden, _ := f.model.layersFrom(1, weights, f.mixes[mix], in, given[0], given[1])
	return f.model.crossEntropy(weights, hidden, targets), given[1:]
}

// Gradient returns the gradients of the weights that the front takes, by name, from what it computed and the losses' gradients by what they
// took of it: of each mix, or those of all added up. Filled are such gradients as a kernel has changed where they stand, by the places of those that were given: a program
// that returns them need not keep what it was given.
func (f Front) Gradient(weights layers.Weights, in Inputs, results []*Node, grads [][]*Node) (found layers.Weights, filled map[int]*Node) {
	m, own := f.model, f.model.layerWeights(weights, 0)
	// sum is that of the gradients by a result.
	sum := func(result int) (all *Node) {
		for mix, byMix := range grads {
			switch i := slices.Index(f.By(mix), result); {
			case i < 0:
			case all == nil:
				all = byMix[i]
			default:
				all = Add(all, byMix[i])
			}
		}
		return all
	}
	embedded, back := results[0], f.mixerGradient
	if m.Split {
		back = f.splitGradient
	}
	inputs := f.mixerInputs(own, embedded, in)
	dU, dEmbedded, dMixer, filled := back(own, inputs, results, sum)
	dHidden, dNorm := f.normGradient(embedded, own.Get("norm.weight"), inputs.U, dEmbedded, dU)
	dEmbedding := composite.Autodiff(func(x []*Node) []*Node {
		return []*Node{m.embed(layers.Weights{EmbeddingName: x[0]}, in.Tokens)}
	})([]*Node{weights.Get(EmbeddingName)}, nil, []*Node{dHidden})

	all := layers.Weights{EmbeddingName: dEmbedding[0], layerName(0) + ".norm.weight": dNorm}
	for name, grad := range dMixer {
		all[mixerName(0)+"."+name] = grad
	}
	return all, filled
}

// normGradient is the gradient of the embedding, which is used beside its norm, and of the norm's weight.
func (f Front) normGradient(embedded, weight, u, dEmbedded, dU *Node) (dHidden, dWeight *Node) {
	if !f.model.Split {
		return graph.FirstRMSNormGradient(embedded, weight, u, dEmbedded, dU)
	}
	grads := composite.Autodiff(func(x []*Node) []*Node {
		_, u := layers.Norm(graph.Residual{}, x[0], x[1])
		return []*Node{u}
	})([]*Node{embedded, weight}, nil, []*Node{dU})
	return Add(grads[0], dEmbedded), grads[1]
}

// mixerGradient is the gradient of layer 0's mixer, of U and of the embedding beside them, from the sums of the gradients by results.
func (f Front) mixerGradient(own layers.Weights, in layers.MixerInputs, results []*Node, sum func(result int) *Node) (dU, dEmbedded *Node, dMixer layers.Weights, filled map[int]*Node) {
	front, out := f.computed(results)
	config, weights := f.model.mixer(0), own.Sub("mixer")
	var dOuts []*Node
	for i := range out.Outs {
		dOuts = append(dOuts, sum(1+i))
	}
	dZ, dY, dEmbedded, dBehind := front.NestedGradient(config, weights, f.widths, out, dOuts)
	dU, dMixer = front.Gradient(config, weights, f.heads(), in, dZ, dY)
	maps.Copy(dMixer, dBehind)
	return dU, dEmbedded, dMixer, nil
}

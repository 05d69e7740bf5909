package lm_test

import (
	"fmt"
	"maps"
	"slices"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/stretchr/testify/require"
)

// The losses of several mixes from one front, and the gradient of their sum through it, are those of each mix by itself: packed documents, layers of
// different widths, layer 0 in the first mix not the widest, in all of them narrower than the weights, in two the same, a head that is the embedding and one
// that is not.
func TestFrontIsShared(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		for _, c := range []struct {
			tied  bool
			mixes []string
		}{{true, []string{"32,32", "64,16", "8,64"}}, {false, []string{"32,32", "64,16", "8,64"}}, {true, []string{"8,64", "16,8", "16,64"}}} {
			config, _ := drawn(t, 2)
			config.TieEmbeddings = c.tied
			var weights []*tensors.Tensor
			for _, p := range config.Params() {
				weights = append(weights, tensors.FromFlatDataAndDimensions(config.Init(p, 7), p.Shape...))
			}
			model := lm.Model{Config: config}
			var mixes []nested.Mix
			for _, widths := range c.mixes {
				mix, err := nested.ParseMix(widths, config.NLayer, config.Dims())
				require.NoError(t, err)
				mixes = append(mixes, mix)
			}
			front, ok := model.Front(mixes)
			require.True(t, ok)
			evaluate := func(step func(w layers.Weights, in lm.Inputs, targets *Node) (losses []*Node, grads layers.Weights)) []*tensors.Tensor {
				return run(t, backend, config, weights, packed(2, 25), func(w layers.Weights, in []*Node) []*Node {
					losses, grads := step(w, lm.Inputs{Tokens: columns(in[0], 0, 24), SegmentIDs: columns(in[1], 0, 24)}, columns(in[0], 1, 25))
					for _, p := range config.Params() {
						losses = append(losses, grads[p.Name])
					}
					return losses
				})
			}
			want := evaluate(func(w layers.Weights, in lm.Inputs, targets *Node) (losses []*Node, grads layers.Weights) {
				grads = layers.Weights{}
				for _, mix := range mixes {
					loss := model.Loss(w, mix, in, targets)
					losses = append(losses, loss)
					addGradients(grads, loss, w)
				}
				return losses, grads
			})
			got := evaluate(func(w layers.Weights, in lm.Inputs, targets *Node) ([]*Node, layers.Weights) {
				return throughFront(front, len(mixes), w, in, targets)
			})
			for i := range want {
				golden.RequireClose(t, fmt.Sprintf("%v, result %d", c, i), golden.Float64s(want[i]), golden.Float64s(got[i]), golden.Operator)
			}
		}
	})
}

// packed are tokens, and the documents that they belong to.
func packed(batch, seqLen int) []*tensors.Tensor {
	tokens, segments := make([]int32, batch*seqLen), make([]int32, batch*seqLen)
	for i := range tokens {
		tokens[i], segments[i] = int32(i*29%96), int32(i%seqLen/10)
	}
	return []*tensors.Tensor{tensors.FromFlatDataAndDimensions(tokens, batch, seqLen), tensors.FromFlatDataAndDimensions(segments, batch, seqLen)}
}

// addGradients adds a loss's gradients by the weights to those so far, by name.
func addGradients(grads layers.Weights, loss *Node, weights layers.Weights) {
	names := slices.Sorted(maps.Keys(weights))
	var wanted []*Node
	for _, name := range names {
		wanted = append(wanted, weights[name])
	}
	for i, grad := range Gradient(loss, wanted...) {
		addGradient(grads, names[i], grad)
	}
}

func addGradient(grads layers.Weights, name string, grad *Node) {
	if before, ok := grads[name]; ok {
		grad = Add(before, grad)
	}
	grads[name] = grad
}

// throughFront are the losses of the front's mixes and the sums of their gradients, as the programs of a step find them: with what the front
// computed cut off from what computed it.
func throughFront(front lm.Front, mixes int, weights layers.Weights, in lm.Inputs, targets *Node) (losses []*Node, grads layers.Weights) {
	results := front.Compute(weights, in)
	behind, grads := layers.Weights{}, layers.Weights{}
	for i := range results {
		results[i] = Identity(StopGradient(results[i]))
	}
	for name, weight := range weights {
		if _, taken := front.Takes(name); taken {
			behind[name] = weight
		}
	}
	var byFront [][]*Node
	for mix := range mixes {
		loss, from := front.Loss(behind, mix, given(front, mix, results), lm.Inputs{SegmentIDs: in.SegmentIDs}, targets)
		losses = append(losses, loss)
		addGradients(grads, loss, behind)
		byFront = append(byFront, Gradient(loss, from...))
	}
	found, _ := front.Gradient(weights, in, results, byFront)
	for name, grad := range found {
		addGradient(grads, name, grad)
	}
	return losses, grads
}

// given are the results that a mix's loss takes.
func given(front lm.Front, mix int, results []*Node) (taken []*Node) {
	for _, number := range front.Given(mix) {
		taken = append(taken, results[number])
	}
	return taken
}

// What a front computes has the shapes that it says, also where activations are bfloat16, and a mix takes of it layer 0's output at its width.
func TestFrontShapes(t *testing.T) {
	backend := backendtest.XLA(t)
	config, weights := drawn(t, 2)
	var mixes []nested.Mix
	for _, widths := range []string{"8,64", "32,8"} {
		mix, err := nested.ParseMix(widths, config.NLayer, config.Dims())
		require.NoError(t, err)
		mixes = append(mixes, mix)
	}
	front, ok := lm.Model{Config: config, ComputeType: dtypes.BFloat16}.Front(mixes)
	require.True(t, ok)
	results := run(t, backend, config, weights, packed(2, 24), func(w layers.Weights, in []*Node) []*Node {
		return front.Compute(w, lm.Inputs{Tokens: in[0]})
	})
	want := front.Results(2, 24)
	require.Len(t, results, len(want))
	for i, result := range results {
		require.Equal(t, want[i].String(), result.Shape().String(), i)
	}
	require.Equal(t, [][]int{{0, 1}, {0, 2}}, [][]int{front.Given(0), front.Given(1)})
	require.Equal(t, [][]int{{1}, {2}}, [][]int{front.By(0), front.By(1)})
}

// There is a front where several mixes share it and layer 0 stands by itself.
func TestFrontIsThere(t *testing.T) {
	config, _ := drawn(t, 2)
	mixes := make([]nested.Mix, 2)
	for i, width := range nested.Official()[:2] {
		var err error
		mixes[i], err = config.Uniform(width)
		require.NoError(t, err)
	}
	for name, c := range map[string]struct {
		model lm.Model
		mixes []nested.Mix
		want  bool
	}{
		"several mixes": {lm.Model{Config: config}, mixes, true},
		"one":           {lm.Model{Config: config}, mixes[:1], false},
		"loop":          {lm.Model{Config: config, Loop: 2}, mixes, false},
		"compact":       {lm.Model{Config: config, Compact: true}, mixes, false},
		"split":         {lm.Model{Config: config, Split: true}, mixes, true},
		"narrow first":  {lm.Model{Config: config, Split: true}, []nested.Mix{mixes[1], mixes[0]}, false},
		"stacked":       {lm.Model{Config: config, Stacked: true}, mixes, false},
	} {
		_, ok := c.model.Front(c.mixes)
		require.Equal(t, c.want, ok, name)
	}
}

package lm_test

import (
	"fmt"
	"testing"

	"github.com/gomlx/compute"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/stretchr/testify/require"
)

// drawn is a small model of several layers with its first values.
func drawn(t *testing.T, layerCount int) (lm.Config, []*tensors.Tensor) {
	t.Helper()
	config := lm.Default(64, layerCount, 96)
	config.HeadDim, config.DState, config.ChunkSize = 8, 16, 16
	require.NoError(t, config.Validate())
	var weights []*tensors.Tensor
	for _, p := range config.Params() {
		weights = append(weights, tensors.FromFlatDataAndDimensions(config.Init(p, 7), p.Shape...))
	}
	return config, weights
}

// Layers in loops, and those whose projections are not taken apart, are the layers one after another: loss and gradients of packed documents, at a width and for a mix with a run
// of one width.
func TestLoopEqualsUnrolled(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		config, weights := drawn(t, 3)
		tokens, segments := make([]int32, 2*24), make([]int32, 2*24)
		for i := range tokens {
			tokens[i], segments[i] = int32(i*29%96), int32(i%24/10)
		}
		inputs := []*tensors.Tensor{tensors.FromFlatDataAndDimensions(tokens, 2, 24), tensors.FromFlatDataAndDimensions(segments, 2, 24)}
		for _, widths := range []string{"32,32,32", "64,16,16"} {
			mix, err := nested.ParseMix(widths, config.NLayer, config.Dims())
			require.NoError(t, err)
			evaluate := func(model lm.Model) []*tensors.Tensor {
				return run(t, backend, config, weights, inputs, func(w layers.Weights, in []*Node) []*Node {
					loss := model.Loss(w, mix, lm.Inputs{Tokens: columns(in[0], 0, 23), SegmentIDs: columns(in[1], 0, 23)}, columns(in[0], 1, 24))
					var wanted []*Node
					for _, p := range config.Params() {
						wanted = append(wanted, w[p.Name])
					}
					return append([]*Node{loss}, Gradient(loss, wanted...)...)
				})
			}
			want := evaluate(lm.Model{Config: config})
			requireEqual(t, widths, want, evaluate(lm.Model{Config: config, Loop: 2, Compact: true}))
			requireEqual(t, widths, want, evaluate(lm.Model{Config: config, Split: true}))
			requireEqual(t, widths, want, evaluate(lm.Model{Config: config, Joined: true}))
			requireEqual(t, widths, want, evaluate(lm.Model{Config: config, Loop: 2, Split: true}))
		}
	})
}

// Loops over loops are the layers one after another, too, whatever training keeps of them.
func TestRematsAreEqual(t *testing.T) {
	backend := backendtest.XLA(t)
	config, weights := drawn(t, 4)
	mix, err := config.Uniform(nested.Official()[2])
	require.NoError(t, err)
	tokens := make([]int32, 17)
	for i := range tokens {
		tokens[i] = int32(i * 29 % 96)
	}
	inputs := []*tensors.Tensor{tensors.FromFlatDataAndDimensions(tokens, 1, 17)}
	evaluate := func(model lm.Model) []*tensors.Tensor {
		return run(t, backend, config, weights, inputs, func(w layers.Weights, in []*Node) []*Node {
			loss := model.Loss(w, mix, lm.Inputs{Tokens: columns(in[0], 0, 16)}, columns(in[0], 1, 17))
			var wanted []*Node
			for _, p := range config.Params() {
				wanted = append(wanted, w[p.Name])
			}
			return append([]*Node{loss}, Gradient(loss, wanted...)...)
		})
	}
	want := evaluate(lm.Model{Config: config})
	requireEqual(t, "block", want, evaluate(lm.Model{Config: config, Loop: 2}))
	requireEqual(t, "full", want, evaluate(lm.Model{Config: config, Loop: 2, Grouped: true}))
}

func TestWithRemat(t *testing.T) {
	model := lm.Model{Config: lm.Default(64, 4, 96)}
	for _, policy := range lm.Remats() {
		got, err := model.WithRemat(policy)
		require.NoError(t, err)
		require.Equal(t, policy != lm.RematNone, got.Loop > 0, policy)
		require.Equal(t, policy == lm.RematFull, got.Grouped, policy)
	}
	_, err := model.WithRemat("some")
	require.ErrorContains(t, err, "want none, block or full")
}

// So are states that layers in loops take and give, for rows of their own lengths.
func TestLoopHandsStatesOver(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		config, weights := drawn(t, 3)
		mix, err := nested.ParseMix("64,16,16", config.NLayer, config.Dims())
		require.NoError(t, err)
		tokens := make([]int32, 2*24)
		for i := range tokens {
			tokens[i] = int32(i * 29 % 96)
		}
		inputs := []*tensors.Tensor{tensors.FromFlatDataAndDimensions(tokens, 2, 24), tensors.FromFlatDataAndDimensions([]int32{16, 9}, 2)}
		evaluate := func(model lm.Model) []*tensors.Tensor {
			return run(t, backend, config, weights, inputs, func(w layers.Weights, in []*Node) []*Node {
				logits, states := model.LastLogits(w, mix, lm.Inputs{Tokens: columns(in[0], 0, 16), Lengths: in[1]})
				more, after := model.Logits(w, mix, lm.Inputs{Tokens: columns(in[0], 16, 24), States: states})
				return append([]*Node{logits, more}, append(flatten(states), flatten(after)...)...)
			})
		}
		requireEqual(t, "64,16,16", evaluate(lm.Model{Config: config}), evaluate(lm.Model{Config: config, Loop: 2}))
	})
}

func requireEqual(t *testing.T, mix string, want, got []*tensors.Tensor) {
	t.Helper()
	require.Len(t, got, len(want))
	for i := range want {
		golden.RequireClose(t, fmt.Sprintf("mix %s, result %d", mix, i), golden.Float64s(want[i]), golden.Float64s(got[i]), 1e-5)
	}
}

package lm_test

import (
	"errors"
	"fmt"
	"strings"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/internal/snapshot"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/stretchr/testify/require"
)

// recorded is the text of a program of weights and tokens, as it is written for a TPU, which has no kernels for composites.
func recorded(config lm.Config, tokens shapes.Shape, outputs func(w layers.Weights, tokens *Node) []*Node) (string, error) {
	programs, err := backends.Record(backends.TPU, "", 1, false, func(backend compute.Backend) error {
		g := NewGraph(backend, "main")
		defer g.Finalize()
		weights := layers.Weights{}
		for _, p := range config.Params() {
			weights[p.Name] = Parameter(g, p.Name, shapes.Make(dtypes.Float32, p.Shape...))
		}
		return g.Compile(outputs(weights, Parameter(g, "tokens", tokens))...)
	})
	if err != nil {
		return "", err
	}
	return string(programs[0].Text), nil
}

// The programs of a small model are those committed, for each granularity: what changes them shows as a difference.
func TestStableHLOSnapshots(t *testing.T) {
	config := lm.Default(32, 2, 64)
	config.HeadDim, config.DState = 8, 16
	model := lm.Model{Config: config, ComputeType: dtypes.BFloat16}
	prefill := func(mix nested.Mix) func(w layers.Weights, tokens *Node) []*Node {
		return func(w layers.Weights, tokens *Node) []*Node {
			logits, states := model.LastLogits(w, mix, lm.Inputs{Tokens: tokens})
			outputs := []*Node{logits}
			for _, state := range states {
				outputs = append(outputs, state.Conv, state.SSM)
			}
			return outputs
		}
	}
	gradient := func(mix nested.Mix) func(w layers.Weights, tokens *Node) []*Node {
		return func(w layers.Weights, tokens *Node) []*Node {
			loss := model.Loss(w, mix, lm.Inputs{Tokens: tokens}, tokens)
			outputs := []*Node{loss}
			var weights []*Node
			for _, p := range config.Params() {
				weights = append(weights, w[p.Name])
			}
			return append(outputs, Gradient(loss, weights...)...)
		}
	}
	decode := func(mix nested.Mix) func(w layers.Weights, tokens *Node) []*Node {
		return func(w layers.Weights, tokens *Node) []*Node {
			g := tokens.Graph()
			var states []layers.MixerState
			for i, heads := range mix {
				state := func(name string, dims ...int) *Node {
					return Parameter(g, fmt.Sprintf("%s%d", name, i), shapes.Make(dtypes.Float32, dims...))
				}
				states = append(states, layers.MixerState{
					Conv: state("conv", 2, heads*config.HeadDim+2*config.DState, config.DConv),
					SSM:  state("ssm", 2, heads, config.HeadDim, config.DState),
				})
			}
			return []*Node{model.Step(w, mix, Squeeze(Slice(tokens, AxisRange(), AxisRange(0, 1)), 1), states).Logits}
		}
	}
	for _, width := range nested.Official() {
		mix, err := config.Uniform(width)
		require.NoError(t, err)
		var listing strings.Builder
		for _, program := range []struct {
			name    string
			outputs func(w layers.Weights, tokens *Node) []*Node
			brief   bool
		}{
			{"prefill", prefill(mix), false},
			{"decode", decode(mix), true},
			{"loss and gradient", gradient(mix), true},
		} {
			text, err := recorded(config, shapes.Make(dtypes.Int32, 2, 24), program.outputs)
			if errors.Is(err, backends.ErrNoXLA) {
				t.Skip(err)
			}
			require.NoError(t, err)
			fmt.Fprintf(&listing, "%s\n\n%s\n", program.name, snapshot.Listing(text, program.brief))
		}
		name := strings.ReplaceAll(width.String(), "/", "_")
		snapshot.Require(t, snapshot.Path("stablehlo/lm_"+name+".txt"), listing.String())
	}
}

package train_test

import (
	"fmt"
	"strings"
	"testing"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/data"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/matmamba/matmamba/train"
	"github.com/stretchr/testify/require"
)

// officialStepper is the tiny official model under the recipe of the golden trajectories, its weights stacked in that of separate batches.
func officialStepper(t *testing.T, backend compute.Backend, recipe train.Recipe) (*train.Stepper, lm.Config) {
	t.Helper()
	dir, err := checkpoint.LoadModelDir(golden.Path("lm_model"))
	require.NoError(t, err)
	defer func() { require.NoError(t, dir.Close()) }()
	config, _, err := lm.ParseConfig(dir.Config)
	require.NoError(t, err)
	weights := map[string][]float32{}
	for _, p := range config.Params() {
		stored, err := dir.Weights.Tensor(p.Name)
		require.NoError(t, err)
		weights[p.Name], err = stored.Float32s()
		require.NoError(t, err)
	}
	objective, err := train.LanguageModel(lm.Model{Config: config, Stacked: recipe.SeparateBatches}, nested.Official())
	require.NoError(t, err)
	stepper, err := train.NewStepper(backend, objective, recipe, weights)
	require.NoError(t, err)
	return stepper, config
}

// Ten joint steps of the official script: losses, gradient norms, learning rates, weights and moments, with the same batches
// for every level and with a batch for each level and micro-step.
func TestTrajectoryGoldens(t *testing.T) {
	for name, separate := range map[string]bool{"lm_traj_same": false, "lm_traj_diff": true} {
		t.Run(name, func(t *testing.T) {
			backendtest.Each(t, func(t *testing.T, backend compute.Backend) { checkTrajectory(t, backend, name, separate) })
		})
	}
}

func checkTrajectory(t *testing.T, backend compute.Backend, name string, separate bool) {
	set := golden.Load(t, name)
	recipe := train.Recipe{
		Steps: 10, Batch: 2, SeqLen: 16, Accumulate: 1, LR: 6e-4, Warmup: 3, WeightDecay: 0.1, Beta1: 0.9, Beta2: 0.95, Clip: 1,
		SeparateBatches: separate,
	}
	if separate {
		recipe.Accumulate = 2
	}
	stepper, config := officialStepper(t, backend, recipe)
	files, err := data.ShardFiles(golden.Path("lm_shards"))
	require.NoError(t, err)
	source, err := data.NewSequential(files, data.Size{Batch: 2, SeqLen: 16})
	require.NoError(t, err)

	var losses, means, norms, rates []float64
	for step := range recipe.Steps {
		result, err := stepper.Step(source.Next)
		require.NoError(t, err)
		losses, means = append(losses, result.Losses...), append(means, result.Loss())
		norms, rates = append(norms, result.GradNorm), append(rates, result.LR)
		if step == 0 {
			checkWeights(t, set, "out.step1.", stepper, golden.Optimised)
		}
	}
	for tensor, got := range map[string][]float64{"out.level_loss": losses, "out.loss": means, "out.grad_norm": norms, "out.lr": rates} {
		want, _ := set.Floats(tensor)
		golden.RequireClose(t, tensor, want, got, golden.Model)
	}
	checkWeights(t, set, "out.final.", stepper, golden.Optimised)
	for _, p := range config.Params() {
		first, second, err := stepper.Moments(p.Name)
		require.NoError(t, err)
		for prefix, got := range map[string][]float32{"out.exp_avg.": first, "out.exp_avg_sq.": second} {
			if set.Has(prefix + p.Name) {
				want, _ := set.Floats(prefix + p.Name)
				golden.RequireClose(t, prefix+p.Name, want, widen(got), golden.Optimised)
			}
		}
	}
}

func checkWeights(t *testing.T, set golden.Set, prefix string, stepper *train.Stepper, tolerance float64) {
	t.Helper()
	weights, err := stepper.Weights(nil)
	require.NoError(t, err)
	checked := 0
	for _, weight := range weights {
		if set.Has(prefix + weight.Name) {
			got, err := weight.Float64s()
			require.NoError(t, err)
			want, _ := set.Floats(prefix + weight.Name)
			golden.RequireClose(t, prefix+weight.Name, want, got, tolerance)
			checked++
		}
	}
	require.NotZero(t, checked, fmt.Sprintf("%s has no %s", strings.TrimSuffix(prefix, "."), "weights"))
}

func widen(values []float32) []float64 {
	wide := make([]float64, len(values))
	for i, v := range values {
		wide[i] = float64(v)
	}
	return wide
}

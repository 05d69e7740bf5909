package train_test

import (
	"math"
	"testing"

	"github.com/matmamba/matmamba/train"
	"github.com/stretchr/testify/require"
)

// Values of the official get_lr: warmup counts from one, the cosine ends at the fraction.
func TestLearningRate(t *testing.T) {
	recipe := train.Recipe{Steps: 100, Warmup: 10, LR: 2e-3, DecayFrac: 0.1}
	for _, c := range []struct {
		step int
		want float64
	}{{0, 2e-4}, {4, 1e-3}, {9, 2e-3}, {10, 2e-3}, {55, 1.1e-3}, {100, 2e-4}, {500, 2e-4}} {
		require.InDelta(t, c.want, recipe.LearningRate(c.step), 1e-12, "step %d", c.step)
	}
	for step := 11; step < 100; step++ {
		require.Less(t, recipe.LearningRate(step), recipe.LearningRate(step-1), "step %d", step)
	}
	recipe.Warmup = 100
	require.InDelta(t, 2e-4, recipe.LearningRate(100), 1e-12, "nothing but warmup")
}

func TestRecipeValidateNamesTheField(t *testing.T) {
	require.NoError(t, train.DefaultRecipe().Validate())
	for want, change := range map[string]func(*train.Recipe){
		"steps is 0, want at least 1":      func(r *train.Recipe) { r.Steps = 0 },
		"batch is -1, want at least 1":     func(r *train.Recipe) { r.Batch = -1 },
		"seqlen is 0, want at least 1":     func(r *train.Recipe) { r.SeqLen = 0 },
		"accumulate is 0, want at least 1": func(r *train.Recipe) { r.Accumulate = 0 },
		"lr is NaN":                        func(r *train.Recipe) { r.LR = math.NaN() },
		"lr is -1":                         func(r *train.Recipe) { r.LR = -1 },
		"decay_frac is 2, want 0 to 1":     func(r *train.Recipe) { r.DecayFrac = 2 },
		"weight_decay is -0.1":             func(r *train.Recipe) { r.WeightDecay = -0.1 },
		"beta1 and beta2 must be below 1":  func(r *train.Recipe) { r.Beta2 = 1 },
		"clip is +Inf":                     func(r *train.Recipe) { r.Clip = math.Inf(1) },
		"warmup is -3":                     func(r *train.Recipe) { r.Warmup = -3 },
	} {
		recipe := train.DefaultRecipe()
		change(&recipe)
		require.ErrorContains(t, recipe.Validate(), want)
	}
}

package train_test

import (
	"fmt"
	"slices"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/data"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/matmamba/matmamba/train"
	"github.com/stretchr/testify/require"
)

// Steps with a shared front and several micro-batches are those without one. (Those with one micro-batch are the golden trajectories.)
// Models whose gradients by the front are added to each other, as on GPUs, are among them.
func TestSharedFrontTrainsTheSame(t *testing.T) {
	for name, model := range map[string]lm.Model{
		"each its own": {Config: smallConfig()}, "joined": {Config: smallConfig(), Joined: true}, "added": {Config: smallConfig(), Split: true, Stacked: true},
	} {
		t.Run(name, func(t *testing.T) { requireSharedFrontTrainsTheSame(t, model) })
	}
}

func requireSharedFrontTrainsTheSame(t *testing.T, model lm.Model) {
	t.Helper()
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		alone, want := frontSteps(t, backend, model, twoWidths(), false)
		shared, got := frontSteps(t, backend, model, twoWidths(), true)
		golden.RequireClose(t, "losses", want.losses, got.losses, golden.Operator)
		golden.RequireClose(t, "gradient norms", want.norms, got.norms, golden.Operator)
		requireSameState(t, alone, shared, golden.Optimised)
		for _, exe := range shared.Executables() { // what is given away comes back, so that nothing has to be copied before it is changed
			for _, in := range exe.Inputs() {
				require.True(t, !in.Donated || slices.Contains(exe.Outputs(), in.Name), "%s: %s", exe.Name(), in.Name)
			}
		}
	})
}

// frontSteps makes two steps of two micro-batches each, with a shared front or without.
func frontSteps(t *testing.T, backend compute.Backend, model lm.Model, widths []nested.Width, share bool) (*train.Stepper, history) {
	t.Helper()
	recipe := smallRecipe(2)
	recipe.Accumulate = 2
	objective, err := train.LanguageModel(model, widths)
	require.NoError(t, err)
	require.NotNil(t, objective.Front)
	if !share {
		objective.Front = nil
	}
	stepper, err := train.NewStepper(backend, objective, recipe, lm.Random(model.Config, 7))
	require.NoError(t, err)
	source, err := data.NewRandom(tokens(), data.Size{Batch: recipe.Batch, SeqLen: recipe.SeqLen}, 11)
	require.NoError(t, err)
	var got history
	for range recipe.Steps {
		result, err := stepper.Step(source.Next)
		require.NoError(t, err)
		got.report(train.Event{Step: result})
	}
	return stepper, got
}

// The same of deeper models, whose stacks hold parts that the front has none of, at three widths in no order.
func TestSharedFrontOfSeveralLayers(t *testing.T) {
	config := smallConfig()
	config.NLayer = 2
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) { requireSharedFrontFindsTheSame(t, backend, config) })
	t.Run("untied", func(t *testing.T) {
		config.NLayer, config.TieEmbeddings = 3, false
		requireSharedFrontFindsTheSame(t, backendtest.Go(t), config)
	})
}

// requireSharedFrontFindsTheSame compares no weights: Adam divides gradients by their size, and makes much of what rounding left of small ones.
func requireSharedFrontFindsTheSame(t *testing.T, backend compute.Backend, config lm.Config) {
	t.Helper()
	widths := []nested.Width{nested.Full, nested.Fraction(1, 8), nested.Fraction(1, 2)}
	alone, want := frontSteps(t, backend, lm.Model{Config: config}, widths, false)
	shared, got := frontSteps(t, backend, lm.Model{Config: config, Split: true, Stacked: true}, widths, true)
	golden.RequireClose(t, "losses", want.losses, got.losses, golden.Operator)
	golden.RequireClose(t, "gradient norms", want.norms, got.norms, golden.Operator)
	for weight := range lm.Random(config, 7) {
		first, _, err := alone.Moments(weight)
		require.NoError(t, err)
		added, _, err := shared.Moments(weight)
		require.NoError(t, err)
		golden.RequireClose(t, "first moment of "+weight, widen(first), widen(added), golden.Operator)
	}
}

// In bfloat16 the front takes matrices that are rounded as losses take them, and adds to gradients in float32.
func TestSharedFrontInBFloat16(t *testing.T) {
	model := lm.Model{Config: smallConfig(), ComputeType: dtypes.BFloat16, Split: true, Stacked: true}
	model.NLayer = 2
	alone, want := frontSteps(t, backendtest.Best(t), model, twoWidths(), false)
	shared, got := frontSteps(t, backendtest.Best(t), model, twoWidths(), true)
	golden.RequireClose(t, "losses", want.losses, got.losses, golden.BFloat16)
	golden.RequireClose(t, "gradient norms", want.norms, got.norms, golden.BFloat16)
	for layer := range model.NLayer {
		weight := fmt.Sprintf("backbone.layers.%d.mixer.in_proj.weight", layer)
		first, _, err := alone.Moments(weight)
		require.NoError(t, err)
		added, _, err := shared.Moments(weight)
		require.NoError(t, err)
		golden.RequireClose(t, "first moment of "+weight, widen(first), widen(added), golden.BFloat16)
	}
}

// A step shares a front where its granularities see the same batches, on one device.
func TestSharedFrontPrograms(t *testing.T) {
	shared := []string{"shared front", "gradient at width 1", "gradient at width 1/2, added", "gradient of the shared front", "AdamW"}
	alone := []string{"gradient at width 1", "gradient at width 1/2, added", "AdamW"}
	for name, c := range map[string]struct {
		change func(recipe *train.Recipe)
		want   []string
	}{
		"same batches": {func(*train.Recipe) {}, shared},
		"several micro-batches": {func(recipe *train.Recipe) { recipe.Accumulate = 2 }, []string{
			"shared front", "gradient at width 1", "gradient at width 1, added", "gradient at width 1/2, added",
			"gradient of the shared front", "gradient of the shared front, added", "AdamW",
		}},
		"separate batches": {func(recipe *train.Recipe) { recipe.SeparateBatches = true }, alone},
		"mesh":             {func(recipe *train.Recipe) { recipe.Mesh = meshRecipe(2).Mesh }, alone},
	} {
		recipe := smallRecipe(1)
		c.change(&recipe)
		objective, err := train.LanguageModel(lm.Model{Config: smallConfig()}, twoWidths())
		require.NoError(t, err)
		programs, err := train.StepPrograms(objective, recipe)
		require.NoError(t, err)
		var names []string
		for _, program := range programs {
			names = append(names, program.Name)
		}
		require.Equal(t, c.want, names, name)
	}
}

// With the kernels for GPUs steps that share a front are those of decompositions, also of a model that is not written for GPUs.
func TestSharedFrontTrainsTheSameWithKernelsForGPUs(t *testing.T) {
	config := smallConfig()
	config.DState = 32 // which they take
	for name, model := range map[string]lm.Model{"plain": {Config: config}, "for GPUs": {Config: config, Split: true, Stacked: true}} {
		steps := func(backend compute.Backend) *train.Stepper {
			stepper, _ := frontSteps(t, backend, model, twoWidths(), true)
			return stepper
		}
		t.Run(name, func(t *testing.T) {
			requireSameState(t, steps(backendtest.Decomposed(t)), steps(backendtest.Interpreted(t)), golden.Optimised)
		})
	}
}

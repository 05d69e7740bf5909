package train_test

import (
	"testing"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/data"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/train"
	"github.com/stretchr/testify/require"
)

// loopedStepper trains a model whose layers are stacked and looped over.
func loopedStepper(t *testing.T, backend compute.Backend, config lm.Config, recipe train.Recipe) *train.Stepper {
	t.Helper()
	objective, err := train.LanguageModel(lm.Model{Config: config, Loop: 1, Stacked: true}, twoWidths())
	require.NoError(t, err)
	stepper, err := train.NewStepper(backend, objective, recipe, lm.Random(config, 7))
	require.NoError(t, err)
	return stepper
}

// requireSameWeights compares the weights of two steppers, by name and as checkpoints have them.
func requireSameWeights(t *testing.T, want, got *train.Stepper, tolerance float64) {
	t.Helper()
	values := func(s *train.Stepper) map[string][]float64 {
		weights, err := s.Weights(nil)
		require.NoError(t, err)
		all := map[string][]float64{}
		for _, weight := range weights {
			floats, err := weight.Float32s()
			require.NoError(t, err)
			for _, v := range floats {
				all[weight.Name] = append(all[weight.Name], float64(v))
			}
		}
		return all
	}
	wanted, found := values(want), values(got)
	require.Len(t, found, len(wanted))
	for name := range wanted {
		golden.RequireClose(t, name, wanted[name], found[name], tolerance)
	}
}

// A model in a loop over stacked weights trains as it does layer by layer, and its checkpoints are the same to look at: each goes
// on from the other's.
func TestLoopedTrainingIsTheSame(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		config := smallConfig()
		config.NLayer = 2
		recipe := smallRecipe(4)
		steps := func(s *train.Stepper, options train.RunOptions) {
			for range 2 {
				_, err := s.Step(func() (data.Batch, error) { return options.Source.Next() })
				require.NoError(t, err)
			}
		}
		plain, looped := newStepper(t, backend, config, recipe, twoWidths()), loopedStepper(t, backend, config, recipe)
		plainRun, loopedRun := runOptions(t, t.TempDir(), recipe), runOptions(t, t.TempDir(), recipe)
		steps(plain, plainRun)
		steps(looped, loopedRun)
		// The gradients' rounding; AdamW makes steps of one size from gradients of any.
		requireSameWeights(t, plain, looped, golden.Model)

		require.NoError(t, looped.Save(loopedRun))
		_, err := plain.Resume(loopedRun)
		require.NoError(t, err)
		requireSameWeights(t, looped, plain, 0)
		require.NoError(t, plain.Save(plainRun))
		_, err = looped.Resume(plainRun)
		require.NoError(t, err)
		requireSameWeights(t, plain, looped, 0)
		first, _, err := looped.Moments("backbone.layers.1.mixer.A_log")
		require.NoError(t, err)
		require.Len(t, first, config.Dims().NHeads)
	})
}

// What is compiled for a looped model does not grow with its depth, but for the digits of numbers.
func TestLoopedProgramsDoNotGrow(t *testing.T) {
	backendtest.XLA(t)
	target, err := compile.ParseTarget("tpu:v6e:1x1")
	require.NoError(t, err)
	sizes := map[int]int{}
	for _, depth := range []int{12, 48} {
		config := smallConfig()
		config.NLayer = depth
		objective, err := train.LanguageModel(lm.Model{Config: config}.Looped(8), twoWidths())
		require.NoError(t, err)
		programs, err := train.StepPrograms(objective, smallRecipe(1))
		require.NoError(t, err)
		for _, program := range programs {
			text, err := compile.StableHLO(target, program.Program, false)
			require.NoError(t, err)
			sizes[depth] += len(text)
		}
	}
	require.LessOrEqual(t, float64(sizes[48]), 1.01*float64(sizes[12]))
}

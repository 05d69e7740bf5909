package train_test

import (
	"context"
	"testing"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/train"
	"github.com/stretchr/testify/require"
)

// sameLoss is how far a sum over devices may be from a sum on one device, by its order alone.
const sameLoss = 1e-6

// meshConfig has weights on both sides of the size from which they are split, along either axis.
func meshConfig() lm.Config {
	config := lm.Default(64, 1, 128)
	config.HeadDim, config.DState = 16, 8
	return config
}

// meshRecipe is a run of a few steps with all that a step can have.
func meshRecipe(devices int) train.Recipe {
	recipe := smallRecipe(4)
	recipe.Batch, recipe.Accumulate, recipe.SeparateBatches = 4, 2, true
	recipe.LR = 6e-4 // the goldens' rate, for their tolerance: AdamW makes whole steps of gradients that are rounding alone
	recipe.Mesh = compile.Mesh{{Name: train.DataAxis, Size: devices}}
	return recipe
}

// history is what a run reports.
type history struct{ losses, norms, validation []float64 }

func (h *history) report(event train.Event) {
	h.losses = append(h.losses, event.Step.Losses...)
	h.norms = append(h.norms, event.Step.GradNorm)
	h.validation = append(h.validation, event.Validation...)
}

// A run that four devices share, stopped and resumed half way, is the run of one device: losses, norms, validations, weights
// and moments. What they save, one device goes on with.
func TestMeshEqualsOneDevice(t *testing.T) {
	backend := backendtest.XLA(t)
	one, wanted := newStepper(t, backend, meshConfig(), meshRecipe(1), twoWidths()), history{}
	options := runOptions(t, t.TempDir(), meshRecipe(1))
	options.Report = wanted.report
	_, err := train.Run(t.Context(), one, options)
	require.NoError(t, err)

	four, got := newStepper(t, backend, meshConfig(), meshRecipe(4), twoWidths()), history{}
	dir := t.TempDir()
	options = runOptions(t, dir, meshRecipe(4))
	ctx, stop := context.WithCancel(t.Context())
	options.Report = func(event train.Event) {
		got.report(event)
		if event.Step.Step == 1 {
			stop()
		}
	}
	_, err = train.Run(ctx, four, options)
	require.ErrorIs(t, err, train.ErrInterrupted)
	options = runOptions(t, dir, meshRecipe(4))
	options.Report = got.report
	step, err := four.Resume(options)
	require.NoError(t, err)
	require.Equal(t, 2, step)
	_, err = train.Run(t.Context(), four, options)
	require.NoError(t, err)

	golden.RequireClose(t, "losses", wanted.losses, got.losses, sameLoss)
	golden.RequireClose(t, "gradient norms", wanted.norms, got.norms, golden.Model)
	golden.RequireClose(t, "validation", wanted.validation, got.validation, sameLoss)
	requireSameState(t, one, four, golden.Optimised)
	require.Less(t, four.MomentBytes(), one.MomentBytes()/3)

	_, err = one.Resume(runOptions(t, dir, meshRecipe(1)))
	require.NoError(t, err)
	requireSameState(t, one, four, 0)
}

// requireSameState compares weights and moments.
func requireSameState(t *testing.T, one, four *train.Stepper, tolerance float64) {
	t.Helper()
	want, got := stateOf(t, one), stateOf(t, four)
	require.Len(t, got, len(want))
	for name, values := range want {
		golden.RequireClose(t, name, values, got[name], tolerance)
	}
}

func stateOf(t *testing.T, stepper *train.Stepper) map[string][]float64 {
	t.Helper()
	state := map[string][]float64{}
	weights, err := stepper.Weights(nil)
	require.NoError(t, err)
	for _, weight := range weights {
		state[weight.Name], err = weight.Float64s()
		require.NoError(t, err)
		first, second, err := stepper.Moments(weight.Name)
		require.NoError(t, err)
		state["exp_avg."+weight.Name], state["exp_avg_sq."+weight.Name] = widen(first), widen(second)
	}
	return state
}

// Which axis of a weight is split: the largest that comes out even, unless the weight is small.
func TestSharding(t *testing.T) {
	mesh := compile.Mesh{{Name: train.DataAxis, Size: 4}}
	for _, c := range []struct {
		shape []int
		want  compile.Sharding
	}{
		{[]int{64, 128}, compile.Sharding{"", "data"}},
		{[]int{128, 64}, compile.Sharding{"data"}},
		{[]int{130, 64}, compile.Sharding{"", "data"}},
		{[]int{128, 1, 64}, compile.Sharding{"data"}},
		{[]int{64, 64}, compile.Sharding{"data"}},
		{[]int{63, 65}, nil},
		{[]int{64, 32}, nil},
		{[]int{8192}, compile.Sharding{"data"}},
		{[]int{}, nil},
	} {
		require.Equal(t, c.want, train.Param{Shape: c.shape}.Sharding(mesh), "%v", c.shape)
		require.Nil(t, train.Param{Shape: c.shape}.Sharding(nil))
	}
}

// A mesh that a batch, a recipe or a backend can't have is refused in the words of who asked for it.
func TestMeshesThatDoNotFit(t *testing.T) {
	recipe := train.DefaultRecipe()
	recipe.Mesh = compile.Mesh{{Name: train.DataAxis, Size: 3}}
	require.ErrorContains(t, recipe.Validate(), "batch is 4, which 3 devices can't share evenly")
	recipe.Mesh = compile.Mesh{{Name: "model", Size: 2}}
	require.ErrorContains(t, recipe.Validate(), "axis data alone")
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		recipe := meshRecipe(64)
		recipe.Batch = 64
		objective, err := train.LanguageModel(lm.Model{Config: meshConfig()}, twoWidths())
		require.NoError(t, err)
		_, err = train.NewStepper(backend, objective, recipe, lm.Random(meshConfig(), 7))
		require.ErrorIs(t, err, compile.ErrTooFewDevices)
		require.ErrorContains(t, err, "mesh data=64 needs 64")
	})
}

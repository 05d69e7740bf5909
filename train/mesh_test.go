package train_test

import (
	"context"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
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
// and moments, with layers one by one and in a loop. What they save, one device goes on with.
func TestMeshEqualsOneDevice(t *testing.T) {
	backend := backendtest.XLA(t)
	one, want := meshStepper(t, backend, 1, lm.Model{Config: meshConfig()}), history{}
	options := runOptions(t, t.TempDir(), meshRecipe(1))
	options.Report = want.report
	_, err := train.Run(t.Context(), one, options)
	require.NoError(t, err)
	for name, model := range map[string]lm.Model{
		"layers":                   {Config: meshConfig()},
		"stacked":                  {Config: meshConfig(), Loop: 1, Stacked: true},
		"stacked between programs": {Config: meshConfig(), Stacked: true},
	} {
		t.Run(name, func(t *testing.T) {
			dir := t.TempDir()
			four := meshStepper(t, backend, 4, model)
			got := stopAndResume(t, four, dir)
			golden.RequireClose(t, "losses", want.losses, got.losses, sameLoss)
			golden.RequireClose(t, "gradient norms", want.norms, got.norms, golden.Model)
			golden.RequireClose(t, "validation", want.validation, got.validation, sameLoss)
			requireSameState(t, one, four, golden.Optimised)
			require.Less(t, momentBytes(t, four), momentBytes(t, one)/2)

			single := meshStepper(t, backend, 1, lm.Model{Config: meshConfig()})
			_, err = single.Resume(runOptions(t, dir, meshRecipe(1)))
			require.NoError(t, err)
			requireSameState(t, single, four, 0)
		})
	}
}

// momentBytes are what lies beside a gradient's program on each device: the moments.
func momentBytes(t *testing.T, stepper *train.Stepper) int64 {
	t.Helper()
	bytes, err := stepper.BesideBytes(stepper.Executables()[0])
	require.NoError(t, err)
	return bytes
}

func meshStepper(t *testing.T, backend compute.Backend, devices int, model lm.Model) *train.Stepper {
	t.Helper()
	objective, err := train.LanguageModel(model, twoWidths())
	require.NoError(t, err)
	stepper, err := train.NewStepper(backend, objective, meshRecipe(devices), lm.Random(model.Config, 7))
	require.NoError(t, err)
	return stepper
}

// stopAndResume runs in a directory, stops after two steps, resumes there and goes on to the end.
func stopAndResume(t *testing.T, stepper *train.Stepper, dir string) history {
	t.Helper()
	var got history
	options := runOptions(t, dir, meshRecipe(4))
	ctx, stop := context.WithCancel(t.Context())
	options.Report = func(event train.Event) {
		got.report(event)
		if event.Step.Step == 1 {
			stop()
		}
	}
	_, err := train.Run(ctx, stepper, options)
	require.ErrorIs(t, err, train.ErrInterrupted)
	options = runOptions(t, dir, meshRecipe(4))
	options.Report = got.report
	step, err := stepper.Resume(options)
	require.NoError(t, err)
	require.Equal(t, 2, step)
	_, err = train.Run(t.Context(), stepper, options)
	require.NoError(t, err)
	return got
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

// Which axis of a weight is split: the largest that may be and comes out even, unless the weight is small.
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
	cut := train.Param{Shape: []int{64, 128}, Unsplit: []bool{false, true}}
	require.Equal(t, compile.Sharding{"data"}, cut.Sharding(mesh), "a width cuts the larger axis")
	cut.Unsplit[0] = true
	require.Nil(t, cut.Sharding(mesh))
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

// What a step exchanges, counted in its programs, is what ZeRO says, and its products are shared evenly.
func TestExchangesAreZeROs(t *testing.T) {
	backendtest.XLA(t) // which writes the programs
	target, err := compile.ParseTarget("tpu:v5e:2x2")
	require.NoError(t, err)
	config := lm.Default(256, 3, 512)
	config.DState = 16
	for name, model := range map[string]lm.Model{
		"layers":            {Config: config},
		"loops":             {Config: config, Loop: 2},
		"stacked, bfloat16": {Config: config, Loop: 2, Stacked: true, ComputeType: dtypes.BFloat16},
	} {
		objective, err := train.LanguageModel(model, twoWidths())
		require.NoError(t, err)
		recipe := meshRecipe(4)
		recipe.Accumulate = 1
		shared := stepCounts(t, target, objective, recipe)
		recipe.Mesh = nil
		alone := stepCounts(t, target, objective, recipe)
		for granularity := range objective.Granularities {
			want := train.ZeRO(objective, meshRecipe(4).Mesh, granularity)
			got := map[string]int64{}
			for _, exchange := range shared[granularity].Exchanges {
				got[exchange.Name] = exchange.Bytes
			}
			require.Positive(t, want.Gathered)
			require.Equal(t, want, train.Traffic{Gathered: got["all_gather"], Scattered: got["reduce_scatter"]}, "%s at %d", name, granularity)
			require.Less(t, got["all_reduce"], want.Scattered/4, name)
			require.Empty(t, alone[granularity].Exchanges)
			require.InEpsilon(t, alone[granularity].ProductFLOPs/4, shared[granularity].ProductFLOPs, 0.01, name)
		}
	}
}

// stepCounts are those of a step's programs in the order of [train.StepPrograms].
func stepCounts(t *testing.T, target compile.Target, objective train.Objective, recipe train.Recipe) []compile.Work {
	t.Helper()
	programs, err := train.StepPrograms(objective, recipe)
	require.NoError(t, err)
	var all []compile.Work
	for _, p := range programs {
		text, err := compile.StableHLO(target, p.Program, false)
		require.NoError(t, err)
		counts, err := compile.Count(text)
		require.NoError(t, err)
		all = append(all, counts)
	}
	return all
}

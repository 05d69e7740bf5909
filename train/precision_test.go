package train_test

import (
	"slices"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/data"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/train"
	"github.com/stretchr/testify/require"
)

// The losses of joint steps in bfloat16 follow those in float32 within 1%, while they fall.
func TestBFloat16FollowsFloat32(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		const steps = 20
		full := lossCurve(t, backend, lm.Model{Config: smallConfig()}, steps)
		half := lossCurve(t, backend, lm.Model{Config: smallConfig(), ComputeType: dtypes.BFloat16}, steps)
		for i := range full {
			require.InEpsilon(t, full[i], half[i], 0.01, "loss %d of %v and %v", i, full, half)
		}
		require.Less(t, full[len(full)-1], full[0])
		require.NotEqual(t, full, half)
	})
}

// Weights that are stacked between programs, and of which a width takes no more than it uses, train as layers' own do.
func TestCutWeightsTrainAlike(t *testing.T) {
	backend := backendtest.XLA(t)
	for _, computeType := range []dtypes.DType{dtypes.Float32, dtypes.BFloat16} {
		model := lm.Model{Config: smallConfig(), ComputeType: computeType}
		want := lossCurve(t, backend, model, 6)
		model.Stacked = true
		got := lossCurve(t, backend, model, 6)
		for i := range want {
			require.InEpsilon(t, want[i], got[i], map[dtypes.DType]float64{dtypes.Float32: 1e-5, dtypes.BFloat16: 1e-2}[computeType], "loss %d in %v", i, computeType)
		}
	}
}

// Sums of the residual stream in pairs train as those in float32 do, in bfloat16, where these are rounded elsewhere; in float32 there are none.
func TestPairedSumsTrainAlike(t *testing.T) {
	backend := backendtest.XLA(t)
	for computeType, tolerance := range map[dtypes.DType]float64{dtypes.Float32: 0, dtypes.BFloat16: 1e-3} {
		model := lm.Model{Config: smallConfig(), ComputeType: computeType}
		want := lossCurve(t, backend, model, 10)
		model.Paired = true
		got := lossCurve(t, backend, model, 10)
		for i := range want {
			require.InDelta(t, want[i], got[i], tolerance*want[i], "loss %d of %v and %v", i, want, got)
		}
		require.Equal(t, computeType == dtypes.Float32, slices.Equal(want, got))
	}
}

// lossCurve is the loss of every width at every step.
func lossCurve(t *testing.T, backend compute.Backend, model lm.Model, steps int) []float64 {
	t.Helper()
	recipe := smallRecipe(steps)
	objective, err := train.LanguageModel(model, twoWidths())
	require.NoError(t, err)
	stepper, err := train.NewStepper(backend, objective, recipe, lm.Random(model.Config, 7))
	require.NoError(t, err)
	source, err := data.NewRandom(tokens(), data.Size{Batch: recipe.Batch, SeqLen: recipe.SeqLen}, 3)
	require.NoError(t, err)
	var losses []float64
	for range steps {
		result, err := stepper.Step(source.Next)
		require.NoError(t, err)
		losses = append(losses, result.Losses...)
	}
	require.NoError(t, stepper.Close())
	return losses
}

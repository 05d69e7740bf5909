package train_test

import (
	"testing"

	"github.com/gomlx/compute/dtypes"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/stretchr/testify/require"
)

// Steps as a GPU makes them, with its kernels, train as their decompositions do.
func TestGPUKernelsTrainAlike(t *testing.T) {
	config := lm.Default(64, 1, 64) // whose parts begin where kernels take them
	config.HeadDim, config.DState = 16, 32
	for computeType, tolerance := range map[dtypes.DType]float64{dtypes.Float32: 1e-5, dtypes.BFloat16: 1e-2} {
		t.Run(computeType.String(), func(t *testing.T) {
			model := lm.Model{Config: config, ComputeType: computeType, Split: true, Stacked: true, Paired: true}
			want := lossCurve(t, backendtest.Decomposed(t), model, 3)
			got := lossCurve(t, backendtest.Interpreted(t), model, 3)
			for i := range want {
				require.InEpsilon(t, want[i], got[i], tolerance, "loss %d of %v and %v", i, want, got)
			}
		})
	}
}

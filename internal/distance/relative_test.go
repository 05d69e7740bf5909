package distance_test

import (
	"math"
	"testing"

	"github.com/matmamba/matmamba/internal/distance"
	"github.com/stretchr/testify/require"
)

func TestRelative(t *testing.T) {
	require.InDelta(t, 0.25, distance.Relative([]float32{1, -4}, []float32{2, -4}), 0)
	require.InDelta(t, 3, distance.Relative([]float64{0, 0}, []float64{0, -3}), 0)
	require.Zero(t, distance.Relative([]float64{0}, []float64{0}))
}

// A NaN is never near anything, and neither is an infinity.
func TestRelativeOfNoNumbers(t *testing.T) {
	nan, infinite := math.NaN(), math.Inf(1)
	for _, got := range [][]float64{{nan, -4}, {1, nan}, {nan, nan}} {
		require.True(t, math.IsNaN(distance.Relative([]float64{1, -4}, got)), "%v", got)
		require.True(t, math.IsNaN(distance.Relative(got, []float64{1, -4})), "%v", got)
	}
	require.False(t, distance.Relative([]float64{1}, []float64{infinite}) <= 1)
	require.False(t, distance.Relative([]float64{infinite}, []float64{infinite}) <= 1)
}

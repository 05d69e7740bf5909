package nested_test

import (
	"testing"

	"github.com/matmamba/matmamba/nested"
	"github.com/stretchr/testify/require"
)

// A cut weight holds the entries whose indices lie in the stretches in use.
func TestCut(t *testing.T) {
	dims := nested.Dims{DModel: 4, NHeads: 4, HeadDim: 2, DState: 3, DConv: 2}
	for _, w := range nested.MixerPlan {
		full := make([]float32, w.Size(dims, dims.NHeads))
		for i := range full {
			full[i] = float32(i)
		}
		require.Same(t, &full[0], &w.Cut(full, dims, dims.NHeads)[0], w.Name)
		for heads := 1; heads < dims.NHeads; heads++ {
			used := make([]map[int]bool, len(w.Axes))
			for axis := range w.Axes {
				used[axis] = map[int]bool{}
				for _, r := range w.Stretches(axis, dims, heads) {
					for i := r.From; i < r.To; i++ {
						used[axis][i] = true
					}
				}
			}
			var want []float32
			shape := w.Shape(dims, dims.NHeads)
			for i, value := range full {
				in, rest := true, i
				for axis := len(shape) - 1; axis >= 0; axis-- {
					in = in && used[axis][rest%shape[axis]]
					rest /= shape[axis]
				}
				if in {
					want = append(want, value)
				}
			}
			require.Equal(t, want, w.Cut(full, dims, heads), "%s, %d heads", w.Name, heads)
		}
	}
}

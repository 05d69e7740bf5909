//go:build cgo && linux

package cpu_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
)

// Rows of different lengths, the widest neither first nor last, some of no whole vectors.
func TestSumLeading(t *testing.T) {
	sumLeadingIsDirect(t, 75, 70)
	sumLeadingIsDirect(t, 4097, 256) // past the caches
}

func sumLeadingIsDirect(t *testing.T, rows, columns int) {
	rng := rand.New(rand.NewPCG(13, 14))
	for dtype, tolerance := range map[string]float64{"f32": 1e-6, "bf16": 4e-3} {
		call := kernels.Call{Op: "sum_leading", Outputs: []kernels.Tensor{{DType: dtype, Dims: []int{rows, columns}}}}
		var parts []array
		want := make([]float64, rows*columns)
		for _, width := range []int{3, columns, 32, columns, 41} {
			part := normal(rng, rows, width)
			for i, value := range part.floats {
				want[i/width*columns+i%width] += float64(value)
			}
			parts, call.Inputs = append(parts, part), append(call.Inputs, kernels.Tensor{DType: dtype, Dims: part.dims})
		}
		for _, lanes := range variants {
			requireNear(t, fmt.Sprint(dtype, " lanes ", lanes), want, run(t, call, lanes, parts...)[0].floats, tolerance)
		}
	}
}

//go:build cgo && linux

package cpu_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/stretchr/testify/require"
)

// Tensors of any rank, of no whole vectors, of several items, and so large that results are stored past the caches, beside the definition in float64: clipped, not
// clipped, and with a gradient that is not finite.
func TestAdamW(t *testing.T) {
	const beta1, beta2, decay, rate, correction1, correction2 = 0.9, 0.95, 0.1, 1e-2, 0.3, 0.2
	shapes := [][]int{{5, 7}, {2050, 512}, {3, 1, 4}, {40000}, {1}}
	const decayed = 3
	bits := func(value float64) string { return fmt.Sprintf("%x", math.Float32bits(float32(value))) }
	scales := array{floats: []float32{rate, correction1, correction2}, dims: []int{3}}
	for _, clip := range []float64{0, 1} {
		call := kernels.Call{Op: "adamw", Attributes: map[string]string{
			"decayed": fmt.Sprint(decayed), "decay": bits(decay), "clip": bits(clip),
			"beta1": bits(beta1), "rest1": bits(1 - beta1), "beta2": bits(beta2), "rest2": bits(1 - beta2),
		}}
		rng := rand.New(rand.NewPCG(21, 22))
		var inputs []array
		for which := range 4 {
			for _, dims := range shapes {
				part := normal(rng, dims...)
				for i, value := range part.floats {
					if which == 3 {
						part.floats[i] = value * value
					}
				}
				inputs, call.Inputs = append(inputs, part), append(call.Inputs, f32(dims...))
				if which < 3 {
					call.Outputs = append(call.Outputs, f32(dims...))
				}
			}
		}
		inputs, call.Inputs, call.Outputs = append(inputs, scales), append(call.Inputs, f32(3)), append(call.Outputs, f32())
		n := len(shapes)
		norm := 0.0
		for _, grads := range inputs[n : 2*n] {
			for _, value := range grads.floats {
				norm += float64(value) * float64(value)
			}
		}
		norm = math.Sqrt(norm)
		factor := 1.0
		if clip > 0 {
			factor = min(1, clip/(norm+1e-6))
		}
		for _, lanes := range variants {
			got := run(t, call, lanes, inputs...)
			requireNear(t, "norm", []float64{norm}, got[3*n].floats, 1e-6)
			for i := range n {
				size := len(inputs[i].floats)
				weight, first, second := make([]float64, size), make([]float64, size), make([]float64, size)
				for j := range size {
					grad := float64(inputs[n+i].floats[j]) * factor
					first[j] = beta1*float64(inputs[2*n+i].floats[j]) + (1-beta1)*grad
					second[j] = beta2*float64(inputs[3*n+i].floats[j]) + (1-beta2)*grad*grad
					weight[j] = float64(inputs[i].floats[j])
					if i < decayed {
						weight[j] *= 1 - rate*decay
					}
					weight[j] -= rate / correction1 * first[j] / (math.Sqrt(second[j])/math.Sqrt(correction2) + 1e-8)
				}
				for which, want := range [][]float64{weight, first, second} {
					requireNear(t, fmt.Sprint("tensor ", i, " result ", which, " lanes ", lanes), want, got[which*n+i].floats, 1e-6)
				}
			}
		}
		spoiled := slices.Clone(inputs)
		spoiled[n+1] = array{floats: slices.Clone(inputs[n+1].floats), dims: inputs[n+1].dims}
		spoiled[n+1].floats[123456] = float32(math.NaN())
		got := run(t, call, 0, spoiled...)
		require.True(t, math.IsNaN(float64(got[3*n].floats[0])))
		for i := range n {
			for which, place := range []int{0, 2, 3} {
				require.Equal(t, inputs[place*n+i].floats, got[which*n+i].floats)
			}
		}
	}
}

//go:build cgo && linux

package cpu_test

import (
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

// The functions that the kernels have of their own, each where a kernel hands it out as it is, in units in the last place of the
// largest float32 below: the kernels' exponential is that of a decay, softplus that of a time step, the sigmoid that of SiLU.
func TestFunctions(t *testing.T) {
	const count = 4096
	between := func(low, high float64) []float32 {
		values := make([]float32, count)
		for i := range values {
			values[i] = float32(low + (high-low)*float64(i)/count)
		}
		return values
	}
	fill := func(n int, value float32) []float32 {
		values := make([]float32, n)
		for i := range values {
			values[i] = value
		}
		return values
	}
	// One token, many heads, one channel and state of each that are not zero.
	step := func(dt []float32, a, x, initial float32, noSoftplus bool) ssdCase {
		s := ssdCase{batch: 1, seqLen: 1, heads: count, headDim: 16, groups: 1, dState: 1, dtype: "f32", noSoftplus: noSoftplus, dt: dt}
		s.a, s.d, s.dtBias = fill(count, a), make([]float32, count), make([]float32, count)
		s.x, s.dy, s.b, s.c = fill(count*16, x), make([]float32, count*16), []float32{1}, []float32{1}
		s.initial, s.dFinal = fill(count*16, initial), make([]float32, count*16)
		return s
	}
	for _, lanes := range variants {
		worst := func(name string, at []float32, want func(x float64) float64, got func(i int) float32, most float64) {
			largest, where := 0.0, float32(0)
			for i, x := range at {
				exact := want(float64(x))
				ulp := math.Max(math.Abs(exact), 0x1p-126) * 0x1p-23
				if off := math.Abs(float64(got(i))-exact) / ulp; off > largest || math.IsNaN(off) {
					largest, where = off, x
				}
			}
			t.Logf("%d lanes: %s is off by %.2f units at most, at %g", lanes, name, largest, where)
			require.LessOrEqual(t, largest, most, "%s at %g", name, where)
		}
		raw := between(0, 87)
		final := step(raw, -1, 0, 1, true).results(t, lanes)[1].floats
		worst("exp", raw, func(x float64) float64 { return math.Exp(-x) }, func(i int) float32 { return final[i*16] }, 2)

		raw = between(-80, 40)
		final = step(raw, 0, 1, 0, false).results(t, lanes)[1].floats
		worst("softplus", raw, func(x float64) float64 { return math.Max(x, 0) + math.Log1p(math.Exp(-math.Abs(x))) },
			func(i int) float32 { return final[i*16] }, 3)

		raw = between(-80, 80)
		conv := convCase{batch: 1, seqLen: 1, channels: count, taps: 2, dtype: "f32", x: raw, dy: make([]float32, count)}
		conv.weight, conv.bias, conv.state = make([]float32, 2*count), make([]float32, count), make([]float32, 2*count)
		for i := range count {
			conv.weight[2*i+1] = 1
		}
		y := conv.results(t, lanes)[0].floats
		worst("SiLU", raw, func(x float64) float64 { return x / (1 + math.Exp(-x)) }, func(i int) float32 { return y[i] }, 4)
	}
}

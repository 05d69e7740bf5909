//go:build cgo && linux

package cpu_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/stretchr/testify/require"
)

// normal is an operand of normally distributed numbers that bfloat16 holds exactly.
func normal(rng *rand.Rand, dims ...int) array {
	size := 1
	for _, dim := range dims {
		size *= dim
	}
	values := make([]float32, size)
	for i := range values {
		values[i] = math.Float32frombits(math.Float32bits(float32(rng.NormFloat64())) & 0xffff0000)
	}
	return array{floats: values, dims: dims}
}

// requireNear compares by the largest difference over the largest number.
func requireNear(t *testing.T, name string, want []float64, got []float32, tolerance float64) {
	t.Helper()
	require.Len(t, got, len(want), name)
	difference, scale := 0.0, 0.0
	for i := range want {
		require.False(t, math.IsNaN(float64(got[i])), "%s[%d] is NaN", name, i)
		difference, scale = max(difference, math.Abs(want[i]-float64(got[i]))), max(scale, math.Abs(want[i]))
	}
	require.LessOrEqual(t, difference, tolerance*scale, name)
}

// requireNotFinite tells whether what is not finite is where it should be.
func requireNotFinite(t *testing.T, name string, want []float64, got []float32) {
	t.Helper()
	require.Len(t, got, len(want), name)
	for i, value := range got {
		require.Equal(t, math.IsNaN(want[i]), math.IsNaN(float64(value)), "%s[%d] is %g", name, i, value)
		require.Equal(t, math.IsInf(want[i], 0), math.IsInf(float64(value), 0), "%s[%d] is %g", name, i, value)
	}
}

// Products of every number of rows, and of widths that are no multiple of a vector, with operands of either type.
func TestLinearSmall(t *testing.T) {
	rng := rand.New(rand.NewPCG(1, 2))
	for _, size := range []struct{ rows, in, out int }{{1, 768, 100}, {2, 100, 13}, {3, 37, 25}, {4, 16, 3}, {7, 192, 50}, {16, 5, 1}} {
		x, w := normal(rng, size.rows, size.in), normal(rng, size.out, size.in)
		want := multiply(size.rows, size.out, size.in, 1, 1, x, w)
		for _, types := range [][2]string{{"f32", "f32"}, {"bf16", "bf16"}, {"f32", "bf16"}, {"bf16", "f32"}} {
			for _, lanes := range productVariants(types[1]) {
				results := run(t, linearCall(x, w, types), lanes, x, w)
				requireNear(t, fmt.Sprint(size, types, lanes), want, results[0].floats, 1e-6)
			}
		}
	}
}

// linearCall is a product with few rows, x w^T.
func linearCall(x, w array, types [2]string) kernels.Call {
	return kernels.Call{
		Op:      "linear_small",
		Inputs:  []kernels.Tensor{{DType: types[0], Dims: x.dims}, {DType: types[1], Dims: w.dims}},
		Outputs: []kernels.Tensor{{DType: "f32", Dims: []int{x.dims[0], w.dims[0]}}},
	}
}

// What is not finite stays in the row of x or of w that holds it, be it in a vector or in what is left behind the last one.
func TestLinearSmallNotFinite(t *testing.T) {
	const rows, in, out = 5, 139, 14
	rng := rand.New(rand.NewPCG(11, 12))
	x, w := normal(rng, rows, in), normal(rng, out, in)
	x.floats[in], w.floats[2*in-1] = float32(math.NaN()), float32(math.Inf(1))
	x.floats[3*in-1], w.floats[5*in] = float32(math.NaN()), float32(math.Inf(-1))
	want := multiply(rows, out, in, 1, 1, x, w)
	for _, types := range [][2]string{{"f32", "f32"}, {"bf16", "bf16"}, {"f32", "bf16"}} {
		for _, lanes := range productVariants(types[1]) {
			requireNotFinite(t, fmt.Sprint(types, lanes), want, run(t, linearCall(x, w, types), lanes, x, w)[0].floats)
		}
	}
}

// stepSizes are those of a recurrent step.
type stepSizes struct{ batch, heads, headDim, dState, taps int }

// reference is the recurrent step in float64 by its definition: gated, conv and ssm after it.
func (s stepSizes) reference(in []array) [3][]float64 {
	channels, convolved := s.heads*s.headDim, s.heads*s.headDim+2*s.dState
	width := channels + convolved + s.heads
	at := func(operand, i int) float64 { return float64(in[operand].floats[i]) }
	silu := func(x float64) float64 { return x / (1 + math.Exp(-x)) }
	var gated, conv, ssm []float64
	for b := range s.batch {
		u := make([]float64, convolved)
		for c := range u {
			sum := at(4, c)
			for tap := range s.taps {
				value := at(0, b*width+channels+c)
				if tap+1 < s.taps {
					value = at(1, (b*convolved+c)*s.taps+tap+1)
				}
				conv = append(conv, value)
				sum += value * at(3, c*s.taps+tap)
			}
			u[c] = silu(sum)
		}
		row, squares := make([]float64, channels), 0.0
		for c := range row {
			h := c / s.headDim
			dt := math.Log1p(math.Exp(at(0, b*width+channels+convolved+h) + at(7, h)))
			for n := range s.dState {
				state := at(2, (b*channels+c)*s.dState+n)*math.Exp(-dt*math.Exp(at(5, h))) + dt*u[c]*u[channels+n]
				ssm = append(ssm, state)
				row[c] += state * u[channels+s.dState+n]
			}
			row[c] = (row[c] + at(6, h)*u[c]) * silu(at(0, b*width+c))
			squares += row[c] * row[c]
		}
		for c, value := range row {
			gated = append(gated, value/math.Sqrt(squares/float64(channels)+1e-5)*at(8, c))
		}
	}
	return [3][]float64{gated, conv, ssm}
}

func TestRecurrentStep(t *testing.T) {
	rng := rand.New(rand.NewPCG(3, 4))
	for _, s := range []stepSizes{{1, 24, 64, 128, 4}, {3, 5, 4, 16, 4}, {2, 1, 24, 12, 3}} {
		channels, convolved := s.heads*s.headDim, s.heads*s.headDim+2*s.dState
		in := []array{
			normal(rng, s.batch, channels+convolved+s.heads), normal(rng, s.batch, convolved, s.taps), normal(rng, s.batch, s.heads, s.headDim, s.dState),
			normal(rng, convolved, s.taps), normal(rng, convolved), normal(rng, s.heads), normal(rng, s.heads), normal(rng, s.heads), normal(rng, channels),
		}
		call := kernels.Call{Op: "recurrent_step", Attributes: map[string]string{"softplus": "1", "eps": fmt.Sprintf("%08x", math.Float32bits(1e-5))}}
		for _, operand := range in {
			call.Inputs = append(call.Inputs, kernels.Tensor{DType: "f32", Dims: operand.dims})
		}
		call.Outputs = []kernels.Tensor{{DType: "f32", Dims: []int{s.batch, channels}}, call.Inputs[1], call.Inputs[2]}
		want := s.reference(in)
		for _, lanes := range variants {
			results := run(t, call, lanes, in...)
			for i, name := range []string{"gated", "conv", "ssm"} {
				requireNear(t, fmt.Sprint(name, s, lanes), want[i], results[i].floats, 5e-6)
			}
		}
	}
}

//go:build cgo && linux

package cpu_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/kernels/cpu"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// normResults runs gated_rmsnorm and its gradient: out, and the gradients of y, z and weight.
func normResults(t testing.TB, dtype string, rows, channels, lanes int, y, z, weight, dOut []float32) []array {
	x := kernels.Tensor{DType: dtype, Dims: []int{rows, channels}}
	attributes := map[string]string{"eps": fmt.Sprintf("%x", math.Float32bits(1e-5))}
	inputs := []array{{floats: y, dims: x.Dims}, {floats: z, dims: x.Dims}, {floats: weight, dims: []int{channels}}}
	operands := []kernels.Tensor{x, x, f32(channels)}
	out := run(t, kernels.Call{Op: "gated_rmsnorm", Attributes: attributes, Inputs: operands, Outputs: operands[:1]}, lanes, inputs...)
	grads := run(t, kernels.Call{Op: "gated_rmsnorm_grad", Attributes: attributes, Inputs: append(operands[:3:3], x), Outputs: operands},
		lanes, append(inputs, array{floats: dOut, dims: x.Dims})...)
	return append(out, grads...)
}

func TestGatedRMSNormGoldens(t *testing.T) {
	for _, name := range []string{"gated_rmsnorm_a", "gated_rmsnorm_b"} {
		set := golden.Load(t, name)
		floats := func(name string) []float32 { return tensors.MustCopyFlatData[float32](set.Tensor(name)) }
		dims := set.Tensor("in.x").Shape().Dimensions
		rows, channels := dims[0]*dims[1], dims[2]
		check := func(dtype string, lanes int, tolerance float64) {
			results := normResults(t, dtype, rows, channels, lanes, floats("in.x"), floats("in.z"), floats("in.weight"), floats("in.dy"))
			for i, want := range []string{"out.y", "out.grad.x", "out.grad.z", "out.grad.weight"} {
				shape := set.Tensor(want).Shape().Dimensions
				set.RequireClose(want, tensors.FromFlatDataAndDimensions(results[i].floats, shape...), tolerance)
			}
		}
		for _, lanes := range variants {
			check("f32", lanes, golden.Operator)
		}
		check("bf16", 0, golden.BFloat16)
	}
}

// sines are so many numbers, others for each seed.
func sines(count, seed int) []float32 {
	v := make([]float32, count)
	for i := range v {
		v[i] = float32(math.Sin(float64(i * seed)))
	}
	return v
}

// Rows of a length that is no multiple of a vector's are neither read nor written behind their end.
func TestGatedRMSNormOddRows(t *testing.T) {
	const rows, channels = 37, 13
	const n = rows * channels
	y, z, dOut, weight := sines(n, 1), sines(n, 2), sines(n, 3), sines(channels, 4)
	want := make([]float64, rows*channels)
	for r := range rows {
		squares := 0.0
		for c := range channels {
			i := r*channels + c
			want[i] = float64(y[i]) * float64(z[i]) / (1 + math.Exp(-float64(z[i])))
			squares += want[i] * want[i]
		}
		for c := range channels {
			want[r*channels+c] *= float64(weight[c]) / math.Sqrt(squares/channels+1e-5)
		}
	}
	for _, lanes := range variants {
		golden.RequireClose(t, "out", want, float64s(normResults(t, "f32", rows, channels, lanes, y, z, weight, dOut)[0].floats), golden.Operator)
	}
}

// Rows that are so many that results are stored past the caches are what a few of them are alone.
func TestGatedRMSNormOfManyRows(t *testing.T) {
	const rows, few, channels = 4097, 5, 256
	const n = rows * channels
	y, z, dOut, weight := sines(n, 1), sines(n, 2), sines(n, 3), sines(channels, 4)
	for _, lanes := range variants {
		all, from := normResults(t, "f32", rows, channels, lanes, y, z, weight, dOut), (rows-few)*channels
		last := normResults(t, "f32", few, channels, lanes, y[from:], z[from:], weight, dOut[from:])
		for i := range 3 { // without the weight's gradient
			require.Equal(t, last[i].floats, all[i].floats[from:], "result %d, %d lanes", i, lanes)
		}
	}
}

// A residual's norm and its gradient, of rows that are no whole vectors, beside their definitions in float64.
func TestResidualRMSNorm(t *testing.T) {
	residualRMSNormIsDirect(t, 371, 13)
	residualRMSNormIsDirect(t, 4097, 256) // results past the caches
}

func residualRMSNormIsDirect(t *testing.T, rows, channels int) {
	values := func(seed int) []float32 {
		v := make([]float32, rows*channels)
		for i := range v {
			v[i] = float32(math.Round(256*math.Sin(float64(i*seed)))) / 256 // exact in bfloat16
		}
		return v
	}
	residual, hidden, dSum, dOut, weight := values(1), values(2), values(3), values(4), values(5)[:channels]
	sum, out, dResidual := make([]float64, rows*channels), make([]float64, rows*channels), make([]float64, rows*channels)
	dWeight := make([]float64, channels)
	for r := range rows {
		squares, dot := 0.0, 0.0
		for c := range channels {
			i := r*channels + c
			sum[i] = float64(residual[i]) + float64(hidden[i])
			squares += sum[i] * sum[i]
			dot += sum[i] * float64(dOut[i]) * float64(weight[c])
		}
		factor := 1 / math.Sqrt(squares/float64(channels)+1e-5)
		for c := range channels {
			i := r*channels + c
			out[i] = sum[i] * factor * float64(weight[c])
			dResidual[i] = float64(dSum[i]) + factor*(float64(dOut[i])*float64(weight[c])-sum[i]*factor*factor*dot/float64(channels))
			dWeight[c] += sum[i] * factor * float64(dOut[i])
		}
	}
	attributes := map[string]string{"eps": fmt.Sprintf("%x", math.Float32bits(1e-5))}
	wide, row := f32(rows, channels), f32(channels)
	check := func(dtype string, lanes int, tolerance float64) {
		typed := kernels.Tensor{DType: dtype, Dims: wide.Dims}
		array := func(floats []float32) array { return array{floats: floats, dims: wide.Dims} }
		weights := array(weight)
		weights.dims = row.Dims
		forward := kernels.Call{
			Op: "residual_rmsnorm", Attributes: attributes, Inputs: []kernels.Tensor{wide, typed, row}, Outputs: []kernels.Tensor{wide, typed, f32(rows)},
		}
		kept := run(t, forward, lanes, array(residual), array(hidden), weights)
		backward := kernels.Call{
			Op: "residual_rmsnorm_grad", Attributes: attributes,
			Inputs: []kernels.Tensor{wide, row, wide, typed, typed, f32(rows)}, Outputs: []kernels.Tensor{wide, typed, row},
		}
		results := append(kept[:2:2], run(t, backward, lanes, kept[0], weights, array(dSum), array(dOut), kept[1], kept[2])...)
		first := kernels.Call{Op: "rmsnorm", Attributes: attributes, Inputs: []kernels.Tensor{typed, row}, Outputs: []kernels.Tensor{typed}}
		alone := run(t, forward, lanes, array(make([]float32, rows*channels)), array(hidden), weights)[1]
		require.Equal(t, alone, run(t, first, lanes, array(hidden), weights)[0], "%s without a residual, %d lanes", dtype, lanes)
		for i, want := range [][]float64{sum, out, dResidual, dResidual, dWeight} {
			golden.RequireClose(t, fmt.Sprintf("%s result %d", dtype, i), want, float64s(results[i].floats), tolerance)
		}
	}
	for _, lanes := range variants {
		check("f32", lanes, golden.Operator)
		check("bf16", lanes, golden.BFloat16)
	}
}

// A first residual of bfloat16 is that residual in float32, and the gradient of a last norm one whose sum has gradients of zero.
func TestFirstAndLastResidualRMSNorm(t *testing.T) {
	const rows, channels = 37, 13
	values := func(seed int) array {
		a := array{dims: []int{rows, channels}}
		for i := range rows * channels {
			a.floats = append(a.floats, float32(math.Round(256*math.Sin(float64(i*seed))))/256) // exact in bfloat16
		}
		return a
	}
	weight := array{floats: values(5).floats[:channels], dims: []int{channels}}
	wide, typed, row, factors := f32(rows, channels), kernels.Tensor{DType: "bf16", Dims: []int{rows, channels}}, f32(channels), f32(rows)
	call := func(op string, attributes map[string]string, inputs, outputs []kernels.Tensor) kernels.Call {
		attributes["eps"] = fmt.Sprintf("%x", math.Float32bits(1e-5))
		return kernels.Call{Op: op, Attributes: attributes, Inputs: inputs, Outputs: outputs}
	}
	only := func() map[string]string { return map[string]string{"narrow": "1", "last": "1"} }

	kept := []kernels.Tensor{wide, typed, factors}
	want := run(t, call("residual_rmsnorm", map[string]string{}, []kernels.Tensor{wide, typed, row}, kept), 0, values(1), values(2), weight)
	got := runCompiled(t, call("residual_rmsnorm", only(), []kernels.Tensor{typed, typed, row}, kept), values(1), values(2), weight)
	require.Equal(t, want[:2], got[:2])

	gradients := []kernels.Tensor{wide, typed, row}
	want = run(t, call("residual_rmsnorm_grad", map[string]string{}, []kernels.Tensor{wide, row, wide, typed, typed, factors}, gradients), 0,
		got[0], weight, array{floats: make([]float32, rows*channels), dims: wide.Dims}, values(4), got[1], got[2])
	gradients = []kernels.Tensor{typed, typed, row}
	got = runCompiled(t, call("residual_rmsnorm_grad", only(), []kernels.Tensor{wide, row, typed, typed, factors}, gradients),
		got[0], weight, values(4), got[1], got[2])
	require.Equal(t, []array{want[1], want[1], want[2]}, got)
}

// runCompiled runs a kernel in a program alone: what stands around its handler there is XLA's.
func runCompiled(t testing.TB, call kernels.Call, inputs ...array) []array {
	t.Helper()
	body, reason := cpu.Kernels(0)[call.Op](call)
	require.Empty(t, reason)
	results, err := compile(t, call, body, inputs)()
	require.NoError(t, err)
	return results
}

// Sums in pairs, with or without one before and one behind, keep their decompositions.
func TestPairedSumsHaveNoKernel(t *testing.T) {
	high, low, row, factors := kernels.Tensor{DType: "bf16", Dims: []int{3, 8}}, kernels.Tensor{DType: "i8", Dims: []int{3, 8}}, f32(8), f32(3)
	for name, calls := range map[string][2]kernels.Call{
		"first": {
			{Op: "residual_rmsnorm", Inputs: []kernels.Tensor{high, high, row}, Outputs: []kernels.Tensor{high, low, high, factors}},
			{Op: "residual_rmsnorm_grad", Inputs: []kernels.Tensor{high, low, row, high, low, high, high, factors}, Outputs: []kernels.Tensor{high, row}},
		},
		"last": {
			{Op: "residual_rmsnorm", Inputs: []kernels.Tensor{high, low, high, row}, Outputs: []kernels.Tensor{high, low, high, factors}},
			{Op: "residual_rmsnorm_grad", Inputs: []kernels.Tensor{high, low, row, high, high, factors}, Outputs: []kernels.Tensor{high, low, row}},
		},
	} {
		for _, call := range calls {
			call.Attributes = map[string]string{"eps": "3727c5ac", "paired": "1"}
			body, reason := cpu.Kernels(4)[call.Op](call)
			require.Empty(t, body, "%s %s", name, call.Op)
			require.Contains(t, reason, "pairs")
		}
	}
}

//go:build cgo && linux

package cpu_test

import (
	"fmt"
	"math"
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// The loss of logits far apart and its gradient, multiplied by a factor or not, of rows that are no whole vectors, beside their definitions in float64.
func TestCrossEntropy(t *testing.T) {
	const rows, vocab = 71, 101
	logits, targets := make([]float32, rows*vocab), make([]int32, rows)
	logSum, dLogits := make([]float64, rows), make([]float64, rows*vocab)
	for r := range rows {
		targets[r] = int32(r * 7 % vocab)
		sum := 0.0
		for c := range vocab {
			i := r*vocab + c
			logits[i] = float32(math.Sin(float64(i)))*float32(r) - 100
			sum += math.Exp(float64(logits[i]))
		}
		logSum[r] = math.Log(sum)
		for c := range vocab {
			dLogits[r*vocab+c] = math.Exp(float64(logits[r*vocab+c])) / sum
		}
		dLogits[r*vocab+int(targets[r])]--
	}
	x := f32(rows, vocab)
	call := kernels.Call{
		Op: "cross_entropy_chunk", Inputs: []kernels.Tensor{x, {DType: "i32", Dims: []int{rows}}, f32(3, 2)}, Outputs: []kernels.Tensor{f32(rows), x},
	}
	for _, factor := range []float32{1, -0.375} {
		if factor != 1 {
			call.Attributes = map[string]string{"factor": fmt.Sprintf("%08x", math.Float32bits(factor))}
			for i := range dLogits {
				dLogits[i] *= float64(factor)
			}
		}
		for _, lanes := range variants {
			results := run(t, call, lanes, array{floats: logits, dims: x.Dims}, array{ints: targets, dims: []int{rows}},
				array{floats: make([]float32, 6), dims: []int{3, 2}})
			golden.RequireClose(t, "log sum", logSum, float64s(results[0].floats), golden.Operator)
			golden.RequireClose(t, "gradient", dLogits, float64s(results[1].floats), golden.Operator)
		}
	}
}

// A logit that is no number makes its row's loss and gradient none, and no other's.
func TestCrossEntropyOfNaN(t *testing.T) {
	const vocab = 19
	logits := make([]float32, 2*vocab)
	logits[vocab+18] = float32(math.NaN())
	x := f32(2, vocab)
	call := kernels.Call{
		Op: "cross_entropy_chunk", Inputs: []kernels.Tensor{x, {DType: "i32", Dims: []int{2}}}, Outputs: []kernels.Tensor{f32(2), x},
	}
	results := run(t, call, 0, array{floats: logits, dims: x.Dims}, array{ints: []int32{0, 0}, dims: []int{2}})
	require.InDelta(t, math.Log(vocab), results[0].floats[0], 1e-6)
	require.True(t, math.IsNaN(float64(results[0].floats[1])))
	for c := range vocab {
		require.False(t, math.IsNaN(float64(results[1].floats[c])))
		require.True(t, math.IsNaN(float64(results[1].floats[vocab+c])))
	}
}

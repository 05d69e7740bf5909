package graph_test

import (
	"math/rand/v2"
	"slices"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/matmamba/matmamba/nested"
	"github.com/stretchr/testify/require"
)

// What is used of stacked tensors is taken from its places and put back there, and nothing else.
func TestStackUse(t *testing.T) {
	const count, rows, columns, usedColumns = 3, 9, 5, 4
	used := []int{0, 1, 4, 5, 6, 7}
	use := graph.StackUse{
		Count: count, Dims: []int{rows, columns}, DType: dtypes.Float32,
		Used: [][]nested.Range{{{From: 0, To: 2}, {From: 4, To: 8}}, {{From: 0, To: usedColumns}}},
	}
	random := rand.New(rand.NewPCG(3, 9))
	stack, before := normalTensor(random, count, rows, columns), normalTensor(random, count, rows, columns)
	values, sums := golden.Float64s(stack), golden.Float64s(before)
	inputs := [][]float32{tensors.MustCopyFlatData[float32](stack), tensors.MustCopyFlatData[float32](before)}
	alone := make([]float64, len(values))
	parts := make([][]float64, count)
	for i := range count {
		for _, row := range used {
			for column := range usedColumns {
				at := (i*rows+row)*columns + column
				parts[i] = append(parts[i], values[at])
				alone[at] = values[at]
				sums[at] += values[at]
			}
		}
	}
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		exec, err := NewExec(backend, func(stack, before *Node) []*Node {
			parts := use.Unstack(stack)
			return append(parts, use.Restack(before, parts), use.Restack(nil, parts))
		})
		require.NoError(t, err)
		defer exec.Finalize()
		results, err := exec.Call(
			tensors.FromFlatDataAndDimensions(inputs[0], count, rows, columns), tensors.FromFlatDataAndDimensions(inputs[1], count, rows, columns))
		require.NoError(t, err)
		for i, want := range append(parts, sums, alone) {
			golden.RequireClose(t, "result", want, golden.Float64s(results[i]), golden.Operator)
		}
	})
}

// Of a stack that holds more, the first tensors are taken and added to alone.
func TestStackUseOfTheFirst(t *testing.T) {
	use := graph.StackUse{Count: 1, Dims: []int{3}, DType: dtypes.BFloat16, Used: [][]nested.Range{{{From: 0, To: 3}}}}
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		exec, err := NewExec(backend, func(stack, before *Node) []*Node {
			parts := use.Unstack(stack)
			return []*Node{ConvertDType(parts[0], dtypes.Float32), use.Restack(before, parts)}
		})
		require.NoError(t, err)
		defer exec.Finalize()
		results, err := exec.Call(tensors.FromValue([][]float32{{2, 3, 5.001}, {7, 11, 13}}), tensors.FromValue([][]float32{{0.001, 0, 1}, {0, 0, 1}}))
		require.NoError(t, err)
		require.Len(t, results, 2)
		golden.RequireClose(t, "part", []float64{2, 3, 5}, golden.Float64s(results[0]), golden.Operator)
		golden.RequireClose(t, "sum", []float64{2.001, 3, 6, 0, 0, 1}, golden.Float64s(results[1]), golden.Operator)
	})
}

// Gradients of norm weights of which a part is used go back to its place, though they may be in parts to be summed.
func TestStackUseOfNormWeights(t *testing.T) {
	use := graph.StackUse{Count: 2, Dims: []int{5}, DType: dtypes.Float32, Used: [][]nested.Range{{{From: 0, To: 3}}}}
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		exec, err := NewExec(backend, func(stack, x *Node) []*Node {
			parts := use.Unstack(stack)
			sum, normed := graph.Residual{Sum: x}.RMSNorm(x, parts[0])
			_, normed = sum.RMSNorm(normed, parts[1])
			grads := Gradient(ReduceAllSum(Square(normed)), parts...)
			return append(grads, use.Restack(stack, grads), use.Restack(nil, grads))
		})
		require.NoError(t, err)
		defer exec.Finalize()
		results, err := exec.Call([][]float32{{1, 2, 3, 4, 5}, {6, 7, 8, 9, 10}}, [][]float32{{1, 2, 3}, {3, 5, -7}})
		require.NoError(t, err)
		first, second := golden.Float64s(results[0]), golden.Float64s(results[1])
		require.NotZero(t, first[0]*second[0])
		added := []float64{1 + first[0], 2 + first[1], 3 + first[2], 4, 5, 6 + second[0], 7 + second[1], 8 + second[2], 9, 10}
		alone := slices.Concat(first, []float64{0, 0}, second, []float64{0, 0})
		golden.RequireClose(t, "added", added, golden.Float64s(results[2]), golden.Operator)
		golden.RequireClose(t, "alone", alone, golden.Float64s(results[3]), golden.Operator)
	})
}

// A gradient by what is used of a stack, in bfloat16, is added in float32.
func TestStackUseInBFloat16(t *testing.T) {
	use := graph.StackUse{Count: 2, Dims: []int{3}, DType: dtypes.BFloat16, Used: [][]nested.Range{{{From: 0, To: 2}}}}
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		exec, err := NewExec(backend, func(stack, before *Node) *Node {
			parts := use.Unstack(stack)
			loss := ReduceAllSum(Mul(ConvertDType(parts[0], dtypes.Float32), ConvertDType(parts[1], dtypes.Float32)))
			return use.Restack(before, Gradient(loss, parts...))
		})
		require.NoError(t, err)
		defer exec.Finalize()
		stack := tensors.FromValue([][]float32{{2, 3, 5}, {7, 11, 13}})
		results, err := exec.Call(stack, tensors.FromValue([][]float32{{0.001, 0, 1}, {0, 0, 1}}))
		require.NoError(t, err)
		golden.RequireClose(t, "gradient", []float64{7.001, 11, 1, 2, 3, 1}, golden.Float64s(results[0]), golden.Operator)
	})
}

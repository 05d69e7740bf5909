package graph_test

import (
	"math/rand/v2"

	"github.com/gomlx/compute"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// evaluate runs a graph function on tensors.
func evaluate(t golden.TB, backend compute.Backend, inputs []*tensors.Tensor, fn func(in []*Node) []*Node) []*tensors.Tensor {
	t.Helper()
	exec, err := NewExec(backend, fn)
	require.NoError(t, err)
	defer exec.Finalize()
	args := make([]any, len(inputs))
	for i, input := range inputs {
		args[i] = input
	}
	results, err := exec.Call(args...)
	require.NoError(t, err)
	return results
}

// dotAll is the sum of the products of all elements.
func dotAll(a, b *Node) *Node { return ReduceAllSum(Mul(a, b)) }

// normalTensor draws a float32 tensor from the normal distribution.
func normalTensor(rng *rand.Rand, dims ...int) *tensors.Tensor {
	size := 1
	for _, dim := range dims {
		size *= dim
	}
	values := make([]float32, size)
	for i := range values {
		values[i] = float32(rng.NormFloat64())
	}
	return tensors.FromFlatDataAndDimensions(values, dims...)
}

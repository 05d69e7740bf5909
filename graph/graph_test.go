package graph_test

import (
	"testing"

	"github.com/gomlx/compute"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/stretchr/testify/require"
)

// evaluate runs a graph function on tensors.
func evaluate(t testing.TB, backend compute.Backend, inputs []*tensors.Tensor, fn func(in []*Node) []*Node) []*tensors.Tensor {
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

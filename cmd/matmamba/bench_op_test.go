package main

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/stretchr/testify/require"
)

var smallOp = []string{"bench", "op", "--backend", "cpu", "--json", "--batch", "1", "--seqlen", "70", "--nheads", "4", "--ngroups", "2", "--headdim", "8", "--d-state", "16"}

// Both passes are timed, in a chain and alone.
func TestBenchOp(t *testing.T) {
	backendtest.XLA(t)
	var result opResult
	output := succeed(t, newPlace(t).dir, append(smallOp, "--calls", "2", "--rounds", "2")...)
	require.NoError(t, json.Unmarshal([]byte(output), &result))
	require.Equal(t, "f32", result.DType)
	require.Equal(t, 2, result.Calls)
	require.Len(t, result.Times, 2)
	for _, times := range result.Times {
		require.Positive(t, times.Fastest)
		require.LessOrEqual(t, times.Fastest, times.Median)
		require.LessOrEqual(t, times.Median, times.Slowest)
		require.Positive(t, times.Single)
	}
}

// Kernels and the decomposition agree, in every result and gradient.
func TestBenchOpCheck(t *testing.T) {
	backendtest.XLA(t)
	var result opResult
	output := succeed(t, newPlace(t).dir, append(smallOp, "--check", "--initial", "--segments")...)
	require.NoError(t, json.Unmarshal([]byte(output), &result))
	require.Len(t, result.Errors, 10)
	for _, e := range result.Errors {
		require.LessOrEqual(t, e.Relative, 1e-5, e.Tensor)
		require.True(t, e.SameBits, e.Tensor)
	}
}

// A NaN is never near anything.
func TestFarthest(t *testing.T) {
	nan := float32(math.NaN())
	vector := func(values ...float32) *tensors.Tensor { return tensors.FromFlatDataAndDimensions(values, len(values)) }
	require.InDelta(t, 0.25, farthest(vector(1, -4), vector(2, -4)), 0)
	for _, got := range []*tensors.Tensor{vector(nan, -4), vector(1, nan), vector(nan, nan)} {
		require.True(t, math.IsNaN(farthest(vector(1, -4), got)))
	}
}

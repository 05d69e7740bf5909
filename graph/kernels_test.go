package graph_test

import (
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// firstSeed is that of the cases which every test takes, otherSeeds how many more the hardest of them is tried with.
const firstSeed, otherSeeds = 7, 25

// With kernels and without, composites give the same: for documents, groups, states before the sequence and both types, a
// hundred tokens and a few, gradients included.
func TestKernelsAreDecompositions(t *testing.T) {
	for name, test := range kernelCases(firstSeed) {
		for _, dtype := range []dtypes.DType{dtypes.Float32, dtypes.BFloat16} {
			t.Run(name+" "+dtype.String(), func(t *testing.T) {
				want := evaluate(t, backendtest.Decomposed(t), copies(t, test.inputs), test.gradients(dtype))
				backendtest.EachKernels(t, func(t *testing.T, backend compute.Backend) {
					if test.host && backend != backendtest.XLA(t) {
						t.Skip("GPUs have no kernel")
					}
					requireSame(t, want, evaluate(t, backend, copies(t, test.inputs), test.gradients(dtype)), dtype)
				})
			})
		}
	}
}

// The gradient of A is a small difference of large sums where decays are strong. Whether float32 holds its bound there must not be luck of
// the numbers that a test takes.
func TestSSDKernelIsItsDecompositionForOtherNumbers(t *testing.T) {
	test := kernelCases(firstSeed)["ssd"]
	run := func(backend compute.Backend) func(inputs []*tensors.Tensor) []*tensors.Tensor {
		exec, err := NewExec(backend, test.gradients(dtypes.Float32))
		require.NoError(t, err)
		t.Cleanup(exec.Finalize)
		return func(inputs []*tensors.Tensor) []*tensors.Tensor {
			args := make([]any, len(inputs))
			for i, input := range copies(t, inputs) {
				args[i] = input
			}
			results, err := exec.Call(args...)
			require.NoError(t, err)
			return results
		}
	}
	decomposed := run(backendtest.Decomposed(t))
	backendtest.EachKernels(t, func(t *testing.T, backend compute.Backend) {
		kernels := run(backend)
		for seed := range uint64(otherSeeds) {
			inputs := kernelCases(firstSeed + 1 + seed)["ssd"].inputs
			requireSame(t, decomposed(inputs), kernels(inputs), dtypes.Float32)
		}
	})
}

// requireSame compares results one by one, as closely as the type allows.
func requireSame(t *testing.T, want, got []*tensors.Tensor, dtype dtypes.DType) {
	t.Helper()
	require.Len(t, got, len(want))
	tolerance := golden.Operator
	if dtype == dtypes.BFloat16 {
		tolerance = golden.BFloat16
	}
	for i := range want {
		golden.RequireClose(t, "result", golden.Float64s(want[i]), golden.Float64s(got[i]), tolerance)
	}
}

// copies are for one backend: a tensor stays with the first that uses it.
func copies(t *testing.T, inputs []*tensors.Tensor) []*tensors.Tensor {
	t.Helper()
	var all []*tensors.Tensor
	for _, input := range inputs {
		clone, err := input.LocalClone()
		require.NoError(t, err)
		all = append(all, clone)
	}
	return all
}

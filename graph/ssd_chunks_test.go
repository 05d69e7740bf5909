package graph_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
)

// documentsFrom are the documents' numbers of two sequences of some tokens. Documents of the first begin at the first, third, ... of the starts, of the second at the others.
func documentsFrom(length int, starts ...int) *tensors.Tensor {
	ids := make([]int32, 2*length)
	for i := range ids {
		sequence, token := i/length, i%length
		for k, start := range starts {
			if token >= start && (sequence == 0) == (k%2 == 0) {
				ids[i]++
			}
		}
	}
	return tensors.FromFlatDataAndDimensions(ids, 2, length)
}

// Kernels in bfloat16 are right for sequences that end and documents that begin anywhere in a chunk or at its ends, with a state before the sequence and groups.
func TestSSDKernelsOfAnyLength(t *testing.T) {
	for length, starts := range map[int][]int{1: nil, 65: {64}, 127: nil, 128: {63, 64, 65}, 193: nil, 300: {10, 64, 128, 129, 257, 256}} {
		random := rand.New(rand.NewPCG(5, uint64(length)))
		normal := func(dims ...int) *tensors.Tensor { return normalTensor(random, dims...) }
		inputs := []*tensors.Tensor{
			normal(2, length, 6, 24), normal(2, length, 6), normal(2, length, 2, 40), normal(2, length, 2, 40),
			normal(6), normal(6), normal(6), normal(2, 6, 24, 40), documentsFrom(length, starts...),
		}
		test := kernelCase{inputs: inputs, operation: func(in []*Node, dtype dtypes.DType) []*Node {
			ssd := graph.SSDInputs{
				X: ConvertDType(in[0], dtype), DT: AddScalar(in[1], -3), A: Neg(Exp(in[4])), B: ConvertDType(in[2], dtype), C: ConvertDType(in[3], dtype),
				D: in[5], DTBias: in[6], InitialState: in[7],
			}
			if starts != nil {
				ssd.SegmentIDs = in[8]
			}
			y, state := graph.SSD(ssd, graph.SSDOptions{Softplus: true})
			return []*Node{y, state}
		}}
		t.Run(fmt.Sprintf("%d tokens, documents from %v", length, starts), func(t *testing.T) {
			want := evaluate(t, backendtest.Decomposed(t), copies(t, test.inputs), test.gradients(dtypes.BFloat16))
			backendtest.EachKernels(t, func(t *testing.T, backend compute.Backend) {
				requireSame(t, want, evaluate(t, backend, copies(t, test.inputs), test.gradients(dtypes.BFloat16)), dtypes.BFloat16)
			})
		})
	}
}

package graph_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// strongDecays is an SSD of heads from one that keeps all tokens of a chunk to one that forgets each at once, and documents.
func strongDecays(seed uint64, packed bool) kernelCase {
	const length, heads = 150, 6
	random := rand.New(rand.NewPCG(seed, 21))
	normal := func(dims ...int) *tensors.Tensor { return normalTensor(random, dims...) }
	ids := make([]int32, 2*length)
	for i := range ids {
		ids[i] = int32(i % length / (40 + i/length*33))
	}
	return kernelCase{
		inputs: []*tensors.Tensor{
			normal(2, length, heads, 16), normal(2, length, heads), normal(2, length, 1, 32), normal(2, length, 1, 32), normal(heads),
			normal(heads), normal(heads), normal(2, heads, 16, 32), tensors.FromFlatDataAndDimensions(ids, 2, length),
		},
		operation: func(in []*Node, dtype dtypes.DType) []*Node {
			rounded := func(x *Node) *Node { return ConvertDType(ConvertDType(x, dtypes.BFloat16), dtype) }
			rates := Const(in[0].Graph(), []float32{-0.05, -0.5, -2, -8, -30, -1000})
			inputs := graph.SSDInputs{
				X: rounded(in[0]), DT: MulScalar(in[1], 3), A: Mul(rates, Exp(MulScalar(in[4], 0.1))), B: rounded(in[2]), C: rounded(in[3]), D: in[5],
				DTBias: in[6], InitialState: in[7],
			}
			if packed {
				inputs.SegmentIDs = in[8]
			}
			y, state := graph.SSD(inputs, graph.SSDOptions{Softplus: true})
			return []*Node{y, state}
		},
	}
}

// bfloat16's kernels take decays as products of factors, whose range is not enough for strong ones. With those, too, they are what float32 makes
// of the same operands, head by head for the gradient of A, which heads that forget have little of.
func TestSSDKernelOfStrongDecays(t *testing.T) {
	const gradientOfLogA, heads = 6, 6 // among y, the state and the gradients of x, dt, B, C, A, ...
	for _, packed := range []bool{false, true} {
		for seed := range uint64(3) {
			test := strongDecays(seed, packed)
			want := evaluate(t, backendtest.Decomposed(t), copies(t, test.inputs), test.gradients(dtypes.Float32))
			t.Run(fmt.Sprintf("documents %t seed %d", packed, seed), func(t *testing.T) {
				backendtest.EachKernels(t, func(t *testing.T, backend compute.Backend) {
					got := evaluate(t, backend, copies(t, test.inputs), test.gradients(dtypes.BFloat16))
					require.Len(t, got, len(want))
					for i := range want {
						golden.RequireClose(t, fmt.Sprintf("result %d", i), golden.Float64s(want[i]), golden.Float64s(got[i]), golden.BFloat16/2)
					}
					rates, made := golden.Float64s(want[gradientOfLogA]), golden.Float64s(got[gradientOfLogA])
					for head := range heads {
						require.InDelta(t, rates[head], made[head], 0.25+0.01*math.Abs(rates[head]), "head %d", head)
					}
				})
			})
		}
	}
}

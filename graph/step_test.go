package graph_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// blockSizes are those of a block for one token.
type blockSizes struct{ batch, model, heads, headDim, dState int }

// inputs are random operands of [graph.BlockStep] in the order of its composite, products scaled to stay near 1.
func (s blockSizes) inputs(random *rand.Rand) []*tensors.Tensor {
	channels := s.heads * s.headDim
	convolved := channels + 2*s.dState
	normal := func(dims ...int) *tensors.Tensor { return normalTensor(random, dims...) }
	return []*tensors.Tensor{
		normal(s.batch, s.model), normal(s.model), normal(channels+convolved+s.heads, s.model), normal(s.batch, convolved, 4),
		normal(s.batch, s.heads, s.headDim, s.dState), normal(convolved, 4), normal(convolved), normal(s.heads), normal(s.heads), normal(s.heads),
		normal(channels), normal(s.model, channels),
	}
}

// Two tokens through a block, and the head, are the same with kernels and without, for as many rows as there are ways to take them, and
// sizes that fill no tile.
func TestStepKernelsAreDecompositions(t *testing.T) {
	for _, sizes := range []blockSizes{
		{1, 768, 64, 24, 128},
		{2, 40, 3, 24, 16},
		{3, 300, 5, 8, 40},
		{16, 256, 8, 24, 128},
		{17, 40, 3, 24, 16},
		{33, 64, 4, 16, 32},
		{64, 256, 8, 24, 64},
		{65, 40, 3, 5, 16},
		{1, 2100, 3, 24, 16},
		{2, 64, 400, 24, 16},
	} {
		for _, types := range []struct {
			product, kept dtypes.DType
			tolerance     float64
		}{{dtypes.Float32, dtypes.Float32, golden.Operator}, {dtypes.BFloat16, dtypes.Float32, golden.BFloat16}, {dtypes.BFloat16, dtypes.BFloat16, golden.BFloat16}} {
			t.Run(fmt.Sprintf("%v %s states %s", sizes, types.product, types.kept), func(t *testing.T) {
				random := rand.New(rand.NewPCG(1, 2))
				inputs := append(sizes.inputs(random), normalTensor(random, 1003, sizes.model))
				all := func(in []*Node) []*Node { return twoTokens(in, types.product, types.kept) }
				want := evaluate(t, backendtest.Decomposed(t), copies(t, inputs), all)
				got := evaluate(t, backendtest.XLA(t), copies(t, inputs), all)
				for i, name := range []string{"residual", "conv", "ssm", "logits"} {
					golden.RequireClose(t, name, golden.Float64s(want[i]), golden.Float64s(got[i]), types.tolerance)
				}
				require.Equal(t, tensors.MustCopyFlatData[int32](got[5]), tensors.MustCopyFlatData[int32](got[4]), "the most likely of its own logits")
			})
		}
	}
}

// twoTokens takes a block's output as its next input. It returns the last residual and states, the logits, the most likely token, and
// the same of the logits by itself.
func twoTokens(in []*Node, product, kept dtypes.DType) []*Node {
	scaled := func(x *Node) *Node {
		return ConvertDType(DivScalar(x, float64(x.Shape().Dimensions[1])/4), product)
	}
	residual, conv, ssm := in[0], in[3], ConvertDType(in[4], kept)
	for range 2 {
		residual, conv, ssm = graph.BlockStep(graph.BlockInputs{
			Residual: residual, Norm: in[1], InProj: scaled(in[2]), OutProj: scaled(in[11]),
			StepInputs: graph.StepInputs{
				Conv: conv, SSM: ssm, ConvWeight: in[5], ConvBias: in[6], ALog: in[7], D: in[8], DTBias: in[9], NormWeight: in[10],
			},
		}, graph.SSDOptions{Softplus: true, DTMin: 0.01, DTMax: 2})
	}
	const vocab = 1000
	logits, best := graph.HeadStep(residual, in[1], scaled(in[12]), vocab)
	alone := ArgMax(Slice(logits, AxisRange(), AxisRange(0, vocab)), -1, dtypes.Int32)
	return []*Node{residual, conv, ConvertDType(ssm, dtypes.Float32), logits, best, alone}
}

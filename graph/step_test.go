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
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// blockSizes are those of a block for one token.
type blockSizes struct{ batch, model, heads, headDim, dState int }

// inputs are random operands of a block of [graph.BlocksStep] in the order of its composite, products scaled to stay near 1.
func (s blockSizes) inputs(random *rand.Rand, taps int) []*tensors.Tensor {
	channels := s.heads * s.headDim
	convolved := channels + 2*s.dState
	normal := func(dims ...int) *tensors.Tensor { return normalTensor(random, dims...) }
	return []*tensors.Tensor{
		normal(s.model), normal(channels+convolved+s.heads, s.model), normal(s.batch, convolved, taps),
		normal(s.batch, s.heads, s.headDim, s.dState), normal(convolved, taps), normal(convolved), normal(s.heads), normal(s.heads), normal(s.heads),
		normal(channels), normal(s.model, channels),
	}
}

// chain are random operands of two blocks, of which the second has fewer heads and a tap less, between a residual and a head: its norm and its weight.
func (s blockSizes) chain(random *rand.Rand) []*tensors.Tensor {
	narrow := s
	narrow.heads = (s.heads + 1) / 2
	inputs := append([]*tensors.Tensor{normalTensor(random, s.batch, s.model)}, s.inputs(random, 4)...)
	return append(append(inputs, narrow.inputs(random, 3)...), normalTensor(random, s.model), normalTensor(random, 1003, s.model))
}

// stepTypes are the types of products and of states.
var stepTypes = []struct {
	product, kept dtypes.DType
	tolerance     float64
}{{dtypes.Float32, dtypes.Float32, golden.Operator}, {dtypes.BFloat16, dtypes.Float32, golden.BFloat16}, {dtypes.BFloat16, dtypes.BFloat16, golden.BFloat16}}

// Two tokens through a chain of blocks, and the head, are the same with kernels and without, for as many rows as there are ways to take them, and
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
		{65, 72, 5, 13, 16},
		{20, 64, 42, 24, 16},
		{65, 64, 42, 24, 16},
		{1, 2100, 3, 24, 16},
		{2, 64, 400, 24, 16},
	} {
		for _, types := range stepTypes {
			t.Run(fmt.Sprintf("%v %s states %s", sizes, types.product, types.kept), func(t *testing.T) {
				inputs := sizes.chain(rand.New(rand.NewPCG(1, 2)))
				all := func(in []*Node) []*Node { return twoTokens(in, types.product, types.kept) }
				want := evaluate(t, backendtest.Decomposed(t), copies(t, inputs), all)
				backendtest.EachKernels(t, func(t *testing.T, backend compute.Backend) {
					got := evaluate(t, backend, copies(t, inputs), all)
					for i, name := range []string{"residual", "conv", "ssm", "second conv", "second ssm", "logits"} {
						golden.RequireClose(t, name, golden.Float64s(want[i]), golden.Float64s(got[i]), types.tolerance)
					}
					require.Equal(t, tensors.MustCopyFlatData[int32](got[7]), tensors.MustCopyFlatData[int32](got[6]), "the most likely of its own logits")
				})
			})
		}
	}
}

// chainBlocks are the blocks of a chain, from its operands.
func chainBlocks(in []*Node, product, kept dtypes.DType) []graph.BlockInputs {
	blocks := make([]graph.BlockInputs, 2)
	for i := range blocks {
		n := in[1+11*i:]
		blocks[i] = graph.BlockInputs{Norm: n[0], InProj: scaled(n[1], product), OutProj: scaled(n[10], product), StepInputs: graph.StepInputs{
			Conv: n[2], SSM: ConvertDType(n[3], kept), ConvWeight: n[4], ConvBias: n[5], ALog: n[6], D: n[7], DTBias: n[8], NormWeight: n[9],
		}}
	}
	return blocks
}

// scaled is a matrix whose products stay near 1.
func scaled(x *Node, product dtypes.DType) *Node {
	return ConvertDType(DivScalar(x, float64(x.Shape().Dimensions[1])/4), product)
}

// twoTokens takes a chain's output as its next input. It returns the last residual and states, the logits, the most likely token, and the
// same of the logits by itself.
func twoTokens(in []*Node, product, kept dtypes.DType) []*Node {
	blocks := chainBlocks(in, product, kept)
	residual, states := in[0], []*Node(nil)
	for range 2 {
		after, conv, ssm := graph.BlocksStep(residual, blocks, graph.SSDOptions{Softplus: true, DTMin: 0.01, DTMax: 2})
		residual, states = after, nil
		for i := range blocks {
			blocks[i].Conv, blocks[i].SSM = conv[i], ssm[i]
			states = append(states, conv[i], ConvertDType(ssm[i], dtypes.Float32))
		}
	}
	const vocab = 1000
	logits, best := graph.HeadStep(residual, in[23], scaled(in[24], product), vocab)
	alone := ArgMax(Slice(logits, AxisRange(), AxisRange(0, vocab)), -1, dtypes.Int32)
	return append(append([]*Node{residual}, states...), logits, best, alone)
}

// A run of tokens that writes states with some of them gives what steps give, and its kernels what its decomposition gives: all residuals, and
// states and pending rows after each token.
func TestStepRun(t *testing.T) {
	for _, test := range []struct {
		blockSizes
		every, count int
		softplus     bool
	}{
		{blockSizes{1, 40, 3, 24, 128}, 4, 6, true},
		{blockSizes{2, 40, 3, 24, 16}, 4, 5, false},
		{blockSizes{3, 64, 5, 8, 40}, 2, 3, true},
		{blockSizes{17, 40, 3, 24, 64}, 8, 9, true},
		{blockSizes{18, 40, 3, 24, 16}, 4, 5, false},
		{blockSizes{33, 64, 4, 64, 128}, 4, 5, true},
		{blockSizes{65, 72, 5, 13, 16}, 4, 5, true},
	} {
		for _, types := range stepTypes {
			if types.product != dtypes.Float32 && test.count > 5 {
				continue // what rounds otherwise is no longer near
			}
			t.Run(fmt.Sprintf("%v %s states %s", test, types.product, types.kept), func(t *testing.T) {
				inputs := test.chain(rand.New(rand.NewPCG(1, 2)))
				options := graph.SSDOptions{Softplus: test.softplus, DTMin: 0.01, DTMax: 2}
				late := func(in []*Node) []*Node {
					return tokens(in, test.every, test.count, types.product, types.kept, options)
				}
				decomposed := evaluate(t, backendtest.Decomposed(t), copies(t, inputs), late)
				steps := evaluate(t, backendtest.Decomposed(t), copies(t, inputs), func(in []*Node) []*Node {
					return tokens(in, 1, test.count, types.product, types.kept, options)
				})
				for i := range test.count + 4 {
					golden.RequireClose(t, fmt.Sprint("steps ", i), golden.Float64s(steps[i]), golden.Float64s(decomposed[i]), types.tolerance)
				}
				backendtest.EachKernels(t, func(t *testing.T, backend compute.Backend) {
					kernels := evaluate(t, backend, copies(t, inputs), late)
					require.Len(t, kernels, len(decomposed))
					for i := range kernels {
						golden.RequireClose(t, fmt.Sprint("kernels ", i), golden.Float64s(decomposed[i]), golden.Float64s(kernels[i]), types.tolerance)
					}
				})
			})
		}
	}
}

// tokens are the residuals of so many tokens and the states of two blocks after the last; and, if not each writes states, the first block's and
// its pending rows after each token.
func tokens(in []*Node, every, count int, product, kept dtypes.DType, options graph.SSDOptions) []*Node {
	g, blocks, pending := in[0].Graph(), chainBlocks(in, product, kept), make([]*Node, 2)
	for i, block := range blocks {
		dims := block.SSM.Shape().Dimensions
		// What it holds before the run counts for nothing.
		if every > 1 {
			blocks[i].Conv = graph.RingOf(block.Conv)
		}
		pending[i] = Ones(g, graph.StepRun{Every: max(every, 2)}.PendingShape(dims[0], dims[1], dims[2], dims[3]))
	}
	var residuals, between []*Node
	for token := range count {
		residual := Sin(MulScalar(in[0], token+1))
		var after *Node
		var conv, ssm []*Node
		if every > 1 {
			run := graph.StepRun{Every: every, Token: Scalar(g, dtypes.Int32, token), Count: Scalar(g, dtypes.Int32, count)}
			after, conv, ssm, pending = run.BlocksStep(residual, blocks, pending, options)
			between = append(between, ConvertDType(ssm[0], dtypes.Float32), pending[0])
		} else {
			after, conv, ssm = graph.BlocksStep(residual, blocks, options)
		}
		for i := range blocks {
			blocks[i].Conv, blocks[i].SSM = conv[i], ssm[i]
		}
		residuals = append(residuals, after)
	}
	var states []*Node
	for _, block := range blocks {
		if every > 1 {
			block.Conv = graph.StepRun{Token: Scalar(g, dtypes.Int32, count)}.ConvOf(block.Conv)
		}
		states = append(states, ConvertDType(block.SSM, dtypes.Float32), block.Conv)
	}
	return append(append(residuals, states...), between...)
}

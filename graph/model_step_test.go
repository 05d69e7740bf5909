package graph_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// A model's steps draw the tokens that its head is made to find, keep logits with the last token alone, and leave what their decomposition leaves.
func TestModelStep(t *testing.T) {
	const vocab = 1000
	for _, test := range []struct {
		blockSizes
		every, count int
	}{
		{blockSizes{1, 768, 4, 24, 128}, 0, 3},
		{blockSizes{2, 40, 3, 24, 16}, 4, 5},
		{blockSizes{3, 300, 5, 8, 40}, 0, 3},
		{blockSizes{16, 256, 8, 24, 128}, 4, 3},
		{blockSizes{17, 40, 3, 24, 16}, 2, 3},
		{blockSizes{33, 64, 4, 16, 32}, 0, 2},
		{blockSizes{64, 256, 42, 24, 16}, 4, 2},
		{blockSizes{65, 72, 5, 13, 16}, 4, 5},
	} {
		for _, types := range stepTypes {
			t.Run(fmt.Sprintf("%v %s states %s", test, types.product, types.kept), func(t *testing.T) {
				inputs := test.chain(rand.New(rand.NewPCG(1, 2)))
				all := func(in []*Node) []*Node {
					return drawnTokens(in, vocab, test.every, test.count, types.product, types.kept)
				}
				want := evaluate(t, backendtest.Decomposed(t), copies(t, inputs), all)
				drawn := make([]float64, (test.count+1)*test.batch)
				for i := range test.count * test.batch {
					drawn[i] = float64((i%test.batch*37 + vocab - i/test.batch) % vocab)
				}
				require.Equal(t, drawn, golden.Float64s(want[0]), "each token is the one before the last")
				backendtest.EachKernels(t, func(t *testing.T, backend compute.Backend) {
					got := evaluate(t, backend, copies(t, inputs), all)
					require.Equal(t, drawn, golden.Float64s(got[0]))
					for i := 1; i < 4; i++ {
						require.Equal(t, golden.Float64s(want[i]), golden.Float64s(got[i]), "number, best, and logits before the last token")
					}
					require.Len(t, got, len(want))
					for i := 4; i < len(got); i++ {
						golden.RequireClose(t, fmt.Sprint("result ", i), golden.Float64s(want[i]), golden.Float64s(got[i]), types.tolerance)
					}
				})
			})
		}
	}
}

// drawnTokens are what count model's steps return: the tokens with a row left over, how many they are, the next, the logits before the last step and
// after it, and the blocks' states. The head's rows are the embedding's, moved by one place, and embeddings are large beside what blocks add, so that the
// most likely token after one is the one before it.
func drawnTokens(in []*Node, vocab, every, count int, product, kept dtypes.DType) []*Node {
	g, batch := in[0].Graph(), in[0].Shape().Dimensions[0]
	rows := func(from, to int) *Node { return Slice(in[24], AxisRange(from, to), AxisRange()) }
	padded := in[24].Shape().Dimensions[0]
	next := Concatenate([]*Node{rows(1, vocab), rows(0, 1), MulScalar(rows(vocab, padded), 100)}, 0)
	model := graph.ModelInputs{
		Drawn:  Zeros(g, shapes.Make(dtypes.Int32, count+1, batch)),
		Number: Scalar(g, dtypes.Int32, 0), Count: Scalar(g, dtypes.Int32, count),
		Best:   ModScalar(MulScalar(Iota(g, shapes.Make(dtypes.Int32, batch), 0), 37), vocab),
		Logits: MulScalar(Ones(g, shapes.Make(dtypes.Float32, batch, padded)), 3),
		Table:  ConvertDType(MulScalar(in[24], 8), product), Norm: AddScalar(Abs(in[23]), 0.5), Head: ConvertDType(next, product),
		Blocks: chainBlocks(in, product, kept), Every: every,
	}
	for i, block := range model.Blocks {
		if every > 0 {
			dims := block.SSM.Shape().Dimensions
			model.Blocks[i].Conv = graph.RingOf(block.Conv)
			model.Pending = append(model.Pending, Ones(g, graph.StepRun{Every: every}.PendingShape(dims[0], dims[1], dims[2], dims[3])))
		}
	}
	var before *Node
	for range count {
		before = model.Logits
		out := graph.ModelStep(model, graph.SSDOptions{Softplus: true, DTMin: 0.01, DTMax: 2}, vocab)
		model.Drawn, model.Number, model.Best, model.Logits, model.Pending = out.Drawn, out.Number, out.Best, out.Logits, out.Pending
		for i := range model.Blocks {
			model.Blocks[i].Conv, model.Blocks[i].SSM = out.Conv[i], out.SSM[i]
		}
	}
	float := func(x *Node) *Node { return ConvertDType(x, dtypes.Float32) }
	results := []*Node{float(model.Drawn), float(model.Number), float(model.Best), before, model.Logits}
	for _, block := range model.Blocks {
		results = append(results, block.Conv, float(block.SSM))
	}
	return results
}

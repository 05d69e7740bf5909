package graph_test

import (
	"math/rand/v2"
	"testing"

	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// An embedding's gradient is the same bits each time, and the sum that it should be: of tokens that stand everywhere, of rare ones, and of
// those that are missing.
func TestEmbeddingGradientIsTheSameEachTime(t *testing.T) {
	const vocab, channels, places = 300, 130, 4000
	random := rand.New(rand.NewPCG(5, 6))
	tokens := make([]int32, places)
	for i := range tokens {
		if random.IntN(3) > 0 {
			tokens[i] = int32(random.IntN(vocab - 1))
		}
	}
	weights := normalTensor(random, places, channels)
	inputs := []*tensors.Tensor{normalTensor(random, vocab, channels), tensors.FromFlatDataAndDimensions(tokens, 4, places/4), weights}
	gradient := func(in []*Node) []*Node {
		rows := graph.Embedding(in[0], in[1])
		return Gradient(dotAll(Reshape(rows, places, channels), in[2]), in[0])
	}
	want := make([]float64, vocab*channels)
	for i, weight := range golden.Float64s(weights) {
		want[int(tokens[i/channels])*channels+i%channels] += weight
	}
	exec, err := NewExec(backendtest.XLA(t), gradient)
	require.NoError(t, err)
	defer exec.Finalize()
	var first []float64
	for range 5 {
		results, err := exec.Call(inputs[0], inputs[1], inputs[2])
		require.NoError(t, err)
		got := golden.Float64s(results[0])
		golden.RequireClose(t, "gradient", want, got, golden.Operator)
		if first != nil {
			require.Equal(t, first, got)
		}
		first = got
	}
}

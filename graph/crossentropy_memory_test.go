package graph_test

import (
	"testing"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
	"github.com/stretchr/testify/require"
)

// Cross entropy and its gradient never hold the logits of all tokens: their temporaries stay under a fraction of them, by
// XLA's own statistics.
func TestCrossEntropyNeverHoldsAllLogits(t *testing.T) {
	const tokens, width, vocab, chunk = 4096, 32, 2048, 256
	backend := backendtest.XLA(t)
	g := NewGraph(backend, "cross entropy")
	defer g.Finalize()
	hidden := Parameter(g, "hidden", shapes.Make(dtypes.Float32, tokens, width))
	head := Parameter(g, "head", shapes.Make(dtypes.Float32, vocab, width))
	targets := Parameter(g, "targets", shapes.Make(dtypes.Int32, tokens))
	loss := graph.CrossEntropy(hidden, head, targets, chunk)
	require.NoError(t, g.Compile(append([]*Node{loss}, Gradient(loss, hidden, head)...)...))
	memory, ok := backends.Memory(g.Executable())
	require.True(t, ok)
	const allLogits, chunkLogits = tokens * vocab * 4, chunk * vocab * 4
	t.Logf("temporaries %d KiB, logits of all tokens %d KiB, of a chunk %d KiB", memory.Temporaries>>10, allLogits>>10, chunkLogits>>10)
	require.Less(t, memory.Temporaries, int64(allLogits/2))
	require.Less(t, memory.Temporaries, int64(6*chunkLogits))
}

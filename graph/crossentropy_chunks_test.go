package graph

import (
	"testing"

	"github.com/stretchr/testify/require"
)

// Chunks are as few as 2 GiB of logits allow, alike, and of whole tiles.
func TestFewestChunks(t *testing.T) {
	const rowBytes = 50280 * 2 // GPT-NeoX's vocabulary in bfloat16: 21,355 rows are 2 GiB, 166 whole tiles 21,248
	for _, test := range []struct{ tokens, rowBytes, chunk int }{
		{1, rowBytes, 128},
		{16384, rowBytes, 16384},
		{21248, rowBytes, 21248},
		{21249, rowBytes, 10752},
		{2*21248 + 1, rowBytes, 14208},
		{2 * 21355, rowBytes, 14336},
		{2 * 16384, rowBytes, 16384},
		{3 * 16384, rowBytes, 16384},
		{16384, 2 * rowBytes, 8192},
	} {
		require.Equal(t, test.chunk, fewestChunks(test.tokens, test.rowBytes), "%d tokens, %d bytes a row", test.tokens, test.rowBytes)
		require.LessOrEqual(t, test.chunk*test.rowBytes, 2<<30)
	}
}

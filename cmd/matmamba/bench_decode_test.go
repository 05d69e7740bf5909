package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"testing"

	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/stretchr/testify/require"
)

// Decoding and prefill are timed, at the full width beside a peer, whose script gets the model's sizes.
func TestBenchDecode(t *testing.T) {
	backendtest.XLA(t)
	p := newPlace(t)
	require.NoError(t, os.WriteFile(filepath.Join(p.dir, "llama_decode.sh"), []byte(`[[ "$3" == *'"d_model":256'* ]] || exit 1
step=1000; [[ "$3" == *'"prompt":16'* ]] && step=8000
echo "{\"name\": \"$1 $2\"}"
while read -r n; do echo "{\"step_ms\": [$step]}"; done
`), 0o600))
	p.write(t, "source/CMakeLists.txt", "project(llama)")
	output := succeed(t, p.dir, "bench", "decode", "tiny", "--backend", "cpu", "--json", "--tokens", "4", "--block", "4", "--rounds", "2", "--prefill", "16",
		"--width", "1,1/8", "--peer", "llama", "--source", "source", "--workdir", "work", "--peers", p.dir)
	var rows []decodeRow
	require.NoError(t, json.Unmarshal([]byte(output), &rows))
	require.Len(t, rows, 6)
	for i, want := range []struct{ name, what, width string }{
		{"matmamba on cpu", "decode", "1"},
		{"source work", "decode", "1"},
		{"matmamba on cpu", "prefill", "1"},
		{"source work", "prefill", "1"},
		{"matmamba on cpu", "decode", "1/8"},
		{"matmamba on cpu", "prefill", "1/8"},
	} {
		row := rows[i]
		require.Equal(t, want, struct{ name, what, width string }{row.Name, row.What, row.Width})
		require.Positive(t, row.Fastest)
		require.LessOrEqual(t, row.Fastest, row.Milliseconds)
		require.LessOrEqual(t, row.Milliseconds, row.Slowest)
		require.Equal(t, i == 0 || i == 2, row.Ratio > 0, "a ratio for row %d", i)
	}
	require.InDelta(t, 1, rows[1].TokensPerSecond, 1e-9)
	require.InDelta(t, 2, rows[3].TokensPerSecond, 1e-9)
}

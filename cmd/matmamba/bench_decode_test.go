package main

import (
	"encoding/json"
	"testing"

	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/stretchr/testify/require"
)

// Decoding and prefill are timed, at the full width beside a peer, whose script gets the model's sizes.
func TestBenchDecode(t *testing.T) {
	backendtest.XLA(t)
	p := newPlace(t)
	p.write(t, "llama_decode.sh", `[[ "$3" == *'"d_model":256'* ]] || exit 1
step=1000; [[ "$3" == *'"prompt":16'* ]] && step=8000
echo "{\"name\": \"$1 $2\"}"
while read -r n; do echo "{\"step_ms\": [$step]}"; done
`)
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

// PyTorch's script gets what each layer uses and the batch, for every width and batch, and its step is told for prompts where it gets one.
func TestBenchDecodeTorch(t *testing.T) {
	backendtest.XLA(t)
	needPython(t)
	p := newPlace(t)
	p.write(t, "torch_decode.py", `import json, sys
work = json.loads(sys.argv[1])
print(json.dumps(dict(name="%s %s %s %d" % (work["platform"], work["dtype"], work["heads"], work["batch"]))), flush=True)
for line in sys.stdin:
    print(json.dumps(dict(step_ms=[work["prompt"] or 1000] * int(line))), flush=True)
`)
	for _, c := range []struct{ flag, value, name string }{
		{"--width", "1/8", "cpu bf16 [8, 8, 8, 8] 2"},
		{"--mix", "256,128,64,32", "cpu bf16 [64, 32, 16, 8] 2"},
	} {
		output := succeed(t, p.dir, "bench", "decode", "tiny", "--backend", "cpu", "--dtype", "bf16", "--json", "--tokens", "4", "--block", "4", "--rounds", "1",
			"--prefill", "16", "--batch", "2", c.flag, c.value, "--peer", "torch", "--peers", p.dir)
		var rows []decodeRow
		require.NoError(t, json.Unmarshal([]byte(output), &rows))
		require.Len(t, rows, 4)
		require.Equal(t, c.name, rows[1].Name)
		require.InDelta(t, 2, rows[1].TokensPerSecond, 1e-9)
		require.InDelta(t, 16, rows[3].Milliseconds, 1e-9)
		require.Positive(t, rows[0].Ratio)
	}
}

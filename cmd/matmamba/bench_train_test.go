package main

import (
	"encoding/json"
	"testing"

	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/stretchr/testify/require"
)

// A peer's script gets the step's sizes, of its chunk sizes the fastest is told, and the ratio is of its time to ours.
func TestBenchTrainPeer(t *testing.T) {
	backendtest.XLA(t)
	needPython(t)
	p := newPlace(t)
	p.write(t, "torch_joint_step.py", `import json, sys
work = json.loads(sys.argv[1])
print(json.dumps(dict(name="%s %s %s" % (work["dtype"], work["fractions"], work["graph"]), compile_s=1, temporaries=0, peak=7)), flush=True)
alone = False
for line in sys.stdin:
    times = [work["chunk"] * (500 + 1000 * i) if alone else 9e9 for i in range(int(line))]
    alone = int(line) == 1
    print(json.dumps(dict(step_ms=times)), flush=True)
`)
	var result benchTrainResult
	output := succeed(t, p.dir, "bench", "train", "--backend", "cpu", "--json", "--batch", "1", "--seqlen", "32", "--widths", "1/4,1/8", "--chunk", "16",
		"--rounds", "2", "--steps", "2", "--peer", "torch", "--peer-graph", "--peer-chunk", "16,8", "--peers", p.dir)
	require.NoError(t, json.Unmarshal([]byte(output), &result))
	require.Equal(t, "f32 [4, 8] True", result.Peer.Name)
	require.Equal(t, 8, result.Peer.Chunk)
	require.EqualValues(t, 7, result.Peer.Peak)
	require.InDelta(t, 8, result.Peer.StepSeconds, 1e-9, "the mean of a turn's steps behind the one that begins it")
	require.Positive(t, result.Ours.StepSeconds)
	require.Greater(t, result.Ratio, 1.0)
}

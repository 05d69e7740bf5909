package main

import (
	"encoding/json"
	"math"
	"testing"

	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/stretchr/testify/require"
)

var smallOp = []string{"bench", "op", "--backend", "cpu", "--json", "--batch", "1", "--seqlen", "70", "--nheads", "4", "--ngroups", "2", "--headdim", "8", "--d-state", "16"}

// Both passes are timed, in a chain and alone.
func TestBenchOp(t *testing.T) {
	backendtest.XLA(t)
	var result opResult
	output := succeed(t, newPlace(t).dir, append(smallOp, "--calls", "2", "--rounds", "2")...)
	require.NoError(t, json.Unmarshal([]byte(output), &result))
	require.Equal(t, "f32", result.DType)
	require.Equal(t, 2, result.Calls)
	require.Len(t, result.Times, 2)
	for _, times := range result.Times {
		require.Positive(t, times.Fastest)
		require.LessOrEqual(t, times.Fastest, times.Median)
		require.LessOrEqual(t, times.Median, times.Slowest)
		require.Positive(t, times.Single)
	}
}

// A peer's script gets the operator's sizes, of its chunk sizes the fastest is told, and the ratio is of its median to ours.
func TestBenchOpPeer(t *testing.T) {
	backendtest.XLA(t)
	needPython(t)
	p := newPlace(t)
	p.write(t, "jax_ssd.py", `import json, sys
work = json.loads(sys.argv[1])
print(json.dumps(dict(name="heads %d" % work["nheads"], compile_s=1, temporaries=0, peak=0)), flush=True)
for line in sys.stdin:
    print(json.dumps(dict(step_ms=[work["chunk"] * (10 if work["backward"] else 1)] * int(line))), flush=True)
`)
	var result opResult
	output := succeed(t, p.dir, append(smallOp, "--ngroups", "1", "--calls", "2", "--rounds", "2", "--peer", "jax", "--peers", p.dir, "--peer-chunk", "35,14")...)
	require.NoError(t, json.Unmarshal([]byte(output), &result))
	require.Len(t, result.Peers, 2)
	for i, median := range []float64{7, 70} {
		require.Equal(t, "heads 4", result.Peers[i].Name)
		require.Equal(t, 14, result.Peers[i].Chunk)
		require.InDelta(t, median, result.Peers[i].Times.Median, 1e-9)
		require.InDelta(t, median/result.Times[i].Median, result.Peers[i].Ratio, 1e-9)
	}
}

// What --check ends with names the first tensor that is too far off, no number, or other in a second run.
func TestDisagreement(t *testing.T) {
	near, far := opErrors{"y", 1e-6, true}, opErrors{"dx", 3e-5, true}
	require.NoError(t, disagreement([]opErrors{near, near}, 1e-5))
	require.NoError(t, disagreement([]opErrors{near, far}, 2e-2))
	require.EqualError(t, disagreement([]opErrors{near, far}, 1e-5), "--check: dx is 3.0e-05 of its largest number from the decomposition's, want at most 1e-05")
	require.ErrorContains(t, disagreement([]opErrors{near, {"dA_log", math.NaN(), true}}, 1e-5), "dA_log is NaN")
	require.EqualError(t, disagreement([]opErrors{{"dB", 0, false}}, 1e-5), "--check: dB has other bits in a second run, want the same")
}

// Kernels and the decomposition agree, in every result and gradient.
func TestBenchOpCheck(t *testing.T) {
	backendtest.XLA(t)
	var result opResult
	output := succeed(t, newPlace(t).dir, append(smallOp, "--check", "--initial", "--segments")...)
	require.NoError(t, json.Unmarshal([]byte(output), &result))
	require.Len(t, result.Errors, 10)
	for _, e := range result.Errors {
		require.LessOrEqual(t, e.Relative, 1e-5, e.Tensor)
		require.True(t, e.SameBits, e.Tensor)
	}
}

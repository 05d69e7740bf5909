package generate

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/stretchr/testify/require"
)

// The first block of Random123's known answers.
func TestThreefry(t *testing.T) {
	require.Equal(t, uint32(0x6b200159), threefry([2]uint32{}, 0, 0))
	require.Equal(t, uint32(0x1cb996fc), threefry([2]uint32{^uint32(0), ^uint32(0)}, ^uint32(0), ^uint32(0)))
	require.Equal(t, uint32(0xc4923a9c), threefry([2]uint32{0x13198a2e, 0x03707344}, 0x243f6a88, 0x85a308d3))
}

func TestUniformOnTheDevice(t *testing.T) {
	key := seedKey(0x123456789abcdef)
	exec, err := NewExec(backendtest.Best(t), func(key, n *Node) *Node { return uniformNode(key, n, 5) })
	require.NoError(t, err)
	results, err := exec.Call(key[:], int32(99))
	require.NoError(t, err)
	got, err := tensors.CopyFlatData[float32](results[0])
	require.NoError(t, err)
	for row := range 5 {
		require.Equal(t, uniform(0x123456789abcdef, row, 99), got[row])
	}
}

func TestSample(t *testing.T) {
	logits := []float32{1, 3, 2, 3}
	for name, test := range map[string]struct {
		sampling Sampling
		want     [4]float64 // proportions
	}{
		"greedy":            {Sampling{}, [4]float64{0, 1, 0, 0}},
		"top-k 1 is greedy": {Sampling{Temperature: 1, TopK: 1}, [4]float64{0, 1, 0, 0}},
		"ties are kept":     {Sampling{Temperature: 1, TopP: 0.01}, [4]float64{0, 1, 0, 1}},
		"top-k":             {Sampling{Temperature: 1, TopK: 3}, [4]float64{0, 1, math.Exp(-1), 1}},
		"top-p":             {Sampling{Temperature: 1, TopP: 0.9}, [4]float64{0, 1, math.Exp(-1), 1}},
		"temperature":       {Sampling{Temperature: 2}, [4]float64{math.Exp(-1), 1, math.Exp(-0.5), 1}},
	} {
		total := 0.0
		for _, p := range test.want {
			total += p
		}
		counts := [4]float64{}
		const n = 4000
		for i := range n {
			counts[test.sampling.Sample(logits, i%3, i)]++
		}
		for token, p := range test.want {
			require.InDelta(t, p/total, counts[token]/n, 0.03, "%s, token %d", name, token)
			if p == 0 {
				require.Zero(t, counts[token], "%s, token %d", name, token)
			}
		}
	}
	for _, bad := range []Sampling{{Temperature: -1}, {TopK: -1}, {TopP: 2}} {
		require.Error(t, bad.Validate())
	}
}

// Draws from a vocabulary of several blocks come in the proportions of the probabilities kept, and are the host's.
func TestDrawDistribution(t *testing.T) {
	const vocab, rows, draws = 600, 64, 40
	rng := rand.New(rand.NewPCG(1, 2))
	logits := make([]float32, vocab)
	for i := range logits {
		logits[i] = float32(rng.NormFloat64() * 3)
	}
	sampling := Sampling{Temperature: 0.9, TopK: 100, TopP: 0.95, Seed: 11}
	key := seedKey(sampling.Seed)
	exec, err := NewExec(backendtest.XLA(t), func(logits, n, key *Node) *Node {
		g := logits.Graph()
		args := drawArgs{temperature: Scalar(g, dtypes.Float32, sampling.Temperature), topK: Scalar(g, dtypes.Int32, sampling.TopK), topP: Scalar(g, dtypes.Float32, sampling.TopP), key: key}
		return draw(kindOf(sampling), BroadcastToDims(InsertAxes(logits, 0), rows, vocab), n, args)
	})
	require.NoError(t, err)
	counts, same := make([]float64, vocab), 0
	for n := range draws {
		results, err := exec.Call(logits, int32(n), key[:])
		require.NoError(t, err)
		tokens, err := tensors.CopyFlatData[int32](results[0])
		require.NoError(t, err)
		for row, token := range tokens {
			counts[token]++
			if sampling.Sample(logits, row, n) == token {
				same++
			}
		}
	}
	require.GreaterOrEqual(t, same, rows*draws-3, "draws on the host differ only where rounding decides")
	least, total := sampling.threshold(logits), 0.0
	weight := func(logit float32) float64 {
		if logit < least {
			return 0
		}
		return math.Exp(float64(logit) / sampling.Temperature)
	}
	for _, logit := range logits {
		total += weight(logit)
	}
	chi2, kinds := 0.0, 0
	for token, logit := range logits {
		want := weight(logit) / total * rows * draws
		if want == 0 {
			require.Zero(t, counts[token], "token %d is not kept", token)
			continue
		}
		chi2 += (counts[token] - want) * (counts[token] - want) / want
		kinds++
	}
	require.Less(t, chi2, float64(kinds)+5*math.Sqrt(2*float64(kinds)))
}

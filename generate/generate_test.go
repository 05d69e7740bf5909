package generate

import (
	"context"
	"strings"
	"testing"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/data"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// Greedy continuations of the golden prompts at every width and mix, on the recurrent state.
func TestGreedyGoldens(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		set := golden.Load(t, "decode")
		config, values, _, err := lm.Load(golden.Path("lm_model"))
		require.NoError(t, err)
		tokens := set.Ints("in.tokens")
		for name, text := range map[string]string{"level1": "64,64", "level2": "32,32", "level8": "8,8", "mix": "40,12"} {
			mix, err := nested.ParseMix(text, config.NLayer, config.Dims())
			require.NoError(t, err)
			d, err := NewDecoder(backend, lm.Model{Config: config}, values, mix)
			require.NoError(t, err)
			want := set.Ints("out." + name + ".greedy_tokens")
			greedy := NewSampler(Sampling{})
			for row := range 2 {
				d.Reset()
				logits, err := d.Feed(tokens[row*13 : row*13+7]...)
				require.NoError(t, err)
				require.Len(t, logits, 250, "padding is no token")
				d.Reset()
				// The official loop takes the maximum over the padding, too.
				for _, token := range tokens[row*13 : row*13+7] {
					logits, err = d.run(d.step, []int32{token})
					require.NoError(t, err)
				}
				for i := range 8 {
					token := greedy.Sample(logits)
					require.Equal(t, want[row*8+i], token, "%s row %d token %d", name, row, i)
					logits, err = d.run(d.step, []int32{token})
					require.NoError(t, err)
				}
			}
			_, err = d.Feed(250)
			require.ErrorContains(t, err, "the vocabulary has 250")
		}
	})
}

// A prompt longer than a block gives what feeding it token by token gives.
func TestPrefillEqualsSteps(t *testing.T) {
	config, values, _, err := lm.Load(golden.Path("lm_model"))
	require.NoError(t, err)
	mix, err := config.Uniform(nested.Fraction(1, 2))
	require.NoError(t, err)
	d, err := NewDecoder(backendtest.Best(t), lm.Model{Config: config}, values, mix)
	require.NoError(t, err)
	prompt := make([]int32, prefillBlock+9)
	for i := range prompt {
		prompt[i] = int32(i * 37 % 250)
	}
	blocks, err := d.Feed(prompt...)
	require.NoError(t, err)
	d.Reset()
	var steps []float32
	for _, token := range prompt {
		steps, err = d.Feed(token)
		require.NoError(t, err)
	}
	for i := range steps {
		require.InDelta(t, steps[i], blocks[i], 1e-4)
	}
}

func TestSampler(t *testing.T) {
	logits := []float32{1, 3, 2, 3}
	require.Equal(t, int32(1), NewSampler(Sampling{}).Sample(logits))
	require.Equal(t, int32(1), NewSampler(Sampling{Temperature: 1, TopK: 1}).Sample(logits))
	require.Equal(t, int32(1), NewSampler(Sampling{Temperature: 1, TopP: 0.01}).Sample(logits))
	counts := map[int32]int{}
	sampler := NewSampler(Sampling{Temperature: 1, TopK: 3, Seed: 5})
	for range 2000 {
		counts[sampler.Sample(logits)]++
	}
	require.Zero(t, counts[0], "top-k leaves the least likely out")
	require.InDelta(t, 2000/(2+0.3679), counts[1], 100)
	for _, bad := range []Sampling{{Temperature: -1}, {TopK: -1}, {TopP: 2}} {
		require.Error(t, bad.Validate())
	}
}

// What is emitted is the text up to the first stop text, whatever the pieces.
func TestStopper(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.StringMatching(`[ab]{0,20}`).Draw(t, "text")
		stop := rapid.StringMatching(`[ab]{1,4}`).Draw(t, "stop")
		var shown strings.Builder
		s := stopper{stop: []string{stop}, emit: func(part string) error { shown.WriteString(part); return nil }}
		stopped := false
		for i := 0; i < len(text) && !stopped; i++ {
			var err error
			stopped, err = s.add(text[i : i+1])
			require.NoError(t, err)
		}
		if !stopped {
			require.NoError(t, s.finish(""))
		}
		want, _, _ := strings.Cut(text, stop)
		require.Equal(t, want, shown.String())
	})
}

func TestTextErrors(t *testing.T) {
	tokenizer, err := data.NewTokenizer("byte")
	require.NoError(t, err)
	_, err = Text(context.Background(), nil, tokenizer, Options{}, nil)
	require.ErrorContains(t, err, "max-tokens")
	_, err = Text(context.Background(), nil, tokenizer, Options{MaxTokens: 1, Sampling: Sampling{TopP: 3}}, nil)
	require.ErrorContains(t, err, "top-p")
}

package generate

import (
	"context"
	"math"
	"slices"
	"strings"
	"testing"

	"github.com/gomlx/compute/dtypes"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/data"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

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

// letters has a character for each token.
type letters struct {
	data.Tokenizer
	separator int32
}

func (l letters) Separator() int32 { return l.separator }

func (letters) VocabSize() int { return math.MaxInt32 }

func (letters) Encode(text string) ([]int32, error) { return numbers(len(text)), nil }

func (letters) Decode(tokens []int32) ([]byte, error) {
	var text []byte
	for _, token := range tokens {
		text = append(text, "abcdefghijklmnopqrstuvwxyz"[token%26])
	}
	return text, nil
}

// A text is the same however many tokens a dispatch draws and whether another has started when it ends: by its length, its separator, a stop text
// or an interruption. The decoder takes the next one.
func TestTextEnds(t *testing.T) {
	const n = 40
	backend := backendtest.Best(t)
	options := Options{Prompt: "prompt", MaxTokens: n, Sampling: Sampling{Temperature: 1, Seed: 7}}
	host := goldenDecoder(t, backend, "40,12", dtypes.Float32, DecoderOptions{OnHost: true})
	require.NoError(t, host.Feed(numbers(len(options.Prompt))))
	drawn, err := host.Draw(n, options.Sampling)
	require.NoError(t, err)
	tokens := drawn[0]
	whole, err := letters{}.Decode(tokens)
	require.NoError(t, err)
	want := string(whole)
	last := tokens[17]
	end, stop := slices.Index(tokens, last), want[18:22]
	require.NotZero(t, end)
	stopAt := strings.Index(want, stop)

	for _, sizes := range []DecoderOptions{{Block: 1}, {Block: 4}, {Block: 4, Ahead: true}, {Ahead: true}} {
		d := goldenDecoder(t, backend, "40,12", dtypes.Float32, sizes)
		text := func(ctx context.Context, tokenizer letters, options Options, emitted func(string)) (string, int, error) {
			var shown strings.Builder
			count, err := Text(ctx, d, tokenizer, options, func(part string) error {
				shown.WriteString(part)
				emitted(shown.String())
				return nil
			})
			return shown.String(), count, err
		}
		nothing := func(string) {}
		for _, most := range []int{1, 2, 3, 4, 5, 8, 15, 16, 17, n} {
			options := options
			options.MaxTokens = most
			got, count, err := text(t.Context(), letters{separator: -1}, options, nothing)
			require.NoError(t, err)
			require.Equal(t, most, count)
			require.Equal(t, want[:most], got, sizes)
		}
		got, count, err := text(t.Context(), letters{separator: last}, options, nothing)
		require.NoError(t, err)
		require.Equal(t, end+1, count)
		require.Equal(t, want[:end], got, sizes)

		stopped := options
		stopped.Stop = []string{stop}
		got, count, err = text(t.Context(), letters{separator: -1}, stopped, nothing)
		require.NoError(t, err)
		require.Equal(t, stopAt+len(stop), count)
		require.Equal(t, want[:stopAt], got, sizes)

		ctx, cancel := context.WithCancel(t.Context())
		endless := options
		endless.MaxTokens = 1 << 30
		got, count, err = text(ctx, letters{separator: -1}, endless, func(shown string) {
			if len(shown) == 5 {
				cancel()
			}
		})
		require.ErrorIs(t, err, context.Canceled)
		require.Equal(t, count, len(got), "what is drawn is shown")
		require.GreaterOrEqual(t, count, 5)
		require.Equal(t, want[:min(count, n)], got[:min(count, n)], sizes)
	}
}

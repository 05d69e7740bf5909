package generate

import (
	"context"
	"strings"
	"testing"

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

package data

import (
	"context"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
	"testing"
	"unicode"

	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

// The official loader over the golden shards: every level and micro-step reads on (diff), or all levels share (same).
func TestSequentialGoldens(t *testing.T) {
	files, err := ShardFiles(golden.Path("lm_shards"))
	require.NoError(t, err)
	require.Len(t, files, 2)
	for name, test := range map[string]struct{ accum, levels int }{"lm_traj_diff": {2, 4}, "lm_traj_same": {1, 1}} {
		set := golden.Load(t, name)
		x, y := set.Ints("in.x"), set.Ints("in.y")
		source, err := NewSequential(files, Size{2, 16})
		require.NoError(t, err)
		at := 0
		for range 10 {
			for range test.levels * test.accum {
				batch, err := source.Next()
				require.NoError(t, err)
				require.Equal(t, x[at:at+32], batch.Inputs, name)
				require.Equal(t, y[at:at+32], batch.Targets, name)
				at += 32
			}
			if name == "lm_traj_same" { // the other levels see the same batch
				at += 3 * 32
			}
		}
		require.Equal(t, len(x), at)
	}
}

func TestSourcesSeek(t *testing.T) {
	files, err := ShardFiles(golden.Path("lm_shards"))
	require.NoError(t, err)
	tokens := make([]int32, 500)
	for i := range tokens {
		tokens[i] = int32(i)
	}
	for name, open := range map[string]func() (Source, error){
		"sequential": func() (Source, error) { return NewSequential(files, Size{3, 20}) },
		"random":     func() (Source, error) { return NewRandom(tokens, Size{3, 20}, 7) },
	} {
		one, err := open()
		require.NoError(t, err)
		for range 25 {
			_, err := one.Next()
			require.NoError(t, err)
		}
		position, err := one.Position()
		require.NoError(t, err)
		other, err := open()
		require.NoError(t, err)
		require.NoError(t, other.Seek(position))
		for range 25 {
			a, err := one.Next()
			require.NoError(t, err)
			b, err := other.Next()
			require.NoError(t, err)
			require.Equal(t, a, b, name)
			require.Equal(t, a.Inputs[1:20], a.Targets[:19], "targets are inputs shifted by one")
		}
		require.Error(t, other.Seek(json.RawMessage(`"x"`)))
	}
}

func TestShardRoundTripAndErrors(t *testing.T) {
	dir := t.TempDir()
	path := filepath.Join(dir, "a.bin")
	require.NoError(t, WriteShard(path, []int32{0, 65535, 7}))
	tokens, err := ReadShard(path)
	require.NoError(t, err)
	require.Equal(t, []uint16{0, 65535, 7}, tokens)
	require.ErrorContains(t, WriteShard(path, []int32{65536}), "65536")
	require.ErrorContains(t, WriteShard(path, []int32{-1}), "token 0 is -1")

	content, err := os.ReadFile(path)
	require.NoError(t, err)
	for i, broken := range [][]byte{nil, content[:100], content[:len(content)-1], append([]byte{1}, content[1:]...), append(append([]byte{}, content...), 0, 0)} {
		require.NoError(t, os.WriteFile(path, broken, 0o644))
		_, err := ReadShard(path)
		require.ErrorIs(t, err, ErrShard, i)
		require.ErrorContains(t, err, path)
	}
	_, err = NewSequential([]string{filepath.Join(dir, "gone.bin")}, Size{1, 1})
	require.ErrorContains(t, err, "gone.bin")
	_, err = NewSequential(nil, Size{1, 1})
	require.ErrorContains(t, err, "no .bin shards")
	require.NoError(t, WriteShard(path, []int32{1, 2, 3}))
	_, err = NewSequential([]string{path}, Size{2, 2})
	require.ErrorContains(t, err, "needs 5")
}

func FuzzShard(f *testing.F) {
	path := filepath.Join(f.TempDir(), "a.bin")
	require.NoError(f, WriteShard(path, []int32{1, 2, 3}))
	content, err := os.ReadFile(path)
	require.NoError(f, err)
	f.Add(content)
	f.Fuzz(func(t *testing.T, content []byte) {
		tokens, err := parseShard(content)
		if err == nil {
			require.Len(t, content, headerBytes+2*len(tokens))
		}
	})
}

func TestByteTokenizer(t *testing.T) {
	tok, err := NewTokenizer("byte")
	require.NoError(t, err)
	rapid.Check(t, func(t *rapid.T) {
		text := string(rapid.SliceOf(rapid.Byte()).Draw(t, "text"))
		tokens, err := tok.Encode(text)
		require.NoError(t, err)
		back, err := tok.Decode(tokens)
		require.NoError(t, err)
		require.Equal(t, text, string(back))
	})
	_, err = tok.Decode([]int32{256})
	require.ErrorContains(t, err, "beyond 255")
	_, err = NewTokenizer("word")
	require.ErrorContains(t, err, "byte or gpt2")
}

// Ids of GPT-2's published vocabulary.
func TestGPT2Tokenizer(t *testing.T) {
	tok, err := NewTokenizer("gpt2")
	require.NoError(t, err)
	require.Equal(t, 50257, tok.VocabSize())
	for text, want := range map[string][]int32{"Hello world": {15496, 995}, " the quick": {262, 2068}, "": {}} {
		got, err := tok.Encode(text)
		require.NoError(t, err)
		require.Equal(t, want, got, text)
	}
	back, err := tok.Decode([]int32{15496, gpt2EndOfText})
	require.NoError(t, err)
	require.Equal(t, "Hello<|endoftext|>", string(back))
	// The library's vocabulary has no token for the control character DEL, so text here is letters, digits and signs.
	printable := rapid.StringOf(rapid.RuneFrom([]rune{'\n', '\t', ' '}, unicode.L, unicode.N, unicode.P, unicode.S))
	rapid.Check(t, func(t *rapid.T) {
		text := printable.Draw(t, "text")
		tokens, err := tok.Encode(text)
		require.NoError(t, err)
		back, err := tok.Decode(tokens)
		require.NoError(t, err)
		require.Equal(t, text, string(back))
	})
}

// A stream never shows half a character and loses none.
func TestStream(t *testing.T) {
	tok, err := NewTokenizer("byte")
	require.NoError(t, err)
	rapid.Check(t, func(t *rapid.T) {
		text := rapid.String().Draw(t, "text")
		stream := NewStream(tok)
		shown := ""
		for i := range len(text) {
			part, err := stream.Add(int32(text[i]))
			require.NoError(t, err)
			shown += part
			require.True(t, len(shown) <= i+1)
		}
		require.Equal(t, text, shown+stream.Rest())
	})
}

// A model's vocabulary may be rounded up beyond the tokenizer's: what it draws there is shown, and does not end the text.
func TestStreamOfUnknownTokens(t *testing.T) {
	for _, name := range []string{"byte", "gpt2"} {
		tok, err := NewTokenizer(name)
		require.NoError(t, err)
		known, err := tok.Encode("a")
		require.NoError(t, err)
		stream := NewStream(tok)
		shown := ""
		for _, token := range []int32{known[0], int32(tok.VocabSize()), known[0], int32(tok.VocabSize()) + 19} {
			part, err := stream.Add(token)
			require.NoError(t, err)
			shown += part
		}
		require.Equal(t, "a\ufffda\ufffd", shown+stream.Rest())
		_, err = stream.Add(-1)
		require.ErrorContains(t, err, name)
	}
}

func writeTexts(t *testing.T, n int) string {
	t.Helper()
	dir := t.TempDir()
	for i := range n {
		require.NoError(t, os.WriteFile(filepath.Join(dir, fmt.Sprintf("f%02d.txt", i)), []byte(fmt.Sprintf("file %d says héllo\n", i)), 0o644))
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, "binary"), []byte{0, 1, 2}, 0o644))
	require.NoError(t, os.Mkdir(filepath.Join(dir, ".hidden"), 0o755))
	return dir
}

func TestCorpusFromText(t *testing.T) {
	ctx := context.Background()
	tok, _ := NewTokenizer("byte")
	dir := writeTexts(t, 60)
	documents, err := ReadText(ctx, dir)
	require.NoError(t, err)
	require.Len(t, documents, 60)
	train, validation := Split(documents)
	require.NotEmpty(t, validation)
	require.Greater(t, len(train), len(validation))
	require.Len(t, append(train, validation...), 60)

	corpus, err := OpenCorpus(ctx, CorpusOptions{Path: dir, Tokenizer: tok})
	require.NoError(t, err)
	require.NoError(t, corpus.CheckVocab(256))
	require.ErrorContains(t, corpus.CheckVocab(100), "vocabulary has 100")
	require.InDelta(t, 1, corpus.BytesPerToken, 1e-9)
	require.Greater(t, corpus.UnigramEntropy(), 1.0)

	one := filepath.Join(dir, "f01.txt")
	single, err := OpenCorpus(ctx, CorpusOptions{Path: one, Tokenizer: tok})
	require.NoError(t, err)
	_, err = single.Source(Size{2, 100}, 1)
	require.ErrorContains(t, err, "needs 101")
	_, err = single.Validation(Size{2, 100}, 1)
	require.ErrorContains(t, err, "validation data")

	_, err = OpenCorpus(ctx, CorpusOptions{Path: t.TempDir(), Tokenizer: tok})
	require.ErrorIs(t, err, ErrNoText)
	_, err = OpenCorpus(ctx, CorpusOptions{Path: filepath.Join(dir, "gone"), Tokenizer: tok})
	require.ErrorContains(t, err, "gone")
	cancelled, cancel := context.WithCancel(ctx)
	cancel()
	_, err = ReadText(cancelled, dir)
	require.ErrorIs(t, err, context.Canceled)
}

func TestPrepare(t *testing.T) {
	ctx := context.Background()
	tok, _ := NewTokenizer("gpt2")
	out := filepath.Join(t.TempDir(), "shards")
	done, err := Prepare(ctx, writeTexts(t, 60), out, tok, 100)
	require.NoError(t, err)
	require.Greater(t, done.TrainShards, 1)
	byteTok, _ := NewTokenizer("byte")
	corpus, err := OpenCorpus(ctx, CorpusOptions{Path: out, Tokenizer: byteTok})
	require.NoError(t, err)
	require.Equal(t, "gpt2", corpus.Tokenizer.Name(), "prepared data knows its tokenizer")
	require.Greater(t, corpus.BytesPerToken, 1.0)
	source, err := corpus.Source(Size{2, 8}, 1)
	require.NoError(t, err)
	_, err = source.Next()
	require.NoError(t, err)
	_, err = Prepare(ctx, writeTexts(t, 3), out, tok, 100)
	require.ErrorContains(t, err, "exists already")
}

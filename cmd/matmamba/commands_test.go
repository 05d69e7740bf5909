package main

import (
	"encoding/json"
	"fmt"
	"path/filepath"
	"strings"
	"testing"
	"unicode"

	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/train"
	"github.com/stretchr/testify/require"
)

// granularities of the goldens, by the flags that choose them.
var goldenFlags = map[string][]string{
	"level1": nil,
	"level2": {"--width", "1/2"},
	"level4": {"--width", "h16"},
	"level8": {"--width", "1/8"},
	"mix":    {"--mix", "40,12"},
}

func TestLogitsGoldens(t *testing.T) {
	t.Run("go", func(t *testing.T) {
		for name := range goldenFlags {
			checkLogits(t, "go", name)
			checkLogits(t, "go", name, "--decode")
		}
	})
	t.Run("xla", func(t *testing.T) {
		backendtest.XLA(t) // skips where there is none
		checkLogits(t, "cpu", "mix")
		checkLogits(t, "cpu", "level8", "--decode")
	})
}

func checkLogits(t *testing.T, backend, name string, flags ...string) {
	t.Helper()
	p, set := newPlace(t), golden.Load(t, "lm_golden")
	const batch, seqLen = 2, 24
	var inputs []int32 // the golden rows have one token more, the last target
	for row := range batch {
		inputs = append(inputs, set.Ints("in.tokens")[row*(seqLen+1):][:seqLen]...)
	}
	p.tensors(t, "in.safetensors", checkpoint.FromInt32("tokens", []int{batch, seqLen}, inputs))
	args := append([]string{"logits", "lm", "--backend", backend, "--tokens", "in.safetensors", "--out", "out.safetensors"}, goldenFlags[name]...)
	require.Empty(t, succeed(t, p.dir, append(args, flags...)...))
	file, err := checkpoint.Open(p.path("out.safetensors"))
	require.NoError(t, err)
	defer file.Close()
	require.Equal(t, []string{"logits"}, file.Names())
	logits, err := file.Tensor("logits")
	require.NoError(t, err)
	want, shape := set.Floats("out." + name + ".logits")
	require.Equal(t, shape, logits.Shape)
	got, err := logits.Float64s()
	require.NoError(t, err)
	golden.RequireClose(t, name, want, got, golden.Model)
}

// The losses that eval prints are the goldens' losses: each golden row is a shard of its own.
func TestEvalGoldens(t *testing.T) {
	p, set := newPlace(t), golden.Load(t, "lm_golden")
	const seqLen = 24
	tokens := set.Ints("in.tokens")
	evaluate := func(flags ...string) []evalResult {
		var mean []evalResult
		for row := range 2 {
			p.shard(t, "row.bin", tokens[row*(seqLen+1):][:seqLen+1])
			results := p.losses(t, "lm", append([]string{"--data", "row.bin", "--seqlen", fmt.Sprint(seqLen)}, flags...)...)
			if mean == nil {
				mean = results
			}
			for i := range results {
				mean[i].Loss += (results[i].Loss - mean[i].Loss) / float64(row+1)
			}
		}
		return mean
	}
	levels := evaluate()
	want, _ := set.Floats("out.level_loss")
	var got []float64
	for i, width := range []string{"1", "1/2", "1/4", "1/8"} {
		require.Equal(t, width, levels[i].Width)
		require.Equal(t, []int{64 >> i, 64 >> i}, levels[i].HalfWidths)
		require.Equal(t, seqLen, levels[i].Tokens)
		got = append(got, levels[i].Loss)
	}
	golden.RequireClose(t, "losses", want, got, golden.Model)

	mix := evaluate("--mix", "40,12")
	require.Len(t, mix, 1)
	require.Equal(t, "mix 40,12", mix[0].Width)
	require.Equal(t, []int{40, 12}, mix[0].HalfWidths)
	want, _ = set.Floats("out.mix.loss")
	golden.RequireClose(t, "mix", want, []float64{mix[0].Loss}, golden.Model)
}

// info knows every preset without making a weight, and its table holds what its JSON holds.
func TestInfo(t *testing.T) {
	dir := t.TempDir()
	require.Len(t, lm.PresetNames(), 6)
	last := 0
	for _, preset := range lm.PresetNames() {
		var results []infoResult
		require.NoError(t, json.Unmarshal([]byte(succeed(t, dir, "info", preset, "--json")), &results))
		require.Len(t, results, 4)
		require.Greater(t, results[0].Parameters, last, preset)
		last = results[0].Parameters
		table := succeed(t, dir, "info", preset)
		for i, r := range results {
			require.Equal(t, r.Backbone+r.Embedding, r.Parameters)
			require.Equal(t, 4*int64(r.Parameters), r.WeightBytes)
			require.Equal(t, results[0].Embedding, r.Embedding, "the embedding is never cut")
			if i > 0 {
				require.Less(t, r.Backbone, results[i-1].Backbone)
				require.Less(t, r.FLOPs, results[i-1].FLOPs)
				require.Less(t, r.StateBytes, results[i-1].StateBytes)
			}
			require.Regexp(t, "(?m)^"+r.Width+` +`+thousands(r.Parameters)+` +`+thousands(r.Backbone)+` +`+thousands(r.FLOPs)+" ", table)
		}
	}
}

// A seed gives the same text, another seed another; a stop text ends it before, and nothing but the text is on stdout.
func TestGenerate(t *testing.T) {
	p := newPlace(t)
	generate := func(flags ...string) string {
		return succeed(t, p.dir, append([]string{"generate", "lm", "--backend", "go", "--max-tokens", "40"}, flags...)...)
	}
	text := generate("--seed", "3", "--prompt", "line ")
	require.True(t, strings.HasPrefix(text, "line ") && strings.HasSuffix(text, "\n"), text)
	require.Greater(t, len(text), len("line \n"))
	require.Equal(t, text, generate("--seed", "3", "--prompt", "line "))
	require.NotEqual(t, text, generate("--seed", "4", "--prompt", "line "))
	require.NotEqual(t, text, generate("--seed", "3", "--prompt", "line ", "--width", "1/8"))
	require.Equal(t, generate("--temperature", "0", "--seed", "3"), generate("--temperature", "0", "--seed", "4"), "the most likely token needs no draw")
	require.Equal(t, generate("--temperature", "0", "--width", "1/2"), generate("--temperature", "0", "--mix", "32,32"))
	require.Equal(t, text, generate("--seed", "3", "--prompt", "line ", "--stop", "never to be met"), "a stop text that is not met changes nothing")

	require.Equal(t, generate(), generate("--prompt", ""), "no prompt is the beginning of a document")

	drawn := strings.TrimSuffix(strings.TrimPrefix(text, "line "), "\n")
	at := strings.IndexFunc(drawn, unicode.IsLetter) // others may be no text that a flag can give
	stop := string([]rune(drawn[at:])[0])
	require.Equal(t, "line "+drawn[:at]+"\n", generate("--seed", "3", "--prompt", "line ", "--stop", "never", "--stop", stop))

	r := matmamba(t, p.dir, "generate", "lm", "--backend", "go", "--max-tokens", "3", "--verbose")
	require.Zero(t, r.code)
	require.Regexp(t, `^[1-3] tokens, [0-9.]+ tokens/s at width 1\n$`, r.stderr)
}

// data prepare, training on the shards, and what the run directory holds in the end.
func TestPrepareAndTrain(t *testing.T) {
	p := newPlace(t)
	out := succeed(t, p.dir, "data", "prepare", "text.txt", "--out", "shards", "--tokenizer", "byte", "--shard-tokens", "2000")
	require.Regexp(t, `^shards: [0-9],[0-9]{3} training tokens in [0-9] shards, [0-9]+ validation tokens in 1\n$`, out)
	r := matmamba(t, p.dir, trainArgs("--data", "shards", "--steps", "4", "--widths", "1,1/2,h5", "--sample", "5")...)
	require.Zero(t, r.code, r.stderr)
	require.Contains(t, r.stdout, "model: "+checkpoint.StepDir("run", 4))
	for _, width := range []string{"1", "1/2", "h5"} {
		require.Contains(t, r.stdout, "── width "+width+" ──\n")
	}
	files := tree(t, p.path("run"))
	for _, name := range []string{"config.toml", "metrics.jsonl", "results.json", "pareto.svg", "pareto.png", "losses.svg", "losses.png", "step-00000004"} {
		require.Contains(t, files, name)
	}
	lines, err := train.ReadMetrics(p.path("run/metrics.jsonl"))
	require.NoError(t, err)
	require.Len(t, lines, 4)

	// eval of the run's newest checkpoint on the same windows gives the losses of the run's table.
	var saved struct {
		Widths []trainResult `json:"widths"`
	}
	require.NoError(t, json.Unmarshal([]byte(p.read(t, "run/results.json")), &saved))
	for i, r := range p.losses(t, "run", "--data", "shards", "--batches", "1", "--width", "1,1/2,h5") {
		require.Equal(t, saved.Widths[i].Width, r.Width)
		require.InDelta(t, saved.Widths[i].Loss, r.Loss, 1e-5)
		require.InDelta(t, saved.Widths[i].BitsPerByte, r.BitsPerByte, 1e-5)
	}

	// The run's own configuration repeats it, number by number.
	succeed(t, p.dir, "train", "--backend", "go", "--config", filepath.Join("run", "config.toml"), "--run", "again")
	again, err := train.ReadMetrics(p.path("again/metrics.jsonl"))
	require.NoError(t, err)
	for i := range lines {
		lines[i].Seconds, again[i].Seconds = 0, 0
	}
	require.Equal(t, lines, again)
	require.Equal(t, p.read(t, "run/step-00000004/model.safetensors"), p.read(t, "again/step-00000004/model.safetensors"))

	// --resume goes on, to more steps.
	r = matmamba(t, p.dir, "train", "--backend", "go", "--config", filepath.Join("run", "config.toml"), "--resume", "--steps", "6", "--sample", "0")
	require.Zero(t, r.code, r.stderr)
	require.Contains(t, r.stderr, "resumed at step 4\n")
	lines, err = train.ReadMetrics(p.path("run/metrics.jsonl"))
	require.NoError(t, err)
	require.Len(t, lines, 6)
	for i, line := range lines {
		require.Equal(t, i, line.Step)
	}
	p.losses(t, "run", "--width", "h5")
	p.losses(t, "run/step-00000004", "--width", "h5")
}

// Without --run a run gets a name of its own under runs, and never another's.
func TestDefaultRunDirectory(t *testing.T) {
	p := newPlace(t)
	for _, want := range []string{"runs/tiny", "runs/tiny-2"} {
		out := succeed(t, p.dir, trainArgs("--run=", "--steps", "1", "--widths", "1/8")...)
		require.Contains(t, out, "model: "+filepath.Join(filepath.FromSlash(want), "step-00000001"))
		require.DirExists(t, p.path(want))
	}
}

func TestBackends(t *testing.T) {
	dir := t.TempDir()
	requireOneLine(t, matmamba(t, dir, "backends", "install", "frob"), `backend "frob": want auto, cpu, cuda, tpu or go`)
	var all []struct {
		Backend, Reason string
		Works           bool
	}
	require.NoError(t, json.Unmarshal([]byte(succeed(t, dir, "backends", "list", "--json")), &all))
	kinds := map[string]bool{}
	for _, b := range all {
		kinds[b.Backend] = true
		require.NotEqual(t, b.Works, b.Reason != "", "%+v: what does not work has a reason", b)
		require.NotContains(t, b.Reason, "\n")
		if b.Backend == "go" {
			require.True(t, b.Works, "%+v", b)
		}
	}
	require.Equal(t, map[string]bool{"cpu": true, "cuda": true, "tpu": true, "go": true}, kinds)
	require.Regexp(t, `(?m)^go +yes +1`, succeed(t, dir, "backends"))
}

package main

import (
	"encoding/json"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/compile"
	"github.com/stretchr/testify/require"
)

// A bundle made by one process runs in another: its text and its logits, to the bit, are those of the model compiled on the spot.
func TestCompileAndRun(t *testing.T) {
	backendtest.XLA(t)
	p := newPlace(t)
	report := succeed(t, p.dir, "compile", "lm", "--target", "cpu", "--widths", "1/2", "--mix", "40,12", "--programs", "prefill,decode,logits",
		"--seqlen", "16", "--out", "bundle", "--report", "--json")
	var rows []compile.ReportRow
	require.NoError(t, json.Unmarshal([]byte(report), &rows))
	require.Len(t, rows, 2*6)
	require.Positive(t, rows[0].FLOPs)

	p.tensors(t, "in.safetensors", checkpoint.FromInt32("tokens", []int{1, 16}, counting()[:16]))
	for at, flags := range map[string][]string{"1/2": {"--width", "1/2"}, "mix 40,12": {"--mix", "40,12"}} {
		succeed(t, p.dir, append([]string{"logits", "lm", "--backend", "cpu", "--tokens", "in.safetensors", "--out", "here.safetensors"}, flags...)...)
		r := matmamba(t, p.dir, "run", "bundle", "--at", at, "--tokens", "in.safetensors", "--out", "there.safetensors")
		require.Zero(t, r.code, r.stderr)
		require.Contains(t, r.stderr, "cpu: 0 compiled, 1 from the bundle")
		require.Equal(t, p.read(t, "here.safetensors"), p.read(t, "there.safetensors"))

		for _, draw := range [][]string{{"--temperature", "0"}, {"--temperature", "1"}, {"--top-k", "5"}} { // the last draws on the host
			draw = append(draw, "--prompt", "line 1", "--max-tokens", "30", "--tokenizer", "byte")
			here := succeed(t, p.dir, append(append([]string{"generate", "lm", "--backend", "cpu"}, flags...), draw...)...)
			r := matmamba(t, p.dir, append([]string{"run", "bundle", "--at", at}, draw...)...)
			require.Zero(t, r.code, r.stderr)
			require.Equal(t, here, r.stdout)
			require.Contains(t, r.stderr, "cpu: 0 compiled, ")
		}
	}
}

// tinyParameters is how many the preset tiny has.
const tinyParameters = 1851904

// A bundle's training programs make steps, and the model they leave is one.
func TestCompileAndTrain(t *testing.T) {
	backendtest.XLA(t)
	p := newPlace(t)
	report := succeed(t, p.dir, "compile", "tiny", "--target", "cpu", "--widths", "1/8,h4", "--programs", "train", "--batch", "2", "--seqlen", "16", "--out", "bundle",
		"--report", "--json")
	var rows []compile.ReportRow
	require.NoError(t, json.Unmarshal([]byte(report), &rows))
	for _, row := range rows { // the moments lie beside every program but the one that takes them
		if row.Program == "AdamW" {
			require.Zero(t, row.Beside)
		} else {
			require.GreaterOrEqual(t, row.Beside, int64(2*4*tinyParameters), row.Program)
			require.Greater(t, row.Needs, row.Beside, row.Program)
		}
	}
	r := matmamba(t, p.dir, "run", "bundle", "--steps", "3", "--data", "text.txt", "--out", "trained")
	require.Zero(t, r.code, r.stderr)
	require.Equal(t, 3, strings.Count(r.stdout, "\n"), r.stdout)
	require.Contains(t, r.stderr, "cpu: 0 compiled, 5 from the bundle")
	p.losses(t, "trained")
}

// A training step that was compiled for several devices runs on them, and makes the losses that one device makes.
func TestCompileAndTrainOnAMesh(t *testing.T) {
	backendtest.XLA(t)
	p := newPlace(t)
	losses := map[string]string{}
	for name, flags := range map[string][]string{"one": nil, "two": {"--mesh", "data=2"}} {
		succeed(t, p.dir, append([]string{"compile", "tiny", "--target", "cpu", "--widths", "1/8", "--programs", "train", "--batch", "2", "--seqlen", "16", "--out", name}, flags...)...)
		losses[name] = succeed(t, p.dir, "run", name, "--steps", "2", "--data", "text.txt")
	}
	require.NotEmpty(t, losses["one"])
	require.Equal(t, losses["one"], losses["two"])
}

// A bundle that can't be made or run here is refused in one line, before anything is written.
func TestWrongBundles(t *testing.T) {
	p := newPlace(t)
	requireFailures(t, p, []failure{
		{"compile lm --target cpu", []string{"--out DIR", "--report"}},
		{"compile lm --target gpu --out b", []string{`--target "gpu"`, "cuda:a100|h100|h200|b200"}},
		{"compile lm --target cpu --programs logits,sing --out b", []string{`--programs: "sing"`, "prefill, decode, logits, train"}},
		{"compile lm --target cpu --widths 1/7 --out b", []string{"--widths"}},
		{"compile lm --target cpu --batch 0 --out b", []string{"--batch is 0"}},
		{"compile lm --target cpu --jobs 0 --out b", []string{"--jobs is 0, want at least 1"}},
		{"compile lm --target cpu --effort low --out b", []string{"--effort low is for TPUs: none is in --target cpu"}},
		{"compile lm --target cpu --loop=-1 --out b", []string{"--loop is -1, want at least 0"}},
		{"compile lm --target cpu,cpu --out b", []string{"--target: cpu is given twice"}},
		{"compile lm --target cpu --json --out b", []string{"--json prints the report: give --report, too"}},
		{"compile lm --target cpu --mesh data=2 --batch 2 --out b", []string{"--mesh spreads the training step: train is not among --programs prefill,decode"}},
		{"compile lm --target tpu:v5e:2x2 --mesh data=8 --programs train --batch 8 --out b", []string{"--mesh data=8 has 8 devices, tpu:v5e:2x2 has 4"}},
		{"compile lm --target cpu --out lm", []string{"--out: write a bundle: lm holds something else: give a new directory"}},
		{"compile lm --target cpu --out text.txt/b", []string{"--out: write a bundle", "not a directory"}},
		{"export lm --stablehlo --loop=-1 --out x", []string{"--loop is -1, want at least 0"}},
		{"run lm --steps 0", []string{"--steps is 0, want at least 1"}},
		{"run lm --max-tokens 0", []string{"--max-tokens is 0, want at least 1"}},
		{"run lm --top-p 7", []string{"--top-p is 7, want 0 to 1"}},
		{"run lm --out x", []string{"--out goes with --tokens or --steps"}},
		{"run lm --data text.txt", []string{"--data goes with --steps"}},
		{"run lm --prompt a --steps 2", []string{"--prompt cannot be given with --tokens or --steps"}},
		{"run lm", []string{"manifest.json"}},
		{"run nowhere", []string{"nowhere"}},
		{"export lm --stablehlo --target abacus --out x", []string{`--target "abacus"`}},
	})
	backendtest.XLA(t)
	succeed(t, p.dir, "compile", "lm", "--target", "cpu", "--widths", "1/8", "--programs", "logits", "--seqlen", "4", "--out", "bundle")
	p.tensors(t, "in.safetensors", checkpoint.FromInt32("tokens", []int{1, 16}, counting()[:16]))
	requireFailures(t, p, []failure{
		{"run bundle --at 1/2", []string{`no programs at "1/2"; it has 1/8`}},
		{"run bundle --tokens in.safetensors --out x", []string{"has shape [1, 16], the bundle takes [1, 4]"}},
		{"run bundle --tokens in.safetensors --steps 2", []string{"together"}},
		{"run bundle --steps 2 --data text.txt", []string{"no such program: gradient at width 1/8; it has logits; matmamba compile --programs train makes it"}},
		{"run bundle --tokenizer byte", []string{"no such program: start; it has logits; matmamba compile --programs prefill,decode makes it"}},
	})
	program := p.path("bundle/programs/1_8/logits.xla")
	content, err := os.ReadFile(program)
	require.NoError(t, err)
	content[len(content)/2] ^= 1
	require.NoError(t, os.WriteFile(program, content, 0o600))
	requireOneLine(t, matmamba(t, p.dir, "run", "bundle"), "logits.xla is damaged")
}

// The cache can be listed and emptied, and a second start compiles nothing.
func TestCache(t *testing.T) {
	backendtest.XLA(t)
	p := newPlace(t)
	t.Setenv("MATMAMBA_CACHE_DIR", p.path("cache"))
	generate := func() string {
		r := matmamba(t, p.dir, "generate", "lm", "--backend", "cpu", "--prompt", "line 1", "--max-tokens", "3", "--tokenizer", "byte", "--width", "1/8")
		require.Zero(t, r.code, r.stderr)
		return r.stderr
	}
	require.Regexp(t, `programs: [1-9]\d* compiled, 0 from cache`, generate())
	require.Regexp(t, `programs: 0 compiled, [1-9]\d* from cache`, generate())
	require.Contains(t, succeed(t, p.dir, "cache", "ls"), "executables, ")
	var listed []cachedExecutable
	require.NoError(t, json.Unmarshal([]byte(succeed(t, p.dir, "cache", "ls", "--json")), &listed))
	require.NotEmpty(t, listed)
	require.Contains(t, succeed(t, p.dir, "cache", "clear"), "removed ")
	require.Contains(t, succeed(t, p.dir, "cache", "ls"), "\n0 executables")
	left, err := filepath.Glob(p.path("cache/*.pjrt"))
	require.NoError(t, err)
	require.Empty(t, left)
}

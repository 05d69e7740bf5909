package main

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/stretchr/testify/require"
)

// failure is a command line that must fail with one line that holds all of wants.
type failure struct {
	args  string
	wants []string
}

// requireFailures runs each command line; none of them may leave anything behind or change what is there.
func requireFailures(t *testing.T, p place, failures []failure) {
	t.Helper()
	before := tree(t, p.dir)
	for _, f := range failures {
		t.Run(strings.TrimPrefix(f.args, trainLine("")), func(t *testing.T) {
			requireOneLine(t, matmamba(t, p.dir, strings.Fields(f.args)...), f.wants...)
			require.Equal(t, before, tree(t, p.dir))
		})
	}
}

// modelCommands read a model; the words stand before and after it.
var modelCommands = [][2]string{
	{"logits", "--backend go --tokens in.safetensors --out out.safetensors"},
	{"eval", "--backend go --data text.txt"},
	{"generate", "--backend go"},
	{"train --backend go --seqlen 32 --batch 1 --data text.txt --run run --init", ""},
}

func TestBrokenModels(t *testing.T) {
	p := newPlace(t)
	config, weights := p.read(t, "lm/config.json"), []byte(p.read(t, "lm/model.safetensors"))
	// rewritten changes the model's tensors.
	rewritten := func(change func([]checkpoint.Tensor) []checkpoint.Tensor) string {
		file, err := checkpoint.Parse(weights)
		require.NoError(t, err)
		var out bytes.Buffer
		require.NoError(t, checkpoint.Write(&out, change(file.Tensors()), nil))
		return out.String()
	}
	const weight = "backbone.layers.1.mixer.A_log"
	at := func(tensors []checkpoint.Tensor) int {
		return slices.IndexFunc(tensors, func(t checkpoint.Tensor) bool { return t.Name == weight })
	}
	flipped := bytes.Clone(weights)
	flipped[7] ^= 0x80 // the highest bit of the header's length
	spoilt := bytes.Clone(weights)
	spoilt[20] ^= 0x80
	for _, broken := range []struct {
		name, config, weights string
		wants                 []string
		needsWeights          bool // info, which reads none, does not see it
	}{
		{name: "truncated", config: config, weights: string(weights[:len(weights)-100]), wants: []string{"truncated/model.safetensors", "beyond the end"}, needsWeights: true},
		{name: "cut-in-header", config: config, weights: string(weights[:1000]), wants: []string{"cut-in-header/model.safetensors", "header is longer than the file"}, needsWeights: true},
		{name: "empty-file", config: config, wants: []string{"empty-file/model.safetensors"}, needsWeights: true},
		{name: "length-flipped", config: config, weights: string(flipped), wants: []string{"length-flipped/model.safetensors", "header"}, needsWeights: true},
		{name: "header-flipped", config: config, weights: string(spoilt), wants: []string{"header-flipped/model.safetensors", "header is not UTF-8"}, needsWeights: true},
		{name: "shape", config: config, weights: rewritten(func(ts []checkpoint.Tensor) []checkpoint.Tensor {
			ts[at(ts)].Shape = []int{8, 8}
			return ts
		}), wants: []string{"shape/model.safetensors", weight, "[8 8]", "[64]"}, needsWeights: true},
		{name: "missing", config: config, weights: rewritten(func(ts []checkpoint.Tensor) []checkpoint.Tensor {
			return slices.Delete(ts, at(ts), at(ts)+1)
		}), wants: []string{"missing/model.safetensors", weight, "no such tensor"}, needsWeights: true},
		{name: "further", config: config, weights: rewritten(func(ts []checkpoint.Tensor) []checkpoint.Tensor {
			return append(ts, ts[0].As("backbone.extra"))
		}), wants: []string{"further/model.safetensors", "backbone.extra"}, needsWeights: true},
		{name: "other-config", config: strings.Replace(config, `"d_model": 64`, `"d_model": 128`, 1), weights: string(weights), wants: []string{"other-config", "backbone.embedding.weight", "config.json"}, needsWeights: true},
		{name: "garbage", config: "garbage", weights: string(weights), wants: []string{"garbage/config.json", "invalid character 'g'"}},
		{name: "empty-config", config: "", weights: string(weights), wants: []string{"empty-config/config.json"}},
		{name: "type", config: `{"d_model": "wide"}`, weights: string(weights), wants: []string{"config.json", "d_model"}},
		{name: "value", config: `{"d_model": 64, "n_layer": 0}`, weights: string(weights), wants: []string{"config.json", "n_layer is 0, want at least 1"}},
		{name: "attention", config: `{"attn_layer_idx": [1]}`, weights: string(weights), wants: []string{"config.json", "attn_layer_idx"}},
	} {
		p.write(t, broken.name+"/config.json", broken.config)
		p.write(t, broken.name+"/model.safetensors", broken.weights)
		var failures []failure
		for _, c := range modelCommands {
			failures = append(failures, failure{c[0] + " " + broken.name + " " + c[1], broken.wants})
		}
		if !broken.needsWeights {
			failures = append(failures, failure{"info " + broken.name, broken.wants})
		}
		requireFailures(t, p, failures)
	}
}

func TestNoModel(t *testing.T) {
	p := newPlace(t)
	require.NoError(t, os.Mkdir(p.path("hollow"), 0o755))
	p.write(t, "no-weights/config.json", `{"d_model": 64}`)
	for model, want := range map[string]string{
		"gone":       `model gone: no such directory, and no preset "gone"; there are tiny, 130m, 370m, 790m, 1.4b, 2.8b`,
		"text.txt":   "model text.txt: want a directory or the name of a preset",
		"hollow":     "model hollow: holds neither config.json nor a checkpoint",
		"no-weights": "no-weights: no weights: neither model.safetensors nor pytorch_model.bin",
	} {
		failures := []failure{}
		for _, c := range modelCommands {
			failures = append(failures, failure{c[0] + " " + model + " " + c[1], []string{want}})
		}
		if model != "no-weights" {
			failures = append(failures, failure{"info " + model, []string{want}})
		}
		requireFailures(t, p, failures)
	}
}

func TestWrongWidths(t *testing.T) {
	p := newPlace(t)
	var failures []failure
	for _, c := range append(modelCommands[:3:3], [2]string{"info", ""}) {
		line := strings.Join([]string{c[0], "lm", c[1]}, " ")
		for flags, want := range map[string]string{
			"--width 1/3":             "--width: width 1/3: 64 heads times 1/3 is no whole number of heads",
			"--width h0":              `--width: width "h0": want h followed by a number of heads`,
			"--width h999":            "--width: width h999: the model has 64 heads",
			"--width 2":               `--width: width "2": a bare number other than 1 is ambiguous; write 1/2 for a fraction or h2 for heads`,
			"--width 3/2":             `--width: width "3/2": want a fraction above 0 and at most 1`,
			"--width full":            `--width: width "full": want 1, a fraction such as 1/4, or heads such as h16`,
			"--width 1/2,1/2":         "1/2 is given twice",
			"--mix 64":                `--mix: mix "64": has 1 entries, the model has 2 layers`,
			"--mix 64,64,64":          `--mix: mix "64,64,64": has 3 entries, the model has 2 layers`,
			"--mix 64,65":             `--mix: mix "64,65": layer 1: half-width 65: want a multiple of 1 from 1 to 64`,
			"--mix 0,64":              `layer 0: half-width 0`,
			"--mix 64,x":              `entry 1 ("x") is not a whole number`,
			"--mix 64,64 --width 1/2": "--width and --mix cannot be given together",
		} {
			failures = append(failures, failure{line + " " + flags, []string{want}})
		}
	}
	requireFailures(t, p, append(failures,
		failure{"info tiny --mix 256,255,64,32", []string{`layer 1: half-width 255: want a multiple of 4 from 4 to 256`}},
		failure{"generate lm --backend go --width 1,1/2", []string{"--width: want one width, got 1,1/2"}},
		failure{"logits lm --backend go --tokens in.safetensors --out out.safetensors --width 1,1/2", []string{"--width: want one width, got 1,1/2"}},
	))
}

func TestWrongTokens(t *testing.T) {
	p := newPlace(t)
	tokens := func(values ...int64) checkpoint.Tensor {
		return checkpoint.FromInt64("tokens", []int{1, len(values)}, values)
	}
	for name, tensor := range map[string]checkpoint.Tensor{
		"unnamed":  tokens(1, 2).As("ids"),
		"floats":   checkpoint.FromFloat32("tokens", []int{1, 2}, []float32{1, 2}),
		"flat":     checkpoint.FromInt64("tokens", []int{2}, []int64{1, 2}),
		"cube":     checkpoint.FromInt32("tokens", []int{1, 1, 2}, []int32{1, 2}),
		"none":     checkpoint.FromInt64("tokens", []int{0, 2}, nil),
		"padding":  tokens(1, 2, 250), // of the padded vocabulary of 256, but no token
		"negative": tokens(1, -1),
		"wraps":    tokens(1, 1<<32+1),
	} {
		p.tensors(t, name+".safetensors", tensor)
	}
	p.write(t, "text.safetensors", "no tensors")
	var failures []failure
	for name, want := range map[string]string{
		"gone":     "no such file",
		"unnamed":  `tensor "tokens": no such tensor`,
		"floats":   "tokens is F32, want I64 or I32",
		"flat":     "tokens has shape [2], want [batch, seqlen]",
		"cube":     "tokens has shape [1 1 2], want [batch, seqlen]",
		"none":     "tokens has shape [0 2], want [batch, seqlen]",
		"padding":  "token 2 of sequence 0 is 250, the vocabulary has 250",
		"negative": "token 1 of sequence 0 is -1, the vocabulary has 250",
		"wraps":    "token 1 of sequence 0 is 4294967297, the vocabulary has 250",
		"text":     "header",
	} {
		failures = append(failures, failure{"logits lm --backend go --out out.safetensors --tokens " + name + ".safetensors", []string{"--tokens: ", name + ".safetensors", want}})
	}
	require.NoError(t, os.Mkdir(p.path("folder"), 0o755))
	const logits = "logits lm --backend go --tokens in.safetensors --out "
	requireFailures(t, p, append(failures,
		failure{logits + "folder", []string{"write folder", "not a regular file"}},
		failure{logits + "text.txt/out.safetensors", []string{"write text.txt/out.safetensors", "not a directory"}},
		failure{logits + "out.safetensors --backend frob", []string{`--backend "frob": want auto, cpu, cuda, tpu or go`}},
	))
}

func TestWrongGeneration(t *testing.T) {
	p := newPlace(t)
	const generate = "generate lm --backend go "
	requireFailures(t, p, []failure{
		{generate + "--max-tokens 0", []string{"--max-tokens is 0, want at least 1"}},
		{generate + "--max-tokens=-1", []string{"--max-tokens is -1, want at least 1"}},
		{generate + "--temperature=-0.5", []string{"--temperature is -0.5, want 0 or more"}},
		{generate + "--temperature nan", []string{"--temperature is NaN"}},
		{generate + "--top-p 1.5", []string{"--top-p is 1.5, want 0 to 1"}},
		{generate + "--top-k=-1", []string{"--top-k is -1, want 0 or more"}},
		{generate + "--tokenizer words", []string{`--tokenizer: tokenizer "words": want byte or gpt2`}},
		{generate + "--tokenizer gpt2 --prompt hello", []string{"--prompt: token 0 is 31373 by tokenizer gpt2, the model's vocabulary has 250"}},
		{generate + "--tokenizer gpt2", []string{"token 0 is 50256 by tokenizer gpt2"}},
		{generate + "--backend frob", []string{`--backend "frob"`}},
	})
	p.write(t, "nameless/config.json", `{"d_model": 32, "n_layer": 1, "ssm_cfg": {"d_state": 8}}`)
	var weights []checkpoint.Tensor
	config, err := modelRef(p.path("nameless")).config(&environment{stderr: os.Stderr})
	require.NoError(t, err)
	for _, param := range config.Params() {
		weights = append(weights, checkpoint.FromFloat32(param.Name, param.Shape, make([]float32, param.Size())))
	}
	p.tensors(t, "nameless/model.safetensors", weights...)
	requireFailures(t, p, []failure{{"generate nameless --backend go", []string{"the model does not name its tokenizer: give --tokenizer byte or gpt2"}}})
}

func TestWrongMeasurements(t *testing.T) {
	requireFailures(t, newPlace(t), []failure{
		{"bench op --headdim 0", []string{"--headdim is 0, want at least 1"}},
		{"bench op --d-state 0", []string{"--d-state is 0, want at least 1"}},
		{"bench op --ngroups 5", []string{"--nheads is 24, want a multiple of --ngroups 5"}},
		{"bench op --calls 0", []string{"--calls is 0, want at least 1"}},
		{"bench op --seqlen 0", []string{"--seqlen is 0, want at least 1"}},
		{"bench op --check --peer jax", []string{"--peer jax: the peers' scripts know one group"}},
		{"bench op --peer torch --segments", []string{"--peer torch", "--segments"}},
		{"bench op --seqlen 100 --peer jax --peer-chunk 64", []string{"--peer-chunk 64 does not divide --seqlen 100"}},
		{"bench op --peer jax --peer-chunk 0", []string{"--peer-chunk 0"}},
		{"bench op --peer-chunk 64", []string{"--peer-chunk", "--peer"}},
		{"bench train --peer-chunk 64", []string{"--peer-chunk", "--peer"}},
		{"bench op --peer numpy", []string{"--peer", "numpy"}},
		{"bench train --peer jax --peer-chunk 0", []string{"--peer-chunk 0"}},
		{"bench train --peer jax --peer-graph", []string{"--peer-graph is torch's: give --peer torch, too"}},
		{"bench train --chunk 32,0", []string{"--chunk is 0, want at least 1"}},
		{"bench train --batch 0", []string{"--batch is 0, want at least 1"}},
		{"bench train --loop=-1", []string{"--loop is -1, want at least 0"}},
		{"bench train --widths 1/3", []string{"--widths: width 1/3: 64 heads times 1/3"}},
		{"bench decode tiny --tokens 0", []string{"--tokens is 0, want at least 1"}},
		{"bench decode tiny --batch 1,0", []string{"--batch is 0, want at least 1"}},
		{"bench decode tiny --temperature=-1", []string{"--temperature is -1, want 0 or more"}},
		{"bench decode tiny --bandwidth=-1", []string{"--bandwidth is -1, want more than 0"}},
		{"bench decode tiny --headdim 7", []string{"--headdim: matmamba_headdim 7 does not divide 2 * d_model"}},
		{"bench decode lm --headdim 16", []string{"--headdim is for presets"}},
		{"bench decode tiny --peer llama", []string{"--peer llama: give its source with --source"}},
		{"bench decode tiny --peer llama --source gone", []string{"--source: not llama.cpp's", "gone/CMakeLists.txt: no such file"}},
		{"bench decode tiny --peer llama --source . --width 1/8", []string{"--peer llama runs the full width and one sequence"}},
		{"bench decode tiny --peer llama --source . --batch 2", []string{"--peer llama runs the full width and one sequence"}},
		{"bench decode tiny --source .", []string{"--source is llama's: give --peer llama, too"}},
		{"bench decode tiny --peer torch --source .", []string{"--source is llama's: give --peer llama, too"}},
		{"info tiny --train --batch 0", []string{"--batch is 0, want at least 1"}},
		{"info tiny --seqlen 64", []string{"--batch and --seqlen are a training step's: give --train, too"}},
	})
}

func TestWrongEvaluation(t *testing.T) {
	p := newPlace(t)
	p.shard(t, "shards/a.bin", counting())
	p.shard(t, "shards/b.bin", beyond())
	p.write(t, "empty.txt", "")
	succeed(t, p.dir, "data", "prepare", "text.txt", "--out", "gpt2")
	p.write(t, "broken/config.json", p.read(t, "lm/config.json"))
	p.tensors(t, "broken/model.safetensors", withNaN(t, p.path("lm/model.safetensors"))...)
	const eval = "eval lm --backend go --data text.txt --seqlen 32 --batch 1 "
	requireFailures(t, p, []failure{
		{eval + "--data gone", []string{"gone", "no such file"}},
		{eval + "--data empty.txt", []string{"empty.txt: no text found"}},
		{eval + "--data shards", []string{"validation data: token 77 is 250, the model's vocabulary has 250"}},
		{eval + "--data gpt2", []string{"--data: gpt2 is in tokens of gpt2, the model wants those of byte"}},
		{eval + "--seqlen 5000", []string{"validation data", "needs 5001"}},
		{eval + "--seqlen 0", []string{"--seqlen is 0, want at least 1"}},
		{eval + "--batch=-1", []string{"--batch is -1, want at least 1"}},
		{eval + "--batches 0", []string{"--batches is 0, want at least 1"}},
		{eval + "--batch 3037000500 --seqlen 3037000500", []string{"--batch 3037000500 sequences of --seqlen 3037000500: want at most 2147483647 tokens"}},
		{strings.Replace(eval, " lm ", " broken ", 1) + "--json", []string{"model broken", "width 1", "not finite"}},
	})
}

// withNaN reads a model's tensors and spoils the final norm.
func withNaN(t *testing.T, path string) []checkpoint.Tensor {
	t.Helper()
	file, err := checkpoint.Open(path)
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, file.Close()) })
	all := file.Tensors()
	for i, tensor := range all {
		if tensor.Name == lm.FinalNormName {
			values, err := tensor.Float32s()
			require.NoError(t, err)
			values[0] = float32(math.NaN())
			all[i] = checkpoint.FromFloat32(tensor.Name, tensor.Shape, values)
		}
	}
	return all
}

func TestWrongPreparation(t *testing.T) {
	p := newPlace(t)
	p.write(t, "empty.txt", "")
	p.write(t, "binary.dat", "\x00\x01")
	require.NoError(t, os.Mkdir(p.path("folder"), 0o755))
	const prepare = "data prepare --tokenizer byte "
	requireFailures(t, p, []failure{
		{prepare + "gone --out shards", []string{"gone: no such file"}},
		{prepare + "empty.txt --out shards", []string{"empty.txt: no text found"}},
		{prepare + "binary.dat --out shards", []string{"binary.dat: no text found"}},
		{prepare + "folder --out shards", []string{"folder: no text found"}},
		{prepare + "text.txt --out folder", []string{"folder exists already"}},
		{prepare + "text.txt --out text.txt", []string{"text.txt exists already"}},
		{prepare + "text.txt --out text.txt/shards", []string{"text.txt/shards", "not a directory"}},
		{prepare + "text.txt --out shards --tokenizer words", []string{`--tokenizer: tokenizer "words": want byte or gpt2`}},
		{prepare + "text.txt --out shards --shard-tokens 1", []string{"--shard-tokens is 1, want at least 2"}},
	})
	if _, err := os.Stat("/proc/self"); err == nil { // where even root may not write
		requireFailures(t, p, []failure{
			{prepare + "text.txt --out /proc/shards", []string{"write /proc/shards"}},
			{"logits lm --backend go --tokens in.safetensors --out /proc/out.safetensors", []string{"write /proc/out.safetensors"}},
		})
	}
}

// A folder that is not there is made, as it is for checkpoints.
func TestLogitsMakesFolders(t *testing.T) {
	p := newPlace(t)
	succeed(t, p.dir, "logits", "lm", "--backend", "go", "--tokens", "in.safetensors", "--out", filepath.Join("a", "b", "out.safetensors"))
	require.FileExists(t, p.path("a/b/out.safetensors"))
}

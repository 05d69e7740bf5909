package main

import (
	"fmt"
	"os"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// trainLine is a command line of trainArgs with further flags.
func trainLine(flags string) string {
	return strings.Join(trainArgs(strings.Fields(flags)...), " ")
}

func TestWrongTraining(t *testing.T) {
	p := newPlace(t)
	p.write(t, "empty.txt", "")
	p.write(t, "short.txt", "short")
	p.write(t, "fake.bin", strings.Repeat("no shard", 200))
	require.NoError(t, os.Mkdir(p.path("folder"), 0o755))
	p.shard(t, "shards/a.bin", beyond())
	p.shard(t, "shards/b.bin", counting())
	p.shard(t, "small/a.bin", counting()[:20])
	cut := p.read(t, "shards/b.bin")
	p.write(t, "cut.bin", cut[:len(cut)-1])
	p.write(t, "byte/config.json", strings.Replace(p.read(t, "lm/config.json"), "{", `{"matmamba_tokenizer": "byte",`, 1))
	p.write(t, "byte/model.safetensors", p.read(t, "lm/model.safetensors"))
	var failures []failure
	for flags, want := range map[string]string{
		"--data empty.txt":                  "empty.txt: no text found",
		"--data folder":                     "folder: no text found",
		"--data gone":                       "gone: no such file",
		"--data gone.bin":                   "gone.bin: no such file",
		"--data short.txt":                  "training data: too short: 6 tokens, a batch of 1 sequences of 32 needs 33: give more text, or a smaller --batch or --seqlen",
		"--data fake.bin":                   "fake.bin: not a token shard",
		"--data cut.bin":                    "cut.bin: not a token shard: the header counts 300 tokens",
		"--data shards":                     "shards/a.bin: token 77 is 250, the model's vocabulary has 250",
		"--data small":                      "small/a.bin: too short: 20 tokens, a batch of 1 sequences of 32 needs 33",
		"--val-data gone":                   "gone: no such file",
		"--val-data empty.txt":              "empty.txt: no text found",
		"--val-data short.txt":              "validation data: too short: 6 tokens",
		"--tokenizer words":                 `--tokenizer: tokenizer "words": want byte or gpt2`,
		"--tokenizer gpt2":                  "training data: token",
		"--init byte --tokenizer gpt2":      "--init: byte was trained on tokens of byte, the data is in those of gpt2",
		"--init gone":                       "--init: model gone: no such directory",
		"--init= --model huge":              `--model: no preset "huge"; there are tiny`,
		"--backend frob":                    `--backend "frob": want auto, cpu, cuda, tpu or go`,
		"--widths 1/3":                      "--widths: width 1/3: 64 heads times 1/3 is no whole number of heads",
		"--widths 1,h999":                   "--widths: width h999: the model has 64 heads",
		"--widths 2":                        "write 1/2 for a fraction or h2 for heads",
		"--widths 1,1":                      "1 is given twice",
		"--steps=-1":                        "--steps is -1, want at least 1",
		"--steps 0":                         "--steps is 0, want at least 1",
		"--batch=-2":                        "--batch is -2, want at least 1",
		"--seqlen 0":                        "--seqlen is 0, want at least 1",
		"--accumulate 0":                    "--accumulate is 0, want at least 1",
		"--lr=-1e-3":                        "--lr is -0.001, want a number from 0",
		"--lr nan":                          "--lr is NaN, want a number from 0",
		"--loop=-1":                         "--loop is -1, want at least 0",
		"--lr inf":                          "--lr is +Inf",
		"--warmup=-1":                       "--warmup is -1",
		"--decay-frac 2":                    "--decay-frac is 2, want 0 to 1",
		"--weight-decay=-1":                 "--weight-decay is -1",
		"--beta2 1":                         "beta2 must be below 1",
		"--clip=-1":                         "--clip is -1",
		"--val-every=-1":                    "--val-every is -1, want at least 0",
		"--val-batches 0":                   "--val-batches is 0, want at least 1",
		"--save-every=-1":                   "--save-every is -1, want at least 0",
		"--keep 0":                          "--keep is 0, want at least 1",
		"--sample=-1":                       "--sample is -1, want at least 0",
		"--seed 18446744073709551615":       "--seed is 18446744073709551615, want at most 9223372036854775807",
		"--seqlen 9223372036854775807":      "--seqlen 9223372036854775807: want at most 2147483647 tokens",
		"--batch 576460752303423488":        "--batch 576460752303423488",
		"--resume":                          "--resume: run holds no checkpoint",
		"--resume --run=":                   "--resume needs --run",
		"--run text.txt":                    "text.txt: not a directory",
		"--run text.txt/run":                "text.txt/run: not a directory",
		"--mesh data":                       `"data" is not like data=4`,
		"--mesh model=2":                    "--mesh is model=2: training is spread over the axis data alone",
		"--batch 3 --mesh data=2":           "--batch is 3, which 2 devices can't share evenly",
		"--config gone.toml":                "gone.toml: no such file",
		"--config folder":                   "folder: is a directory",
		"--batch 46341 --seqlen 46341":      "--batch 46341 sequences of --seqlen 46341: want at most",
		"--run run --resume --init lm/gone": "--resume: run holds no checkpoint",
	} {
		failures = append(failures, failure{trainLine(flags), []string{want}})
	}
	requireFailures(t, p, failures)
}

// A --config file at fault is named with the key or the place in it.
func TestWrongTOML(t *testing.T) {
	p := newPlace(t)
	for text, wants := range map[string][]string{
		"stepz = 3":                      {"stepz: no such setting; the keys are the flags of train"},
		"help = true":                    {"help: no such setting"},
		`config = "other.toml"`:          {"config: no such setting"},
		`steps = "many"`:                 {`steps is "many", want an integer`},
		"steps = 1.5":                    {"steps is 1.5, want an integer"},
		"steps = [1]":                    {"steps is [1], want an integer"},
		"[steps]\nmany = 1":              {"steps is map[many:1], want an integer"},
		`lr = "fast"`:                    {`lr is "fast", want a number`},
		`separate-batches = "yes"`:       {`separate-batches is "yes", want true or false`},
		`widths = ["1", "1/2"]`:          {"widths is [1 1/2], want text in quotes"},
		"data = 3":                       {"data is 3, want text in quotes"},
		"steps =\n":                      {"line 1, column 8"},
		"steps = 2\nlr = 1\nsteps = 3\n": {"steps"},
	} {
		p.write(t, "recipe.toml", text)
		requireFailures(t, p, []failure{{trainLine("--config recipe.toml"), append(wants, "--config: ", "recipe.toml: ")}})
	}
	// Values of the right type go where the flags' values go.
	p.write(t, "recipe.toml", "batch = -2")
	requireFailures(t, p, []failure{{"train --config recipe.toml", []string{"--batch is -2, want at least 1"}}})
}

// Failures beside an earlier run: its checkpoint stays as it is, and loads.
func TestWrongRuns(t *testing.T) {
	p := trained(t)
	requireFailures(t, p, []failure{
		{trainLine(""), []string{"--run: run holds a run already; add --resume to go on with it or name another"}},
		{trainLine("--resume --data gone"), []string{"gone: no such file"}},
		{trainLine("--resume --run other"), []string{"--resume: other holds no checkpoint"}},
	})
	before := tree(t, p.dir)
	for flags, want := range map[string]string{
		"--seed 43":                "resume run/step-00000002: it was trained with --seed 42, not 43",
		"--init= --model tiny":     "run/step-00000002: backbone.embedding.weight has shape [256 64], want [256 256]",
		"--steps 3 --widths h65,1": "--widths: width h65",
	} {
		requireLastLine(t, matmamba(t, p.dir, trainArgs(append(strings.Fields(flags), "--resume")...)...), want)
		require.Equal(t, before, tree(t, p.dir), "%s", flags)
	}
	for name, damage := range map[string]struct {
		content string
		want    string
	}{
		"model.safetensors":     {p.read(t, "run/step-00000002/model.safetensors")[:5000], "run/step-00000002/model.safetensors: "},
		"optimizer.safetensors": {p.read(t, "run/step-00000002/optimizer.safetensors")[:100], "run/step-00000002/optimizer.safetensors: header is longer than the file"},
		"state.json":            {`{"step": 2}`, "run/step-00000002/state.json: expected format 1"},
	} {
		path := "run/step-00000002/" + name
		whole := p.read(t, path)
		p.write(t, path, damage.content)
		before := tree(t, p.dir)
		requireLastLine(t, matmamba(t, p.dir, trainArgs("--resume", "--steps", "3")...), damage.want)
		require.Equal(t, before, tree(t, p.dir), name)
		p.write(t, path, whole)
	}
	p.losses(t, "run")
}

// A learning rate that blows up stops the run. What was saved before is still there, and loads.
func TestLossThatIsNotFinite(t *testing.T) {
	p := trained(t)
	before, losses := tree(t, p.path("run/step-00000002")), p.losses(t, "run")
	r := matmamba(t, p.dir, trainArgs("--resume", "--steps", "20", "--warmup", "0", "--lr", "1e30", "--clip", "0", "--val-every", "0")...)
	requireLastLine(t, r, "step 3: loss is not finite", "at widths [1 1/8]", "try a lower --lr")
	require.Equal(t, before, tree(t, p.path("run/step-00000002")))
	require.Equal(t, losses, p.losses(t, "run"))
	require.NoDirExists(t, p.path("run/step-00000003"))
	for name := range tree(t, p.path("run")) {
		require.NotContains(t, name, "matmamba-tmp")
	}
	require.Contains(t, r.stderr, fmt.Sprintf("resumed at step %d\n", 2))
}

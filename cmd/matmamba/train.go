package main

import (
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"math"
	"os"
	"path/filepath"
	"strings"

	"github.com/alecthomas/kong"
	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/data"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/matmamba/matmamba/train"
)

// trainCmd trains a model. Its fields are the flags, the keys of a --config file, and the run directory's config.toml.
type trainCmd struct {
	Config kong.ConfigFlag `toml:"-" placeholder:"FILE" help:"TOML file with any of these flags by name, without dashes in front; flags win."`

	Data      string `group:"Data" toml:"data" placeholder:"PATH" help:"Text file, folder of text, .bin shard or folder of shards. Default: the Go standard library's source."`
	ValData   string `group:"Data" toml:"val-data" placeholder:"PATH" help:"Validation text or shard. Default: a part of the data, by file."`
	Tokenizer string `group:"Data" toml:"tokenizer" default:"byte" help:"byte or gpt2."`

	Model  string `group:"Model" toml:"model" default:"tiny" placeholder:"PRESET" help:"Preset to start from: ${presets}."`
	Init   string `group:"Model" toml:"init" placeholder:"MODEL" help:"Start from this model's weights instead (fine-tuning)."`
	Widths string `group:"Model" toml:"widths" default:"1,1/2,1/4,1/8" placeholder:"W,…" help:"Widths trained jointly (${default})."`

	Steps           int     `group:"Recipe" toml:"steps" default:"${steps}" help:"Optimiser steps (${default})."`
	Batch           int     `group:"Recipe" toml:"batch" default:"${batch}" help:"Sequences per micro-batch (${default})."`
	Seqlen          int     `group:"Recipe" toml:"seqlen" default:"${seqlen}" help:"Tokens per sequence (${default})."`
	Accumulate      int     `group:"Recipe" toml:"accumulate" default:"1" help:"Micro-batches per step (${default})."`
	LR              float64 `group:"Recipe" toml:"lr" default:"${lr}" help:"Peak learning rate (${default})."`
	Warmup          int     `group:"Recipe" toml:"warmup" default:"${warmup}" help:"Steps of warmup (${default})."`
	DecayFrac       float64 `group:"Recipe" toml:"decay-frac" default:"${decay_frac}" help:"Last learning rate as a fraction of the peak (${default})."`
	WeightDecay     float64 `group:"Recipe" toml:"weight-decay" default:"${weight_decay}" help:"AdamW's decay of tensors with two or more axes (${default})."`
	Beta1           float64 `name:"beta1" group:"Recipe" toml:"beta1" default:"${beta1}" help:"AdamW's beta1 (${default})."`
	Beta2           float64 `name:"beta2" group:"Recipe" toml:"beta2" default:"${beta2}" help:"AdamW's beta2 (${default})."`
	Clip            float64 `group:"Recipe" toml:"clip" default:"${clip}" help:"Largest global gradient norm, 0 for no limit (${default})."`
	SeparateBatches bool    `group:"Recipe" toml:"separate-batches" help:"Give each width its own batches, as the official script does."`
	Seed            uint64  `group:"Recipe" toml:"seed" default:"42" help:"Seed of first weights, batches and samples (${default})."`

	RunDir     string `group:"Run" name:"run" toml:"run" placeholder:"DIR" help:"Run directory. Default: a new one under runs/."`
	Resume     bool   `group:"Run" toml:"-" help:"Go on with the run in --run."`
	ValEvery   int    `group:"Run" toml:"val-every" default:"50" help:"Steps between validations, 0 for the end only (${default})."`
	ValBatches int    `group:"Run" toml:"val-batches" default:"16" help:"Validation batches (${default})."`
	SaveEvery  int    `group:"Run" toml:"save-every" default:"100" help:"Steps between checkpoints, 0 for the end only (${default})."`
	Keep       int    `group:"Run" toml:"keep" default:"2" help:"Checkpoints kept (${default})."`
	Sample     int    `group:"Run" toml:"sample" default:"200" help:"Tokens of the sample per width at the end, 0 for none (${default})."`

	Remat lm.Remat `group:"Run" toml:"remat" enum:"none,block,full" default:"none" help:"What is computed again for the gradient to save memory: none, block (each layer from its input) or full (groups of layers from theirs). See info --train (${default})."`

	Loop int      `group:"Run" toml:"loop" default:"0" placeholder:"N" help:"One loop over the layers where there are at least N: programs compile faster, take less memory and run slower, for each layer is computed again for its gradient. 0 for never (${default})."`
	Mesh meshFlag `group:"Run" toml:"mesh" placeholder:"data=N" help:"Spread each step over N devices: they share the batch, and weights, gradients and moments between them. Default: one device."`

	precisionFlags
	backendFlags `toml:"-"`
}

// meshFlag is a mesh as a flag. In a file it is text, which a mesh by itself, a list, would not be.
type meshFlag struct{ compile.Mesh }

// Help is what --help prints below the summary.
func (c *trainCmd) Help() string {
	return `Without flags it trains the tiny preset on the Go standard library's source in a few minutes on two CPU cores. The run directory
then holds checkpoints (step-…, each a model directory), metrics.jsonl, config.toml, pareto.svg, losses.svg and pictures of both.

Examples:
  matmamba train
  matmamba train --data ~/books --steps 1000 --run runs/books
  matmamba train --run runs/books --data ~/books --steps 1000 --resume
  matmamba train --init runs/books --data letter.txt --lr 1e-3 --steps 50
  matmamba train --batch 64 --mesh data=4
  matmamba train --config recipe.toml`
}

func (c *trainCmd) recipe() train.Recipe {
	return train.Recipe{
		Steps: c.Steps, Batch: c.Batch, SeqLen: c.Seqlen, Accumulate: c.Accumulate, LR: c.LR, Warmup: c.Warmup,
		DecayFrac: c.DecayFrac, WeightDecay: c.WeightDecay, Beta1: c.Beta1, Beta2: c.Beta2, Clip: c.Clip,
		SeparateBatches: c.SeparateBatches, Mesh: c.Mesh.Mesh,
	}
}

// checkFlags names the first flag beside the recipe's that makes no sense.
func (c *trainCmd) checkFlags() error {
	if err := checkLimits(
		limit{"val-every", c.ValEvery, 0}, limit{"val-batches", c.ValBatches, 1}, limit{"save-every", c.SaveEvery, 0},
		limit{"keep", c.Keep, 1}, limit{"sample", c.Sample, 0}, limit{"loop", c.Loop, 0},
	); err != nil {
		return err
	}
	if c.Seed > math.MaxInt64 { // the largest integer of TOML, in which the run directory keeps it
		return fmt.Errorf("--seed is %d, want at most %d", c.Seed, math.MaxInt64)
	}
	return checkBatch(c.Batch, c.Seqlen)
}

// trainVars are the defaults of the recipe's flags.
func trainVars() kong.Vars {
	r := train.DefaultRecipe()
	text := func(v any) string { return fmt.Sprint(v) }
	return kong.Vars{
		"presets": strings.Join(lm.PresetNames(), ", "),
		"steps":   text(r.Steps), "batch": text(r.Batch), "seqlen": text(r.SeqLen), "lr": text(r.LR), "warmup": text(r.Warmup),
		"decay_frac": text(r.DecayFrac), "weight_decay": text(r.WeightDecay), "beta1": text(r.Beta1), "beta2": text(r.Beta2),
		"clip": text(r.Clip),
	}
}

// trainSetup is everything that is ready before the first step.
type trainSetup struct {
	corpus  *data.Corpus
	model   loadedModel
	widths  []nested.Width
	backend compute.Backend
	kind    backends.Kind
	stepper *train.Stepper
	options train.RunOptions
}

// Run trains.
func (c *trainCmd) Run(env *environment) error {
	if err := c.recipe().Validate(); err != nil {
		return fmt.Errorf("--%s", strings.ReplaceAll(err.Error(), "_", "-"))
	}
	if err := c.checkFlags(); err != nil {
		return err
	}
	if err := c.chooseRunDir(); err != nil {
		return err
	}
	setup, err := c.prepare(env)
	if err != nil {
		return err
	}
	if err := c.saveConfig(); err != nil {
		return err
	}
	progress := newProgress(env.stderr, c.recipe(), setup.stepper.Steps(), len(setup.widths))
	setup.options.Report = progress.report
	validation, err := train.Run(env.ctx, setup.stepper, setup.options)
	progress.close()
	if err != nil {
		return err
	}
	if validation == nil {
		if validation, err = setup.stepper.Validate(setup.options.Validation); err != nil {
			return err
		}
	}
	return c.finish(env, setup, validation)
}

// chooseRunDir settles where the run lives: a free name under runs/ unless one is given, and never over another run.
func (c *trainCmd) chooseRunDir() error {
	if c.RunDir == "" {
		if c.Resume {
			return fmt.Errorf("--resume needs --run, the directory of the run to go on with")
		}
		for n := 1; ; n++ {
			name := filepath.Join("runs", c.Model)
			if n > 1 {
				name = fmt.Sprintf("%s-%d", name, n)
			}
			if _, err := os.Stat(name); errors.Is(err, fs.ErrNotExist) {
				c.RunDir = name
				return nil
			}
		}
	}
	entries, err := checkpoint.ListCheckpoints(c.RunDir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return fmt.Errorf("--run: %w", err)
	}
	switch {
	case c.Resume && len(entries) == 0:
		return fmt.Errorf("--resume: %s holds no checkpoint", c.RunDir)
	case !c.Resume && len(entries) > 0:
		return fmt.Errorf("--run: %s holds a run already; add --resume to go on with it or name another", c.RunDir)
	}
	return nil
}

func (c *trainCmd) prepare(env *environment) (*trainSetup, error) {
	setup := &trainSetup{}
	var err error
	if setup.widths, err = nested.ParseWidths(c.Widths); err != nil {
		return nil, fmt.Errorf("--widths: %w", err)
	}
	tokenizer, err := data.NewTokenizer(c.Tokenizer)
	if err != nil {
		return nil, fmt.Errorf("--tokenizer: %w", err)
	}
	setup.corpus, err = data.OpenCorpus(env.ctx, data.CorpusOptions{Path: c.Data, Validation: c.ValData, Tokenizer: tokenizer})
	if err != nil {
		return nil, err
	}
	if setup.model, err = c.startingModel(env, setup.corpus.Tokenizer); err != nil {
		return nil, err
	}
	for _, width := range setup.widths {
		if _, err := setup.model.config.Uniform(width); err != nil {
			return nil, fmt.Errorf("--widths: %w", err)
		}
	}
	if err := setup.corpus.CheckVocab(setup.model.config.VocabSize); err != nil {
		return nil, err
	}
	size := data.Size{Batch: c.Batch, SeqLen: c.Seqlen}
	options := train.RunOptions{
		Dir: c.RunDir, ValEvery: c.ValEvery, SaveEvery: c.SaveEvery, Keep: c.Keep, Seed: c.Seed, Aliases: setup.model.config.Aliases(),
	}
	if options.Source, err = setup.corpus.Source(size, c.Seed); err != nil {
		return nil, longer(err)
	}
	if options.Validation, err = setup.corpus.Validation(size, max(c.ValBatches, 1)); err != nil {
		return nil, longer(err)
	}
	if options.Config, err = setup.model.config.JSON(); err != nil {
		return nil, err
	}
	backend, info, err := c.openWith(env, c.backendFlags, backends.Options{GPUFlags: trainingFlags, CPUDevices: c.Mesh.Devices()})
	if err != nil {
		return nil, err
	}
	setup.backend, setup.kind, setup.options = backend, info.Kind, options
	fmt.Fprintf(env.stderr, "run:     %s\nbackend: %s, %s\n", c.RunDir, info, c.DType)
	return setup, c.compile(env, setup)
}

// compile makes the stepper and, with --resume, loads the newest checkpoint into it.
func (c *trainCmd) compile(env *environment, setup *trainSetup) error {
	computeType, err := c.computeType()
	if err != nil {
		return err
	}
	model, err := trainingPlace{setup.kind, c.Mesh.Devices()}.model(setup.model.config, computeType, c.Loop, c.Remat)
	if err != nil {
		return fmt.Errorf("--%w", err)
	}
	objective, err := train.LanguageModel(model, setup.widths)
	if err != nil {
		return err
	}
	fmt.Fprintf(env.stderr, "compiling %d widths…\n", len(setup.widths))
	if setup.stepper, err = train.NewStepper(setup.backend, objective, c.recipe(), setup.model.values); err != nil {
		return err
	}
	tellCompiled(env, setup.backend, "")
	if c.Resume {
		step, err := setup.stepper.Resume(setup.options)
		if err != nil {
			return err
		}
		fmt.Fprintf(env.stderr, "resumed at step %d\n", step)
	}
	return nil
}

func (c *trainCmd) startingModel(env *environment, tokenizer data.Tokenizer) (loadedModel, error) {
	if c.Init != "" {
		model, err := modelRef(c.Init).load(env, c.Seed)
		if err != nil {
			return loadedModel{}, fmt.Errorf("--init: %w", err)
		}
		if name := model.config.Tokenizer; name != "" && name != tokenizer.Name() {
			return loadedModel{}, fmt.Errorf("--init: %s was trained on tokens of %s, the data is in those of %s", c.Init, name, tokenizer.Name())
		}
		return model, nil
	}
	config, err := lm.Preset(c.Model)
	if err != nil {
		return loadedModel{}, fmt.Errorf("--model: %w", err)
	}
	config.VocabSize, config.Tokenizer = tokenizer.VocabSize(), tokenizer.Name()
	return loadedModel{config, lm.Random(config, c.Seed)}, nil
}

// trainResult is one width's row of the final table, and of results.json.
type trainResult struct {
	Width       string  `json:"width"`
	Parameters  int     `json:"parameters"`
	FLOPs       int     `json:"flops_per_token"`
	Loss        float64 `json:"validation_loss"`         // nats per token
	BitsPerByte float64 `json:"bits_per_byte,omitempty"` // 0 where the bytes of a token are not known
	mix         nested.Mix
}

// finish prints the table, draws the pictures and samples each width.
func (c *trainCmd) finish(env *environment, setup *trainSetup, validation []float64) error {
	var results []trainResult
	for i, width := range setup.widths {
		mix, err := setup.model.config.Uniform(width)
		if err != nil {
			return err
		}
		counts := setup.model.config.Count(mix)
		row := trainResult{Width: width.String(), Parameters: counts.Total(), FLOPs: counts.FLOPs, Loss: validation[i], mix: mix}
		if setup.corpus.BytesPerToken > 0 {
			row.BitsPerByte = validation[i] / math.Ln2 / setup.corpus.BytesPerToken
		}
		results = append(results, row)
	}
	unigram := setup.corpus.UnigramEntropy()
	if setup.corpus.BytesPerToken > 0 {
		unigram /= setup.corpus.BytesPerToken
	}
	printTrainTable(env.stdout, results, unigram)
	if err := writeResults(c.RunDir, results, unigram); err != nil {
		return err
	}
	if err := drawRun(c.RunDir, results); err != nil {
		return err
	}
	fmt.Fprintf(env.stdout, "\nmodel: %s\npictures: %s\n", checkpoint.StepDir(c.RunDir, setup.stepper.Steps()), filepath.Join(c.RunDir, "pareto.svg"))
	if c.Sample < 1 {
		return nil
	}
	return c.samples(env, setup, results)
}

func printTrainTable(w io.Writer, results []trainResult, unigram float64) {
	rows := [][]string{{"width", "parameters", "FLOPs/token", "validation loss", "bits per byte"}}
	for _, r := range results {
		bits := "-"
		if r.BitsPerByte > 0 {
			bits = fmt.Sprintf("%.3f", r.BitsPerByte)
		}
		rows = append(rows, []string{r.Width, thousands(r.Parameters), thousands(r.FLOPs), fmt.Sprintf("%.4f", r.Loss), bits})
	}
	printTable(w, rows)
	fmt.Fprintf(w, "unigram entropy of the validation text: %.3f bits per byte\n", unigram)
}

func writeResults(dir string, results []trainResult, unigram float64) error {
	text, err := json.MarshalIndent(struct {
		Widths         []trainResult `json:"widths"`
		UnigramEntropy float64       `json:"unigram_bits_per_byte"`
	}{results, unigram}, "", "  ")
	if err != nil {
		return err
	}
	return checkpoint.WriteFileAtomic(filepath.Join(dir, "results.json"), func(w io.Writer) error {
		_, err := w.Write(append(text, '\n'))
		return err
	})
}

package main

import (
	"errors"
	"fmt"
	"path/filepath"
	"slices"
	"strings"

	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

// compileCmd makes bundles.
type compileCmd struct {
	Model    modelRef `arg:"" help:"Model directory, run directory or preset."`
	Target   []string `required:"" placeholder:"TARGET" help:"What to compile for: cpu, cuda:a100|h100|h200|b200, or tpu:v4|v5e|v5p|v6e with a grid of chips, tpu:v5e:2x2. The device need not be here."`
	Widths   string   `default:"1,1/2,1/4,1/8" placeholder:"W,…" help:"Widths: 1, a fraction such as 1/4, or heads such as h16 (${default})."`
	Mix      []string `sep:"none" placeholder:"D,…" help:"A mix beside the widths, one half-width d per layer; may be repeated."`
	Programs string   `default:"prefill,decode" help:"What to compile of prefill, decode, logits and train (${default})."`
	Batch    int      `default:"1" help:"Sequences in a batch, over all devices (${default})."`
	Seqlen   int      `default:"256" help:"Tokens per sequence in logits and train, and in a block of a prompt (${default})."`
	DType    string   `name:"dtype" enum:"auto,f32,bf16" default:"auto" help:"Type of products and activations: f32 or bf16. Auto is bf16 for cuda and tpu, f32 for cpu."`
	TF32     bool     `name:"tf32" help:"Let float32 products on accelerators use their faster units."`
	Loop     int      `default:"8" placeholder:"N" help:"Train with one loop over the layers where there are at least N, so that programs compile as fast and are as small at any depth; each layer is computed again for its gradient. 0 for never (${default})."`
	Mesh     meshFlag `placeholder:"data=N" help:"Spread the training step over N chips, which share the batch, and weights, gradients and moments between them."`
	Effort   string   `enum:"high,low" default:"high" help:"How hard a TPU's compiler tries: high, or low for programs that compile in a fraction of the time and size, and take more than twice as long to run; for a look at costs and memory (${default})."`
	Weights  bool     `help:"Put a preset's weights into the bundle as a file, rather than their seed."`
	Seed     uint64   `default:"42" help:"Seed of a preset's weights (${default})."`
	Out      string   `placeholder:"DIR" help:"The bundle's directory; with several targets, one below it for each."`
	Report   bool     `help:"Print what each program costs, against the chip's datasheet. Without --out, nothing else is made."`
	JSON     bool     `name:"json" help:"Print the report as JSON."`
	Jobs     int      `default:"2" help:"Programs compiled at once (${default})."`
}

// Help is what --help prints below the summary.
func (c *compileCmd) Help() string {
	return `A bundle is a directory with one executable for each program and granularity, the weights once, and a manifest; matmamba run
executes it on a host that has the device, where nothing is compiled. What compiles for a kind of device is fetched once.

Examples:
  matmamba compile runs/tiny --target cpu --out tiny.cpu
  matmamba compile 130m --target cuda:h200,tpu:v5e:2x2 --programs prefill,decode,logits --out 130m
  matmamba compile 1.4b --target tpu:v5e:1x1 --programs train --batch 8 --seqlen 1024 --report
  matmamba compile 1.4b --target tpu:v5e:16x16 --mesh data=256 --programs train --batch 256 --seqlen 1024 --report`
}

// Run compiles.
func (c *compileCmd) Run(env *environment) error {
	targets, err := c.check()
	if err != nil {
		return err
	}
	config, err := c.Model.config(env)
	if err != nil {
		return err
	}
	chosen, err := c.granularities(config)
	if err != nil {
		return err
	}
	var weights bundleWeights
	if c.Out != "" {
		if weights, err = c.weights(env); err != nil {
			return err
		}
	}
	var rows []compile.ReportRow
	for _, target := range targets {
		more, err := c.compileFor(env, target, config, chosen, weights)
		if err != nil {
			return err
		}
		rows = append(rows, more...)
	}
	if !c.Report {
		return nil
	}
	if c.JSON {
		return printJSON(env.stdout, rows)
	}
	printReport(env.stdout, rows)
	return nil
}

// check refuses flags that make no sense, and a place where no bundle can go, before anything is compiled.
func (c *compileCmd) check() ([]compile.Target, error) {
	kinds := strings.Split(c.Programs, ",")
	switch {
	case c.Out == "" && !c.Report:
		return nil, errors.New("give --out DIR for a bundle, --report for costs, or both")
	case c.JSON && !c.Report:
		return nil, errors.New("--json prints the report: give --report, too")
	case c.Mesh.Mesh != nil && !slices.Contains(kinds, "train"):
		return nil, fmt.Errorf("--mesh spreads the training step: train is not among --programs %s", c.Programs)
	}
	if err := checkBatch(c.Batch, c.Seqlen); err != nil {
		return nil, err
	}
	if err := checkLimits(limit{"loop", c.Loop, 0}, limit{"jobs", c.Jobs, 1}); err != nil {
		return nil, err
	}
	var targets []compile.Target
	for i, text := range c.Target {
		target, err := compile.ParseTarget(text)
		if err != nil {
			return nil, fmt.Errorf("--%w", err)
		}
		if slices.Contains(c.Target[:i], text) {
			return nil, fmt.Errorf("--target: %s is given twice", text)
		}
		if most := target.Devices(); target.Kind == backends.TPU && c.Mesh.Devices() > most {
			return nil, fmt.Errorf("--mesh %s has %d devices, %s has %d", c.Mesh, c.Mesh.Devices(), target, most)
		}
		if c.Out != "" {
			if err := compile.CheckPlace(c.dir(target)); err != nil {
				return nil, fmt.Errorf("--out: %w", err)
			}
		}
		targets = append(targets, target)
	}
	if isTPU := func(target compile.Target) bool { return target.Kind == backends.TPU }; c.Effort == "low" && !slices.ContainsFunc(targets, isTPU) {
		return nil, fmt.Errorf("--effort low is for TPUs: none is in --target %s", strings.Join(c.Target, ","))
	}
	return targets, nil
}

// dir is where a target's bundle goes.
func (c *compileCmd) dir(target compile.Target) string {
	if len(c.Target) > 1 {
		return filepath.Join(c.Out, strings.ReplaceAll(target.String(), ":", "-"))
	}
	return c.Out
}

// granularities are the widths and then the mixes.
func (c *compileCmd) granularities(config lm.Config) ([]granularity, error) {
	chosen, err := widthFlags{Width: c.Widths}.choose(config, nested.Official())
	if err != nil {
		return nil, fmt.Errorf("%s", strings.ReplaceAll(err.Error(), "--width", "--widths"))
	}
	for _, text := range c.Mix {
		mixes, err := widthFlags{Mix: text}.choose(config, nil)
		if err != nil {
			return nil, err
		}
		chosen = append(chosen, mixes...)
	}
	return chosen, nil
}

// compileFor compiles all programs for one target and writes its bundle.
func (c *compileCmd) compileFor(env *environment, target compile.Target, config lm.Config, chosen []granularity, weights bundleWeights) ([]compile.ReportRow, error) {
	precision := precisionFlags{DType: c.DType, TF32: c.TF32}
	precision.settle(target.Kind)
	dtype, err := precision.computeType()
	if err != nil {
		return nil, err
	}
	trained, err := trainingPlace{target.Kind, c.Mesh.Mesh.Devices()}.model(config, dtype, c.Loop, lm.RematNone)
	if err != nil {
		return nil, err
	}
	set := programSet{
		network: inferenceModel(target.Kind, config, dtype), trained: trained, granularities: chosen,
		batch: c.Batch, seqLen: c.Seqlen, mesh: c.Mesh.Mesh, kinds: strings.Split(c.Programs, ","),
	}
	parts, err := set.parts()
	if err != nil {
		return nil, err
	}
	done := 0
	built, compiler, err := compile.Build(env.ctx, target, parts, compile.BuildOptions{
		Options: backends.Options{Progress: env.stderr, TF32: c.TF32}, Jobs: c.Jobs, LowEffort: c.Effort == "low",
		Progress: func(b compile.Built) {
			done++
			outcome := fmt.Sprintf("%s in %.1f s", size(int64(len(b.Executable))), b.Took.Seconds())
			if b.Executable == nil {
				outcome = "does not fit"
			}
			fmt.Fprintf(env.stderr, "%s %d/%d: %s: %s\n", target, done, len(parts), atGranularity(b.Program.Name, b.Granularity), outcome)
		},
	})
	if err != nil {
		return nil, err
	}
	rows := compile.Report(target, compile.Precision{BF16: precision.DType == "bf16", TF32: c.TF32}, built)
	if c.Out == "" {
		return rows, nil
	}
	about, err := c.about(config, weights, precision)
	if err != nil {
		return nil, err
	}
	bundle := compile.Bundle{Target: target, Plugin: compiler.Version, About: about, Programs: built, Extra: weights.write}
	if err := compile.Write(c.dir(target), bundle); err != nil {
		return nil, err
	}
	fmt.Fprintln(env.stderr, "wrote", c.dir(target))
	return rows, nil
}

// about is what the manifest says beside the programs.
func (c *compileCmd) about(config lm.Config, weights bundleWeights, precision precisionFlags) (compile.About, error) {
	model, err := config.JSON()
	if err != nil {
		return compile.About{}, err
	}
	command := []string{
		"matmamba", "compile", string(c.Model), "--widths", c.Widths, "--programs", c.Programs,
		"--batch", fmt.Sprint(c.Batch), "--seqlen", fmt.Sprint(c.Seqlen), "--dtype", precision.DType, "--loop", fmt.Sprint(c.Loop),
	}
	for _, mix := range c.Mix {
		command = append(command, "--mix", mix)
	}
	if c.Mesh.Mesh != nil {
		command = append(command, "--mesh", c.Mesh.String())
	}
	if c.TF32 {
		command = append(command, "--tf32")
	}
	if c.Effort != "high" {
		command = append(command, "--effort", c.Effort)
	}
	if c.Weights {
		command = append(command, "--weights")
	}
	if slices.Contains(lm.PresetNames(), string(c.Model)) {
		command = append(command, "--seed", fmt.Sprint(c.Seed))
	}
	return compile.About{
		Model: model, Weights: weights.Weights, DType: precision.DType, TF32: c.TF32, Command: command, BatchSize: c.Batch, SeqLen: c.Seqlen, Loop: c.Loop,
	}, nil
}

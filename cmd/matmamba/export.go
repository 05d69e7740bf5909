package main

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"

	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/models/lm"
)

// exportCmd writes programs as text.
type exportCmd struct {
	Model     modelRef `arg:"" help:"Model directory, run directory or preset."`
	StableHLO bool     `name:"stablehlo" required:"" help:"As text in MLIR's StableHLO dialect."`
	Target    string   `default:"cpu" placeholder:"TARGET" help:"The device for which the programs are written, as in compile (${default})."`
	Widths    string   `default:"1,1/2,1/4,1/8" placeholder:"W,…" help:"Widths (${default})."`
	Mix       []string `sep:"none" placeholder:"D,…" help:"A mix beside the widths; may be repeated."`
	Programs  string   `default:"prefill,decode,logits" help:"What to write of prefill, decode, logits and train (${default})."`
	Batch     int      `default:"1" help:"Sequences in a batch (${default})."`
	Seqlen    int      `default:"256" help:"Tokens per sequence (${default})."`
	DType     string   `name:"dtype" enum:"auto,f32,bf16" default:"auto" help:"Type of products and activations, as in compile."`
	TF32      bool     `name:"tf32" help:"Let float32 products on accelerators use their faster units."`
	Loop      int      `default:"8" placeholder:"N" help:"Train with one loop over the layers where there are at least N, as in compile (${default})."`
	Out       string   `required:"" placeholder:"DIR" help:"Directory for the texts, one for each program and granularity."`
}

// Help is what --help prints below the summary.
func (c *exportCmd) Help() string {
	return `Example:
  matmamba export tiny --stablehlo --widths 1,1/8 --out texts`
}

// Run writes the texts.
func (c *exportCmd) Run(env *environment) error {
	target, err := compile.ParseTarget(c.Target)
	if err != nil {
		return fmt.Errorf("--%w", err)
	}
	if err := checkBatch(c.Batch, c.Seqlen); err != nil {
		return err
	}
	if err := checkLimits(limit{"loop", c.Loop, 0}); err != nil {
		return err
	}
	config, err := c.Model.config(env)
	if err != nil {
		return err
	}
	chosen, err := (&compileCmd{Widths: c.Widths, Mix: c.Mix}).granularities(config)
	if err != nil {
		return err
	}
	precision := precisionFlags{DType: c.DType}
	precision.settle(target.Kind)
	dtype, err := precision.computeType()
	if err != nil {
		return err
	}
	trained, err := trainingPlace{target.Kind, 1}.model(config, dtype, c.Loop, lm.RematNone)
	if err != nil {
		return err
	}
	set := programSet{
		network: inferenceModel(target.Kind, config, dtype), trained: trained, granularities: chosen,
		batch: c.Batch, seqLen: c.Seqlen, kinds: strings.Split(c.Programs, ","),
	}
	parts, err := set.parts()
	if err != nil {
		return err
	}
	names := compile.FileNames(parts)
	for i, part := range parts {
		text, err := compile.StableHLO(target, part.Program, c.TF32)
		if err != nil {
			return err
		}
		path := filepath.Join(c.Out, filepath.FromSlash(names[i])+".mlir")
		if err := os.MkdirAll(filepath.Dir(path), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(path, text, 0o644); err != nil {
			return err
		}
		fmt.Fprintln(env.stdout, path)
	}
	return nil
}

package main

import (
	"errors"
	"fmt"
	"slices"
	"strings"
	"time"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/data"
	"github.com/matmamba/matmamba/generate"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/matmamba/matmamba/train"
)

// runCmd executes a bundle.
type runCmd struct {
	Bundle    string `arg:"" help:"Directory that matmamba compile wrote."`
	At        string `placeholder:"G" help:"Granularity: one of the bundle's widths, or a mix as it names it. Default: its first."`
	textFlags `group:"Text"`
	Seed      uint64 `group:"Text" default:"42" help:"Seed of the draws (${default})."`
	Tokens    string `group:"Logits" placeholder:"IN.safetensors" help:"Compute logits of these tokens, [batch, seqlen] as the bundle has them, instead of text."`
	Steps     *int   `group:"Training" placeholder:"N" help:"Make so many optimiser steps instead of text."`
	Data      string `group:"Training" placeholder:"PATH" help:"Text or shards to train on. Default: the Go standard library's source."`
	Out       string `placeholder:"PATH" help:"Where logits (a safetensors file) or the trained model (a directory) go."`
}

// Help is what --help prints below the summary.
func (c *runCmd) Help() string {
	return `The bundle's files are compared with their SHA-256 first. A bundle for another device, plugin or processor is refused, with the
command that makes one for this machine.

Examples:
  matmamba run tiny.cpu --prompt 'func main() {' --at 1/4
  matmamba run tiny.cpu --tokens in.safetensors --out logits.safetensors
  matmamba run tiny.cpu --steps 20 --data ~/books --out trained`
}

// bundled is an open bundle on its device.
type bundled struct {
	*compile.Opened
	backend compute.Backend
	model   loadedModel
	network lm.Model
}

// Run executes.
func (c *runCmd) Run(env *environment) error {
	options, err := c.check()
	if err != nil {
		return err
	}
	started := time.Now()
	b, err := c.open(env)
	if err != nil {
		return err
	}
	ready := time.Since(started)
	wanted := "prefill,decode"
	switch {
	case c.Tokens != "":
		wanted, err = "logits", c.logits(b)
	case c.Steps != nil:
		wanted, err = "train", c.train(env, b, *c.Steps)
	default:
		err = c.text(env, b, options)
	}
	if errors.Is(err, compile.ErrNoProgram) {
		return fmt.Errorf("%w; matmamba compile --programs %s makes it", err, wanted)
	}
	if err != nil {
		return err
	}
	compiled, loaded := backends.CacheStats(b.backend)
	fmt.Fprintf(env.stderr, "%s: %d compiled, %d from the bundle; opened in %.2f s\n", b.Manifest().Target, compiled, loaded, ready.Seconds())
	return nil
}

// check refuses flags that make no sense, alone or together, before anything is opened. It returns those of text.
func (c *runCmd) check() (generate.Options, error) {
	training := c.Steps != nil
	switch {
	case c.Tokens != "" && training:
		return generate.Options{}, errors.New("--tokens and --steps cannot be given together")
	case c.Prompt != "" && (c.Tokens != "" || training):
		return generate.Options{}, errors.New("--prompt cannot be given with --tokens or --steps")
	case c.Tokens != "" && c.Out == "":
		return generate.Options{}, errors.New("--tokens: give --out FILE for the logits")
	case c.Out != "" && c.Tokens == "" && !training:
		return generate.Options{}, errors.New("--out goes with --tokens or --steps: text is printed")
	case c.Data != "" && !training:
		return generate.Options{}, errors.New("--data goes with --steps")
	}
	if training {
		if err := checkLimits(limit{"steps", *c.Steps, 1}); err != nil {
			return generate.Options{}, err
		}
	}
	return c.options(c.Seed)
}

// open checks the bundle against this machine before it reads or draws the weights.
func (c *runCmd) open(env *environment) (*bundled, error) {
	opened, err := compile.Open(c.Bundle)
	if err != nil {
		return nil, err
	}
	manifest := opened.Manifest()
	if err := c.survey(env, opened); err != nil {
		return nil, err
	}
	backend, info, err := backends.Open(env.ctx, manifest.Target.Kind, backends.Options{
		Progress: env.stderr, TF32: manifest.About.TF32, CPUDevices: manifest.Mesh().Devices(),
	})
	if err != nil {
		return nil, err
	}
	if err := opened.Check(info); err != nil {
		return nil, err
	}
	model, err := bundleModel(env, opened)
	if err != nil {
		return nil, err
	}
	dtype, err := (&precisionFlags{DType: manifest.About.DType}).computeType()
	if err != nil {
		return nil, fmt.Errorf("bundle %s: %w", c.Bundle, err)
	}
	if c.At == "" {
		c.At = opened.Granularities()[0]
	}
	return &bundled{opened, backend, model, inferenceModel(manifest.Target.Kind, model.config, dtype)}, nil
}

// survey refuses a bundle for a kind of device that is not here, as [compile.Opened.Check] does for one of another make: by what is here
// instead.
func (c *runCmd) survey(env *environment, opened *compile.Opened) error {
	kind := opened.Manifest().Target.Kind
	if err := backends.Present(env.ctx, kind); err == nil || !errors.Is(err, backends.ErrNoDevice) {
		return err
	}
	here := backends.Info{Kind: backends.CPU}
	for _, other := range []backends.Kind{backends.CUDA, backends.TPU} {
		if backends.Present(env.ctx, other) == nil {
			here = backends.Info{Kind: other}
		}
	}
	return opened.Check(here)
}

// granularity is the mix that the bundle has programs for.
func (c *runCmd) granularity(b *bundled) (granularity, error) {
	if !slices.Contains(b.Granularities(), c.At) {
		return granularity{}, fmt.Errorf("--at: bundle %s has no programs at %q; it has %s", c.Bundle, c.At, strings.Join(b.Granularities(), ", "))
	}
	flags := widthFlags{Width: c.At}
	if mix, isMix := strings.CutPrefix(c.At, "mix "); isMix {
		flags = widthFlags{Mix: mix}
	}
	return flags.one(b.model.config)
}

// text continues a prompt.
func (c *runCmd) text(env *environment, b *bundled, options generate.Options) error {
	g, err := c.granularity(b)
	if err != nil {
		return err
	}
	tokenizer, err := tokenizerFor(b.model.config, c.Tokenizer)
	if err != nil {
		return err
	}
	if err := b.model.checkPrompt(tokenizer, c.Prompt); err != nil {
		return err
	}
	about := b.Manifest().About
	if about.BatchSize != 1 {
		return fmt.Errorf("bundle %s decodes batches of %d; text wants --batch 1", c.Bundle, about.BatchSize)
	}
	programs, err := generate.NewPrograms(b.network, g.mix, 1)
	if err != nil {
		return err
	}
	decoder, err := generate.NewDecoder(b.backend, b.network, b.model.values, g.mix, generate.DecoderOptions{
		Block: drawnAtOnce, Prefill: about.SeqLen, Load: b.Loader(b.backend, c.At),
		OnHost: !b.Has(c.At, programs.Draw(drawnAtOnce, options.Sampling).Name), Ahead: aheadOn(b.Manifest().Target.Kind),
	})
	if err != nil {
		return err
	}
	fmt.Fprint(env.stdout, c.Prompt)
	_, err = generate.Text(env.ctx, decoder, tokenizer, options, func(text string) error {
		_, err := fmt.Fprint(env.stdout, text)
		return err
	})
	fmt.Fprintln(env.stdout)
	return errors.Join(err, decoder.Close())
}

// logits computes the logits of given tokens.
func (c *runCmd) logits(b *bundled) error {
	g, err := c.granularity(b)
	if err != nil {
		return err
	}
	tokens, batch, seqLen, err := readTokens(c.Tokens, b.model.config.VocabSize)
	if err != nil {
		return err
	}
	if about := b.Manifest().About; batch != about.BatchSize || seqLen != about.SeqLen {
		return fmt.Errorf("--tokens: %s has shape [%d, %d], the bundle takes [%d, %d]", c.Tokens, batch, seqLen, about.BatchSize, about.SeqLen)
	}
	logits, err := runLogits(b.Loader(b.backend, c.At), b.network, b.model.values, g, tokens, batch, seqLen)
	if err != nil {
		return err
	}
	shape := []int{batch, seqLen, b.model.config.PaddedVocab()}
	return checkpoint.WriteFile(c.Out, []checkpoint.Tensor{checkpoint.FromFloat32("logits", shape, logits)}, nil)
}

// train makes optimiser steps.
func (c *runCmd) train(env *environment, b *bundled, steps int) error {
	var widths []nested.Width
	for _, name := range b.Granularities() {
		if parsed, err := nested.ParseWidths(name); err == nil {
			widths = append(widths, parsed...)
		}
	}
	about := b.Manifest().About
	place := trainingPlace{b.Manifest().Target.Kind, b.Manifest().Mesh().Devices()}
	network, err := place.model(b.network.Config, b.network.ComputeType, about.Loop, lm.RematNone)
	if err != nil {
		return err
	}
	objective, err := train.LanguageModel(network, widths)
	if err != nil {
		return err
	}
	recipe := train.DefaultRecipe()
	recipe.Steps, recipe.Batch, recipe.SeqLen, recipe.Warmup = steps, about.BatchSize, about.SeqLen, steps/10
	recipe.Mesh = b.Manifest().Mesh()
	stepper, err := train.NewStepperFrom(b.Loader(b.backend, ""), objective, recipe, b.model.values)
	if err != nil {
		return err
	}
	tokenizer, err := tokenizerFor(b.model.config, "")
	if err != nil {
		return err
	}
	corpus, err := data.OpenCorpus(env.ctx, data.CorpusOptions{Path: c.Data, Tokenizer: tokenizer})
	if err != nil {
		return err
	}
	source, err := corpus.Source(data.Size{Batch: recipe.Batch, SeqLen: recipe.SeqLen}, c.Seed)
	if err != nil {
		return err
	}
	for range steps {
		if err := env.ctx.Err(); err != nil {
			return err
		}
		result, err := stepper.Step(source.Next)
		if err != nil {
			return err
		}
		fmt.Fprintf(env.stdout, "step %d  loss %.4f  by width %.4f\n", result.Step+1, result.Loss(), result.Losses)
	}
	return c.saveTrained(b, stepper)
}

func (c *runCmd) saveTrained(b *bundled, stepper *train.Stepper) error {
	if c.Out == "" {
		return nil
	}
	weights, err := stepper.Weights(b.model.config.Aliases())
	if err != nil {
		return err
	}
	config, err := b.model.config.JSON()
	if err != nil {
		return err
	}
	return checkpoint.SaveModelDir(c.Out, config, weights, nil)
}

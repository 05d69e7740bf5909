package main

import (
	"fmt"
	"strings"

	"github.com/matmamba/matmamba/generate"
	"github.com/matmamba/matmamba/models/lm"
)

// samplePrompt begins the sample of each width of a model trained on the default corpus.
const samplePrompt = "func "

// samples prints a text from each width.
func (c *trainCmd) samples(env *environment, setup *trainSetup, results []trainResult) error {
	weights, err := setup.stepper.Weights(nil)
	if err != nil {
		return err
	}
	values := lm.Values{}
	for _, w := range weights {
		if values[w.Name], err = w.Float32s(); err != nil {
			return err
		}
	}
	prompt := ""
	if c.Data == "" {
		prompt = samplePrompt
	}
	for _, r := range results {
		decoder, err := generate.NewDecoder(setup.backend, lm.Model{Config: setup.model.config}, values, r.mix, generate.DecoderOptions{})
		if err != nil {
			return err
		}
		var text strings.Builder
		_, err = generate.Text(env.ctx, decoder, setup.corpus.Tokenizer, generate.Options{
			Prompt: prompt, MaxTokens: c.Sample, Sampling: generate.Sampling{Temperature: 0.7, TopK: 40, Seed: c.Seed},
		}, func(part string) error { text.WriteString(part); return nil })
		if err != nil {
			return err
		}
		fmt.Fprintf(env.stdout, "\n── width %s ──\n%s%s\n", r.Width, prompt, strings.TrimRight(printable(text.String()), "\n "))
	}
	return nil
}

// printable replaces bytes that would disturb a terminal.
func printable(text string) string {
	return strings.Map(func(r rune) rune {
		if r == '\n' || r == '\t' || (r >= ' ' && r != 0x7f) {
			return r
		}
		return '�'
	}, strings.ToValidUTF8(text, "�"))
}

package main

import (
	"context"
	"flag"
	"fmt"
	"os"

	"github.com/janpfeifer/must"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/data"
	"github.com/matmamba/matmamba/generate"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/matmamba/matmamba/train"
)

func main() {
	backends.UseHugePages() // training on the CPU is a sixth faster with them
	path := flag.String("data", "", "text file or folder; empty for the Go standard library's source")
	steps := flag.Int("steps", 100, "optimiser steps")
	out := flag.String("out", "model", "directory for the trained model")
	flag.Parse()
	ctx := context.Background()
	backend, info, err := backends.Open(ctx, backends.Auto, backends.Options{Progress: os.Stderr})
	must.M(err)
	fmt.Println("running on", info)

	// The data: bytes as tokens, random windows of text.
	tokenizer := must.M1(data.NewTokenizer("byte"))
	corpus := must.M1(data.OpenCorpus(ctx, data.CorpusOptions{Path: *path, Tokenizer: tokenizer}))
	size := data.Size{Batch: 4, SeqLen: 128}
	source := must.M1(corpus.Source(size, 1))
	validation := must.M1(corpus.Validation(size, 8))

	// The model: d_model 128, two layers, 32 heads of 8 channels. Any width with whole heads can be trained.
	config := lm.Default(128, 2, tokenizer.VocabSize())
	config.HeadDim, config.DState, config.Tokenizer = 8, 32, tokenizer.Name()
	model := lm.Model{Config: config}
	widths := []nested.Width{nested.Full, nested.Fraction(1, 2), nested.HeadCount(4)}

	// The joint objective, and a loop of optimiser steps over it.
	recipe := train.DefaultRecipe()
	recipe.Steps, recipe.Batch, recipe.SeqLen, recipe.Warmup = *steps, size.Batch, size.SeqLen, *steps/10
	objective := must.M1(train.LanguageModel(model, widths))
	stepper := must.M1(train.NewStepper(backend, objective, recipe, lm.Random(config, 1)))
	for step := range *steps {
		result := must.M1(stepper.Step(source.Next))
		if step%10 == 9 {
			fmt.Printf("step %3d  loss %.3f  by width %.3f\n", step+1, result.Loss(), result.Losses)
		}
	}
	fmt.Printf("validation by width %.3f\n", must.M1(stepper.Validate(validation)))

	// A model directory that matmamba's commands read as well.
	weights := must.M1(stepper.Weights(config.Aliases()))
	must.M(checkpoint.SaveModelDir(*out, must.M1(config.JSON()), weights, nil))
	fmt.Println("saved in", *out)

	_, values, _, err := lm.Load(*out)
	must.M(err)
	for _, width := range []nested.Width{nested.Full, nested.Fraction(3, 4)} { // 3/4 was never trained by itself
		mix := must.M1(config.Uniform(width))
		decoder := must.M1(generate.NewDecoder(backend, model, values, mix, generate.DecoderOptions{}))
		fmt.Printf("\nwidth %s: ", width)
		options := generate.Options{Prompt: "the ", MaxTokens: 80, Sampling: generate.Sampling{Temperature: 0.7, Seed: 1}}
		must.M1(generate.Text(ctx, decoder, tokenizer, options, func(text string) error {
			_, err := fmt.Print(text)
			return err
		}))
	}
	fmt.Println()
}

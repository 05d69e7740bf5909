package main

import (
	"errors"
	"fmt"

	"github.com/matmamba/matmamba/nested"
)

// infoCmd shows the sizes of a model.
type infoCmd struct {
	Model modelRef `arg:"" help:"Model directory, run directory or preset."`
	JSON  bool     `name:"json" help:"Print JSON."`
	Train bool     `help:"Compile training steps instead and show memory and time of each --remat policy."`

	Batch  *int `placeholder:"8" help:"Sequences per step, with --train."`
	Seqlen *int `placeholder:"512" help:"Tokens per sequence, with --train."`
	widthFlags
	precisionFlags
	backendFlags
}

// Help is what --help prints below the summary.
func (c *infoCmd) Help() string {
	return `Sizes come from the configuration alone; no weight is read or made. FLOPs are of the forward pass per token; training costs three
times as many. Weights are in float32; the state is what decoding carries for each sequence. With --train a joint step of the widths is compiled
and timed for each policy of train --remat, on random weights.

Examples:
  matmamba info 1.4b
  matmamba info runs/tiny --mix 256,128,64,32 --json
  matmamba info 130m --train --batch 16 --seqlen 1024`
}

// infoResult is one granularity's row.
type infoResult struct {
	Width       string `json:"width"`
	Parameters  int    `json:"parameters"`
	Backbone    int    `json:"backbone_parameters"` // mixers, block norms and final norm, as the official tables count
	Embedding   int    `json:"embedding_parameters"`
	FLOPs       int    `json:"flops_per_token"`
	WeightBytes int64  `json:"weight_bytes"`
	StateBytes  int64  `json:"state_bytes"`
}

// Run prints the sizes.
func (c *infoCmd) Run(env *environment) error {
	config, err := c.Model.config(env)
	if err != nil {
		return err
	}
	if c.Train {
		return c.training(env, config)
	}
	if c.Batch != nil || c.Seqlen != nil {
		return errors.New("--batch and --seqlen are a training step's: give --train, too")
	}
	chosen, err := c.choose(config, nested.Official())
	if err != nil {
		return err
	}
	var results []infoResult
	for _, g := range chosen {
		counts := config.Count(g.mix)
		results = append(results, infoResult{
			Width: g.name, Parameters: counts.Total(), Backbone: counts.Backbone, Embedding: counts.Embedding, FLOPs: counts.FLOPs,
			WeightBytes: 4 * int64(counts.Total()), StateBytes: 4 * int64(counts.State),
		})
	}
	if c.JSON {
		return printJSON(env.stdout, results)
	}
	fmt.Fprintf(env.stdout, "d_model %d, %d layers, %d heads of %d, d_state %d, vocabulary %d (padded to %d)\n\n",
		config.DModel, config.NLayer, config.Dims().NHeads, config.HeadDim, config.DState, config.VocabSize, config.PaddedVocab())
	rows := [][]string{{"width", "parameters", "without embedding", "FLOPs/token", "weights", "state"}}
	for _, r := range results {
		rows = append(rows, []string{r.Width, thousands(r.Parameters), thousands(r.Backbone), thousands(r.FLOPs), size(r.WeightBytes), size(r.StateBytes)})
	}
	printTable(env.stdout, rows)
	return nil
}

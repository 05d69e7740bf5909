package main

import (
	"fmt"

	"github.com/matmamba/matmamba/data"
)

// dataCmd groups what is done with data.
type dataCmd struct {
	Prepare prepareCmd `cmd:"" help:"Turn text into token shards in the official .bin format."`
}

// prepareCmd writes token shards.
type prepareCmd struct {
	Text        string `arg:"" help:"Text file or folder of text."`
	Out         string `required:"" placeholder:"DIR" help:"New folder: train/ and val/ with shards, and meta.json."`
	Tokenizer   string `default:"gpt2" help:"byte or gpt2 (${default})."`
	ShardTokens int    `default:"100000000" help:"Tokens per shard at most (${default})."`
}

// Help is what --help prints below the summary.
func (c *prepareCmd) Help() string {
	return `Files are divided into training and validation by a hash of their path. The folder appears whole or not at all.

Examples:
  matmamba data prepare ~/books --out shards
  matmamba train --data shards`
}

// Run prepares the shards.
func (c *prepareCmd) Run(env *environment) error {
	tokenizer, err := data.NewTokenizer(c.Tokenizer)
	if err != nil {
		return fmt.Errorf("--tokenizer: %w", err)
	}
	if c.ShardTokens < 2 {
		return fmt.Errorf("--shard-tokens is %d, want at least 2", c.ShardTokens)
	}
	done, err := data.Prepare(env.ctx, c.Text, c.Out, tokenizer, c.ShardTokens)
	if err != nil {
		return err
	}
	fmt.Fprintf(env.stdout, "%s: %s training tokens in %d shards, %s validation tokens in %d\n",
		c.Out, thousands(done.TrainTokens), done.TrainShards, thousands(done.ValidationTokens), done.ValidationShards)
	return nil
}

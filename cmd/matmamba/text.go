package main

import (
	"fmt"

	"github.com/matmamba/matmamba/data"
	"github.com/matmamba/matmamba/generate"
	"github.com/matmamba/matmamba/models/lm"
)

// textFlags say which text goes on, and how its tokens are drawn.
type textFlags struct {
	Prompt      string   `placeholder:"TEXT" help:"Text to continue. Default: the beginning of a document."`
	MaxTokens   int      `default:"200" help:"Tokens drawn at most (${default})."`
	Temperature float64  `default:"0.8" help:"Sharpness of the draw; 0 takes the most likely token (${default})."`
	TopK        int      `default:"0" help:"Draw from the K most likely tokens, 0 for all."`
	TopP        float64  `default:"0.95" help:"Draw from the most likely tokens that reach this probability, 1 for all (${default})."`
	Stop        []string `sep:"none" placeholder:"TEXT" help:"End before this text; may be repeated."`
	Tokenizer   string   `placeholder:"NAME" help:"byte or gpt2. Default: the model's."`
}

// options are the flags for [generate.Text], or an error that names one that makes no sense.
func (f textFlags) options(seed uint64) (generate.Options, error) {
	options := generate.Options{
		Prompt: f.Prompt, MaxTokens: f.MaxTokens, Stop: f.Stop,
		Sampling: generate.Sampling{Temperature: f.Temperature, TopK: f.TopK, TopP: f.TopP, Seed: seed},
	}
	if err := options.Validate(); err != nil {
		return options, fmt.Errorf("--%w", err)
	}
	return options, checkLimits(limit{"max-tokens", f.MaxTokens, 1})
}

// tokenizerFor is the named tokenizer or, without a name, the model's own.
func tokenizerFor(config lm.Config, name string) (data.Tokenizer, error) {
	if name == "" {
		name = config.Tokenizer
	}
	if name == "" && config.VocabSize <= 256 {
		name = "byte"
	}
	if name == "" {
		return nil, fmt.Errorf("the model does not name its tokenizer: give --tokenizer byte or gpt2")
	}
	t, err := data.NewTokenizer(name)
	if err != nil {
		return nil, fmt.Errorf("--tokenizer: %w", err)
	}
	return t, nil
}

// checkPrompt refuses a prompt with tokens that the model does not have, before anything is compiled or printed.
func (m loadedModel) checkPrompt(tokenizer data.Tokenizer, prompt string) error {
	tokens := []int32{tokenizer.Separator()}
	if prompt != "" {
		var err error
		if tokens, err = tokenizer.Encode(prompt); err != nil {
			return fmt.Errorf("--prompt: %w", err)
		}
	}
	for i, token := range tokens {
		if int(token) >= m.config.VocabSize {
			return fmt.Errorf("--prompt: token %d is %d by tokenizer %s, the model's vocabulary has %d", i, token, tokenizer.Name(), m.config.VocabSize)
		}
	}
	return nil
}

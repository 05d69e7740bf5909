package main

import (
	"errors"
	"fmt"

	"github.com/gomlx/compute"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/generate"
	"github.com/matmamba/matmamba/models/lm"
)

// logitsCmd computes logits of given tokens.
type logitsCmd struct {
	Model  modelRef `arg:"" help:"Model directory, run directory or preset."`
	Tokens string   `required:"" placeholder:"IN.safetensors" help:"File with tokens: [batch, seqlen], int64 or int32."`
	Out    string   `required:"" placeholder:"OUT.safetensors" help:"File to write, with logits: [batch, seqlen, padded vocab], float32."`
	Decode bool     `help:"Compute the same token by token, by the recurrence."`
	Seed   uint64   `default:"42" help:"Seed of a preset's weights (${default})."`
	widthFlags
	precisionFlags
	statesFlag
	backendFlags
}

// Help is what --help prints below the summary.
func (c *logitsCmd) Help() string {
	return `Examples:
  matmamba logits runs/tiny --tokens in.safetensors --out out.safetensors --width 1/4
  matmamba logits runs/tiny --tokens in.safetensors --out out.safetensors --mix 256,128,64,32 --decode`
}

// Run computes the logits.
func (c *logitsCmd) Run(env *environment) error {
	model, err := c.Model.load(env, c.Seed)
	if err != nil {
		return err
	}
	g, err := c.one(model.config)
	if err != nil {
		return err
	}
	tokens, batch, seqLen, err := readTokens(c.Tokens, model.config.VocabSize)
	if err != nil {
		return err
	}
	backend, _, err := c.precisionFlags.open(env, c.backendFlags)
	if err != nil {
		return err
	}
	dtype, err := c.computeType()
	if err != nil {
		return err
	}
	run := wholeLogits
	if c.Decode {
		run = steppedLogits
	}
	logits, err := run(env, backend, lm.Model{Config: model.config, ComputeType: dtype, StateType: c.stateType()}, model, g, tokens, batch, seqLen)
	if err != nil {
		return err
	}
	shape := []int{batch, seqLen, model.config.PaddedVocab()}
	return checkpoint.WriteFile(c.Out, []checkpoint.Tensor{checkpoint.FromFloat32("logits", shape, logits)}, nil)
}

// readTokens reads tokens: [batch, seqlen] from a safetensors file and checks them against the vocabulary.
func readTokens(path string, vocab int) (tokens []int32, batch, seqLen int, err error) {
	file, err := checkpoint.Open(path)
	if err != nil {
		return nil, 0, 0, fmt.Errorf("--tokens: %w", err)
	}
	defer file.Close()
	stored, err := file.Tensor("tokens")
	if err != nil {
		return nil, 0, 0, fmt.Errorf("--tokens: %w", err)
	}
	if len(stored.Shape) != 2 || stored.Shape[0] < 1 || stored.Shape[1] < 1 {
		return nil, 0, 0, fmt.Errorf("--tokens: %s: tokens has shape %v, want [batch, seqlen]", path, stored.Shape)
	}
	if stored.DType != checkpoint.I32 && stored.DType != checkpoint.I64 {
		return nil, 0, 0, fmt.Errorf("--tokens: %s: tokens is %s, want I64 or I32", path, stored.DType)
	}
	wide, err := stored.Int64s()
	if err != nil {
		return nil, 0, 0, fmt.Errorf("--tokens: %s: %w", path, err)
	}
	tokens = make([]int32, len(wide))
	for i, token := range wide {
		if token < 0 || token >= int64(vocab) {
			return nil, 0, 0, fmt.Errorf("--tokens: %s: token %d of sequence %d is %d, the vocabulary has %d", path, i%stored.Shape[1], i/stored.Shape[1], token, vocab)
		}
		tokens[i] = int32(token)
	}
	return tokens, stored.Shape[0], stored.Shape[1], nil
}

// wholeLogits is the forward pass over all tokens at once.
func wholeLogits(_ *environment, backend compute.Backend, network lm.Model, model loadedModel, g granularity, tokens []int32, batch, seqLen int) ([]float32, error) {
	return runLogits(compile.On(backend), network, model.values, g, tokens, batch, seqLen)
}

// runLogits is the forward pass by a program that may come from a bundle.
func runLogits(load compile.Loader, network lm.Model, values lm.Values, g granularity, tokens []int32, batch, seqLen int) ([]float32, error) {
	programs, err := generate.NewPrograms(network, g.mix, batch)
	if err != nil {
		return nil, err
	}
	exe, err := load(programs.Logits(seqLen))
	if err != nil {
		return nil, err
	}
	defer exe.Close()
	results, err := exe.Run(append(programs.Place(values), tensors.FromFlatDataAndDimensions(tokens, batch, seqLen)))
	if err != nil {
		return nil, err
	}
	return tensors.CopyFlatData[float32](results[0])
}

// steppedLogits takes token after token by the recurrence.
func steppedLogits(env *environment, backend compute.Backend, network lm.Model, model loadedModel, g granularity, tokens []int32, batch, seqLen int) ([]float32, error) {
	decoder, err := generate.NewDecoder(backend, network, model.values, g.mix, generate.DecoderOptions{Batch: batch})
	if err != nil {
		return nil, err
	}
	vocab := model.config.PaddedVocab()
	logits := make([]float32, batch*seqLen*vocab)
	column := make([][]int32, batch)
	for t := range seqLen {
		if err := env.ctx.Err(); err != nil {
			return nil, errors.Join(err, decoder.Close())
		}
		for row := range column {
			column[row] = tokens[row*seqLen+t : row*seqLen+t+1]
		}
		if err := decoder.Feed(column...); err != nil {
			return nil, errors.Join(err, decoder.Close())
		}
		part, err := decoder.PaddedLogits()
		if err != nil {
			return nil, errors.Join(err, decoder.Close())
		}
		for row := range batch {
			copy(logits[(row*seqLen+t)*vocab:], part[row*vocab:(row+1)*vocab])
		}
	}
	return logits, decoder.Close()
}

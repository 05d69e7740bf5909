package main

import (
	"encoding/json"
	"fmt"
	"io"
	"math"
	"time"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/data"
	"github.com/matmamba/matmamba/generate"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

// printJSON writes a result for programs.
func printJSON(w io.Writer, value any) error {
	encoder := json.NewEncoder(w)
	encoder.SetIndent("", "  ")
	return encoder.Encode(value)
}

// weightInputs are the inputs of a program for the model's weights, and their values.
func (m loadedModel) weightInputs() (inputs []compile.Input, values []*tensors.Tensor) {
	for _, p := range m.config.Params() {
		inputs = append(inputs, compile.In(p.Name, dtypes.Float32, p.Shape...))
		values = append(values, tensors.FromFlatDataAndDimensions(m.values[p.Name], p.Shape...))
	}
	return inputs, values
}

// weightNodes picks the weights out of a program's inputs.
func (m loadedModel) weightNodes(in map[string]*graph.Node) layers.Weights {
	weights := layers.Weights{}
	for _, p := range m.config.Params() {
		weights[p.Name] = in[p.Name]
	}
	return weights
}

// evalCmd measures losses.
type evalCmd struct {
	Model     modelRef `arg:"" help:"Model directory, run directory or preset."`
	Data      string   `placeholder:"PATH" help:"Text or shards, of which the validation part is used. Default: the Go standard library's source."`
	Tokenizer string   `placeholder:"NAME" help:"byte or gpt2. Default: the model's."`
	Batch     int      `default:"8" help:"Sequences per batch (${default})."`
	Seqlen    int      `default:"256" help:"Tokens per sequence (${default})."`
	Batches   int      `default:"16" help:"Batches measured (${default})."`
	Seed      uint64   `default:"42" help:"Seed of a preset's weights (${default})."`
	JSON      bool     `name:"json" help:"Print JSON."`
	widthFlags
	precisionFlags
	backendFlags
}

// Help is what --help prints below the summary.
func (c *evalCmd) Help() string {
	return `Examples:
  matmamba eval runs/tiny
  matmamba eval runs/tiny --width 1/2,h5 --json
  matmamba eval runs/tiny --mix 256,128,64,32`
}

// evalResult is one granularity's row.
type evalResult struct {
	Width       string  `json:"width"`
	HalfWidths  []int   `json:"half_widths"`
	Parameters  int     `json:"parameters"`
	FLOPs       int     `json:"flops_per_token"`
	Tokens      int     `json:"tokens"`
	Loss        float64 `json:"loss"` // nats per token
	BitsPerByte float64 `json:"bits_per_byte,omitempty"`
}

// Run evaluates.
func (c *evalCmd) Run(env *environment) error {
	model, err := c.Model.load(env, c.Seed)
	if err != nil {
		return err
	}
	chosen, err := c.choose(model.config, nested.Official())
	if err != nil {
		return err
	}
	corpus, batches, err := c.validation(env, model.config)
	if err != nil {
		return err
	}
	backend, _, err := c.precisionFlags.open(env, c.backendFlags)
	if err != nil {
		return err
	}
	var results []evalResult
	for _, g := range chosen {
		loss, err := c.loss(env, backend, model, g, batches)
		if err != nil {
			return err
		}
		if math.IsNaN(loss) || math.IsInf(loss, 0) { // which JSON cannot hold
			return fmt.Errorf("model %s: the loss at width %s is not finite: %g", c.Model, g.name, loss)
		}
		counts := model.config.Count(g.mix)
		row := evalResult{
			Width: g.name, HalfWidths: g.mix.HalfWidths(model.config.Dims()), Parameters: counts.Total(), FLOPs: counts.FLOPs,
			Tokens: len(batches) * c.Batch * c.Seqlen, Loss: loss,
		}
		if corpus.BytesPerToken > 0 {
			row.BitsPerByte = loss / math.Ln2 / corpus.BytesPerToken
		}
		results = append(results, row)
	}
	tellCompiled(env, backend, "")
	if c.JSON {
		return printJSON(env.stdout, results)
	}
	printEvaluation(env.stdout, results)
	return nil
}

func printEvaluation(w io.Writer, results []evalResult) {
	rows := [][]string{{"width", "parameters", "FLOPs/token", "loss", "bits per byte"}}
	for _, r := range results {
		rows = append(rows, []string{r.Width, thousands(r.Parameters), thousands(r.FLOPs), fmt.Sprintf("%.4f", r.Loss), fmt.Sprintf("%.3f", r.BitsPerByte)})
	}
	printTable(w, rows)
}

// validation are the batches that losses are measured on, of a corpus in the model's tokens.
func (c *evalCmd) validation(env *environment, config lm.Config) (*data.Corpus, []data.Batch, error) {
	tokenizer, err := tokenizerFor(config, c.Tokenizer)
	if err != nil {
		return nil, nil, err
	}
	if err := checkLimits(limit{"batches", c.Batches, 1}); err != nil {
		return nil, nil, err
	}
	if err := checkBatch(c.Batch, c.Seqlen); err != nil {
		return nil, nil, err
	}
	corpus, err := data.OpenCorpus(env.ctx, data.CorpusOptions{Path: c.Data, Tokenizer: tokenizer})
	if err != nil {
		return nil, nil, err
	}
	if got, want := corpus.Tokenizer.Name(), tokenizer.Name(); got != want { // prepared data has its own
		return nil, nil, fmt.Errorf("--data: %s is in tokens of %s, the model wants those of %s", c.Data, got, want)
	}
	if err := corpus.CheckVocab(config.VocabSize); err != nil {
		return nil, nil, err
	}
	batches, err := corpus.Validation(data.Size{Batch: c.Batch, SeqLen: c.Seqlen}, c.Batches)
	return corpus, batches, longer(err)
}

// loss is the mean cross entropy of a granularity over the batches.
func (c *evalCmd) loss(env *environment, backend compute.Backend, model loadedModel, g granularity, batches []data.Batch) (float64, error) {
	dtype, err := c.computeType()
	if err != nil {
		return 0, err
	}
	inputs, values := model.weightInputs()
	inputs = append(inputs, compile.In("tokens", dtypes.Int32, c.Batch, c.Seqlen), compile.In("targets", dtypes.Int32, c.Batch, c.Seqlen))
	exe, err := compile.Compile(backend, compile.Program{Name: "loss at width " + g.name, Inputs: inputs, Build: func(_ *graph.Graph, in map[string]*graph.Node) []compile.Output {
		m := lm.Model{Config: model.config, ComputeType: dtype}
		return []compile.Output{{Name: "loss", Node: m.Evaluate(model.weightNodes(in), g.mix, lm.Inputs{Tokens: in["tokens"]}, in["targets"])}}
	}})
	if err != nil {
		return 0, err
	}
	defer exe.Close()
	sum := 0.0
	for _, batch := range batches {
		if err := env.ctx.Err(); err != nil {
			return 0, err
		}
		args := append(append([]*tensors.Tensor{}, values...),
			tensors.FromFlatDataAndDimensions(batch.Inputs, c.Batch, c.Seqlen), tensors.FromFlatDataAndDimensions(batch.Targets, c.Batch, c.Seqlen))
		results, err := exe.Run(args)
		if err != nil {
			return 0, err
		}
		sum += float64(tensors.ToScalar[float32](results[0]))
	}
	return sum / float64(len(batches)), nil
}

// generateCmd continues a prompt.
type generateCmd struct {
	Model modelRef `arg:"" help:"Model directory, run directory or preset."`
	textFlags
	Seed    uint64 `default:"42" help:"Seed of the draws and of a preset's weights (${default})."`
	Verbose bool   `help:"Tell tokens per second on stderr at the end."`
	widthFlags
	precisionFlags
	statesFlag
	backendFlags
}

// Help is what --help prints below the summary.
func (c *generateCmd) Help() string {
	return `Examples:
  matmamba generate runs/tiny --prompt 'func main() {' --max-tokens 300
  matmamba generate runs/tiny --prompt 'package ' --width 1/8 --temperature 0
  matmamba generate runs/tiny --prompt '// Open' --mix 256,128,64,32 --stop '}'`
}

// Run generates.
func (c *generateCmd) Run(env *environment) error {
	began := time.Now()
	model, err := c.Model.load(env, c.Seed)
	if err != nil {
		return err
	}
	loaded := time.Now()
	g, err := c.one(model.config)
	if err != nil {
		return err
	}
	tokenizer, err := tokenizerFor(model.config, c.Tokenizer)
	if err != nil {
		return err
	}
	options, err := c.options(c.Seed)
	if err != nil {
		return err
	}
	if err := model.checkPrompt(tokenizer, c.Prompt); err != nil {
		return err
	}
	backend, info, err := c.precisionFlags.open(env, c.backendFlags)
	if err != nil {
		return err
	}
	dtype, err := c.computeType()
	if err != nil {
		return err
	}
	network := lm.Model{Config: model.config, ComputeType: dtype, StateType: c.stateType(), LateStates: lateOn(info.Kind)}
	decoder, err := generate.NewDecoder(backend, network, model.values, g.mix, generate.DecoderOptions{Ahead: aheadOn(info.Kind)})
	if err != nil {
		return err
	}
	fmt.Fprint(env.stdout, c.Prompt)
	prompted := time.Now()
	var first time.Time
	n, err := generate.Text(env.ctx, decoder, tokenizer, options, func(text string) error {
		if first.IsZero() {
			first = time.Now()
		}
		_, err := fmt.Fprint(env.stdout, text)
		return err
	})
	if _, printErr := fmt.Fprintln(env.stdout); err == nil {
		err = printErr
	}
	start := ""
	if !first.IsZero() {
		start = fmt.Sprintf("; weights in %.1f s, the first text %.1f s later", loaded.Sub(began).Seconds(), first.Sub(loaded).Seconds())
	}
	tellCompiled(env, backend, start)
	if c.Verbose {
		fmt.Fprintf(env.stderr, "%d tokens, %.1f tokens/s at width %s\n", n, float64(n)/time.Since(prompted).Seconds(), g.name)
	}
	return err
}

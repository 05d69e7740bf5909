package generate

import (
	"fmt"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

// prefillBlock is how many tokens of a prompt are taken at once; the rest goes token by token.
const prefillBlock = 64

// Decoder runs one sequence through a model at one mix. It holds the recurrent state on the device.
type Decoder struct {
	model   lm.Model
	backend compute.Backend
	mix     nested.Mix
	weights []*tensors.Tensor
	states  []*tensors.Tensor // conv and SSM state of each layer
	prefill *compile.Executable
	step    *compile.Executable
}

// NewDecoder compiles the step and starts with an empty state.
func NewDecoder(backend compute.Backend, model lm.Model, values lm.Values, mix nested.Mix) (*Decoder, error) {
	if err := mix.Validate(model.NLayer, model.Dims()); err != nil {
		return nil, err
	}
	d := &Decoder{model: model, backend: backend, mix: mix}
	for _, p := range model.Params() {
		d.weights = append(d.weights, tensors.FromFlatDataAndDimensions(values[p.Name], p.Shape...))
	}
	d.Reset()
	var err error
	d.step, err = compile.Compile(backend, d.program("decode", 1, model.Step))
	return d, err
}

// Reset forgets every token.
func (d *Decoder) Reset() {
	d.states = nil
	for _, input := range d.stateInputs() {
		d.states = append(d.states, tensors.FromShape(input.Shape))
	}
}

func (d *Decoder) stateInputs() []compile.Input {
	dims := d.model.Dims()
	var inputs []compile.Input
	for layer, heads := range d.mix {
		inputs = append(inputs,
			compile.In(fmt.Sprintf("conv_state.%d", layer), dtypes.Float32, 1, heads*dims.HeadDim+2*dims.DState, dims.DConv),
			compile.In(fmt.Sprintf("ssm_state.%d", layer), dtypes.Float32, 1, heads, dims.HeadDim, dims.DState))
	}
	return inputs
}

type forward func(layers.Weights, nested.Mix, lm.Inputs) (*graph.Node, []layers.MixerState)

// program takes weights, states and seqLen tokens to the last token's logits and the new states.
func (d *Decoder) program(name string, seqLen int, run forward) compile.Program {
	var inputs []compile.Input
	params := d.model.Params()
	for _, p := range params {
		inputs = append(inputs, compile.In(p.Name, dtypes.Float32, p.Shape...))
	}
	stateInputs := d.stateInputs()
	inputs = append(append(inputs, stateInputs...), compile.In("tokens", dtypes.Int32, 1, seqLen))
	return compile.Program{Name: name, Inputs: inputs, Build: func(_ *graph.Graph, in map[string]*graph.Node) []compile.Output {
		weights := layers.Weights{}
		for _, p := range params {
			weights[p.Name] = in[p.Name]
		}
		var states []layers.MixerState
		for i := 0; i < len(stateInputs); i += 2 {
			states = append(states, layers.MixerState{Conv: in[stateInputs[i].Name], SSM: in[stateInputs[i+1].Name]})
		}
		logits, after := run(weights, d.mix, lm.Inputs{Tokens: in["tokens"], States: states})
		outputs := []compile.Output{{Name: "logits", Node: logits}}
		for i, state := range after {
			outputs = append(outputs,
				compile.Output{Name: stateInputs[2*i].Name, Node: graph.ConvertDType(state.Conv, dtypes.Float32)},
				compile.Output{Name: stateInputs[2*i+1].Name, Node: state.SSM})
		}
		return outputs
	}}
}

// Feed takes tokens in and returns the float32 logits after the last one, over the vocabulary without its padding. There
// must be at least one token, all below the vocabulary's size.
func (d *Decoder) Feed(tokens ...int32) ([]float32, error) {
	if len(tokens) == 0 {
		return nil, fmt.Errorf("decode: no tokens to feed")
	}
	for i, token := range tokens {
		if token < 0 || int(token) >= d.model.VocabSize {
			return nil, fmt.Errorf("decode: token %d is %d, the vocabulary has %d", i, token, d.model.VocabSize)
		}
	}
	var logits []float32
	var err error
	for len(tokens) > 0 {
		exe, n := d.step, 1
		if len(tokens) >= prefillBlock {
			if d.prefill == nil {
				if d.prefill, err = compile.Compile(d.backend, d.program("prefill", prefillBlock, d.model.LastLogits)); err != nil {
					return nil, err
				}
			}
			exe, n = d.prefill, prefillBlock
		}
		if logits, err = d.run(exe, tokens[:n]); err != nil {
			return nil, err
		}
		tokens = tokens[n:]
	}
	return logits[:d.model.VocabSize], nil
}

// run takes tokens in and returns the logits over the padded vocabulary.
func (d *Decoder) run(exe *compile.Executable, tokens []int32) ([]float32, error) {
	in := tensors.FromFlatDataAndDimensions(tokens, 1, len(tokens))
	args := append(append(append([]*tensors.Tensor{}, d.weights...), d.states...), in)
	results, err := exe.Run(args)
	if err != nil {
		return nil, err
	}
	logits, err := tensors.CopyFlatData[float32](results[0])
	if err != nil {
		return nil, fmt.Errorf("decode: %w", err)
	}
	if err := compile.Free(append(d.states, in, results[0])...); err != nil {
		return nil, err
	}
	d.states = results[1:]
	return logits, nil
}

package generate

import (
	"fmt"
	"sync"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/dtypes/bfloat16"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

// Programs are the programs of a decoder, for one model, mix and batch. All take the weights first and then the carry, and return
// the carry first: what a decoder holds on the device from one dispatch to the next.
type Programs struct {
	model lm.Model
	mix   nested.Mix
	batch int
	every int // tokens of a run that share a write of the SSM's states
}

// NewPrograms checks the mix and the batch. The model's compute type is that of the weights of products as well: they are on the
// device in the type in which they are read.
func NewPrograms(model lm.Model, mix nested.Mix, batch int) (Programs, error) {
	if err := mix.Validate(model.NLayer, model.Dims()); err != nil {
		return Programs{}, err
	}
	if batch < 1 {
		return Programs{}, fmt.Errorf("batch is %d, want at least 1", batch)
	}
	model.CutTo = mix
	for _, dtype := range []*dtypes.DType{&model.ComputeType, &model.StateType} {
		if *dtype == dtypes.InvalidDType {
			*dtype = dtypes.Float32
		}
	}
	p := Programs{model: model, mix: mix, batch: batch}
	p.every = p.everyFor()
	return p, nil
}

// Weights are the inputs for the weights: those of [lm.Config.CutParams], matrices in the compute type, all else in float32.
func (p Programs) Weights() []compile.Input {
	var inputs []compile.Input
	for _, param := range p.model.CutParams(p.mix) {
		dtype := dtypes.Float32
		if len(param.Shape) == 2 {
			dtype = p.model.ComputeType
		}
		inputs = append(inputs, compile.In(param.Name, dtype, param.Shape...))
	}
	return inputs
}

// Carry are the inputs and outputs that decoding hands on: the states of each layer, and the logits of each row's next token,
// [batch, padded vocab].
func (p Programs) Carry() []compile.Input {
	dims := p.model.Dims()
	var carry []compile.Input
	for layer, heads := range p.mix {
		carry = append(carry,
			compile.In(fmt.Sprintf("conv_state.%d", layer), dtypes.Float32, p.batch, heads*dims.HeadDim+2*dims.DState, dims.DConv),
			compile.In(fmt.Sprintf("ssm_state.%d", layer), p.model.StateType, p.batch, heads, dims.HeadDim, dims.DState))
	}
	carry = append(carry, compile.In("logits", dtypes.Float32, p.batch, p.model.PaddedVocab()))
	for i := range carry {
		carry[i].Donated = true
	}
	return carry
}

// Place puts the weights on the device, from those at full width, in the order of [Programs.Weights].
func (p Programs) Place(values lm.Values) []*tensors.Tensor {
	inputs, cut := p.Weights(), p.model.Cut(values, p.mix)
	weights := make([]*tensors.Tensor, len(inputs))
	var group sync.WaitGroup
	for i, in := range inputs {
		group.Go(func() { weights[i] = deviceWeight(cut[in.Name], in) })
	}
	group.Wait()
	return weights
}

func deviceWeight(values []float32, in compile.Input) *tensors.Tensor {
	if in.Shape.DType == dtypes.BFloat16 {
		return tensors.FromFlatDataAndDimensions(bfloat16.FromFloat32s(values...), in.Shape.Dimensions...)
	}
	return tensors.FromFlatDataAndDimensions(values, in.Shape.Dimensions...)
}

// Logits computes all logits of whole sequences, without a carry: tokens: [batch, seqlen] int32 to logits: [batch, seqlen, padded
// vocab] float32.
func (p Programs) Logits(seqLen int) compile.Program {
	program := compile.Program{Name: "logits", Inputs: append(p.Weights(), compile.In("tokens", dtypes.Int32, p.batch, seqLen))}
	program.Build = func(_ *Graph, in map[string]*Node) []compile.Output {
		logits, _ := p.model.Logits(p.weights(in), p.mix, lm.Inputs{Tokens: in["tokens"]})
		return []compile.Output{{Name: "logits", Node: logits}}
	}
	return program
}

// Start makes the carry before the first token. It takes nothing.
func (p Programs) Start() compile.Program {
	return compile.Program{Name: "start", Build: func(g *Graph, _ map[string]*Node) []compile.Output {
		var outputs []compile.Output
		for _, in := range p.Carry() {
			outputs = append(outputs, compile.Output{Name: in.Name, Node: Zeros(g, in.Shape)})
		}
		return outputs
	}}
}

// Prefill takes seqLen tokens of each row, of which the first lengths count: tokens: [batch, seqlen], lengths: [batch], int32. A row
// of length 0 keeps its carry.
func (p Programs) Prefill(seqLen int) compile.Program {
	program := compile.Program{Name: fmt.Sprintf("prefill %d", seqLen), Inputs: append(append(p.Weights(), p.Carry()...),
		compile.In("tokens", dtypes.Int32, p.batch, seqLen), compile.In("lengths", dtypes.Int32, p.batch))}
	program.Build = func(_ *Graph, in map[string]*Node) []compile.Output {
		inputs := lm.Inputs{Tokens: in["tokens"], States: p.states(in)}
		for i, state := range inputs.States {
			inputs.States[i].SSM = ConvertDType(state.SSM, dtypes.Float32)
		}
		if p.ragged() {
			inputs.Lengths = in["lengths"]
		}
		logits, states := p.model.LastLogits(p.weights(in), p.mix, inputs)
		taken := GreaterThan(in["lengths"], ZerosLike(in["lengths"]))
		logits = Where(BroadcastToShape(InsertAxes(taken, -1), shapes.Make(dtypes.Bool, logits.Shape().Dimensions...)), logits, in["logits"])
		return p.outputs(states, logits)
	}
	return program
}

// Step takes one token of each row, tokens: [batch] int32.
func (p Programs) Step() compile.Program {
	program := compile.Program{Name: "decode one", Inputs: append(append(p.Weights(), p.Carry()...),
		compile.In("tokens", dtypes.Int32, p.batch))}
	program.Build = func(_ *Graph, in map[string]*Node) []compile.Output {
		next := p.model.Step(p.weights(in), p.mix, in["tokens"], p.states(in))
		return p.outputs(next.States, next.Logits)
	}
	return program
}

// ragged tells whether rows may end before a block does.
func (p Programs) ragged() bool { return p.model.DTMin == 0 }

func (p Programs) weights(in map[string]*Node) layers.Weights {
	weights := layers.Weights{}
	for _, w := range p.Weights() {
		weights[w.Name] = in[w.Name]
	}
	return weights
}

func (p Programs) states(in map[string]*Node) []layers.MixerState {
	carry := p.Carry()
	var states []layers.MixerState
	for i := 0; i+1 < len(carry); i += 2 {
		states = append(states, layers.MixerState{Conv: in[carry[i].Name], SSM: in[carry[i+1].Name]})
	}
	return states
}

func (p Programs) outputs(states []layers.MixerState, logits *Node) []compile.Output {
	carry := p.Carry()
	var outputs []compile.Output
	for i, state := range states {
		outputs = append(outputs,
			compile.Output{Name: carry[2*i].Name, Node: ConvertDType(state.Conv, dtypes.Float32)},
			compile.Output{Name: carry[2*i+1].Name, Node: ConvertDType(state.SSM, p.model.StateType)})
	}
	return append(outputs, compile.Output{Name: "logits", Node: logits})
}

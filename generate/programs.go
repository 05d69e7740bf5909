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
	return Programs{model, mix, batch}, nil
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

// drawInputs follow the carry in the inputs of [Programs.Draw].
func drawInputs() []compile.Input {
	return []compile.Input{
		compile.In("first", dtypes.Int32), compile.In("count", dtypes.Int32), compile.In("temperature", dtypes.Float32),
		compile.In("top_k", dtypes.Int32), compile.In("top_p", dtypes.Float32), compile.In("key", dtypes.Uint32, 2),
	}
}

// Draw draws count tokens of each row, at most most, each from the logits of those before, in a loop on the device. Draws are
// numbered from first. Besides the carry it returns tokens: [most, batch] int32, of which count rows are filled.
func (p Programs) Draw(most int, kind Sampling) compile.Program {
	k := kindOf(kind)
	program := compile.Program{
		Name:   fmt.Sprintf("decode %d, %s", most, k.name()),
		Inputs: append(append(p.Weights(), p.Carry()...), drawInputs()...),
	}
	program.Build = func(g *Graph, in map[string]*Node) []compile.Output {
		loop := drawLoop{p, k, program.Inputs}
		initial := []*Node{ScalarZero(g, dtypes.Int32), Zeros(g, shapes.Make(dtypes.Int32, most, p.batch)), ArgMax(loop.logits(in), -1, dtypes.Int32)}
		for _, input := range program.Inputs {
			initial = append(initial, in[input.Name])
		}
		condition := NewClosure(g, func(g *Graph) []*Node {
			state := loop.parameters(g, initial)
			return []*Node{LessThan(state.drawn, state.in["count"])}
		})
		results := While(condition, NewClosure(g, func(g *Graph) []*Node {
			return loop.nodes(loop.body(loop.parameters(g, initial)))
		}), initial...)
		state := loop.state(results)
		var outputs []compile.Output
		for _, c := range p.Carry() {
			outputs = append(outputs, compile.Output{Name: c.Name, Node: state.in[c.Name]})
		}
		return append(outputs, compile.Output{Name: "tokens", Node: state.tokens})
	}
	return program
}

// drawLoop is the loop of [Programs.Draw].
type drawLoop struct {
	Programs
	kind   drawKind
	inputs []compile.Input
}

// drawState is what the loop carries: the number of tokens drawn, the tokens, each row's most likely next token, and every input of the
// program, since operations in the body of a loop take nothing from outside (go-xla refuses it). XLA sees that most of it never changes.
type drawState struct {
	drawn, tokens, best *Node
	in                  map[string]*Node
}

// parameters declares the state in a closure.
func (l drawLoop) parameters(g *Graph, initial []*Node) drawState {
	nodes := make([]*Node, len(initial))
	for i, node := range initial {
		nodes[i] = Parameter(g, fmt.Sprintf("loop.%d", i), node.Shape())
	}
	return l.state(nodes)
}

// state is the state from its nodes in order, nodes the reverse.
func (l drawLoop) state(nodes []*Node) drawState {
	state := drawState{drawn: nodes[0], tokens: nodes[1], best: nodes[2], in: map[string]*Node{}}
	for i, input := range l.inputs {
		state.in[input.Name] = nodes[3+i]
	}
	return state
}

func (l drawLoop) nodes(s drawState) []*Node {
	nodes := []*Node{s.drawn, s.tokens, s.best}
	for _, input := range l.inputs {
		nodes = append(nodes, s.in[input.Name])
	}
	return nodes
}

// logits are those of the next token, without those of padding.
func (l drawLoop) logits(in map[string]*Node) *Node {
	return Slice(in["logits"], AxisRange(), AxisRange(0, l.model.VocabSize))
}

// body draws one token of each row and takes it in. It returns the state after that.
func (l drawLoop) body(s drawState) drawState {
	token := s.best
	if !l.kind.greedy {
		args := drawArgs{temperature: s.in["temperature"], topK: s.in["top_k"], topP: s.in["top_p"], key: s.in["key"]}
		token = draw(l.kind, l.logits(s.in), Add(s.in["first"], s.drawn), args)
	}
	line := Equal(Iota(s.tokens.Graph(), s.tokens.Shape(), 0), BroadcastToShape(s.drawn, s.tokens.Shape()))
	s.tokens = Where(line, BroadcastToShape(InsertAxes(token, 0), s.tokens.Shape()), s.tokens)

	next := l.model.Step(l.weights(s.in), l.mix, token, l.states(s.in))
	for _, out := range l.outputs(next.States, next.Logits) {
		s.in[out.Name] = out.Node
	}
	s.drawn = AddScalar(s.drawn, 1)
	if l.kind.greedy {
		s.best = next.Best
	}
	return s
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

package generate

import (
	"fmt"
	"maps"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/models/lm"
)

// drawInputs follow the carry in the inputs of [Programs.Draw].
func drawInputs() []compile.Input {
	return []compile.Input{
		compile.In("first", dtypes.Int32), compile.In("count", dtypes.Int32), compile.In("temperature", dtypes.Float32),
		compile.In("top_k", dtypes.Int32), compile.In("top_p", dtypes.Float32), compile.In("key", dtypes.Uint32, 2),
	}
}

// Draw draws count tokens of each row, at most most, each from the logits of those before, in a loop on the device. Draws are
// numbered from first. Besides the carry it returns tokens: [most, batch] int32, of which count rows are filled, and next: the number of the draw after them.
func (p Programs) Draw(most int, kind Sampling) compile.Program {
	k := kindOf(kind)
	program := compile.Program{
		Name:   fmt.Sprintf("decode %d, %s", most, k.name()),
		Inputs: append(append(p.Weights(), p.Carry()...), drawInputs()...),
	}
	program.Build = func(g *Graph, in map[string]*Node) []compile.Output {
		loop := drawLoop{p, k, program.Inputs}
		initial := []*Node{ScalarZero(g, dtypes.Int32), Zeros(g, shapes.Make(dtypes.Int32, most, p.batch)), ArgMax(loop.logits(in), -1, dtypes.Int32)}
		for i, shape := range loop.pendingShapes() {
			// What they hold counts for nothing, see [graph.StepRun.BlocksStep]. It differs so that XLA makes each where it is, and none of them a
			// copy of another.
			initial = append(initial, BroadcastToShape(Scalar(g, dtypes.Float32, i), shape))
		}
		begin := maps.Clone(in)
		loop.convs(begin, graph.RingOf)
		for _, input := range program.Inputs {
			initial = append(initial, begin[input.Name])
		}
		condition := NewClosure(g, func(g *Graph) []*Node {
			state := loop.parameters(g, initial)
			return []*Node{LessThan(state.drawn, state.in["count"])}
		})
		results := While(condition, NewClosure(g, func(g *Graph) []*Node {
			return loop.nodes(loop.body(loop.parameters(g, initial)))
		}), initial...)
		state := loop.state(results)
		loop.convs(state.in, graph.StepRun{Token: state.drawn}.ConvOf)
		var outputs []compile.Output
		for _, c := range p.Carry() {
			outputs = append(outputs, compile.Output{Name: c.Name, Node: state.in[c.Name]})
		}
		return append(outputs, compile.Output{Name: "tokens", Node: state.tokens}, compile.Output{Name: "next", Node: Add(in["first"], state.drawn)})
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
	pending             []*Node // of each layer, [graph.StepRun]
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
	state, pending := drawState{drawn: nodes[0], tokens: nodes[1], best: nodes[2], in: map[string]*Node{}}, len(l.pendingShapes())
	state.pending, nodes = nodes[3:3+pending], nodes[3+pending:]
	for i, input := range l.inputs {
		state.in[input.Name] = nodes[i]
	}
	return state
}

func (l drawLoop) nodes(s drawState) []*Node {
	nodes := append([]*Node{s.drawn, s.tokens, s.best}, s.pending...)
	for _, input := range l.inputs {
		nodes = append(nodes, s.in[input.Name])
	}
	return nodes
}

// convs changes each layer's state of the convolution where the loop's tokens are those of a run, which has it otherwise ([graph.StepRun]).
func (l drawLoop) convs(in map[string]*Node, change func(conv *Node) *Node) {
	if l.every == 1 {
		return
	}
	carry := l.Carry()
	for layer := range l.mix {
		name := carry[2*layer].Name
		in[name] = change(in[name])
	}
}

// logits are those of the next token, without those of padding.
func (l drawLoop) logits(in map[string]*Node) *Node {
	return Slice(in["logits"], AxisRange(), AxisRange(0, l.model.VocabSize))
}

// body draws one token of each row and takes it in. It returns the state after that.
func (l drawLoop) body(s drawState) drawState {
	if l.kind.greedy && l.model.LateStates && l.batch <= mostSequences {
		return l.mostLikely(s)
	}
	token := s.best
	if !l.kind.greedy {
		args := drawArgs{temperature: s.in["temperature"], topK: s.in["top_k"], topP: s.in["top_p"], key: s.in["key"]}
		token = draw(l.kind, l.logits(s.in), Add(s.in["first"], s.drawn), args)
	}
	s.tokens = graph.WithRow(s.tokens, token, 0, s.drawn)

	var next lm.Stepped
	if l.every > 1 {
		run := graph.StepRun{Every: l.every, Token: s.drawn, Count: s.in["count"]}
		next, s.pending = l.model.StepOf(run, l.weights(s.in), l.mix, token, l.states(s.in), s.pending)
	} else {
		next = l.model.Step(l.weights(s.in), l.mix, token, l.states(s.in))
	}
	s.drawn = AddScalar(s.drawn, 1)
	for _, out := range l.outputs(next.States, next.Logits) {
		s.in[out.Name] = out.Node
	}
	if l.kind.greedy {
		s.best = next.Best
	}
	return s
}

// mostLikely is body for the most likely tokens, as one operation.
func (l drawLoop) mostLikely(s drawState) drawState {
	in := graph.ModelInputs{Drawn: s.tokens, Number: s.drawn, Count: s.in["count"], Best: s.best, Logits: s.in["logits"], Pending: s.pending}
	if l.every > 1 {
		in.Every = l.every
	}
	out, states := l.model.DrawMostLikely(l.weights(s.in), l.mix, in, l.states(s.in))
	s.tokens, s.drawn, s.best, s.pending = out.Drawn, out.Number, out.Best, out.Pending
	for _, out := range l.outputs(states, out.Logits) {
		s.in[out.Name] = out.Node
	}
	return s
}

// Four tokens share a write: with two or eight a token took longer on an H200, for what is left behind costs time with each, too. Where the states of a
// layer are few, writing them costs less than that: below 8 MiB of bfloat16, or 4 of float32. Of more sequences than kernels take, the decomposition
// would write all states with each token and compute what was left behind besides.
const (
	tokensOfAWrite = 4
	fewStates      = 16 << 20 // bytes, times those of an entry
	mostSequences  = 128
)

// everyFor is of how many tokens of a run of the loop one writes the SSM's states.
func (p Programs) everyFor() int {
	most, carry := int64(0), p.Carry()
	for layer := range p.mix {
		most = max(most, carry[2*layer+1].Shape.ByteSize())
	}
	if !p.model.LateStates || most*int64(p.model.StateType.Size()) < fewStates || p.batch > mostSequences {
		return 1
	}
	return tokensOfAWrite
}

// pendingShapes are those of what each layer keeps of tokens that its states do not hold.
func (p Programs) pendingShapes() []shapes.Shape {
	if p.every == 1 {
		return nil
	}
	return p.model.PendingShapes(graph.StepRun{Every: p.every}, p.mix, p.batch)
}

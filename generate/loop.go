package generate

import (
	"fmt"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/graph/composite"
	"github.com/matmamba/matmamba/models/lm"
)

// drawInputs follow the carry in the inputs of [Programs.Draw].
func drawInputs() []compile.Input {
	return []compile.Input{
		compile.In("first", dtypes.Int32), compile.In("count", dtypes.Int32), compile.In("temperature", dtypes.Float32),
		compile.In("top_k", dtypes.Int32), compile.In("top_p", dtypes.Float32), compile.In("key", dtypes.Uint32, 2),
	}
}

// Draw draws count tokens of each row, at most most, each from the logits of those before, in a loop on the device, or in two: of rounds of several
// tokens each, and of one token each for those that are left. Draws are numbered from first. Besides the carry it returns tokens:
// [most, batch] int32, of which count rows are filled.
func (p Programs) Draw(most int, kind Sampling) compile.Program {
	k := kindOf(kind)
	program := compile.Program{
		Name:   fmt.Sprintf("decode %d, %s", most, k.name()),
		Inputs: append(append(p.Weights(), p.Carry()...), drawInputs()...),
	}
	program.Build = func(g *Graph, in map[string]*Node) []compile.Output {
		loop := drawLoop{p, k, program.Inputs}
		state := []*Node{ScalarZero(g, dtypes.Int32), Zeros(g, shapes.Make(dtypes.Int32, most, p.batch)), ArgMax(loop.logits(in), -1, dtypes.Int32)}
		for _, input := range program.Inputs {
			state = append(state, in[input.Name])
		}
		if p.round > 1 && most > p.round {
			state = loop.rounds(g, state, p.round)
		}
		result := loop.state(loop.rounds(g, state, 1))
		var outputs []compile.Output
		for _, c := range p.Carry() {
			outputs = append(outputs, compile.Output{Name: c.Name, Node: result.in[c.Name]})
		}
		return append(outputs, compile.Output{Name: "tokens", Node: result.tokens})
	}
	return program
}

// drawLoop is the loops of [Programs.Draw].
type drawLoop struct {
	Programs
	kind   drawKind
	inputs []compile.Input
}

// drawState is what a loop carries: the number of tokens drawn, the tokens, each row's most likely next token, and every input of the
// program, since operations in the body of a loop take nothing from outside (go-xla refuses it). XLA sees that most of it never changes.
type drawState struct {
	drawn, tokens, best *Node
	in                  map[string]*Node
}

// rounds is a loop of so many tokens a round. One of several leaves at least a token to the loop after it: in a GPU's graph of kernels a second loop
// without a round costs more than one with a few.
func (l drawLoop) rounds(g *Graph, before []*Node, tokens int) (after []*Node) {
	condition := composite.Closure(g, func(g *Graph) []*Node {
		state := l.parameters(g, before)
		next := state.drawn
		if tokens > 1 {
			next = AddScalar(next, tokens)
		}
		return []*Node{LessThan(next, state.in["count"])}
	})
	return While(condition, composite.Closure(g, func(g *Graph) []*Node {
		return l.nodes(l.body(l.parameters(g, before), tokens))
	}), before...)
}

// parameters declares the state in a closure.
func (l drawLoop) parameters(g *Graph, before []*Node) drawState {
	nodes := make([]*Node, len(before))
	for i, node := range before {
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

// body is a round: it draws so many tokens of each row one after another, and takes them in. It returns the state after that.
func (l drawLoop) body(s drawState, tokens int) drawState {
	var pending []*Node
	drawn := make([]*Node, tokens)
	for place := range tokens {
		token := s.best
		if !l.kind.greedy {
			args := drawArgs{temperature: s.in["temperature"], topK: s.in["top_k"], topP: s.in["top_p"], key: s.in["key"]}
			token = draw(l.kind, l.logits(s.in), Add(s.in["first"], AddScalar(s.drawn, place)), args)
		}
		drawn[place] = token
		var next lm.Stepped
		if l.late && tokens > 1 {
			next, pending = l.model.StepOf(graph.StepRun{Every: tokens, Place: place}, l.weights(s.in), l.mix, token, l.states(s.in), pending)
		} else {
			next = l.model.Step(l.weights(s.in), l.mix, token, l.states(s.in))
		}
		for _, out := range l.outputs(next.States, next.Logits) {
			s.in[out.Name] = out.Node
		}
		if l.kind.greedy {
			s.best = next.Best
		}
	}
	lines := Iota(s.tokens.Graph(), s.tokens.Shape(), 0)
	for place, token := range drawn {
		line := Equal(lines, BroadcastToShape(AddScalar(s.drawn, place), lines.Shape()))
		s.tokens = Where(line, BroadcastToShape(InsertAxes(token, 0), lines.Shape()), s.tokens)
	}
	s.drawn = AddScalar(s.drawn, tokens)
	return s
}

// Of five tokens one writes the states: with three or seven 64 sequences took longer on an H200, for a token reads what is left behind. Where the
// states of a layer are few, writing them costs less than that, and a round of three tokens saves launches between them; of more it makes the graph of
// kernels so large that starting it takes longer than that saves. Of more sequences than kernels take, the decomposition would write all states with
// each token and compute what was left behind besides.
const (
	lateRound     = 5
	shortRound    = 3
	fewStates     = 8 << 20 // bytes
	mostSequences = 128
)

// roundFor is how many tokens a round of the first loop takes, 1 for no such loop, and whether the last of them alone writes the SSM's states.
func (p Programs) roundFor() (tokens int, late bool) {
	if !p.model.LateStates {
		return 1, false
	}
	most, carry := int64(0), p.Carry()
	for layer := range p.mix {
		most = max(most, carry[2*layer+1].Shape.ByteSize())
	}
	if most < fewStates || p.batch > mostSequences {
		return shortRound, false
	}
	return lateRound, true
}

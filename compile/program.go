package compile

import (
	"fmt"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	"github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
)

// Input is one argument of a program.
type Input struct {
	Name  string
	Shape shapes.Shape
}

// In makes an [Input].
func In(name string, dtype dtypes.DType, dims ...int) Input {
	return Input{name, shapes.Make(dtype, dims...)}
}

// Output is one result of a program while its graph is built.
type Output struct {
	Name string
	Node *graph.Node
}

// Program is a graph function with static shapes. Build gets a node for each input, by name, and returns the outputs; it
// may panic as GoMLX does.
type Program struct {
	Name   string
	Inputs []Input
	Build  func(g *graph.Graph, inputs map[string]*graph.Node) []Output
}

// Executable is a program compiled for a backend. Run may be called by one goroutine at a time.
type Executable struct {
	name    string
	graph   *graph.Graph
	backend compute.Backend
	inputs  []Input
	outputs []string
}

// Compile builds the program's graph and compiles it for the backend. A panic while the graph is built comes back as an
// error that names the program.
func Compile(backend compute.Backend, p Program) (executable *Executable, err error) {
	defer recoverInto(&err, "program "+p.Name)
	g := graph.NewGraph(backend, p.Name)
	inputs := make(map[string]*graph.Node, len(p.Inputs))
	for _, in := range p.Inputs {
		if _, twice := inputs[in.Name]; twice {
			return nil, fmt.Errorf("program %s: input %q is listed twice", p.Name, in.Name)
		}
		inputs[in.Name] = graph.Parameter(g, in.Name, in.Shape)
	}
	results := p.Build(g, inputs)
	nodes := make([]*graph.Node, len(results))
	e := &Executable{name: p.Name, graph: g, backend: backend, inputs: p.Inputs}
	for i, out := range results {
		nodes[i] = out.Node
		e.outputs = append(e.outputs, out.Name)
	}
	if err := g.Compile(nodes...); err != nil {
		return nil, fmt.Errorf("program %s: %w", p.Name, err)
	}
	return e, nil
}

// Run executes the program: args in the order of the program's inputs, results in the order of its outputs. Arguments
// at the indices in donate are given away: their device memory may be reused for results, and they must not be used again.
// The caller owns the results; [Free] releases them early.
func (e *Executable) Run(args []*tensors.Tensor, donate ...int) (results []*tensors.Tensor, err error) {
	defer recoverInto(&err, "program "+e.name)
	if len(args) != len(e.inputs) {
		return nil, fmt.Errorf("program %s: got %d arguments, want %d", e.name, len(args), len(e.inputs))
	}
	values := make([]any, len(args))
	for i, arg := range args {
		if !arg.Shape().Equal(e.inputs[i].Shape) {
			return nil, fmt.Errorf("program %s: argument %q is %s, want %s", e.name, e.inputs[i].Name, arg.Shape(), e.inputs[i].Shape)
		}
		values[i] = arg
	}
	for _, i := range donate {
		if values[i], err = graph.DonateTensorBuffer(args[i], e.backend, 0); err != nil {
			return nil, fmt.Errorf("program %s: giving away argument %q: %w", e.name, e.inputs[i].Name, err)
		}
	}
	return e.graph.Run(values...), nil
}

// Name is the program's name.
func (e *Executable) Name() string { return e.name }

// Inputs lists the arguments of [Executable.Run].
func (e *Executable) Inputs() []Input { return e.inputs }

// Outputs lists the names of the results of [Executable.Run].
func (e *Executable) Outputs() []string { return e.outputs }

// Native is the backend's own executable.
func (e *Executable) Native() compute.Executable { return e.graph.Executable() }

// Close releases the executable.
func (e *Executable) Close() { e.graph.Finalize() }

// Free releases tensors without waiting for the garbage collector.
func Free(all ...*tensors.Tensor) error {
	for _, t := range all {
		if err := t.FinalizeAll(); err != nil {
			return fmt.Errorf("release tensor %s: %w", t.Shape(), err)
		}
	}
	return nil
}

func recoverInto(err *error, what string) {
	switch reason := recover().(type) {
	case nil:
	case error:
		*err = fmt.Errorf("%s: %w", what, reason)
	default:
		*err = fmt.Errorf("%s: %v", what, reason)
	}
}

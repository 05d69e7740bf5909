package composite

import (
	"fmt"
	"regexp"
	"slices"

	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
)

// function is an operation as a function of a graph.
type function struct {
	op       Op
	function *Function
	// outputs are those of one of its calls. They serve to take the outputs of other calls apart, see [function.outputsOf].
	outputs []*Node
}

// functions are the functions of a graph, by what they compute and for which shapes, and by name.
type functions struct{ byKey, byName map[string]*function }

type functionsKey struct{}

func functionsOf(g *Graph) functions {
	if known, ok := g.State(functionsKey{}).(functions); ok {
		return known
	}
	none := functions{map[string]*function{}, map[string]*function{}}
	g.AttachState(functionsKey{}, none)
	return none
}

// callFunction calls the operation's function for these inputs, and makes it at the first call.
func callFunction(op Op, label string, inputs []*Node) []*Node {
	g := inputs[0].Graph()
	known := functionsOf(g)
	key := label
	for _, input := range inputs {
		key += " " + input.Shape().String()
	}
	f, found := known.byKey[key]
	if !found {
		name := fmt.Sprintf("%s%s%d", label, Separator, len(known.byName))
		f = &function{op: op}
		// The name is taken before the body is built: it may hold other composites.
		known.byName[name] = f
		f.function = newFunction(g, name, op, inputs)
		known.byKey[key] = f
	}
	outputs := f.function.Call(inputs...)
	if f.outputs == nil {
		f.outputs = slices.Clone(outputs)
	}
	return outputs
}

func newFunction(g *Graph, name string, op Op, inputs []*Node) *Function {
	inputShapes := make([]shapes.Shape, len(inputs))
	for i, input := range inputs {
		inputShapes[i] = input.Shape()
	}
	var made *Function
	withFreshCaches(g, func() {
		made = NewFunction(g, name, func(g *Graph) []*Node {
			parameters := make([]*Node, len(inputShapes))
			for i, shape := range inputShapes {
				parameters[i] = Parameter(g, fmt.Sprintf("in%d", i), shape)
			}
			return op.Decomposition(parameters)
		})
	})
	return made
}

// outputsOf are the outputs of a call of the function, which may be a clone that rematerialisation made. GoMLX takes the
// outputs of a node apart only where it makes it, but it can clone what took another call of the same function apart.
func (f *function) outputsOf(call *Node) []*Node {
	if call.NumOutputs() == 1 {
		return []*Node{call}
	}
	outputs := make([]*Node, len(f.outputs))
	for i, output := range f.outputs {
		outputs[i] = output.CloneWithInputs(call)
	}
	return outputs
}

var calledName = regexp.MustCompile(`Call\((` + Prefix + `[A-Za-z0-9_]+), `)

// called is the function that a node calls, nil if it is none of ours. A node tells the name in its text only.
func called(call *Node) *function {
	match := calledName.FindStringSubmatch(call.String())
	if match == nil {
		return nil
	}
	return functionsOf(call.Graph()).byName[match[1]]
}

// Operands are those of the call that made a node, if that is a result of an operation of this name and was built as a function; nil if not.
func Operands(node *Node, name string) []*Node {
	if node.Type() == NodeTypeSplitNode {
		node = node.Inputs()[0]
	}
	if node.Type() != NodeTypeCall {
		return nil
	}
	if f := called(node); f != nil && f.op.Name == name {
		return node.Inputs()
	}
	return nil
}

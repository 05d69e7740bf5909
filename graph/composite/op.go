package composite

import (
	"fmt"
	"maps"
	"math"
	"regexp"
	"slices"
	"strconv"
	"strings"

	. "github.com/gomlx/gomlx/core/graph"
)

// Prefix begins the names of all functions that composites become.
const Prefix = "matmamba_"

// Separator stands between the parts of such a name: operation, attributes, serial number.
const Separator = "__"

// Op is a named operation.
type Op struct {
	// Name is of letters, digits and single underscores: "ssd_grad".
	Name string
	// Attributes are the static parameters that a kernel needs beside the shapes.
	Attributes Attributes
	// Decomposition computes the outputs from the inputs. It is called with nodes of a function of its own, once for all calls
	// with equal attributes and input shapes: it must depend on nothing else, and use no other nodes.
	Decomposition func(inputs []*Node) (outputs []*Node)
	// VJP is the gradient; nil stands for automatic differentiation of the decomposition.
	VJP GradientFn
}

// GradientFn returns the gradients of a loss with respect to an operation's inputs, from those with respect to its outputs: each in
// the shape and any floating-point type of its input, nil for none (inputs of integers, unless they are outputs of an operation whose VJP takes
// gradients of them). An output that the loss does not depend on has a gradient of zeros.
type GradientFn func(inputs, outputs, outputGrads []*Node) (inputGrads []*Node)

// Attributes are the static parameters of an operation: keys of letters and digits, values of those and single underscores
// ([Int], [Bool], [Float32]).
type Attributes map[string]string

// Int is the value of an attribute that is a whole number from 0 on.
func Int(value int) string { return strconv.Itoa(value) }

// Bool is the value of an attribute that is 0 or 1.
func Bool(value bool) string {
	if value {
		return "1"
	}
	return "0"
}

// Float32 is the value of an attribute that is a float32: its bits in hexadecimal, so that names need no dots or signs.
func Float32(value float64) string {
	return fmt.Sprintf("%08x", math.Float32bits(float32(value)))
}

var (
	keySyntax  = regexp.MustCompile(`^[A-Za-z0-9]+$`)
	nameSyntax = regexp.MustCompile(`^[A-Za-z0-9]+(_[A-Za-z0-9]+)*$`)
)

// label is the name of the operation and its attributes, by which they can be told apart.
func (op Op) label() string {
	if !nameSyntax.MatchString(op.Name) {
		panic(fmt.Errorf("composite: %q is no name of an operation: want letters, digits and single underscores", op.Name))
	}
	var label strings.Builder
	label.WriteString(Prefix + op.Name)
	for _, key := range slices.Sorted(maps.Keys(op.Attributes)) {
		value := op.Attributes[key]
		if !keySyntax.MatchString(key) || !nameSyntax.MatchString(value) {
			panic(fmt.Errorf("composite %s: attribute %q = %q: want letters and digits, and in the value single underscores between them", op.Name, key, value))
		}
		label.WriteString(Separator + key + "_" + value)
	}
	return label.String()
}

// Call computes an operation, differentiably. The inputs are float32, narrower floating-point numbers, or whole numbers below
// 2^24; the outputs floating-point numbers of at most 32 bits or, but where [Inlines] holds, whole numbers, whose gradient is what the VJP of the
// operation that takes them returns.
func Call(op Op, inputs ...*Node) []*Node {
	label := op.label()
	if len(inputs) == 0 {
		panic(fmt.Errorf("composite %s: no inputs", op.Name))
	}
	if Inlines(inputs[0].Graph()) {
		return inline(op, inputs)
	}
	return callFunction(op, label, inputs)
}

// xla is how GoMLX names the backend that compiles whole programs.
const xla = "xla"

// Inlines tells whether decompositions are built in place: where functions are not inlined, or are unknown.
func Inlines(g *Graph) bool {
	backend := g.Backend()
	return backend.Name() != xla || !backend.Capabilities().Functions
}

package kernels

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Tensor is an operand or result of a call: its element type as StableHLO writes it (f32, bf16, i32) and its sizes.
type Tensor struct {
	DType string
	Dims  []int
}

// String is the type as StableHLO writes it, tensor<2x3xf32>.
func (t Tensor) String() string {
	var b strings.Builder
	b.WriteString("tensor<")
	for _, dim := range t.Dims {
		b.WriteString(strconv.Itoa(dim) + "x")
	}
	return b.String() + t.DType + ">"
}

// Call is a composite of a program: what it computes, by name and attributes, and of which shapes.
type Call struct {
	Op         string            // "ssd"
	Attributes map[string]string // "chunk": "64"
	Inputs     []Tensor
	Outputs    []Tensor
	Used       []bool // by output: whether anything in the program takes it
}

// Operand is a value of a composite's body, by its name there.
type Operand struct {
	Name string
	Tensor
}

// Operands are the inputs as a body names them: %arg0, %arg1, ...
func (c Call) Operands() []Operand {
	operands := make([]Operand, len(c.Inputs))
	for i, input := range c.Inputs {
		operands[i] = Operand{fmt.Sprintf("%%arg%d", i), input}
	}
	return operands
}

// Uses tells whether anything takes an output. Where that is not known, nothing does.
func (c Call) Uses(output int) bool { return output < len(c.Used) && c.Used[output] }

// Int is an attribute that is a whole number, 0 where it is missing.
func (c Call) Int(attribute string) (int, error) {
	text, ok := c.Attributes[attribute]
	if !ok {
		return 0, nil
	}
	value, err := strconv.Atoi(text)
	if err != nil {
		return 0, fmt.Errorf("composite %s: attribute %s is %q, want a whole number", c.Op, attribute, text)
	}
	return value, nil
}

// Float is an attribute that is written as the bits of a float32 in hex.
func (c Call) Float(attribute string) (float64, error) {
	bits, err := strconv.ParseUint(c.Attributes[attribute], 16, 32)
	if err != nil {
		return 0, fmt.Errorf("composite %s: attribute %s is %q, want the bits of a float32 in hex", c.Op, attribute, c.Attributes[attribute])
	}
	return float64(math.Float32frombits(uint32(bits))), nil
}

// Kernel writes the body of a composite's function in StableHLO: statements that take %arg0, %arg1, ... and a return of all
// outputs, without the braces around them. Where it has nothing for the call's shapes it returns "" and says why in a few words.
type Kernel func(call Call) (body, reason string)

package interp

import (
	"fmt"
	"slices"
	"sync"

	"github.com/matmamba/matmamba/backends/triton"
)

// Program is a kernel that was read. It may run many times, also at the same time.
type Program struct {
	Name       string
	parameters []int // values
	values     []value
	body       block
	machines   sync.Pool
}

// value is a result of an instruction, or a parameter.
type value struct {
	triton.Type
	// memory is the value whose memory holds its elements, often itself.
	memory int
	// fixed tells that it is the same in all programs of a grid, and in all rounds of a loop.
	fixed bool
}

// instruction is a line of a text, or all lines of a loop, choice or reduction.
type instruction struct {
	line       int
	text       string
	name       string // of the operation
	operation  operation
	word       string            // that stands before the operands: a predicate, an axis, an instruction of the GPU; the combination of a reduction
	attributes map[string]string // and what else has a name
	types      [2][]triton.Type  // as written, before and behind the arrow
	names      []string          // of results
	in, out    []int
	loop       block
	branches   [2]block // of a choice: where the condition is true, and where not
}

// block is a sequence of instructions, of a loop with the values that it carries, or of a branch with those that it yields.
type block struct {
	code    []*instruction
	counter int
	carried []int // values in a round
	yielded []int // values for the next, or the choice's results
}

// elements is how many elements a type has.
func elements(t triton.Type) int {
	n := 1
	for _, size := range t.Shape {
		n *= size
	}
	return n
}

func equal(a, b triton.Type) bool {
	return a.Elem == b.Elem && a.Pointer == b.Pointer && sameShape(a, b)
}

func sameShape(a, b triton.Type) bool {
	return slices.Equal(a.Shape, b.Shape) && (a.Shape == nil) == (b.Shape == nil)
}

// of is a type with another element type.
func of(t triton.Type, elem triton.Elem) triton.Type { return triton.Type{Elem: elem, Shape: t.Shape} }

// Error is what went wrong in a program of a grid.
type Error struct {
	Kernel  string
	Line    int
	Text    string // of the line
	Program [3]int // place in the grid
	Reason  string
}

// Error names the kernel, the line with its text, and the program, before the reason.
func (e *Error) Error() string {
	return fmt.Sprintf("kernel %s, line %d (%s), program %v: %s", e.Kernel, e.Line, e.Text, e.Program, e.Reason)
}

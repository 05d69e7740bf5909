package triton

import (
	"fmt"
	"math"
	"strconv"
	"strings"
)

// Precision is how products of float32 are made by a dot. Products of bfloat16 are exact in any.
type Precision string

// Precisions of float32 products.
const (
	IEEE   Precision = "ieee"   // float32 multiplications and additions, without tensor cores
	TF32   Precision = "tf32"   // 10 bits of mantissa
	TF32x3 Precision = "tf32x3" // three TF32 products for each, nearly float32
)

// Func is a kernel that is being written. Its methods and those of its values add operations in the order of the calls.
type Func struct {
	Name      string
	Precision Precision
	// Fast lets Exp2 and MulAdd be one instruction each, as Triton's own compiler makes them and XLA keeps it from.
	Fast bool
	// Registers is how many a thread may have at most; 0 leaves it to the compiler.
	Registers  int
	parameters []string
	constants  strings.Builder
	body       *scope // the innermost open region
	names      int
}

// scope is a region with its text and the pure operations that are in it already.
type scope struct {
	outer  *scope
	indent string
	text   strings.Builder
	known  map[string]Value
}

// New starts a kernel.
func New(name string) *Func {
	return &Func{Name: name, Precision: TF32, body: &scope{indent: "    ", known: map[string]Value{}}}
}

// Value is a result of an operation. The zero Value is no value: where a mask may be left out, it means none.
type Value struct {
	f    *Func
	name string
	Type Type
}

// Valid tells whether v is a value.
func (v Value) Valid() bool { return v.f != nil }

// Operand is a [Value], an int or a float64. Numbers take the element type of the operand beside them.
type Operand = any

// Pointer adds a parameter: the address of the first element of an operand or result, aligned to 16 bytes.
func (f *Func) Pointer(name string, elem Elem) Value {
	v := Value{f, "%" + name, Type{Elem: elem, Pointer: true}}
	f.parameters = append(f.parameters, fmt.Sprintf("%s: %s {tt.divisibility = 16 : i32}", v.name, v.Type))
	return v
}

// Text is the module with the kernel as its only function.
func (f *Func) Text() string {
	if f.body.outer != nil {
		fail("kernel %s: its text is asked for inside a loop or choice", f.Name)
	}
	limit := ""
	if f.Registers > 0 {
		limit = fmt.Sprintf("attributes {ttg.maxnreg = %d : i32} ", f.Registers)
	}
	return fmt.Sprintf("module %s{\n  tt.func public @%s(%s) attributes {noinline = false} {\n%s%s    tt.return\n  }\n}\n",
		limit, f.Name, strings.Join(f.parameters, ", "), f.constants.String(), f.body.text.String())
}

// ProgramID is the program's place along an axis of the grid, i32.
func (f *Func) ProgramID(axis int) Value {
	return f.pure("tt.get_program_id "+string("xyz"[axis])+" : i32", Type{Elem: I32})
}

// Range is 0, 1, ..., n-1 as an i32 tensor.
func (f *Func) Range(n int) Value {
	if n < 1 || n&(n-1) != 0 {
		fail("a range of %d elements: want a power of two", n)
	}
	t := Type{Elem: I32, Shape: []int{n}}
	return f.pure(fmt.Sprintf("tt.make_range {end = %d : i32, start = 0 : i32} : %s", n, t), t)
}

// Const is a number of a type; of a shape, if one is given.
func (f *Func) Const(elem Elem, number float64, shape ...int) Value {
	t := Type{Elem: elem, Shape: shape}
	text := literal(elem, number)
	if shape != nil {
		text = "dense<" + text + ">"
	}
	key := text + " : " + t.String()
	outermost := f.body
	for outermost.outer != nil {
		outermost = outermost.outer
	}
	if known, ok := outermost.known[key]; ok {
		return known
	}
	v := f.named(t)
	fmt.Fprintf(&f.constants, "    %s = arith.constant %s\n", v.name, key)
	outermost.known[key] = v
	return v
}

// literal is a number as MLIR reads it back without loss.
func literal(elem Elem, number float64) string {
	if !elem.Float() {
		if number != math.Trunc(number) {
			fail("%v is no constant of type %s", number, elem)
		}
		if elem == I1 {
			return strconv.FormatBool(number != 0)
		}
		return strconv.FormatInt(int64(number), 10)
	}
	if math.IsInf(number, 0) || math.IsNaN(number) {
		bits := math.Float32bits(float32(number))
		if elem == BF16 {
			return fmt.Sprintf("0x%04X", bits>>16)
		}
		return fmt.Sprintf("0x%08X", bits)
	}
	text := strconv.FormatFloat(float64(float32(number)), 'e', -1, 32)
	mantissa, exponent, _ := strings.Cut(text, "e")
	if !strings.Contains(mantissa, ".") {
		mantissa += ".0"
	}
	return mantissa + "e" + exponent
}

func (f *Func) named(t Type) Value {
	v := Value{f, "%" + strconv.Itoa(f.names), t}
	f.names++
	return v
}

// line adds a line to the open region.
func (f *Func) line(format string, args ...any) {
	f.body.text.WriteString(f.body.indent + fmt.Sprintf(format, args...) + "\n")
}

// pure adds an operation without effects, unless the same one is in an enclosing region already.
func (f *Func) pure(operation string, t Type) Value {
	for s := f.body; s != nil; s = s.outer {
		if known, ok := s.known[operation]; ok {
			return known
		}
	}
	v := f.named(t)
	f.line("%s = %s", v.name, operation)
	f.body.known[operation] = v
	return v
}

// effect adds an operation that depends on more than its operands.
func (f *Func) effect(operation string, t Type) Value {
	v := f.named(t)
	f.line("%s = %s", v.name, operation)
	return v
}

package triton

import (
	"fmt"
	"path/filepath"
	"runtime"
	"slices"
	"strconv"
	"strings"
)

// Elem is the type of an element, as MLIR writes it.
type Elem string

// The element types kernels use.
const (
	BF16 Elem = "bf16"
	F32  Elem = "f32"
	F64  Elem = "f64"
	I1   Elem = "i1"
	I8   Elem = "i8"
	I32  Elem = "i32"
	I64  Elem = "i64"
)

// Float tells whether e is a floating-point type.
func (e Elem) Float() bool { return e == BF16 || e == F32 || e == F64 }

// bits are e's size.
func (e Elem) bits() int {
	switch e {
	case BF16:
		return 16
	case I1:
		return 1
	case I8:
		return 8
	case I64, F64:
		return 64
	default:
		return 32
	}
}

// Type is what a value is: elements or pointers to them, as a tensor or, without a shape, a single one.
type Type struct {
	Elem    Elem
	Pointer bool
	Shape   []int
}

// String is the type in MLIR: f32, !tt.ptr<f32>, tensor<64x32xf32>, tensor<64x!tt.ptr<f32>>.
func (t Type) String() string {
	elem := string(t.Elem)
	if t.Pointer {
		elem = "!tt.ptr<" + elem + ">"
	}
	if t.Shape == nil {
		return elem
	}
	var b strings.Builder
	b.WriteString("tensor<")
	for _, size := range t.Shape {
		b.WriteString(strconv.Itoa(size) + "x")
	}
	return b.String() + elem + ">"
}

func (t Type) with(shape ...int) Type { return Type{t.Elem, t.Pointer, shape} }

func (t Type) of(elem Elem) Type { return Type{elem, false, t.Shape} }

func (t Type) equal(other Type) bool {
	return t.Elem == other.Elem && t.Pointer == other.Pointer && slices.Equal(t.Shape, other.Shape) && (t.Shape == nil) == (other.Shape == nil)
}

// meet is the shape of two operands of one operation: a scalar meets anything, a size of 1 meets any size.
func meet(operation string, a, b Type) []int {
	if a.Shape == nil {
		return b.Shape
	}
	if b.Shape == nil {
		return a.Shape
	}
	if len(a.Shape) != len(b.Shape) {
		fail("%s of %s and %s: the ranks differ", operation, a, b)
	}
	shape := make([]int, len(a.Shape))
	for i, size := range a.Shape {
		switch other := b.Shape[i]; {
		case size == other || other == 1:
			shape[i] = size
		case size == 1:
			shape[i] = other
		default:
			fail("%s of %s and %s: axis %d differs", operation, a, b, i)
		}
	}
	return shape
}

// packageDir is where this package's own frames come from.
var packageDir = func() string {
	_, file, _, _ := runtime.Caller(0)
	return filepath.Dir(file)
}()

// fail panics with a message that begins with the line of the kernel that is being built.
func fail(format string, args ...any) {
	callers := make([]uintptr, 32)
	frames := runtime.CallersFrames(callers[:runtime.Callers(2, callers)])
	for {
		frame, more := frames.Next()
		own := filepath.Dir(frame.File) == packageDir && !strings.HasSuffix(frame.File, "_test.go")
		if !own || !more {
			panic(fmt.Sprintf("%s:%d: ", filepath.Base(frame.File), frame.Line) + fmt.Sprintf(format, args...))
		}
	}
}

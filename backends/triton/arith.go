package triton

import "fmt"

// operand makes a value of a number, of the type it meets in v.
func (v Value) operand(other Operand) Value {
	switch number := other.(type) {
	case Value:
		if !number.Valid() {
			fail("an operand is no value")
		}
		return number
	case int:
		return v.f.Const(v.Type.Elem, float64(number), v.Type.Shape...)
	case float64:
		return v.f.Const(v.Type.Elem, number, v.Type.Shape...)
	default:
		fail("an operand is a %T: want a Value, an int or a float64", other)
		return Value{}
	}
}

// binary adds an operation on two operands of one element type; floats and ints name it for each, "" where there is none.
func (v Value) binary(floats, ints string, other Operand) Value {
	w := v.operand(other)
	operation := ints
	if v.Type.Elem.Float() {
		operation = floats
	}
	if v.Type.Elem != w.Type.Elem || v.Type.Pointer || w.Type.Pointer || operation == "" {
		fail("%s%s of %s and %s: the element types do not fit", floats, ints, v.Type, w.Type)
	}
	shape := meet(operation, v.Type, w.Type)
	v, w = v.Broadcast(shape...), w.Broadcast(shape...)
	return v.f.pure(fmt.Sprintf("%s %s, %s : %s", operation, v.name, w.name, v.Type), v.Type)
}

// Add is v + w.
func (v Value) Add(w Operand) Value { return v.binary("arith.addf", "arith.addi", w) }

// Sub is v - w.
func (v Value) Sub(w Operand) Value { return v.binary("arith.subf", "arith.subi", w) }

// Mul is v w.
func (v Value) Mul(w Operand) Value { return v.binary("arith.mulf", "arith.muli", w) }

// Div is v / w; of integers, rounded to zero.
func (v Value) Div(w Operand) Value { return v.binary("arith.divf", "arith.divsi", w) }

// Rem is the remainder of the integers v / w.
func (v Value) Rem(w Operand) Value { return v.binary("", "arith.remsi", w) }

// Min is the smaller of v and w; a number before a NaN.
func (v Value) Min(w Operand) Value { return v.binary("arith.minnumf", "arith.minsi", w) }

// Max is the larger of v and w; a number before a NaN.
func (v Value) Max(w Operand) Value { return v.binary("arith.maxnumf", "arith.maxsi", w) }

// And is true where v and w are.
func (v Value) And(w Operand) Value { return v.binary("", "arith.andi", w) }

// ShiftRight is the integers v / 2^w, rounded down.
func (v Value) ShiftRight(w Operand) Value { return v.binary("", "arith.shrsi", w) }

// compare adds a comparison, which is never true of a NaN but for une.
func (v Value) compare(floats, ints string, other Operand) Value {
	w := v.operand(other)
	if v.Type.Elem != w.Type.Elem || v.Type.Pointer || w.Type.Pointer {
		fail("%s of %s and %s: the element types do not fit", ints, v.Type, w.Type)
	}
	shape := meet("comparison", v.Type, w.Type)
	v, w = v.Broadcast(shape...), w.Broadcast(shape...)
	operation := "arith.cmpi " + ints
	if v.Type.Elem.Float() {
		operation = "arith.cmpf " + floats
	}
	return v.f.pure(fmt.Sprintf("%s, %s, %s : %s", operation, v.name, w.name, v.Type), v.Type.of(I1))
}

// Less is v < w.
func (v Value) Less(w Operand) Value { return v.compare("olt", "slt", w) }

// LessEqual is v <= w.
func (v Value) LessEqual(w Operand) Value { return v.compare("ole", "sle", w) }

// Greater is v > w.
func (v Value) Greater(w Operand) Value { return v.compare("ogt", "sgt", w) }

// GreaterEqual is v >= w.
func (v Value) GreaterEqual(w Operand) Value { return v.compare("oge", "sge", w) }

// Equal is v = w.
func (v Value) Equal(w Operand) Value { return v.compare("oeq", "eq", w) }

// Select is a where v is true and b where it is not. One of a and b must be a value.
func (v Value) Select(a, b Operand) Value {
	var x, y Value
	if value, ok := a.(Value); ok {
		x = value
		y = x.operand(b)
	} else if value, ok := b.(Value); ok {
		y = value
		x = y.operand(a)
	} else {
		fail("select between two numbers: their type is not known")
	}
	if v.Type.Elem != I1 || x.Type.Elem != y.Type.Elem {
		fail("select by %s between %s and %s", v.Type, x.Type, y.Type)
	}
	shape := meet("select", v.Type, Type{Elem: x.Type.Elem, Shape: meet("select", x.Type, y.Type)})
	v, x, y = v.Broadcast(shape...), x.Broadcast(shape...), y.Broadcast(shape...)
	return v.f.pure(fmt.Sprintf("arith.select %s, %s, %s : %s, %s", v.name, x.name, y.name, v.Type, x.Type), x.Type)
}

// unary adds a function of a floating-point operand.
func (v Value) unary(operation string) Value {
	if !v.Type.Elem.Float() || v.Type.Pointer {
		fail("%s of %s: want floating-point numbers", operation, v.Type)
	}
	return v.f.pure(fmt.Sprintf("%s %s : %s", operation, v.name, v.Type), v.Type)
}

// Abs is |v|.
func (v Value) Abs() Value { return v.unary("math.absf") }

// approximate applies an instruction of NVIDIA's to float32 numbers.
func (v Value) approximate(instruction string) Value {
	if v.Type.Elem != F32 || v.Type.Pointer {
		fail("%s of %s: want float32 numbers", instruction, v.Type)
	}
	return v.f.pure(fmt.Sprintf("tt.elementwise_inline_asm \"%s $0, $1;\" {constraints = \"=f,f\", packed_element = 1 : i32, pure = true} %s : %s -> %s",
		instruction, v.name, v.Type, v.Type), v.Type)
}

// Exp2 is 2^v by the hardware's approximation (2 units in the last place). In fast kernels, of float32 alone, it is 0 below 2^-126: to keep
// those smallest numbers takes four instructions more.
func (v Value) Exp2() Value {
	if v.f.Fast {
		return v.approximate("ex2.approx.ftz.f32")
	}
	return v.unary("math.exp2")
}

// MulAdd is v w + u, in fast kernels rounded once.
func (v Value) MulAdd(w, u Operand) Value {
	x, y := v.operand(w), v.operand(u)
	if !v.f.Fast {
		return y.Add(x.Mul(v))
	}
	if v.Type.Elem != x.Type.Elem || v.Type.Elem != y.Type.Elem || !v.Type.Elem.Float() || v.Type.Pointer || x.Type.Pointer || y.Type.Pointer {
		fail("%s times %s plus %s: the element types do not fit", v.Type, x.Type, y.Type)
	}
	shape := meet("math.fma", Type{Elem: v.Type.Elem, Shape: meet("math.fma", v.Type, x.Type)}, y.Type)
	v, x, y = v.Broadcast(shape...), x.Broadcast(shape...), y.Broadcast(shape...)
	return v.f.pure(fmt.Sprintf("math.fma %s, %s, %s : %s", v.name, x.name, y.name, v.Type), v.Type)
}

// Reciprocal is 1 / v; in fast kernels, of float32 alone, by the hardware's approximation (1 unit in the last place), 0 above 2^126.
func (v Value) Reciprocal() Value {
	if v.f.Fast {
		return v.approximate("rcp.approx.ftz.f32")
	}
	return v.f.Const(v.Type.Elem, 1, v.Type.Shape...).Div(v)
}

// Log2 is the logarithm to base 2, in full precision and some 200 instructions.
func (v Value) Log2() Value { return v.unary("math.log2") }

// RoughLog2 is the logarithm to base 2 of float32 by the hardware's approximation: within 2^-22 for v from 0.5 to 2, else within 2^-22 of
// itself; minus infinity below 2^-126.
func (v Value) RoughLog2() Value { return v.approximate("lg2.approx.ftz.f32") }

// Rsqrt is 1 / sqrt(v), by the hardware's approximation (2 units in the last place).
func (v Value) Rsqrt() Value { return v.unary("math.rsqrt") }

// To converts to an element type; it is v itself where that is its type.
func (v Value) To(elem Elem) Value {
	from := v.Type.Elem
	if from == elem {
		return v
	}
	operation := ""
	switch {
	case v.Type.Pointer:
	case from.Float() && elem.Float() && elem.bits() < from.bits():
		operation = "arith.truncf"
	case from.Float() && elem.Float():
		operation = "arith.extf"
	case from == I1 && elem == F32:
		operation = "arith.uitofp"
	case from == F32 && elem == I32:
		operation = "arith.fptosi"
	case from == I32 && elem == F32:
		operation = "arith.sitofp"
	case from == I32 && elem == I64, from == I8 && elem == I32:
		operation = "arith.extsi"
	case from == I32 && elem == I8:
		operation = "arith.trunci"
	}
	if operation == "" {
		fail("no conversion of %s to %s", v.Type, elem)
	}
	to := v.Type.of(elem)
	return v.f.pure(fmt.Sprintf("%s %s : %s to %s", operation, v.name, v.Type, to), to)
}

// As reads the bits of v as another element type of the same size.
func (v Value) As(elem Elem) Value {
	if v.Type.Pointer || v.Type.Elem.bits() != elem.bits() {
		fail("the bits of %s as %s: the sizes differ", v.Type, elem)
	}
	to := v.Type.of(elem)
	return v.f.pure(fmt.Sprintf("tt.bitcast %s : %s -> %s", v.name, v.Type, to), to)
}

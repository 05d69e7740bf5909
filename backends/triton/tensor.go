package triton

import (
	"fmt"
	"slices"
)

// Broadcast repeats a scalar, or axes of size 1, to a shape.
func (v Value) Broadcast(shape ...int) Value {
	if slices.Equal(v.Type.Shape, shape) && (v.Type.Shape == nil) == (shape == nil) {
		return v
	}
	to := v.Type.with(shape...)
	if v.Type.Shape == nil {
		return v.f.pure(fmt.Sprintf("tt.splat %s : %s -> %s", v.name, v.Type, to), to)
	}
	if !slices.Equal(meet("broadcast", v.Type, to), shape) {
		fail("%s can't be broadcast to %s", v.Type, to)
	}
	return v.f.pure(fmt.Sprintf("tt.broadcast %s : %s -> %s", v.name, v.Type, to), to)
}

// Expand adds an axis of size 1 before axis.
func (v Value) Expand(axis int) Value {
	if v.Type.Shape == nil || axis < 0 || axis > len(v.Type.Shape) {
		fail("%s can't be expanded at axis %d", v.Type, axis)
	}
	to := v.Type.with(slices.Insert(slices.Clone(v.Type.Shape), axis, 1)...)
	return v.f.pure(fmt.Sprintf("tt.expand_dims %s {axis = %d : i32} : %s -> %s", v.name, axis, v.Type, to), to)
}

// Row is a vector as a matrix of one row, [1, n].
func (v Value) Row() Value { return v.Expand(0) }

// Column is a vector as a matrix of one column, [n, 1].
func (v Value) Column() Value { return v.Expand(1) }

// Trans transposes a matrix.
func (v Value) Trans() Value {
	if len(v.Type.Shape) != 2 {
		fail("%s can't be transposed: want a matrix", v.Type)
	}
	to := v.Type.with(v.Type.Shape[1], v.Type.Shape[0])
	return v.f.pure(fmt.Sprintf("tt.trans %s {order = array<i32: 1, 0>} : %s -> %s", v.name, v.Type, to), to)
}

// Reshape gives the elements, in order, another shape.
func (v Value) Reshape(shape ...int) Value {
	to := v.Type.with(shape...)
	if elements(v.Type.Shape) != elements(shape) {
		fail("%s can't be reshaped to %s", v.Type, to)
	}
	return v.f.pure(fmt.Sprintf("tt.reshape %s : %s -> %s", v.name, v.Type, to), to)
}

func elements(shape []int) int {
	n := 1
	for _, size := range shape {
		n *= size
	}
	return n
}

// Join puts v and w beside each other along a new last axis of size 2.
func (v Value) Join(w Value) Value {
	if !v.Type.equal(w.Type) || v.Type.Shape == nil {
		fail("join of %s and %s: want two tensors of one type", v.Type, w.Type)
	}
	to := v.Type.with(append(slices.Clone(v.Type.Shape), 2)...)
	return v.f.pure(fmt.Sprintf("tt.join %s, %s : %s -> %s", v.name, w.name, v.Type, to), to)
}

// Split takes apart what [Value.Join] put beside each other: the last axis has size 2.
func (v Value) Split() (first, second Value) {
	rank := len(v.Type.Shape)
	if rank < 2 || v.Type.Shape[rank-1] != 2 {
		fail("split of %s: want a last axis of size 2", v.Type)
	}
	to := v.Type.with(v.Type.Shape[:rank-1]...)
	first, second = v.f.named(to), v.f.named(to)
	v.f.line("%s, %s = tt.split %s : %s -> %s", first.name, second.name, v.name, v.Type, to)
	return first, second
}

// Dot is the product of the matrices v [m, k] and w [k, n], added to acc [m, n] in float32 if there is one.
func (v Value) Dot(w, acc Value) Value {
	if len(v.Type.Shape) != 2 || len(w.Type.Shape) != 2 || v.Type.Shape[1] != w.Type.Shape[0] || v.Type.Elem != w.Type.Elem || !v.Type.Elem.Float() {
		fail("dot of %s and %s: want [m, k] and [k, n] of one floating-point type", v.Type, w.Type)
	}
	to := Type{Elem: F32, Shape: []int{v.Type.Shape[0], w.Type.Shape[1]}}
	if !acc.Valid() {
		acc = v.f.Const(F32, 0, to.Shape...)
	}
	if !acc.Type.equal(to) {
		fail("dot of %s and %s onto %s: want %s", v.Type, w.Type, acc.Type, to)
	}
	return v.f.pure(fmt.Sprintf("tt.dot %s, %s, %s, inputPrecision = %s : %s * %s -> %s", v.name, w.name, acc.name, v.f.Precision, v.Type, w.Type, to), to)
}

// Sum is the sum along an axis, in a fixed order.
func (v Value) Sum(axis int) Value { return v.reduce("arith.addf", axis) }

// MinAlong is the smallest number along an axis.
func (v Value) MinAlong(axis int) Value { return v.reduce("arith.minnumf", axis) }

// MaxAlong is the largest number along an axis.
func (v Value) MaxAlong(axis int) Value { return v.reduce("arith.maxnumf", axis) }

func (v Value) reduce(combine string, axis int) Value {
	if axis < 0 || axis >= len(v.Type.Shape) || v.Type.Elem != F32 {
		fail("reduction of %s along axis %d: want a float32 tensor", v.Type, axis)
	}
	to := v.Type.with(slices.Delete(slices.Clone(v.Type.Shape), axis, axis+1)...)
	if len(to.Shape) == 0 {
		to.Shape = nil
	}
	return v.combine("tt.reduce", fmt.Sprintf("axis = %d : i32", axis), combine, to)
}

// CumSum is the running sum along an axis: element i holds the sum up to and with i, or in reverse from i to the end.
func (v Value) CumSum(axis int, reverse bool) Value {
	if axis < 0 || axis >= len(v.Type.Shape) || v.Type.Elem != F32 && v.Type.Elem != F64 {
		fail("running sum of %s along axis %d: want a tensor of float32 or float64", v.Type, axis)
	}
	return v.combine("tt.scan", fmt.Sprintf("axis = %d : i32, reverse = %t", axis, reverse), "arith.addf", v.Type)
}

// combine adds a reduction or scan with the region that combines two numbers.
func (v Value) combine(operation, attributes, combine string, to Type) Value {
	key := fmt.Sprintf("%s %s %s %s", operation, attributes, combine, v.name)
	for s := v.f.body; s != nil; s = s.outer {
		if known, ok := s.known[key]; ok {
			return known
		}
	}
	f, elem := v.f, v.Type.Elem
	result, a, b, c := f.named(to), f.named(Type{Elem: elem}), f.named(Type{Elem: elem}), f.named(Type{Elem: elem})
	f.line("%s = %q(%s) <{%s}> ({", result.name, operation, v.name, attributes)
	f.line("^bb0(%s: %s, %s: %s):", a.name, elem, b.name, elem)
	f.line("  %s = %s %s, %s : %s", c.name, combine, a.name, b.name, elem)
	f.line("  %s.return %s : %s", operation, c.name, elem)
	f.line("}) : (%s) -> %s", v.Type, to)
	f.body.known[key] = result
	return result
}

package interp

import (
	"slices"

	"github.com/matmamba/matmamba/backends/triton"
)

func checkDot(r *reader, in *instruction) {
	must(len(in.in) == 3 && len(in.types[0]) == 2 && len(in.types[1]) == 1, "a dot of %d operands", len(in.in))
	in.types[0] = append(in.types[0], in.types[1][0])
	r.takes(in, 3)
	a, b := r.operand(in, 0), r.operand(in, 1)
	must(len(a.Shape) == 2 && len(b.Shape) == 2 && a.Shape[1] == b.Shape[0] && a.Elem == b.Elem && !a.Pointer && !b.Pointer, "a dot of %s and %s", a, b)
	precision := triton.Precision(in.attributes["inputPrecision"])
	must(a.Elem == triton.BF16 || a.Elem == triton.F32 && slices.Contains([]triton.Precision{triton.IEEE, triton.TF32, triton.TF32x3}, precision),
		"a dot of %s with precision %q", a.Elem, precision)
	r.arrow(in, triton.Type{Elem: triton.F32, Shape: []int{a.Shape[0], b.Shape[1]}})
}

func (m *machine) dot(in *instruction) step {
	a, b, onto, to := m.slots[in.in[0]].f, m.slots[in.in[1]].f, m.slots[in.in[2]].f, m.slots[in.out[0]].f
	left := m.program.values[in.in[0]]
	rows, inner := left.Shape[0], left.Shape[1]
	product := func(to, a, b []float32) { multiply(to, a, b, rows, inner) }
	precision := triton.Precision(in.attributes["inputPrecision"])
	switch {
	case left.Elem == triton.BF16 || precision == triton.IEEE:
		return func() error {
			copy(to, onto)
			product(to, a, b)
			return nil
		}
	case precision == triton.TF32:
		short, shortB := make([]float32, len(a)), make([]float32, len(b))
		return func() error {
			each(short, a, truncateTF32)
			each(shortB, b, truncateTF32)
			copy(to, onto)
			product(to, short, shortB)
			return nil
		}
	}
	big, small, bigB, smallB := make([]float32, len(a)), make([]float32, len(a)), make([]float32, len(b)), make([]float32, len(b))
	return func() error {
		halve(big, small, a)
		halve(bigB, smallB, b)
		clear(to)
		product(to, small, bigB)
		product(to, big, smallB)
		for i, x := range to {
			if x != x { // of an infinite number, whose small part is no number
				to[i] = 0
			}
		}
		product(to, big, bigB)
		add(to, to, onto)
		return nil
	}
}

func each(to, from []float32, function func(float32) float32) {
	for i, x := range from {
		to[i] = function(x)
	}
}

// halve takes numbers apart into TF32 numbers that are nearly their sum.
func halve(big, small, from []float32) {
	for i, x := range from {
		big[i] = roundTF32(x)
		small[i] = roundTF32(x - big[i])
	}
}

// multiply adds the product of a [rows, inner] and b [inner, columns], four inner places at a time.
func multiply(to, a, b []float32, rows, inner int) {
	columns := len(b) / inner
	for row := range rows {
		sums := to[row*columns : (row+1)*columns]
		factors := a[row*inner : (row+1)*inner]
		k := 0
		for ; k+4 <= inner; k += 4 {
			x0, x1, x2, x3 := factors[k], factors[k+1], factors[k+2], factors[k+3]
			b0, b1, b2, b3 := b[k*columns:][:len(sums)], b[(k+1)*columns:][:len(sums)], b[(k+2)*columns:][:len(sums)], b[(k+3)*columns:][:len(sums)]
			for i, sum := range sums {
				sums[i] = sum + float32(x0*b0[i]) + float32(x1*b1[i]) + float32(x2*b2[i]) + float32(x3*b3[i])
			}
		}
		for ; k < inner; k++ {
			x, b := factors[k], b[k*columns:][:len(sums)]
			for i := range sums {
				sums[i] += float32(x * b[i])
			}
		}
	}
}

func checkReduce(r *reader, in *instruction) {
	r.takes(in, 1)
	from := r.operand(in, 0)
	must(from.Elem == triton.F32 && !from.Pointer && slices.Contains([]string{"arith.addf", "arith.minnumf", "arith.maxnumf"}, in.word),
		"a reduction of %s by %s", from, in.word)
	axis := in.axis(len(from.Shape))
	shape := slices.Delete(slices.Clone(from.Shape), axis, axis+1)
	if len(shape) == 0 {
		shape = nil
	}
	r.arrow(in, shaped(from, shape...))
}

// along are how many stretches lie beside each other, how long the axis is, and how many elements lie behind it.
func (m *machine) along(in *instruction) (outer, length, inner int) {
	shape := m.program.values[in.in[0]].Shape
	axis := in.axis(len(shape))
	before, behind := triton.Type{Shape: shape[:axis]}, triton.Type{Shape: shape[axis+1:]}
	return elements(before), shape[axis], elements(behind)
}

func (m *machine) reduce(in *instruction) step {
	from, to := m.slots[in.in[0]].f, m.slots[in.out[0]].f
	outer, length, inner := m.along(in)
	combine := binaries[in.word].f
	halves := make([]float32, length*inner)
	return func() error {
		for o := range outer {
			copy(halves, from[o*length*inner:])
			for half := length / 2; half > 0; half /= 2 {
				combine(halves[:half*inner], halves, halves[half*inner:])
			}
			copy(to[o*inner:(o+1)*inner], halves)
		}
		return nil
	}
}

func checkScan(r *reader, in *instruction) {
	r.takes(in, 1)
	t := r.operand(in, 0)
	must((t.Elem == triton.F32 || t.Elem == triton.F64) && !t.Pointer && in.word == "arith.addf", "a scan of %s by %s", t, in.word)
	must(in.attributes["reverse"] == "true" || in.attributes["reverse"] == "false", "reverse is %q", in.attributes["reverse"])
	in.axis(len(t.Shape))
	r.arrow(in, t)
}

func (m *machine) scan(in *instruction) step {
	from, to := m.slots[in.in[0]], m.slots[in.out[0]]
	outer, length, inner := m.along(in)
	reverse := in.attributes["reverse"] == "true"
	return func() error {
		for o := range outer {
			at := o * length * inner
			runningSums(to.f, from.f, at, length, inner, reverse)
			runningSums(to.d, from.d, at, length, inner, reverse)
		}
		return nil
	}
}

// runningSums are those along one axis of a stretch of elements.
func runningSums[T float32 | float64](to, from []T, at, length, inner int, reverse bool) {
	if len(to) == 0 {
		return
	}
	first, way := at, inner
	if reverse {
		first, way = at+(length-1)*inner, -inner
	}
	copy(to[first:first+inner], from[first:])
	for k, row := 1, first+way; k < length; k, row = k+1, row+way {
		add(to[row:row+inner], to[row-way:], from[row:])
	}
}

package interp

import (
	"math"
	"strings"

	"github.com/matmamba/matmamba/backends/triton"
)

type number interface {
	float32 | float64 | int32 | int64
}

// binary are operations on two operands of one type, nil for types that have none. Those on float32 serve bfloat16, too.
type binary struct {
	f       func(to, a, b []float32)
	d       func(to, a, b []float64)
	i       func(to, a, b []int32)
	l       func(to, a, b []int64)
	b       func(to, a, b []bool)
	divides bool // integers, by what must not be 0
}

var binaries = map[string]binary{
	"arith.addf":    {f: add[float32], d: add[float64]},
	"arith.addi":    {i: add[int32], l: add[int64]},
	"arith.subf":    {f: sub[float32], d: sub[float64]},
	"arith.subi":    {i: sub[int32], l: sub[int64]},
	"arith.mulf":    {f: mul[float32], d: mul[float64]},
	"arith.muli":    {i: mul[int32], l: mul[int64]},
	"arith.divf":    {f: div[float32], d: div[float64]},
	"arith.divsi":   {i: div[int32], l: div[int64], divides: true},
	"arith.remsi":   {i: rem[int32], l: rem[int64], divides: true},
	"arith.minnumf": {f: smaller[float32], d: smaller[float64]},
	"arith.minsi":   {i: smaller[int32], l: smaller[int64]},
	"arith.maxnumf": {f: larger[float32], d: larger[float64]},
	"arith.maxsi":   {i: larger[int32], l: larger[int64]},
	"arith.shrsi":   {i: shifted[int32], l: shifted[int64]},
	"arith.andi":    {i: common[int32], l: common[int64], b: both},
}

func add[T number](to, a, b []T) {
	a, b = a[:len(to)], b[:len(to)]
	for i := range to {
		to[i] = a[i] + b[i]
	}
}

func sub[T number](to, a, b []T) {
	a, b = a[:len(to)], b[:len(to)]
	for i := range to {
		to[i] = a[i] - b[i]
	}
}

func mul[T number](to, a, b []T) {
	a, b = a[:len(to)], b[:len(to)]
	for i := range to {
		to[i] = a[i] * b[i]
	}
}

func div[T number](to, a, b []T) {
	a, b = a[:len(to)], b[:len(to)]
	for i := range to {
		to[i] = a[i] / b[i]
	}
}

func rem[T int32 | int64](to, a, b []T) {
	for i := range to {
		to[i] = a[i] % b[i]
	}
}

func common[T int32 | int64](to, a, b []T) {
	for i := range to {
		to[i] = a[i] & b[i]
	}
}

func shifted[T int32 | int64](to, a, b []T) {
	for i := range to {
		to[i] = a[i] >> uint64(b[i])
	}
}

// smaller prefers a number to a NaN.
func smaller[T number](to, a, b []T) {
	for i := range to {
		if x, y := a[i], b[i]; x < y || y != y {
			to[i] = x
		} else {
			to[i] = y
		}
	}
}

// larger prefers a number to a NaN.
func larger[T number](to, a, b []T) {
	for i := range to {
		if x, y := a[i], b[i]; x > y || y != y {
			to[i] = x
		} else {
			to[i] = y
		}
	}
}

func both(to, a, b []bool) {
	for i := range to {
		to[i] = a[i] && b[i]
	}
}

// has tells whether there is an operation for an element type.
func (o binary) has(elem triton.Elem) bool {
	return map[triton.Elem]bool{
		triton.F32: o.f != nil, triton.BF16: o.f != nil, triton.F64: o.d != nil, triton.I32: o.i != nil, triton.I64: o.l != nil, triton.I1: o.b != nil,
	}[elem]
}

func (o binary) check(r *reader, in *instruction) {
	t := r.takesOne(in, 2)
	must(!t.Pointer && o.has(t.Elem), "no such operation on %s", t)
	r.results(in, t)
}

func (o binary) step(m *machine, in *instruction) step {
	to, a, b := m.slots[in.out[0]], m.slots[in.in[0]], m.slots[in.in[1]]
	switch m.program.values[in.out[0]].Elem {
	case triton.F64:
		return func() error { o.d(to.d, a.d, b.d); return nil }
	case triton.I32:
		return func() error { return guarded(o.i, to.i, a.i, b.i, o.divides) }
	case triton.I64:
		return func() error { return guarded(o.l, to.l, a.l, b.l, o.divides) }
	case triton.I1:
		return func() error { o.b(to.b, a.b, b.b); return nil }
	}
	return m.rounded(in, func() error { o.f(to.f, a.f, b.f); return nil })
}

// guarded is an operation on integers; a division by 0 fails.
func guarded[T int32 | int64](do func(to, a, b []T), to, a, b []T, divides bool) error {
	if divides {
		for i, divisor := range b {
			if divisor == 0 {
				return reason("element %d is divided by 0", i)
			}
		}
	}
	do(to, a, b)
	return nil
}

// rounded is a step in float32 whose result is rounded where its type is bfloat16.
func (m *machine) rounded(in *instruction, exact step) step {
	if m.program.values[in.out[0]].Elem != triton.BF16 {
		return exact
	}
	to := m.slots[in.out[0]].f
	return func() error {
		if err := exact(); err != nil {
			return err
		}
		for i, x := range to {
			to[i] = roundBF16(x)
		}
		return nil
	}
}

// unary are functions of a floating-point number.
type unary func(x float64) float64

// Functions of float32 and bfloat16 are computed in float64 and rounded once.
var unaries = map[string]unary{
	"math.absf":  math.Abs,
	"math.exp2":  math.Exp2,
	"math.log2":  math.Log2,
	"math.rsqrt": func(x float64) float64 { return 1 / math.Sqrt(x) },
}

func (o unary) check(r *reader, in *instruction) {
	t := r.takesOne(in, 1)
	must(!t.Pointer && t.Elem.Float(), "no such function of %s", t)
	r.results(in, t)
}

func (o unary) step(m *machine, in *instruction) step {
	to, from := m.slots[in.out[0]], m.slots[in.in[0]]
	if m.program.values[in.out[0]].Elem == triton.F64 {
		return func() error {
			for i, x := range from.d {
				to.d[i] = o(x)
			}
			return nil
		}
	}
	return m.rounded(in, func() error {
		for i, x := range from.f {
			to.f[i] = float32(o(float64(x)))
		}
		return nil
	})
}

// approximations are instructions of NVIDIA's on float32, which take and make no subnormal numbers (PTX's ftz).
var approximations = map[string]func(x float64) float64{
	"ex2.approx.ftz.f32": math.Exp2,
	"rcp.approx.ftz.f32": func(x float64) float64 { return 1 / x },
	"lg2.approx.ftz.f32": math.Log2,
}

// asIs is an instruction that leaves numbers as they are: it says how threads hold them.
const asIs = "mov.b32 $0, $1;"

func checkAssembly(r *reader, in *instruction) {
	if in.word == asIs {
		checkMove(r, in)
		return
	}
	name, found := strings.CutSuffix(in.word, " $0, $1;")
	must(found && approximations[name] != nil && in.attributes["constraints"] == "=f,f" && in.attributes["packed_element"] == "1" &&
		in.attributes["pure"] == "true", "no instruction %q of %v", in.word, in.attributes)
	r.takes(in, 1)
	t := r.operand(in, 0)
	must(t.Elem == triton.F32 && !t.Pointer, "an instruction on %s: want float32", t)
	r.arrow(in, t)
}

// checkMove takes pairs of bfloat16, or float32 beside what is held in the same way.
func checkMove(r *reader, in *instruction) {
	must(in.attributes["pure"] == "true" && len(in.in) > 0, "a move with %v", in.attributes)
	t := r.operand(in, 0)
	switch in.attributes["constraints"] + " " + in.attributes["packed_element"] {
	case "=r,r 2":
		r.takes(in, 1)
		must(t.Elem == triton.BF16 && !t.Pointer && t.Shape != nil, "pairs of %s: want bf16", t)
	case "=f,f,f 1":
		r.takes(in, 2)
		must(t.Elem == triton.F32 && !t.Pointer && equal(t, r.operand(in, 1)), "%s held as %s: want float32 of one shape", t, r.operand(in, 1))
	default:
		fail("a move with %v", in.attributes)
	}
	r.arrow(in, t)
}

func (m *machine) assembly(in *instruction) step {
	to, from := m.slots[in.out[0]].f, m.slots[in.in[0]].f
	if in.word == asIs {
		return func() error {
			copy(to, from)
			return nil
		}
	}
	name, _ := strings.CutSuffix(in.word, " $0, $1;")
	function := approximations[name]
	return func() error {
		for i, x := range from {
			to[i] = flush(float32(function(float64(flush(x)))))
		}
		return nil
	}
}

func checkMulAdd(r *reader, in *instruction) {
	t := r.takesOne(in, 3)
	must(!t.Pointer && (t.Elem == triton.F32 || t.Elem == triton.BF16), "multiplication and addition of %s", t)
	r.results(in, t)
}

// mulAdd rounds once, but for the double's rounding of the sum.
func (m *machine) mulAdd(in *instruction) step {
	to, a, b, c := m.slots[in.out[0]].f, m.slots[in.in[0]].f, m.slots[in.in[1]].f, m.slots[in.in[2]].f
	return m.rounded(in, func() error {
		for i := range to {
			to[i] = float32(float64(float64(a[i])*float64(b[i])) + float64(c[i]))
		}
		return nil
	})
}

package interp_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"unsafe"

	"github.com/matmamba/matmamba/backends/triton"
	"github.com/matmamba/matmamba/backends/triton/interp"
	"github.com/stretchr/testify/require"
)

// bytes are elements as a buffer holds them.
func bytes[T any](elem triton.Elem, all []T) interp.Buffer {
	size := len(all) * int(unsafe.Sizeof(*new(T)))
	return interp.Buffer{Elem: elem, Data: unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(all))), size)}
}

func float32s(all []float32) interp.Buffer { return bytes(triton.F32, all) }

// halves are numbers that bfloat16 has.
func halves(all []float32) interp.Buffer {
	bits := make([]uint16, len(all))
	for i, x := range all {
		bits[i] = uint16(math.Float32bits(x) >> 16)
	}
	return bytes(triton.BF16, bits)
}

// run executes a kernel that was built.
func run(t *testing.T, f *triton.Func, grid [3]int, inputs, outputs []interp.Buffer) error {
	t.Helper()
	program, err := interp.Parse(f.Text())
	require.NoError(t, err)
	return program.Run(interp.Launch{Grid: grid, Warps: 4}, inputs, outputs)
}

var one = [3]int{1, 1, 1}

// computed is what a function makes of two tensors of 16 numbers.
func computed(t *testing.T, a, b []float32, build func(x, y triton.Value) triton.Value) []float32 {
	t.Helper()
	f := triton.New("computed")
	f.Fast = true
	in, other, out := f.Pointer("a", triton.F32), f.Pointer("b", triton.F32), f.Pointer("out", triton.F32)
	i := f.Range(16)
	result := build(in.At(i).Load(), other.At(i).Load())
	out.At(f.Range(result.Type.Shape[0])).Store(result)
	results := make([]float32, result.Type.Shape[0])
	require.NoError(t, run(t, f, one, []interp.Buffer{float32s(a), float32s(b)}, []interp.Buffer{float32s(results)}))
	return results
}

// What a function makes of numbers, also of those that are rounded, infinite, subnormal or none.
func TestFunctions(t *testing.T) {
	inf, nan, tiny := float32(math.Inf(1)), float32(math.NaN()), float32(1e-40)
	a := []float32{1, -2.5, 3, 0, inf, nan, 7, tiny, 1e30, 2, 0.1, 5, -1, 1.00390625, 1.01171875, -3.9}
	b := []float32{2, 4, 3, 1, 1, 1, nan, 1, 1e30, -2, 0.7, 2, 1, 1, 1, 2}
	for name, test := range map[string]struct {
		build func(x, y triton.Value) triton.Value
		want  func(x, y float32) float32
	}{
		"add":     {func(x, y triton.Value) triton.Value { return x.Add(y) }, func(x, y float32) float32 { return x + y }},
		"sub":     {func(x, y triton.Value) triton.Value { return x.Sub(y) }, func(x, y float32) float32 { return x - y }},
		"mul":     {func(x, y triton.Value) triton.Value { return x.Mul(y) }, func(x, y float32) float32 { return x * y }},
		"div":     {func(x, y triton.Value) triton.Value { return x.Div(y) }, func(x, y float32) float32 { return x / y }},
		"less":    {func(x, y triton.Value) triton.Value { return x.Less(y).To(triton.F32) }, func(x, y float32) float32 { return number(x < y) }},
		"at most": {func(x, y triton.Value) triton.Value { return x.LessEqual(y).To(triton.F32) }, func(x, y float32) float32 { return number(x <= y) }},
		"greater": {func(x, y triton.Value) triton.Value { return x.Greater(y).To(triton.F32) }, func(x, y float32) float32 { return number(x > y) }},
		"at least": {
			func(x, y triton.Value) triton.Value { return x.GreaterEqual(y).To(triton.F32) }, func(x, y float32) float32 { return number(x >= y) },
		},
		"equal": {func(x, y triton.Value) triton.Value { return x.Equal(y).To(triton.F32) }, func(x, y float32) float32 { return number(x == y) }},
		"and": {
			func(x, y triton.Value) triton.Value { return x.Less(y).And(x.Greater(0.)).To(triton.F32) },
			func(x, y float32) float32 { return number(x < y && x > 0) },
		},
		"select": {func(x, y triton.Value) triton.Value { return x.Less(y).Select(x, 9.) }, func(x, y float32) float32 {
			if x < y {
				return x
			}
			return 9
		}},
		"absolute":  {func(x, _ triton.Value) triton.Value { return x.Abs() }, func(x, _ float32) float32 { return float32(math.Abs(float64(x))) }},
		"root":      {func(x, _ triton.Value) triton.Value { return x.Rsqrt() }, func(x, _ float32) float32 { return float32(1 / math.Sqrt(float64(x))) }},
		"exponent":  {func(x, _ triton.Value) triton.Value { return x.Exp2() }, func(x, _ float32) float32 { return float32(math.Exp2(float64(x))) }},
		"logarithm": {func(x, _ triton.Value) triton.Value { return x.Log2() }, func(x, _ float32) float32 { return float32(math.Log2(float64(x))) }},
		"rough logarithm": {func(x, _ triton.Value) triton.Value { return x.RoughLog2() }, func(x, _ float32) float32 {
			if x == tiny {
				x = 0
			}
			return float32(math.Log2(float64(x)))
		}},
		"reciprocal": {func(x, _ triton.Value) triton.Value { return x.Reciprocal() }, func(x, _ float32) float32 {
			if x == tiny {
				x = 0
			}
			return 1 / x
		}},
		"held": {
			func(x, y triton.Value) triton.Value { return x.HeldAs(y).To(triton.BF16).HeldInPairs().To(triton.F32) },
			func(x, _ float32) float32 { return rounded(x) },
		},
		"fused": {
			func(x, y triton.Value) triton.Value { return x.MulAdd(x, y) },
			func(x, y float32) float32 { return float32(math.FMA(float64(x), float64(x), float64(y))) },
		},
		"whole": {func(x, _ triton.Value) triton.Value { return x.Min(100.).To(triton.I32).To(triton.F32) }, func(x, _ float32) float32 {
			if x != x {
				return 100
			}
			return float32(math.Trunc(math.Min(float64(x), 100)))
		}},
		"to bfloat16 and back": {
			func(x, _ triton.Value) triton.Value { return x.To(triton.BF16).To(triton.F32) }, func(x, _ float32) float32 { return rounded(x) },
		},
		"in bfloat16": {
			func(x, y triton.Value) triton.Value { return x.To(triton.BF16).Mul(y.To(triton.BF16)).To(triton.F32) },
			func(x, y float32) float32 { return rounded(rounded(x) * rounded(y)) },
		},
	} {
		want := make([]float32, 16)
		for i := range want {
			want[i] = test.want(a[i], b[i])
		}
		requireSame(t, name, want, computed(t, a, b, test.build))
	}
	smaller := []float32{1, -2.5, 3, 0, 1, 1, 7, tiny, 1e30, -2, 0.1, 2, -1, 1, 1, -3.9}
	requireSame(t, "min", smaller, computed(t, a, b, func(x, y triton.Value) triton.Value { return x.Min(y) }))
	larger := []float32{2, 4, 3, 1, inf, 1, 7, 1, 1e30, 2, 0.7, 5, 1, 1.00390625, 1.01171875, 2}
	requireSame(t, "max", larger, computed(t, a, b, func(x, y triton.Value) triton.Value { return x.Max(y) }))
}

func number(yes bool) float32 {
	if yes {
		return 1
	}
	return 0
}

// rounded is the nearest bfloat16, found by trying both neighbours.
func rounded(x float32) float32 {
	if x != x || math.IsInf(float64(x), 0) {
		return x
	}
	below := math.Float32bits(x) &^ 0xffff
	low, high := math.Float32frombits(below), math.Float32frombits(below+0x10000)
	down, up := math.Abs(float64(x)-float64(low)), math.Abs(float64(high)-float64(x))
	if down < up || down == up && below&0x10000 == 0 {
		return low
	}
	return high
}

// requireSame compares numbers, of which NaN is one.
func requireSame(t *testing.T, name string, want, got []float32) {
	t.Helper()
	require.Len(t, got, len(want), name)
	for i := range want {
		if want[i] == want[i] || got[i] == got[i] {
			require.Equal(t, want[i], got[i], "%s: element %d", name, i)
		}
	}
}

// Bytes are signed, the bits of a float32 are a whole number, and shifting that rounds down.
func TestBytes(t *testing.T) {
	in := []int8{-128, -127, -1, 0, 1, 2, 100, 127}
	want, shifted := make([]int8, len(in)), make([]float32, len(in))
	for i, x := range in {
		want[i] = int8(int32(x)*3 + 1)
		shifted[i] = math.Float32frombits(uint32(int32(x) >> 1))
	}
	f := triton.New("bytes")
	from, to, halved := f.Pointer("in", triton.I8), f.Pointer("out", triton.I8), f.Pointer("halved", triton.F32)
	i := f.Range(8)
	x := from.At(i).Load(i.Less(8)).To(triton.I32)
	to.At(i).Store(x.Mul(3).Add(1))
	halved.At(i).Store(x.As(triton.F32).As(triton.I32).ShiftRight(1).As(triton.F32))
	got, half := make([]int8, len(in)), make([]float32, len(in))
	require.NoError(t, run(t, f, one, []interp.Buffer{bytes(triton.I8, in)}, []interp.Buffer{bytes(triton.I8, got), float32s(half)}))
	require.Equal(t, want, got)
	for i := range half {
		require.Equal(t, math.Float32bits(shifted[i]), math.Float32bits(half[i]), "half of %d", in[i])
	}
}

// Elements stand where axes, their order and their halves put them.
func TestShapes(t *testing.T) {
	a, b := make([]float32, 16), make([]float32, 16)
	for i := range a {
		a[i], b[i] = float32(i), float32(100+i)
	}
	for name, test := range map[string]struct {
		build func(x, y triton.Value) triton.Value
		want  []float32
	}{
		"transposed": {
			func(x, _ triton.Value) triton.Value { return x.Reshape(2, 8).Trans().Reshape(16) },
			[]float32{0, 8, 1, 9, 2, 10, 3, 11, 4, 12, 5, 13, 6, 14, 7, 15},
		},
		"joined": {
			func(x, y triton.Value) triton.Value { return x.Join(y).Reshape(32) },
			[]float32{0, 100, 1, 101, 2, 102, 3, 103, 4, 104, 5, 105, 6, 106, 7, 107, 8, 108, 9, 109, 10, 110, 11, 111, 12, 112, 13, 113, 14, 114, 15, 115},
		},
		"split": {func(x, _ triton.Value) triton.Value {
			first, second := x.Reshape(8, 2).Split()
			return first.Add(second.Mul(100.))
		}, []float32{100, 302, 504, 706, 908, 1110, 1312, 1514}},
		"broadcast": {func(x, _ triton.Value) triton.Value {
			first, second := x.Reshape(2, 2, 4).Sum(2).Split()
			return first.Column().Add(second.Row()).Reshape(4)
		}, []float32{28, 60, 60, 92}},
		"sums":     {func(x, _ triton.Value) triton.Value { return x.Reshape(4, 4).Sum(0) }, []float32{24, 28, 32, 36}},
		"smallest": {func(x, _ triton.Value) triton.Value { return x.Reshape(4, 4).MinAlong(1) }, []float32{0, 4, 8, 12}},
		"largest":  {func(x, _ triton.Value) triton.Value { return x.Reshape(2, 4, 2).MaxAlong(1).Reshape(4) }, []float32{6, 7, 14, 15}},
		"running":  {func(x, _ triton.Value) triton.Value { return x.Reshape(2, 8).CumSum(1, false).Reshape(16) }, runningSums(a, false)},
		"running in f64": {func(x, _ triton.Value) triton.Value {
			return x.To(triton.F64).Reshape(2, 8).CumSum(1, false).To(triton.F32).Reshape(16)
		}, runningSums(a, false)},
		"running back":     {func(x, _ triton.Value) triton.Value { return x.Reshape(2, 8).CumSum(1, true).Reshape(16) }, runningSums(a, true)},
		"running down":     {func(x, _ triton.Value) triton.Value { return x.Reshape(8, 2).CumSum(0, true).Reshape(16) }, []float32{56, 64, 56, 63, 54, 60, 50, 55, 44, 48, 36, 39, 26, 28, 14, 15}},
		"scalar and range": {func(x, _ triton.Value) triton.Value { return x.Sum(0).Broadcast(16).Add(x) }, shifted(a, 120)},
	} {
		requireSame(t, name, test.want, computed(t, a, b, test.build))
	}
}

func shifted(a []float32, by float32) []float32 {
	sums := make([]float32, len(a))
	for i, x := range a {
		sums[i] = x + by
	}
	return sums
}

// runningSums are those of each half.
func runningSums(a []float32, back bool) []float32 {
	sums := make([]float32, 16)
	for i := range sums {
		for j := range sums {
			if i/8 == j/8 && (j <= i && !back || j >= i && back) {
				sums[i] += a[j]
			}
		}
	}
	return sums
}

// Products are as exact as their types say: with numbers of 24 bits of mantissa all three precisions of float32 differ.
func TestDots(t *testing.T) {
	random := rand.New(rand.NewPCG(1, 2))
	a, b := make([]float32, 16*16), make([]float32, 16*16)
	for i := range a {
		a[i], b[i] = 1+random.Float32(), 1+random.Float32()
	}
	errors := map[triton.Precision]float64{}
	for _, precision := range []triton.Precision{triton.IEEE, triton.TF32, triton.TF32x3} {
		f := triton.New("dot")
		f.Precision = precision
		x, y, out := f.Pointer("x", triton.F32), f.Pointer("y", triton.F32), f.Pointer("out", triton.F32)
		at := f.Range(16).Column().Mul(16).Add(f.Range(16).Row())
		out.At(at).Store(x.At(at).Load().Dot(y.At(at).Load(), f.Const(triton.F32, 1, 16, 16)))
		got := make([]float32, 16*16)
		require.NoError(t, run(t, f, one, []interp.Buffer{float32s(a), float32s(b)}, []interp.Buffer{float32s(got)}))
		for i := range got {
			exact := 1.
			for k := range 16 {
				exact += float64(a[i/16*16+k]) * float64(b[k*16+i%16])
			}
			errors[precision] = max(errors[precision], math.Abs(float64(got[i])/exact-1))
		}
	}
	require.Less(t, errors[triton.IEEE], 4e-7)
	require.Less(t, errors[triton.TF32x3], 1e-6)
	require.Greater(t, errors[triton.TF32], 1e-4)
	require.Less(t, errors[triton.TF32], 2e-3)
}

// A single product shows which bits of the operands count: tensor cores read float32 as TF32 by leaving bits out, while TF32x3 takes
// operands apart by a conversion that rounds, its remainders too, and drops what is no number of the smaller products.
func TestOperandsOfDots(t *testing.T) {
	const bit = 1. / (1 << 12)
	inf := float32(math.Inf(1))
	for _, test := range []struct {
		precision  triton.Precision
		x, y, want float32
	}{
		{triton.IEEE, 1 + 3*bit, 1, 1 + 3*bit},
		{triton.TF32, 1 + 3*bit, 1, 1},
		{triton.TF32, -1 - 3*bit, 1, -1},
		{triton.TF32, 1 + 4*bit, 1, 1 + 4*bit},
		{triton.TF32x3, 1 + 3*bit, 1, 1 + 3*bit},
		{triton.TF32x3, 1 + bit + bit/2048, 1, 1 + bit + bit/1024},
		{triton.TF32x3, inf, 2, inf},
		{triton.TF32x3, -inf, 3, -inf},
		{triton.TF32x3, float32(math.NaN()), 1, float32(math.NaN())},
	} {
		f := triton.New("dot")
		f.Precision = test.precision
		x, y, out := f.Pointer("x", triton.F32), f.Pointer("y", triton.F32), f.Pointer("out", triton.F32)
		at := f.Range(16).Column().Mul(16).Add(f.Range(16).Row())
		first := func(p triton.Value) triton.Value { return p.At(at).Load(at.Equal(0)) }
		out.At(at).Store(first(x).Dot(first(y), triton.Value{}), at.Equal(0))
		for _, pair := range [][2]float32{{test.x, test.y}, {test.y, test.x}} {
			got := make([]float32, 1)
			require.NoError(t, run(t, f, one, []interp.Buffer{float32s(pair[:1]), float32s(pair[1:])}, []interp.Buffer{float32s(got)}))
			requireSame(t, fmt.Sprintf("%v times %v in %s", pair[0], pair[1], test.precision), []float32{test.want}, got)
		}
	}
}

// matmul is the product of bfloat16 matrices [rows, 128] and [128, 32], rows by blocks of 64, with a loop over the inner axis.
func matmul(rows int) *triton.Func {
	f := triton.New("matmul")
	a, b, c := f.Pointer("a", triton.BF16), f.Pointer("b", triton.BF16), f.Pointer("c", triton.F32)
	i, k := f.Range(64), f.Range(32)
	row := f.ProgramID(0).Mul(64).Add(i)
	inside := row.Less(rows).Column()
	acc := f.For(4, 3, []triton.Value{f.Const(triton.F32, 0, 64, 32)}, func(step triton.Value, carried []triton.Value) []triton.Value {
		inner := step.Mul(32).Add(k)
		x := a.At(row.Column().Mul(128)).At(inner.Row()).Load(inside)
		y := b.At(inner.Column().Mul(32)).At(k.Row()).Load()
		return []triton.Value{x.Dot(y, carried[0])}
	})[0]
	c.At(row.Column().Mul(32)).At(k.Row()).Store(acc, inside)
	return f
}

func TestMatmul(t *testing.T) {
	const rows = 100
	random := rand.New(rand.NewPCG(3, 4))
	a, b, got := make([]float32, rows*128), make([]float32, 128*32), make([]float32, rows*32)
	for _, all := range [][]float32{a, b} {
		for i := range all {
			all[i] = rounded(float32(random.NormFloat64()))
		}
	}
	require.NoError(t, run(t, matmul(rows), [3]int{2, 1, 1}, []interp.Buffer{halves(a), halves(b)}, []interp.Buffer{float32s(got)}))
	for i := range got {
		want := 0.
		for k := range 128 {
			want += float64(a[i/32*128+k]) * float64(b[k*32+i%32])
		}
		require.InDelta(t, want, got[i], 1e-4)
	}
}

// Loops carry values, those that change places, too, and run as often as a number says that is known then.
func TestLoops(t *testing.T) {
	f := triton.New("fibonacci")
	rounds, out := f.Pointer("rounds", triton.I32), f.Pointer("out", triton.I32)
	program := f.ProgramID(0)
	start := []triton.Value{f.Const(triton.I32, 0), f.Const(triton.I32, 1)}
	last := f.ForValue(rounds.At(program).Load(), 1, start, func(_ triton.Value, carried []triton.Value) []triton.Value {
		return []triton.Value{carried[1], carried[0].Add(carried[1])}
	})
	total := f.For(3, 1, []triton.Value{last[0]}, func(i triton.Value, outer []triton.Value) []triton.Value {
		return f.For(2, 1, outer, func(j triton.Value, inner []triton.Value) []triton.Value {
			return []triton.Value{inner[0].Add(i.Mul(10)).Add(j)}
		})
	})
	out.At(program).Store(total[0])
	got := make([]int32, 4)
	require.NoError(t, run(t, f, [3]int{4, 1, 1}, []interp.Buffer{bytes(triton.I32, []int32{0, 1, 10, 46})}, []interp.Buffer{bytes(triton.I32, got)}))
	require.Equal(t, []int32{0 + 63, 1 + 63, 55 + 63, 1836311903 + 63}, got)
}

// A choice gives what one of its branches yields, and leaves out what the other does.
func TestChoices(t *testing.T) {
	f := triton.New("choices")
	out, program := f.Pointer("out", triton.I32), f.ProgramID(0)
	pair := []triton.Value{program, f.Const(triton.I32, 7)}
	pair = f.If(program.Greater(1), pair, func() []triton.Value {
		return f.For(2, 1, []triton.Value{pair[1], pair[0]}, func(_ triton.Value, carried []triton.Value) []triton.Value {
			return []triton.Value{carried[0].Mul(10), carried[1].Add(1)}
		})
	})
	f.If(program.Less(3), nil, func() []triton.Value {
		out.At(program).Store(pair[0].Mul(100).Add(pair[1]))
		return nil
	})
	got := []int32{-1, -1, -1, -1}
	require.NoError(t, run(t, f, [3]int{4, 1, 1}, nil, []interp.Buffer{bytes(triton.I32, got)}))
	require.Equal(t, []int32{7, 107, 70004, -1}, got)
}

// A pointer may be one of two, and keeps to the buffer that it came from.
func TestPointersAreChosen(t *testing.T) {
	f := triton.New("chosen")
	a, b, out := f.Pointer("a", triton.I32), f.Pointer("b", triton.I32), f.Pointer("out", triton.I64)
	y := f.ProgramID(1)
	out.At(y).Store(y.Equal(0).Select(a, b).At(y).Load().To(triton.I64))
	got := make([]int64, 2)
	inputs := []interp.Buffer{bytes(triton.I32, []int32{7}), bytes(triton.I32, []int32{8, 9})}
	require.NoError(t, run(t, f, [3]int{1, 2, 1}, inputs, []interp.Buffer{bytes(triton.I64, got)}))
	require.Equal(t, []int64{7, 9}, got)
}

// What nothing is stored to stays NaN, and a result in the place of an operand begins as that.
func TestOutputs(t *testing.T) {
	f := triton.New("evens")
	in, out, place := f.Pointer("in", triton.F32), f.Pointer("out", triton.F32), f.Pointer("place", triton.F32)
	i := f.Range(4)
	x := in.At(i).Load()
	out.At(i).Store(x, i.Rem(2).Equal(0))
	place.At(i).Store(place.At(i).Load().Mul(2.), i.Less(3))
	given, got := []float32{1, 2, 3, 4}, make([]float32, 4)
	require.NoError(t, run(t, f, one, []interp.Buffer{float32s(given)}, []interp.Buffer{float32s(got), float32s(given)}))
	nan := float32(math.NaN())
	requireSame(t, "out", []float32{1, nan, 3, nan}, got)
	requireSame(t, "in place", []float32{2, 4, 6, 4}, given)
}

// A program may run again and again, on other buffers.
func TestRepeated(t *testing.T) {
	program, err := interp.Parse(matmul(10).Text())
	require.NoError(t, err)
	for rows := range 3 {
		a, b, c := make([]float32, 10*128), make([]float32, 128*32), make([]float32, 10*32)
		a[rows*128], b[5] = 2, 3
		require.NoError(t, program.Run(interp.Launch{Grid: one, Warps: 4}, []interp.Buffer{halves(a), halves(b)}, []interp.Buffer{float32s(c)}))
		require.Equal(t, float32(6), c[rows*32+5])
	}
}

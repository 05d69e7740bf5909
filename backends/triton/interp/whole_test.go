package interp_test

import (
	"math"
	"testing"

	"github.com/matmamba/matmamba/backends/triton"
	"github.com/matmamba/matmamba/backends/triton/interp"
	"github.com/stretchr/testify/require"
)

// wholes is what a function makes of whole numbers a and b, eight of each.
func wholes[T int32 | int64](t *testing.T, elem triton.Elem, a, b []T, build func(x, y triton.Value) triton.Value) []T {
	t.Helper()
	f := triton.New("wholes")
	in, other, out := f.Pointer("a", elem), f.Pointer("b", elem), f.Pointer("out", elem)
	i := f.Range(8)
	result := build(in.At(i).Load(), other.At(i).Load())
	if result.Type.Elem == triton.I1 {
		result = result.Select(f.Const(elem, 1, 8), f.Const(elem, 0, 8))
	}
	out.At(i).Store(result)
	got := make([]T, 8)
	require.NoError(t, run(t, f, one, []interp.Buffer{bytes(elem, a), bytes(elem, b)}, []interp.Buffer{bytes(elem, got)}))
	return got
}

// Quotients of whole numbers are cut towards zero, remainders have the sign of what is divided.
func testWholes[T int32 | int64](t *testing.T, elem triton.Elem, least, most T) {
	t.Helper()
	type v = triton.Value
	a := []T{-7, 7, -7, 7, least, 5, -3, most}
	b := []T{2, -2, -2, 2, -1, 5, -3, 1}
	for name, test := range map[string]struct {
		build func(x, y v) v
		want  []T
	}{
		"add":      {func(x, y v) v { return x.Add(y) }, []T{-5, 5, -9, 9, most, 10, -6, least}},
		"sub":      {func(x, y v) v { return x.Sub(y) }, []T{-9, 9, -5, 5, -most, 0, 0, most - 1}},
		"mul":      {func(x, y v) v { return x.Mul(y) }, []T{-14, -14, 14, 14, least, 25, 9, most}},
		"div":      {func(x, y v) v { return x.Div(y) }, []T{-3, -3, 3, 3, least, 1, 1, most}},
		"rem":      {func(x, y v) v { return x.Rem(y) }, []T{-1, 1, -1, 1, 0, 0, 0, 0}},
		"min":      {func(x, y v) v { return x.Min(y) }, []T{-7, -2, -7, 2, least, 5, -3, 1}},
		"max":      {func(x, y v) v { return x.Max(y) }, []T{2, 7, -2, 7, -1, 5, -3, most}},
		"and":      {func(x, y v) v { return x.And(y) }, []T{0, 6, -8, 2, least, 5, -3, 1}},
		"less":     {func(x, y v) v { return x.Less(y) }, []T{1, 0, 1, 0, 1, 0, 0, 0}},
		"at most":  {func(x, y v) v { return x.LessEqual(y) }, []T{1, 0, 1, 0, 1, 1, 1, 0}},
		"greater":  {func(x, y v) v { return x.Greater(y) }, []T{0, 1, 0, 1, 0, 0, 0, 1}},
		"at least": {func(x, y v) v { return x.GreaterEqual(y) }, []T{0, 1, 0, 1, 0, 1, 1, 1}},
		"equal":    {func(x, y v) v { return x.Equal(y) }, []T{0, 0, 0, 0, 0, 1, 1, 0}},
	} {
		require.Equal(t, test.want, wholes(t, elem, a, b, test.build), "%s of %s", name, elem)
	}
}

func TestWholeNumbers(t *testing.T) {
	testWholes[int32](t, triton.I32, math.MinInt32, math.MaxInt32)
	testWholes[int64](t, triton.I64, math.MinInt64, math.MaxInt64)
}

// Numbers that have no whole number near become the nearest that there is, and NaN becomes 0.
func TestToWholeNumbers(t *testing.T) {
	f := triton.New("cut")
	in, out := f.Pointer("in", triton.F32), f.Pointer("out", triton.I32)
	i := f.Range(8)
	out.At(i).Store(in.At(i).Load().To(triton.I32))
	inf, got := float32(math.Inf(1)), make([]int32, 8)
	numbers := []float32{inf, -inf, 3e9, -3e9, float32(math.NaN()), -3.9, 3.9, 1 << 31}
	require.NoError(t, run(t, f, one, []interp.Buffer{float32s(numbers)}, []interp.Buffer{bytes(triton.I32, got)}))
	require.Equal(t, []int32{math.MaxInt32, math.MinInt32, math.MaxInt32, math.MinInt32, 0, -3, 3, math.MaxInt32}, got)
}

// Instructions that flush neither take nor make subnormal numbers; functions that do not flush do both.
func TestFlushed(t *testing.T) {
	const tiny = 1. / (1 << 24) / (1 << 24) / (1 << 24) / (1 << 24) / (1 << 24) / (1 << 10) // 2^-130
	inf := float32(math.Inf(1))
	for name, test := range map[string]struct {
		fast     bool
		x, want  float32
		function func(x triton.Value) triton.Value
	}{
		"fast exponent":           {true, -130, 0, triton.Value.Exp2},
		"exponent":                {false, -130, tiny, triton.Value.Exp2},
		"fast reciprocal":         {true, 1 << 127, 0, triton.Value.Reciprocal},
		"reciprocal":              {false, 1 << 127, 8 * tiny, triton.Value.Reciprocal},
		"fast reciprocal of tiny": {true, tiny, inf, triton.Value.Reciprocal},
		"rough logarithm of tiny": {false, tiny, -inf, triton.Value.RoughLog2},
		"logarithm of tiny":       {false, tiny, -130, triton.Value.Log2},
	} {
		f := triton.New("flushed")
		f.Fast = test.fast
		in, out := f.Pointer("in", triton.F32), f.Pointer("out", triton.F32)
		out.Store(test.function(in.Load()))
		got := make([]float32, 1)
		require.NoError(t, run(t, f, one, []interp.Buffer{float32s([]float32{test.x})}, []interp.Buffer{float32s(got)}))
		require.Equal(t, []float32{test.want}, got, name)
	}
}

package triton_test

import (
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/matmamba/matmamba/backends/triton"
	"github.com/stretchr/testify/require"
)

// snapshot compares a text with testdata/name; MATMAMBA_UPDATE=1 writes it there.
func snapshot(t *testing.T, name, text string) {
	path := filepath.Join("testdata", name)
	if os.Getenv("MATMAMBA_UPDATE") == "1" {
		require.NoError(t, os.MkdirAll("testdata", 0o755))
		require.NoError(t, os.WriteFile(path, []byte(text), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), text)
}

// A product of matrices of any number of rows, by blocks, with a loop over the inner axis.
func TestMatmul(t *testing.T) {
	f := triton.New("matmul")
	a, b := f.Pointer("a", triton.BF16), f.Pointer("b", triton.BF16)
	rows, c := 100, f.Pointer("c", triton.BF16)
	i, k := f.Range(64), f.Range(32)
	row := f.ProgramID(0).Mul(64).Add(i)
	inside := row.Less(rows).Column()
	acc := f.For(4, 3, []triton.Value{f.Const(triton.F32, 0, 64, 32)}, func(step triton.Value, carried []triton.Value) []triton.Value {
		inner := step.Mul(32).Add(k)
		x := a.At(row.Column().Mul(128)).At(inner.Row()).Load(inside)
		y := b.At(inner.Column().Mul(32)).At(k.Row()).Load()
		return []triton.Value{x.Dot(y, carried[0])}
	})[0]
	c.At(row.Column().Mul(32)).At(k.Row()).Store(acc.Max(0.), inside)
	snapshot(t, "matmul.ttir", f.Text())
}

// Every other operation once.
func TestOperations(t *testing.T) {
	f := triton.New("operations")
	f.Precision = triton.TF32x3
	in, out, flags := f.Pointer("in", triton.F32), f.Pointer("out", triton.F32), f.Pointer("flags", triton.I32)
	bytes := f.Pointer("bytes", triton.I8)
	i := f.Range(16)
	x := in.At(i.Column().Mul(16)).At(i.Row()).Load()
	same := flags.At(f.ProgramID(1).To(triton.I64)).At(i).Load().Equal(3)
	y := x.Abs().Mul(-0.5).Exp2().Add(1.).Log2().Div(x.Min(60.)).Sub(x.Trans())
	y = same.Row().And(i.Column().GreaterEqual(i.Row())).Select(y, 0.)
	y = y.To(triton.BF16).To(triton.F32).Dot(x, triton.Value{})
	f.Barrier()
	y = y.Add(y.Abs().Add(1.).Rsqrt()).Sub(y.MaxAlong(0).Row())
	running := y.CumSum(0, true).Add(y.Sum(1).Column()).Add(y.MinAlong(0).Row())
	four := running.Sum(0).Join(running.Sum(1)).Join(running.Sum(0).Join(running.Sum(0))).Reshape(16, 4)
	out.At(i.Column().Mul(4).Add(f.Range(4).Row())).Store(four, i.Rem(3).Greater(0).Column(), triton.Value{}, i.Div(2).LessEqual(7).Column())
	f.For(2, 2, nil, func(step triton.Value, _ []triton.Value) []triton.Value {
		out.At(step.Sub(1).Max(0)).StoreFor(triton.Last, in.LoadFor(triton.Soon))
		return nil
	})
	y = y.MulAdd(2., x)
	f.Fast = true
	left, right := y.MulAdd(0.5, x).Exp2().Reciprocal().RoughLog2().Reshape(16, 8, 2).Split()
	out.At(i.Column().Mul(8)).At(f.Range(8).Row()).Store(left.Add(right))
	pairs := x.HeldAs(y).To(triton.BF16).HeldInPairs()
	out.At(i.Column().Mul(16)).At(i.Row()).Store(pairs.To(triton.F32))
	chosen := f.If(f.ProgramID(2).Equal(1), []triton.Value{left, right}, func() []triton.Value {
		return []triton.Value{right, left.Sub(1.)}
	})
	f.If(f.ProgramID(2).Less(1), nil, func() []triton.Value {
		out.At(i.Column().Mul(8)).At(f.Range(8).Row()).Store(chosen[0].Sub(chosen[1]))
		return nil
	})
	byte := bytes.At(i.Column().Mul(16)).At(i.Row())
	bits := x.As(triton.I32).ShiftRight(8).Add(byte.Load().To(triton.I32))
	byte.Store(bits)
	out.At(i.Column().Mul(16)).At(i.Row()).Store(bits.As(triton.F32))
	snapshot(t, "operations.ttir", f.Text())
}

// Equal operations are written once, also where one is in a loop; those of a loop's body stay in it.
func TestEqualOperationsAreOne(t *testing.T) {
	f := triton.New("equal")
	i := f.Range(32)
	require.Equal(t, i.Mul(4), i.Mul(4))
	var inside triton.Value
	f.For(3, 1, nil, func(triton.Value, []triton.Value) []triton.Value {
		require.Equal(t, i.Mul(4), i.Mul(4))
		inside = i.Mul(5)
		return nil
	})
	require.NotEqual(t, inside, i.Mul(5))
}

// Numbers are read back as they were.
func TestNumbers(t *testing.T) {
	f := triton.New("numbers")
	for _, number := range []float64{0, 1, -1e-30, 1.4426950408889634, 1 / 3., 3e38} {
		f.Const(triton.F32, number)
	}
	f.Const(triton.BF16, 0, 8)
	f.Const(triton.I64, -7)
	f.Const(triton.I1, 1)
	snapshot(t, "numbers.ttir", f.Text())
}

// What does not fit says where it was asked for.
func TestMisuse(t *testing.T) {
	f := triton.New("misuse")
	p := f.Pointer("p", triton.F32)
	x, y := f.Const(triton.F32, 1, 16, 32), f.Const(triton.F32, 2, 32)
	i := f.Range(16)
	for name, test := range map[string]struct {
		build func()
		want  string
	}{
		"ranks":       {func() { x.Add(y) }, "arith.addf of tensor<16x32xf32> and tensor<32xf32>: the ranks differ"},
		"sizes":       {func() { x.Mul(x.Trans()) }, "axis 0 differs"},
		"types":       {func() { x.Add(i.Column()) }, "the element types do not fit"},
		"integers":    {func() { x.Rem(x) }, "the element types do not fit"},
		"fractions":   {func() { i.Add(0.5) }, "0.5 is no constant of type i32"},
		"range":       {func() { f.Range(24) }, "want a power of two"},
		"dot":         {func() { x.Dot(x, triton.Value{}) }, "dot of tensor<16x32xf32> and tensor<16x32xf32>"},
		"accumulator": {func() { x.Dot(x.Trans(), x) }, "want tensor<16x16xf32>"},
		"reduction":   {func() { x.Sum(2) }, "along axis 2"},
		"store":       {func() { p.At(i).Store(y) }, "store of tensor<32xf32> to tensor<16x!tt.ptr<f32>>"},
		"load":        {func() { y.Load() }, "want pointers"},
		"mask":        {func() { p.At(i).Load(i) }, "a mask is tensor<16xi32>"},
		"offset":      {func() { y.At(i) }, "want a pointer"},
		"no value":    {func() { x.Add(triton.Value{}) }, "no value"},
		"reshape":     {func() { x.Reshape(16, 16) }, "can't be reshaped"},
		"split":       {func() { x.Split() }, "want a last axis of size 2"},
		"mul-add":     {func() { x.MulAdd(i.Column(), 1.) }, "the element types do not fit"},
		"conversion":  {func() { x.To(triton.I64) }, "no conversion"},
		"bits":        {func() { x.As(triton.I8) }, "the bits of tensor<16x32xf32> as i8: the sizes differ"},
		"held as":     {func() { x.HeldAs(y) }, "want float32 of one shape"},
		"pairs":       {func() { x.HeldInPairs() }, "want a tensor of bf16"},
		"exponent":    {func() { i.Exp2() }, "want floating-point numbers"},
		"logarithm":   {func() { i.RoughLog2() }, "want float32 numbers"},
		"condition":   {func() { f.If(i.Less(3), nil, func() []triton.Value { return nil }) }, "a choice by tensor<16xi1>: want i1"},
		"choice": {func() {
			f.If(f.Const(triton.I1, 1), []triton.Value{x}, func() []triton.Value { return []triton.Value{y} })
		}, "a choice has tensor<16x32xf32> as value 0, its body returns tensor<32xf32>"},
		"choices": {func() {
			f.If(f.Const(triton.I1, 1), []triton.Value{x}, func() []triton.Value { return nil })
		}, "a choice has 1 values, its body returns 0"},
		"carried": {func() {
			f.For(2, 1, []triton.Value{x}, func(_ triton.Value, _ []triton.Value) []triton.Value { return []triton.Value{y} })
		}, "its body returns tensor<32xf32>"},
	} {
		t.Run(name, func(t *testing.T) {
			defer func() {
				message, _ := recover().(string)
				require.Contains(t, message, test.want)
				require.Regexp(t, `^triton_test\.go:\d+: `, message)
			}()
			test.build()
		})
	}
}

func TestRegistersAreLimited(t *testing.T) {
	f := triton.New("few")
	require.True(t, strings.HasPrefix(f.Text(), "module {\n"))
	f.Registers = 168
	require.True(t, strings.HasPrefix(f.Text(), "module attributes {ttg.maxnreg = 168 : i32} {\n"))
}

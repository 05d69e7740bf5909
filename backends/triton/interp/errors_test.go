package interp_test

import (
	"strings"
	"testing"

	"github.com/matmamba/matmamba/backends/triton"
	"github.com/matmamba/matmamba/backends/triton/interp"
	"github.com/stretchr/testify/require"
)

// What a GPU would let pass is an error that says where.
func TestWrongPrograms(t *testing.T) {
	for name, test := range map[string]struct {
		build func(f *triton.Func, in, out triton.Value)
		want  string
	}{
		"load behind the end": {
			func(f *triton.Func, in, out triton.Value) { out.At(f.ProgramID(0)).Store(in.At(f.ProgramID(0)).Load()) },
			"kernel wrong, line 6 (%3 = tt.load %2 : !tt.ptr<f32>), program [4 0 0]: element 0 is at offset 4 of a buffer of 4",
		},
		"load before the start": {
			func(f *triton.Func, in, out triton.Value) { out.Store(in.At(f.Range(4).Sub(1)).Load().Sum(0)) }, "element 0 is at offset -1 of a buffer of 4",
		},
		"far away": {
			func(f *triton.Func, in, out triton.Value) { out.Store(in.At(f.Const(triton.I64, 1<<50)).Load()) }, "element 0 is moved out of its buffer's reach",
		},
		"in the place of another buffer": {
			func(f *triton.Func, in, out triton.Value) { out.Store(in.At(f.Const(triton.I64, 1<<44)).Load()) }, "element 0 is moved out of its buffer's reach",
		},
		"in the place of a buffer before": {
			func(f *triton.Func, in, out triton.Value) {
				out.At(f.Const(triton.I64, -1<<44, 4)).Store(f.Const(triton.F32, 1, 4))
			}, "element 0 is moved out of its buffer's reach",
		},
		"around": {
			func(f *triton.Func, in, out triton.Value) { out.Store(out.At(f.Const(triton.I64, -1<<63)).Load()) }, "element 0 is moved out of its buffer's reach",
		},
		"far away by steps": {func(f *triton.Func, in, out triton.Value) {
			far := in.At(f.Const(triton.I64, 1<<43-1))
			out.Store(far.At(f.Range(4).Add(1)).Load().Sum(0))
		}, "element 0 is moved out of its buffer's reach"},
		"store behind the end": {
			func(f *triton.Func, in, out triton.Value) {
				out.At(f.Range(16)).Store(f.Const(triton.F32, 1, 16), f.Range(16).Less(10))
			},
			"element 8 is at offset 8 of a buffer of 8",
		},
		"store to an operand": {func(f *triton.Func, in, out triton.Value) { in.Store(f.Const(triton.F32, 1)) }, "a store to an operand"},
		"two buffers": {func(f *triton.Func, in, out triton.Value) {
			i := f.Range(4)
			out.At(i).Store(i.Less(2).Select(in.Broadcast(4), out.Broadcast(4)).Load())
		}, "element 2 is in another buffer than the first"},
		"load of nothing":  {func(f *triton.Func, in, out triton.Value) { out.Store(out.At(1).Load()) }, "nothing was stored at offset 1"},
		"different stores": {func(f *triton.Func, in, out triton.Value) { out.Store(f.ProgramID(0).To(triton.F32)) }, "another program stores something else at offset 0"},
		"division by 0": {func(f *triton.Func, in, out triton.Value) {
			out.Store(f.Range(4).Div(f.ProgramID(0)).To(triton.F32).Sum(0))
		}, "element 0 is divided by 0"},
		"remainder of constants": {func(f *triton.Func, in, out triton.Value) { out.Store(f.Range(4).Rem(0).To(triton.F32).Sum(0)) }, "element 0 is divided by 0"},
		"the first of two": {func(f *triton.Func, in, out triton.Value) {
			out.Store(f.Range(4).Rem(0).Div(f.Const(triton.I32, 0, 4)).To(triton.F32).Sum(0))
		}, "arith.remsi"},
	} {
		t.Run(name, func(t *testing.T) {
			f := triton.New("wrong")
			in, out := f.Pointer("in", triton.F32), f.Pointer("out", triton.F32)
			test.build(f, in, out)
			err := run(t, f, [3]int{5, 1, 1}, []interp.Buffer{float32s(make([]float32, 4))}, []interp.Buffer{float32s(make([]float32, 8))})
			require.ErrorContains(t, err, test.want)
			require.ErrorContains(t, err, "kernel wrong, line ")
		})
	}
}

// Threads of one program are told apart by the places of elements in tensors: a barrier must stand between what two of them do with one place,
// unless they are of one warp.
func TestBarriers(t *testing.T) {
	for name, test := range map[string]struct {
		do   func(f *triton.Func, place triton.Value, barrier func())
		want string
	}{
		"loaded, then stored": {func(f *triton.Func, place triton.Value, barrier func()) {
			i := f.Range(4)
			x := place.At(i.Add(4)).Load()
			barrier()
			place.At(i.Add(5)).Store(x)
		}, "another thread loaded from offset 5, and no barrier stands between"},
		"stored, then loaded": {func(f *triton.Func, place triton.Value, barrier func()) {
			place.At(f.Range(8)).Store(f.Const(triton.F32, 1, 8))
			barrier()
			place.At(9).Store(place.At(1).Load())
		}, "another thread stored at offset 1, and no barrier stands between"},
		"stored twice": {func(f *triton.Func, place triton.Value, barrier func()) {
			place.At(f.Range(8)).Store(f.Const(triton.F32, 1, 8))
			barrier()
			place.At(2).Store(f.Const(triton.F32, 2))
		}, "another thread stored something else at offset 2, and no barrier stands between"},
	} {
		for _, safe := range []bool{false, true} {
			f := triton.New("barriers")
			f.Pointer("in", triton.F32)
			test.do(f, f.Pointer("out", triton.F32), func() {
				if safe {
					f.Barrier()
				}
			})
			program, err := interp.Parse(f.Text())
			require.NoError(t, err)
			all := []interp.Buffer{float32s(make([]float32, 16))}
			require.NoError(t, program.Run(interp.Launch{Grid: one, Warps: 1}, all, all), name)
			err = program.Run(interp.Launch{Grid: one, Warps: 2}, all, all)
			if safe {
				require.NoError(t, err, name)
			} else {
				require.ErrorContains(t, err, test.want, name)
			}
		}
	}
}

// In the place of an operand, no program may load what another stores. Which of the two is found first is left to chance.
func TestRaceInPlace(t *testing.T) {
	f := triton.New("race")
	f.Pointer("in", triton.F32)
	out, i := f.Pointer("out", triton.F32), f.ProgramID(0)
	out.At(i).Store(out.At(i.Add(1).Rem(4)).Load())
	all := float32s(make([]float32, 4))
	for range 20 {
		err := run(t, f, [3]int{4, 1, 1}, []interp.Buffer{all}, []interp.Buffer{all})
		require.ErrorContains(t, err, "another program")
	}
}

// It is a race, too, where other operands lie in the same place.
func TestRaceInSharedPlace(t *testing.T) {
	f := triton.New("race")
	a, b, out, i := f.Pointer("a", triton.F32), f.Pointer("b", triton.F32), f.Pointer("out", triton.F32), f.ProgramID(0)
	out.At(i).Store(a.At(i.Add(1).Rem(4)).Load().Add(b.At(i).Load()))
	for range 20 {
		all := float32s([]float32{1, 2, 3, 4})
		require.ErrorContains(t, run(t, f, [3]int{4, 1, 1}, []interp.Buffer{all, all}, []interp.Buffer{all}), "another program")
	}
	got := make([]float32, 4)
	all := float32s([]float32{1, 2, 3, 4})
	require.NoError(t, run(t, f, [3]int{4, 1, 1}, []interp.Buffer{all, all}, []interp.Buffer{float32s(got)}))
	require.Equal(t, []float32{3, 5, 7, 5}, got)
}

// What is the same in all programs is computed once, and fails only where a program comes by.
func TestNoRounds(t *testing.T) {
	f := triton.New("none")
	rounds, out := f.Pointer("rounds", triton.I32), f.Pointer("out", triton.I32)
	sum := f.ForValue(rounds.Load(), 1, []triton.Value{f.Const(triton.I32, 5)}, func(_ triton.Value, carried []triton.Value) []triton.Value {
		return []triton.Value{carried[0].Add(f.Const(triton.I32, 1).Div(0))}
	})
	out.Store(sum[0])
	got := make([]int32, 1)
	require.NoError(t, run(t, f, one, []interp.Buffer{bytes(triton.I32, []int32{0})}, []interp.Buffer{bytes(triton.I32, got)}))
	require.Equal(t, []int32{5}, got)
	require.ErrorContains(t, run(t, f, one, []interp.Buffer{bytes(triton.I32, []int32{1})}, []interp.Buffer{bytes(triton.I32, got)}), "element 0 is divided by 0")
}

// Stores of one number by all programs are no race.
func TestEqualStores(t *testing.T) {
	f := triton.New("equal")
	f.Pointer("out", triton.F32).Store(f.Const(triton.F32, 3))
	got := make([]float32, 1)
	require.NoError(t, run(t, f, [3]int{2, 3, 4}, nil, []interp.Buffer{float32s(got)}))
	require.Equal(t, float32(3), got[0])
}

func TestWrongBuffers(t *testing.T) {
	program, err := interp.Parse(matmul(4).Text())
	require.NoError(t, err)
	a, c := halves(make([]float32, 4*128)), float32s(make([]float32, 4*32))
	both := []interp.Buffer{a, a}
	require.ErrorContains(t, program.Run(interp.Launch{Grid: one, Warps: 4}, both[:1], []interp.Buffer{c}), "1 operands and 1 results, want 3 together")
	require.ErrorContains(t, program.Run(interp.Launch{Grid: [3]int{1, 0, 1}, Warps: 4}, both, []interp.Buffer{c}), "a grid of [1 0 1]")
	require.ErrorContains(t, program.Run(interp.Launch{Grid: [3]int{1 << 20, 1 << 20, 1}, Warps: 4}, both, []interp.Buffer{c}), "a grid of")
	for _, grid := range [][3]int{{1 << 22, 1 << 21, 1 << 21}, {1, 1 << 16, 1}, {1, 1, 1 << 16}, {1<<31 - 1, 1, 1}} {
		require.ErrorContains(t, program.Run(interp.Launch{Grid: grid, Warps: 4}, both, []interp.Buffer{c}), "a grid of", grid)
	}
	require.ErrorContains(t, program.Run(interp.Launch{Grid: one}, both, []interp.Buffer{c}), "with 0 warps")
	require.ErrorContains(t, program.Run(interp.Launch{Grid: one, Warps: 4}, both, []interp.Buffer{a}), "parameter 2 points to f32, and the buffer holds bf16")
	require.ErrorContains(t, program.Run(interp.Launch{Grid: one, Warps: 4}, both, []interp.Buffer{{Elem: triton.F32, Data: make([]byte, 7)}}), "a buffer of 7 bytes")
	f := triton.New("outputs")
	f.Pointer("in", triton.F32)
	f.Pointer("out", triton.F32)
	whole := float32s(make([]float32, 8))
	part := interp.Buffer{Elem: triton.F32, Data: whole.Data[:16]}
	require.ErrorContains(t, run(t, f, one, []interp.Buffer{whole}, []interp.Buffer{part}), "result 0 lies in the place of something else")
	require.ErrorContains(t, run(t, f, one, nil, []interp.Buffer{whole, whole}), "result 1 lies in the place of something else")
	part.Data = whole.Data[4:]
	require.ErrorContains(t, run(t, f, one, []interp.Buffer{whole}, []interp.Buffer{part}), "result 0 lies in the place of something else")
	require.ErrorContains(t, run(t, f, one, nil, []interp.Buffer{part, whole}), "result 1 lies in the place of something else")
	f.Pointer("second", triton.F32)
	require.ErrorContains(t, run(t, f, one, []interp.Buffer{whole}, []interp.Buffer{whole, whole}), "result 1 lies in the place of something else")
	require.ErrorContains(t, run(t, f, one, []interp.Buffer{whole, part}, []interp.Buffer{whole}), "result 0 lies in the place of something else")
	require.NoError(t, run(t, f, one, []interp.Buffer{whole, part}, []interp.Buffer{float32s(make([]float32, 1))}))
}

// A line of a kernel that is not as it must be is an error that names the line.
func TestWrongTexts(t *testing.T) {
	f := triton.New("texts")
	in, out := f.Pointer("in", triton.F32), f.Pointer("out", triton.F32)
	i := f.Range(16)
	x := in.At(i.Column().Mul(16)).At(i.Row()).Load()
	f.Const(triton.F32, 1, 16, 16)
	f.Const(triton.I1, 1)
	sums := f.For(2, 1, []triton.Value{x}, func(_ triton.Value, carried []triton.Value) []triton.Value {
		return []triton.Value{carried[0].Add(x)}
	})
	y := sums[0].Dot(x, triton.Value{}).Sum(0).CumSum(0, true)
	f.Fast = true
	y = y.Exp2().Greater(0.).And(i.Less(3)).Select(y, 0.).To(triton.BF16).HeldInPairs().To(triton.F32).MulAdd(1., 2.)
	a, _ := y.Join(y.Abs()).Split()
	a = a.HeldAs(y)
	a = f.If(f.Const(triton.I1, 1), []triton.Value{a}, func() []triton.Value { return []triton.Value{a.Add(y)} })[0]
	out.At(f.ProgramID(0).Broadcast(16)).Store(a)
	text := f.Text()
	_, err := interp.Parse(text)
	require.NoError(t, err)
	for _, test := range []struct{ old, new, want string }{
		{"module {", "module", "want \"module {\""},
		{"module {", "module attributes {ttg.maxnreg = many : i32} {", "want a whole number"},
		{"!tt.ptr<f32> {tt", "f32 {tt", "want a pointer"},
		{"  }\n}", "  }\n", "the text ends too early"},
		{"  }\n}\n", "  }\n}\nmore", "text behind the module"},
		{"tt.make_range", "tt.make_ranges", "no operation tt.make_ranges"},
		{"end = 16", "end = 15", "the result is"},
		{"tensor<16xi32>\n", "tensor<24xi32>\n", "want a power of two"},
		{"tensor<16xi32>\n", "tensor<1048576x1048576xi32>\n", "a tensor of more than 1048576 elements"},
		{"tensor<16xi32>\n", "tensor<i32>\n", "a tensor without axes"},
		{"tensor<16xi32>\n", "tensor<16xi33>\n", "no element type i33"},
		{"axis = 1 : i32}", "axis = 3 : i32}", "axis 3 of 2"},
		{"dense<16>", "dense<16.5>", "is no constant of type i32"},
		{"dense<1.0e+00>", "1.0e+00", "dense<...> is for tensors"},
		{"constant true", "constant 1", "is no constant of type i1"},
		{"arith.muli %1, %2", "arith.muli %1, %in", "operand 1 is"},
		{"arith.muli %1, %2", "arith.muli %1", "1 operands, want 2"},
		{"arith.muli %1, %2", "arith.muli %1, %77", "%77 is not defined here"},
		{"arith.muli", "arith.mulf", "no such operation on tensor<16x1xi32>"},
		{"%3 = ", "%1 = ", "%1 is defined twice"},
		{"%3 = ", "%3, %x = ", "2 results, want 1"},
		{"%3 = ", "%3:2 = ", "several results of one name"},
		{"= tf32 ", "= bf16x3 ", "a dot of f32 with precision"},
		{"scf.yield", "scf.yields", "no operation scf.yields"},
		{"reverse = true", "reverse = 1", "reverse is \"1\""},
		{"arith.addf %", "arith.addi %", "no such operation on"},
		{"ex2.approx.ftz.f32", "tanh.approx.f32", "no instruction"},
		{"=r,r\"", "=r,f\"", "a move with"},
		{"packed_element = 2", "packed_element = 1", "a move with"},
		{"=f,f,f\"", "=r,r\"", "a move with"},
		{"constraints = \"=f,f,f\", packed_element = 1", "constraints = \"=r,r\", packed_element = 2", "2 operands, want 1"},
		{"constraints = \"=r,r\", packed_element = 2", "constraints = \"=f,f,f\", packed_element = 1", "1 operands, want 2"},
		{"arith.cmpf ogt", "arith.cmpf sgt", "comparison \"sgt\""},
		{"arith.cmpi slt", "arith.cmpi ult", "no comparison \"ult\""},
		{"arith.truncf", "arith.extf", "conversion of tensor<16xf32> to bf16"},
		{"tt.get_program_id x", "tt.get_program_id w", "an axis \"w\""},
		{"tt.load", "tt.store", "a store of 1 operands"},
		{"tt.store %", "tt.store evictionPolicy %", "tt.store is followed by \"evictionPolicy\""},
		{"inputPrecision", "allowTF32", "no attribute allowTF32 of tt.dot"},
		{"= tf32 ", "= fast ", "Triton has no inputPrecision \"fast\""},
		{"tt.load %9 :", "tt.load %9 evictionPolicy = evict_never :", "Triton has no evictionPolicy \"evict_never\""},
		{"tt.load %9 :", "tt.load %9 cacheModifier = l2 :", "Triton has no cacheModifier \"l2\""},
		{"tt.return", "tt.returns", "\"s\" is left over"},
		{"tt.reduce.return", "tt.scan.return", "want \"tt.reduce.return"},
		{"scf.if %", "scf.if %0, %", "a choice by tensor<16xi32>: want i1"},
		{"-> (tensor<16xf32>) {", "-> (tensor<16xf32>, f32) {", "2 types of 1 results"},
		{"-> (tensor<16xf32>) {", "-> (f32) {", "value 0 is yielded as tensor<16xf32>, want f32"},
		{"} else {", "} or {", "want \"} else {\""},
		{"iter_args(", "iter_args(%z = %z, ", "%z is not defined here"},
	} {
		changed := strings.Replace(text, test.old, test.new, 1)
		require.NotEqual(t, text, changed, test.old)
		_, err := interp.Parse(changed)
		require.ErrorContains(t, err, test.want, "%s for %s", test.new, test.old)
		require.ErrorContains(t, err, "line ")
	}
}

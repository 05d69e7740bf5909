package cuda

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"
	"unsafe"

	"github.com/matmamba/matmamba/backends/triton"
	"github.com/matmamba/matmamba/backends/triton/interp"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// numbers are a tensor of a type as a kernel's buffer holds it.
type numbers struct {
	elem triton.Elem
	data []byte
}

func newNumbers(elem triton.Elem, n int) numbers {
	size := 4
	if elem == triton.BF16 {
		size = 2
	}
	return numbers{elem, make([]byte, size*n)}
}

func randomNumbers(random *rand.Rand, elem triton.Elem, n int) numbers {
	all := newNumbers(elem, n)
	for i := range n {
		bits := math.Float32bits(float32(random.NormFloat64()))
		if elem == triton.BF16 {
			view[uint16](all)[i] = uint16(bits >> 16)
		} else {
			view[uint32](all)[i] = bits
		}
	}
	return all
}

func view[T uint16 | uint32](n numbers) []T {
	var element T
	return unsafe.Slice((*T)(unsafe.Pointer(unsafe.SliceData(n.data))), len(n.data)/int(unsafe.Sizeof(element)))
}

func (n numbers) values() []float64 {
	var all []float64
	if n.elem == triton.BF16 {
		for _, bits := range view[uint16](n) {
			all = append(all, float64(math.Float32frombits(uint32(bits)<<16)))
		}
		return all
	}
	for _, bits := range view[uint32](n) {
		all = append(all, float64(math.Float32frombits(bits)))
	}
	return all
}

// recurred is what recur makes, of inputs in the order of its parameters.
type recurred struct{ gated, squares, after []float64 }

// inFloat64 is recur in float64.
func (s blockShape) inFloat64(in []numbers) recurred {
	projected, states, aLog, skip := in[0].values(), in[1].values(), in[2].values(), in[3].values()
	bias, norm := in[4].values(), in[5].values()
	out := recurred{squares: make([]float64, s.batch*s.recurBlocks())}
	for b := range s.batch {
		row := projected[b*s.width():][:s.width()]
		bn, cn := row[2*s.channels():][:s.state], row[2*s.channels()+s.state:][:s.state]
		for c := range s.channels() {
			h, x := c/s.headDim, row[s.channels()+c]
			dt := min(max(math.Log1p(math.Exp(row[s.channels()+s.convolved()+h]+bias[h])), s.min), s.max)
			y := x * skip[h]
			for n, state := range states[(b*s.channels()+c)*s.state:][:s.state] {
				state = state*math.Exp(-dt*math.Exp(aLog[h])) + dt*x*bn[n]
				y += state * cn[n]
				out.after = append(out.after, state)
			}
			y *= row[c] / (1 + math.Exp(-row[c]))
			out.gated = append(out.gated, y*norm[c])
			out.squares[b*s.recurBlocks()+c/s.recurTile()] += y * y
		}
	}
	return out
}

// The recurrence computes its formula, as run by the interpreter, for programs of one, two and four warps, states of several parts, and sizes
// that fill no tile.
func TestRecurrence(t *testing.T) {
	for _, size := range []struct{ batch, heads, headDim, state, tile int }{
		{1, 3, 24, 128, 4},
		{2, 60, 24, 40, 8},
		{11, 16, 24, 128, 16},
		{17, 11, 24, 136, 16},
		{64, 5, 14, 40, 16},
		{64, 5, 14, 16, 16},
		{17, 17, 15, 200, 16},
	} {
		for _, types := range [][2]triton.Elem{{triton.F32, triton.F32}, {triton.BF16, triton.F32}, {triton.BF16, triton.BF16}} {
			t.Run(fmt.Sprintf("%v %s states %s", size, types[0], types[1]), func(t *testing.T) {
				call := blocksCall(string(types[0]), size.batch, 40, size.headDim, size.state, size.heads)
				call.Attributes = map[string]string{"softplus": "1", "eps": "3727c5ac", "dtmin": "3c23d70a", "dtmax": "40000000"}
				keeping(string(types[1]), call)
				shapes, reason := H200.blockShapes(call, 0, call.Inputs[0], call.Inputs[1:])
				require.Empty(t, reason)
				require.Equal(t, size.tile, shapes[0].recurTile())
				requireRecurrence(t, shapes[0])
			})
		}
	}
}

// The series is softplus to rounding where softplus itself is small, too.
func TestSoftplusSeries(t *testing.T) {
	const n = 4096
	f := triton.New("softplus")
	f.Fast = true
	in, out, i := f.Pointer("x", triton.F32), f.Pointer("out", triton.F32), f.Range(n)
	out.At(i).Store(softplusSeries(in.At(i).Load()))
	x, y := newNumbers(triton.F32, n), newNumbers(triton.F32, n)
	for i := range n {
		view[uint32](x)[i] = math.Float32bits(float32(i-3*n/4) / 38)
	}
	program, err := interp.Parse(f.Text())
	require.NoError(t, err)
	require.NoError(t, program.Run(interp.Launch{Grid: [3]int{1, 1, 1}, Warps: 4}, buffers([]numbers{x}), buffers([]numbers{y})))
	got := y.values()
	for i, x := range x.values() {
		want := max(x, 0) + math.Log1p(math.Exp(-math.Abs(x)))
		tolerance := 3e-7 + 1e-7*math.Abs(x) // of x log2(e), too, which the power of two takes rounded
		require.InEpsilon(t, want, got[i], tolerance, "of %v", x)
	}
}

func requireRecurrence(t *testing.T, s blockShape) {
	t.Helper()
	random, states := rand.New(rand.NewPCG(1, 2)), s.batch*s.channels()*s.state
	var in []numbers
	for _, n := range []int{s.batch * s.width(), states, s.heads, s.heads, s.heads, s.channels()} {
		elem := triton.F32
		if len(in) == 1 {
			elem = s.kept
		}
		in = append(in, randomNumbers(random, elem, n))
	}
	out := []numbers{newNumbers(s.output().operand(), s.batch*s.channels()), newNumbers(triton.F32, s.batch*s.recurBlocks()), newNumbers(s.kept, states)}
	kernel := s.recur()
	program, err := interp.Parse(kernel.kernel.Text())
	require.NoError(t, err)
	require.NoError(t, program.Run(interp.Launch{Grid: kernel.grid, Warps: kernel.warps}, buffers(in), buffers(out)))
	want := s.inFloat64(in)
	for i, expected := range [][]float64{want.gated, want.squares, want.after} {
		tolerance := 2e-6
		if out[i].elem == triton.BF16 {
			tolerance = 1. / 256
		}
		golden.RequireClose(t, []string{"gated", "squares", "states"}[i], expected, out[i].values(), tolerance)
	}
}

func buffers(all []numbers) []interp.Buffer {
	var buffers []interp.Buffer
	for _, n := range all {
		buffers = append(buffers, interp.Buffer{Elem: n.elem, Data: n.data})
	}
	return buffers
}

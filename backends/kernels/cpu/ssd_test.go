//go:build cgo && linux

package cpu_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
	"strconv"
	"testing"

	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// ssdCase is a call of ssd and its gradient, with the operands' values.
type ssdCase struct {
	batch, seqLen, heads, headDim, groups, dState int
	dtype                                         string
	noSoftplus, joined                            bool
	ends                                          bool // nobody takes the final states, whose gradient is zero
	dtMin, dtMax                                  float32
	x, dt, a, b, c, d, dtBias, dy, dFinal         []float32
	initial                                       []float32 // nil for none
	runs                                          []int32   // nil for none
}

func (s ssdCase) attributes() map[string]string {
	flag := func(set bool) string {
		if set {
			return "1"
		}
		return "0"
	}
	attributes := map[string]string{"joined": flag(s.joined), "softplus": flag(!s.noSoftplus), "init": flag(s.initial != nil), "seg": flag(s.runs != nil), "chunk": "64"}
	for name, limit := range map[string]float32{"dtmin": s.dtMin, "dtmax": s.dtMax} {
		if limit != 0 {
			attributes[name] = strconv.FormatUint(uint64(math.Float32bits(limit)), 16)
		}
	}
	return attributes
}

func f32(dims ...int) kernels.Tensor { return kernels.Tensor{DType: "f32", Dims: dims} }

// calls are the composites of the case.
func (s ssdCase) calls() (forward, gradient kernels.Call) {
	typed := func(dims ...int) kernels.Tensor { return kernels.Tensor{DType: s.dtype, Dims: dims} }
	x, shared := typed(s.batch, s.seqLen, s.heads, s.headDim), typed(s.batch, s.seqLen, s.groups, s.dState)
	dt, perHead, state := f32(s.batch, s.seqLen, s.heads), f32(s.heads), f32(s.batch, s.heads, s.headDim, s.dState)
	saved := typed(s.batch, (s.seqLen+63)/64, s.heads, s.headDim, s.dState)
	inputs := []kernels.Tensor{x, dt, perHead, shared, shared, perHead, perHead}
	if s.joined {
		inputs = []kernels.Tensor{x, dt, perHead, typed(s.batch, s.seqLen, 2*s.groups, s.dState), perHead, perHead}
	}
	grads := slices.Clone(inputs)
	if s.initial != nil {
		inputs, grads = append(inputs, state), append(grads, state)
	}
	if s.runs != nil {
		inputs = append(inputs, kernels.Tensor{DType: "i32", Dims: []int{s.batch, s.seqLen}})
	}
	forward = kernels.Call{Op: "ssd", Attributes: s.attributes(), Inputs: inputs, Outputs: []kernels.Tensor{x, state, saved}}
	forward.Used = []bool{true, !s.ends, true}
	gradient = kernels.Call{Op: "ssd_grad", Attributes: s.attributes(), Inputs: append(inputs[:len(inputs):len(inputs)], saved, x, state), Outputs: grads}
	return forward, gradient
}

// results runs both: y, final, and the gradients.
func (s ssdCase) results(t testing.TB, lanes int) []array {
	forward, gradient := s.calls()
	inputs := s.operands(forward)
	outputs := run(t, forward, lanes, inputs...)
	inputs = append(inputs, outputs[2], array{floats: s.dy, dims: forward.Outputs[0].Dims}, array{floats: s.dFinal, dims: forward.Outputs[1].Dims})
	return append(outputs[:2], run(t, gradient, lanes, inputs...)...)
}

// operands are those of the forward pass.
func (s ssdCase) operands(forward kernels.Call) (inputs []array) {
	operands := [][]float32{s.x, s.dt, s.a, s.b, s.c, s.d, s.dtBias}
	if s.joined {
		operands = [][]float32{s.x, s.dt, s.a, joinedRows(s.b, s.c, s.groups*s.dState), s.d, s.dtBias}
	}
	for i, values := range operands {
		inputs = append(inputs, array{floats: values, dims: forward.Inputs[i].Dims})
	}
	if s.initial != nil {
		inputs = append(inputs, array{floats: s.initial, dims: forward.Outputs[1].Dims})
	}
	if s.runs != nil {
		inputs = append(inputs, array{ints: s.runs, dims: []int{s.batch, s.seqLen}})
	}
	return inputs
}

// joinedRows are rows of a and of b beside each other.
func joinedRows(a, b []float32, length int) []float32 {
	var joined []float32
	for at := 0; at < len(a); at += length {
		joined = append(append(joined, a[at:at+length]...), b[at:at+length]...)
	}
	return joined
}

// B and C beside each other, and their gradients, are what they are by themselves, to the bit: of one group and of two, with and without an initial state.
func TestSSDJoined(t *testing.T) {
	for _, name := range []string{"ssd_g1", "ssd_g2", "ssd_len1"} {
		for _, dtype := range []string{"f32", "bf16"} {
			for _, lanes := range variants {
				s, _ := goldenSSD(t, name)
				s.dtype = dtype
				want := s.results(t, lanes)
				s.joined = true
				got := s.results(t, lanes)
				const dB = 5 // behind y, the final state and the gradients of x, dt and a
				joined := joinedRows(want[dB].floats, want[dB+1].floats, s.groups*s.dState)
				require.Equal(t, joined, got[dB].floats, "%s %s %d", name, dtype, lanes)
				require.Equal(t, append(want[:dB:dB], want[dB+2:]...), append(got[:dB:dB], got[dB+1:]...), "%s %s %d", name, dtype, lanes)
			}
		}
	}
}

func goldenSSD(t *testing.T, name string) (ssdCase, golden.Set) {
	set := golden.Load(t, name)
	floats := func(name string) []float32 { return tensors.MustCopyFlatData[float32](set.Tensor("in." + name)) }
	x, b := set.Tensor("in.x").Shape().Dimensions, set.Tensor("in.B").Shape().Dimensions
	s := ssdCase{
		batch: x[0], seqLen: x[1], heads: x[2], headDim: x[3], groups: b[2], dState: b[3], dtype: "f32",
		x: floats("x"), dt: floats("dt"), a: floats("A"), b: floats("B"), c: floats("C"), d: floats("D"), dtBias: floats("dt_bias"),
		dy: floats("dy"), dFinal: floats("dfinal_states"),
	}
	if set.Has("in.initial_states") {
		s.initial = floats("initial_states")
	}
	return s, set
}

var ssdResults = []string{
	"out.y", "out.final_states", "out.grad.x", "out.grad.dt", "out.grad.A", "out.grad.B", "out.grad.C", "out.grad.D", "out.grad.dt_bias",
	"out.grad.initial_states",
}

func TestSSDGoldens(t *testing.T) {
	for _, name := range []string{"ssd_g1", "ssd_g2", "ssd_len1", "ssd_chunk256", "ssd_dtlimit", "ssd_p24n128"} {
		for _, lanes := range variants {
			t.Run(fmt.Sprintf("%s/%d", name, lanes), func(t *testing.T) {
				s, set := goldenSSD(t, name)
				if name == "ssd_dtlimit" {
					s.dtMin, s.dtMax = 0.05, 0.3
				}
				for i, result := range s.results(t, lanes) {
					set.RequireClose(ssdResults[i], tensors.FromFlatDataAndDimensions(result.floats, result.dims...), golden.Operator)
				}
			})
		}
	}
}

func TestSSDGoldensBFloat16(t *testing.T) {
	for _, name := range []string{"ssd_g1", "ssd_p24n128"} {
		s, set := goldenSSD(t, name)
		s.dtype = "bf16"
		for i, result := range s.results(t, 0) {
			set.RequireClose(ssdResults[i], tensors.FromFlatDataAndDimensions(result.floats, result.dims...), golden.BFloat16)
		}
	}
}

// randomSSD fills a case with values like a network's; strong decays forget within a few tokens.
func randomSSD(s ssdCase, seed uint64, strong bool) ssdCase {
	rng := rand.New(rand.NewPCG(seed, 1))
	normal := func(n int, scale float64) []float32 {
		values := make([]float32, n)
		for i := range values {
			values[i] = float32(rng.NormFloat64() * scale)
		}
		return values
	}
	tokens := s.batch * s.seqLen
	s.x, s.dy = normal(tokens*s.heads*s.headDim, 1), normal(tokens*s.heads*s.headDim, 1)
	s.b, s.c = normal(tokens*s.groups*s.dState, 1), normal(tokens*s.groups*s.dState, 1)
	s.dt, s.dtBias, s.d = normal(tokens*s.heads, 1), normal(s.heads, 0.5), normal(s.heads, 1)
	s.dFinal = normal(s.batch*s.heads*s.headDim*s.dState, 1)
	if s.ends {
		clear(s.dFinal)
	}
	s.a = normal(s.heads, 1)
	for i := range s.a {
		s.a[i] = -float32(math.Exp(float64(s.a[i])))
		if strong {
			s.a[i] *= 30
		}
	}
	if s.initial != nil {
		s.initial = normal(s.batch*s.heads*s.headDim*s.dState, 1)
	}
	if s.runs != nil {
		s.runs = make([]int32, tokens)
		for i := range s.runs {
			if i%s.seqLen > 0 {
				s.runs[i] = s.runs[i-1]
				if rng.Float64() < 0.05 {
					s.runs[i]++
				}
			}
		}
	}
	return s
}

// The kernel agrees with the recurrence in float64, whatever the sizes.
func TestSSDIsTheRecurrence(t *testing.T) {
	present, packed := []float32{}, []int32{}
	cases := map[string]ssdCase{
		"tiny model":        {batch: 2, seqLen: 130, heads: 20, headDim: 8, groups: 1, dState: 64},
		"one sequence":      {batch: 1, seqLen: 96, heads: 40, headDim: 8, groups: 1, dState: 32, initial: present},
		"two to a vector":   {batch: 2, seqLen: 97, heads: 32, headDim: 8, groups: 2, dState: 20, runs: packed, initial: present},
		"ends":              {batch: 2, seqLen: 130, heads: 16, headDim: 8, groups: 1, dState: 64, ends: true},
		"ends, wide heads":  {batch: 1, seqLen: 32, heads: 2, headDim: 24, groups: 1, dState: 16, ends: true, initial: present},
		"wide heads":        {batch: 1, seqLen: 70, heads: 3, headDim: 64, groups: 1, dState: 128},
		"odd sizes, groups": {batch: 2, seqLen: 45, heads: 6, headDim: 5, groups: 2, dState: 19, initial: present},
		"packed":            {batch: 2, seqLen: 200, heads: 3, headDim: 24, groups: 1, dState: 16, runs: packed, initial: present},
		"plain dt":          {batch: 1, seqLen: 33, heads: 4, headDim: 16, groups: 4, dState: 16, noSoftplus: true},
	}
	for name, s := range cases {
		for _, strong := range []bool{false, true} {
			for _, lanes := range variants {
				t.Run(fmt.Sprintf("%s/strong=%t/%d", name, strong, lanes), func(t *testing.T) {
					s.dtype = "f32"
					s := randomSSD(s, 7, strong)
					if s.noSoftplus {
						for i := range s.dt {
							s.dt[i] = float32(math.Abs(float64(s.dt[i])))
						}
						s.dtBias = make([]float32, s.heads)
					}
					want := recurrence(s)
					if s.ends {
						want[1] = make([]float64, len(want[1])) // not made
					}
					for i, result := range s.results(t, lanes) {
						golden.RequireClose(t, ssdResults[i], want[i], float64s(result.floats), golden.Operator)
					}
				})
			}
		}
	}
}

// What is made is the same, whatever else is: the final states, and those saved for a gradient.
func TestSSDMakesWhatIsTaken(t *testing.T) {
	for _, headDim := range []int{8, 5} {
		for _, dtype := range []string{"f32", "bf16"} {
			s := randomSSD(ssdCase{batch: 2, seqLen: 130, heads: 16, headDim: headDim, groups: 1, dState: 48, dtype: dtype}, 11, false)
			forward, _ := s.calls()
			for _, lanes := range variants {
				all := run(t, forward, lanes, s.operands(forward)...)
				for taken := range 4 {
					forward.Used = []bool{true, taken&1 != 0, taken&2 != 0}
					for i, got := range run(t, forward, lanes, s.operands(forward)...) {
						want := all[i].floats
						if !forward.Used[i] {
							want = make([]float32, len(want))
						}
						require.Equal(t, want, got.floats, "%v result %d of %s, %d channels, %d lanes", forward.Used, i, dtype, headDim, lanes)
					}
				}
				forward.Used = []bool{true, true, true}
			}
		}
	}
}

// In bfloat16, too, of operands that it holds exactly.
func TestSSDIsTheRecurrenceBFloat16(t *testing.T) {
	for _, headDim := range []int{8, 5} {
		for _, lanes := range variants {
			t.Run(fmt.Sprintf("%d/%d", headDim, lanes), func(t *testing.T) {
				s := randomSSD(ssdCase{batch: 2, seqLen: 130, heads: 16, headDim: headDim, groups: 1, dState: 64, dtype: "bf16"}, 5, false)
				for _, values := range [][]float32{s.x, s.b, s.c, s.dy} {
					for i, v := range values {
						values[i] = math.Float32frombits(math.Float32bits(v) &^ 0xffff)
					}
				}
				want := recurrence(s)
				for i, result := range s.results(t, lanes) {
					golden.RequireClose(t, ssdResults[i], want[i], float64s(result.floats), golden.BFloat16)
				}
			})
		}
	}
}

// Two runs agree to the bit, although threads take items as they come.
func TestSSDIsDeterministic(t *testing.T) {
	for _, heads := range []int{40, 48} {
		s := randomSSD(ssdCase{batch: 3, seqLen: 100, heads: heads, headDim: 8, groups: 1, dState: 64, dtype: "f32"}, 3, false)
		first := s.results(t, 0)
		for range 3 {
			require.Equal(t, first, s.results(t, 0))
		}
	}
}

func float64s(values []float32) []float64 {
	wide := make([]float64, len(values))
	for i, v := range values {
		wide[i] = float64(v)
	}
	return wide
}

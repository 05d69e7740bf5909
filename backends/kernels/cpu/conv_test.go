//go:build cgo && linux

package cpu_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/internal/golden"
)

// convCase is a call of conv_silu and its gradient.
type convCase struct {
	batch, seqLen, channels, taps int
	dtype                         string
	x, weight, bias, state, dy    []float32
	runs                          []int32 // nil for none
}

// results runs both: y, and the gradients of x, weight, bias and state.
func (s convCase) results(t testing.TB, lanes int) []array {
	x := kernels.Tensor{DType: s.dtype, Dims: []int{s.batch, s.seqLen, s.channels}}
	weight, bias, state := f32(s.channels, s.taps), f32(s.channels), f32(s.batch, s.channels, s.taps)
	forward := kernels.Call{
		Op: "conv_silu", Attributes: map[string]string{"seg": "0"},
		Inputs: []kernels.Tensor{x, weight, bias, state}, Outputs: []kernels.Tensor{x},
	}
	inputs := []array{{floats: s.x, dims: x.Dims}, {floats: s.weight, dims: weight.Dims}, {floats: s.bias, dims: bias.Dims}, {floats: s.state, dims: state.Dims}}
	if s.runs != nil {
		forward.Attributes["seg"] = "1"
		forward.Inputs = append(forward.Inputs, kernels.Tensor{DType: "i32", Dims: []int{s.batch, s.seqLen}})
		inputs = append(inputs, array{ints: s.runs, dims: []int{s.batch, s.seqLen}})
	}
	gradient := forward
	gradient.Op, gradient.Inputs = "conv_silu_grad", append(forward.Inputs[:len(forward.Inputs):len(forward.Inputs)], x)
	gradient.Outputs = []kernels.Tensor{x, weight, bias, state}
	y := run(t, forward, lanes, inputs...)
	return append(y, run(t, gradient, lanes, append(inputs, array{floats: s.dy, dims: x.Dims})...)...)
}

// direct is the convolution and its gradient by the chain rule, in float64.
func (s convCase) direct() [][]float64 {
	y, dx := make([]float64, len(s.x)), make([]float64, len(s.x))
	dWeight, dBias, dState := make([]float64, len(s.weight)), make([]float64, len(s.bias)), make([]float64, len(s.state))
	for b := range s.batch {
		for t := range s.seqLen {
			for c := range s.channels {
				at := (b*s.seqLen+t)*s.channels + c
				pre := float64(s.bias[c])
				// each calls f for what tap j reads, with where its gradient goes.
				each := func(f func(weight int, value float64, gradient *float64)) {
					for j := range s.taps {
						if s.runs != nil && s.runs[b*s.seqLen+t] != s.runs[b*s.seqLen+max(t-j, 0)] {
							break
						}
						weight, back := c*s.taps+s.taps-1-j, t-j
						if back >= 0 {
							f(weight, float64(s.x[(b*s.seqLen+back)*s.channels+c]), &dx[(b*s.seqLen+back)*s.channels+c])
						} else {
							old := (b*s.channels+c)*s.taps + s.taps + back
							f(weight, float64(s.state[old]), &dState[old])
						}
					}
				}
				each(func(weight int, value float64, _ *float64) { pre += float64(s.weight[weight]) * value })
				gate := 1 / (1 + math.Exp(-pre))
				y[at] = pre * gate
				dPre := float64(s.dy[at]) * gate * (1 + pre*(1-gate))
				dBias[c] += dPre
				each(func(weight int, value float64, gradient *float64) {
					dWeight[weight] += dPre * value
					*gradient += dPre * float64(s.weight[weight])
				})
			}
		}
	}
	return [][]float64{y, dx, dWeight, dBias, dState}
}

func randomConv(s convCase, packed bool) convCase {
	rng := rand.New(rand.NewPCG(5, 6))
	normal := func(n int) []float32 {
		values := make([]float32, n)
		for i := range values {
			values[i] = float32(rng.NormFloat64())
		}
		return values
	}
	s.x, s.dy = normal(s.batch*s.seqLen*s.channels), normal(s.batch*s.seqLen*s.channels)
	s.weight, s.bias, s.state = normal(s.channels*s.taps), normal(s.channels), normal(s.batch*s.channels*s.taps)
	for i := 0; packed && i < s.batch*s.seqLen; i++ {
		run := int32(0)
		if i%s.seqLen > 0 {
			run = s.runs[i-1] + int32(rng.IntN(3)/2)
		}
		s.runs = append(s.runs, run)
	}
	return s
}

func TestConvIsDirect(t *testing.T) {
	names := []string{"y", "dx", "dweight", "dbias", "dstate"}
	for _, s := range []convCase{
		{batch: 2, seqLen: 50, channels: 140, taps: 4},
		{batch: 2, seqLen: 2, channels: 19, taps: 4},
		{batch: 1, seqLen: 1, channels: 8, taps: 3},
		{batch: 3, seqLen: 9, channels: 5, taps: 2},
		{batch: 3, seqLen: 7, channels: 48, taps: 4},
		{batch: 2, seqLen: 1027, channels: 512, taps: 4}, // results past the caches
	} {
		for _, packed := range []bool{false, true} {
			for _, lanes := range variants {
				t.Run(fmt.Sprintf("%d x %d, %d taps, packed %t, %d lanes", s.seqLen, s.channels, s.taps, packed, lanes), func(t *testing.T) {
					s := randomConv(s, packed)
					s.dtype = "f32"
					want := s.direct()
					for i, got := range s.results(t, lanes) {
						golden.RequireClose(t, names[i], want[i], float64s(got.floats), golden.Operator)
					}
				})
			}
		}
	}
	s := randomConv(convCase{batch: 2, seqLen: 50, channels: 140, taps: 4, dtype: "bf16"}, false)
	want := s.direct()
	for i, got := range s.results(t, 0) {
		golden.RequireClose(t, "bfloat16 "+names[i], want[i], float64s(got.floats), golden.BFloat16)
	}
}

// The goldens are [batch, channels, seqlen].
func TestConvGoldens(t *testing.T) {
	for _, name := range []string{"conv1d_a", "conv1d_len1", "conv1d_short"} {
		set := golden.Load(t, name)
		floats := func(name string) []float32 { return tensors.MustCopyFlatData[float32](set.Tensor(name)) }
		dims := set.Tensor("in.x").Shape().Dimensions
		s := convCase{
			batch: dims[0], channels: dims[1], seqLen: dims[2], taps: set.Tensor("in.weight").Shape().Dimensions[1], dtype: "f32",
			weight: floats("in.weight"), bias: floats("in.bias"),
			x: swapped(floats("in.x"), dims[0], dims[1], dims[2]), dy: swapped(floats("in.dy"), dims[0], dims[1], dims[2]),
		}
		s.state = make([]float32, s.batch*s.channels*s.taps)
		results := s.results(t, 0)
		for i, want := range []string{"out.y", "out.grad.x", "out.grad.weight", "out.grad.bias"} {
			got := results[i].floats
			if i < 2 {
				got = swapped(got, dims[0], dims[2], dims[1])
			}
			set.RequireClose(want, tensors.FromFlatDataAndDimensions(got, set.Tensor(want).Shape().Dimensions...), golden.Operator)
		}
	}
}

// swapped exchanges the last two of three axes.
func swapped(values []float32, n, rows, columns int) []float32 {
	out := make([]float32, len(values))
	for i := range n {
		for r := range rows {
			for c := range columns {
				out[(i*columns+c)*rows+r] = values[(i*rows+r)*columns+c]
			}
		}
	}
	return out
}

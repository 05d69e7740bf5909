//go:build cgo && linux

package cpu_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/kernels/cpu"
	"github.com/stretchr/testify/require"
)

// The gate and its gradient beside their definitions in float64, of stretches that are no whole vectors.
func TestNestedGate(t *testing.T) {
	const rows, channels = 75, 70
	ends := []int{9, 25, channels}
	rng := rand.New(rand.NewPCG(15, 16))
	y, z, weight, dFactors := exact(normal(rng, rows, channels)), exact(normal(rng, rows, channels)), normal(rng, channels), normal(rng, rows, len(ends))
	dGated := exact(normal(rng, rows, channels))
	var gated, dY, dZ [rows * channels]float64
	var factors [rows * 3]float64
	var dWeight [channels]float64
	for r := range rows {
		var u [channels]float64
		for c := range channels {
			i := r*channels + c
			u[c] = float64(y.floats[i]) * float64(z.floats[i]) * sigmoid(z.floats[i])
			gated[i] = u[c] * float64(weight.floats[c])
		}
		var shares [channels]float64
		for w, end := range ends {
			squares := 0.0
			for _, v := range u[:end] {
				squares += v * v
			}
			f := 1 / math.Sqrt(squares/float64(end)+1e-5)
			factors[r*len(ends)+w] = f
			for c := range end {
				shares[c] += float64(dFactors.floats[r*len(ends)+w]) * f * f * f / float64(end)
			}
		}
		for c := range channels {
			i := r*channels + c
			open, zc := sigmoid(z.floats[i]), float64(z.floats[i])
			du := float64(dGated.floats[i])*float64(weight.floats[c]) - u[c]*shares[c]
			dY[i], dZ[i] = du*zc*open, du*float64(y.floats[i])*open*(1+zc*(1-open))
			dWeight[c] += float64(dGated.floats[i]) * u[c]
		}
	}
	attributes := map[string]string{"eps": fmt.Sprintf("%x", math.Float32bits(1e-5))}
	for dtype, tolerance := range map[string]float64{"f32": 1e-5, "bf16": 4e-3} {
		typed := func(dims ...int) kernels.Tensor { return kernels.Tensor{DType: dtype, Dims: dims} }
		stretches, operands := stretchesOf(dGated, ends), []kernels.Tensor{typed(rows, channels), typed(rows, channels), f32(channels)}
		forward := kernels.Call{Op: "nested_gate", Attributes: attributes, Inputs: operands}
		backward := kernels.Call{Op: "nested_gate_grad", Attributes: attributes, Inputs: operands, Outputs: operands}
		inputs := []array{y, z, weight}
		for _, stretch := range stretches {
			forward.Outputs = append(forward.Outputs, typed(stretch.dims...))
			backward.Inputs = append(backward.Inputs[:len(backward.Inputs):len(backward.Inputs)], typed(stretch.dims...))
		}
		forward.Outputs = append(forward.Outputs, f32(rows, len(ends)))
		backward.Inputs = append(backward.Inputs, f32(rows, len(ends)), f32(rows, len(ends)))
		for _, lanes := range variants {
			name := fmt.Sprint(dtype, " lanes ", lanes)
			kept := run(t, forward, lanes, inputs...)
			for k, want := range stretchesOf(array{floats: float32s(gated[:]), dims: y.dims}, ends) {
				requireNear(t, fmt.Sprint(name, " gated ", k), float64s(want.floats), kept[k].floats, tolerance)
			}
			requireNear(t, name+" factors", factors[:], kept[len(ends)].floats, 1e-5)
			grads := run(t, backward, lanes, append(append(inputs[:3:3], stretches...), kept[len(ends)], dFactors)...)
			for i, want := range [][]float64{dY[:], dZ[:], dWeight[:]} {
				requireNear(t, fmt.Sprint(name, " gradient ", i), want, grads[i].floats, tolerance)
			}
		}
	}
}

// Widths' outputs from stretches' products, and the gradient, beside their definitions in float64.
func TestNestedScale(t *testing.T) {
	const rows, model, widths = 75, 41, 3
	rng := rand.New(rand.NewPCG(17, 18))
	factors := normal(rng, rows, widths)
	for i, f := range factors.floats {
		factors.floats[i] = 0.5 + f*f
	}
	var products, outs, dOuts []array
	for range widths {
		products, outs, dOuts = append(products, normal(rng, rows, model)), append(outs, exact(normal(rng, rows, model))), append(dOuts, exact(normal(rng, rows, model)))
	}
	var scaled, dProducts [widths][rows * model]float64
	var dFactors [rows * widths]float64
	var total [rows * model]float64
	for i := range rows * model {
		sum := 0.0
		for k := range widths {
			sum += float64(products[k].floats[i])
			scaled[k][i] = sum * float64(factors.floats[i/model*widths+k])
		}
		sum = 0
		for k := widths - 1; k >= 0; k-- {
			at, dOut := i/model*widths+k, float64(dOuts[k].floats[i])
			sum += dOut * float64(factors.floats[at])
			dProducts[k][i] = sum
			total[i] += dOut
			dFactors[at] += dOut * float64(outs[k].floats[i]) / float64(factors.floats[at])
		}
	}
	for dtype, tolerance := range map[string]float64{"f32": 1e-6, "bf16": 4e-3} {
		typed, wide, row := kernels.Tensor{DType: dtype, Dims: []int{rows, model}}, f32(rows, model), f32(rows, widths)
		for _, lanes := range variants {
			name := fmt.Sprint(dtype, " lanes ", lanes)
			forward := kernels.Call{Op: "nested_scale", Inputs: []kernels.Tensor{wide, wide, wide, row}, Outputs: []kernels.Tensor{typed, typed, typed}}
			backward := kernels.Call{
				Op: "nested_scale_grad", Inputs: []kernels.Tensor{typed, typed, typed, typed, typed, typed, row}, Outputs: []kernels.Tensor{typed, typed, typed, row, typed},
			}
			got := run(t, forward, lanes, append(products[:widths:widths], factors)...)
			grads := run(t, backward, lanes, append(append(outs[:widths:widths], dOuts...), factors)...)
			for k := range widths {
				requireNear(t, fmt.Sprint(name, " width ", k), scaled[k][:], got[k].floats, tolerance)
				requireNear(t, fmt.Sprint(name, " gradient of product ", k), dProducts[k][:], grads[k].floats, tolerance)
			}
			requireNear(t, name+" sum of gradients", total[:], grads[widths+1].floats, tolerance)
			requireNear(t, name+" gradient of factors", dFactors[:], grads[widths].floats, 1e-5)
		}
	}
}

// More widths than there are kernels for keep the decomposition.
func TestTooManyWidths(t *testing.T) {
	call := kernels.Call{Op: "nested_scale"}
	for range 9 {
		call.Inputs, call.Outputs = append(call.Inputs, f32(4, 5)), append(call.Outputs, f32(4, 5))
	}
	call.Inputs = append(call.Inputs, f32(4, 9))
	body, reason := cpu.Kernels(0)[call.Op](call)
	require.Empty(t, body)
	require.Contains(t, reason, "9 widths")
}

// stretchesOf cuts rows into their stretches.
func stretchesOf(a array, ends []int) (stretches []array) {
	begin, columns := 0, a.dims[1]
	for _, end := range ends {
		stretch := array{dims: []int{a.dims[0], end - begin}}
		for r := range a.dims[0] {
			stretch.floats = append(stretch.floats, a.floats[r*columns+begin:r*columns+end]...)
		}
		stretches, begin = append(stretches, stretch), end
	}
	return stretches
}

func sigmoid(z float32) float64 { return 1 / (1 + math.Exp(-float64(z))) }

// exact rounds numbers to what bfloat16 holds.
func exact(a array) array {
	for i, v := range a.floats {
		a.floats[i] = math.Float32frombits(math.Float32bits(v) &^ 0xffff)
	}
	return a
}

func float32s(values []float64) []float32 {
	narrow := make([]float32, len(values))
	for i, v := range values {
		narrow[i] = float32(v)
	}
	return narrow
}

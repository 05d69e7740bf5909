package cuda

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// residualRMSNorm is the composite residual_rmsnorm: a residual with what a block adds to it, and the norm of the sum, in one kernel.
func (d Device) residualRMSNorm(call kernels.Call) (body, reason string) {
	if len(call.Inputs) != 3 || len(call.Outputs) != 3 {
		return "", "want three inputs and three outputs"
	}
	s, reason := newNormShape(call, call.Inputs[1])
	if reason == "" {
		reason = unlike(call.Inputs, s.sums(), s.row(), s.perChannel())
	}
	if reason != "" {
		return "", reason
	}
	p := &program{}
	return p.done(p.call(s.tiled(residualTiles).residualForward(), arguments(call), call.Outputs...)...), ""
}

// residualRMSNormGrad is the composite residual_rmsnorm_grad: one kernel for the gradient of the sum, in float32 and in the type of what was
// added, and the parts of the weight's gradient, one for their sum. In bfloat16 it takes the norm in place of the sum, half the bytes.
func (d Device) residualRMSNormGrad(call kernels.Call) (body, reason string) {
	if len(call.Inputs) != 6 || len(call.Outputs) != 3 {
		return "", "want six inputs and three outputs"
	}
	s, reason := newNormShape(call, call.Inputs[3])
	if reason == "" {
		reason = unlike(call.Inputs, s.sums(), s.perChannel(), s.sums(), s.row(), s.row(), float32s(s.rows))
	}
	if reason != "" {
		return "", reason
	}
	p, in := &program{}, arguments(call)
	operands := []tensor{in[0], in[5], in[1], in[2], in[3]}
	if s.fromNormed() {
		operands[0] = in[4]
	}
	made := p.normGradient(d, s.tiled(residualGradTiles), normShape.residualBackward, nil, operands, call.Outputs[0], call.Outputs[1])
	return p.done(made[0], made[1], p.columnSums(s.summed(made[2]))[0][0]), ""
}

// fromNormed tells whether the gradient of a residual's norm takes x r, the row by its factor, from the norm.
func (s normShape) fromNormed() bool { return s.elem == triton.BF16 }

func (s normShape) sums() kernels.Tensor { return float32s(s.rows, s.channels) }

func (s normShape) row() kernels.Tensor {
	return kernels.Tensor{DType: string(s.elem), Dims: []int{s.rows, s.channels}}
}

func (s normShape) perChannel() kernels.Tensor { return float32s(s.channels) }

// unlike says that inputs do not begin with those wanted.
func unlike(inputs []kernels.Tensor, want ...kernels.Tensor) (reason string) {
	for i, tensor := range want {
		if i >= len(inputs) || inputs[i].String() != tensor.String() {
			return fmt.Sprintf("inputs are %v, want %v", inputs, want)
		}
	}
	return ""
}

// leastWeight stands in for smaller weights where the gradient takes x r = norm / weight from the norm: all that a weight of 0 would leave of it. What it
// adds to products with the norm is far below the rounding of one channel of a weight near 1.
const leastWeight = 0x1p-60

// divisible are weights by which the norm can be divided again.
func (s normShape) divisible(weight normRow) normRow {
	if !s.fromNormed() {
		return weight
	}
	return s.each(func(b int) triton.Value { return weight[b].Abs().Less(leastWeight).Select(leastWeight, weight[b]) })
}

func (s normShape) residualForward() launch {
	f := newKernel("residual_rmsnorm", s.elem)
	residual, hidden, weight := f.Pointer("residual", triton.F32), f.Pointer("hidden", s.elem), f.Pointer("weight", triton.F32)
	sums, normed, factors := f.Pointer("sums", triton.F32), f.Pointer("normed", s.elem), f.Pointer("factors", triton.F32)
	t := s.tileAt(f, f.ProgramID(0), weight)
	before, added, weights := t.load(residual), t.load(hidden), s.divisible(t.weight)
	sum := s.each(func(b int) triton.Value { return before[b].Add(added[b]) })
	t.store(sums, sum)
	scale := s.scale(sum)
	t.store(normed, s.each(func(b int) triton.Value { return sum[b].Mul(scale).Mul(weights[b]) }))
	factors.At(t.row).Store(scale, t.there)
	return launch{f, [3]int{divideUp(s.rows, s.tile), 1, 1}, s.warps, 1}
}

// residualBackward: with x the sum, r = 1 / sqrt(mean x^2 + eps) and n = x r weight the norm,
//
//	dx = dsum + r (weight dnormed - x r mean(n dnormed))    dweight = sum over rows of dnormed x r
//
// where x r is n / weight in bfloat16, as exact as n is.
func (s normShape) residualBackward(programs, tiles int) launch {
	f := newKernel("residual_rmsnorm_grad", s.elem)
	from := triton.F32
	if s.fromNormed() {
		from = s.elem
	}
	rows, factors, weight := f.Pointer("rows", from), f.Pointer("factors", triton.F32), f.Pointer("weight", triton.F32)
	dsums, dnormed := f.Pointer("dsums", triton.F32), f.Pointer("dnormed", s.elem)
	dresidual, dhidden, parts := f.Pointer("dresidual", triton.F32), f.Pointer("dhidden", s.elem), f.Pointer("parts", triton.F32)
	s.overTiles(f, programs, tiles, parts, func(i triton.Value, total normRow) normRow {
		t := s.tileAt(f, i, weight)
		x, dsum, dout, weights := t.load(rows), t.load(dsums), t.load(dnormed), s.divisible(t.weight)
		scale := factors.At(t.row).Load(t.there)
		scaled, normed := x, x
		if s.fromNormed() {
			scaled = s.each(func(b int) triton.Value { return x[b].Mul(weights[b].Reciprocal()) })
		} else {
			scaled = s.each(func(b int) triton.Value { return x[b].Mul(scale) })
			normed = s.each(func(b int) triton.Value { return scaled[b].Mul(weights[b]) })
		}
		common := s.mean(normed, dout).Mul(-1.)
		dx := s.each(func(b int) triton.Value {
			return scaled[b].MulAdd(common, dout[b].Mul(weights[b])).MulAdd(scale, dsum[b])
		})
		t.store(dresidual, dx)
		t.store(dhidden, dx)
		return s.each(func(b int) triton.Value { return scaled[b].MulAdd(dout[b], total[b]) })
	})
	return launch{f, [3]int{programs, 1, 1}, s.warps, 1}
}

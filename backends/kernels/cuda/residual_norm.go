package cuda

import (
	"fmt"
	"slices"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// newResidualShape reads a call of residual_rmsnorm or residual_rmsnorm_grad, one of whose inputs is a row of the norm's type.
func newResidualShape(call kernels.Call, row int) (s normShape, reason string) {
	if row < 0 || row >= len(call.Inputs) || len(call.Outputs) != 3 {
		return s, fmt.Sprintf("%d inputs and %d outputs", len(call.Inputs), len(call.Outputs))
	}
	if s, reason = newNormShape(call, call.Inputs[row]); reason != "" {
		return s, reason
	}
	s.narrow, s.last = call.Attributes["narrow"] == "1", call.Attributes["last"] == "1"
	if s.last && !s.fromNormed() {
		return s, "the last norm's gradient takes the sum in float32"
	}
	return s, ""
}

// residualKept is how many operands of the gradient of a residual's norm, the last, are what the norm keeps for it: the norm and the factors of rows.
const residualKept = 2

// residualRMSNorm is the composite residual_rmsnorm: a residual with what a block adds to it, and the norm of the sum, in one kernel.
func (d Device) residualRMSNorm(call kernels.Call) (body, reason string) {
	s, reason := newResidualShape(call, 1)
	if reason == "" {
		reason = unlike(call.Inputs, s.residual(), s.row(), s.perChannel())
	}
	if reason != "" {
		return "", reason
	}
	p, out := &program{}, call.Outputs
	kernel := s.tiled(residualTiles).residualForward()
	if !s.last {
		return p.done(p.call(kernel, call.Operands(), out...)...), ""
	}
	made := p.call(kernel, call.Operands(), out[1:]...)
	return p.done(p.zeros(out[0]), made[0], made[1]), ""
}

// residualRMSNormGrad is the composite residual_rmsnorm_grad: one kernel for the gradient of the sum, in the residual's type and in that of what was
// added, and the parts of the weight's gradient, and one for their sum unless parts are what is asked for. In bfloat16 it takes the norm in place of
// the sum, half the bytes.
func (d Device) residualRMSNormGrad(call kernels.Call) (body, reason string) {
	s, reason := newResidualShape(call, len(call.Inputs)-1-residualKept)
	if reason == "" {
		want := []kernels.Tensor{s.sums(), s.perChannel(), s.sums(), s.row(), s.row(), float32s(s.rows)}
		if s.last {
			want = slices.Delete(want, 2, 3)
		}
		reason = unlike(call.Inputs, want...)
	}
	if reason != "" {
		return "", reason
	}
	p, in, results := &program{}, call.Operands(), slices.Clone(call.Outputs[:2])
	gradients, kept := in[1:len(in)-residualKept], in[len(in)-residualKept:]
	if !s.fromNormed() {
		kept[0] = in[0]
	}
	operands := slices.Concat(kept, gradients)
	if s.narrow {
		results = results[1:]
	}
	n, dWeight := len(results), call.Outputs[2]
	if len(dWeight.Dims) == 2 {
		s.parts = dWeight.Dims[0]
	}
	made := p.normGradient(d, s.tiled(residualGradTiles), normShape.residualBackward, nil, operands, results...)
	if s.parts > 0 {
		return p.done(made[0], made[n-1], made[n]), ""
	}
	return p.done(made[0], made[n-1], p.columnSums(s.summed(made[n]))[0][0]), ""
}

// fromNormed tells whether the gradient of a residual's norm takes x r, the row by its factor, from the norm.
func (s normShape) fromNormed() bool { return s.elem == triton.BF16 }

func (s normShape) sums() kernels.Tensor { return float32s(s.rows, s.channels) }

// residual is the residual before the sum.
func (s normShape) residual() kernels.Tensor {
	if s.narrow {
		return s.row()
	}
	return s.sums()
}

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
	residual, hidden, weight := f.Pointer("residual", triton.Elem(s.residual().DType)), f.Pointer("hidden", s.elem), f.Pointer("weight", triton.F32)
	var sums triton.Value
	if !s.last {
		sums = f.Pointer("sums", triton.F32)
	}
	normed, factors := f.Pointer("normed", s.elem), f.Pointer("factors", triton.F32)
	t := s.tileAt(f, f.ProgramID(0), weight)
	before, added, weights := t.load(residual), t.load(hidden), s.divisible(t.weight)
	sum := s.each(func(b int) triton.Value { return before[b].Add(added[b]) })
	if !s.last {
		t.store(sums, sum)
	}
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
	var dsums, dresidual triton.Value
	if !s.last {
		dsums = f.Pointer("dsums", triton.F32)
	}
	dnormed := f.Pointer("dnormed", s.elem)
	if !s.narrow {
		dresidual = f.Pointer("dresidual", triton.F32)
	}
	dhidden, parts := f.Pointer("dhidden", s.elem), f.Pointer("parts", triton.F32)
	s.overTiles(f, programs, tiles, parts, func(i triton.Value, total normRow) normRow {
		t := s.tileAt(f, i, weight)
		dout, scale := t.load(dnormed), factors.At(t.row).Load(t.there)
		weights, scaled, normed := t.scaledRows(rows, scale)
		common := s.mean(normed, dout).Mul(-1.)
		dx := s.each(func(b int) triton.Value { return scaled[b].MulAdd(common, dout[b].Mul(weights[b])) })
		if s.last {
			dx = s.each(func(b int) triton.Value { return dx[b].Mul(scale) })
		} else {
			dsum := t.load(dsums)
			dx = s.each(func(b int) triton.Value { return dx[b].MulAdd(scale, dsum[b]) })
		}
		if !s.narrow {
			t.store(dresidual, dx)
		}
		t.store(dhidden, dx)
		return s.each(func(b int) triton.Value { return scaled[b].MulAdd(dout[b], total[b]) })
	})
	return launch{f, [3]int{programs, 1, 1}, s.warps, 1}
}

// scaledRows are the weights, x r and the norm of a tile whose norm, or x in float32, and factors are these.
func (t normTile) scaledRows(rows, scale triton.Value) (weights, scaled, normed normRow) {
	x, weights := t.load(rows), t.s.divisible(t.weight)
	if t.s.fromNormed() {
		return weights, t.s.each(func(b int) triton.Value { return x[b].Mul(weights[b].Reciprocal()) }), x
	}
	scaled = t.s.each(func(b int) triton.Value { return x[b].Mul(scale) })
	return weights, scaled, t.s.each(func(b int) triton.Value { return scaled[b].Mul(weights[b]) })
}

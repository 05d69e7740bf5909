package cuda

import (
	"fmt"
	"slices"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// newResidualShape reads a call of residual_rmsnorm or residual_rmsnorm_grad, whose last input but one is rows of the norm's type.
func newResidualShape(call kernels.Call) (s normShape, reason string) {
	row := len(call.Inputs) - 2
	if row < 0 {
		return s, fmt.Sprintf("%d inputs", len(call.Inputs))
	}
	if s, reason = newNormShape(call, call.Inputs[row]); reason != "" {
		return s, reason
	}
	s.narrow, s.last, s.paired = call.Attributes["narrow"] == "1", call.Attributes["last"] == "1", call.Attributes["paired"] == "1"
	switch {
	case s.last && !s.fromNormed():
		return s, "the last norm's gradient takes the sum in float32"
	case s.paired && s.elem != triton.BF16:
		return s, fmt.Sprintf("pairs of %s, want bf16", s.elem)
	}
	return s, ""
}

// residualKept is how many operands of the gradient of a residual's norm, the last, are what the norm keeps for it: the norm and the factors of rows.
const residualKept = 2

// residualRMSNorm is the composite residual_rmsnorm: a residual with what a block adds to it, and the norm of the sum, in one kernel.
func (d Device) residualRMSNorm(call kernels.Call) (body, reason string) {
	s, reason := newResidualShape(call)
	if reason == "" {
		reason = unlike(call.Inputs, append(s.residual(), s.row(), s.perChannel())...)
	}
	if reason != "" {
		return "", reason
	}
	p, out := &program{}, call.Outputs
	sums, results := len(s.sums()), []tensor{}
	if s.last {
		for _, sum := range out[:sums] {
			results = append(results, p.zeros(sum))
		}
		out = out[sums:]
	}
	made := p.call(s.tiled(residualTiles).residualForward(), call.Operands(), out...)
	return p.done(append(results, made...)...), ""
}

// residualRMSNormGrad is the composite residual_rmsnorm_grad: one kernel for the gradient of the sum, in the residual's type and in that of what was
// added or as a pair, which is both, and the parts of the weight's gradient, and one for their sum unless parts are what is asked for. In bfloat16 it takes
// the norm in place of the sum, half the bytes or two thirds of a pair's.
func (d Device) residualRMSNormGrad(call kernels.Call) (body, reason string) {
	s, reason := newResidualShape(call)
	sums := s.sums()
	if reason == "" {
		want := append(s.sums(), s.perChannel())
		if !s.last {
			want = append(want, sums...)
		}
		reason = unlike(call.Inputs, append(want, s.row(), s.row(), float32s(s.rows))...)
	}
	if reason != "" {
		return "", reason
	}
	p, in, last := &program{}, call.Operands(), len(call.Outputs)-1
	gradients, kept := in[len(sums):len(in)-residualKept], in[len(in)-residualKept:]
	if !s.fromNormed() {
		kept[0] = in[0]
	}
	results, dWeight := slices.Clone(call.Outputs[:last]), call.Outputs[last]
	if s.twice() {
		results = results[1:]
	}
	if len(dWeight.Dims) == 2 {
		s.parts = dWeight.Dims[0]
	}
	made := p.normGradient(d, s.tiled(s.gradientTiles()), normShape.residualBackward, nil, slices.Concat(kept, gradients), results...)
	outputs, parts := made[:len(results)], made[len(results)]
	if s.twice() {
		outputs = slices.Concat(outputs[:1], outputs)
	}
	if s.parts == 0 {
		parts = p.columnSums(s.summed(parts))[0][0]
	}
	return p.done(append(slices.Clip(outputs), parts)...), ""
}

func (s normShape) gradientTiles() normTiles {
	if s.paired {
		return pairedGradTiles
	}
	return residualGradTiles
}

// twice tells whether the gradients of the residual and of what was added are one tensor that is returned for both.
func (s normShape) twice() bool { return s.narrow && !s.paired }

// fromNormed tells whether the gradient of a residual's norm takes x r, the row by its factor, from the norm.
func (s normShape) fromNormed() bool { return s.elem == triton.BF16 }

// sums are the sum, or its gradient: float32, or a pair.
func (s normShape) sums() []kernels.Tensor {
	if s.paired {
		return []kernels.Tensor{s.row(), {DType: string(triton.I8), Dims: []int{s.rows, s.channels}}}
	}
	return []kernels.Tensor{float32s(s.rows, s.channels)}
}

// residual is the residual before the sum.
func (s normShape) residual() []kernels.Tensor {
	if s.narrow {
		return []kernels.Tensor{s.row()}
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

// sumPointers adds pointers to tensors that are a residual, a sum or a gradient of these.
func (s normShape) sumPointers(f *triton.Func, name string, tensors []kernels.Tensor) (p sumPointers) {
	p.high = f.Pointer(name, triton.Elem(tensors[0].DType))
	if len(tensors) > 1 {
		p.low = f.Pointer(name+"_low", triton.I8)
	}
	return p
}

func (s normShape) residualForward() launch {
	f := newKernel("residual_rmsnorm", s.elem)
	residual := s.sumPointers(f, "residual", s.residual())
	hidden, weight := f.Pointer("hidden", s.elem), f.Pointer("weight", triton.F32)
	var sums sumPointers
	if !s.last {
		sums = s.sumPointers(f, "sums", s.sums())
	}
	normed, factors := f.Pointer("normed", s.elem), f.Pointer("factors", triton.F32)
	t := s.tileAt(f, f.ProgramID(0), weight)
	before, added, weights := t.loadSum(residual), t.load(hidden), s.divisible(t.weight)
	sum := s.each(func(b int) triton.Value { return before[b].Add(added[b]) })
	if !s.last {
		t.storeSum(sums, sum)
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
// where x r is n / weight in bfloat16, as exact as n is. dx is the gradient of the residual and, rounded, of what was added: the high half of a pair.
func (s normShape) residualBackward(programs, tiles int) launch {
	f := newKernel("residual_rmsnorm_grad", s.elem)
	from := triton.F32
	if s.fromNormed() {
		from = s.elem
	}
	rows, factors, weight := f.Pointer("rows", from), f.Pointer("factors", triton.F32), f.Pointer("weight", triton.F32)
	var dsums, dx sumPointers
	var wide triton.Value // dx in float32, beside dx in what was added's type
	if !s.last {
		dsums = s.sumPointers(f, "dsums", s.sums())
	}
	dnormed := f.Pointer("dnormed", s.elem)
	if !s.narrow && !s.paired {
		wide = f.Pointer("dresidual", triton.F32)
	}
	dx.high = f.Pointer("dhidden", s.elem)
	if !s.narrow && s.paired {
		dx.low = f.Pointer("dresidual_low", triton.I8)
	}
	parts := f.Pointer("parts", triton.F32)
	s.overTiles(f, programs, tiles, parts, func(i triton.Value, total normRow) normRow {
		t := s.tileAt(f, i, weight)
		dout, scale := t.load(dnormed), factors.At(t.row).Load(t.there)
		weights, scaled, normed := t.scaledRows(rows, scale)
		common := s.mean(normed, dout).Mul(-1.)
		gradient := s.each(func(b int) triton.Value { return scaled[b].MulAdd(common, dout[b].Mul(weights[b])) })
		if s.last {
			gradient = s.each(func(b int) triton.Value { return gradient[b].Mul(scale) })
		} else {
			dsum := t.loadSum(dsums)
			gradient = s.each(func(b int) triton.Value { return gradient[b].MulAdd(scale, dsum[b]) })
		}
		if wide.Valid() {
			t.store(wide, gradient)
		}
		t.storeSum(dx, gradient)
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

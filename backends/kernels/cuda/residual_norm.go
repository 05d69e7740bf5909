package cuda

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// residualRMSNorm is the composite residual_rmsnorm: a residual with what a block adds to it, and the norm of the sum, in one kernel.
func (d Device) residualRMSNorm(call kernels.Call) (body, reason string) {
	if len(call.Inputs) != 3 || len(call.Outputs) != 2 {
		return "", "want three inputs and two outputs"
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
// added, and the parts of the weight's gradient, one for their sum.
func (d Device) residualRMSNormGrad(call kernels.Call) (body, reason string) {
	if len(call.Inputs) != 4 || len(call.Outputs) != 3 {
		return "", "want four inputs and three outputs"
	}
	s, reason := newNormShape(call, call.Inputs[3])
	if reason == "" {
		reason = unlike(call.Inputs, s.sums(), s.perChannel(), s.sums(), s.row())
	}
	if reason != "" {
		return "", reason
	}
	return s.tiled(residualGradTiles).gradient(d, call, normShape.residualBackward), ""
}

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

func (s normShape) residualForward() launch {
	f := newKernel("residual_rmsnorm", s.elem)
	residual, hidden, weight := f.Pointer("residual", triton.F32), f.Pointer("hidden", s.elem), f.Pointer("weight", triton.F32)
	sums, normed := f.Pointer("sums", triton.F32), f.Pointer("normed", s.elem)
	t := s.tileAt(f, f.ProgramID(0), weight)
	before, added := t.load(residual), t.load(hidden)
	sum := s.each(func(b int) triton.Value { return before[b].Add(added[b]) })
	t.store(sums, sum)
	scale := s.scale(sum)
	t.store(normed, s.each(func(b int) triton.Value { return sum[b].Mul(scale).Mul(t.weight[b]) }))
	return launch{f, [3]int{divideUp(s.rows, s.tile), 1, 1}, s.warps, 1}
}

// residualBackward: with x the sum and r = 1 / sqrt(mean x^2 + eps),
//
//	dx = dsum + r weight dnormed - x r^3 mean(weight dnormed x)    dweight = sum over rows of dnormed x r
func (s normShape) residualBackward(programs, tiles int) launch {
	f := newKernel("residual_rmsnorm_grad", s.elem)
	sums, weight := f.Pointer("sums", triton.F32), f.Pointer("weight", triton.F32)
	dsums, dnormed := f.Pointer("dsums", triton.F32), f.Pointer("dnormed", s.elem)
	dresidual, dhidden, parts := f.Pointer("dresidual", triton.F32), f.Pointer("dhidden", s.elem), f.Pointer("parts", triton.F32)
	s.overTiles(f, programs, tiles, parts, func(i triton.Value, total normRow) normRow {
		t := s.tileAt(f, i, weight)
		x, dsum, dout := t.load(sums), t.load(dsums), t.load(dnormed)
		weighted := s.each(func(b int) triton.Value { return dout[b].Mul(t.weight[b]) })
		scale := s.scale(x)
		common := s.mean(weighted, x).Mul(scale).Mul(scale).Mul(-1.)
		dx := s.each(func(b int) triton.Value { return x[b].MulAdd(common, weighted[b]).MulAdd(scale, dsum[b]) })
		t.store(dresidual, dx)
		t.store(dhidden, dx)
		return s.each(func(b int) triton.Value { return x[b].Mul(scale).MulAdd(dout[b], total[b]) })
	})
	return launch{f, [3]int{programs, 1, 1}, s.warps, 1}
}

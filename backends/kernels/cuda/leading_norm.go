package cuda

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// newLeadingShape reads a call of leading_gated_rmsnorm or leading_gated_rmsnorm_grad: a gated norm of the first channels of rows that are wider.
func newLeadingShape(call kernels.Call) (s normShape, reason string) {
	in := call.Inputs
	if len(in) < 3 || len(in[0].Dims) != 2 || len(in[1].Dims) != 2 || len(in[2].Dims) != 1 {
		return s, "want y and rows of rank 2 and a weight of rank 1"
	}
	y, rows := in[0], in[1]
	if s, reason = newNormShape(call, kernels.Tensor{DType: y.DType, Dims: []int{y.Dims[0], in[2].Dims[0]}}); reason != "" {
		return s, reason
	}
	if s.wide, s.gate = y.Dims[1], rows.Dims[1]; s.wide < s.channels || s.gate < s.channels {
		return s, fmt.Sprintf("%d channels of y, %s, and rows, %s", s.channels, y, rows)
	}
	return s, unlike(in[1:], kernels.Tensor{DType: y.DType, Dims: []int{y.Dims[0], s.gate}}, s.perChannel())
}

// leadingNorm is the composite leading_gated_rmsnorm. The gradients so far are for its gradient alone.
func (d Device) leadingNorm(call kernels.Call) (body, reason string) {
	s, reason := newLeadingShape(call)
	if reason != "" {
		return "", reason
	}
	p := &program{}
	return p.done(p.call(s.tiled(gatedTiles).forward(), call.Operands()[:3], call.Outputs...)...), ""
}

// leadingNormGrad is the composite leading_gated_rmsnorm_grad, of y, rows, weight and the result's gradient, and of the gradients so far. These are added
// to where they stand. Where there are none, y must have no more channels than the norm, and z's are put into rows that are zeros behind them.
func (d Device) leadingNormGrad(call kernels.Call) (body, reason string) {
	s, reason := newLeadingShape(call)
	if reason != "" {
		return "", reason
	}
	in := call.Inputs
	s.into, s.added = true, len(in) == 6
	switch {
	case len(in) != 4 && !s.added:
		return "", fmt.Sprintf("%d inputs, want 4 or 6", len(in))
	case !s.added && s.wide != s.channels:
		return "", fmt.Sprintf("%d channels of %d without gradients so far", s.channels, s.wide)
	}
	if reason := unlike(in[3:], append([]kernels.Tensor{s.row()}, in[:2]...)[:len(in)-3]...); reason != "" {
		return "", reason
	}
	p, operands := &program{}, call.Operands()
	places := []inPlace{{1, len(in)}}
	if s.added {
		places = []inPlace{{0, 4}, {1, 5}}
	} else {
		operands = append(operands, p.rowsFor(s, in[1]))
	}
	made := p.normGradient(d, s.tiled(gatedGradTiles), normShape.backward, places, operands, in[0], in[1])
	return p.done(made[0], made[1], p.columnSums(s.summed(made[2]))[0][0]), ""
}

// rowsFor are rows whose first channels, z's, are still to be filled, and zeros behind them.
func (p *program) rowsFor(s normShape, rows kernels.Tensor) tensor {
	if s.gate == s.channels {
		return p.zeros(rows)
	}
	return p.call(s.zeroRest(), nil, rows)[0]
}

// zeroRest stores the zeros behind the first channels of rows, 16 bytes a thread: grid (blocks of rows, blocks of channels).
func (s normShape) zeroRest() launch {
	const rows, columns, warps = 32, 64, 8
	f := triton.New("zero_rest")
	out := f.Pointer("rows", s.elem)
	row, column := f.ProgramID(0).Mul(rows).Add(f.Range(rows)), f.ProgramID(1).Mul(columns).Add(f.Range(columns)).Add(s.channels)
	masks := []triton.Value{}
	if s.rows%rows != 0 {
		masks = append(masks, row.Less(s.rows).Column())
	}
	if (s.gate-s.channels)%columns != 0 {
		masks = append(masks, column.Less(s.gate).Row())
	}
	at := row.Column().To(triton.I64).Mul(s.gate).Add(column.Row().To(triton.I64))
	out.At(at).Store(f.Const(s.elem, 0, rows, columns), masks...)
	return launch{f, [3]int{divideUp(s.rows, rows), divideUp(s.gate-s.channels, columns), 1}, warps, 1}
}

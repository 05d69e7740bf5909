package cuda

import (
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// outputConfig says how y is cut into programs.
type outputConfig struct {
	heads  int // per program, in a loop
	warps  int
	stages int
}

// cap60 bounds exponents of entries that are masked later, so that 0 times them is 0.
const cap60 = 60.

// output makes y from the states that enter the chunks. A program takes a chunk and some heads of a group; C.B, masked to s <= t, stays in
// registers for all of them.
//
//	acc = 2^cum (C h), then acc += ((C.B) 2^(cum_t - shift_s)) x, y = acc + D x
func (s ssdShape) output(config outputConfig) launch {
	f := s.kernel("ssd_y")
	xp, bp, cp := f.Pointer("x", s.elem), f.Pointer("b", s.elem), f.Pointer("c", s.elem)
	weightPointer, cumPointer := f.Pointer("weight", triton.F32), f.Pointer("cum", triton.F32)
	dp, statesPointer := f.Pointer("d", triton.F32), f.Pointer("states", s.elem)
	var runs triton.Value
	if s.segments {
		runs = f.Pointer("runs", triton.I32)
	}
	yp := f.Pointer("y", s.elem)

	v := s.chunkView(f, config.heads)
	C := cp.At(v.shared).At(v.sharedRows(v.q.Column(), v.n.Row())).Load(masked(v.stateMask, 0), masked(v.inside, 1))
	BT := bp.At(v.shared).At(v.sharedRows(v.q.Row(), v.n.Column())).Load(masked(v.stateMask, 1), masked(v.inside, 0))
	documents := s.documents(f, runs, v.b, v.c)
	mask := v.q.Column().GreaterEqual(v.q.Row())
	CB := where(documents.sameDocument(), mask.Select(C.Dot(BT, triton.Value{}), 0.))

	f.For(config.heads, config.stages, nil, func(i triton.Value, _ []triton.Value) []triton.Value {
		h := v.program.Mul(config.heads).Add(i)
		x := xp.At(v.tokens).At(h.Mul(s.headDim)).At(v.tokenOffsets()).Load(v.dimMask.Row(), masked(v.inside, 1))
		states := statesPointer.At(v.states).At(h.Mul(s.headDim*s.state)).At(v.stateOffsets()).Load(v.dimMask.Row(), masked(v.stateMask, 1))
		cum := cumPointer.At(v.perHead).At(h.Mul(s.padded())).At(v.q).Load()
		weight := weightPointer.At(v.perHead).At(h.Mul(s.padded())).At(v.q).Load()
		skip := dp.At(h).Load()
		enter := where(documents.entering, cum.Exp2())
		acc := C.Dot(states, triton.Value{}).Mul(enter.Column())
		acc = CB.Mul(s.weights(mask, cum.Column(), cum.Row(), weight.Row())).To(s.elem).Dot(x, acc)
		acc = x.To(triton.F32).MulAdd(skip, acc)
		yp.At(v.tokens).At(h.Mul(s.headDim)).At(v.tokenOffsets()).Store(acc, v.dimMask.Row(), masked(v.inside, 1))
		return nil
	})
	return launch{f, [3]int{s.chunks(), s.heads / config.heads, s.batch}, config.warps, 3}
}

// weights are 2^(cum_t - cum_s) dt_s, right for s <= t and finite elsewhere; through and since are cum along the axes of t and of s, weight
// lies along that of s. Where cum only falls, dt is in the exponent already and a cap is enough; else the mask keeps exponents in range and
// weight is dt.
func (s ssdShape) weights(mask, through, since, weight triton.Value) triton.Value {
	if s.decays() {
		return through.Sub(weight).Min(cap60).Exp2()
	}
	return mask.Select(through.Sub(since), 0.).Exp2().Mul(weight)
}

// weight is what weights take beside cum.
func (s ssdShape) weight() prepared {
	if s.decays() {
		return prepShift
	}
	return prepDT
}

// outputted calls output.
func (p *program) outputted(s ssdShape, config outputConfig, in ssdInputs, weight, cum, states tensor) tensor {
	operands := []tensor{in.x, in.b, in.c, weight, cum, in.d, states}
	if s.segments {
		operands = append(operands, in.runs)
	}
	return p.call(s.output(config), operands, kernels.Tensor{DType: string(s.elem), Dims: in.x.Dims})[0]
}

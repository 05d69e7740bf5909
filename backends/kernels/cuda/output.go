package cuda

import (
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// outputConfig says how y is cut into programs.
type outputConfig struct {
	heads  int // per program, in a loop of whole heads, or
	width  int // of stretches of so many of their channels, with decays as products; 0 for whole heads
	warps  int
	stages int
}

// cap60 bounds exponents of entries that are masked later, so that 0 times them is 0.
const cap60 = 60.

// outputKernel is y while it is written.
type outputKernel struct {
	s                              ssdShape
	config                         outputConfig
	f                              *triton.Func
	v                              chunkView
	x, weight, cum, d, states, out triton.Value // pointers

	documents documents
	mask      triton.Value // [t, s]: s <= t
	c, cb     triton.Value // C, [chunk, d_state], and C.B, [t, s], 0 where the mask is false or the documents differ
}

// output makes y from the states that enter the chunks. A program takes a chunk and some heads of a group; C.B, masked to s <= t, stays in
// registers for all of them. Heads one by one have, or stretches of their channels (see stretchedLoop),
//
//	acc = 2^cum (C h), then acc += ((C.B) 2^(cum_t - shift_s)) x, y = acc + D x
func (s ssdShape) output(config outputConfig) launch {
	f := s.kernel("ssd_y")
	k := outputKernel{s: s, config: config, f: f}
	k.x = f.Pointer("x", s.elem)
	bp, cp := f.Pointer("b", s.elem), f.Pointer("c", s.elem)
	k.weight, k.cum = f.Pointer("weight", triton.F32), f.Pointer("cum", triton.F32)
	k.d, k.states = f.Pointer("d", triton.F32), f.Pointer("states", s.elem)
	var runs triton.Value
	if s.segments {
		runs = f.Pointer("runs", triton.I32)
	}
	k.out = f.Pointer("y", s.elem)

	k.v = s.chunkView(f, config.heads)
	v := k.v
	k.c = cp.At(v.shared).At(v.sharedRows(v.q.Column(), v.n.Row())).Load(masked(v.stateMask, 0), masked(v.inside, 1))
	BT := bp.At(v.shared).At(v.sharedRows(v.q.Row(), v.n.Column())).Load(masked(v.stateMask, 1), masked(v.inside, 0))
	k.documents = s.documents(f, runs, v.b, v.c)
	k.mask = v.q.Column().GreaterEqual(v.q.Row())
	k.cb = where(k.documents.sameDocument(), k.mask.Select(k.c.Dot(BT, triton.Value{}), 0.))
	if config.width > 0 {
		k.stretchedLoop()
	} else {
		k.loop()
	}
	return launch{f, [3]int{s.chunks(), s.heads / config.heads, s.batch}, config.warps, 3}
}

// loop takes heads one by one.
func (k outputKernel) loop() {
	s, v := k.s, k.v
	k.f.For(k.config.heads, k.config.stages, nil, func(i triton.Value, _ []triton.Value) []triton.Value {
		h := v.program.Mul(k.config.heads).Add(i)
		tokens := func(pointer triton.Value) triton.Value {
			return pointer.At(v.tokens).At(h.Mul(s.headDim)).At(v.tokenOffsets())
		}
		x := tokens(k.x).Load(v.dimMask.Row(), masked(v.inside, 1))
		states := k.states.At(v.states).At(h.Mul(s.headDim*s.state)).At(v.stateOffsets()).Load(v.dimMask.Row(), masked(v.stateMask, 1))
		cum := k.cum.At(v.perHead).At(h.Mul(s.padded())).At(v.q).Load()
		weight := k.weight.At(v.perHead).At(h.Mul(s.padded())).At(v.q).Load()
		skip := k.d.At(h).Load()
		enter := where(k.documents.entering, cum.Exp2())
		acc := k.c.Dot(states, triton.Value{}).Mul(enter.Column())
		acc = k.cb.Mul(s.weights(k.mask, cum.Column(), cum.Row(), weight.Row())).To(s.elem).Dot(x, acc)
		acc = x.To(triton.F32).MulAdd(skip, acc)
		tokens(k.out).Store(acc, v.dimMask.Row(), masked(v.inside, 1))
		return nil
	})
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

package cuda

import "github.com/matmamba/matmamba/backends/triton"

// gradHead is what a head reads of its own: x and dy, [chunk, headdim], dh, [d_state, headdim], and cum, [chunk].
type gradHead struct{ h, x, dy, dh, cum triton.Value }

// forHeads runs body for each of the program's heads and returns dCBT, [s, t], which body adds to. CBT is the same for all.
func (k *gradKernel) forHeads(body func(head gradHead, CBT, dCBT triton.Value) triton.Value) triton.Value {
	CBT := k.mask.Select(k.b.Dot(k.c.Trans(), triton.Value{}), 0.)
	dCBT := k.f.Const(triton.F32, 0, chunk, chunk)
	return k.f.For(k.config.heads, k.config.stages[0], []triton.Value{dCBT}, func(i triton.Value, carried []triton.Value) []triton.Value {
		head := gradHead{h: k.v.program.Mul(k.config.heads).Add(i)}
		head.x, head.dy = k.tokens("x", head.h).Load(k.tokenMasks()...), k.tokens("dy", head.h).Load(k.tokenMasks()...)
		head.dh = k.transposedState("dstates", head.h)
		head.cum = k.vector("cum", head.h).At(k.v.q).Load()
		return []triton.Value{body(head, CBT, carried[0])}
	})[0]
}

// tokenLoop makes dx and the per-token terms in bfloat16, and returns dCBT without its mask, [s, t].
func (k *gradKernel) tokenLoop() triton.Value {
	none := triton.Value{}
	return k.forHeads(func(head gradHead, CBT, dCBT triton.Value) triton.Value {
		s, v := k.s, k.v
		h, x, dy, dh, cum := head.h, head.x, head.dy, head.dh, head.cum
		weight := k.vector("weight", h).At(v.q).Load()
		toEnd, skip := k.vector("toend", h).At(v.q).Load(), k.at["d"].At(h).Load()
		fromState := none
		if k.config.narrow {
			fromState = k.fromState(h, dh, cum)
		}
		E := s.weights(k.mask, cum.Row(), cum.Column(), weight.Column())
		GT := x.Dot(dy.Trans(), none)
		dCBT = GT.MulAdd(E, dCBT)
		exact := CBT.Mul(E)
		M := exact.To(s.elem)
		direct := none
		if !k.config.narrow {
			W := GT.Mul(exact)
			direct = W.Sum(1)
			k.vector("rows", h).At(v.q).Store(W.Sum(0))
		}
		u := k.b.Dot(dh, none).Mul(toEnd.Column())
		xf, dyf := x.To(triton.F32), dy.To(triton.F32)
		toState, xdy := xf.Mul(u).Sum(1), xf.Mul(dyf).Sum(1)
		u = M.Dot(dy, u)
		k.tokens("dx", h).Store(dyf.MulAdd(skip, u), k.tokenMasks()...)
		if k.config.narrow {
			rows := dyf.Mul(copied(M).Trans().Dot(x, fromState)).Sum(1)
			k.storePerToken(h, xf.Mul(u).Sum(1), toState, xdy, rows)
		} else {
			k.storePerToken(h, direct.Add(toState), toState, xdy, xdy)
		}
		return dCBT
	})
}

// fromState is 2^cum (C h), and stores stateDot beside it.
func (k *gradKernel) fromState(h, dh, cum triton.Value) triton.Value {
	states := k.transposedState("states", h)
	last := k.vector("cum", h).At(chunk - 1).Load()
	k.storeStateDot(h, states, dh, last)
	return k.c.Dot(states, triton.Value{}).Mul(where(k.documents.entering, cum.Exp2()).Column())
}

// copied keeps XLA from transposing what m was made from in place of m: it would make all of it twice.
func copied(m triton.Value) triton.Value {
	rows, columns := m.Type.Shape[0], m.Type.Shape[1]
	return m.Reshape(rows*columns).Reshape(rows, columns)
}

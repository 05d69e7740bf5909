package cuda

import "github.com/matmamba/matmamba/backends/triton"

// exactTokenLoop is tokenLoop in float32. dt stays outside of E and of the terms, so that post multiplies by it and never divides:
//
//	E[s,t]   = 2^(cum_t-cum_s)                                MT = CBT E
//	u_s      = sum_t MT dy_t + 2^(last-cum_s) B_s dh          dx = dt u + D dy
//	direct   = x_s.u_s                                        toState = x_s.(2^(last-cum_s) B_s dh)
//	pairs    = sum over s < t <= t' of W[s,t']
//
// Nothing is subtracted for pairs. As a difference of row and column sums they would have the rounding of those, and of W's diagonal, which is in
// both: with strong decays they are far smaller.
func (k *gradKernel) exactTokenLoop() triton.Value {
	none := triton.Value{}
	earlier := k.v.q.Column().Less(k.v.q.Row())
	return k.forHeads(func(head gradHead, CBT, dCBT triton.Value) triton.Value {
		h, x, dy, dh, cum := head.h, head.x, head.dy, head.dh, head.cum
		dt := k.vector("dt", h).At(k.v.q).Load()
		last := k.vector("cum", h).At(chunk - 1).Load()
		skip := k.at["d"].At(h).Load()
		if !k.config.diagonal {
			k.storeStateDot(h, k.transposedState("states", h), dh, last)
		}
		u := k.b.Dot(dh, none)
		GE := x.Dot(dy.Trans(), none)
		E := k.decays(cum)
		MT := CBT.Mul(E)
		GE = GE.Mul(E)
		dCBT = dCBT.Add(GE.Mul(dt.Column()))
		W := GE.Mul(CBT).Mul(dt.Column())
		k.vector("pairs", h).At(k.v.q).Store(earlier.Select(W.CumSum(1, true), 0.).Sum(0))
		u = u.Mul(where(k.documents.leaving, last.Sub(cum).Exp2()).Column())
		xf, dyf := x.To(triton.F32), dy.To(triton.F32)
		toState, xdy := xf.Mul(u).Sum(1), xf.Mul(dyf).Sum(1)
		u = MT.To(k.s.elem).Dot(dy, u)
		ddt := xf.Mul(u).Sum(1)
		k.tokens("dx", h).Store(u.Mul(dt.Column()).Add(skip.Mul(dyf)), k.tokenMasks()...)
		k.storePerToken(h, ddt, toState, xdy, xdy)
		return dCBT
	})
}

// decays are E, [s, t]: right for s <= t and finite elsewhere.
func (k *gradKernel) decays(cum triton.Value) triton.Value {
	between := cum.Row().Sub(cum.Column())
	if k.s.decays() {
		return between.Abs().Mul(-1.).Exp2()
	}
	return k.mask.Select(between, 0.).Exp2()
}

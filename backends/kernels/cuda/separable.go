package cuda

import "github.com/matmamba/matmamba/backends/triton"

// Decays between tokens of a chunk are products: with any number m of a head and chunk,
//
//	2^(cum_t - cum_s) dt_s = p_t q_s,   p_t = 2^(cum_t - m),   q_s = 2^(m - cum_s) dt_s = 2^(m - shift_s)
//
// so that what stands between two tokens, C.B and its mask, is the same for all heads of a group, and a head has only rows to multiply:
//
//	sum over s of (C_t.B_s) 2^(cum_t - cum_s) dt_s x_s = p_t sum over s of CB[t,s] (q_s x_s)
//
// Each factor by itself may be large where their product is small. With m = last/2 both stay within 2^+-80, and sums of their products in
// float32, where the decay through a chunk is no stronger than 2^-160. Heads that decay more are strong: the loop over heads gives them factors
// of 0, and a second loop makes what they are to be, in rounds. Round k takes the tokens s with -cum_s in [160 k, 160 (k+1)) and
// m = -160 (k + 1/2). q_s is 0 for other tokens, and p_t no larger than 2^80: it would be for tokens t before those s, which are masked.
const reach = 160.

// strongest is the log2 of the strongest decay from one token to the next; stronger ones show beside 1 no more than it does. So rounds are
// few, whatever A and dt.
const strongest = 40.

// separable tells whether dx, and y of stretches, are made of decays as products of factors.
func (s ssdShape) separable() bool { return s.narrow() && s.decays() }

// exponents are cum and shift: of a head, [chunk], or of parts of a stretch side by side, [chunk, parts].
type exponents struct{ cum, shift triton.Value }

// factors are those of a head: p and q, [chunk], 0 for a strong one, and half = 2^m = 2^(last-m).
type factors struct{ p, q, half triton.Value }

// factors makes them for cum of the last token.
func (e exponents) factors(last triton.Value) factors {
	m, strong := last.Mul(0.5), last.Less(-reach)
	return factors{p: e.cum.Sub(strong.Select(-never, m)).Exp2(), q: strong.Select(never, m).Sub(e.shift).Exp2(), half: m.Exp2()}
}

// round is p and q in round k of strong heads.
func (e exponents) round(k triton.Value) (p, q triton.Value) {
	from := k.To(triton.F32).Mul(-reach)
	m := from.Sub(reach / 2)
	inRound := e.cum.LessEqual(from).And(e.cum.Greater(from.Sub(reach)))
	return e.cum.Sub(m).Min(reach / 2).Exp2(), inRound.Select(m.Sub(e.shift), never).Exp2()
}

// forRounds runs body for each round from number first on of decays to last, with p and q, and returns what it carried. There may be one too many,
// of no tokens. prep bounds cum, whatever dt and A, NaN and infinity among them, so that there are at most 17.
func (e exponents) forRounds(f *triton.Func, first int, last triton.Value, carried []triton.Value, body func(p, q triton.Value, carried []triton.Value) []triton.Value) []triton.Value {
	rounds := last.Mul(-1 / reach).Add(float64(1-first) + 1./64).To(triton.I32)
	return f.ForValue(rounds, 1, carried, func(k triton.Value, carried []triton.Value) []triton.Value {
		if first > 0 {
			k = k.Add(first)
		}
		p, q := e.round(k)
		return body(p, q, carried)
	})
}

// forStrong runs body for the strong ones of a program's heads, with cum of the chunk's last token, and returns what it carried. cum points to
// what prep made.
func (v chunkView) forStrong(f *triton.Func, heads int, cum triton.Value, carried []triton.Value, body func(h, last triton.Value, carried []triton.Value) []triton.Value) []triton.Value {
	first, i := v.program.Mul(heads), f.Range(max(32, powerOfTwo(heads)))
	lasts := cum.At(v.perHead).At(first.Mul(v.s.padded())).At(chunk - 1)
	strong := lasts.At(i.Mul(v.s.padded())).Load(i.Less(heads)).Less(-reach).To(triton.F32)
	ranks := strong.CumSum(0, false)
	return f.ForValue(strong.Sum(0).To(triton.I32), 1, carried, func(n triton.Value, carried []triton.Value) []triton.Value {
		before := ranks.LessEqual(n.To(triton.F32)).To(triton.F32).Sum(0).To(triton.I32)
		return body(first.Add(before), lasts.At(before.Mul(v.s.padded())).Load(), carried)
	})
}

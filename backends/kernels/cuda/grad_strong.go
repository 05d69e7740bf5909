package cuda

import "github.com/matmamba/matmamba/backends/triton"

// sideReach is the log2 of the strongest decay of a chunk for which rows times factors are within float32's range: larger by far than bfloat16 has digits
// for beside 1, and small enough for sums of products of 2^31.
const sideReach = 96.

// strong makes what loop leaves out of stretches with a head of strong decays: dx and sums of all channels, and what their D is to dG. Round k takes the
// other tokens whose own decay, -cum or of B cum - m, is in [reach k, reach (k+1)), with own times 2^(reach k) and other times 2^-(reach k). What goes through
// states needs no rounds: own alone is right for all tokens.
func (k gradSide) strong() {
	none := triton.Value{}
	k.forStrong(k.f.Const(triton.F32, 0, chunk, chunk), func(t sideStretch, D triton.Value) triton.Value {
		l, r := k.rowsOf(t, k.own, 0).To(triton.F32), k.rowsOf(t, k.other, 0).To(triton.F32)
		own := t.own.times(t.anchor)
		X := t.times(l, own).To(k.s.elem)
		acc := where(k.reaches, k.G.Dot(k.statesOf(t, k.states, t.channel, 0).Trans(), none))
		sum := func(X, acc triton.Value) triton.Value { return t.sums(X.To(triton.F32).Mul(acc)) }
		second := k.ofB.Select(sum(X, acc), t.sums(l.Mul(r)))
		carried := []triton.Value{D, t.times(acc, own), sum(X, acc)}
		carried = k.forRounds(t, carried, func(own, other triton.Value, carried []triton.Value) []triton.Value {
			X, Y := t.times(l, own).To(k.s.elem), t.times(r, other).To(k.s.elem)
			acc := k.W.Dot(Y, none)
			return []triton.Value{X.Dot(copied(Y).Trans(), carried[0]), carried[1].Add(t.times(acc, own)), carried[2].Add(sum(X, acc))}
		})
		k.storeSide(t, r, carried[1], carried[2], second)
		return carried[0]
	})
}

// forStrong runs body for each stretch with strong decays, which adds to D, and adds D G' to what dG is. Most programs have none and end.
func (k gradSide) forStrong(D triton.Value, body func(t sideStretch, D triton.Value) triton.Value) {
	i := k.f.Range(max(32, powerOfTwo(k.rounds())))
	channel := k.v.program.Mul(k.rounds()).Add(i).Mul(stretchWidth).Column().Add(k.f.Range(8).Mul(8).Row())
	lasts := k.at["cum"].At(k.v.perHead).At(channel.Div(k.s.headDim).Mul(k.s.padded())).At(chunk - 1).Load(i.Less(k.rounds()).Column())
	strong := lasts.MinAlong(1).Less(-sideReach).To(triton.F32)
	ranks, count := strong.CumSum(0, false), strong.Sum(0).To(triton.I32)
	k.f.If(count.Greater(0), nil, func() []triton.Value {
		D := k.f.ForValue(count, 1, []triton.Value{D}, func(n triton.Value, carried []triton.Value) []triton.Value {
			before := ranks.LessEqual(n.To(triton.F32)).To(triton.F32).Sum(0).To(triton.I32)
			return []triton.Value{body(k.stretch(before, 0), carried[0])}
		})[0]
		k.storeShared("dg", k.withPairs(D, k.sharedAt(k.beforeG).Load(masked(k.v.stateMask, 0), masked(k.v.inside, 1)).To(triton.F32)))
		return nil
	})
}

// forRounds runs body for each round of a stretch. There may be one too many, of no tokens. prep bounds cum, so that there are at most 28.
func (k gradSide) forRounds(t sideStretch, carried []triton.Value, body func(own, other triton.Value, carried []triton.Value) []triton.Value) []triton.Value {
	through := t.partNumbers(k.numbers(t, k.at["cum"]), k.v.q).Mul(k.sign).Sub(t.anchor)
	rounds := t.last.MinAlong(0).Mul(-1 / sideReach).Add(1 + 1./64).To(triton.I32)
	return k.f.ForValue(rounds, 1, carried, func(n triton.Value, carried []triton.Value) []triton.Value {
		from := n.To(triton.F32).Mul(sideReach)
		inRound := through.GreaterEqual(n.Equal(0).Select(never, from)).And(through.Less(from.Add(sideReach)))
		own := t.own.fraction.Mul(t.own.exponent.Add(t.anchor).Add(from).Min(sideReach).Exp2())
		return body(own, inRound.Select(t.other.times(from.Add(t.anchor).Mul(-1.)), 0.), carried)
	})
}

package cuda

import (
	"maps"

	"github.com/matmamba/matmamba/backends/triton"
)

// stretchWidth is how many channels a stretch of bwd has where decays are products.
const stretchWidth = 64

// gradSide is bwd for decays as products, while it is written. The chunk's pairs of tokens s <= t have two sides: that of B, whose own tokens are s, and
// that of C, whose own are t. A program takes one side, and stretches of channels, whatever heads they are of. With o by rows and heads,
//
//	of B    L = x     R = dy    G = B    G' = C    S = 2^(last-m) dh    own = q = 2^(m-shift)    other = p = 2^(cum-m)    m = last, rounded to 0
//	of C    L = dy    R = x     G = C    G' = B    S = h                own = p = 2^cum          other = q = 2^-shift
//
//	W = G G'^T where s <= t    acc = G S^T + W (other o R)    D = sum of (own o L) (other o R)^T where s <= t    dG = D G' + sum of (own o L) S
//
//	of B    dB = dG    dx = q o acc + D dy    direct = (q o x).acc    toState = (q o x).(B S^T)
//	of C    dC = dG    rows = (p o dy).acc    x.dy
//
// stateDot is made in the reversed scan. q and p of one side are those of the other times a power of 2 whose exponent is whole, so that rows times them are
// rounded to bfloat16 alike: row and column sums are of the same matrix.
//
// A chunk's programs read the same at about the same time, from memory once. Stretches with strong decays are made again by a launch behind this one, on
// top of what it left (see strong).
type gradSide struct {
	*gradKernel
	ofB, sign               triton.Value // i1; 1 of B and -1 of C
	own, other              triton.Value // pointers to L and R,
	states                  triton.Value // to S,
	exponent, otherExponent triton.Value // to shift and cum, of C cum and shift,
	shared, otherShared     triton.Value // and to B and C, of C C and B
	G, W, beforeG           triton.Value
	reaches                 triton.Value // [chunk, 1] i1: S is of the own token's document; no value without documents
}

// sides writes either launch.
func (k *gradKernel) sides() {
	side := gradSide{gradKernel: k, ofB: k.sideNumber().Equal(0)}
	choose := func(ofB, ofC string) (own, other triton.Value) {
		return side.ofB.Select(k.at[ofB], k.at[ofC]), side.ofB.Select(k.at[ofC], k.at[ofB])
	}
	side.sign = side.ofB.Select(k.f.Const(triton.F32, 1), -1.)
	side.own, side.other = choose("x", "dy")
	side.states, _ = choose("dstates", "states")
	side.exponent, side.otherExponent = choose("weight", "cum")
	side.shared, side.otherShared = choose("b", "c")
	k.at["dg"], _ = choose("db", "dc")
	if documents := k.documents; documents.runs.Valid() {
		side.reaches = side.ofB.Select(documents.leaving, documents.entering).Column()
	}
	if k.part == strongPart {
		side.beforeG = side.ofB.Select(k.before["db"], k.before["dc"])
	}
	side.G = side.loadRows(side.shared)
	side.W = k.mask.Select(side.G.Dot(side.loadRows(side.otherShared).Trans(), triton.Value{}), 0.).To(k.s.elem)
	if k.part == strongPart {
		side.strong()
		return
	}
	k.storeShared("dg", side.withPairs(side.loop()))
}

// withPairs is dG with D G' added.
func (k gradSide) withPairs(D, dG triton.Value) triton.Value {
	return k.mask.Select(D, 0.).To(k.s.elem).Dot(k.loadRows(k.otherShared), dG)
}

// sideParameters declares what a launch reads and writes. The second replaces what the first made, and adds to dB and dC.
func (k *gradKernel) sideParameters() {
	elem, f32 := k.s.elem, triton.F32
	k.declare(0, elem, true, []string{"x", "dy", "b", "c"})
	k.declare(0, f32, true, []string{"cum", "weight", "d"})
	k.declare(0, elem, true, []string{"states", "dstates"})
	k.declare(0, triton.I32, k.s.segments, []string{"runs"})
	for list := range 2 {
		if list == 1 || k.part == strongPart {
			k.declare(list, elem, true, []string{"dx"})
			k.declare(list, k.sharedElem(), true, []string{"db", "dc"})
			k.declare(list, f32, true, []string{"terms"})
		}
		if list == 0 {
			k.before = maps.Clone(k.at)
		}
	}
}

// sideNumber is 0 of B and 1 of C.
func (k *gradKernel) sideNumber() triton.Value { return k.f.ProgramID(1).Rem(2) }

// sideMask is where s <= t, [own, other].
func (k *gradKernel) sideMask() triton.Value {
	sign := k.f.Const(triton.I32, 1).Sub(k.sideNumber().Mul(2))
	return k.v.q.Row().Sub(k.v.q.Column()).Mul(sign).GreaterEqual(0)
}

// loadRows loads B or C of the chunk, [chunk, d_state].
func (k gradSide) loadRows(pointer triton.Value) triton.Value {
	v := k.v
	return pointer.At(v.shared).At(v.sharedRows(v.q.Column(), v.n.Row())).Load(masked(v.stateMask, 0), masked(v.inside, 1))
}

// rounds is the number of a program's stretches.
func (k gradSide) rounds() int { return k.config.heads * k.s.headDim / stretchWidth }

// loop takes all stretches, without pairs of tokens where decays are strong, and returns D and dG less D G'.
func (k gradSide) loop() (D, dG triton.Value) {
	none := triton.Value{}
	carried := []triton.Value{k.f.Const(triton.F32, 0, chunk, chunk), k.f.Const(triton.F32, 0, chunk, k.s.paddedState())}
	carried = k.f.For(k.rounds(), k.config.stages[0], carried, func(i triton.Value, carried []triton.Value) []triton.Value {
		D, ahead := carried[0], k.config.stages[0]-1
		t := k.stretch(i, ahead)
		L, R, S := k.rowsOf(t, k.own, ahead), k.rowsOf(t, k.other, ahead), k.statesOf(t, k.states, t.channel, ahead)
		l, r := L.To(triton.F32).HeldAs(D), R.To(triton.F32).HeldAs(D)
		own, other := t.own.times(t.anchor), t.other.times(t.weak.Select(k.f.Const(triton.F32, 0), never).Sub(t.anchor))
		X, Y := t.times(l, own).To(k.s.elem).HeldInPairs(), t.times(r, other).To(k.s.elem).HeldInPairs()
		xdy := t.sums(l.Mul(r))
		acc := where(k.reaches, k.G.Dot(S.Trans(), none))
		dG := k.reaching(t, X, l, own).Dot(S, carried[1])
		D = X.Dot(copied(Y).Trans(), D)
		second := k.ofB.Select(t.sums(X.To(triton.F32).Mul(acc)), xdy)
		acc = k.W.Dot(Y, acc)
		k.storeSide(t, r.To(k.s.elem).HeldInPairs().To(triton.F32), t.times(acc, own), t.sums(X.To(triton.F32).Mul(acc)), second)
		return []triton.Value{D, dG}
	})
	return carried[0], carried[1]
}

// reaching are X or, where documents end, rows l times own of those tokens that S is of the document of.
func (k gradSide) reaching(t sideStretch, X, l, own triton.Value) triton.Value {
	if !k.reaches.Valid() {
		return X
	}
	return t.times(l, where(k.reaches, own)).To(k.s.elem)
}

// sideStretch is a stretch of one side: own and other less what m gives them, [chunk, parts], and whether its decays are weak enough for them.
type sideStretch struct {
	headStack
	own, other factor
	last       triton.Value
	anchor     triton.Value // m times the sign of the side, [1, parts]
	weak       triton.Value
}

// factor is 2^u as 2 to the power of a fraction, and the whole rest of u. So it is the same but for the exponent with any whole number added to u.
type factor struct{ fraction, exponent triton.Value }

func newFactor(u triton.Value) factor {
	const least = -1 << 14 // of tokens behind the end, whose u is infinite, or what is 0 beside anything
	u = u.Less(float64(least)).Select(float64(least), u)
	return factor{u.Sub(whole(u)).Exp2(), whole(u)}
}

// times is the factor times 2^exponent.
func (f factor) times(exponent triton.Value) triton.Value {
	return f.fraction.Mul(f.exponent.Add(exponent).Exp2())
}

// stretch is number i of the program's, with its numbers loaded so many rounds ahead.
func (k gradSide) stretch(i triton.Value, ahead int) sideStretch {
	t := sideStretch{headStack: k.s.stretch(k.f, stretchWidth, k.v.program.Mul(k.rounds()).Add(i)).inThreads()}
	t.ahead = ahead
	t.last = k.numbers(t, k.at["cum"]).At(chunk - 1).At(t.parts().Mul(k.s.padded())).LoadAhead(ahead)
	t.anchor = k.ofB.Select(whole(t.last), 0.).Mul(k.sign).Row()
	t.weak = t.last.MinAlong(0).GreaterEqual(-sideReach)
	t.own = newFactor(t.partNumbers(k.numbers(t, k.exponent), k.v.q).Mul(k.sign.Mul(-1.)))
	t.other = newFactor(t.partNumbers(k.numbers(t, k.otherExponent), k.v.q).Mul(k.sign))
	return t
}

// whole is x rounded to 0.
func whole(x triton.Value) triton.Value { return x.To(triton.I32).To(triton.F32) }

// numbers is where those of a stretch's first head are, in what prep made.
func (k gradSide) numbers(t sideStretch, pointer triton.Value) triton.Value {
	return pointer.At(k.v.perHead).At(t.head.Mul(k.s.padded()))
}

// rowsOf loads L or R, [chunk, columns].
func (k gradSide) rowsOf(t sideStretch, pointer triton.Value, ahead int) triton.Value {
	return t.columns(k.v.stacked(pointer, t.headStack).LoadAhead(ahead, masked(k.v.inside, 1)))
}

// statesOf loads S of channels, [channels, d_state].
func (k gradSide) statesOf(t sideStretch, pointer, channel triton.Value, ahead int) triton.Value {
	offsets := channel.Mul(k.s.state).Column().Add(k.v.n.Row())
	return pointer.At(k.v.states).At(t.first(k.s.state)).At(offsets).LoadAhead(ahead, masked(k.v.stateMask, 0))
}

// storeSide stores dx, of the side of B, and two sums of terms, [chunk, parts]. y is own o acc.
func (k gradSide) storeSide(t sideStretch, r, y, first, second triton.Value) {
	skip := k.at["d"].At(t.head).At(t.parts()).Load()
	dx := t.byParts(r).MulAdd(skip.Row().Expand(2), t.byParts(y)).Reshape(chunk, stretchWidth)
	k.v.stacked(k.at["dx"], t.headStack).Store(dx, k.ofB.Broadcast(chunk, stretchWidth), masked(k.v.inside, 1))
	parts := k.s.heads * k.s.headDim / 8
	row := k.sideNumber().Mul(k.s.batch).To(triton.I64).Add(k.v.b).Mul(k.s.padded()).Add(k.v.first.To(triton.I64))
	at := k.at["terms"].At(row.Mul(2 * parts)).At(t.start.Div(4)).At(k.v.q.Column().Mul(2 * parts).Add(k.f.Range(16).Row()))
	at.Store(first.Join(second).Reshape(chunk, 16))
}

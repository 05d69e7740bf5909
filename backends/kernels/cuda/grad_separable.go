package cuda

import "github.com/matmamba/matmamba/backends/triton"

// separableLoop is tokenLoop with decays as products (see separable.go). With o by rows, and CB[t,s] = CBT[s,t],
//
//	X = q o x    dY = p o dy    U = CBT dY + 2^(last-m) (B dh)    V = CB X + 2^m (C h)
//	dCBT = sum over heads of X dY^T    dx = q o U + D dy    direct = X.U    toState = X.(2^(last-m) B dh)    rows = dY.V
//
// X, dY and CB are rounded once for all of these, so that row and column sums are of the same matrix.
func (k *gradKernel) separableLoop() triton.Value {
	none, s := triton.Value{}, k.s
	CBT := k.mask.Select(k.b.Dot(k.c.Trans(), none), 0.).To(s.elem)
	CB := k.mask.Trans().Select(k.c.Dot(k.b.Trans(), none), 0.).To(s.elem)
	dCBT := k.f.Const(triton.F32, 0, chunk, chunk)
	dCBT = k.f.For(k.config.heads, k.config.stages[0], []triton.Value{dCBT}, func(i triton.Value, carried []triton.Value) []triton.Value {
		return []triton.Value{k.separableHead(k.v.program.Mul(k.config.heads).Add(i), CBT, CB, carried[0])}
	})[0]
	k.f.Barrier() // strong heads' results replace what the loop stored
	return k.v.forStrong(k.f, k.config.heads, k.at["cum"], []triton.Value{dCBT}, func(h, last triton.Value, carried []triton.Value) []triton.Value {
		return []triton.Value{k.strongHead(h, last, CBT, CB, carried[0])}
	})[0]
}

// separableHead is a head of separableLoop, and right for those that are not strong; it returns dCBT with what the head adds to it.
func (k *gradKernel) separableHead(h, CBT, CB, dCBT triton.Value) triton.Value {
	none := triton.Value{}
	head := k.tokenHead(h)
	last := k.vector("cum", h).At(chunk - 1).Load()
	dh, states := k.transposedState("dstates", h), k.transposedState("states", h)
	k.storeStateDot(h, states, dh, last)
	by := head.factors(last)
	U := k.b.Dot(dh, none)
	V := k.c.Dot(states, none).Mul(where(masked(k.documents.entering, 1), by.half))
	x, dy := head.x.To(triton.F32).HeldAs(U), head.dy.To(triton.F32).HeldAs(U)
	X, dY := scaledRows(x, by.q.Column()), scaledRows(dy, by.p.Column())
	U = U.Mul(where(masked(k.documents.leaving, 1), by.half))
	dCBT = X.Dot(copied(dY).Trans(), dCBT)
	toState := X.To(triton.F32).Mul(U).Sum(1)
	U = CBT.Dot(dY, U)
	V = CB.Dot(X, V)
	k.tokens("dx", h).Store(dy.MulAdd(head.skip, U.Mul(by.q.Column())), k.tokenMasks()...)
	direct, rows := X.To(triton.F32).Mul(U).Sum(1), dY.To(triton.F32).Mul(V).Sum(1)
	k.storePerToken(h, direct, toState, x.Mul(dy).Sum(1), rows)
	return dCBT
}

// strongHead is separableHead of a strong head, but for stateDot.
func (k *gradKernel) strongHead(h, last, CBT, CB, dCBT triton.Value) triton.Value {
	none := triton.Value{}
	head := k.tokenHead(h)
	x, dy := head.x.To(triton.F32), head.dy.To(triton.F32)
	toEnd := where(k.documents.leaving, last.Sub(head.shift).Exp2())
	enter := where(k.documents.entering, head.cum.Exp2())
	u := k.b.Dot(k.transposedState("dstates", h), none).Mul(toEnd.Column())
	fromState := k.c.Dot(k.transposedState("states", h), none).Mul(enter.Column())
	toState := x.Mul(u).Sum(1)
	carried := []triton.Value{dCBT, u, toState, dy.Mul(fromState).Sum(1)}
	carried = head.forRounds(k.f, 0, last, carried, func(p, q triton.Value, carried []triton.Value) []triton.Value {
		p, q = p.Column(), q.Column()
		X, dY := scaledRows(x, q), scaledRows(dy, p)
		U, V := CBT.Dot(dY, none), CB.Dot(X, none)
		return []triton.Value{
			X.Dot(copied(dY).Trans(), carried[0]), U.MulAdd(q, carried[1]),
			carried[2].Add(X.To(triton.F32).Mul(U).Sum(1)), carried[3].Add(dY.To(triton.F32).Mul(V).Sum(1)),
		}
	})
	k.tokens("dx", h).Store(dy.MulAdd(head.skip, carried[1]), k.tokenMasks()...)
	k.storePerToken(h, carried[2], toState, x.Mul(dy).Sum(1), carried[3])
	return carried[0]
}

// tokenHead is what a head reads of its own but for its states: x and dy, [chunk, headdim], cum and shift, [chunk], and D.
type tokenHead struct {
	x, dy triton.Value
	exponents
	skip triton.Value
}

func (k *gradKernel) tokenHead(h triton.Value) tokenHead {
	return tokenHead{
		x: k.tokens("x", h).Load(k.tokenMasks()...), dy: k.tokens("dy", h).Load(k.tokenMasks()...),
		exponents: exponents{cum: k.vector("cum", h).At(k.v.q).Load(), shift: k.vector("weight", h).At(k.v.q).Load()},
		skip:      k.at["d"].At(h).Load(),
	}
}

// scaledRows are rows times factors, [chunk, 1], in bfloat16.
func scaledRows(rows, by triton.Value) triton.Value {
	return rows.Mul(by).To(triton.BF16).HeldInPairs()
}

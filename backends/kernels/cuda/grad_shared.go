package cuda

import "github.com/matmamba/matmamba/backends/triton"

// sharedLoops makes dB and dC.
func (k *gradKernel) sharedLoops(dcb triton.Value) {
	dB, dC := dcb.Dot(k.c, triton.Value{}), dcb.Trans().Dot(k.b, triton.Value{})
	if k.config.narrow {
		sums := k.forStacks(k.config.stages[1], []triton.Value{dB, dC}, func(stack headStack, h triton.Value, carried []triton.Value) []triton.Value {
			return []triton.Value{k.addB(stack, h, carried[0]), k.addC(stack, h, carried[1])}
		})
		k.storeShared("db", sums[0])
		k.storeShared("dc", sums[1])
		return
	}
	dB = k.forStacks(k.config.stages[1], []triton.Value{dB}, func(stack headStack, h triton.Value, carried []triton.Value) []triton.Value {
		return []triton.Value{k.addB(stack, h, carried[0])}
	})[0]
	k.storeShared("db", dB)
	dC = k.forStacks(k.config.stages[2], []triton.Value{dC}, func(stack headStack, h triton.Value, carried []triton.Value) []triton.Value {
		return []triton.Value{k.addC(stack, h, carried[0])}
	})[0]
	k.storeShared("dc", dC)
}

// forStacks runs a loop over the program's heads by stacks, with h the first of each.
func (k *gradKernel) forStacks(stages int, carried []triton.Value, body func(stack headStack, h triton.Value, carried []triton.Value) []triton.Value) []triton.Value {
	stack := k.s.headStack(k.f, k.config.stack)
	return k.f.For(k.config.heads/stack.count, stages, carried, func(i triton.Value, carried []triton.Value) []triton.Value {
		return body(stack, k.v.program.Mul(k.config.heads).Add(i.Mul(stack.count)), carried)
	})
}

// addB adds what a stack of heads is to dB.
func (k *gradKernel) addB(stack headStack, h, dB triton.Value) triton.Value {
	x, dh := k.stackedTokens(stack, "x", h), k.stackedStates(stack, "dstates", h)
	toEnd := stack.spread(func(head int) triton.Value {
		return k.vector("toend", h.Add(head)).At(k.v.q).Load()
	})
	return x.To(triton.F32).Mul(toEnd).To(k.s.elem).Dot(dh, dB)
}

// addC adds what a stack of heads is to dC, and makes fromState and stateDot but for narrow heads.
func (k *gradKernel) addC(stack headStack, h, dC triton.Value) triton.Value {
	dy, states := k.stackedTokens(stack, "dy", h), k.stackedStates(stack, "states", h)
	enter := stack.spread(func(head int) triton.Value {
		return where(k.documents.entering, k.vector("cum", h.Add(head)).At(k.v.q).Load().Exp2())
	})
	scaled := dy.To(triton.F32).Mul(enter)
	if !k.config.narrow {
		fromState := k.c.Dot(states.Trans(), triton.Value{})
		if k.config.diagonal {
			k.storeDiagonal(stack, h, states)
		}
		dC = scaled.To(k.s.elem).Dot(states, dC)
		fromState = fromState.Mul(scaled)
		for head := range stack.count {
			k.vector("fromstate", h.Add(head)).At(k.v.q).Store(stack.only(head, fromState).Sum(1))
		}
		return dC
	}
	return scaled.To(k.s.elem).Dot(states, dC)
}

// storeDiagonal stores stateDot as the diagonal of h dh^T, whose products are cheaper than taking bf16 apart in registers where there are 64
// columns.
func (k *gradKernel) storeDiagonal(stack headStack, h, states triton.Value) {
	dh := k.stackedStates(stack, "dstates", h)
	last := k.vector("cum", h).At(chunk - 1).At(stack.of.Mul(k.s.padded())).Load()
	isDiagonal := stack.column.Column().Equal(stack.column.Row())
	terms := isDiagonal.Select(states.Dot(dh.Trans(), triton.Value{}), 0.).Sum(1)
	k.stateDots(h).At(stack.column).Store(terms.Mul(k.throughChunk(last)))
}

// stackedTokens loads x or dy of the stack that begins at head h, [chunk, columns].
func (k *gradKernel) stackedTokens(stack headStack, name string, h triton.Value) triton.Value {
	pointer := k.at[name].At(k.v.tokens).At(h.Mul(k.s.headDim)).At(stack.tokens(k.v.q))
	return pointer.Load(stack.mask.Row(), masked(k.v.inside, 1))
}

// stackedStates loads states or their gradients of the stack that begins at head h, [columns, d_state].
func (k *gradKernel) stackedStates(stack headStack, name string, h triton.Value) triton.Value {
	pointer := k.at[name].At(k.v.states).At(h.Mul(k.s.headDim * k.s.state)).At(stack.states(k.v.n))
	return pointer.Load(stack.mask.Column(), masked(k.v.stateMask, 0))
}

// storeShared writes dB or dC, or the program's part of it: [parts, batch, length, ngroups, d_state].
func (k *gradKernel) storeShared(name string, grad triton.Value) {
	s, v, at := k.s, k.v, k.v.shared
	if parts := k.config.partials(s); parts > 1 {
		part := v.program.Rem(parts).To(triton.I64)
		at = at.Add(part.Mul(s.batch * s.length * s.groups * s.state))
	}
	offsets := v.sharedRows(v.q.Column(), v.n.Row())
	k.at[name].At(at).At(offsets).Store(grad, masked(v.stateMask, 0), masked(v.inside, 1))
}

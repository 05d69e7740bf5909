package cuda

import "github.com/matmamba/matmamba/backends/triton"

// sharedLoops makes dB and dC, one after the other.
func (k *gradKernel) sharedLoops(dcb triton.Value) {
	dB, dC := dcb.Dot(k.c, triton.Value{}), dcb.Trans().Dot(k.b, triton.Value{})
	dB = k.forStacks(k.config.stages[1], []triton.Value{dB}, func(stack headStack, carried []triton.Value) []triton.Value {
		dB, _ := k.addB(stack, carried[0])
		return []triton.Value{dB}
	})[0]
	k.storeShared("db", dB)
	dC = k.forStacks(k.config.stages[2], []triton.Value{dC}, func(stack headStack, carried []triton.Value) []triton.Value {
		dC, _ := k.addC(stack, carried[0])
		return []triton.Value{dC}
	})[0]
	k.storeShared("dc", dC)
}

// narrowLoop makes dB and dC in one loop. The products with dCBT come last: before the loop, their operands would stay in shared memory during it.
func (k *gradKernel) narrowLoop() {
	zero := k.f.Const(triton.F32, 0, chunk, k.s.paddedState())
	sums := k.forStacks(k.config.stages[1], []triton.Value{zero, zero}, func(stack headStack, carried []triton.Value) []triton.Value {
		dB, dh := k.addB(stack, carried[0])
		dC, states := k.addC(stack, carried[1])
		if k.config.diagonal {
			k.storeDiagonal(stack, states, dh)
		}
		return []triton.Value{dB, dC}
	})
	k.loadShared()
	dcb := k.chunkSquare().Load()
	k.storeShared("db", dcb.Dot(k.c, sums[0]))
	k.storeShared("dc", dcb.Trans().Dot(k.b, sums[1]))
}

// forStacks runs a loop over the program's heads by stacks, or by stretches of their channels.
func (k *gradKernel) forStacks(stages int, carried []triton.Value, body func(stack headStack, carried []triton.Value) []triton.Value) []triton.Value {
	config := k.config
	if config.width == 0 {
		return k.f.For(config.heads/config.stack, stages, carried, func(i triton.Value, carried []triton.Value) []triton.Value {
			return body(k.s.headStack(k.f, config.stack, k.v.program.Mul(config.heads).Add(i.Mul(config.stack))), carried)
		})
	}
	rounds := config.heads * k.s.headDim / config.width
	return k.f.For(rounds, stages, carried, func(i triton.Value, carried []triton.Value) []triton.Value {
		stack := k.s.stretch(k.f, config.width, k.v.program.Mul(rounds).Add(i))
		stack.gathers = true
		return body(stack, carried)
	})
}

// addB adds what a stack of heads is to dB, and returns the gradients of their states, too.
func (k *gradKernel) addB(stack headStack, dB triton.Value) (sum, dh triton.Value) {
	x := k.stackedTokens(stack, "x")
	dh = k.stackedStates(stack, "dstates")
	scaled := stack.scaled(x, k.vector("toend", stack.head), k.v.q, func(toEnd triton.Value) triton.Value { return toEnd })
	return scaled.To(k.s.elem).Dot(dh, dB), dh
}

// addC adds what a stack of heads is to dC, makes fromState and stateDot but for narrow heads, and returns the states, too.
func (k *gradKernel) addC(stack headStack, dC triton.Value) (sum, states triton.Value) {
	dy := k.stackedTokens(stack, "dy")
	states = k.stackedStates(stack, "states")
	scaled := stack.scaled(dy, k.vector("cum", stack.head), k.v.q, func(cum triton.Value) triton.Value {
		entering := k.documents.entering
		if len(cum.Type.Shape) > 1 {
			entering = masked(entering, 1)
		}
		return where(entering, cum.Exp2())
	})
	if !k.config.narrow {
		fromState := k.c.Dot(states.Trans(), triton.Value{})
		if k.config.diagonal {
			k.storeDiagonal(stack, states, k.stackedStates(stack, "dstates"))
		}
		dC = scaled.To(k.s.elem).Dot(states, dC)
		fromState = fromState.Mul(scaled)
		for head := range stack.count {
			k.vector("fromstate", stack.head.Add(head)).At(k.v.q).Store(stack.only(head, fromState).Sum(1))
		}
		return dC, states
	}
	return scaled.To(k.s.elem).Dot(states, dC), states
}

// storeDiagonal stores stateDot as the diagonal of h dh^T, whose products are cheaper than taking bf16 apart in registers where there are 64
// columns.
func (k *gradKernel) storeDiagonal(stack headStack, states, dh triton.Value) {
	last := k.vector("cum", stack.head).At(chunk - 1).At(stack.of.Mul(k.s.padded())).Load()
	isDiagonal := stack.column.Column().Equal(stack.column.Row())
	terms := isDiagonal.Select(states.Dot(dh.Trans(), triton.Value{}), 0.).Sum(1)
	k.stateDots(stack.head).At(stack.padded()).Store(terms.Mul(k.throughChunk(last)))
}

// stackedTokens loads x or dy of a stack, [chunk, columns].
func (k *gradKernel) stackedTokens(stack headStack, name string) triton.Value {
	return k.v.stacked(k.at[name], stack).Load(masked(stack.mask, 0), masked(k.v.inside, 1))
}

// stackedStates loads states or their gradients of a stack, [columns, d_state].
func (k *gradKernel) stackedStates(stack headStack, name string) triton.Value {
	pointer := k.at[name].At(k.v.states).At(stack.first(k.s.state)).At(stack.states(k.v.n))
	return pointer.Load(masked(stack.mask, 1), masked(k.v.stateMask, 0))
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

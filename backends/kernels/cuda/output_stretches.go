package cuda

import "github.com/matmamba/matmamba/backends/triton"

// stretchedLoop takes stretches of channels, whatever heads they are of, with decays as products (see separable.go): 24 rounds of 64 channels for
// 64 heads of 24, and no decays between tokens.
//
//	acc = 2^m (C h), then acc += CB (q x), y = p acc + D x
func (k outputKernel) stretchedLoop() {
	none, CB := triton.Value{}, k.cb.To(k.s.elem)
	rounds := k.config.heads * k.s.headDim / k.config.width
	k.f.For(rounds, k.config.stages, nil, func(i triton.Value, _ []triton.Value) []triton.Value {
		stack := k.s.stretch(k.f, k.config.width, k.v.program.Mul(rounds).Add(i))
		stack.gathers = true
		loaded, states := k.v.stacked(k.x, stack).Load(masked(k.v.inside, 1)), k.stretchedStates(stack)
		decays, skip := k.separated(stack), k.d.At(stack.head).At(stack.parts()).Load()
		p, q := decays.factors()
		acc := k.c.Dot(states, none)
		x := loaded.To(triton.F32).HeldAs(acc)
		scaled := func(q triton.Value) triton.Value { return stack.times(x, q).To(k.s.elem) }
		acc = CB.Dot(scaled(q), stack.times(acc, k.entering(decays)))
		y := []triton.Value{stack.times(acc, p)}
		y = k.f.If(decays.strong(), y, func() []triton.Value {
			return decays.forLater(k.f, y, func(p, q triton.Value, y []triton.Value) []triton.Value {
				return []triton.Value{y[0].Add(stack.times(CB.Dot(scaled(q), none), p))}
			})
		})
		withSkip := stack.byParts(x).MulAdd(skip.Row().Expand(2), stack.byParts(y[0]))
		k.v.stacked(k.out, stack).Store(stack.joined(withSkip), masked(k.v.inside, 1))
		return nil
	})
}

// entering is 2^m, [1, parts], for what comes of the state that enters the chunk; by token where documents begin in it.
func (k outputKernel) entering(decays separated) triton.Value {
	enter := decays.middle().Exp2().Row()
	return where(masked(k.documents.entering, 1), enter)
}

// separated are the decays of a stretch's parts.
func (k outputKernel) separated(stack headStack) separated {
	parts := stack.parts().Mul(k.s.padded())
	of := func(numbers triton.Value) triton.Value {
		return numbers.At(k.v.perHead).At(stack.head.Mul(k.s.padded()))
	}
	return separated{
		exponents: exponents{cum: stack.partNumbers(of(k.cum), k.v.q), shift: stack.partNumbers(of(k.weight), k.v.q)},
		last:      of(k.cum).At(chunk - 1).At(parts).Load(),
	}
}

// stretchedStates are the states of a stretch, transposed: [d_state, columns].
func (k outputKernel) stretchedStates(stack headStack) triton.Value {
	offsets := k.v.n.Column().Add(stack.channel.Mul(k.s.state).Row())
	return k.states.At(k.v.states).At(stack.first(k.s.state)).At(offsets).Load(masked(k.v.stateMask, 1))
}

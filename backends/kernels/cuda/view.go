package cuda

import "github.com/matmamba/matmamba/backends/triton"

// chunkView is what a program that takes one chunk and some heads of a group knows of where things are: grid (chunks, programs, batch).
type chunkView struct {
	s          ssdShape
	c, program triton.Value // chunk; which heads
	b          triton.Value // batch, i64
	q, p, n    triton.Value // tokens of the chunk; padded headdim; padded d_state
	first      triton.Value // the chunk's first token

	// Offsets, i64: of the chunk in x-like and B-like tensors (for the program's group), in states, and in what prep made.
	tokens, shared, states, perHead triton.Value
	// Masks: headdim, d_state and the sequence's end; the last two are no values where nothing is padded.
	dimMask, stateMask, inside triton.Value
}

func (s ssdShape) chunkView(f *triton.Func, heads int) chunkView {
	v := chunkView{s: s, c: f.ProgramID(0), program: f.ProgramID(1), b: f.ProgramID(2).To(triton.I64)}
	v.q, v.p, v.n = f.Range(chunk), f.Range(s.paddedDim()), f.Range(s.paddedState())
	v.first = v.c.Mul(chunk)
	v.dimMask, v.stateMask, v.inside = v.p.Less(s.headDim), s.stateMask(v.n), s.lengthMask(v.first.Add(v.q))
	row := v.b.Mul(s.length).Add(v.first.To(triton.I64))
	v.tokens = row.Mul(s.heads * s.headDim)
	v.shared = row.Mul(s.groups * s.state)
	if s.groups > 1 {
		v.shared = v.shared.Add(v.group(heads).Mul(s.state).To(triton.I64))
	}
	v.states = v.b.Mul(s.chunks()).Add(v.c.To(triton.I64)).Mul(s.heads * s.headDim * s.state)
	v.perHead = v.b.Mul(s.heads * s.padded()).Add(v.first.To(triton.I64))
	return v
}

// group is the group of the program's heads.
func (v chunkView) group(heads int) triton.Value { return v.program.Div(v.s.groupSize() / heads) }

// tokenOffsets are those of one head's x, [chunk, headdim].
func (v chunkView) tokenOffsets() triton.Value {
	return v.q.Column().Mul(v.s.heads * v.s.headDim).Add(v.p.Row())
}

// stacked is where x or the like of a stack's heads is, [chunk, columns].
func (v chunkView) stacked(pointer triton.Value, stack headStack) triton.Value {
	return pointer.At(v.tokens).At(stack.first(1)).At(stack.tokens(v.q))
}

// sharedRows are offsets in B or C for tokens and states along whichever axes.
func (v chunkView) sharedRows(q, n triton.Value) triton.Value {
	return q.Mul(v.s.groups * v.s.state).Add(n)
}

// stateOffsets are those of one head's state, transposed: [d_state, headdim].
func (v chunkView) stateOffsets() triton.Value { return v.n.Column().Add(v.p.Row().Mul(v.s.state)) }

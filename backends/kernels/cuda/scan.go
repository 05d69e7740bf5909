package cuda

import (
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// scanConfig says how scan is cut into programs.
type scanConfig struct {
	stack  int // heads per program
	states int // columns of the state per program
	warps  int
	stages int
}

// scan passes states on from chunk to chunk, one program per stack of heads and block of d_state. The state is held transposed to how
// products make it, S [headdim, d_state]: as in memory, so that it is stored without going through shared memory.
//
// Forward it keeps the state that enters each chunk and ends with the final state. Reversed, on dy and C with decays from the chunk's start,
// it keeps the gradient of the state that leaves each chunk and ends with that of the initial state.
//
//	x [batch, length, nheads, headdim]  b [batch, length, ngroups, d_state]  factor, decay [batch, nheads, padded]
//	start, end [batch, nheads, headdim, d_state]  states [batch, chunks, nheads, headdim, d_state]
func (s ssdShape) scan(config scanConfig, reversed, withStart, withEnd bool) launch {
	f := s.kernel(map[bool]string{false: "ssd_scan", true: "ssd_rscan"}[reversed])
	xp, bp := f.Pointer("x", s.elem), f.Pointer("b", s.elem)
	factorPointer, decayPointer := f.Pointer("factor", triton.F32), f.Pointer("decay", triton.F32)
	var startPointer, endPointer triton.Value
	if withStart {
		startPointer = f.Pointer("start", triton.F32)
	}
	statesPointer := f.Pointer("states", s.elem)
	if withEnd {
		endPointer = f.Pointer("end", triton.F32)
	}
	stack := s.headStack(f, config.stack)
	head, b := f.ProgramID(0).Mul(config.stack), f.ProgramID(2).To(triton.I64)
	q := f.Range(chunk)
	n := f.ProgramID(1).Mul(config.states).Add(f.Range(config.states))
	stateMask := s.stateMask(n)
	group := head.Div(s.groupSize())

	stateSize := s.headDim * s.state
	xBase := xp.At(b.Mul(s.length * s.heads * s.headDim)).At(head.Mul(s.headDim))
	bBase := bp.At(b.Mul(s.length * s.groups * s.state)).At(group.Mul(s.state))
	perHead := b.Mul(s.heads).Add(head.To(triton.I64))
	statesBase := statesPointer.At(b.Mul(s.chunks() * s.heads * stateSize)).At(head.Mul(stateSize))
	offsets := stack.states(n)
	masks := []triton.Value{stack.mask.Column(), masked(stateMask, 0)}

	state := f.Const(triton.F32, 0, config.stack*s.paddedDim(), config.states)
	if withStart {
		state = startPointer.At(perHead.Mul(stateSize)).At(offsets).Load(masks...)
	}
	state = f.For(s.chunks(), config.stages, []triton.Value{state}, func(i triton.Value, carried []triton.Value) []triton.Value {
		state, c := carried[0], i
		if reversed {
			c = f.Const(triton.I32, float64(s.chunks()-1)).Sub(i)
		}
		first := c.Mul(chunk)
		inside := masked(s.lengthMask(first.Add(q)), 1)
		statesBase.At(c.To(triton.I64).Mul(s.heads*stateSize)).At(offsets).Store(state, masks...)
		x := xBase.At(first.Mul(s.heads*s.headDim)).At(stack.tokens(q)).Load(stack.mask.Row(), inside)
		rows := bBase.At(first.Mul(s.groups*s.state)).At(q.Column().Mul(s.groups*s.state).Add(n.Row())).Load(masked(stateMask, 0), inside)
		factor := stack.spread(func(head int) triton.Value {
			v := factorPointer.At(perHead.Mul(s.padded())).At(head * s.padded()).At(first).At(q).Load()
			if reversed {
				v = v.Exp2()
			}
			return v
		})
		through := decayPointer.At(perHead.Mul(s.padded())).At(first).At(chunk - 1).At(stack.of.Mul(s.padded())).Load().Exp2()
		scaled := x.To(triton.F32).Mul(factor).To(s.elem)
		return []triton.Value{scaled.Trans().Dot(rows, state.Mul(through.Column()))}
	})[0]
	if withEnd {
		endPointer.At(perHead.Mul(stateSize)).At(offsets).Store(state, masks...)
	}
	return launch{f, [3]int{s.heads / config.stack, s.paddedState() / config.states, s.batch}, config.warps, 3}
}

// scanned calls scan; start may be no tensor.
func (p *program) scanned(s ssdShape, config scanConfig, reversed bool, x, b, factor, decay, start tensor, withEnd bool) []tensor {
	operands := []tensor{x, b, factor, decay}
	if start.name != "" {
		operands = append(operands, start)
	}
	results := []kernels.Tensor{s.statesTensor()}
	if withEnd {
		results = append(results, s.finalTensor())
	}
	return p.call(s.scan(config, reversed, start.name != "", withEnd), operands, results...)
}

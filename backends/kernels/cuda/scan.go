package cuda

import (
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// scanConfig says how scan is cut into programs.
type scanConfig struct {
	stack  int // whole heads per program, or
	width  int // channels of a stretch per program; 0 for whole heads
	states int // columns of the state per program
	warps  int
	stages int
}

// threeOnMultiprocessor are a thread's registers where three programs of four warps share the 65,536 of a multiprocessor.
const threeOnMultiprocessor = 168

// scan passes states on from chunk to chunk, one program per stack of heads, or stretch of their channels, and block of d_state. The state is
// held transposed to how products make it, S [headdim, d_state]: as in memory, so that it is stored as it is.
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
	if config.width > 0 {
		f.Registers = threeOnMultiprocessor
	}
	stack, programs := s.scanStack(f, config)
	b := f.ProgramID(2).To(triton.I64)
	q := f.Range(chunk)
	n := f.ProgramID(1).Mul(config.states).Add(f.Range(config.states))
	stateMask := s.stateMask(n)
	group := stack.head.Div(s.groupSize())

	stateSize := s.headDim * s.state
	xBase := xp.At(b.Mul(s.length * s.heads * s.headDim)).At(stack.first(1))
	bBase := bp.At(b.Mul(s.length * s.groups * s.state)).At(group.Mul(s.state))
	perHead := b.Mul(s.heads).Add(stack.head.To(triton.I64))
	statesBase := statesPointer.At(b.Mul(s.chunks() * s.heads * stateSize)).At(stack.first(s.state))
	offsets := stack.states(n)
	masks := []triton.Value{masked(stack.mask, 1), masked(stateMask, 0)}

	state := f.Const(triton.F32, 0, stack.width(), config.states)
	if withStart {
		state = startPointer.At(b.Mul(s.heads * stateSize)).At(stack.first(s.state)).At(offsets).Load(masks...)
	}
	state = f.For(s.chunks(), config.stages, []triton.Value{state}, func(i triton.Value, carried []triton.Value) []triton.Value {
		state, c := carried[0], i
		if reversed {
			c = f.Const(triton.I32, float64(s.chunks()-1)).Sub(i)
		}
		first := c.Mul(chunk)
		inside := masked(s.lengthMask(first.Add(q)), 1)
		statesBase.At(c.To(triton.I64).Mul(s.heads*stateSize)).At(offsets).Store(state, masks...)
		x := xBase.At(first.Mul(s.heads*s.headDim)).At(stack.tokens(q)).Load(masked(stack.mask, 0), inside)
		rows := bBase.At(first.Mul(s.groups*s.state)).At(q.Column().Mul(s.groups*s.state).Add(n.Row())).Load(masked(stateMask, 0), inside)
		scaled := stack.scaled(x, factorPointer.At(perHead.Mul(s.padded())).At(first), q, func(factor triton.Value) triton.Value {
			if reversed {
				return factor.Exp2()
			}
			return factor
		}).To(s.elem)
		through := decayPointer.At(perHead.Mul(s.padded())).At(first).At(chunk - 1).At(stack.of.Mul(s.padded())).Load().Exp2()
		return []triton.Value{scaled.Trans().Dot(rows, state.Mul(through.Column()))}
	})[0]
	if withEnd {
		endPointer.At(b.Mul(s.heads*stateSize)).At(stack.first(s.state)).At(offsets).Store(state, masks...)
	}
	return launch{f, [3]int{programs, s.paddedState() / config.states, s.batch}, config.warps, 3}
}

// scanStack is what a program takes, and how many programs there are along its axis.
func (s ssdShape) scanStack(f *triton.Func, config scanConfig) (stack headStack, programs int) {
	if config.width > 0 {
		return s.stretch(f, config.width, f.ProgramID(0)), s.heads * s.headDim / config.width
	}
	return s.headStack(f, config.stack, f.ProgramID(0).Mul(config.stack)), s.heads / config.stack
}

// scanned calls scan; start may be no tensor.
func (p *program) scanned(s ssdShape, config scanConfig, reversed bool, x, b, factor, decay, start tensor, withEnd bool) []tensor {
	operands := []tensor{x, b, factor, decay}
	if start.Name != "" {
		operands = append(operands, start)
	}
	results := []kernels.Tensor{s.statesTensor()}
	if withEnd {
		results = append(results, s.finalTensor())
	}
	return p.call(s.scan(config, reversed, start.Name != "", withEnd), operands, results...)
}

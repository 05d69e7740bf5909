package graph

import (
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph" //nolint:revive,staticcheck // graph-building code reads as formulas
)

// ssdGrads accumulates the gradients of x, B and C.
type ssdGrads struct{ x, b, c *Node }

// backward returns the gradients of x, a, B, C and the initial state for the gradients of y and of the final state.
//
// With W[q,k] = decay[q,k] (C_q . B_k) (dy_q . x_k) for each head, da_t is the sum of W over all pairs k < t <= q. Since
// dy_q . y_q sums a row of W and x_k . dx_k a column, that is a running sum of dy.y - x.dx from t to the end of the chunk,
// plus what leaves the chunk: the product of the state after it with that state's gradient. No gradient flows through an
// exponential.
func (s *ssdCore) backward(dy, dFinal *Node) []*Node {
	y, states := s.outputAndStates()
	grads := s.blockGrads(dy)
	for _, level := range s.decays.levels {
		s.addLevelGrads(&grads, level, dy)
	}
	dStates := s.addStateGrads(&grads, dy, dFinal, states)
	return []*Node{grads.x, s.decayGrad(y, dy, grads.x, states, dStates), grads.b, grads.c, dStates[0]}
}

func (s *ssdCore) blockGrads(dy *Node) ssdGrads {
	rows, blocks := s.rows(), s.padded/s.block
	dyBlocks, dt := s.inBlocks(dy), s.x.DType()
	weights := Mul(s.decays.block, InsertAxes(s.blockDot(), 2))
	dx := s.outOfBlocks(dot(weights, dyBlocks, "bchqk,bcqhp->bchkp", dt))
	dCB := ReduceSum(Mul(s.decays.block, dot(dyBlocks, s.inBlocks(s.x), "bcqhp,bckhp->bchqk", dt)), 2)
	b := Reshape(s.b, rows, blocks, s.block, s.dState)
	c := Reshape(s.c, rows, blocks, s.block, s.dState)
	return ssdGrads{
		x: dx,
		b: Reshape(dot(dCB, c, "bcqk,bcqn->bckn", dt), rows, s.padded, s.dState),
		c: Reshape(dot(dCB, b, "bcqk,bckn->bcqn", dt), rows, s.padded, s.dState),
	}
}

func (s *ssdCore) addLevelGrads(grads *ssdGrads, level ssdLevel, dy *Node) {
	dt := s.x.DType()
	dRight := s.flatHeads(s.scale(s.half(dy, level.size, 1), level.fromMiddle))
	left := s.flatHeads(s.scale(s.half(s.x, level.size, 0), level.toMiddle))
	dLeft := dot(s.pairDot(level), dRight, "bcqk,bcqw->bckw", dt)
	grads.x = addToHalf(grads.x, s.scale(s.unflatHeads(dLeft), level.toMiddle), level.size, 0)
	dCB := dot(dRight, left, "bcqw,bckw->bcqk", dt)
	grads.c = addToHalf(grads.c, dot(dCB, s.half(s.b, level.size, 0), "bcqk,bckn->bcqn", dt), level.size, 1)
	grads.b = addToHalf(grads.b, dot(dCB, s.half(s.c, level.size, 1), "bcqk,bcqn->bckn", dt), level.size, 0)
}

// addStateGrads adds what went through the chunk states and returns the gradients of the states before each chunk, then
// of the final state.
func (s *ssdCore) addStateGrads(grads *ssdGrads, dy, dFinal *Node, states []*Node) []*Node {
	rows, width, chunks, dt := s.rows(), s.heads*s.headDim, s.padded/s.chunk, s.x.DType()
	b := Reshape(s.b, rows, chunks, s.chunk, s.dState)
	c := Reshape(s.c, rows, chunks, s.chunk, s.dState)
	dFromStates := s.scale(Reshape(dy, rows, chunks, s.chunk, s.heads, s.headDim), s.decays.fromStart)
	dFromStates = s.flatHeads(dFromStates)
	dBefore := Reshape(dot(c, dFromStates, "bcqn,bcqw->bcnw", dt), rows, chunks, s.dState, s.heads, s.headDim)
	backwards := decayingSums(dFinal, dBefore, s.decays.total, true)
	dStates := make([]*Node, len(backwards))
	for i, d := range backwards {
		dStates[len(backwards)-1-i] = d
	}

	before := Reshape(Concatenate(insertAxis1(states[:chunks]), 1), rows, chunks, s.dState, width)
	dAfter := Reshape(Concatenate(insertAxis1(dStates[1:]), 1), rows, chunks, s.dState, width)
	dX := s.scale(s.unflatHeads(dot(b, dAfter, "bckn,bcnw->bckw", dt)), s.decays.toEnd)
	grads.x = Add(grads.x, Reshape(dX, rows, s.padded, s.heads, s.headDim))
	dB := dot(s.flatHeads(s.toChunkEnd()), dAfter, "bckw,bcnw->bckn", dt)
	grads.b = Add(grads.b, Reshape(dB, rows, s.padded, s.dState))
	dC := dot(dFromStates, before, "bcqw,bcnw->bcqn", dt)
	grads.c = Add(grads.c, Reshape(dC, rows, s.padded, s.dState))
	return dStates
}

// decayGrad is the gradient of a, [rows, padded, heads]; see [ssdCore.backward].
func (s *ssdCore) decayGrad(y, dy, dx *Node, states, dStates []*Node) *Node {
	rows, chunks := s.rows(), s.padded/s.chunk
	local := ReduceSum(Sub(Mul(dy, y), Mul(ConvertDType(s.x, dtypes.Float32), dx)), -1)
	local = Reshape(local, rows, chunks, s.chunk, s.heads)
	fromHere := Einsum("tj,bcjh->bcth", ConvertDType(UpperTriangular(y.Graph(), s.chunk), dtypes.Float32), local)

	leaving := make([]*Node, chunks)
	for i := range chunks {
		leaving[i] = Reshape(ReduceSum(Mul(states[i+1], dStates[i+1]), 1, 3), rows, 1, 1, s.heads)
	}
	da := Reshape(Add(fromHere, Concatenate(leaving, 1)), rows, s.padded, s.heads)
	if s.runs == nil {
		return da
	}
	// No pair reaches across the start of a document: what is left there is rounding.
	start := NotEqual(s.runs, Concatenate([]*Node{SliceAxis(s.runs, 1, AxisRange(0, 1)), SliceAxis(s.runs, 1, AxisRange(0, s.padded-1))}, 1))
	return Where(BroadcastToDims(InsertAxes(start, -1), da.Shape().Dimensions...), ZerosLike(da), da)
}

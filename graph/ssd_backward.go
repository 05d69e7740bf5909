package graph

import (
	"slices"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
)

// ssdGrads accumulates the gradients of x, a, B and C.
type ssdGrads struct{ x, a, b, c *Node }

// backward returns the gradients of x, a, B, C and the initial state for the gradients of y and of the final state.
//
// With W[q,k] = decay[q,k] (C_q . B_k) (dy_q . x_k) for each head, da_t is the sum of W over all pairs k < t <= q; no
// gradient flows through an exponential. For a pair of blocks that is the sum over q >= t of the rows of W in the right
// block, and over k < t of its columns in the left block, where a row sum is dy_q . (the part of y_q from the left) and a
// column sum is x_k . (the part of dx_k from the right). So again nothing is subtracted, but inside base blocks.
func (s *ssdCore) backward(dy, dFinal *Node) []*Node {
	grads := s.blockGrads(dy)
	for _, level := range s.decays.levels {
		s.addLevelGrads(&grads, level, dy)
	}
	dInitial := s.addStateGrads(&grads, dy, dFinal)
	return []*Node{grads.x, resetDecayGrad(grads.a, s.runs), grads.b, grads.c, dInitial}
}

func (s *ssdCore) blockGrads(dy *Node) ssdGrads {
	rows, blocks := s.rows(), s.padded/s.block
	dyBlocks, dt := s.inBlocks(dy), s.x.DType()
	weights := Mul(s.decays.block, InsertAxes(s.blockDot(), 2))
	dx := dot(weights, dyBlocks, "bchqk,bcqhp->bchkp", dt)
	products := dot(dyBlocks, s.inBlocks(s.x), "bcqhp,bckhp->bchqk", dt)
	dCB := ReduceSum(Mul(s.decays.block, products), 2)

	// A token's product with itself is in no decay's gradient. With strong decays it is far larger than the rest, and must
	// not be added and subtracted again.
	earlier := Reshape(triangle(dy.Graph(), s.block, true), 1, 1, 1, s.block, s.block)
	w := Mul(Mul(weights, products), earlier)
	fromHere := Sub(ReduceSum(w, -1), ReduceSum(w, -2)) // row sums less column sums, [rows, blocks, heads, token]
	da := dot(fromHere, triangle(w.Graph(), s.block, false), "bchj,tj->bcth", dtypes.Float32)
	b := Reshape(s.b, rows, blocks, s.block, s.dState)
	c := Reshape(s.c, rows, blocks, s.block, s.dState)
	return ssdGrads{
		x: s.outOfBlocks(dx),
		a: Reshape(da, rows, s.padded, s.heads),
		b: Reshape(dot(dCB, c, "bcqk,bcqn->bckn", dt), rows, s.padded, s.dState),
		c: Reshape(dot(dCB, b, "bcqk,bckn->bcqn", dt), rows, s.padded, s.dState),
	}
}

func (s *ssdCore) addLevelGrads(grads *ssdGrads, level ssdLevel, dy *Node) {
	dt, g := s.x.DType(), dy.Graph()
	cb := s.pairDot(level)
	dyRight, xLeft := s.half(dy, level.size, 1), s.half(s.x, level.size, 0)
	dRight := s.flatHeads(s.scale(dyRight, level.fromMiddle))
	left := s.flatHeads(s.scale(xLeft, level.toMiddle))
	dLeft := s.scale(s.unflatHeads(dot(cb, dRight, "bcqk,bcqw->bckw", dt)), level.toMiddle)
	grads.x = addToHalf(grads.x, dLeft, level.size, 0)

	rowSums := ReduceSum(Mul(dyRight, s.joined(level, cb)), -1)
	columnSums := ReduceSum(Mul(ConvertDType(xLeft, dtypes.Float32), dLeft), -1)
	grads.a = addToHalf(grads.a, runningDot(triangle(g, level.size, false), rowSums), level.size, 1)
	grads.a = addToHalf(grads.a, runningDot(triangle(g, level.size, true), columnSums), level.size, 0)

	dCB := dot(dRight, left, "bcqw,bckw->bcqk", dt)
	grads.c = addToHalf(grads.c, dot(dCB, s.half(s.b, level.size, 0), "bcqk,bckn->bcqn", dt), level.size, 1)
	grads.b = addToHalf(grads.b, dot(dCB, s.half(s.c, level.size, 1), "bcqk,bcqn->bckn", dt), level.size, 0)
}

// addStateGrads adds what went through the chunk states and returns the gradient of the initial state.
func (s *ssdCore) addStateGrads(grads *ssdGrads, dy, dFinal *Node) *Node {
	rows, width, chunks, dt, g := s.rows(), s.heads*s.headDim, s.padded/s.chunk, s.x.DType(), dy.Graph()
	b := Reshape(s.b, rows, chunks, s.chunk, s.dState)
	c := Reshape(s.c, rows, chunks, s.chunk, s.dState)
	states := s.chunkStates()
	dyChunks := Reshape(dy, rows, chunks, s.chunk, s.heads, s.headDim)
	dFromStates := s.flatHeads(s.scale(dyChunks, s.decays.fromStart))
	dBefore := Reshape(dot(c, dFromStates, "bcqn,bcqw->bcnw", dt), rows, chunks, s.dState, s.heads, s.headDim)
	dStates := decayingSums(dFinal, dBefore, s.decays.total, true)
	slices.Reverse(dStates)

	before := Concatenate(insertAxis1(states[:chunks]), 1)
	dAfter := Concatenate(insertAxis1(dStates[1:]), 1)
	flatBefore := Reshape(before, rows, chunks, s.dState, width)
	flatAfter := Reshape(dAfter, rows, chunks, s.dState, width)
	dX := s.scale(s.unflatHeads(dot(b, flatAfter, "bckn,bcnw->bckw", dt)), s.decays.toEnd)
	grads.x = Add(grads.x, Reshape(dX, rows, s.padded, s.heads, s.headDim))
	dB := dot(s.flatHeads(s.toChunkEnd()), flatAfter, "bckw,bcnw->bckn", dt)
	grads.b = Add(grads.b, Reshape(dB, rows, s.padded, s.dState))
	dC := dot(dFromStates, flatBefore, "bcqw,bcnw->bcqn", dt)
	grads.c = Add(grads.c, Reshape(dC, rows, s.padded, s.dState))

	rowSums := ReduceSum(Mul(dyChunks, s.fromStates(states)), -1)
	xChunks := ConvertDType(Reshape(s.x, rows, chunks, s.chunk, s.heads, s.headDim), dtypes.Float32)
	da := runningDot(triangle(g, s.chunk, false), rowSums)
	da = Add(da, runningDot(triangle(g, s.chunk, true), ReduceSum(Mul(xChunks, dX), -1)))
	through := Mul(ReduceSum(Mul(before, dAfter), 2, 4), s.decays.total)
	da = Add(da, Reshape(through, rows, chunks, 1, s.heads))
	grads.a = Add(grads.a, Reshape(da, rows, s.padded, s.heads))
	return dStates[0]
}

// triangle is the square float32 matrix that is 1 for j >= t, or with before for j < t, else 0.
func triangle(g *Graph, size int, before bool) *Node {
	square := shapes.Make(dtypes.Int32, size, size)
	t, j := Iota(g, square, 0), Iota(g, square, 1)
	if before {
		return ConvertDType(LessThan(j, t), dtypes.Float32)
	}
	return ConvertDType(GreaterOrEqual(j, t), dtypes.Float32)
}

// runningDot applies a [size, size] matrix to the token axis of values: [rows, blocks, size, heads].
func runningDot(matrix, values *Node) *Node {
	return dot(matrix, values, "tj,bcjh->bcth", dtypes.Float32)
}

// resetDecayGrad zeroes the gradient of a, [rows, padded, heads], where a document of runs starts: no pair reaches across, what is
// there is rounding.
func resetDecayGrad(da, runs *Node) *Node {
	if runs == nil || runs.Shape().Dimensions[1] == 1 {
		return da
	}
	before := Concatenate([]*Node{SliceAxis(runs, 1, AxisRange(0, 1)), SliceAxis(runs, 1, AxisRange(0, runs.Shape().Dimensions[1]-1))}, 1)
	start := NotEqual(runs, before)
	return Where(BroadcastToDims(InsertAxes(start, -1), da.Shape().Dimensions...), ZerosLike(da), da)
}

package graph

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
)

// baseBlock is the largest block in which decays are spelled out for each pair of tokens.
const baseBlock = 16

// ssdCore computes y_q = sum over k <= q of exp(a_{k+1} + ... + a_q) (C_q . B_k) x_k, the initial state included, where x
// is already scaled by dt and a = dt A.
//
// The usual chunked form spells out the decay of each pair of tokens in a chunk, for each head: heads * chunk numbers per
// token, and nine tenths of the time on a CPU. Here only blocks of [baseBlock] tokens do that. Larger ones are joined by
// doubling: for q in the right and k in the left half of a pair of blocks the decay is a product of "from the middle to
// q" and "from k to the middle", so
//
//	y_right += fromMiddle * ((C_right B_left^T) @ (toMiddle * x_left))
//
// is one matrix product shared by all heads, with an elementwise scale before and after it. Beyond a chunk the same is
// done with states. All exponents are sums of non-positive numbers, and no two sums are subtracted but inside base blocks, so
// nothing overflows, and no precision is lost but a sum's rounding in a block, some 1e-7 of its decays.
//
// Its gradient is written by hand (ssd_backward.go): the transposed operation has the same form.
type ssdCore struct {
	ssdDims
	x *Node // [rows, padded, heads, headdim], in the compute type
	a *Node // [rows, padded, heads], float32, not positive
	b *Node // [rows, padded, d_state]
	c *Node // [rows, padded, d_state]
	// initial: [rows, d_state, heads, headdim], float32.
	initial *Node
	runs    *Node // [rows, padded] int32 document numbers, or nil
	decays  ssdDecays
}

// ssdDecays are the decays between places that [ssdCore] needs. "Through q" includes token q's own decay a_q, as the
// recurrence applies it before it adds token q.
type ssdDecays struct {
	block     *Node      // [rows, blocks, heads, q, k]: from k through q inside a base block, 0 for q < k
	levels    []ssdLevel // pairs of blocks of block, 2 block, ... chunk/2 tokens
	fromStart *Node      // [rows, chunks, chunk, heads]: from the state before the chunk through q
	toEnd     *Node      // [rows, chunks, chunk, heads]: from k to the end of the chunk
	total     *Node      // [rows, chunks, heads]: through a whole chunk
}

// ssdLevel joins pairs of neighbouring blocks of size tokens.
type ssdLevel struct {
	size       int
	fromMiddle *Node // [rows, pairs, size, heads]: from the middle of the pair through q in the right block
	toMiddle   *Node // [rows, pairs, size, heads]: from k in the left block to the middle
}

func newSSDCore(d ssdDims, inputs []*Node, runs *Node) *ssdCore {
	s := &ssdCore{ssdDims: d, x: inputs[0], a: inputs[1], b: inputs[2], c: inputs[3], initial: inputs[4], runs: runs}
	s.decays = s.makeDecays()
	return s
}

// makeDecays builds the sums of a by doubling: prefix[t] from the start of a block through t, suffix[t] behind t to the
// end of the block. Joining two blocks adds the left total to the right prefixes and the right total to the left
// suffixes.
func (s *ssdCore) makeDecays() ssdDecays {
	var decays ssdDecays
	rows, heads := s.rows(), s.heads
	blocks := s.padded / s.block
	inBlock := Reshape(s.a, rows, blocks, s.block, heads)
	prefix := runningSum(inBlock, false)
	suffix := runningSum(inBlock, true)
	decays.block = s.blockDecays(prefix)

	for size := s.block; size < s.chunk; size *= 2 {
		pairs := s.padded / (2 * size)
		prefixes := Reshape(prefix, rows, pairs, 2, size, heads)
		suffixes := Reshape(suffix, rows, pairs, 2, size, heads)
		leftPrefix, rightPrefix := half(prefixes, 0), half(prefixes, 1)
		leftSuffix, rightSuffix := half(suffixes, 0), half(suffixes, 1)
		level := ssdLevel{size: size, fromMiddle: Exp(rightPrefix), toMiddle: Exp(leftSuffix)}
		if s.runs != nil {
			left, right := s.halvesOfRuns(size)
			middle := SliceAxis(left, 2, AxisRange(size-1, size))
			level.fromMiddle = Mul(level.fromMiddle, sameRun(right, middle))
			level.toMiddle = Mul(level.toMiddle, sameRun(left, middle))
		}
		decays.levels = append(decays.levels, level)
		leftTotal := SliceAxis(leftPrefix, 2, AxisRange(size-1, size))
		rightTotal := SliceAxis(rightPrefix, 2, AxisRange(size-1, size))
		prefix = Concatenate([]*Node{leftPrefix, Add(rightPrefix, leftTotal)}, 2)
		suffix = Concatenate([]*Node{Add(leftSuffix, rightTotal), rightSuffix}, 2)
	}
	chunks := s.padded / s.chunk
	prefix = Reshape(prefix, rows, chunks, s.chunk, heads)
	suffix = Reshape(suffix, rows, chunks, s.chunk, heads)
	decays.fromStart, decays.toEnd = Exp(prefix), Exp(suffix)
	if s.runs != nil {
		runs := Reshape(s.runs, rows, chunks, s.chunk)
		ends := SliceAxis(runs, 2, AxisRange(s.chunk-1, s.chunk))
		first := Slice(runs, AxisRange(), AxisRange(0, 1), AxisRange(0, 1))
		before := Concatenate([]*Node{first, SliceAxis(ends, 1, AxisRange(0, chunks-1))}, 1)
		if chunks == 1 {
			before = first
		}
		decays.fromStart = Mul(decays.fromStart, sameRun(runs, before))
		decays.toEnd = Mul(decays.toEnd, sameRun(runs, ends))
	}
	decays.total = Reshape(SliceAxis(decays.fromStart, 2, AxisRange(s.chunk-1, s.chunk)), rows, chunks, heads)
	return decays
}

// blockDecays is exp(prefix_q - prefix_k) for k <= q of the same document, [rows, blocks, heads, q, k].
func (s *ssdCore) blockDecays(prefix *Node) *Node {
	g := prefix.Graph()
	prefix = TransposeAllAxes(prefix, 0, 1, 3, 2)
	difference := Sub(InsertAxes(prefix, -1), InsertAxes(prefix, 3))
	shape := difference.Shape()
	square := shapes.Make(dtypes.Int32, s.block, s.block)
	mask := GreaterOrEqual(Iota(g, square, 0), Iota(g, square, 1))
	mask = BroadcastToShape(Reshape(mask, 1, 1, 1, s.block, s.block), shapes.Make(dtypes.Bool, shape.Dimensions...))
	if s.runs != nil {
		runs := Reshape(s.runs, s.rows(), s.padded/s.block, 1, s.block)
		same := Equal(InsertAxes(runs, -1), InsertAxes(runs, 3))
		mask = LogicalAnd(mask, BroadcastToShape(same, mask.Shape()))
	}
	zero := ZerosLike(difference)
	return Where(mask, Exp(Where(mask, difference, zero)), zero)
}

// forward returns y: [rows, padded, heads, headdim] and the final state: [rows, d_state, heads, headdim], in float32.
func (s *ssdCore) forward() []*Node {
	states := s.chunkStates()
	y := s.blockOutput()
	for _, level := range s.decays.levels {
		y = addToHalf(y, s.joined(level, s.pairDot(level)), level.size, 1)
	}
	y = Add(y, Reshape(s.fromStates(states), s.rows(), s.padded, s.heads, s.headDim))
	return []*Node{y, states[len(states)-1]}
}

// fromStates is the part of y that comes from before its chunk, [rows, chunks, chunk, heads, headdim].
func (s *ssdCore) fromStates(states []*Node) *Node {
	rows, chunks := s.rows(), s.padded/s.chunk
	before := Concatenate(insertAxis1(states[:chunks]), 1)
	before = Reshape(before, rows, chunks, s.dState, s.heads*s.headDim)
	c := Reshape(s.c, rows, chunks, s.chunk, s.dState)
	return s.scale(s.unflatHeads(dot(c, before, "bcqn,bcnw->bcqw", s.x.DType())), s.decays.fromStart)
}

// chunkStates runs over the chunks: state' = total * state + sum over k of toEnd_k B_k x_k^T. Its length is the number of
// chunks plus one, the first is the initial state.
func (s *ssdCore) chunkStates() []*Node {
	rows, width, chunks := s.rows(), s.heads*s.headDim, s.padded/s.chunk
	added := dot(
		Reshape(s.b, rows, chunks, s.chunk, s.dState),
		Reshape(s.toChunkEnd(), rows, chunks, s.chunk, width),
		"bckn,bckw->bcnw", s.x.DType())
	added = Reshape(added, rows, chunks, s.dState, s.heads, s.headDim)
	return decayingSums(s.initial, added, s.decays.total, false)
}

// toChunkEnd is x scaled by the decay from its token to the end of its chunk, [rows, chunks, chunk, heads, headdim].
func (s *ssdCore) toChunkEnd() *Node {
	x := Reshape(s.x, s.rows(), s.padded/s.chunk, s.chunk, s.heads, s.headDim)
	return s.scale(x, s.decays.toEnd)
}

// blockOutput is the part of y from tokens of the same base block.
func (s *ssdCore) blockOutput() *Node {
	weights := Mul(s.decays.block, InsertAxes(s.blockDot(), 2))
	y := dot(weights, s.inBlocks(s.x), "bchqk,bckhp->bchqp", s.x.DType())
	return s.outOfBlocks(y)
}

// blockDot is C_q . B_k inside base blocks, [rows, blocks, q, k].
func (s *ssdCore) blockDot() *Node {
	blocks := s.padded / s.block
	return dot(
		Reshape(s.c, s.rows(), blocks, s.block, s.dState),
		Reshape(s.b, s.rows(), blocks, s.block, s.dState), "bcqn,bckn->bcqk", s.x.DType())
}

func (s *ssdCore) inBlocks(x *Node) *Node {
	return Reshape(x, s.rows(), s.padded/s.block, s.block, s.heads, s.headDim)
}

// outOfBlocks turns [rows, blocks, heads, token, headdim] into [rows, padded, heads, headdim].
func (s *ssdCore) outOfBlocks(y *Node) *Node {
	return Reshape(TransposeAllAxes(y, 0, 1, 3, 2, 4), s.rows(), s.padded, s.heads, s.headDim)
}

// pairDot is C_q . B_k for q in the right and k in the left block of each pair, [rows, pairs, q, k].
func (s *ssdCore) pairDot(level ssdLevel) *Node {
	return dot(s.half(s.c, level.size, 1), s.half(s.b, level.size, 0), "bcqn,bckn->bcqk", s.x.DType())
}

// joined is the part of the right blocks' y that comes from the left blocks, [rows, pairs, size, heads, headdim].
func (s *ssdCore) joined(level ssdLevel, cb *Node) *Node {
	left := s.scale(s.half(s.x, level.size, 0), level.toMiddle)
	right := dot(cb, s.flatHeads(left), "bcqk,bckw->bcqw", s.x.DType())
	return s.scale(s.unflatHeads(right), level.fromMiddle)
}

// scale multiplies x: [..., heads, headdim] by decay: [..., heads] in float32.
func (s *ssdCore) scale(x, decay *Node) *Node {
	return Mul(ConvertDType(x, dtypes.Float32), InsertAxes(decay, -1))
}

// half takes the left (0) or right (1) blocks of all pairs of blocks of size tokens: x [rows, padded, ...] to
// [rows, pairs, size, ...].
func (s *ssdCore) half(x *Node, size, side int) *Node {
	dims := append([]int{s.rows(), s.padded / (2 * size), 2, size}, x.Shape().Dimensions[2:]...)
	return half(Reshape(x, dims...), side)
}

func (s *ssdCore) halvesOfRuns(size int) (left, right *Node) {
	return s.half(s.runs, size, 0), s.half(s.runs, size, 1)
}

func (s *ssdCore) flatHeads(x *Node) *Node {
	dims := x.Shape().Dimensions
	return Reshape(x, dims[0], dims[1], dims[2], s.heads*s.headDim)
}

func (s *ssdCore) unflatHeads(x *Node) *Node {
	dims := x.Shape().Dimensions
	return Reshape(x, dims[0], dims[1], dims[2], s.heads, s.headDim)
}

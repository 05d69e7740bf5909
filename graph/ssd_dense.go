package graph

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/scan"
)

// ssdDense computes what [ssdCore] does in the form of the paper's section 6: decays spelled out for all pairs of tokens in a
// chunk, and a state passed from chunk to chunk in a loop. It has a fifth of ssdCore's operations, all of them products of large
// matrices or elementwise, none a slice or a concatenation of activations: on TPUs each operation that is not fused with another
// is some 100 KB of program and as many tenths of a second to compile.
//
// Heads and headdim stay one axis wherever all heads share a product: headdim alone would fill a part of a TPU's 128 lanes.
type ssdDense struct {
	ssdDims
	x, a, b, c, initial, runs *Node // as in ssdCore
	chunks, width             int   // width = heads*headdim
	ssdDenseDecays
}

type ssdDenseDecays struct {
	pairs     *Node // [rows, chunks, heads, q, k]: from k through q, 0 for q < k
	fromStart *Node // [rows, chunks, q, heads]: from the state before the chunk through q
	toEnd     *Node // [rows, chunks, k, heads]: from k to the end of the chunk
	total     *Node // [rows, chunks, heads]: through a whole chunk
}

func newSSDDense(d ssdDims, inputs []*Node, runs *Node) *ssdDense {
	s := &ssdDense{
		ssdDims: d, a: inputs[1], runs: runs, chunks: d.padded / d.chunk, width: d.heads * d.headDim,
		initial: Reshape(inputs[4], d.rows(), d.dState, d.heads*d.headDim),
	}
	s.x = s.inChunks(inputs[0])
	s.a, s.b, s.c = s.inChunks(inputs[1]), s.inChunks(inputs[2]), s.inChunks(inputs[3])
	s.ssdDenseDecays = s.decays()
	return s
}

// inChunks turns [rows, padded, ...] into [rows, chunks, chunk, n].
func (s *ssdDense) inChunks(x *Node) *Node { return Reshape(x, s.rows(), s.chunks, s.chunk, -1) }

// decays are exponentials of sums of a in its chunk. Those of pairs are differences of running sums, whose rounding grows with the sum.
// Those to the end are summed by themselves: behind strong decays a state would be off by what the sum through them was rounded by.
func (s *ssdDense) decays() ssdDenseDecays {
	g := s.a.Graph()
	sums := dot(triangle(g, s.chunk, false), s.a, "jt,bcjh->bcth", dtypes.Float32)
	behind := dot(triangle(g, s.chunk, true), s.a, "jt,bcjh->bcth", dtypes.Float32)
	d := ssdDenseDecays{fromStart: Exp(sums), toEnd: Exp(behind)}
	square := shapes.Make(dtypes.Int32, s.chunk, s.chunk)
	mask := Reshape(GreaterOrEqual(Iota(g, square, 0), Iota(g, square, 1)), 1, 1, 1, s.chunk, s.chunk)
	if s.runs != nil {
		runs := Reshape(s.runs, s.rows(), s.chunks, s.chunk)
		ends := SliceAxis(runs, 2, AxisRange(s.chunk-1, s.chunk))
		before := SliceAxis(SliceAxis(runs, 1, AxisRange(0, 1)), 2, AxisRange(0, 1))
		if s.chunks > 1 {
			before = Concatenate([]*Node{before, SliceAxis(ends, 1, AxisRange(0, s.chunks-1))}, 1)
		}
		d.fromStart, d.toEnd = Mul(d.fromStart, sameRun(runs, before)), Mul(d.toEnd, sameRun(runs, ends))
		runs = InsertAxes(runs, 2)
		same := Equal(InsertAxes(runs, -1), InsertAxes(runs, 3))
		mask = LogicalAnd(BroadcastToShape(mask, same.Shape()), same)
	}
	d.total = Squeeze(SliceAxis(d.fromStart, 2, AxisRange(s.chunk-1, s.chunk)), 2)
	perHead := TransposeAllAxes(sums, 0, 1, 3, 2)
	difference := Sub(InsertAxes(perHead, -1), InsertAxes(perHead, 3))
	mask = BroadcastToShape(mask, shapes.Make(dtypes.Bool, difference.Shape().Dimensions...))
	zero := ZerosLike(difference)
	d.pairs = Where(mask, Exp(Where(mask, difference, zero)), zero)
	return d
}

// forward is that of [ssdCore].
func (s *ssdDense) forward() []*Node {
	before, final := s.states()
	y := Add(s.inside(), s.fromStates(before))
	shape := []int{s.rows(), s.padded, s.heads, s.headDim}
	return []*Node{Reshape(y, shape...), Reshape(final, s.rows(), s.dState, s.heads, s.headDim)}
}

// inside is the part of y from tokens of the same chunk, [rows, chunks, chunk, width].
func (s *ssdDense) inside() *Node {
	y := dot(s.weights(), s.perHead(s.x), "bchqk,bckhp->bcqhp", s.x.DType())
	return s.inChunks(y)
}

// weights are decay times C_q . B_k, [rows, chunks, heads, q, k].
func (s *ssdDense) weights() *Node {
	return Mul(s.pairs, InsertAxes(dot(s.c, s.b, "bcqn,bckn->bcqk", s.x.DType()), 2))
}

// fromStates is the part of y from before its chunk, [rows, chunks, chunk, width].
func (s *ssdDense) fromStates(before *Node) *Node {
	return Mul(dot(s.c, before, "bcqn,bcnw->bcqw", s.x.DType()), s.wide(s.fromStart))
}

// states returns the states before all chunks, [rows, chunks, d_state, width], and the last, [rows, d_state, width].
func (s *ssdDense) states() (before, final *Node) {
	return s.pass(s.initial, dot(s.b, s.toChunkEnd(), "bckn,bckw->bcnw", s.x.DType()), false)
}

// toChunkEnd is x as the state behind its chunk gets it, [rows, chunks, chunk, width].
func (s *ssdDense) toChunkEnd() *Node { return Mul(ConvertDType(s.x, dtypes.Float32), s.wide(s.toEnd)) }

// pass returns sums[c], what added[0..c-1] amount to before chunk c, and the last one behind all chunks:
//
//	sums[0] = first, sums[c+1] = total[c] sums[c] + added[c]
//
// or with back the same from the last chunk to the first. first: [rows, d_state, width], added: [rows, chunks, d_state, width].
func (s *ssdDense) pass(first, added *Node, back bool) (sums, last *Node) {
	total := InsertAxes(s.wide(s.total), 2)
	own := []*Node{TransposeAllAxes(added, 1, 0, 2, 3), TransposeAllAxes(total, 1, 0, 2, 3)}
	loop := scan.Loop
	if back {
		loop = scan.LoopBack
	}
	carry, outputs := loop(scan.Layer{
		Name: "ssd_states", Outputs: 1,
		Body: func(carry, _, own []*Node) (next, outputs []*Node) {
			return []*Node{Add(Mul(carry[0], own[1]), own[0])}, carry
		},
	}, s.chunks, []*Node{first}, nil, own)
	return TransposeAllAxes(outputs[0], 1, 0, 2, 3), carry[0]
}

// wide repeats a number for each head headdim times: [..., heads] to [..., width].
func (s *ssdDense) wide(x *Node) *Node {
	dims := append(append([]int{}, x.Shape().Dimensions...), s.headDim)
	wide := BroadcastToDims(InsertAxes(x, -1), dims...)
	return Reshape(wide, append(dims[:len(dims)-2:len(dims)-2], s.width)...)
}

// narrow sums over headdim: [..., width] to [..., heads].
func (s *ssdDense) narrow(x *Node) *Node { return ReduceSum(s.perHead(x), -1) }

// perHead splits the last axis: [..., width] to [..., heads, headdim].
func (s *ssdDense) perHead(x *Node) *Node {
	dims := x.Shape().Dimensions
	return Reshape(x, append(append([]int{}, dims[:len(dims)-1]...), s.heads, s.headDim)...)
}

// backward is that of [ssdCore], by the same sums over pairs of tokens.
func (s *ssdDense) backward(dy, dFinal *Node) []*Node {
	dt, g := s.x.DType(), dy.Graph()
	dy = s.inChunks(dy)
	weights := s.weights()
	dx := s.inChunks(dot(weights, s.perHead(dy), "bchqk,bcqhp->bckhp", dt))
	products := dot(s.perHead(dy), s.perHead(s.x), "bcqhp,bckhp->bchqk", dt)
	dCB := ReduceSum(Mul(s.pairs, products), 2)
	// A token's product with itself is in no decay's gradient, see ssdCore.
	w := Mul(Mul(weights, products), Reshape(triangle(g, s.chunk, true), 1, 1, 1, s.chunk, s.chunk))
	rowSums := TransposeAllAxes(Sub(ReduceSum(w, -1), ReduceSum(w, -2)), 0, 1, 3, 2)

	before, _ := s.states()
	dFromStates := Mul(dy, s.wide(s.fromStart))
	dAfter, dInitial := s.pass(Reshape(dFinal, s.rows(), s.dState, s.width), dot(s.c, dFromStates, "bcqn,bcqw->bcnw", dt), true)
	dxState := Mul(dot(s.b, dAfter, "bckn,bcnw->bckw", dt), s.wide(s.toEnd))
	db := Add(dot(dCB, s.c, "bcqk,bcqn->bckn", dt), dot(s.toChunkEnd(), dAfter, "bckw,bcnw->bckn", dt))
	dc := Add(dot(dCB, s.b, "bcqk,bckn->bcqn", dt), dot(dFromStates, before, "bcqw,bcnw->bcqn", dt))

	rowSums = Add(rowSums, s.narrow(Mul(dy, s.fromStates(before))))
	columnSums := s.narrow(Mul(ConvertDType(s.x, dtypes.Float32), dxState))
	through := Mul(s.narrow(ReduceSum(Mul(before, dAfter), 2)), s.total)
	da := Add(runningDot(triangle(g, s.chunk, false), rowSums), runningDot(triangle(g, s.chunk, true), columnSums))
	da = Reshape(Add(da, InsertAxes(through, 2)), s.rows(), s.padded, s.heads)
	join := func(x *Node) *Node { return Reshape(x, s.rows(), s.padded, -1) }
	return []*Node{
		Reshape(Add(dx, dxState), s.rows(), s.padded, s.heads, s.headDim), resetDecayGrad(da, s.runs), join(db), join(dc),
		Reshape(dInitial, s.rows(), s.dState, s.heads, s.headDim),
	}
}

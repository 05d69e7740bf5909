package generate

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
)

// drawKind is what of [Sampling] is compiled into a program; the numbers are arguments.
type drawKind struct {
	greedy, topK, topP bool
}

func kindOf(s Sampling) drawKind {
	if s.greedy() {
		return drawKind{greedy: true}
	}
	return drawKind{topK: s.TopK > 0, topP: s.TopP > 0 && s.TopP < 1}
}

// name tells programs of different kinds apart.
func (k drawKind) name() string {
	switch {
	case k.greedy:
		return "greedy"
	case k.topK && k.topP:
		return "top-k and top-p"
	case k.topK:
		return "top-k"
	case k.topP:
		return "top-p"
	}
	return "all"
}

// drawArgs are the numbers of a draw as scalars, and key: [2] uint32.
type drawArgs struct {
	temperature, topK, topP, key *Node
}

// draw is [Sampling.Sample] for each row of logits: [rows, vocab] float32 as draw number n, a scalar int32. It returns [rows]
// int32.
//
// Nothing is sorted: the threshold is found bit by bit by counting, the token by sums over blocks.
func draw(kind drawKind, logits, n *Node, args drawArgs) *Node {
	rows, vocab := logits.Shape().Dimensions[0], logits.Shape().Dimensions[1]
	highest := InsertAxes(ReduceMax(logits, -1), -1)
	weights := Exp(Div(Sub(logits, highest), args.temperature))
	if kind.topK || kind.topP {
		order := ordered(logits)
		everything := Zeros(logits.Graph(), shapes.Make(dtypes.Uint32, rows, 1))
		least := everything
		if kind.topK {
			ones := OnesLike(weights)
			least = threshold(order, ones, ConvertDType(args.topK, dtypes.Float32))
		}
		if kind.topP {
			kept := Where(GreaterOrEqual(order, least), weights, ZerosLike(weights))
			want := Mul(ReduceSum(kept, -1), args.topP)
			least = Max(least, threshold(order, kept, Reshape(want, rows, 1)))
		}
		weights = Where(GreaterOrEqual(order, least), weights, ZerosLike(weights))
	}
	return pick(weights, uniformNode(args.key, n, rows), vocab)
}

// ordered maps float32 numbers to uint32 numbers of the same order.
func ordered(x *Node) *Node {
	bits := Bitcast(x, dtypes.Uint32)
	g := x.Graph()
	negative := GreaterOrEqual(bits, Scalar(g, dtypes.Uint32, uint32(1<<31)))
	flip := Where(negative, BroadcastToShape(Scalar(g, dtypes.Uint32, ^uint32(0)), bits.Shape()),
		BroadcastToShape(Scalar(g, dtypes.Uint32, uint32(1<<31)), bits.Shape()))
	return BitwiseXor(bits, flip)
}

// searchBits of the threshold are found in one pass over the vocabulary, which compares with 2^searchBits - 1 candidates: more of them
// make fewer kernels on an accelerator and more work on a CPU.
const searchBits = 2

// threshold is, for each row, the largest number whose entries of order at or above it have weights that sum to want: order: [rows,
// vocab] uint32, weights: [rows, vocab], want: [rows, 1] or a scalar; returns [rows, 1].
func threshold(order, weights, want *Node) *Node {
	g := order.Graph()
	rows := order.Shape().Dimensions[0]
	one := Scalar(g, dtypes.Uint32, uint32(1))
	least := Zeros(g, shapes.Make(dtypes.Uint32, rows, 1))
	digits := Add(Iota(g, shapes.Make(dtypes.Uint32, rows, 1<<searchBits-1), 1), one)
	for shift := 32 - searchBits; shift >= 0; shift -= searchBits {
		candidates := BitwiseOr(BroadcastToShape(least, digits.Shape()), BitwiseShiftLeftScalar(digits, uint32(shift)))
		above := GreaterOrEqual(InsertAxes(order, 1), InsertAxes(candidates, -1))
		spread := BroadcastToShape(InsertAxes(weights, 1), shapes.Make(weights.DType(), above.Shape().Dimensions...))
		sums := ReduceSum(Where(above, spread, ZerosLike(spread)), -1)
		enough := GreaterOrEqual(sums, BroadcastToShape(want, sums.Shape()))
		// Sums fall from digit to digit, so that the number of those that suffice is the digit.
		digit := ConvertDType(ReduceSum(ConvertDType(enough, dtypes.Float32), -1), dtypes.Uint32)
		least = BitwiseOr(least, BitwiseShiftLeftScalar(InsertAxes(digit, -1), uint32(shift)))
	}
	return least
}

// pickBlock is the length of the stretches in which [pick] sums.
const pickBlock = 256

// pick draws from weights: [rows, vocab] by u: [rows] in [0, 1): the first token up to which the weights sum to more than u times
// their sum. No token of weight 0 is picked. It returns [rows] int32.
func pick(weights, u *Node, vocab int) *Node {
	rows := weights.Shape().Dimensions[0]
	blocks := (vocab + pickBlock - 1) / pickBlock
	if short := blocks*pickBlock - vocab; short > 0 {
		weights = Concatenate([]*Node{weights, Zeros(weights.Graph(), shapes.Make(dtypes.Float32, rows, short))}, 1)
	}
	weights = Reshape(weights, rows, blocks, pickBlock)
	sums := ReduceSum(weights, -1)
	through := runningSums(sums)
	left := Mul(u, Squeeze(Slice(through, AxisRange(), AxisRange(blocks-1, blocks)), 1))
	block := first(sums, through, left)
	chosen := oneHot(block, blocks)
	left = Sub(left, ReduceSum(Mul(chosen, Sub(through, sums)), -1))
	inside := ReduceSum(Mul(weights, InsertAxes(chosen, -1)), 1)
	return Add(MulScalar(block, pickBlock), first(inside, runningSums(inside), left))
}

// runningSums is the sum of x: [rows, n] through each entry.
func runningSums(x *Node) *Node {
	n := x.Shape().Dimensions[1]
	g := x.Graph()
	shape := shapes.Make(dtypes.Int32, n, n)
	upper := ConvertDType(LessOrEqual(Iota(g, shape, 0), Iota(g, shape, 1)), dtypes.Float32)
	return Dot(x, upper).Product()
}

// first is the first index of each row where x: [rows, n] is positive and through above left: [rows], else the last one where x is
// positive.
func first(x, through, left *Node) *Node {
	n := x.Shape().Dimensions[1]
	g := x.Graph()
	index := Iota(g, shapes.Make(dtypes.Int32, x.Shape().Dimensions...), 1)
	none := BroadcastToShape(Scalar(g, dtypes.Int32, n), index.Shape())
	positive := GreaterThan(x, ZerosLike(x))
	above := LogicalAnd(positive, GreaterThan(through, BroadcastToShape(InsertAxes(left, -1), through.Shape())))
	found := ReduceMin(Where(above, index, none), -1)
	last := ReduceMax(Where(positive, index, ZerosLike(index)), -1)
	return Where(LessThan(found, Scalar(g, dtypes.Int32, n)), found, last)
}

// oneHot is 1 at index: [rows] int32, [rows, n] float32.
func oneHot(index *Node, n int) *Node {
	shape := shapes.Make(dtypes.Int32, index.Shape().Dimensions[0], n)
	return ConvertDType(Equal(Iota(index.Graph(), shape, 1), BroadcastToShape(InsertAxes(index, -1), shape)), dtypes.Float32)
}

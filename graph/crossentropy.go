package graph

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
	"github.com/matmamba/matmamba/graph/scan"
)

// Limits of the logits that exist at once when no chunk is given: at most an eighth of all, or a quarter where that is under
// 2^28 of them, half a gigabyte in bfloat16, or all where that is under 2^21, which the activations of a layer hardly notice. Fewer and
// larger chunks mean less traffic for the head's gradient, to which each chunk adds, and products that fill a large device.
const (
	fewLogits  = 1 << 21
	maxLogits  = 1 << 28
	mostChunks = 8
	tileTokens = 128 // chunks of many tokens are whole tiles of a matrix product
)

// maxBytesOnto are the logits that exist at once, in bytes, where all that the layers need for their gradients exists beside them.
const maxBytesOnto = 2 << 30

// CrossEntropy is the mean over tokens of -log softmax(hidden @ head^T)[target], a float32 scalar.
//
//	hidden: [tokens, d_model]   head: [vocab, d_model]   targets: [tokens], an integer type, in [0, vocab)
//
// Tokens are taken in chunks of chunkTokens (0 for a choice), so that many logits never exist at once, and a
// chunk's gradient is computed while its logits are there: dlogits = softmax - onehot needs nothing from behind the loss but
// a factor. The softmax runs over all of head's rows, as the official loss does over the padded vocabulary.
//
// Products are in hidden's type, sums and the softmax in float32. The gradient of a gradient is not supported. Where no
// gradient is wanted, [MeanCrossEntropy] does without it.
func CrossEntropy(hidden, head, targets *Node, chunkTokens int) *Node {
	ce := newCrossEntropy(StopGradient(hidden), StopGradient(head), targets, chunkTokens)
	return ce.differentiable(hidden, head, ce.gradients(0, nil))
}

// CrossEntropyOnto is [CrossEntropy] of which it is known beforehand what the loss is multiplied by before it is differentiated: factor. Its
// gradients are computed to the end with the logits, in the products themselves, and what arrives from behind is not looked at. That of head
// is added to before, float32 like head, if that is not nil: it may take its memory. rounded is head in hidden's type, where that is there already, else nil.
// chunkTokens is 0 for the fewest chunks of at most 2 GiB of logits.
func CrossEntropyOnto(hidden, head, rounded, targets *Node, chunkTokens int, factor float64, before *Node) *Node {
	if rounded == nil {
		rounded = head
	}
	if chunkTokens <= 0 {
		chunkTokens = fewestChunks(hidden.Shape().Dimensions[0], head.Shape().Dimensions[0]*hidden.DType().Size())
	}
	ce := newCrossEntropy(StopGradient(hidden), StopGradient(rounded), targets, chunkTokens)
	tokens := float64(hidden.Shape().Dimensions[0])
	ce.factor = factor / tokens
	all := ce.gradients(0, &crossEntropyGradients{dHead: before})
	loss := DivScalar(StopGradient(all.total), tokens)
	return Add(Add(loss, givenGradient(hidden, Concatenate(all.dHidden, 0))), givenGradient(head, all.dHead))
}

// LoopedCrossEntropy is [CrossEntropy] with its chunks in a loop: the program holds one, where CrossEntropy has each.
func LoopedCrossEntropy(hidden, head, targets *Node, chunkTokens int) *Node {
	ce := newCrossEntropy(StopGradient(hidden), StopGradient(head), targets, chunkTokens)
	return ce.differentiable(hidden, head, ce.looped())
}

// crossEntropyGradients is the sum of some tokens' losses, with the gradients of it.
type crossEntropyGradients struct {
	total, dHead *Node // nil for none yet
	dHidden      []*Node
}

// gradients goes on from the sum of the tokens before first.
func (ce crossEntropy) gradients(first int, sum *crossEntropyGradients) crossEntropyGradients {
	var all crossEntropyGradients
	if sum != nil {
		all = *sum
	}
	for _, span := range ce.spans(first) {
		// Not the sum of head's gradients: it has one user then, the next product, which adds to it in its place.
		var trigger *Node
		if n := len(all.dHidden); n > 0 {
			trigger = all.dHidden[n-1]
		}
		all.add(ce, Slice(ce.hidden, span), Slice(ce.targets, span), trigger)
	}
	return all
}

// add adds the chunk of some tokens.
func (all *crossEntropyGradients) add(ce crossEntropy, rows, targets, trigger *Node) {
	rows = after(rows, trigger)
	dtype := ce.hidden.DType()
	// Logits in rows' type: half the memory and traffic in bfloat16, which is what a gradient in that type is worth. So the official
	// code has them, too, under autocast.
	operands := []*Node{Linear(rows, ce.head), targets}
	if trigger != nil {
		operands = append(operands, trigger)
	}
	results := composite.Call(crossEntropyOp(ce.factor), operands...)
	logSum, dLogits := results[0], results[1]
	all.total = sum(all.total, lossOf(logSum, rounded(ce.picked(rows, targets), dtype)))
	all.dHidden = append(all.dHidden, product([]*Node{dLogits}, ConvertDType(ce.head, dtype), 1, 0, dtype))
	all.dHead = sum(all.dHead, product([]*Node{dLogits}, rows, 0, 0, dtypes.Float32))
}

// crossEntropyOp takes logits: [rows, vocab] and targets: [rows] int32 to the logarithm of the sum of each row's exponentials, [rows]
// float32, and the gradient of the sum of the rows' losses times factor, softmax - onehot: [rows, vocab] in the logits' type. A third operand is
// not read, but computed before. The attribute factor is missing where it is 1.
func crossEntropyOp(factor float64) composite.Op {
	op := composite.Op{
		Name: "cross_entropy_chunk",
		Decomposition: func(in []*Node) []*Node {
			logits, targets := ConvertDType(in[0], dtypes.Float32), in[1]
			logSum := logSumExp(logits)
			dLogits := Sub(Exp(Sub(logits, InsertAxes(logSum, -1))), oneHot(targets, logits))
			if factor != 1 {
				dLogits = MulScalar(dLogits, factor)
			}
			return []*Node{logSum, ConvertDType(dLogits, in[0].DType())}
		},
	}
	if factor != 1 {
		op.Attributes = composite.Attributes{"factor": composite.Float32(factor)}
	}
	return op
}

// logSumExp is log sum exp of each row.
func logSumExp(logits *Node) *Node {
	shift := ReduceMax(logits, -1)
	return Add(shift, Log(ReduceSum(Exp(Sub(logits, InsertAxes(shift, -1))), -1)))
}

// lossOf is the sum of the tokens' losses.
func lossOf(logSum, picked *Node) *Node { return ReduceAllSum(Sub(logSum, picked)) }

// looped computes whole chunks in a loop and those of the tokens that remain behind it.
func (ce crossEntropy) looped() crossEntropyGradients {
	tokens, dModel := ce.hidden.Shape().Dimensions[0], ce.hidden.Shape().Dimensions[1]
	chunks := tokens / ce.chunk
	if chunks < 2 {
		return ce.gradients(0, nil)
	}
	whole := chunks * ce.chunk
	zero := Scalar(ce.hidden.Graph(), dtypes.Float32, 0)
	last, outputs := scan.Loop(scan.Layer{
		Name: "cross_entropy", Outputs: 1,
		Body: func(carry, shared, own []*Node) (next, outputs []*Node) {
			one := ce
			one.head = shared[0]
			all := crossEntropyGradients{total: carry[0], dHead: carry[1]}
			all.add(one, own[0], own[1], nil)
			return []*Node{all.total, all.dHead}, all.dHidden
		},
	}, chunks, []*Node{zero, BroadcastToDims(zero, ce.head.Shape().Dimensions...)}, []*Node{ce.head}, []*Node{
		Reshape(Slice(ce.hidden, AxisRange(0, whole)), chunks, ce.chunk, dModel),
		Reshape(Slice(ce.targets, AxisRange(0, whole)), chunks, ce.chunk),
	})
	return ce.gradients(whole, &crossEntropyGradients{last[0], last[1], []*Node{Reshape(outputs[0], whole, dModel)}})
}

// differentiable is the mean of the tokens' losses, whose gradients are already known.
func (ce crossEntropy) differentiable(hidden, head *Node, all crossEntropyGradients) *Node {
	tokens := float64(hidden.Shape().Dimensions[0])
	loss := DivScalar(StopGradient(all.total), tokens)
	loss = Add(loss, carryGradient(hidden, Concatenate(all.dHidden, 0), tokens))
	return Add(loss, carryGradient(head, all.dHead, tokens))
}

// MeanCrossEntropy is [CrossEntropy] without a gradient.
func MeanCrossEntropy(hidden, head, targets *Node, chunkTokens int) *Node {
	ce := newCrossEntropy(StopGradient(hidden), StopGradient(head), targets, chunkTokens)
	var total *Node
	for _, span := range ce.spans(0) {
		rows, targets := after(Slice(ce.hidden, span), total), Slice(ce.targets, span)
		total = sum(total, lossOf(logSumExp(HeadLogits(rows, ce.head)), ce.picked(rows, targets)))
	}
	return DivScalar(total, float64(hidden.Shape().Dimensions[0]))
}

type crossEntropy struct {
	hidden, head, targets *Node
	chunk                 int
	factor                float64 // of gradients
}

func newCrossEntropy(hidden, head, targets *Node, chunk int) crossEntropy {
	tokens, vocab := hidden.Shape().Dimensions[0], head.Shape().Dimensions[0]
	targets.AssertDims(tokens)
	if chunk <= 0 {
		eighth := roundUp((tokens+mostChunks-1)/mostChunks, tileTokens)
		if chunk = max(1, min(max(maxLogits/vocab, eighth), (tokens+3)/4)); tokens*vocab <= fewLogits {
			chunk = tokens
		}
	}
	return crossEntropy{hidden, head, ConvertDType(targets, dtypes.Int32), chunk, 1}
}

// fewestChunks are the tokens of a chunk, whole tiles, where chunks are as few as maxBytesOnto allows, and alike: each reads and writes the head's gradient.
// rowBytes are those of a token's logits.
func fewestChunks(tokens, rowBytes int) int {
	most := max(1, maxBytesOnto/rowBytes/tileTokens) * tileTokens
	chunks := max(1, (tokens+most-1)/most)
	return roundUp((tokens+chunks-1)/chunks, tileTokens)
}

// roundUp is the least multiple of size from n on.
func roundUp(n, size int) int { return (n + size - 1) / size * size }

// picked are the targets' logits, [tokens], of operands rounded as in the product: another pass over all logits would cost more.
func (ce crossEntropy) picked(rows, targets *Node) *Node {
	picks := Gather(ce.head, InsertAxes(targets, -1))
	return ReduceSum(Mul(rounded(rows, rows.DType()), rounded(picks, rows.DType())), -1)
}

// rounded is x rounded to a type, in float32.
func rounded(x *Node, dtype dtypes.DType) *Node {
	return ConvertDType(ConvertDType(x, dtype), dtypes.Float32)
}

// HeadLogits is rows @ head^T, accumulated and returned in float32, [tokens, vocab], with products in rows' type.
func HeadLogits(rows, head *Node) *Node {
	if rows.Shape().Dimensions[0] <= fewRows {
		return LinearSmall(rows, head)
	}
	return product([]*Node{rows}, ConvertDType(head, rows.DType()), 1, 1, dtypes.Float32)
}

// oneHot is 1 at each token's target, shaped like the logits.
func oneHot(targets, logits *Node) *Node {
	vocab := Iota(logits.Graph(), shapes.Make(dtypes.Int32, logits.Shape().Dimensions...), 1)
	return ConvertDType(Equal(vocab, BroadcastToShape(InsertAxes(targets, -1), vocab.Shape())), dtypes.Float32)
}

// spans are the chunks of the tokens from first on.
func (ce crossEntropy) spans(first int) []SliceAxisSpec {
	tokens := ce.targets.Shape().Size()
	var spans []SliceAxisSpec
	for from := first; from < tokens; from += ce.chunk {
		spans = append(spans, AxisRange(from, min(from+ce.chunk, tokens)))
	}
	return spans
}

// carryGradient is a float32 zero whose gradient with respect to x is gradient / divisor, times what arrives.
//
// GoMLX attaches a custom gradient to a node with the shape of its input, so what arrives is that of one element of x.
func carryGradient(x, gradient *Node, divisor float64) *Node {
	carrier := IdentityWithCustomGradient(x, func(_, arriving *Node) *Node {
		factor := DivScalar(ConvertDType(corner(arriving), dtypes.Float32), divisor)
		return ConvertDType(Mul(ConvertDType(gradient, dtypes.Float32), factor), x.DType())
	})
	one := ConvertDType(corner(carrier), dtypes.Float32)
	return Sub(one, StopGradient(one))
}

// givenGradient is a float32 zero whose gradient with respect to x is gradient, whatever arrives.
func givenGradient(x, gradient *Node) *Node {
	carrier := IdentityWithCustomGradient(x, func(_, _ *Node) *Node { return ConvertDType(gradient, x.DType()) })
	one := ConvertDType(corner(carrier), dtypes.Float32)
	return Sub(one, StopGradient(one))
}

// after is x, but computed only when trigger is known: it adds zero times one element of trigger, which a compiler may not
// drop for floating-point numbers. It keeps a compiler from starting on everything at once. A nil trigger changes nothing.
func after(x, trigger *Node) *Node {
	if trigger == nil {
		return x
	}
	return Add(x, ConvertDType(MulScalar(StopGradient(corner(trigger)), 0), x.DType()))
}

// corner is the first element of x.
func corner(x *Node) *Node {
	if x.IsScalar() {
		return x
	}
	first := make([]SliceAxisSpec, x.Rank())
	for i := range first {
		first[i] = AxisRange(0, 1)
	}
	return Reshape(Slice(x, first...))
}

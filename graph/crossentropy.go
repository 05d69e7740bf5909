package graph

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
)

// maxLogits bounds how many float32 logits [CrossEntropy] holds at once when no chunk is given: 64 MiB of them.
const maxLogits = 1 << 24

// CrossEntropy is the mean over tokens of -log softmax(hidden @ head^T)[target], a float32 scalar.
//
//	hidden: [tokens, d_model]   head: [vocab, d_model]   targets: [tokens], an integer type, in [0, vocab)
//
// Tokens are taken in chunks of chunkTokens (0: as many as keep a chunk under 64 MiB and at most a quarter of the tokens),
// and the backward pass computes each chunk's logits again, so the logits of all tokens never exist at once. The
// softmax runs over all of head's rows, as the official loss does over the padded vocabulary.
func CrossEntropy(hidden, head, targets *Node, chunkTokens int) *Node {
	tokens, vocab := hidden.Shape().Dimensions[0], head.Shape().Dimensions[0]
	targets.AssertDims(tokens)
	if chunkTokens <= 0 {
		chunkTokens = max(1, min(maxLogits/vocab, (tokens+3)/4))
	}
	ce := crossEntropy{targets: ConvertDType(targets, dtypes.Int32), chunk: chunkTokens}
	return withVJP([]*Node{hidden, head}, ce.forward, ce.backward)[0]
}

type crossEntropy struct {
	targets *Node
	chunk   int
}

func (ce crossEntropy) forward(inputs []*Node) []*Node {
	hidden, head := inputs[0], inputs[1]
	var total *Node
	for _, span := range ce.spans() {
		rows := after(Slice(hidden, span), total)
		logits := HeadLogits(rows, head)
		shift := ReduceMax(logits, -1)
		logSum := Add(shift, Log(ReduceSum(Exp(Sub(logits, InsertAxes(shift, -1))), -1)))
		picked := ReduceSum(Mul(logits, ce.oneHot(span, logits)), -1)
		total = sum(total, ReduceAllSum(Sub(logSum, picked)))
	}
	return []*Node{DivScalar(total, float64(ce.targets.Shape().Size()))}
}

// backward uses dlogits = (softmax - onehot) / tokens * dloss.
func (ce crossEntropy) backward(inputs, grads []*Node) []*Node {
	hidden, head := inputs[0], inputs[1]
	scale := DivScalar(grads[0], float64(ce.targets.Shape().Size()))
	var dHidden []*Node
	var dHead *Node
	trigger := grads[0]
	for _, span := range ce.spans() {
		rows := after(Slice(hidden, span), trigger)
		logits := HeadLogits(rows, head)
		shifted := Exp(Sub(logits, InsertAxes(ReduceMax(logits, -1), -1)))
		softmax := Div(shifted, InsertAxes(ReduceSum(shifted, -1), -1))
		dLogits := Mul(Sub(softmax, ce.oneHot(span, logits)), scale)
		dHidden = append(dHidden, dot(dLogits, head, "tv,vd->td", hidden.DType()))
		part := dot(dLogits, rows, "tv,td->vd", hidden.DType())
		dHead = sum(dHead, part)
		trigger = part
	}
	return []*Node{Concatenate(dHidden, 0), dHead}
}

// HeadLogits is rows @ head^T, accumulated and returned in float32, [tokens, vocab], with products in rows' type.
func HeadLogits(rows, head *Node) *Node { return dot(rows, head, "td,vd->tv", rows.DType()) }

// oneHot is 1 at each token's target, shaped like the logits of the span.
func (ce crossEntropy) oneHot(span SliceAxisSpec, logits *Node) *Node {
	vocab := Iota(logits.Graph(), shapes.Make(dtypes.Int32, logits.Shape().Dimensions...), 1)
	targets := BroadcastToShape(InsertAxes(Slice(ce.targets, span), -1), vocab.Shape())
	return ConvertDType(Equal(vocab, targets), dtypes.Float32)
}

func (ce crossEntropy) spans() []SliceAxisSpec {
	tokens := ce.targets.Shape().Size()
	var spans []SliceAxisSpec
	for from := 0; from < tokens; from += ce.chunk {
		spans = append(spans, AxisRange(from, min(from+ce.chunk, tokens)))
	}
	return spans
}

// after is x, but computed only when trigger is known: it adds zero times one element of trigger, which a compiler may not
// drop for floating-point numbers. It keeps a compiler from merging a recomputation with the first computation. A nil
// trigger changes nothing.
func after(x, trigger *Node) *Node {
	if trigger == nil {
		return x
	}
	if !trigger.IsScalar() {
		one := make([]SliceAxisSpec, trigger.Rank())
		for i := range one {
			one[i] = AxisRange(0, 1)
		}
		trigger = Reshape(Slice(trigger, one...))
	}
	return Add(x, ConvertDType(MulScalar(StopGradient(trigger), 0), x.DType()))
}

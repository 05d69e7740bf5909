package graph

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// Embedding looks tokens up in the rows of table: table: [vocab, channels], tokens: [...] int32 below vocab; returns [..., channels] in the
// table's type. Where a kernel computes its gradient, the rows of a token that stands in several places are added in one order always.
func Embedding(table, tokens *Node) *Node {
	if ProductsInPlace(table.Graph()) {
		return rowsOf(table, tokens)
	}
	rows := composite.Call(embeddingOp, table, Reshape(tokens, -1))[0]
	return Reshape(rows, append(append([]int{}, tokens.Shape().Dimensions...), table.Shape().Dimensions[1])...)
}

func rowsOf(table, tokens *Node) *Node { return Gather(table, InsertAxes(tokens, -1)) }

// embeddingOp is [Embedding] of tokens on one axis.
var embeddingOp = composite.Op{
	Name:          "embedding",
	Decomposition: func(in []*Node) []*Node { return []*Node{rowsOf(in[0], in[1])} },
	VJP: func(in, _, grads []*Node) []*Node {
		table, tokens := in[0].Shape().Dimensions, in[1]
		sums := composite.Call(tokenSumsOp(table[0]), tokens, ConvertDType(grads[0], dtypes.Float32))
		at := InsertAxes(ConvertDType(sums[1], dtypes.Int32), -1)
		zeros := Zeros(tokens.Graph(), shapes.Make(dtypes.Float32, table...))
		return []*Node{ScatterSum(zeros, at, sums[0], false, false), nil}
	},
}

// tokenSumsOp takes tokens: [places] int32 and rows: [places, channels] float32 to rows and, as float32, the tokens that they are to be added
// to, such that the sum for each token is the same. The decomposition returns what it gets. A kernel puts the sum of a token's rows into its first
// place, and sends all others to the token vocab, which is none: their rows are not looked at, and what adds rows up in
// any order, as XLA does on GPUs, gives the same sums each time.
func tokenSumsOp(vocab int) composite.Op {
	return composite.Op{
		Name:       "token_sums",
		Attributes: composite.Attributes{"vocab": composite.Int(vocab)},
		Decomposition: func(in []*Node) []*Node {
			return []*Node{Identity(in[1]), ConvertDType(in[0], dtypes.Float32)}
		},
	}
}

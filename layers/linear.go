package layers

import (
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
)

// Linear is x @ weight^T in x's type, accumulated in float32.
//
//	x: [..., in]   weight: [out, in], cast to x's type   returns [..., out]
//
// The product is taken of matrices: with more axes XLA would transpose whole activations for the weight's gradient on CPUs.
func Linear(x, weight *Node) *Node {
	dims := x.Shape().Dimensions
	last := len(dims) - 1
	y := graph.Linear(Reshape(x, -1, dims[last]), weight)
	return Reshape(y, append(append([]int{}, dims[:last]...), weight.Shape().Dimensions[0])...)
}

// Embed looks tokens up in the rows of table: tokens: [...], an integer type; table: [vocab, d_model]; returns
// [..., d_model] in the table's type. Tokens must be below vocab.
func Embed(table, tokens *Node) *Node {
	return graph.Embedding(table, ConvertDType(tokens, dtypes.Int32))
}

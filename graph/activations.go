package graph

import (
	. "github.com/gomlx/gomlx/core/graph"
)

// SiLU is x * sigmoid(x), in any shape.
func SiLU(x *Node) *Node { return Mul(x, Logistic(x)) }

// Softplus20 is log(1 + exp(x)), and x itself above 20, as torch.nn.functional.softplus and the official kernels compute
// it.
func Softplus20(x *Node) *Node {
	threshold := Scalar(x.Graph(), x.DType(), 20.0)
	small := Where(GreaterThan(x, threshold), BroadcastToShape(threshold, x.Shape()), x)
	return Where(GreaterThan(x, threshold), x, Log1p(Exp(small)))
}

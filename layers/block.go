package layers

import (
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
)

// Block is the pre-norm residual block around a mixer:
//
//	residual' = residual + hidden;  hidden' = mixer(RMSNorm(residual'))
//
// residual: [batch, seqlen, d_model], with a nil Sum before the first block, and then the first hidden itself; hidden: the same shape in the compute type.
// Source: mamba_ssm Block with fused_add_norm and residual_in_fp32.
func Block(weights Weights, residual graph.Residual, hidden *Node, mix func(weights Weights, u *Node) *Node) (newResidual graph.Residual, newHidden *Node) {
	residual, normed := Norm(residual, hidden, weights.Get("norm.weight"))
	return residual, mix(weights.Sub("mixer"), normed)
}

// Norm is the sum of residual and hidden, and its RMSNorm in hidden's type. A residual whose Sum is nil is zero, and the sum hidden itself: the next norm
// takes it in any type.
func Norm(residual graph.Residual, hidden, weight *Node) (sum graph.Residual, normed *Node) {
	if residual.Sum == nil {
		residual.Sum = hidden
		return residual, ConvertDType(graph.RMSNorm(ConvertDType(hidden, dtypes.Float32), weight), hidden.DType())
	}
	return residual.RMSNorm(hidden, weight)
}

// LastNorm is the norm of [Norm] alone.
func LastNorm(residual graph.Residual, hidden, weight *Node) *Node {
	if residual.Sum == nil {
		_, normed := Norm(residual, hidden, weight)
		return normed
	}
	return residual.LastRMSNorm(hidden, weight)
}

// AddResidual is residual + hidden in float32; a nil residual is zero.
func AddResidual(residual, hidden *Node) *Node {
	hidden = ConvertDType(hidden, dtypes.Float32)
	if residual == nil {
		return hidden
	}
	return Add(ConvertDType(residual, dtypes.Float32), hidden)
}

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
// residual: [batch, seqlen, d_model] float32 (nil before the first block, and then the first hidden itself), hidden: the same shape in the compute type.
// Source: mamba_ssm Block with fused_add_norm and residual_in_fp32.
func Block(weights Weights, residual, hidden *Node, mix func(weights Weights, u *Node) *Node) (newResidual, newHidden *Node) {
	residual, normed := Norm(residual, hidden, weights.Get("norm.weight"))
	return residual, mix(weights.Sub("mixer"), normed)
}

// Norm is the sum of residual and hidden, float32, and its RMSNorm in hidden's type. A nil residual is zero, and the sum hidden itself: the next norm takes
// it in any type.
func Norm(residual, hidden, weight *Node) (sum, normed *Node) {
	if residual == nil {
		return hidden, ConvertDType(graph.RMSNorm(ConvertDType(hidden, dtypes.Float32), weight), hidden.DType())
	}
	return graph.ResidualRMSNorm(residual, hidden, weight)
}

// LastNorm is the norm of [Norm] alone.
func LastNorm(residual, hidden, weight *Node) *Node {
	if residual == nil {
		_, normed := Norm(nil, hidden, weight)
		return normed
	}
	return graph.LastRMSNorm(residual, hidden, weight)
}

// AddResidual is residual + hidden in float32; a nil residual is zero.
func AddResidual(residual, hidden *Node) *Node {
	hidden = ConvertDType(hidden, dtypes.Float32)
	if residual == nil {
		return hidden
	}
	return Add(ConvertDType(residual, dtypes.Float32), hidden)
}

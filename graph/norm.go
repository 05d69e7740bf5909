package graph

import (
	"fmt"

	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// NormEpsilon is the epsilon of every norm of the official models.
const NormEpsilon = 1e-5

// RMSNorm is x / sqrt(mean(x^2) + 1e-5) * weight over the last axis, computed in float32.
//
//	x: [..., channels]   weight: [channels]   returns x's shape and type
func RMSNorm(x, weight *Node) *Node { return GroupRMSNorm(x, weight, 1) }

// GroupRMSNorm is [RMSNorm] with a mean of its own for each of groups equal stretches of the channels.
func GroupRMSNorm(x, weight *Node, groups int) *Node {
	dims := x.Shape().Dimensions
	channels := dims[len(dims)-1]
	if groups < 1 || channels%groups != 0 {
		panic(fmt.Errorf("GroupRMSNorm: %d channels of %s are no multiple of %d groups", channels, x.Shape(), groups))
	}
	weight.AssertDims(channels)
	prefix := append([]int{}, dims[:len(dims)-1]...)
	x32 := Reshape(ConvertDType(x, dtypes.Float32), append(prefix, groups, channels/groups)...)
	meanSquare := DivScalar(ReduceSum(Mul(x32, x32), -1), float64(channels/groups))
	normed := Mul(x32, InsertAxes(normFactors(meanSquare), -1))
	normed = Reshape(normed, dims...)
	return ConvertDType(Mul(normed, expandLeft(ConvertDType(weight, dtypes.Float32), x.Rank())), x.DType())
}

// normFactors are what norms multiply rows by, of the means of their squares.
func normFactors(meanSquare *Node) *Node { return Reciprocal(Sqrt(AddScalar(meanSquare, NormEpsilon))) }

// GatedRMSNorm is RMSNorm(y * SiLU(z)) * weight, the official order (norm_before_gate false), with a mean for each of
// groups stretches of the channels (1 in MatMamba). y, z: [..., channels]; returns y's shape and type. Source:
// mamba_ssm/ops/triton/layernorm_gated.py.
func GatedRMSNorm(y, z, weight *Node, groups int) *Node {
	if groups != 1 {
		return gatedRMSNorm(y, z, weight, groups)
	}
	dims := y.Shape().Dimensions
	channels := dims[len(dims)-1]
	weight.AssertDims(channels)
	operands := []*Node{
		Reshape(y, -1, channels), ConvertDType(Reshape(z, -1, channels), y.DType()), ConvertDType(weight, dtypes.Float32),
	}
	return Reshape(composite.Call(gatedRMSNormOp, operands...)[0], dims...)
}

func gatedRMSNorm(y, z, weight *Node, groups int) *Node {
	gated := Mul(ConvertDType(y, dtypes.Float32), SiLU(ConvertDType(z, dtypes.Float32)))
	return ConvertDType(GroupRMSNorm(gated, weight, groups), y.DType())
}

// gatedRMSNormOp is [GatedRMSNorm] of y and z: [rows, channels] of one type and weight: [channels] float32. Its gradient is a
// composite too, of the same operands and the result's gradient.
var gatedRMSNormOp = composite.Op{
	Name:          "gated_rmsnorm",
	Attributes:    normAttributes,
	Decomposition: gatedRMSNormForward,
	VJP: func(inputs, _, grads []*Node) []*Node {
		return composite.Call(gatedRMSNormGradOp, inputs[0], inputs[1], inputs[2], grads[0])
	},
}

var gatedRMSNormGradOp = composite.Op{
	Name:       "gated_rmsnorm_grad",
	Attributes: normAttributes,
	Decomposition: func(operands []*Node) []*Node {
		return composite.Autodiff(gatedRMSNormForward)(operands[:3], nil, operands[3:])
	},
}

var normAttributes = composite.Attributes{"eps": composite.Float32(NormEpsilon)}

func gatedRMSNormForward(operands []*Node) []*Node {
	return []*Node{gatedRMSNorm(operands[0], operands[1], operands[2], 1)}
}

// expandLeft puts axes of one entry before x until it has the rank.
func expandLeft(x *Node, rank int) *Node {
	dims := make([]int, rank)
	for i := range dims {
		dims[i] = 1
	}
	copy(dims[rank-x.Rank():], x.Shape().Dimensions)
	return Reshape(x, dims...)
}

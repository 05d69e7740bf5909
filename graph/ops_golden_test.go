package graph_test

import (
	"testing"

	"github.com/gomlx/compute"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/internal/golden"
)

func TestConvGoldens(t *testing.T) {
	for _, name := range []string{"conv1d_a", "conv1d_len1", "conv1d_short"} {
		backendtest.EachWay(t, func(t *testing.T, backend compute.Backend) {
			set := golden.Load(t, name)
			inputs := []*tensors.Tensor{set.Tensor("in.x"), set.Tensor("in.weight"), set.Tensor("in.bias"), set.Tensor("in.dy")}
			results := evaluate(t, backend, inputs, func(in []*Node) []*Node {
				// The goldens are [batch, channels, seqlen].
				y, _ := graph.CausalConv(graph.ConvInputs{X: TransposeAllAxes(in[0], 0, 2, 1), Weight: in[1], Bias: in[2]})
				y = TransposeAllAxes(graph.SiLU(y), 0, 2, 1)
				return append([]*Node{y}, Gradient(dotAll(y, in[3]), in[0], in[1], in[2])...)
			})
			for i, out := range []string{"out.y", "out.grad.x", "out.grad.weight", "out.grad.bias"} {
				set.RequireClose(out, results[i], golden.Operator)
			}
		})
	}
}

func TestGatedRMSNormGoldens(t *testing.T) {
	for name, groups := range map[string]int{"gated_rmsnorm_a": 1, "gated_rmsnorm_b": 1, "gated_rmsnorm_group": 2} {
		backendtest.EachWay(t, func(t *testing.T, backend compute.Backend) {
			set := golden.Load(t, name)
			inputs := []*tensors.Tensor{set.Tensor("in.x"), set.Tensor("in.z"), set.Tensor("in.weight"), set.Tensor("in.dy")}
			results := evaluate(t, backend, inputs, func(in []*Node) []*Node {
				y := graph.GatedRMSNorm(in[0], in[1], in[2], groups)
				return append([]*Node{y}, Gradient(dotAll(y, in[3]), in[:3]...)...)
			})
			for i, out := range []string{"out.y", "out.grad.x", "out.grad.z", "out.grad.weight"} {
				set.RequireClose(out, results[i], golden.Operator)
			}
		})
	}
}

func TestAddRMSNormGolden(t *testing.T) {
	backendtest.EachWay(t, func(t *testing.T, backend compute.Backend) {
		set := golden.Load(t, "add_rmsnorm_a")
		inputs := []*tensors.Tensor{
			set.Tensor("in.x"), set.Tensor("in.residual"), set.Tensor("in.weight"), set.Tensor("in.dy"), set.Tensor("in.dresidual_out"),
		}
		results := evaluate(t, backend, inputs, func(in []*Node) []*Node {
			residual := Add(in[0], in[1])
			y := graph.RMSNorm(residual, in[2])
			loss := Add(dotAll(y, in[3]), dotAll(residual, in[4]))
			return append([]*Node{y, residual}, Gradient(loss, in[:3]...)...)
		})
		for i, out := range []string{"out.y", "out.residual_out", "out.grad.x", "out.grad.residual", "out.grad.weight"} {
			set.RequireClose(out, results[i], golden.Operator)
		}
	})
}

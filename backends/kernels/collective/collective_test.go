package collective_test

import (
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/kernels/collective"
	"github.com/stretchr/testify/require"
)

func exchange(op, axis, devices string, in, out kernels.Tensor) (body, reason string) {
	return collective.Kernels()[op](kernels.Call{
		Op: op, Attributes: map[string]string{"axis": axis, "devices": devices}, Inputs: []kernels.Tensor{in}, Outputs: []kernels.Tensor{out},
	})
}

func TestBodies(t *testing.T) {
	part, whole := kernels.Tensor{DType: "f32", Dims: []int{6, 4}}, kernels.Tensor{DType: "f32", Dims: []int{6, 8}}
	body, reason := exchange("all_gather", "1", "2", part, whole)
	require.Empty(t, reason)
	require.Equal(t, `    %part = stablehlo.convert %arg0 : (tensor<6x4xf32>) -> tensor<6x4xf32>
    %0 = "stablehlo.all_gather"(%part) {all_gather_dim = 1 : i64, replica_groups = dense<[[0, 1]]> : tensor<1x2xi64>} : (tensor<6x4xf32>) -> tensor<6x8xf32>
    return %0 : tensor<6x8xf32>
`, body)
	body, reason = exchange("reduce_scatter", "1", "2", whole, part)
	require.Empty(t, reason)
	require.Contains(t, body, "scatter_dimension = 1 : i64")
	require.Contains(t, body, "(tensor<6x8xf32>) -> tensor<6x4xf32>")
}

func TestWhatIsNoExchange(t *testing.T) {
	tensor := kernels.Tensor{DType: "f32", Dims: []int{6, 4}}
	for _, op := range []string{"all_gather", "reduce_scatter"} {
		for _, attributes := range [][2]string{{"2", "2"}, {"x", "2"}, {"0", "x"}, {"0", "0"}, {"-1", "2"}} {
			body, reason := exchange(op, attributes[0], attributes[1], tensor, tensor)
			require.Empty(t, body)
			require.NotEmpty(t, reason)
		}
	}
}

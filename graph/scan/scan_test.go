package scan_test

import (
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph/composite"
	"github.com/matmamba/matmamba/graph/scan"
	"github.com/matmamba/matmamba/internal/distance"
	"github.com/stretchr/testify/require"
)

const rows, columns, passes = 4, 6, 5

// toy is a layer with everything a layer can have: two carries of two types, shared operands of which one is whole numbers,
// two operands of its own, an output, sums, constants, and a composite inside.
func toy() scan.Layer {
	inner := composite.Op{Name: "toy_inner", Decomposition: func(in []*Node) []*Node {
		return []*Node{Div(in[0], AddScalar(ReduceAndKeep(Square(in[0]), ReduceSum, -1), 1.5))}
	}}
	return scan.Layer{Name: "toy", Outputs: 1, Body: func(carry, shared, own []*Node) (next, outputs []*Node) {
		sum := Add(carry[0], Mul(InsertAxes(shared[0], 0), ConvertDType(InsertAxes(shared[1], -1), carry[0].DType())))
		normed := composite.Call(inner, sum)[0]
		product := Dot(normed, own[0]).MatMul()
		wide := Add(carry[1], ConvertDType(MulScalar(product, 0.5), dtypes.Float32))
		return []*Node{Add(Tanh(product), InsertAxes(own[1], 0)), wide}, []*Node{ReduceSum(Exp(sum), 1)}
	}}
}

// evaluate is a loss of all outputs of the layers, the outputs, and the gradients of everything that has one.
func evaluate(t *testing.T, backend compute.Backend, dtype dtypes.DType, run func(carry, shared []*Node, own [][]*Node) ([]*Node, [][]*Node)) [][]float32 {
	t.Helper()
	exec, err := NewExec(backend, func(in []*Node) []*Node {
		carry := []*Node{ConvertDType(in[0], dtype), in[0]}
		shared := []*Node{ConvertDType(in[1], dtype), in[2]}
		own := make([][]*Node, passes)
		for i := range own {
			own[i] = []*Node{ConvertDType(in[3+2*i], dtype), ConvertDType(in[4+2*i], dtype)}
		}
		last, outputs := run(carry, shared, own)
		results := append([]*Node{}, last...)
		for _, each := range outputs {
			results = append(results, each...)
		}
		loss := Scalar(in[0].Graph(), dtypes.Float32, 0)
		for i, result := range results {
			results[i] = ConvertDType(result, dtypes.Float32)
			loss = Add(loss, ReduceAllSum(Sin(MulScalar(results[i], 1+0.1*float64(i)))))
		}
		return append(append(results, loss), Gradient(loss, append(in[:2:2], in[3:]...)...)...)
	})
	require.NoError(t, err)
	defer exec.Finalize()
	floats := func(seed int, dims ...int) *tensors.Tensor {
		size := 1
		for _, dim := range dims {
			size *= dim
		}
		values := make([]float32, size)
		for i := range values {
			values[i] = float32((i*37+seed*11)%23)/23 - 0.4
		}
		return tensors.FromFlatDataAndDimensions(values, dims...)
	}
	args := []any{floats(1, rows, columns), floats(2, columns), []int32{0, 1, 0, 2}}
	for i := range passes {
		args = append(args, floats(3+i, columns, columns), floats(9+i, columns))
	}
	results, err := exec.Call(args...)
	require.NoError(t, err)
	all := make([][]float32, len(results))
	for i, result := range results {
		all[i] = tensors.MustCopyFlatData[float32](result)
	}
	return all
}

// Layers in a loop are the layers one after another: outputs and gradients.
func TestEqualsUnrolled(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		for dtype, tolerance := range map[dtypes.DType]float64{dtypes.Float32: 1e-6, dtypes.BFloat16: 2e-2} {
			t.Run(dtype.String(), func(t *testing.T) {
				layer := toy()
				want := evaluate(t, backend, dtype, func(carry, shared []*Node, own [][]*Node) ([]*Node, [][]*Node) {
					var outputs [][]*Node
					for i := range own {
						next, given := layer.Body(carry, shared, own[i])
						carry, outputs = next, append(outputs, given)
					}
					return carry, outputs
				})
				got := evaluate(t, backend, dtype, func(carry, shared []*Node, own [][]*Node) ([]*Node, [][]*Node) {
					return scan.Layers(layer, carry, shared, own)
				})
				require.Len(t, got, len(want))
				for i := range want {
					require.LessOrEqualf(t, distance.Relative(want[i], got[i]), tolerance, "result %d: want %v, got %v", i, want[i], got[i])
				}
			})
		}
	})
}

package graph_test

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// nestedOperands are y, z, the norm's and the projection's weights.
func nestedOperands(random *rand.Rand, batch, seqLen, channels, model int) []*tensors.Tensor {
	return []*tensors.Tensor{
		normalTensor(random, batch, seqLen, channels), normalTensor(random, batch, seqLen, channels), normalTensor(random, channels), normalTensor(random, model, channels),
	}
}

// nestedOut is [graph.NewNestedOut] of its operands in order, and its gradient from that of a loss that weighs all outputs. Nothing is differentiated any further.
func nestedOut(in []*Node, dtype dtypes.DType, ends ...int) []*Node {
	inputs := graph.NestedOutInputs{Y: ConvertDType(in[0], dtype), Z: ConvertDType(in[1], dtype), NormWeight: in[2], Weight: in[3], Ends: ends}
	out := graph.NewNestedOut(inputs)
	var dOuts []*Node
	for i := range out.Outs {
		dOuts = append(dOuts, weighing(out.Outs[i], i))
	}
	grads := out.Gradient(inputs, dOuts)
	results := append(out.Outs, grads.Y, grads.Z, grads.NormWeight, grads.Weight, grads.Sum)
	for i, result := range results {
		results[i] = StopGradient(result)
	}
	return results
}

// weighing is how a loss weighs the elements of the i-th width's output.
func weighing(out *Node, i int) *Node {
	shape := out.Shape()
	numbers := Reshape(Iota(out.Graph(), shapes.Make(dtypes.Float32, shape.Size()), 0), shape.Dimensions...)
	return ConvertDType(Sin(AddScalar(numbers, i)), shape.DType)
}

// Outputs of several widths at once, and their gradient, are those of each width's own norm and product, differentiated by GoMLX. Those in bfloat16 are so to its
// precision.
func TestNestedOutIsEachWidths(t *testing.T) {
	ends := []int{8, 24, 72}
	operands := nestedOperands(rand.New(rand.NewPCG(1, 2)), 2, 35, 72, 20)
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		want := evaluate(t, backend, copies(t, operands), func(in []*Node) []*Node {
			var outs []*Node
			base := ZerosLike(SliceAxis(in[0], 2, AxisRange(0, 20)))
			loss := Scalar(in[0].Graph(), dtypes.Float32, 0)
			for i, end := range ends {
				first := func(x *Node) *Node { return SliceAxis(x, 2, AxisRange(0, end)) }
				gated := graph.GatedRMSNorm(first(in[0]), first(in[1]), SliceAxis(in[2], 0, AxisRange(0, end)), 1)
				out := Reshape(graph.Linear(Reshape(gated, -1, end), SliceAxis(in[3], 1, AxisRange(0, end))), 2, 35, 20)
				outs, loss = append(outs, out), Add(loss, ReduceAllSum(Mul(Add(base, out), weighing(out, i))))
			}
			return append(outs, Gradient(loss, append(in, base)...)...)
		})
		got := evaluate(t, backend, copies(t, operands), func(in []*Node) []*Node { return nestedOut(in, dtypes.Float32, ends...) })
		narrow := evaluate(t, backend, copies(t, operands), func(in []*Node) []*Node {
			results := nestedOut(in, dtypes.BFloat16, ends...)
			for i, result := range results {
				results[i] = ConvertDType(result, dtypes.Float32)
			}
			return results
		})
		require.Len(t, got, len(want))
		for i := range want {
			golden.RequireClose(t, "result", golden.Float64s(want[i]), golden.Float64s(got[i]), golden.Operator)
			golden.RequireClose(t, "result in bfloat16", golden.Float64s(want[i]), golden.Float64s(narrow[i]), golden.BFloat16)
		}
	})
}

// Widths that are out of order, twice there or not all channels are refused.
func TestNestedOutRefuses(t *testing.T) {
	g := NewGraph(backendtest.Decomposed(t), "refused")
	ones := func(dims ...int) *Node { return Ones(g, shapes.Make(dtypes.Float32, dims...)) }
	in := graph.NestedOutInputs{Y: ones(2, 3, 72), Z: ones(2, 3, 72), NormWeight: ones(72), Weight: ones(20, 72)}
	for _, in.Ends = range [][]int{nil, {24, 8, 72}, {8, 8, 72}, {8, 24}, {0, 72}} {
		require.PanicsWithError(t, fmt.Sprintf("NewNestedOut: widths of %v channels, want them ascending and the last of all channels of %s", in.Ends, in.Y.Shape()), func() {
			graph.NewNestedOut(in)
		})
	}
	in.Ends = []int{8, 72}
	require.NotPanics(t, func() { graph.NewNestedOut(in) })
}

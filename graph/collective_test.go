package graph_test

import (
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/graph"
	"github.com/stretchr/testify/require"
)

// onFour runs a function of a tensor that four devices share along an axis, and returns its results.
func onFour(t *testing.T, axis int, shardings []compile.Sharding, f func(part *Node) []*Node) [][]float32 {
	t.Helper()
	mesh := compile.Mesh{{Name: "data", Size: 4}}
	in := compile.In("x", dtypes.Float32, 4, 8)
	in.Sharding = make(compile.Sharding, axis+1)
	in.Sharding[axis] = "data"
	exe, err := compile.Compile(backendtest.XLA(t), compile.Program{
		Name: "four", Mesh: mesh, Inputs: []compile.Input{in}, Build: func(_ *Graph, in map[string]*Node) []compile.Output {
			var outputs []compile.Output
			for i, node := range f(in["x"]) {
				outputs = append(outputs, compile.Output{Name: "y", Node: node, Sharding: shardings[i]})
			}
			return outputs
		},
	})
	require.NoError(t, err)
	defer exe.Close()
	x, err := compile.Place(mesh, in.Sharding, tensors.FromFlatDataAndDimensions(counting(32, 1), 4, 8))
	require.NoError(t, err)
	results, err := exe.RunArrays([]compile.Array{x})
	require.NoError(t, err)
	var values [][]float32
	for _, result := range results {
		got, err := compile.Values[float32](result)
		require.NoError(t, err)
		values = append(values, got)
	}
	return values
}

// counting is 0, step, 2 step, ...
func counting(n int, step float32) []float32 {
	values := make([]float32, n)
	for i := range values {
		values[i] = float32(i) * step
	}
	return values
}

func TestCollectives(t *testing.T) {
	for axis, sharding := range []compile.Sharding{{"data"}, {"", "data"}} {
		got := onFour(t, axis, []compile.Sharding{nil, sharding, nil}, func(part *Node) []*Node {
			whole := graph.AllGather(part, axis)
			return []*Node{whole, graph.ReduceScatter(whole, axis), graph.AllReduce(ReduceAllSum(part))[0]}
		})
		require.Equal(t, counting(32, 1), got[0], "gathered along axis %d", axis)
		require.Equal(t, counting(32, 4), got[1], "summed over four devices and split along axis %d", axis)
		require.Equal(t, []float32{31 * 32 / 2}, got[2])
	}
}

// The gradient of a gathered tensor is the sum over the devices of their gradients, split as the tensor was; that of a sum
// which is split is whole again.
func TestGradientsOfCollectives(t *testing.T) {
	for axis, sharding := range []compile.Sharding{{"data"}, {"", "data"}} {
		got := onFour(t, axis, []compile.Sharding{sharding, sharding}, func(part *Node) []*Node {
			gathered := Gradient(ReduceAllSum(Square(graph.AllGather(part, axis))), part)[0]
			scattered := Gradient(ReduceAllSum(graph.ReduceScatter(Square(graph.AllGather(part, axis)), axis)), part)[0]
			return []*Node{gathered, scattered}
		})
		require.Equal(t, counting(32, 8), got[0], "axis %d", axis)
		require.Equal(t, counting(32, 8), got[1], "axis %d", axis)
	}
}

// On one device nothing is exchanged, on any backend.
func TestCollectivesOnOneDevice(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		got := MustNewExec(backend, func(x *Node) []*Node {
			return []*Node{graph.AllGather(x, 0), graph.ReduceScatter(x, 0), graph.AllReduce(x)[0]}
		}).MustCall([]float32{1, 2, 3})
		for _, result := range got {
			require.Equal(t, []float32{1, 2, 3}, result.Value())
		}
	})
	require.Empty(t, graph.AllReduce())
}

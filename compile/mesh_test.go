package compile_test

import (
	"testing"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	"github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/compile"
	"github.com/stretchr/testify/require"
)

func TestParseMesh(t *testing.T) {
	for text, devices := range map[string]int{"": 1, "data=1": 1, "data=256": 256, "data=4,model_2=2": 8} {
		mesh, err := compile.ParseMesh(text)
		require.NoError(t, err, text)
		require.Equal(t, devices, mesh.Devices(), text)
		written, err := mesh.MarshalText()
		require.NoError(t, err)
		require.Equal(t, text, string(written))
	}
	mesh, err := compile.ParseMesh("data=4,model=2")
	require.NoError(t, err)
	require.Equal(t, []int{4, 2, 1}, []int{mesh.Size("data"), mesh.Size("model"), mesh.Size("pipe")})
	for _, text := range []string{
		"data", "data=", "=4", "data=0", "data=-1", "data=4,", "data=4,data=2", "da ta=2", "4d=2", "data=2.5", "data=65537",
		"a=65536,b=2", "data=99999999999999999999",
	} {
		require.Error(t, new(compile.Mesh).UnmarshalText([]byte(text)), text)
	}
}

func FuzzParseMesh(f *testing.F) {
	f.Add("data=4,model=2")
	f.Fuzz(func(t *testing.T, text string) {
		mesh, err := compile.ParseMesh(text)
		if err != nil {
			return
		}
		again, err := compile.ParseMesh(mesh.String())
		require.NoError(t, err)
		require.Equal(t, mesh, again)
		require.Positive(t, mesh.Devices())
	})
}

func TestPart(t *testing.T) {
	mesh := compile.Mesh{{Name: "data", Size: 4}, {Name: "model", Size: 2}}
	whole := shapes.Make(dtypes.Float32, 8, 6)
	for _, c := range []struct {
		sharding compile.Sharding
		want     []int
	}{
		{nil, []int{8, 6}},
		{compile.Sharding{"data"}, []int{2, 6}},
		{compile.Sharding{"", "model"}, []int{8, 3}},
		{compile.Sharding{"data", "model"}, []int{2, 3}},
		{compile.Sharding{"pipe"}, []int{8, 6}},
	} {
		part, err := c.sharding.Part(whole, mesh)
		require.NoError(t, err)
		require.Equal(t, c.want, part.Dimensions)
	}
	_, err := compile.Sharding{"", "data"}.Part(whole, mesh)
	require.ErrorContains(t, err, "axis 1")
	_, err = compile.Sharding{"", "", "data"}.Part(whole, mesh)
	require.ErrorContains(t, err, "fewer axes")
}

// What is split over devices comes back whole, from the host and from a program, with some arguments given away.
func TestArrays(t *testing.T) {
	backend := backendtest.XLA(t)
	values := make([]float32, 8*6)
	want := make([]float32, len(values))
	for i := range values {
		values[i], want[i] = float32(i), float32(2*i)
	}
	for _, c := range []struct {
		mesh     string
		sharding compile.Sharding
	}{
		{"", nil},
		{"", compile.Sharding{"data"}},
		{"data=4", nil},
		{"data=4", compile.Sharding{"data"}},
		{"data=3", compile.Sharding{"", "data"}},
		{"data=2,model=2", compile.Sharding{"model", "data"}},
		{"data=2,model=2", compile.Sharding{"", "model"}},
	} {
		mesh, err := compile.ParseMesh(c.mesh)
		require.NoError(t, err)
		x := compile.In("x", dtypes.Float32, 8, 6)
		x.Sharding = c.sharding
		exe, err := compile.Compile(backend, compile.Program{
			Name: "double", Mesh: mesh, Inputs: []compile.Input{x, compile.In("factor", dtypes.Float32)},
			Build: func(_ *graph.Graph, in map[string]*graph.Node) []compile.Output {
				y := graph.Mul(in["x"], in["factor"])
				return []compile.Output{{Name: "y", Node: y, Sharding: c.sharding}, {Name: "factor", Node: in["factor"]}}
			},
		})
		require.NoError(t, err)
		array, err := compile.Place(mesh, c.sharding, tensors.FromFlatDataAndDimensions(values, 8, 6))
		require.NoError(t, err)
		require.Equal(t, []int{8, 6}, array.Shape().Dimensions)
		back, err := compile.Values[float32](array)
		require.NoError(t, err)
		require.Equal(t, values, back)
		factor, err := compile.Place(mesh, nil, tensors.FromScalar(float32(2)))
		require.NoError(t, err)

		results, err := exe.RunArrays([]compile.Array{array, factor}, 0)
		require.NoError(t, err)
		got, err := compile.Values[float32](results[0])
		require.NoError(t, err)
		require.Equal(t, want, got)
		require.Equal(t, array.Part(), results[0].Part())
		got, err = compile.Values[float32](results[1])
		require.NoError(t, err)
		require.Equal(t, []float32{2}, got)
		require.NoError(t, compile.Free(results...))
		exe.Close()
	}
}

func TestProgramOnTheWrongDevices(t *testing.T) {
	backend := backendtest.XLA(t)
	program := compile.Program{
		Name: "half", Mesh: compile.Mesh{{Name: "data", Size: 2}}, Inputs: []compile.Input{compile.In("x", dtypes.Float32, 4)},
		Build: func(_ *graph.Graph, in map[string]*graph.Node) []compile.Output {
			return []compile.Output{{Name: "y", Node: graph.MulScalar(in["x"], 0.5)}}
		},
	}
	exe, err := compile.Compile(backend, program)
	require.NoError(t, err)
	defer exe.Close()
	_, err = exe.Run([]*tensors.Tensor{tensors.FromShape(shapes.Make(dtypes.Float32, 4))})
	require.ErrorContains(t, err, "2 devices")
	one, err := compile.Place(nil, nil, tensors.FromShape(shapes.Make(dtypes.Float32, 4)))
	require.NoError(t, err)
	_, err = exe.RunArrays([]compile.Array{one})
	require.ErrorContains(t, err, `argument "x" is 1 of`)

	program.Mesh = compile.Mesh{{Name: "data", Size: 4096}}
	_, err = compile.Compile(backend, program)
	require.ErrorIs(t, err, compile.ErrTooFewDevices)
	program.Inputs[0].Sharding = compile.Sharding{"data"}
	program.Mesh[0].Size = 3
	_, err = compile.Compile(backend, program)
	require.ErrorContains(t, err, `input "x": axis 0`)
}

//go:build cgo && linux

package example_test

import (
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	"github.com/gomlx/go-xla/compute/xla"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/kernels/example"
	"github.com/matmamba/matmamba/backends/pjrt"
	"github.com/matmamba/matmamba/graph/composite"
	"github.com/stretchr/testify/require"
)

// cube is x^3, its gradient a composite of its own.
var cube = composite.Op{
	Name:          "cube",
	Decomposition: func(in []*Node) []*Node { return []*Node{Mul(Square(in[0]), in[0])} },
	VJP: func(in, _, grads []*Node) []*Node {
		return composite.Call(composite.Op{
			Name:          "cube_grad",
			Decomposition: func(in []*Node) []*Node { return []*Node{Mul(MulScalar(Square(in[0]), 3), in[1])} },
		}, in[0], grads[0])
	},
}

// values are cube and the gradient of a loss of it.
func values(x *Node) []*Node {
	y := composite.Call(cube, x)[0]
	return append([]*Node{y}, Gradient(ReduceAllSum(Mul(y, Sin(x))), x)...)
}

var x = []float32{-2, -0.5, 0, 0.25, 1, 3}

func evaluated(t *testing.T, backend compute.Backend) [][]float32 {
	t.Helper()
	results, err := CallOnceN(backend, values, x)
	require.NoError(t, err)
	var all [][]float32
	for _, result := range results {
		all = append(all, tensors.MustCopyFlatData[float32](result))
	}
	return all
}

// A handler in C takes the place of the decomposition, forwards and backwards, with the same numbers.
func TestHandler(t *testing.T) {
	want := evaluated(t, backendtest.Decomposed(t))
	path, err := backends.FindPlugin(backends.CPU)
	require.NoError(t, err)
	layer, err := pjrt.Register("/cpu/example", path, pjrt.Options{Rewriters: []pjrt.Rewriter{kernels.Rewriter(example.CPU(), nil)}})
	require.NoError(t, err)
	for _, handler := range example.Handlers() {
		require.NoError(t, layer.RegisterHandlers(pjrt.Host, pjrt.Handler(handler)))
	}
	backend, err := xla.New("/cpu/example")
	require.NoError(t, err)
	defer backend.Finalize()

	before := example.Calls()
	got := evaluated(t, backend)
	require.Equal(t, before+2, example.Calls(), "forwards and backwards")
	require.Equal(t, []float32{-8, -0.125, 0, 0.015625, 1, 27}, got[0])
	for i := range want {
		require.InDeltaSlice(t, want[i], got[i], 1e-6)
	}
}

// gpu is what XLA's compiler asks of a GPU: one like an H100.
const gpu = `gpu_device_info {
  threads_per_block_limit: 1024 threads_per_warp: 32 shared_memory_per_block: 49152 shared_memory_per_core: 233472
  threads_per_core_limit: 2048 core_count: 132 fpus_per_core: 128 block_dim_limit_x: 2147483647 block_dim_limit_y: 65535
  block_dim_limit_z: 65535 memory_bandwidth: 3350000000000 l2_cache_size: 52428800 clock_rate_ghz: 1.98
  device_memory_size: 80000000000 shared_memory_per_block_optin: 232448 cuda_compute_capability { major: 9 }
  registers_per_core_limit: 65536 registers_per_block_limit: 65536
}
platform_name: "CUDA" dnn_version_info { major: 9 minor: 10 patch: 0 } device_description_str: "GPU"`

// Triton IR takes its place in a program for an NVIDIA GPU, which compiles where there is none.
func TestTritonIR(t *testing.T) {
	backendtest.XLA(t)
	recording, err := pjrt.NewRecording("/cuda/example", 1, kernels.Rewriter(example.CUDA(), nil))
	require.NoError(t, err)
	defer recording.Close()
	backend, err := xla.NewWithOptions("/cuda/example,tf32=false,preallocate=false", recording.ClientOptions())
	require.NoError(t, err)
	defer backend.Finalize()
	g := NewGraph(backend, "cubes")
	require.NoError(t, g.Compile(values(Parameter(g, "x", shapes.Make(dtypes.Float32, 1000)))...))
	g.Finalize()
	programs := recording.Programs()
	require.Len(t, programs, 1)
	for _, name := range []string{`name = "cube"`, `name = "cube_grad"`} {
		require.Contains(t, string(programs[0].Text), name)
	}

	plugin, err := backends.FindCompiler(backends.CUDA)
	if err != nil {
		t.Skip(err)
	}
	topology := pjrt.Topology{Name: "cuda", Options: map[string]string{"target_config": gpu, "topology": "1x1x1"}}
	compiled, err := backends.Compiler{Kind: backends.CUDA, Plugin: plugin}.Compile(t.Context(), topology, programs[0])
	require.NoError(t, err)
	require.NotEmpty(t, compiled.Executable)
}

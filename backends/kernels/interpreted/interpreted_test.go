//go:build cgo && linux

package interpreted_test

import (
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/go-xla/compute/xla"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/kernels/cuda"
	"github.com/matmamba/matmamba/backends/kernels/example"
	"github.com/matmamba/matmamba/backends/kernels/interpreted"
	"github.com/matmamba/matmamba/backends/pjrt"
	"github.com/matmamba/matmamba/backends/triton"
	"github.com/matmamba/matmamba/graph/composite"
	"github.com/stretchr/testify/require"
)

// beyond is a kernel that loads one element too many.
func beyond(call kernels.Call) (body, reason string) {
	f := triton.New("beyond")
	x, out := f.Pointer("x", triton.F32), f.Pointer("out", triton.F32)
	i := f.ProgramID(0)
	out.At(i).Store(x.At(i.Add(1)).Load())
	return cuda.OneLaunch(call, f, [3]int{call.Inputs[0].Dims[0], 1, 1}, 4), ""
}

func open(t *testing.T) compute.Backend {
	t.Helper()
	backendtest.XLA(t) // installs the plugin
	path, err := backends.FindPlugin(backends.CPU)
	require.NoError(t, err)
	table := example.CUDA()
	table["beyond"] = beyond
	const name = "/cpu/interpreted"
	layer, err := pjrt.Register(name, path, pjrt.Options{Rewriters: []pjrt.Rewriter{kernels.Rewriter(interpreted.Table(table), nil)}})
	require.NoError(t, err)
	for _, handler := range interpreted.Handlers() {
		require.NoError(t, layer.RegisterHandlers(pjrt.Host, pjrt.Handler(handler)))
	}
	backend, err := xla.New(name)
	require.NoError(t, err)
	t.Cleanup(backend.Finalize)
	return backend
}

// A program on the CPU runs a kernel for GPUs in the place of the decomposition; what is wrong in a kernel is an error of the program.
func TestLaunch(t *testing.T) {
	backend := open(t)
	call := func(op string) ([]*tensors.Tensor, error) {
		return CallOnceN(backend, func(x *Node) []*Node {
			return composite.Call(composite.Op{Name: op, Decomposition: func(in []*Node) []*Node { return []*Node{in[0]} }}, x)
		}, []float32{-2, 0.5, 3})
	}
	results, err := call("cube")
	require.NoError(t, err)
	require.Equal(t, []float32{-8, 0.125, 27}, tensors.MustCopyFlatData[float32](results[0]))
	require.Equal(t, 1, interpreted.Launches()[interpreted.Launch{Kernel: "cube", Elem: triton.F32}])
	_, err = call("beyond")
	require.ErrorContains(t, err, "kernel beyond, line 8 (%5 = tt.load %4 : !tt.ptr<f32>), program [2 0 0]: element 0 is at offset 3 of a buffer of 3")
}

//go:build cgo && linux

package composite_test

import (
	"fmt"
	"testing"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/go-xla/compute/xla"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/pjrt"
	"github.com/matmamba/matmamba/graph/composite"
	"github.com/stretchr/testify/require"
)

// double is 2x with a workspace for its gradient; the decomposition leaves the workspace empty, so that a result tells
// which of the two ran.
func double() composite.Op {
	return composite.Op{
		Name:       "double",
		Attributes: composite.Attributes{"by": composite.Float32(2)},
		Decomposition: func(in []*Node) []*Node {
			return []*Node{MulScalar(in[0], 2), ZerosLike(in[0])}
		},
		VJP: func(in, out, grads []*Node) []*Node {
			return composite.Call(composite.Op{
				Name:          "double_grad",
				Decomposition: func(in []*Node) []*Node { return []*Node{MulScalar(in[1], 2)} },
			}, out[1], grads[0])
		},
	}
}

// A kernel's body takes the place of the decomposition, in the main function and inside other composites, for each shape, and
// sees which results are used.
func TestReplaced(t *testing.T) {
	backendtest.XLA(t)
	var seen []string
	table := map[string]kernels.Kernel{
		// The workspace is x + x + x: what arrives in the gradient says that it came from here.
		"double": func(call kernels.Call) (string, string) {
			seen = append(seen, fmt.Sprintf("%s %v %v %v", call.Op, call.Attributes, call.Inputs, call.Used))
			x := call.Inputs[0]
			return fmt.Sprintf(`    %%y = stablehlo.add %%arg0, %%arg0 : %[1]s
    %%workspace = stablehlo.add %%y, %%arg0 : %[1]s
    return %%y, %%workspace : %[1]s, %[1]s`, x), ""
		},
		"double_grad": func(call kernels.Call) (string, string) {
			x := call.Inputs[0]
			return fmt.Sprintf("    %%dx = stablehlo.multiply %%arg0, %%arg1 : %[1]s\n    return %%dx : %[1]s", x), ""
		},
	}
	path, err := backends.FindPlugin(backends.CPU)
	require.NoError(t, err)
	_, err = pjrt.Register("/cpu/replaced", path, pjrt.Options{Rewriters: []pjrt.Rewriter{kernels.Rewriter(table, nil)}})
	require.NoError(t, err)
	backend, err := xla.New("/cpu/replaced")
	require.NoError(t, err)
	defer backend.Finalize()

	quadruple := composite.Op{Name: "quadruple", Decomposition: func(in []*Node) []*Node {
		return composite.Call(double(), composite.Call(double(), in...)[0])[:1]
	}}
	results, err := CallOnceN(backend, func(x *Node) []*Node {
		y := composite.Call(double(), x)[0]
		loss := Add(ReduceAllSum(y), ConvertDType(ReduceAllSum(composite.Call(quadruple, ConvertDType(x, dtypes.BFloat16))[0]), dtypes.Float32))
		return append([]*Node{y, loss}, Gradient(ReduceAllSum(y), x)...)
	}, []float32{1, 10, 100})
	require.NoError(t, err)
	require.Equal(t, []float32{2, 20, 200}, tensors.MustCopyFlatData[float32](results[0]))
	require.Equal(t, float32(222+444), tensors.MustCopyFlatData[float32](results[1])[0])
	require.Equal(t, []float32{3, 30, 300}, tensors.MustCopyFlatData[float32](results[2]))
	require.Equal(t, []string{
		"double map[by:40000000] [tensor<3xf32>] [true true]",
		"double map[by:40000000] [tensor<3xbf16>] [true false]",
	}, seen)
}

//go:build cgo && linux

package direct

import (
	"fmt"
	"math"
	"os"
	"runtime/debug"
	"strings"
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/kernels/cpu"
	"github.com/stretchr/testify/require"
)

// faults tells whether f touches memory that it may not.
func faults(f func()) (fault bool) {
	defer debug.SetPanicOnFault(debug.SetPanicOnFault(true))
	defer func() { fault = recover() != nil }()
	f()
	return false
}

// Memory begins or ends at a page that can't be read; sealed, it can be read and not written.
func TestGuard(t *testing.T) {
	for _, size := range []int{1, 52, os.Getpagesize(), os.Getpagesize() + 4} {
		for _, upper := range []bool{false, true} {
			memory, err := guard(size, upper)
			require.NoError(t, err)
			at := os.Getpagesize() - 1
			if upper {
				at = len(memory.pages) - os.Getpagesize()
			}
			require.True(t, faults(func() { _ = fmt.Sprint(memory.pages[at]) }), "%d bytes, upper %t", size, upper)
			require.False(t, faults(func() { memory.bytes[0], memory.bytes[size-1] = 1, 1 }))
			require.NoError(t, memory.seal())
			require.True(t, faults(func() { memory.bytes[0] = 2 }))
			require.False(t, faults(func() { _ = fmt.Sprint(memory.bytes[size-1]) }))
			require.NoError(t, memory.free())
		}
	}
}

func TestParse(t *testing.T) {
	wide, half, row := kernels.Tensor{DType: "f32", Dims: []int{3, 5}}, kernels.Tensor{DType: "bf16", Dims: []int{3, 5}}, kernels.Tensor{DType: "f32", Dims: []int{5}}
	body, reason := cpu.Kernels(4)["residual_rmsnorm_grad"](kernels.Call{
		Op: "residual_rmsnorm_grad", Attributes: map[string]string{"eps": "10"},
		Inputs: []kernels.Tensor{wide, row, wide, half, half, {DType: "f32", Dims: []int{3}}}, Outputs: []kernels.Tensor{wide, half, row},
	})
	require.Empty(t, reason)
	s, err := parse(body)
	require.NoError(t, err)
	require.Equal(t, statement{
		target: "matmamba_cpu_residual_rmsnorm_grad_1", operands: 4, attributes: []attribute{{"lanes", 4}, {"bf16", 1}, {"eps", 16}},
		results: []kernels.Tensor{wide, row, half}, aliases: map[int]int{}, outputs: []int{0, 2, 1},
	}, s)

	body, reason = cpu.Kernels(0)["cross_entropy_chunk"](kernels.Call{
		Op: "cross_entropy_chunk", Inputs: []kernels.Tensor{wide, {DType: "i32", Dims: []int{3}}}, Outputs: []kernels.Tensor{row, wide},
	})
	require.Empty(t, reason)
	s, err = parse(body)
	require.NoError(t, err)
	require.Equal(t, map[int]int{1: 0}, s.aliases)

	_, err = parse("return %arg0 : tensor<f32>")
	require.ErrorContains(t, err, "no call of a handler")
}

// What a handler objects to is an error.
func TestRunFails(t *testing.T) {
	wide, row := kernels.Tensor{DType: "f32", Dims: []int{3, 5}}, kernels.Tensor{DType: "f32", Dims: []int{4}}
	call := kernels.Call{
		Op: "gated_rmsnorm", Attributes: map[string]string{"eps": "10"}, Inputs: []kernels.Tensor{wide, wide, row}, Outputs: []kernels.Tensor{wide},
	}
	body, reason := cpu.Kernels(0)[call.Op](call)
	require.Empty(t, reason)
	_, err := Run(call, body, [][]byte{make([]byte, 60), make([]byte, 60), make([]byte, 16)})
	require.ErrorContains(t, err, "want 5")
	_, err = Run(call, body, [][]byte{make([]byte, 60), make([]byte, 56), make([]byte, 16)})
	require.ErrorContains(t, err, "operand 1 has 56 bytes, want 60 of tensor<3x5xf32>")
	_, err = Run(call, body, [][]byte{make([]byte, 60)})
	require.ErrorContains(t, err, "1 operands, want 3")
	_, err = Run(call, strings.Replace(body, "eps = ", "epsilon_of_norms = ", 1), [][]byte{make([]byte, 60), make([]byte, 60), make([]byte, 16)})
	require.ErrorContains(t, err, "attribute epsilon_of_norms has a name of more than 15 letters")
	const tooMuch = math.MaxInt/4 + 1
	_, err = guard(tooMuch, true)
	require.ErrorContains(t, err, fmt.Sprintf("map %d bytes: ", tooMuch+2*os.Getpagesize()))
}

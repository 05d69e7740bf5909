package cuda

import (
	"slices"
	"strconv"
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/stretchr/testify/require"
)

// stackCalls are an unstack of so many tensors and the restack of what it takes.
func stackCalls(count int, dims, used []int, attributes map[string]string, dtype string) (unstack, restack kernels.Call) {
	stack := float32s(append([]int{count}, dims...)...)
	parts := slices.Repeat([]kernels.Tensor{{DType: dtype, Dims: used}}, count)
	unstack = kernels.Call{Op: "unstack", Attributes: attributes, Inputs: []kernels.Tensor{stack}, Outputs: parts}
	return unstack, kernels.Call{
		Op: "restack", Attributes: attributes, Inputs: append(slices.Clone(parts), stack), Outputs: []kernels.Tensor{stack},
	}
}

// Rows of a matrix in three stretches.
func TestStackBodies(t *testing.T) {
	unstack, restack := stackCalls(3, []int{50, 40}, []int{36, 40}, map[string]string{"axis0": "0_12_20_36_42_50"}, "bf16")
	for _, call := range []kernels.Call{unstack, restack} {
		body, reason := H200.Kernels()[call.Op](call)
		require.Empty(t, reason)
		requireBody(t, call.Op, body)
	}
}

// stackedSumsCall is a restack_sums of so many rows of each tensor.
func stackedSumsCall(channels int, rows ...int) kernels.Call {
	stack := float32s(len(rows), channels)
	call := kernels.Call{Op: "restack_sums", Attributes: map[string]string{"count": strconv.Itoa(len(rows))}, Outputs: []kernels.Tensor{stack}}
	for _, n := range rows {
		call.Inputs = append(call.Inputs, float32s(n, channels))
	}
	call.Inputs = append(call.Inputs, stack)
	return call
}

// Rows of all tensors are summed in one launch, whatever their number.
func TestStackedSumsBody(t *testing.T) {
	call := stackedSumsCall(100, 1, 200, 200)
	body, reason := H200.Kernels()[call.Op](call)
	require.Empty(t, reason)
	requireBody(t, call.Op, body)
}

// What no kernel is made for keeps its decomposition, and the reason says what is wrong.
func TestStackedSumsWithoutKernels(t *testing.T) {
	noCount, few, flat, narrow, other := stackedSumsCall(8, 4), stackedSumsCall(8, 4, 4), stackedSumsCall(8, 4), stackedSumsCall(8, 4, 4), stackedSumsCall(8, 4)
	noCount.Attributes = nil
	few.Inputs = few.Inputs[:1]
	flat.Inputs[0].Dims = []int{8}
	narrow.Inputs[1].Dims = []int{4, 7}
	other.Outputs[0].Dims = []int{1, 9}
	for reason, call := range map[string]kernels.Call{
		"0 tensors":                  noCount,
		"1 operands for 2 tensors":   few,
		"parts are tensor<8xf32>":    flat,
		"want [tensor<4x8xf32> tens": narrow,
		"want tensor<1x8xf32>":       other,
	} {
		body, got := H200.Kernels()[call.Op](call)
		require.Empty(t, body)
		require.Contains(t, got, reason)
	}
}

// Axes that are used whole lengthen those before them, however many there are.
func TestStackAxes(t *testing.T) {
	unstack, _ := stackCalls(2, []int{6, 5, 3, 2}, []int{6, 2, 3, 2}, map[string]string{"axis1": "0_1_4_5"}, "f32")
	s, reason := newStackShape(unstack, unstack.Inputs[0], unstack.Outputs)
	require.Empty(t, reason)
	require.Equal(t, []stackAxis{{6, 6, [][2]int{{0, 6}}}, {30, 12, [][2]int{{0, 6}, {24, 30}}}}, s.axes)
	require.Equal(t, 180, s.size())
	require.Equal(t, 72, s.used())
}

// What no kernel is made for keeps its decomposition, and the reason says what is wrong.
func TestStacksWithoutKernels(t *testing.T) {
	call := func(count int, attributes map[string]string, dtype string) kernels.Call {
		unstack, _ := stackCalls(count, []int{8, 4}, []int{8, 4}, attributes, dtype)
		return unstack
	}
	_, few := stackCalls(3, []int{8, 4}, []int{8, 4}, nil, "f32")
	few.Inputs = few.Inputs[:2]
	halves, _ := stackCalls(3, []int{8, 4}, []int{8, 4}, nil, "f32")
	halves.Inputs[0].DType = "bf16"
	more, _ := stackCalls(3, []int{8, 4}, []int{8, 4}, nil, "f32")
	more.Inputs[0].Dims[0] = 2
	for reason, call := range map[string]kernels.Call{
		"129 tensors":                   call(129, nil, "f32"),
		"tensors are tensor<8x4xf16>":   call(3, nil, "f16"),
		"want whole numbers":            call(3, map[string]string{"axis0": "0_a"}, "f32"),
		"want stretches of 8":           call(3, map[string]string{"axis0": "0_9"}, "f32"),
		"want [tensor<5x4xf32>":         call(3, map[string]string{"axis0": "0_5"}, "f32"),
		"2 operands":                    few,
		"the stack is tensor<3x8x4xbf1": halves,
		"of at least 3 tensors":         more,
	} {
		body, got := H200.Kernels()[call.Op](call)
		require.Empty(t, body)
		require.Contains(t, got, reason)
	}
}

package kernels

import (
	"bytes"
	"log/slog"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// program has a composite with two results that two functions call, in both ways of writing, and what looks like one.
const program = `module @main {
  func.func @main(%x: tensor<2x3xf32>, %n: tensor<i32>) -> tensor<2x3xf32> {
    %0 = "stablehlo.custom_call"(%x) { call_target_name = "func.func @matmamba_text__0(" } : (tensor<2x3xf32>) -> tensor<2x3xf32>
    %1, %2, %3 = "func.call"(%0, %n) { callee = @matmamba_pair_grad__chunk_64__high_7f800000__4 } : (tensor<2x3xf32>, tensor<i32>) -> (tensor<2x3xf32>, tensor<0xbf16>, tensor<i32>)
    %4 = "func.call"(%1) { callee = @matmamba_other__1 } : (tensor<2x3xf32>) -> tensor<2x3xf32>
    "stablehlo.return"(%4) : (tensor<2x3xf32>) -> ()
  }

  func.func @matmamba_other__1(%in0: tensor<2x3xf32>) -> tensor<2x3xf32> {
    %0 = stablehlo.constant dense<0> : tensor<i32>
    %1:3 = func.call @matmamba_pair_grad__chunk_64__high_7f800000__4(%in0, %0) : (tensor<2x3xf32>, tensor<i32>) -> (tensor<2x3xf32>, tensor<0xbf16>, tensor<i32>)
    %2 = stablehlo.add %in0, %1#0 : tensor<2x3xf32>
    return %2 : tensor<2x3xf32>
  }

  func.func private @matmamba_pair_grad__chunk_64__high_7f800000__4(%in0: tensor<2x3xf32>, %in1: tensor<i32>) -> (tensor<2x3xf32>, tensor<0xbf16>, tensor<i32>) {
    %0 = "stablehlo.reduce"(%in0) ({ ^bb0(%a: tensor<f32>): "}" }) : () -> tensor<0xbf16>
    return %in0, %0, %in1 : tensor<2x3xf32>, tensor<0xbf16>, tensor<i32>
  }

  func.func @matmamba_dynamic__2(%in0: tensor<?xf32>) -> tensor<?xf32> {
    return %in0 : tensor<?xf32>
  }

  func.func @matmamba_nonsense(%in0: tensor<f32>) -> tensor<f32> {
    return %in0 : tensor<f32>
  }
}
`

func TestDefinitions(t *testing.T) {
	found := definitions([]byte(program))
	require.Len(t, found, 2)
	matrix, none, number := Tensor{"f32", []int{2, 3}}, Tensor{"bf16", []int{0}}, Tensor{DType: "i32"}
	require.Equal(t, Call{
		Op: "other", Attributes: map[string]string{}, Inputs: []Tensor{matrix}, Outputs: []Tensor{matrix}, Used: []bool{true},
	}, found[0].call)
	require.Equal(t, Call{
		Op: "pair_grad", Attributes: map[string]string{"chunk": "64", "high": "7f800000"},
		Inputs: []Tensor{matrix, number}, Outputs: []Tensor{matrix, none, number}, Used: []bool{true, false, false},
	}, found[1].call)
}

// Bodies are replaced, parameters renamed, and all else is as it was; a kernel that declines is heard of once per reason.
func TestRewriter(t *testing.T) {
	var log bytes.Buffer
	var reason string
	rewrite := Rewriter(map[string]Kernel{
		"pair_grad": func(Call) (string, string) { return "    return %arg0, %none, %arg1\n", "" },
		"other":     func(Call) (string, string) { return "", reason },
		"absent":    func(Call) (string, string) { panic("not in the program") },
	}, slog.New(slog.NewTextHandler(&log, nil)))
	for range 3 {
		for _, reason = range []string{"too narrow", "too wide"} {
			got, err := rewrite([]byte(program))
			require.NoError(t, err)
			start := strings.Index(program, "func.func private @matmamba_pair_grad")
			end := strings.Index(program, "\n\n  func.func @matmamba_dynamic")
			require.Equal(t, program[:start]+
				"func.func @matmamba_pair_grad__chunk_64__high_7f800000__4(%arg0: tensor<2x3xf32>, %arg1: tensor<i32>) -> "+
				"(tensor<2x3xf32>, tensor<0xbf16>, tensor<i32>) {\n    return %arg0, %none, %arg1\n  }"+program[end:], string(got))
		}
	}
	require.Equal(t, 2, strings.Count(log.String(), "\n"), log.String())
	require.Contains(t, log.String(), `op=other reason="too wide"`)

	for _, table := range []map[string]Kernel{nil, {"unknown": nil}} {
		got, err := Rewriter(table, nil)([]byte(program))
		require.NoError(t, err)
		require.Equal(t, program, string(got))
	}
}

func TestParseName(t *testing.T) {
	for _, name := range []string{
		"matmamba_", "matmamba_op", "matmamba_op__", "matmamba_op__x", "matmamba_op__key__0", "matmamba_op__key___0", "matmamba___0", "op__0",
	} {
		_, _, ok := parseName(name)
		require.False(t, ok, name)
	}
	op, attributes, ok := parseName("matmamba_linear_small__mode_row_major__12")
	require.True(t, ok)
	require.Equal(t, "linear_small", op)
	require.Equal(t, map[string]string{"mode": "row_major"}, attributes)
}

func TestTensors(t *testing.T) {
	all, ok := Tensors("(%a: tensor<2x0x31xbf16>, %b: tensor<f8E4M3FN> {x = 1}, tensor<3xi1>)")
	require.True(t, ok)
	require.Equal(t, []Tensor{{"bf16", []int{2, 0, 31}}, {DType: "f8E4M3FN"}, {"i1", []int{3}}}, all)
	for _, list := range []string{
		"tensor<>", "tensor<>x3xf32>", "tensor<x3xf32>", "tensor<?xf32>", "tensor<-1xf32>", "tensor<+1xf32>", "tensor<2xf32x3>", "tensor<2xf\"32>",
		"tensor<2xcomplex<f32>>", "tensor<99999999999999999999xf32>",
	} {
		_, ok := Tensors("tensor<f32>, " + list)
		require.False(t, ok, list)
	}
}

// Any text is rewritten to itself or to a text whose composites read the same.
func FuzzRewriter(f *testing.F) {
	f.Add(program)
	f.Add(strings.ReplaceAll(program, "}", "{"))
	f.Add("func.func @matmamba_a__0(%0: tensor<f32>) -> tensor<f32> {\"")
	rewrite := Rewriter(map[string]Kernel{
		"pair_grad": func(Call) (string, string) { return "return", "" },
		"other":     func(call Call) (string, string) { return "", call.Op },
	}, slog.New(slog.DiscardHandler))
	f.Fuzz(func(t *testing.T, text string) {
		before := definitions([]byte(text))
		once, err := rewrite([]byte(text))
		require.NoError(t, err)
		after := definitions(once)
		require.Len(t, after, len(before))
		for i := range before {
			require.Equal(t, before[i].call.Inputs, after[i].call.Inputs)
			require.Equal(t, before[i].call.Outputs, after[i].call.Outputs)
		}
		twice, err := rewrite(once)
		require.NoError(t, err)
		require.Equal(t, string(once), string(twice))
	})
}

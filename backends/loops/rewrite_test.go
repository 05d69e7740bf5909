package loops_test

import (
	"strings"
	"testing"

	"github.com/matmamba/matmamba/backends/loops"
	"github.com/stretchr/testify/require"
)

// unrolled is a scan of two passes as go-xla writes it: one carry, one shared operand, one stack; one stacked result.
const unrolled = `module @m {
  func.func @main(%x: tensor<4xf32>, %s: tensor<f32>, %w: tensor<2x4xbf16>) -> (tensor<4xf32>, tensor<2x3xf32>) {
    %0, %1 = "func.call"(%x, %s, %w) { callee = @matmamba_scan__body_b__carry_1__n_2__reverse_1__shared_1__0 } : (tensor<4xf32>, tensor<f32>, tensor<2x4xbf16>) -> (tensor<4xf32>, tensor<2x3xf32>)
    "stablehlo.return"(%0, %1) : (tensor<4xf32>, tensor<2x3xf32>) -> ()
  }

  func.func @matmamba_scan__body_b__carry_1__n_2__reverse_1__shared_1__0(%in0: tensor<4xf32>, %in1: tensor<f32>, %in2: tensor<2x4xbf16>) -> (tensor<4xf32>, tensor<2x3xf32>) {
    %0 = "stablehlo.slice"(%in2) {
      limit_indices = array<i64: 2, 4>,
      start_indices = array<i64: 1, 0>,
      strides = array<i64: 1, 1>
    } : (tensor<2x4xbf16>) -> tensor<1x4xbf16>
    %1 = "stablehlo.reshape"(%0) : (tensor<1x4xbf16>) -> tensor<4xbf16>
    %2, %3 = "func.call"(%in0, %in1, %1) { callee = @matmamba_b__1 } : (tensor<4xf32>, tensor<f32>, tensor<4xbf16>) -> (tensor<4xf32>, tensor<3xf32>)
    %4, %5 = "func.call"(%2, %in1, %1) { callee = @matmamba_b__1 } : (tensor<4xf32>, tensor<f32>, tensor<4xbf16>) -> (tensor<4xf32>, tensor<3xf32>)
    "stablehlo.return"(%4, %5) : (tensor<4xf32>, tensor<2x3xf32>) -> ()
  }

  func.func @matmamba_b__1(%in0: tensor<4xf32>, %in1: tensor<f32>, %in2: tensor<4xbf16>) -> (tensor<4xf32>, tensor<3xf32>) {
    "stablehlo.return"(%in0, %in0) : (tensor<4xf32>, tensor<3xf32>) -> ()
  }
}
`

// The loop calls the body once, with this pass's part of the stack, and everything else stays as it was.
func TestRewrite(t *testing.T) {
	text, err := loops.Rewrite([]byte(unrolled))
	require.NoError(t, err)
	got := string(text)
	require.Equal(t, 1, strings.Count(got, "callee = @matmamba_b__1"))
	require.Equal(t, 1, strings.Count(got, `"stablehlo.while"`))
	for _, want := range []string{
		`%v6 = "stablehlo.constant"() { value = dense<1> : tensor<i32> }`, // the last pass, from which it counts down
		`"stablehlo.dynamic_slice"(%it3, %v7, %v8) { slice_sizes = array<i64: 1, 4> } : (tensor<2x4xbf16>, tensor<i32>, tensor<i32>) -> tensor<1x4xbf16>`,
		`"func.call"(%it1, %it2, %v10) { callee = @matmamba_b__1 } : (tensor<4xf32>, tensor<f32>, tensor<4xbf16>) -> (tensor<4xf32>, tensor<3xf32>)`,
		`"stablehlo.dynamic_update_slice"(%it4, %v14, %v7, %v8) : (tensor<2x3xf32>, tensor<1x3xf32>, tensor<i32>, tensor<i32>) -> tensor<2x3xf32>`,
		`"stablehlo.return"(%state1, %state4) : (tensor<4xf32>, tensor<2x3xf32>) -> ()`,
	} {
		require.Contains(t, got, want)
	}
	outside := func(text string) string {
		start := strings.Index(text, "  func.func @matmamba_scan")
		return text[:start] + text[start+strings.Index(text[start:], "\n  }"):]
	}
	require.Equal(t, outside(unrolled), outside(got))

	again, err := loops.Rewrite([]byte(outside(unrolled)))
	require.NoError(t, err)
	require.Equal(t, outside(unrolled), string(again), "a program without scans is left alone")
}

// A scan that can't be read is an error, not a program without loops.
func TestRewriteRefuses(t *testing.T) {
	for name, c := range map[string]struct{ old, new, want string }{
		"passes":       {"n_2__", "n_3__", "2 calls for 3 passes"},
		"no attribute": {"carry_1__", "", `attribute carry is ""`},
		"two bodies":   {"(%2, %in1, %1) { callee = @matmamba_b__1 }", "(%2, %in1, %1) { callee = @other }", "calls matmamba_b__1 and other"},
		"stack":        {"%in2: tensor<2x4xbf16>)", "%in2: tensor<3x4xbf16>)", "operand 2 is tensor<3x4xbf16>, its body matmamba_b__1 asks for tensor<2x4xbf16>"},
		"operands":     {"(%in0: tensor<4xf32>, %in1: tensor<f32>, %in2: tensor<2x4xbf16>)", "(%in0: tensor<4xf32>)", "1 operands"},
		"header":       {"  func.func @matmamba_scan", "func.func @matmamba_scan", "not written as expected"},
		"no end":       {"\n  }", "", "does not end"},
	} {
		t.Run(name, func(t *testing.T) {
			broken := strings.ReplaceAll(unrolled, c.old, c.new)
			require.NotEqual(t, unrolled, broken)
			_, err := loops.Rewrite([]byte(broken))
			require.ErrorContains(t, err, "loops: ")
			require.ErrorContains(t, err, c.want)
		})
	}
}

// Nothing in a program makes it panic.
func FuzzRewrite(f *testing.F) {
	f.Add([]byte(unrolled))
	f.Fuzz(func(_ *testing.T, program []byte) {
		_, _ = loops.Rewrite(program)
	})
}

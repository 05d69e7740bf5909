package compile_test

import (
	"strings"
	"testing"

	"github.com/matmamba/matmamba/compile"
	"github.com/stretchr/testify/require"
)

// program has a loop of 12 passes that calls a function, which calls another twice.
const program = `module @counted attributes {stablehlo.num_replicas = 4} {
  func.func @main(%x: tensor<8x16xf32>) -> (tensor<8x16xf32>, tensor<f32>) {
    %0 = "stablehlo.constant"() { value = dense<0> : tensor<i32> } : () -> tensor<i32>
    %1, %2 = "stablehlo.while"(%0, %x) ({
    ^cond(%it0: tensor<i32>, %it1: tensor<8x16xf32>):
    %v0 = "stablehlo.constant"() { value = dense<12> : tensor<i32> } : () -> tensor<i32>
    %v1 = "stablehlo.compare"(%it0, %v0) { comparison_direction = #stablehlo<comparison_direction LT> } : (tensor<i32>, tensor<i32>) -> tensor<i1>
    "stablehlo.return"(%v1) : (tensor<i1>) -> ()
    }, {
    ^body(%it0: tensor<i32>, %it1: tensor<8x16xf32>):
    %v2 = "stablehlo.constant"() { value = dense<1> : tensor<i32> } : () -> tensor<i32>
    %v3 = "func.call"(%it1) { callee = @layer } : (tensor<8x16xf32>) -> tensor<8x16xf32>
    %v4 = "stablehlo.add"(%it0, %v2) : (tensor<i32>, tensor<i32>) -> tensor<i32>
    "stablehlo.return"(%v4, %v3) : (tensor<i32>, tensor<8x16xf32>) -> ()
    }) : (tensor<i32>, tensor<8x16xf32>) -> (tensor<i32>, tensor<8x16xf32>)
    %3, %4 = "stablehlo.all_reduce"(%2, %2) ({
      ^computation(%lhs: tensor<f32>, %rhs: tensor<f32>) :
          %9 = "stablehlo.add"(%lhs, %rhs) : (tensor<f32>, tensor<f32>) -> tensor<f32>
          "stablehlo.return"(%9) : (tensor<f32>) -> ()
    }) { replica_groups = dense<[[0, 1, 2, 3]]> : tensor<1x4xi64> } : (tensor<8x16xf32>, tensor<8x16xf32>) -> (tensor<8x16xf32>, tensor<8x16xf32>)
    "stablehlo.return"(%3, %4) : (tensor<8x16xf32>, tensor<8x16xf32>) -> ()
  }

  func.func @layer(%in0: tensor<8x16xf32>) -> (tensor<8x16xf32>) {
    %0 = "func.call"(%in0) { callee = @gather } : (tensor<8x16xf32>) -> tensor<32x16xbf16>
    %1 = "func.call"(%in0) { callee = @gather } : (tensor<8x16xf32>) -> tensor<32x16xbf16>
    %2 = "stablehlo.dot_general"(%0, %1) {
      dot_dimension_numbers = #stablehlo.dot<
  lhs_batching_dimensions = [],
  rhs_batching_dimensions = [],
  lhs_contracting_dimensions = [1],
  rhs_contracting_dimensions = [1]
>,
      precision_config = [#stablehlo<precision DEFAULT>, #stablehlo<precision DEFAULT>]
    } : (tensor<32x16xbf16>, tensor<32x16xbf16>) -> tensor<32x32xf32>
    "stablehlo.return"(%in0) : (tensor<8x16xf32>) -> ()
  }

  func.func @gather(%arg0: tensor<8x16xf32>) -> (tensor<32x16xbf16>) {
    %part = stablehlo.convert %arg0 : (tensor<8x16xf32>) -> tensor<8x16xbf16>
    %0 = "stablehlo.all_gather"(%part) {all_gather_dim = 0 : i64, replica_groups = dense<[[0, 1, 2, 3]]> : tensor<1x4xi64>} : (tensor<8x16xbf16>) -> tensor<32x16xbf16>
    return %0 : tensor<32x16xbf16>
  }
}
`

// Loops count as often as they run, functions as often as they are called.
func TestCount(t *testing.T) {
	work, err := compile.Count([]byte(program))
	require.NoError(t, err)
	require.InDelta(t, 12*2*32*32*16, work.ProductFLOPs, 0)
	require.Equal(t, []compile.Exchange{
		{Name: "all_gather", Count: 24, Bytes: 24 * 32 * 16 * 2 * 3 / 4},
		{Name: "all_reduce", Count: 1, Bytes: 2 * 2 * 8 * 16 * 4 * 3 / 4},
	}, work.Exchanges)
}

func TestCountOfWhatIsNoProgram(t *testing.T) {
	for name, text := range map[string]string{
		"nothing":        "",
		"no main":        strings.ReplaceAll(program, "@main", "@other"),
		"calls itself":   strings.ReplaceAll(program, "callee = @gather", "callee = @layer"),
		"calls nothing":  strings.ReplaceAll(program, "callee = @gather", "callee = @gone"),
		"no groups":      strings.ReplaceAll(program, "replica_groups", "groups"),
		"no contraction": strings.ReplaceAll(program, "lhs_contracting_dimensions", "lhs"),
	} {
		_, err := compile.Count([]byte(text))
		require.ErrorContains(t, err, "count a program", name)
	}
}

func FuzzCount(f *testing.F) {
	f.Add(program)
	f.Fuzz(func(_ *testing.T, text string) { _, _ = compile.Count([]byte(text)) })
}

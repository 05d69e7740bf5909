package snapshot_test

import (
	"path/filepath"
	"strings"
	"testing"

	"github.com/matmamba/matmamba/internal/snapshot"
	"github.com/stretchr/testify/require"
)

const program = `module @main {
  func.func @main(%x: tensor<2x3xf32>) -> tensor<2xf32> {
    %0 = "stablehlo.constant"() { value = dense<0.0> : tensor<f32> } : () -> tensor<f32>
    %1 = "stablehlo.reduce"(%x, %0) ({
      ^reductionFn(%lhs: tensor<f32>, %rhs: tensor<f32>) :
          %2 = "stablehlo.add"(%lhs, %rhs) : (tensor<f32>, tensor<f32>) -> tensor<f32>
          "stablehlo.return"(%2) : (tensor<f32>) -> ()
      }) { dimensions = array<i64: 1> } : (tensor<2x3xf32>, tensor<f32>) -> tensor<2xf32>
    %3, %4 = "func.call"(%1) { callee = @matmamba_twice__0 } : (tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>)
    "stablehlo.return"(%3) : (tensor<2xf32>) -> ()
  }

  func.func @matmamba_twice__0(%in0: tensor<2xf32>) -> (tensor<2xf32>, tensor<2xf32>) {
    %0 = "stablehlo.add"(%in0, %in0) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
    %1 = "stablehlo.add"(%0, %0) : (tensor<2xf32>, tensor<2xf32>) -> tensor<2xf32>
    "stablehlo.return"(%0, %1) : (tensor<2xf32>, tensor<2xf32>) -> ()
  }
}
`

func TestListing(t *testing.T) {
	listing := snapshot.Listing(program, false)
	lines := strings.Split(listing, "\n")
	require.Equal(t, "@main(2x3xf32) -> 2xf32", lines[0])
	require.Regexp(t, `^  digest [0-9a-f]{16}, 4 statements$`, lines[1])
	require.Equal(t, []string{
		"  constant { value = dense<0.0> : f32 } : () -> f32",
		`  reduce ({ ^reductionFn(f32, f32) : % = "add"(%, %) : (f32, f32) -> f32 "return"(%) : (f32) -> () }) { dimensions = array<i64: 1> } : (2x3xf32, f32) -> 2xf32`,
		"  func.call { callee = @matmamba_twice__0 } : (2xf32) -> (2xf32, 2xf32)",
		"  return : (2xf32) -> ()",
		"@matmamba_twice__0(2xf32) -> (2xf32, 2xf32)",
	}, lines[2:7])
	require.Equal(t, []string{"     2 add", "     1 return", ""}, lines[8:])

	// Other names of values are the same lines with another digest; briefly, only the counts are there.
	other := strings.Split(snapshot.Listing(strings.ReplaceAll(program, "%1", "%100"), false), "\n")
	require.Equal(t, lines[2:7], other[2:7])
	require.NotEqual(t, lines[1], other[1])
	require.Contains(t, snapshot.Listing(program, true), "     1 reduce\n")
}

func TestRequireWritesWhereAsked(t *testing.T) {
	file := filepath.Join(t.TempDir(), "new", "text")
	t.Setenv(snapshot.UpdateEnv, "1")
	snapshot.Require(t, file, "text\n")
	t.Setenv(snapshot.UpdateEnv, "")
	snapshot.Require(t, file, "text\n")
}

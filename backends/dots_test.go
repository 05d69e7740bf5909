package backends

import (
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// programWithDot is a program as go-xla writes it, with one product of types to be filled in.
const programWithDot = `module @products {
  func.func @main(%a: tensor<2x3x4xOPERAND>, %b: tensor<2x4x5xOPERAND>) -> tensor<2x3x5xRESULT> {
    %0 = "stablehlo.negate"(%a) : (tensor<2x3x4xOPERAND>) -> tensor<2x3x4xOPERAND>
    %1 = "stablehlo.dot_general"(%0, %b) {
      algorithm = #stablehlo.dot_algorithm<
        lhs_precision_type = f32,
        rhs_precision_type = f32,
        accumulation_type = f32,
        lhs_component_count = 1,
        rhs_component_count = 1,
        num_primitive_operations = 1,
        allow_imprecise_accumulation = false>,
      dot_dimension_numbers = #stablehlo.dot<
        lhs_batching_dimensions = [0],
        rhs_batching_dimensions = [0],
        lhs_contracting_dimensions = [2],
        rhs_contracting_dimensions = [1]
      >,
      precision_config = [#stablehlo<precision HIGH>, #stablehlo<precision HIGH>]
    } : (tensor<2x3x4xOPERAND>, tensor<2x4x5xOPERAND>) -> tensor<2x3x5xRESULT>
    "stablehlo.return"(%1) : (tensor<2x3x5xRESULT>) -> ()
  }
}
`

func TestExactDots(t *testing.T) {
	const algorithm = "dot_algorithm"
	for _, c := range []struct {
		kind            Kind
		tf32            bool
		operand, result string
		has, hasNot     []string
	}{
		{CPU, false, "f32", "f32", []string{algorithm, "HIGH>"}, []string{"convert"}},
		{CPU, false, "bf16", "bf16", []string{algorithm, "HIGH>"}, []string{"convert"}},
		{CPU, false, "bf16", "f32", []string{
			`%wide0_1 = "stablehlo.convert"(%0) : (tensor<2x3x4xbf16>) -> tensor<2x3x4xf32>`,
			`%wide1_1 = "stablehlo.convert"(%b) : (tensor<2x4x5xbf16>) -> tensor<2x4x5xf32>`,
			`%1 = "stablehlo.dot_general"(%wide0_1, %wide1_1) {`,
			`: (tensor<2x3x4xf32>, tensor<2x4x5xf32>) -> tensor<2x3x5xf32>`,
		}, []string{algorithm}},
		{CUDA, false, "bf16", "f32", []string{"precision DEFAULT>"}, []string{algorithm, "convert"}},
		{CUDA, false, "f32", "f32", []string{"precision HIGHEST>"}, []string{algorithm, "convert"}},
		{CUDA, true, "f32", "f32", []string{"precision DEFAULT>"}, []string{algorithm}},
		{TPU, false, "bf16", "bf16", []string{"precision DEFAULT>"}, []string{algorithm}},
		{TPU, false, "f32", "f32", []string{"precision HIGHEST>"}, []string{algorithm}},
		{TPU, false, "s32", "s32", []string{algorithm, "precision HIGH>"}, nil},
	} {
		name := strings.Join([]string{string(c.kind), c.operand, c.result}, " ")
		program := strings.NewReplacer("OPERAND", c.operand, "RESULT", c.result).Replace(programWithDot)
		rewritten, err := exactDots(c.kind, c.tf32)([]byte(program))
		require.NoError(t, err)
		for _, text := range c.has {
			require.Contains(t, string(rewritten), text, name)
		}
		for _, text := range c.hasNot {
			require.NotContains(t, string(rewritten), text, name)
		}
		require.Equal(t, strings.Count(program, "\n  }"), strings.Count(string(rewritten), "\n  }"), name)
	}
}

// A program without products is handed on as it is.
func TestExactDotsWithoutDots(t *testing.T) {
	program := []byte("module @none {\n}\n")
	rewritten, err := exactDots(CUDA, false)(program)
	require.NoError(t, err)
	require.Equal(t, program, rewritten)
}

package graph

import (
	"strings"

	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph" //nolint:revive,staticcheck // graph-building code reads as formulas
)

// dot is the Einstein sum of two operands, taken in the compute type, with a float32 result. GoMLX's own Einsum would
// return the compute type, which rounds the sums of bfloat16 products.
func dot(lhs, rhs *Node, equation string, computeType dtypes.DType) *Node {
	operands, result, _ := strings.Cut(equation, "->")
	left, right, _ := strings.Cut(operands, ",")
	var leftContracted, rightContracted, leftBatch, rightBatch []int
	var batch, leftFree, rightFree string
	for axis, letter := range left {
		other := strings.IndexRune(right, letter)
		switch {
		case other < 0:
			leftFree += string(letter)
		case strings.ContainsRune(result, letter):
			leftBatch, rightBatch = append(leftBatch, axis), append(rightBatch, other)
			batch += string(letter)
		default:
			leftContracted, rightContracted = append(leftContracted, axis), append(rightContracted, other)
		}
	}
	for _, letter := range right {
		if !strings.ContainsRune(left, letter) {
			rightFree += string(letter)
		}
	}
	builder := Dot(ConvertDType(lhs, computeType), ConvertDType(rhs, computeType))
	if computeType != dtypes.Float32 {
		builder = builder.WithAccumulatorDType(dtypes.Float32).WithOutputDType(dtypes.Float32)
	}
	product := builder.General(leftContracted, leftBatch, rightContracted, rightBatch)
	order := batch + leftFree + rightFree
	if order == result {
		return product
	}
	permutation := make([]int, len(result))
	for i, letter := range result {
		permutation[i] = strings.IndexRune(order, letter)
	}
	return TransposeAllAxes(product, permutation...)
}

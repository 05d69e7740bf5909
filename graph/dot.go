package graph

import (
	"strings"

	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
)

// dot is the Einstein sum of two operands rounded to the compute type, accumulated and returned in float32.
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
	product := Dot(ConvertDType(lhs, computeType), ConvertDType(rhs, computeType)).
		WithAccumulatorDType(dtypes.InvalidDType).WithOutputDType(dtypes.Float32).
		General(leftContracted, leftBatch, rightContracted, rightBatch)
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

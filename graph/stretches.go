package graph

import (
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/nested"
)

// whole tells whether stretches are all of an axis of a size.
func whole(used []nested.Range, size int) bool {
	return len(used) == 1 && used[0] == nested.Range{From: 0, To: size}
}

// JoinStretches is x with no more of an axis than stretches of it, one behind the other.
func JoinStretches(x *Node, axis int, used []nested.Range) *Node {
	if whole(used, x.Shape().Dimensions[axis]) {
		return x
	}
	var parts []*Node
	for _, r := range used {
		parts = append(parts, SliceAxis(x, axis, AxisRange(r.From, r.To)))
	}
	return beside(parts, axis)
}

// SpreadStretches is the reverse of [JoinStretches]: it puts stretches where they stand in an axis of a size, with zeros between them.
func SpreadStretches(x *Node, axis int, used []nested.Range, size int) *Node {
	if whole(used, size) {
		return x
	}
	var parts []*Node
	zeros := func(n int) {
		if n > 0 {
			shape := shapes.Make(x.DType(), x.Shape().Clone().Dimensions...)
			shape.Dimensions[axis] = n
			parts = append(parts, Zeros(x.Graph(), shape))
		}
	}
	at, taken := 0, 0
	for _, r := range used {
		zeros(r.From - at)
		parts = append(parts, SliceAxis(x, axis, AxisRange(taken, taken+r.To-r.From)))
		at, taken = r.To, taken+r.To-r.From
	}
	zeros(size - at)
	return beside(parts, axis)
}

// beside joins nodes along an axis; a single one is itself.
func beside(parts []*Node, axis int) *Node {
	if len(parts) == 1 {
		return parts[0]
	}
	return Concatenate(parts, axis)
}

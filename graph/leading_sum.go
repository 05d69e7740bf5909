package graph

import (
	"slices"

	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// SumLeading is the sum of tensors [batch, seqlen, channels] of one type, of which the narrower ones are zero behind their channels.
func SumLeading(parts []*Node) *Node {
	if len(parts) == 1 {
		return parts[0]
	}
	dims := slices.Clone(parts[0].Shape().Dimensions)
	var operands []*Node
	for _, part := range parts {
		dims[2] = max(dims[2], part.Shape().Dimensions[2])
		operands = append(operands, flatRows(part))
	}
	return Reshape(composite.Call(composite.Op{
		Name:          "sum_leading",
		Decomposition: func(in []*Node) []*Node { return []*Node{sumLeading(in)} },
	}, operands...)[0], dims...)
}

// sumLeading is [SumLeading] of [rows, channels]. It adds stretch by stretch what reaches so far: padded tensors would cost as much for each as the
// widest.
func sumLeading(parts []*Node) *Node {
	var ends []int
	for _, part := range parts {
		ends = append(ends, part.Shape().Dimensions[1])
	}
	slices.Sort(ends)
	var stretches []*Node
	from := 0
	for _, to := range slices.Compact(ends) {
		var stretch *Node
		for _, part := range parts {
			if part.Shape().Dimensions[1] >= to {
				stretch = sum(stretch, SliceAxis(part, 1, AxisRange(from, to)))
			}
		}
		stretches, from = append(stretches, stretch), to
	}
	if len(stretches) == 1 {
		return stretches[0]
	}
	return Concatenate(stretches, 1)
}

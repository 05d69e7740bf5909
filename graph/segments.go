package graph

import (
	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
)

type padAxis = compute.PadAxis

// documentRuns turns segment ids [batch, seqlen] into run numbers that differ between any two documents of a row, also
// where an id is used again later: 0 for the first document, one more wherever two neighbours differ. Int32.
func documentRuns(segmentIDs *Node) *Node {
	g := segmentIDs.Graph()
	batch, seqLen := segmentIDs.Shape().Dimensions[0], segmentIDs.Shape().Dimensions[1]
	runs := Zeros(g, shapes.Make(dtypes.Int32, batch, seqLen))
	if seqLen == 1 {
		return runs
	}
	before := Slice(segmentIDs, AxisRange(), AxisRange(0, seqLen-1))
	after := Slice(segmentIDs, AxisRange(), AxisRange(1, seqLen))
	starts := ConvertDType(NotEqual(before, after), dtypes.Int32)
	runs = Concatenate([]*Node{Zeros(g, shapes.Make(dtypes.Int32, batch, 1)), starts}, 1)
	for shift := 1; shift < seqLen; shift *= 2 {
		runs = Add(runs, shiftTokens(runs, shift))
	}
	return runs
}

// shiftTokens moves x by n tokens along axis 1 towards the end, filling with zeros.
func shiftTokens(x *Node, n int) *Node {
	if n == 0 {
		return x
	}
	seqLen := x.Shape().Dimensions[1]
	if n >= seqLen {
		return ZerosLike(x)
	}
	pads := make([]padAxis, x.Rank())
	pads[1].Start = n
	return Pad(Slice(x, AxisRange(), AxisRange(0, seqLen-n)), ScalarZero(x.Graph(), x.DType()), pads...)
}

// swapAxes is the permutation of rank axes that exchanges a and b.
func swapAxes(rank, a, b int) []int {
	permutation := make([]int, rank)
	for i := range permutation {
		permutation[i] = i
	}
	permutation[a], permutation[b] = b, a
	return permutation
}

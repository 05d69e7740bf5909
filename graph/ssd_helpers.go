package graph

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
)

// half takes entry side of axis 2, which has two entries, and drops the axis.
func half(x *Node, side int) *Node {
	return Squeeze(SliceAxis(x, 2, AxisRange(side, side+1)), 2)
}

// addToHalf adds part: [rows, pairs, size, ...] to the left (0) or right (1) blocks of y: [rows, padded, ...].
func addToHalf(y, part *Node, size, side int) *Node {
	shape := y.Shape().Dimensions
	dims := append([]int{shape[0], shape[1] / (2 * size), 2, size}, shape[2:]...)
	pads := make([]padAxis, len(dims))
	pads[2] = padAxis{Start: side, End: 1 - side}
	padded := Pad(InsertAxes(part, 2), ScalarZero(y.Graph(), y.DType()), pads...)
	return Add(y, Reshape(padded, shape...))
}

// runningSum sums a: [rows, blocks, size, heads] along its third axis: through each token, or with behind, over the
// tokens behind it.
func runningSum(a *Node, behind bool) *Node {
	size := a.Shape().Dimensions[2]
	if size > baseBlock {
		// One product where doubling would take many operations.
		square := shapes.Make(dtypes.Int32, size, size)
		t, j := Iota(a.Graph(), square, 0), Iota(a.Graph(), square, 1)
		counted := LessOrEqual(j, t)
		if behind {
			counted = GreaterThan(j, t)
		}
		return runningDot(ConvertDType(counted, dtypes.Float32), a)
	}
	if behind {
		// The sum behind t is the sum from t on of the values shifted one token towards the start.
		a = shiftAxis2(a, -1)
	}
	for shift := 1; shift < size; shift *= 2 {
		if behind {
			a = Add(a, shiftAxis2(a, -shift))
		} else {
			a = Add(a, shiftAxis2(a, shift))
		}
	}
	return a
}

// shiftAxis2 moves x by n places along axis 2, towards the end if n is positive, filling with zeros.
func shiftAxis2(x *Node, n int) *Node {
	size := x.Shape().Dimensions[2]
	if n >= size || -n >= size {
		return ZerosLike(x)
	}
	pads := make([]padAxis, x.Rank())
	kept := AxisRange(0, size-n)
	pads[2].Start = n
	if n < 0 {
		kept = AxisRange(-n, size)
		pads[2] = padAxis{End: -n}
	}
	return Pad(SliceAxis(x, 2, kept), ScalarZero(x.Graph(), x.DType()), pads...)
}

// sameRun is 1 where runs: [rows, n, size] and reference: [rows, n, 1] name the same document, else 0; [rows, n, size, 1].
func sameRun(runs, reference *Node) *Node {
	same := Equal(runs, BroadcastToShape(reference, runs.Shape()))
	return InsertAxes(ConvertDType(same, dtypes.Float32), -1)
}

// maxUnrolledChunks is up to how many chunks [decayingSums] passes the state on one by one.
const maxUnrolledChunks = 8

// decayingSums returns s_0 = first and s_{i+1} = total_i s_i + added_i over the chunks in order, or in reverse:
// s_0 = first and s_{i+1} = total_{n-1-i} s_i + added_{n-1-i}.
//
//	first: [rows, d_state, heads, headdim]   added: [rows, n, d_state, heads, headdim]   total: [rows, n, heads]
//
// Many chunks are summed by doubling (Hillis and Steele 1986), so that the graph grows with log n.
func decayingSums(first, added, total *Node, reverse bool) []*Node {
	dims := added.Shape().Dimensions
	n := dims[1]
	total = Reshape(total, dims[0], n, 1, dims[3], 1)
	if reverse {
		added, total = Reverse(added, 1), Reverse(total, 1)
	}
	at := func(x *Node, i int) *Node { return Squeeze(SliceAxis(x, 1, AxisRange(i, i+1)), 1) }
	sums := []*Node{first}
	if n <= maxUnrolledChunks {
		for i := range n {
			sums = append(sums, Add(Mul(sums[i], at(total, i)), at(added, i)))
		}
		return sums
	}
	for shift := 1; shift < n; shift *= 2 {
		added = Add(added, Mul(total, shiftTokens(added, shift)))
		ones := AddScalar(shiftTokens(AddScalar(total, -1), shift), 1)
		total = Mul(total, ones)
	}
	for i := range n {
		sums = append(sums, Add(Mul(first, at(total, i)), at(added, i)))
	}
	return sums
}

func insertAxis1(nodes []*Node) []*Node {
	out := make([]*Node, len(nodes))
	for i, n := range nodes {
		out[i] = InsertAxes(n, 1)
	}
	return out
}

package cuda

import "github.com/matmamba/matmamba/backends/triton"

// headStack are heads side by side as the columns (or rows) of one matrix, each padded to the same width: small heads fill the 64 rows
// that a tensor core's product has.
type headStack struct {
	s        ssdShape
	f        *triton.Func
	count    int          // heads
	column   triton.Value // 0, 1, ... count*paddedDim-1
	of, dim  triton.Value // by column: which head, and where in it
	mask     triton.Value // by column: dim is below headdim
	paddedTo int
}

// stacked is the largest stack of at most count heads that divides a group's heads.
func (s ssdShape) stacked(count int) int {
	for count > 1 && s.groupSize()%count != 0 {
		count /= 2
	}
	return max(count, 1)
}

func (s ssdShape) headStack(f *triton.Func, count int) headStack {
	width := s.paddedDim()
	column := f.Range(count * width)
	dim := column.Rem(width)
	return headStack{s: s, f: f, count: count, column: column, of: column.Div(width), dim: dim, mask: dim.Less(s.headDim), paddedTo: width}
}

// tokens are the offsets of x-like tensors, [chunk, columns]: tokens along rows.
func (k headStack) tokens(q triton.Value) triton.Value {
	return q.Column().Mul(k.s.heads * k.s.headDim).Add(k.of.Mul(k.s.headDim).Add(k.dim).Row())
}

// states are the offsets of state-like tensors, [columns, n].
func (k headStack) states(n triton.Value) triton.Value {
	return k.of.Mul(k.s.headDim * k.s.state).Add(k.dim.Mul(k.s.state)).Column().Add(n.Row())
}

// spread gives each column the value of its head: vector is [chunk] for a head of the stack, the result [chunk, columns], or [chunk, 1]
// for a stack of one. Columns select: tiles of three axes would have bank conflicts in shared memory.
func (k headStack) spread(vector func(head int) triton.Value) triton.Value {
	all := vector(k.count - 1).Column()
	for head := k.count - 2; head >= 0; head-- {
		all = k.column.Less((head+1)*k.paddedTo).Row().Select(vector(head).Column(), all)
	}
	return all
}

// only is a [chunk, columns] matrix with 0 outside a head's columns.
func (k headStack) only(head int, matrix triton.Value) triton.Value {
	if k.count == 1 {
		return matrix
	}
	return k.of.Equal(head).Row().Select(matrix, 0.)
}

package cuda

import "github.com/matmamba/matmamba/backends/triton"

// headStack are channels of heads as the columns (or rows) of one matrix, so that small heads fill the 64 rows that a tensor core's product
// has: whole heads side by side, each padded to the same width, or a stretch of channels as they lie in memory, whatever heads they are of.
type headStack struct {
	s       ssdShape
	f       *triton.Func
	count   int          // heads that have columns, at most
	column  triton.Value // 0, 1, ...
	of      triton.Value // by column: which head, counted from the first
	channel triton.Value // by column: which channel, counted from the first
	mask    triton.Value // by column: it is a channel; no value where all are

	head  triton.Value // the first head
	start triton.Value // the first channel of a stretch; no value for whole heads
	// A stretch gathers its heads' numbers in one load in place of a load for each head: more shared memory, but then Triton multiplies in
	// the registers that a product takes its left operand from.
	gathers bool
}

// stacked is the largest stack of at most count heads that divides a group's heads.
func (s ssdShape) stacked(count int) int {
	for count > 1 && s.groupSize()%count != 0 {
		count /= 2
	}
	return max(count, 1)
}

// headStack are count whole heads from head on.
func (s ssdShape) headStack(f *triton.Func, count int, head triton.Value) headStack {
	width := s.paddedDim()
	column := f.Range(count * width)
	of, dim := column.Div(width), column.Rem(width)
	return headStack{s: s, f: f, count: count, column: column, of: of, channel: of.Mul(s.headDim).Add(dim), mask: dim.Less(s.headDim), head: head}
}

// width is the number of columns.
func (k headStack) width() int { return k.column.Type.Shape[0] }

// first is where the first channel is in a tensor of size elements a channel.
func (k headStack) first(size int) triton.Value {
	if k.start.Valid() {
		return k.start.Mul(size)
	}
	return k.head.Mul(k.s.headDim * size)
}

// tokens are the offsets of x-like tensors from the first channel, [tokens, columns]: tokens along rows.
func (k headStack) tokens(q triton.Value) triton.Value {
	return q.Column().Mul(k.s.heads * k.s.headDim).Add(k.channel.Row())
}

// states are the offsets of state-like tensors from the first channel, [columns, n].
func (k headStack) states(n triton.Value) triton.Value {
	return k.channel.Mul(k.s.state).Column().Add(n.Row())
}

// scaled is x, [tokens, columns], in float32, times a factor for each token and head. numbers is where the first head's are for the tokens q,
// in a tensor [batch, nheads, padded]; factor makes factors of them, [tokens] or, for parts of several heads side by side, [tokens, parts].
func (k headStack) scaled(x, numbers, q triton.Value, factor func(numbers triton.Value) triton.Value) triton.Value {
	x = x.To(triton.F32)
	if !k.start.Valid() {
		return x.Mul(k.spread(k.column, func(i int) triton.Value { return factor(numbers.At(i * k.s.padded()).At(q).Load()) }))
	}
	parts := k.partNumbers(numbers, q)
	return k.joined(k.byParts(x).Mul(factor(parts).Expand(2)))
}

// spread gives columns what is their head's: of gives [tokens] for the stack's head i. The result is [tokens, columns], or [tokens, 1] for a stack of
// one. Columns select: tiles of three axes would have bank conflicts in shared memory.
func (k headStack) spread(columns triton.Value, of func(i int) triton.Value) triton.Value {
	all := of(k.count - 1).Column()
	for i := k.count - 2; i >= 0; i-- {
		all = columns.Less(k.end(i)).Row().Select(of(i).Column(), all)
	}
	return all
}

// end is the column behind those of head i.
func (k headStack) end(i int) triton.Operand {
	if k.start.Valid() {
		return k.head.Add(i + 1).Mul(k.s.headDim).Sub(k.start)
	}
	return (i + 1) * k.s.paddedDim()
}

// padded are the columns' places where each head has as many as a power of two, counted from the first head.
func (k headStack) padded() triton.Value {
	if !k.start.Valid() {
		return k.column
	}
	return k.start.Add(k.column).Sub(k.head.Mul(k.s.headDim)).Add(k.of.Mul(k.s.paddedDim() - k.s.headDim))
}

// only is a [tokens, columns] matrix with 0 outside a head's columns.
func (k headStack) only(head int, matrix triton.Value) triton.Value {
	if k.count == 1 {
		return matrix
	}
	return k.of.Equal(head).Row().Select(matrix, 0.)
}

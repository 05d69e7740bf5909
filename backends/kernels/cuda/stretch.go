package cuda

import "github.com/matmamba/matmamba/backends/triton"

// A stretch of 64 channels of heads of 24 has parts of three or four heads and no padding, where two whole heads are a quarter of it. What
// belongs to a head, a decay or a weight, is the same for eight columns that a thread holds side by side, where headdim is a multiple of eight.

// stretches tells whether a group's channels can be cut into stretches of a width, and padding is saved by that.
func (s ssdShape) stretches(width int) bool {
	return !s.exact() && s.headDim%8 == 0 && s.headDim < s.paddedDim() && s.groupSize()*s.headDim%width == 0
}

// stretchHeads is the largest number of heads that a stretch has channels of.
func (s ssdShape) stretchHeads(width int) int {
	most := 1
	for first := 0; first < s.groupSize()*s.headDim; first += width {
		most = max(most, (first+width-1)/s.headDim-first/s.headDim+1)
	}
	return most
}

// stretch is the stack of a width's channels, number i of all of them. It may begin with a head that it has no channel of, so that it is of as
// many heads as the others.
func (s ssdShape) stretch(f *triton.Func, width int, i triton.Value) headStack {
	k := headStack{s: s, f: f, count: s.stretchHeads(width), column: f.Range(width), start: i.Mul(width)}
	k.head = k.start.Div(s.headDim).Min(s.heads - k.count)
	k.channel, k.of = k.column, k.headOf(k.column)
	return k
}

// headOf is the head of columns of a stretch, counted from the first.
func (k headStack) headOf(columns triton.Value) triton.Value {
	return k.start.Add(columns).Div(k.s.headDim).Sub(k.head)
}

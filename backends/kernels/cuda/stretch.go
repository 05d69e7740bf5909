package cuda

import "github.com/matmamba/matmamba/backends/triton"

// A stretch of 64 channels of heads of 24 has parts of three or four heads and no padding, where two whole heads are a quarter of it. What
// belongs to a head, a decay or a weight, is the same for eight columns that a thread holds side by side, where headdim is a multiple of eight.

// stretches tells whether a group's channels can be cut into stretches of a width, and padding is saved by that.
func (s ssdShape) stretches(width int) bool {
	return !s.exact() && s.headDim < s.paddedDim() && s.cut(width)
}

// cut tells whether a group's channels are whole stretches of a width, and heads whole parts.
func (s ssdShape) cut(width int) bool {
	return s.headDim%8 == 0 && s.groupSize()*s.headDim%width == 0
}

// wholeStretches is the least number of heads whose channels are whole stretches of a width, a power of two.
func (s ssdShape) wholeStretches(width int) int {
	heads := width
	for heads%2 == 0 && heads/2*s.headDim%width == 0 {
		heads /= 2
	}
	return heads
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

// parts are the heads of a stretch's parts, counted from the first.
func (k headStack) parts() triton.Value { return k.headOf(k.firstColumns()) }

// firstColumns are those of the parts.
func (k headStack) firstColumns() triton.Value { return k.f.Range(k.width() / 8).Mul(8) }

// partNumbers are numbers of tokens q and of parts, [tokens, parts]. numbers is where the first head's are, in a tensor [batch, nheads, padded].
func (k headStack) partNumbers(numbers, q triton.Value) triton.Value {
	if k.gathers {
		return numbers.At(k.parts().Mul(k.s.padded()).Row()).At(q.Column()).Load()
	}
	return k.spread(k.firstColumns(), func(i int) triton.Value { return numbers.At(i * k.s.padded()).At(q).Load() })
}

// byParts is x, [tokens, columns], as [tokens, parts, 8], and joined is the way back.
func (k headStack) byParts(x triton.Value) triton.Value {
	return x.Reshape(x.Type.Shape[0], k.width()/8, 8)
}

func (k headStack) joined(x triton.Value) triton.Value {
	return x.Reshape(x.Type.Shape[0], k.width())
}

// times is x, [tokens, columns], times factors of parts, [tokens, parts] or [1, parts].
func (k headStack) times(x, factors triton.Value) triton.Value {
	return k.joined(k.byParts(x).Mul(factors.Expand(2)))
}

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

// inThreads is the stretch with its columns in an order for products in which decays are factors of parts. Of each row of a product, and of what it takes
// from registers, a thread holds two columns of every eight; they are the channels of whole parts here, side by side:
//
//	column 8 i + 2 k + j    channel width/4 k + 2 i + j    of thread k of four
//
// so that a thread has one factor for eight columns in place of four. Numbers of heads are gathered in one load for all: a load for each head takes less
// shared memory, but then Triton does not multiply in the registers that a product takes its left side from.
func (k headStack) inThreads() headStack {
	k.byThreads = true
	k.channel = k.channelOf(k.column)
	k.of = k.headOf(k.channel)
	return k
}

// channelOf is the channel of columns in the order of threads.
func (k headStack) channelOf(column triton.Value) triton.Value {
	return column.Div(2).Rem(4).Mul(k.width() / 4).Add(column.Div(8).Mul(2)).Add(column.Rem(2))
}

// sums are those of x, [tokens, columns], over parts, [tokens, parts].
func (k headStack) sums(x triton.Value) triton.Value { return k.byParts(x).Sum(2) }

// columns is x, [tokens, channels] as in memory, in the order of columns, and channels is the way back.
func (k headStack) columns(x triton.Value) triton.Value { return k.reordered(x, 4, k.width()/8) }

func (k headStack) channels(x triton.Value) triton.Value { return k.reordered(x, k.width()/8, 4) }

// reordered exchanges the outer two of three axes that columns are, by the sizes of those two.
func (k headStack) reordered(x triton.Value, first, second int) triton.Value {
	if !k.byThreads {
		return x
	}
	tokens := x.Type.Shape[0]
	return x.Reshape(tokens, first, second, 2).Permute(0, 2, 1, 3).Reshape(tokens, k.width())
}

// headOf is the head of channels of a stretch, counted from the first.
func (k headStack) headOf(channels triton.Value) triton.Value {
	return k.start.Add(channels).Div(k.s.headDim).Sub(k.head)
}

// parts are the heads of a stretch's parts, counted from the first.
func (k headStack) parts() triton.Value { return k.headOf(k.firstChannels()) }

// firstChannels are those of the parts.
func (k headStack) firstChannels() triton.Value { return k.f.Range(k.width() / 8).Mul(8) }

// partNumbers are numbers of tokens q and of parts, [tokens, parts]. numbers is where the first head's are, in a tensor [batch, nheads, padded].
func (k headStack) partNumbers(numbers, q triton.Value) triton.Value {
	if k.byThreads {
		return numbers.At(k.parts().Mul(k.s.padded()).Row()).At(q.Column()).LoadAhead(k.ahead)
	}
	return k.spread(k.firstChannels(), func(i int) triton.Value { return numbers.At(i * k.s.padded()).At(q).LoadAhead(k.ahead) })
}

// byParts is x, [tokens, columns], as [tokens, parts, 8], and joined is the way back.
func (k headStack) byParts(x triton.Value) triton.Value {
	return k.channels(x).Reshape(x.Type.Shape[0], k.width()/8, 8)
}

func (k headStack) joined(x triton.Value) triton.Value {
	return k.columns(x.Reshape(x.Type.Shape[0], k.width()))
}

// times is x, [tokens, columns], times factors of parts, [tokens, parts] or [1, parts].
func (k headStack) times(x, factors triton.Value) triton.Value {
	return k.joined(k.byParts(x).Mul(factors.Expand(2)))
}

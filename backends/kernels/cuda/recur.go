package cuda

import (
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// mostTile is how many channels a program of recur takes at most.
const mostTile = 16

// recurTile is how many channels a program of recur takes: few where there are few programs.
func (s blockShape) recurTile() int {
	if s.every > 0 {
		return s.runTile()
	}
	tile := mostTile
	for tile > 4 && s.batch*s.channels()/tile < 2*s.device.Cores {
		tile /= 2
	}
	return tile
}

// recurWarps are those of a program: one for each four channels, and for eight of few rows whose states are bfloat16.
func (s blockShape) recurWarps() int {
	if tile := s.recurTile(); s.kept != triton.BF16 || tile < mostTile || s.batch > 16 {
		return tile / 4
	}
	return mostTile / 8
}

func (s blockShape) recurBlocks() int { return divideUp(s.channels(), s.recurTile()) }

// recurSums is how many sums of squares of a row's channels they store.
func (s blockShape) recurSums() int {
	if s.every > 0 {
		return s.recurBlocks() * s.runSums()
	}
	return s.recurBlocks()
}

// recurColumns is how much of a channel's state recur takes as one tensor. With 128 bytes eight lanes share a channel, so that a thread of
// four warps has one alone: fewer threads make dt, decay and gate of the same channel than with whole rows, and sums take fewer exchanges.
// Of few programs, where that is no matter, whole rows are.
func (s blockShape) recurColumns() int {
	columns := 32
	if s.kept == triton.BF16 {
		columns = 64
	}
	if s.recurTile() < mostTile {
		columns = s.paddedState()
	}
	return min(columns, s.paddedState())
}

// gatedTensor is the operand of the output projection.
func (s blockShape) gatedTensor() kernels.Tensor {
	return kernels.Tensor{DType: string(s.output().operand()), Dims: []int{s.batch, s.channels()}}
}

// recur is the recurrence with the gate and the gated norm's weight: grid (channels, batch). A head's channels may lie in two programs. Each
// stores the sum of the squares of its channels before the weight, from which the output projection takes the norm.
func (s blockShape) recur() launch {
	f := triton.New("block_recur")
	f.Fast = true // as exact: what it rounds to 0 are numbers below 2^-126
	projected, states := f.Pointer("projected", triton.F32), f.Pointer("ssm", s.kept)
	aLog, skip, dtBias, norm := f.Pointer("alog", triton.F32), f.Pointer("d", triton.F32), f.Pointer("dtbias", triton.F32), f.Pointer("norm", triton.F32)
	gated, squares, after := f.Pointer("gated", s.output().operand()), f.Pointer("squares", triton.F32), f.Pointer("ssmafter", s.kept)

	tile, block, b := s.recurTile(), f.ProgramID(0), f.ProgramID(1)
	channel, mask := block.Mul(tile).Add(f.Range(tile)), triton.Value{}
	if s.channels()%tile != 0 {
		mask = channel.Less(s.channels())
	}
	parts := s.recurParts(f, channel, mask, states, after)
	if s.recurWarps() > 1 {
		// No warp stores states that another has still to load, and the compiler puts no load of them behind what waits for other loads.
		f.Barrier()
	}
	row, h := projected.At(b.Mul(s.width())), channel.Div(s.headDim)
	raw := row.At(h.Add(s.channels() + s.convolved())).Load(mask)
	bias, logRate, d := dtBias.At(h).Load(mask), aLog.At(h).Load(mask), skip.At(h).Load(mask)
	z, x := row.At(channel).Load(mask), row.At(channel.Add(s.channels())).Load(mask)
	n := f.Range(s.recurColumns())
	for i, p := range parts {
		at := 2*s.channels() + p.first
		parts[i].b, parts[i].c = row.At(n.Add(at)).Load(p.inside), row.At(n.Add(at+s.state)).Load(p.inside)
	}
	scale := norm.At(channel).Load(mask)

	dt := raw.Add(bias)
	if s.softplus {
		dt = softplusSeries(dt)
	}
	dt = s.clamped(dt)
	decay := dt.Mul(logRate.Mul(log2e).Exp2()).Mul(-log2e).Exp2()
	y := x.MulAdd(d, recurrence(parts, decay.Column(), x.Mul(dt).Column()))
	y = y.Mul(z.Mul(sigmoid(z)))
	gated.At(b.Mul(s.channels())).At(channel).Store(y.Mul(scale), mask)
	squares.At(b.Mul(s.recurBlocks()).Add(block)).Store(y.Mul(y).Sum(0))
	return launch{f, [3]int{s.recurBlocks(), s.batch, 1}, s.recurWarps(), 1}
}

// recurPart is a part of the states of recur's channels, [channels, part], and of B and C, [part].
type recurPart struct {
	state, after triton.Value // the state, and where it goes
	mask         []triton.Value
	first        int          // its place in a row
	inside       triton.Value // which of its places are there
	b, c         triton.Value
}

// recurParts loads states.
func (s blockShape) recurParts(f *triton.Func, channel, mask, states, after triton.Value) []recurPart {
	size := s.recurColumns()
	parts := make([]recurPart, divideUp(s.state, size))
	at := f.ProgramID(1).To(triton.I64).Mul(s.channels() * s.state)
	n := f.Range(size)
	offsets := channel.Column().Mul(s.state).Add(n.Row())
	for i := range parts {
		p := &parts[i]
		p.first = i * size
		if p.first+size > s.state {
			p.inside = n.Less(s.state - p.first)
		}
		p.mask = []triton.Value{masked(mask, 1), masked(p.inside, 0)}
		p.after = after.At(at).At(offsets).At(p.first)
		p.state = states.At(at).At(offsets).At(p.first).Load(p.mask...)
	}
	return parts
}

// recurrence stores the states times decay plus step B, and returns their products with C. decay and step are columns of channels.
func recurrence(parts []recurPart, decay, step triton.Value) triton.Value {
	var products triton.Value
	for i, p := range parts {
		state := p.state.To(triton.F32).MulAdd(decay, step.Mul(p.b.Row()))
		p.after.Store(state, p.mask...)
		if i == 0 {
			products = state.Mul(p.c.Row())
		} else {
			products = state.MulAdd(p.c.Row(), products)
		}
	}
	return products.Sum(1)
}

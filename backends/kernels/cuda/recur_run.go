package cuda

import (
	"github.com/matmamba/matmamba/backends/triton"
)

// runTile is how many channels a program of recurInRun takes. Of its warps' threads each has 32 entries of the states where rows are few, so that all
// multiprocessors have programs, else 64: what it loads and computes beside them counts less.
func (s blockShape) runTile() int {
	if s.batch <= 16 {
		return mostTile
	}
	return 4 * mostTile
}

func (s blockShape) runWarps() int {
	if s.batch <= 16 {
		return 2
	}
	return 4
}

// runProgram is a program of recurInRun.
type runProgram struct {
	s        blockShape
	f        *triton.Func
	block, b triton.Value // its place in the grid
	channel  triton.Value // [channels]
	mask     triton.Value // channels that are there
	aLog     triton.Value
	skip     triton.Value
	norm     triton.Value
	rows     triton.Value // those of its sequence, a token's row after the other
}

// row is that of a token of the run.
func (r runProgram) row(place int) triton.Value { return r.rows.At(place * r.s.width()) }

// own is the token's own row.
func (r runProgram) own() triton.Value { return r.row(r.s.run.place) }

// recurInRun is recur for a token of a run (graph.StepRun): grid (channels, batch). The run's tokens up to this one have a slot each. With D_s, D_h the
// logarithms of the decays since slot s and since the states h before the run,
//
//	y = 2^(D_h) h C + sum_s 2^(D_s) dt_s x_s (C.B_s) + D x,
//
// so that states are read only, until the last token writes 2^(D_h) h + sum_s 2^(D_s) dt_s x_s B_s^T. That is a loop of one round, which takes what it
// needs from memory again and leaves registers to what stands before it.
func (s blockShape) recurInRun() launch {
	f := triton.New("block_recur_run")
	f.Fast = true // as in recur
	rows, states := f.Pointer("rows", triton.F32), f.Pointer("ssm", s.kept)
	r := runProgram{s: s, f: f, block: f.ProgramID(0), b: f.ProgramID(1)}
	r.aLog, r.skip, r.norm = f.Pointer("alog", triton.F32), f.Pointer("d", triton.F32), f.Pointer("norm", triton.F32)
	gated, squares, after := f.Pointer("gated", s.output().operand()), f.Pointer("squares", triton.F32), triton.Value{}
	if s.run.writes() {
		after = f.Pointer("ssmafter", s.kept)
	}
	r.channel = r.block.Mul(s.runTile()).Add(f.Range(s.runTile()))
	if s.channels()%s.runTile() != 0 {
		r.mask = r.channel.Less(s.channels())
	}
	r.rows = rows.At(r.b.Mul(s.rowsWidth()))
	parts := s.recurParts(f, r.channel, r.mask, states, after)
	f.Barrier() // as in recur
	n := f.Range(s.recurColumns())
	for i, part := range parts {
		parts[i].c = r.own().At(n.Add(2*s.channels() + s.state + part.first)).Load(part.inside)
	}

	slots := r.slots()
	y := slots.whole(oldProducts(parts).Column()).MulAdd(slots.decay, slots.whole(slots.added))
	y = y.Mul(slots.z.Mul(sigmoid(slots.z)))
	gated.At(r.b.Mul(s.channels())).At(slots.whole(slots.channel)).Store(y.Mul(slots.norm), slots.mask, slots.first)
	squares.At(r.b.Mul(s.recurBlocks()).Add(r.block)).Store(slots.first.Select(y.Mul(y), 0.).Sum(1).Sum(0))
	if s.run.writes() {
		f.For(1, 1, nil, func(triton.Value, []triton.Value) []triton.Value {
			r.write(parts)
			return nil
		})
	}
	return launch{f, [3]int{s.recurBlocks(), s.batch, 1}, s.runWarps(), 1}
}

// oldProducts are the products of the states, as they are, with C.
func oldProducts(parts []recurPart) (products triton.Value) {
	for i, part := range parts {
		if state := part.state.To(triton.F32); i == 0 {
			products = state.Mul(part.c.Row())
		} else {
			products = state.MulAdd(part.c.Row(), products)
		}
	}
	return products.Sum(1)
}

// logDecay is what a step is multiplied with, from the logarithm of the rate.
func logDecay(logRate triton.Value) triton.Value { return logRate.Mul(log2e).Exp2().Mul(-log2e) }

// write stores the states after the token, a part at a time.
func (r runProgram) write(parts []recurPart) {
	s, n, h := r.s, r.f.Range(r.s.recurColumns()), r.channel.Div(r.s.headDim)
	rate := logDecay(r.aLog.At(h).Load(r.mask))
	weights, since := make([]triton.Value, s.run.every), triton.Value{}
	for slot := s.run.place; slot >= 0; slot-- {
		dt := r.row(slot).At(h.Add(s.firstStep())).Load(r.mask)
		weight := r.row(slot).At(r.channel.Add(s.channels())).Load(r.mask).Mul(dt)
		if since.Valid() {
			weight, since = weight.Mul(since.Mul(rate).Exp2()), since.Add(dt)
		} else {
			since = dt
		}
		weights[slot] = weight.Column()
	}
	decay := since.Mul(rate).Exp2().Column()
	for _, part := range parts {
		state := part.state.To(triton.F32).Mul(decay)
		for slot, weight := range weights {
			b := r.row(slot).At(n.Add(2*s.channels() + part.first)).Load(part.inside)
			state = weight.MulAdd(b.Row(), state)
		}
		part.after.Store(state, part.mask...)
	}
}

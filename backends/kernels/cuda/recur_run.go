package cuda

import (
	"github.com/matmamba/matmamba/backends/triton"
)

// mostEvery is how many tokens of a run may share one write of the states.
const mostEvery = 16

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

// runSums is how many sums of squares a program of recurInRun stores: one for each warp where there are many rows, so that none waits for the others. Of
// few rows the output projection would hold too many.
func (s blockShape) runSums() int {
	if s.batch <= 16 {
		return 1
	}
	return s.runWarps()
}

// warpSums sums values of channels, [channels], by warps: in a tensor [channels, slots] a warp has 32/slots channels beside each other, and then the
// next behind those of all warps. Were they others', the sums would be as good, but go through shared memory.
func (s blockShape) warpSums(values triton.Value) triton.Value {
	warps := s.runSums()
	inWarp := min(32/s.every, s.runTile()/warps)
	return values.Reshape(s.runTile()/(warps*inWarp), warps, inWarp).Sum(2).Sum(0)
}

// runPointers are the parameters of recurInRun.
type runPointers struct {
	projected, states, aLog, skip, norm, token, count, pending triton.Value
	gated, squares, after                                      triton.Value
}

func (s blockShape) runPointers(f *triton.Func) (p runPointers) {
	p.projected, p.states = f.Pointer("projected", triton.F32), f.Pointer("ssm", s.kept)
	p.aLog, p.skip, p.norm = f.Pointer("alog", triton.F32), f.Pointer("d", triton.F32), f.Pointer("norm", triton.F32)
	p.token, p.count, p.pending = f.Pointer("token", triton.I32), f.Pointer("count", triton.I32), f.Pointer("pending", triton.F32)
	p.gated, p.squares, p.after = f.Pointer("gated", s.output().operand()), f.Pointer("squares", triton.F32), f.Pointer("ssmafter", s.kept)
	return p
}

// recurInRun is recur for a token of a run (graph.StepRun): grid (channels, batch). The tokens since the states h were written, this one among them,
// have a slot each, the oldest the first. With D_s, D_h the logarithms of the decays since slot s and since h,
//
//	y = 2^(D_h) h C + sum_s 2^(D_s) dt_s x_s (C.B_s) + D x,
//
// so that states are read only, until a token writes them: 2^(D_h) h + sum_s 2^(D_s) dt_s x_s B_s^T. That is a loop of one round or none, which
// takes what it needs from memory again and leaves registers to the others. All slots are loaded, so that no load waits for the token's number.
func (s blockShape) recurInRun() launch {
	f := triton.New("block_recur_run")
	f.Fast = true // as in recur
	p := s.runPointers(f)
	tile, block, b := s.runTile(), f.ProgramID(0), f.ProgramID(1)
	channel, mask := block.Mul(tile).Add(f.Range(tile)), triton.Value{}
	if s.channels()%tile != 0 {
		mask = channel.Less(s.channels())
	}
	parts := s.recurParts(f, channel, mask, p.states, p.after)
	f.Barrier() // as in recur
	token := p.token.Load()
	r := runProgram{s: s, f: f, runPointers: p, row: p.projected.At(b.Mul(s.width())), place: s.placeInRun(token)}
	r.pending = p.pending.At(b.Mul(s.every * s.pendingWidth()))
	left := p.count.Load().Sub(token).Sub(1) // tokens of the run
	r.writes = left.Min(f.Const(triton.I32, float64(s.every-1)).Sub(r.place)).LessEqual(0)
	n := f.Range(s.recurColumns())
	for i, part := range parts {
		parts[i].c = r.row.At(n.Add(2*s.channels() + s.state + part.first)).Load(part.inside)
	}

	slots := r.slots()
	y := slots.whole(oldProducts(parts).Column()).MulAdd(slots.decay, slots.whole(slots.added))
	y = y.Mul(slots.z.Mul(sigmoid(slots.z)))
	p.gated.At(b.Mul(s.channels())).At(slots.whole(slots.channel)).Store(y.Mul(slots.norm), slots.mask, slots.first)
	squares := slots.first.Select(y.Mul(y), 0.).Sum(1)
	if at := p.squares.At(b.Mul(s.recurSums())); s.runSums() > 1 {
		at.At(block.Mul(s.runSums()).Add(f.Range(s.runSums()))).Store(s.warpSums(squares))
	} else {
		at.At(block).Store(squares.Sum(0))
	}
	f.ForValue(oneRoundIf(r.writes), 1, nil, func(triton.Value, []triton.Value) []triton.Value {
		r.write(parts, channel, mask)
		return nil
	})
	return launch{f, [3]int{s.recurBlocks(), s.batch, 1}, s.runWarps(), 1}
}

// runProgram is a program of recurInRun.
type runProgram struct {
	s blockShape
	f *triton.Func
	runPointers
	row    triton.Value // of the projection
	place  triton.Value // how many tokens are pending before this one
	writes triton.Value // whether it writes the states
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
func (r runProgram) write(parts []recurPart, channel, mask triton.Value) {
	s, n, h := r.s, r.f.Range(r.s.recurColumns()), channel.Div(r.s.headDim)
	rate := logDecay(r.aLog.At(h).Load(mask))
	weights, since := make([]triton.Value, s.every), triton.Value{}
	for slot := s.every - 1; slot >= 0; slot-- {
		row, there := r.pending.At(slot*s.pendingWidth()), r.place.GreaterEqual(slot)
		dt := row.At(h.Add(s.channels()+s.state)).Load(mask, there)
		weight := row.At(channel).Load(mask, there).Mul(dt)
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
			b := r.pending.At(slot*s.pendingWidth()).At(n.Add(s.channels()+part.first)).Load(part.inside, r.place.GreaterEqual(slot))
			state = weight.MulAdd(b.Row(), state)
		}
		part.after.Store(state, part.mask...)
	}
}

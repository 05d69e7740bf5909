package cuda

import (
	"github.com/matmamba/matmamba/backends/triton"
)

// runSlots are the tensors [channels, slots] of a program of recurInRun, in which a thread has a slot of a channel. What is the same in all slots
// of a channel is loaded and computed in each: a tensor of fewer elements than threads would be, for all its loads, in every layout that takes it.
type runSlots struct {
	s       blockShape
	channel triton.Value // [channels, 1]
	mask    triton.Value // channels that are there
	first   triton.Value // [1, slots], the slot that stores
	z, norm triton.Value
	decay   triton.Value // [channels, 1], of the states since they were written
	added   triton.Value // [channels, 1], what the slots add to y
}

// whole has a value in all slots.
func (t runSlots) whole(v triton.Value) triton.Value { return v.Broadcast(t.s.runTile(), t.s.every) }

// slots loads and computes them.
func (r runProgram) slots() runSlots {
	s, f, slot := r.s, r.f, r.f.Range(r.s.every).Row()
	// That channels lie beside each other is hidden behind conversions: loads that could use it would have a layout of their own.
	t := runSlots{s: s, channel: f.ProgramID(0).Mul(s.runTile()).Add(f.Range(s.runTile()).To(triton.F32).To(triton.I32)).Column(), first: slot.Equal(0)}
	if s.channels()%s.runTile() != 0 {
		t.mask = t.channel.Less(s.channels())
	}
	load := func(from, at triton.Value) triton.Value { return t.whole(from.At(at)).Load(t.mask) }
	h, row := t.channel.Div(s.headDim), r.pending.At(slot.Mul(s.pendingWidth()))
	dt, x := load(row, h.Add(s.channels()+s.state)), load(row, t.channel)
	logRate, d := load(r.aLog, h), load(r.skip, h)
	t.z, t.norm = load(r.row, t.channel), load(r.norm, t.channel)
	pairs := r.pairs()

	dt = slot.LessEqual(r.place).Select(dt, 0.)
	rate := logDecay(logRate)
	behind := dt.CumSum(1, true).Sub(dt)
	weight := dt.Mul(behind.Mul(rate).Exp2()).MulAdd(pairs.Row(), slot.Equal(r.place).Select(d, 0.))
	t.added = weight.Mul(x).Sum(1).Column()
	t.decay = dt.Sum(1).Column().Mul(rate).Exp2()
	return t
}

// pairs are C.B_s of each slot, [slots].
func (r runProgram) pairs() triton.Value {
	s, n := r.s, r.f.Range(r.s.paddedState())
	inside := s.stateMask(n)
	b := r.pending.At(r.f.Range(s.every).Mul(s.pendingWidth()).Column()).At(n.Add(s.channels()).Row()).Load(masked(inside, 0))
	return b.Mul(r.row.At(n.Add(2*s.channels() + s.state)).Load(inside).Row()).Sum(1)
}

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

// slots is how many there are, of which the run's tokens up to this one take the first.
func (s blockShape) slots() int { return powerOfTwo(s.run.place + 1) }

// whole has a value in all slots.
func (t runSlots) whole(v triton.Value) triton.Value { return v.Broadcast(t.s.runTile(), t.s.slots()) }

// slots loads and computes them.
func (r runProgram) slots() runSlots {
	s, f, slot := r.s, r.f, r.f.Range(r.s.slots()).Row()
	// That channels lie beside each other is hidden behind conversions: loads that could use it would have a layout of their own.
	t := runSlots{s: s, channel: r.block.Mul(s.runTile()).Add(f.Range(s.runTile()).To(triton.F32).To(triton.I32)).Column(), first: slot.Equal(0)}
	if r.mask.Valid() {
		t.mask = t.channel.Less(s.channels())
	}
	load := func(from, at triton.Value, masks ...triton.Value) triton.Value {
		return t.whole(from.At(at)).Load(append(masks, t.mask)...)
	}
	h, row, there := t.channel.Div(s.headDim), r.rows.At(slot.Mul(s.width())), r.there(slot)
	dt, x := load(row, h.Add(s.firstStep()), there), load(row, t.channel.Add(s.channels()), there)
	logRate, d := load(r.aLog, h), load(r.skip, h)
	t.z, t.norm = load(r.own(), t.channel), load(r.norm, t.channel)
	pairs := r.pairs()

	rate := logDecay(logRate)
	behind := dt.CumSum(1, true).Sub(dt)
	weight := dt.Mul(behind.Mul(rate).Exp2()).MulAdd(pairs.Row(), slot.Equal(s.run.place).Select(d, 0.))
	t.added = weight.Mul(x).Sum(1).Column()
	t.decay = dt.Sum(1).Column().Mul(rate).Exp2()
	return t
}

// there tells which slots have a token, no value where all do.
func (r runProgram) there(slot triton.Value) triton.Value {
	if r.s.slots() == r.s.run.place+1 {
		return triton.Value{}
	}
	return slot.LessEqual(r.s.run.place)
}

// pairs are C.B_s of each slot, [slots].
func (r runProgram) pairs() triton.Value {
	s, n, slot := r.s, r.f.Range(r.s.paddedState()), r.f.Range(r.s.slots())
	inside := s.stateMask(n)
	b := r.rows.At(slot.Mul(s.width()).Column()).At(n.Add(2*s.channels()).Row()).Load(masked(inside, 0), masked(r.there(slot), 1))
	return b.Mul(r.own().At(n.Add(2*s.channels() + s.state)).Load(inside).Row()).Sum(1)
}

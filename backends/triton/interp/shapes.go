package interp

import (
	"slices"

	"github.com/matmamba/matmamba/backends/triton"
)

func checkSplat(r *reader, in *instruction) {
	r.takes(in, 1)
	from := r.operand(in, 0)
	must(from.Shape == nil && len(in.types[1]) == 1 && in.types[1][0].Shape != nil, "splat of %s to %v", from, in.types[1])
	r.arrow(in, shaped(from, in.types[1][0].Shape...))
}

func checkBroadcast(r *reader, in *instruction) {
	r.takes(in, 1)
	from := r.operand(in, 0)
	must(len(in.types[1]) == 1 && from.Shape != nil && len(in.types[1][0].Shape) == len(from.Shape), "broadcast of %s to %v", from, in.types[1])
	to := in.types[1][0].Shape
	for axis, size := range from.Shape {
		must(size == to[axis] || size == 1, "broadcast of %s to %v: axis %d", from, to, axis)
	}
	r.arrow(in, shaped(from, to...))
}

func checkExpand(r *reader, in *instruction) {
	r.takes(in, 1)
	from := r.operand(in, 0)
	must(from.Shape != nil, "%s can't be expanded", from)
	r.arrow(in, shaped(from, slices.Insert(slices.Clone(from.Shape), in.axis(len(from.Shape)+1), 1)...))
	r.share(in)
}

func checkReshape(r *reader, in *instruction) {
	r.takes(in, 1)
	from := r.operand(in, 0)
	must(len(in.types[1]) == 1 && from.Shape != nil && elements(from) == elements(in.types[1][0]), "reshape of %s to %v", from, in.types[1])
	r.arrow(in, shaped(from, in.types[1][0].Shape...))
	r.share(in)
}

// share gives a result the memory of the operand.
func (r *reader) share(in *instruction) { r.of(in.out[0]).memory = r.of(in.in[0]).memory }

func checkTrans(r *reader, in *instruction) {
	r.takes(in, 1)
	from := r.operand(in, 0)
	must(len(from.Shape) == 2 && in.attributes["order"] == "1 0", "transposition of %s to the order %s", from, in.attributes["order"])
	r.arrow(in, shaped(from, from.Shape[1], from.Shape[0]))
}

func checkJoin(r *reader, in *instruction) {
	must(len(in.types[0]) == 1 && len(in.in) == 2, "join of %d operands", len(in.in))
	in.types[0] = slices.Repeat(in.types[0], 2)
	r.takes(in, 2)
	from := r.operand(in, 0)
	must(from.Shape != nil, "%s can't be joined", from)
	r.arrow(in, shaped(from, append(slices.Clone(from.Shape), 2)...))
}

func checkSplit(r *reader, in *instruction) {
	r.takes(in, 1)
	from := r.operand(in, 0)
	rank := len(from.Shape)
	must(rank >= 2 && from.Shape[rank-1] == 2, "split of %s: want a last axis of 2", from)
	to := shaped(from, from.Shape[:rank-1]...)
	must(len(in.types[1]) == 1 && equal(in.types[1][0], to), "the results are %v, want %s", in.types[1], to)
	r.results(in, to, to)
}

func (m *machine) makeRange(in *instruction) step {
	for i := range m.slots[in.out[0]].i {
		m.slots[in.out[0]].i[i] = int32(i)
	}
	return nothing
}

// shared is for results that are the operand's elements, in order.
func (m *machine) shared(*instruction) step { return nothing }

func (m *machine) splat(in *instruction) step {
	to, from := m.slots[in.out[0]], m.slots[in.in[0]]
	return func() error {
		fill(to.f, from.f)
		fill(to.d, from.d)
		fill(to.i, from.i)
		fill(to.l, from.l)
		fill(to.b, from.b)
		return nil
	}
}

// fill repeats the first element of one.
func fill[T any](to, one []T) {
	if len(to) == 0 {
		return
	}
	first := one[0]
	for i := range to {
		to[i] = first
	}
}

func (m *machine) broadcast(in *instruction) step {
	from, to := m.program.values[in.in[0]].Shape, m.program.values[in.out[0]].Shape
	return m.gather(in.out[0], in.in[0], places(to, func(at []int) int {
		place := 0
		for axis, size := range from {
			place *= size
			if size > 1 {
				place += at[axis]
			}
		}
		return place
	}))
}

func (m *machine) trans(in *instruction) step {
	to := m.program.values[in.out[0]].Shape
	return m.gather(in.out[0], in.in[0], places(to, func(at []int) int { return at[1]*to[0] + at[0] }))
}

// places are where the elements of a tensor come from.
func places(shape []int, from func(at []int) int) []int32 {
	all := make([]int32, elements(triton.Type{Shape: shape}))
	at := make([]int, len(shape))
	for i := range all {
		all[i] = int32(from(at))
		for axis := len(shape) - 1; axis >= 0; axis-- {
			if at[axis]++; at[axis] < shape[axis] {
				break
			}
			at[axis] = 0
		}
	}
	return all
}

// gather takes the elements of a value from places of another.
func (m *machine) gather(to, from int, places []int32) step {
	t, f := m.slots[to], m.slots[from]
	return func() error {
		gather(t.f, f.f, places)
		gather(t.d, f.d, places)
		gather(t.i, f.i, places)
		gather(t.l, f.l, places)
		gather(t.b, f.b, places)
		return nil
	}
}

func gather[T any](to, from []T, places []int32) {
	if len(to) == 0 {
		return
	}
	to = to[:len(places)]
	for i, place := range places {
		to[i] = from[place]
	}
}

func (m *machine) join(in *instruction) step {
	to, a, b := m.slots[in.out[0]], m.slots[in.in[0]], m.slots[in.in[1]]
	return func() error {
		interleave(to.f, a.f, b.f)
		interleave(to.d, a.d, b.d)
		interleave(to.i, a.i, b.i)
		interleave(to.l, a.l, b.l)
		interleave(to.b, a.b, b.b)
		return nil
	}
}

func interleave[T any](to, a, b []T) {
	for i := range a {
		to[2*i], to[2*i+1] = a[i], b[i]
	}
}

func (m *machine) split(in *instruction) step {
	from := m.program.values[in.in[0]]
	var halves [2]step
	for half := range halves {
		every := make([]int32, elements(from.Type)/2)
		for i := range every {
			every[i] = int32(2*i + half)
		}
		halves[half] = m.gather(in.out[half], in.in[0], every)
	}
	return func() error {
		_ = halves[0]() // neither fails
		return halves[1]()
	}
}

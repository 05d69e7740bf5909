package interp

import (
	"math/bits"

	"github.com/matmamba/matmamba/backends/triton"
)

// address is the pointer to the first element of a parameter's buffer. Around it lie numbers of its own: a pointer that is moved out of them
// is an error, also where a mask hides it, so that the buffer that a pointer came from is never lost.
func address(parameter int) int64 { return int64(parameter)<<apart + 1<<(apart-1) }

const apart = 44

func checkOffset(r *reader, in *instruction) {
	r.takes(in, 2)
	pointer, by := r.operand(in, 0), r.operand(in, 1)
	must(pointer.Pointer && !by.Pointer && (by.Elem == triton.I32 || by.Elem == triton.I64) && sameShape(pointer, by), "an offset of %s to %s", by, pointer)
	must(len(in.types[1]) == 0, "a type too many")
	r.results(in, pointer)
}

func (m *machine) offset(in *instruction) step {
	to, from, by := m.slots[in.out[0]].l, m.slots[in.in[0]].l, m.slots[in.in[1]]
	if by.l != nil {
		return func() error { return move(to, from, by.l) }
	}
	return func() error { return move(to, from, by.i) }
}

func move[T int32 | int64](to, from []int64, by []T) error {
	for i, at := range from {
		to[i] = at + int64(by[i])
		if to[i]>>apart != at>>apart {
			return reason("element %d is moved out of its buffer's reach, by %d", i, by[i])
		}
	}
	return nil
}

// access checks what loads and stores have in common: pointers, then operands of their elements' type, the second a mask.
func (r *reader) access(in *instruction, fits func(pointer triton.Type) []triton.Type) triton.Type {
	must(len(in.types[0]) == 1 && len(in.types[1]) == 0 && len(in.in) > 0, "want the type of pointers alone")
	pointer := r.operand(in, 0)
	must(pointer.Pointer && equal(pointer, in.types[0][0]), "pointers are %s, not %s", pointer, in.types[0][0])
	must(pointer.Elem != triton.I1, "memory of bits")
	for k, want := range fits(pointer) {
		must(equal(r.operand(in, k), want), "operand %d is %s, want %s", k, r.operand(in, k), want)
	}
	return pointer
}

// access is a load or store: pointers, and where not all, those that count.
type access struct {
	m        *machine
	pointers []int64
	mask     []bool // or nil
	shape    int64  // a number for that of the pointers
}

// accessOf takes the mask from an operand, if there is that many.
func (m *machine) accessOf(in *instruction, mask int) access {
	a := access{m: m, pointers: m.slots[in.in[0]].l}
	for _, size := range m.program.values[in.in[0]].Shape {
		a.shape = a.shape<<5 | int64(bits.Len(uint(size)))
	}
	if len(in.in) > mask {
		a.mask = m.slots[in.in[mask]].b
	}
	return a
}

// memory is what the first pointer that counts came from, and the address of its first element. Without such a pointer there is none.
func (a access) memory() (from *memory, base int64) {
	for i, at := range a.pointers {
		if a.mask != nil && !a.mask[i] {
			continue
		}
		parameter := int(at >> apart)
		return a.m.run.memories[parameter], address(parameter)
	}
	return nil, 0
}

// outside is the error of a pointer that is not into the buffer at a base.
func (a access) outside(element int, base int64, size int) error {
	at := a.pointers[element]
	if at>>apart != base>>apart {
		return reason("element %d is in another buffer than the first", element)
	}
	return reason("element %d is at offset %d of a buffer of %d", element, at-base, size)
}

// use is the use that an element makes.
func (a access) use(element int) use {
	return use{program: a.m.number, stretch: a.m.stretch, thread: a.shape<<20 | int64(element)}
}

// mayLoad notes loads of memory that may be stored to.
func (a access) mayLoad(memory *memory, base int64) error {
	for i, at := range a.pointers {
		if a.mask != nil && !a.mask[i] {
			continue
		}
		at -= base
		if uint64(at) >= uint64(memory.size) {
			return a.outside(i, base, memory.size)
		}
		if err := memory.uses.mayLoad(at, a.use(i), memory.given); err != nil {
			return err
		}
	}
	return nil
}

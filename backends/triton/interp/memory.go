package interp

import (
	"math"
	"math/bits"
	"unsafe"

	"github.com/matmamba/matmamba/backends/triton"
)

// Buffer is an operand or a result of a kernel: elements in the order of their addresses.
type Buffer struct {
	Elem triton.Elem
	Data []byte
}

// memory is a buffer while a grid runs. A result in the place of an operand has its memory.
type memory struct {
	elem triton.Elem
	size int // elements
	h    []uint16
	slot
	given bool     // an operand, so that all of it may be loaded
	uses  *history // where something may be stored
}

func newMemory(b Buffer, given bool) (*memory, error) {
	sizes := map[triton.Elem]int{triton.BF16: 2, triton.F32: 4, triton.F64: 8, triton.I32: 4, triton.I64: 8}
	size := sizes[b.Elem]
	if size == 0 || len(b.Data)%size != 0 {
		return nil, reason("a buffer of %d bytes of type %s", len(b.Data), b.Elem)
	}
	m := &memory{elem: b.Elem, size: len(b.Data) / size, given: given}
	if m.size == 0 {
		return m, nil
	}
	first := unsafe.Pointer(&b.Data[0])
	switch b.Elem {
	case triton.BF16:
		m.h = unsafe.Slice((*uint16)(first), m.size)
	case triton.F32:
		m.f = unsafe.Slice((*float32)(first), m.size)
	case triton.F64:
		m.d = unsafe.Slice((*float64)(first), m.size)
	case triton.I32:
		m.i = unsafe.Slice((*int32)(first), m.size)
	case triton.I64:
		m.l = unsafe.Slice((*int64)(first), m.size)
	}
	return m, nil
}

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
		return func() error { add(to, from, by.l); return nil }
	}
	return func() error {
		for i, offset := range by.i {
			to[i] = from[i] + int64(offset)
		}
		return nil
	}
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

func checkLoad(r *reader, in *instruction) {
	pointer := r.access(in, func(pointer triton.Type) []triton.Type {
		must(len(in.in) == 1 || len(in.in) == 3, "a load of %d operands", len(in.in))
		return []triton.Type{pointer, of(pointer, triton.I1), of(pointer, pointer.Elem)}[:len(in.in)]
	})
	r.results(in, of(pointer, pointer.Elem))
}

func checkStore(r *reader, in *instruction) {
	r.access(in, func(pointer triton.Type) []triton.Type {
		must(len(in.in) == 2 || len(in.in) == 3, "a store of %d operands", len(in.in))
		return []triton.Type{pointer, of(pointer, pointer.Elem), of(pointer, triton.I1)}[:len(in.in)]
	})
	r.results(in)
}

func (m *machine) load(in *instruction) step {
	a := m.accessOf(in, 1)
	to := m.slots[in.out[0]]
	other := slot{}
	if len(in.in) == 3 {
		other = m.slots[in.in[2]]
	}
	return func() error {
		memory, base, err := a.memory()
		if err != nil {
			return err
		}
		if memory == nil {
			to.copyFrom(other)
			return nil
		}
		if memory.uses != nil {
			memory.uses.Lock()
			defer memory.uses.Unlock()
			if err := a.mayLoad(memory, base); err != nil {
				return err
			}
		}
		switch memory.elem {
		case triton.BF16:
			return load(a, base, to.f, memory.h, other.f, func(bits uint16) float32 { return math.Float32frombits(uint32(bits) << 16) })
		case triton.F32:
			return load(a, base, to.f, memory.f, other.f, itself)
		case triton.F64:
			return load(a, base, to.d, memory.d, other.d, itself)
		case triton.I32:
			return load(a, base, to.i, memory.i, other.i, itself)
		}
		return load(a, base, to.l, memory.l, other.l, itself)
	}
}

func itself[T any](x T) T { return x }

// address is the pointer to the first element of a parameter's buffer. Around it lie as many numbers as any offset may be, so that the
// buffer that a pointer came from is never lost.
func address(parameter int) int64 { return int64(parameter)<<apart + 1<<(apart-1) }

const apart = 44

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
func (a access) memory() (from *memory, base int64, err error) {
	for i, at := range a.pointers {
		if a.mask != nil && !a.mask[i] {
			continue
		}
		memories, parameter := a.m.run.memories, at>>apart
		if parameter < 0 || parameter >= int64(len(memories)) {
			return nil, 0, reason("element %d is nowhere near a buffer", i)
		}
		return memories[parameter], address(int(parameter)), nil
	}
	return nil, 0, nil
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

// load takes elements of a buffer at a base, those of other where the mask is false.
func load[T, M any](a access, base int64, to []T, from []M, other []T, read func(M) T) error {
	to = to[:len(a.pointers)]
	for i, at := range a.pointers {
		if a.mask != nil && !a.mask[i] {
			to[i] = other[i]
			continue
		}
		at -= base
		if uint64(at) >= uint64(len(from)) {
			return a.outside(i, base, len(from))
		}
		to[i] = read(from[at])
	}
	return nil
}

func (m *machine) store(in *instruction) step {
	a := m.accessOf(in, 2)
	from := m.slots[in.in[1]]
	return func() error {
		memory, base, err := a.memory()
		if err != nil || memory == nil {
			return err
		}
		if memory.uses == nil {
			return reason("a store to an operand")
		}
		memory.uses.Lock()
		defer memory.uses.Unlock()
		switch memory.elem {
		case triton.BF16:
			return store(a, base, memory, memory.h, from.f, func(x float32) uint16 { return uint16(math.Float32bits(x) >> 16) })
		case triton.F32:
			return store(a, base, memory, bitsOf[uint32](memory.f), from.f, math.Float32bits)
		case triton.F64:
			return store(a, base, memory, bitsOf[uint64](memory.d), from.d, math.Float64bits)
		case triton.I32:
			return store(a, base, memory, memory.i, from.i, itself)
		}
		return store(a, base, memory, memory.l, from.l, itself)
	}
}

// bitsOf are elements as whole numbers of their size.
func bitsOf[B, T any](all []T) []B {
	return unsafe.Slice((*B)(unsafe.Pointer(unsafe.SliceData(all))), len(all))
}

// store puts elements as the bits that memory holds.
func store[T any, M comparable](a access, base int64, memory *memory, to []M, from []T, write func(T) M) error {
	for i, at := range a.pointers {
		if a.mask != nil && !a.mask[i] {
			continue
		}
		at -= base
		if uint64(at) >= uint64(len(to)) {
			return a.outside(i, base, len(to))
		}
		b := write(from[i])
		if err := memory.uses.mayStore(at, a.use(i), to[at] == b); err != nil {
			return err
		}
		to[at] = b
	}
	return nil
}

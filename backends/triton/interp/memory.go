package interp

import (
	"math"
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
	c    []int8
	slot
	given bool     // an operand, so that all of it may be loaded
	uses  *history // where something may be stored
}

func newMemory(b Buffer, given bool) (*memory, error) {
	sizes := map[triton.Elem]int{triton.BF16: 2, triton.F32: 4, triton.F64: 8, triton.I8: 1, triton.I32: 4, triton.I64: 8}
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
	case triton.I8:
		m.c = unsafe.Slice((*int8)(first), m.size)
	case triton.I32:
		m.i = unsafe.Slice((*int32)(first), m.size)
	case triton.I64:
		m.l = unsafe.Slice((*int64)(first), m.size)
	}
	return m, nil
}

// layout is where the memories of a grid lie.
type layout []place

type place struct {
	from, to uintptr
	*memory
}

// add returns the memory of some bytes, a known one where that is in the same place and the same in kind, and whether it shares but a part of
// its place with another, or the kinds differ.
func (l *layout) add(data []byte, m *memory) (known *memory, clashes bool) {
	known = m
	if len(data) == 0 {
		return known, false
	}
	from := uintptr(unsafe.Pointer(&data[0]))
	here := place{from, from + uintptr(len(data)), m}
	for _, other := range *l {
		switch {
		case other.from == here.from && other.size == m.size && other.elem == m.elem:
			known = other.memory
		case other.from < here.to && here.from < other.to:
			clashes = true
		}
	}
	here.memory = known
	*l = append(*l, here)
	return known, clashes
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
		memory, base := a.memory()
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
		case triton.I8:
			return load(a, base, to.i, memory.c, other.i, func(x int8) int32 { return int32(x) })
		case triton.I32:
			return load(a, base, to.i, memory.i, other.i, itself)
		}
		return load(a, base, to.l, memory.l, other.l, itself)
	}
}

func itself[T any](x T) T { return x }

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
		memory, base := a.memory()
		if memory == nil {
			return nil
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
		case triton.I8:
			return store(a, base, memory, memory.c, from.i, func(x int32) int8 { return int8(x) })
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

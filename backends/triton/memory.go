package triton

import "fmt"

// At moves a pointer, or a tensor of pointers, by a number of elements: a number, an i32 or i64 value or a tensor of them.
func (v Value) At(offset Operand) Value {
	if !v.Type.Pointer {
		fail("an offset to %s: want a pointer", v.Type)
	}
	var by Value
	switch number := offset.(type) {
	case Value:
		by = number
	case int:
		by = v.f.Const(I32, float64(number), v.Type.Shape...)
	default:
		fail("an offset is a %T: want a Value or an int", offset)
	}
	if by.Type.Pointer || by.Type.Elem != I32 && by.Type.Elem != I64 {
		fail("an offset of %s: want i32 or i64", by.Type)
	}
	shape := meet("offset", v.Type, by.Type)
	v, by = v.Broadcast(shape...), by.Broadcast(shape...)
	return v.f.pure(fmt.Sprintf("tt.addptr %s, %s : %s, %s", v.name, by.name, v.Type, by.Type), v.Type)
}

// mask combines masks for pointers of a shape, those that are no value left out.
func (v Value) mask(masks []Value) Value {
	var all Value
	for _, mask := range masks {
		switch {
		case !mask.Valid():
		case mask.Type.Elem != I1:
			fail("a mask is %s: want i1", mask.Type)
		case all.Valid():
			all = all.And(mask)
		default:
			all = mask
		}
	}
	if all.Valid() {
		all = all.Broadcast(v.Type.Shape...)
	}
	return all
}

// Use says when memory is used again, so that the L2 cache keeps what is worth it.
type Use string

// Uses of memory. The zero value leaves it to the cache.
const (
	Last Use = "evict_first" // never again, or long after this kernel
	Soon Use = "evict_last"  // by this kernel
)

// hint is how loads and stores write a use.
func (u Use) hint() string {
	if u == "" {
		return ""
	}
	return " evictionPolicy = " + string(u)
}

// Load is what v points to; 0 where one of the masks is false.
func (v Value) Load(masks ...Value) Value { return v.LoadFor("", masks...) }

// LoadFor is [Value.Load] of memory for which a use is known.
func (v Value) LoadFor(use Use, masks ...Value) Value {
	if !v.Type.Pointer {
		fail("load from %s: want pointers", v.Type)
	}
	to := v.Type.of(v.Type.Elem)
	mask := v.mask(masks)
	if !mask.Valid() {
		return v.f.effect(fmt.Sprintf("tt.load %s%s : %s", v.name, use.hint(), v.Type), to)
	}
	zero := v.f.Const(v.Type.Elem, 0, v.Type.Shape...)
	return v.f.effect(fmt.Sprintf("tt.load %s, %s, %s%s : %s", v.name, mask.name, zero.name, use.hint(), v.Type), to)
}

// Store puts w where v points, but where one of the masks is false. It converts w to the pointer's type.
func (v Value) Store(w Value, masks ...Value) { v.StoreFor("", w, masks...) }

// StoreFor is [Value.Store] to memory for which a use is known.
func (v Value) StoreFor(use Use, w Value, masks ...Value) {
	if !v.Type.Pointer {
		fail("store to %s: want pointers", v.Type)
	}
	w = w.To(v.Type.Elem)
	if !w.Type.equal(v.Type.of(v.Type.Elem)) {
		fail("store of %s to %s: the shapes differ", w.Type, v.Type)
	}
	mask := v.mask(masks)
	if !mask.Valid() {
		v.f.line("tt.store %s, %s%s : %s", v.name, w.name, use.hint(), v.Type)
		return
	}
	v.f.line("tt.store %s, %s, %s%s : %s", v.name, w.name, mask.name, use.hint(), v.Type)
}

// Barrier makes all threads of a program wait for each other: what was loaded before it is not what is stored after it. Only programs
// that store where they loaded need it.
func (f *Func) Barrier() { f.line("gpu.barrier") }

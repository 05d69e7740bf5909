package triton

import "fmt"

// The functions of this file leave numbers as they are and tell Triton how threads hold them, by an instruction that it can't see through.

// HeldAs is v, held by the threads that hold other's elements at the same places. Triton holds what was loaded as it was loaded, and what goes
// with a product as the product, and makes what both ask for twice. Both are float32 of one shape.
func (v Value) HeldAs(other Value) Value {
	if v.Type.Elem != F32 || v.Type.Pointer || !v.Type.equal(other.Type) {
		fail("%s held as %s: want float32 of one shape", v.Type, other.Type)
	}
	return v.f.pure(fmt.Sprintf("tt.elementwise_inline_asm \"mov.b32 $0, $1;\" {constraints = \"=f,f,f\", packed_element = 1 : i32, pure = true} %s, %s : %s, %s -> %s",
		v.name, other.name, v.Type, other.Type, v.Type), v.Type)
}

// HeldInPairs is v, bfloat16, two numbers in a register. Where a number that was rounded is used by itself, too, the compiler rounds one at a
// time, which takes a slow instruction; two take a fast one.
func (v Value) HeldInPairs() Value {
	if v.Type.Elem != BF16 || v.Type.Pointer || v.Type.Shape == nil {
		fail("pairs of %s: want a tensor of bf16", v.Type)
	}
	return v.f.pure(fmt.Sprintf("tt.elementwise_inline_asm \"mov.b32 $0, $1;\" {constraints = \"=r,r\", packed_element = 2 : i32, pure = true} %s : %s -> %s",
		v.name, v.Type, v.Type), v.Type)
}

package checkpoint

import "slices"

// DType is an element type, spelt as in a safetensors header.
type DType string

// The element types of the format. The two 8-bit floats are read and written as bytes; no conversion is offered for them.
const (
	Bool   DType = "BOOL"
	U8     DType = "U8"
	I8     DType = "I8"
	F8E5M2 DType = "F8_E5M2"
	F8E4M3 DType = "F8_E4M3"
	I16    DType = "I16"
	U16    DType = "U16"
	F16    DType = "F16"
	BF16   DType = "BF16"
	I32    DType = "I32"
	U32    DType = "U32"
	F32    DType = "F32"
	F64    DType = "F64"
	I64    DType = "I64"
	U64    DType = "U64"
)

// alignmentOrder lists the types as the reference implementation orders them, alignment ascending; a writer lays tensors
// out in the reverse order, so that each starts at a multiple of its element size.
// Source: huggingface/safetensors, tensor.rs, enum Dtype.
var alignmentOrder = []DType{Bool, U8, I8, F8E5M2, F8E4M3, I16, U16, F16, BF16, I32, U32, F32, F64, I64, U64}

// Size is the number of bytes of one element, 0 for a type the format does not know.
func (d DType) Size() int {
	switch d {
	case Bool, U8, I8, F8E5M2, F8E4M3:
		return 1
	case I16, U16, F16, BF16:
		return 2
	case I32, U32, F32:
		return 4
	case F64, I64, U64:
		return 8
	}
	return 0
}

// rank is the type's place in alignmentOrder.
func (d DType) rank() int { return slices.Index(alignmentOrder, d) }

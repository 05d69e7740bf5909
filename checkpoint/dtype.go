package checkpoint

import "fmt"

// DType is the element type of a stored tensor, by its safetensors name.
type DType string

// The element types of the safetensors format.
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
	I64    DType = "I64"
	U64    DType = "U64"
	F64    DType = "F64"
)

// Size is the number of bytes of an element, 0 for an unknown type.
func (d DType) Size() int {
	switch d {
	case Bool, U8, I8, F8E5M2, F8E4M3:
		return 1
	case I16, U16, F16, BF16:
		return 2
	case I32, U32, F32:
		return 4
	case I64, U64, F64:
		return 8
	}
	return 0
}

// Tensor is a named array as it lies in a file: little-endian, row-major.
type Tensor struct {
	Name  string
	DType DType
	Shape []int
	Data  []byte
}

// NumElements is the product of the shape.
func (t Tensor) NumElements() int {
	n := 1
	for _, dim := range t.Shape {
		n *= dim
	}
	return n
}

// validate reports a tensor whose bytes are not those of its shape and type.
func (t Tensor) validate() error {
	if t.DType.Size() == 0 {
		return fmt.Errorf("tensor %q: %w %q", t.Name, ErrDType, t.DType)
	}
	n, err := elements(t.Shape)
	if err != nil {
		return fmt.Errorf("tensor %q: %w", t.Name, err)
	}
	if n*t.DType.Size() != len(t.Data) {
		return fmt.Errorf("tensor %q: %w: %v of %s is %d bytes, got %d", t.Name, ErrSize, t.Shape, t.DType, n*t.DType.Size(), len(t.Data))
	}
	return nil
}

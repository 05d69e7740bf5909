package checkpoint

import (
	"encoding/binary"
	"fmt"
	"math"
	"math/bits"
	"strconv"
	"unicode/utf8"
	"unsafe"
)

// Tensor is a named array in row-major order, little-endian.
type Tensor struct {
	Name  string
	DType DType
	Shape []int  // [] is a scalar
	Data  []byte // product(Shape) * DType.Size() bytes
}

// As returns the same tensor under another name. The format has no aliases: written beside the original, the bytes are
// stored twice, which is how official files hold a tied head (backbone.embedding.weight and lm_head.weight).
func (t Tensor) As(name string) Tensor {
	t.Name = name
	return t
}

// Clone returns a tensor with bytes and shape of its own, independent of the file it was read from.
func (t Tensor) Clone() Tensor {
	t.Shape = append([]int{}, t.Shape...)
	t.Data = append([]byte{}, t.Data...)
	return t
}

// Len is the number of elements that Data holds.
func (t Tensor) Len() int {
	if size := t.DType.Size(); size > 0 {
		return len(t.Data) / size
	}
	return 0
}

// FromFloat32 makes an F32 tensor. On a little-endian machine it shares the values' memory.
func FromFloat32(name string, shape []int, values []float32) Tensor {
	return Tensor{Name: name, DType: F32, Shape: shape, Data: littleEndian(values)}
}

// FromFloat64 makes an F64 tensor. On a little-endian machine it shares the values' memory.
func FromFloat64(name string, shape []int, values []float64) Tensor {
	return Tensor{Name: name, DType: F64, Shape: shape, Data: littleEndian(values)}
}

// FromInt32 makes an I32 tensor. On a little-endian machine it shares the values' memory.
func FromInt32(name string, shape []int, values []int32) Tensor {
	return Tensor{Name: name, DType: I32, Shape: shape, Data: littleEndian(values)}
}

// FromInt64 makes an I64 tensor. On a little-endian machine it shares the values' memory.
func FromInt64(name string, shape []int, values []int64) Tensor {
	return Tensor{Name: name, DType: I64, Shape: shape, Data: littleEndian(values)}
}

// check says what is wrong with a tensor that is to be written.
func (t Tensor) check() error {
	if !utf8.ValidString(t.Name) {
		return &FormatError{ErrHeaderUTF8, t.Name, "the name is not UTF-8"}
	}
	if t.Name == metadataKey {
		return &FormatError{ErrMetadata, t.Name, "the name is reserved"}
	}
	want, err := byteLen(t.Name, t.DType, t.Shape)
	if err != nil {
		return err
	}
	if want != len(t.Data) {
		return &FormatError{ErrTensorSize, t.Name, fmt.Sprintf("%s %v takes %d bytes, not %d", t.DType, t.Shape, want, len(t.Data))}
	}
	return nil
}

// byteLen is product(shape) * dtype.Size(), with every multiplication checked in the order of the shape.
func byteLen(name string, dtype DType, shape []int) (int, error) {
	size := dtype.Size()
	if size == 0 {
		return 0, &FormatError{ErrDType, name, quote(string(dtype))}
	}
	product := uint64(1)
	multiply := func(factor int) bool {
		high, low := bits.Mul64(product, uint64(factor))
		product = low
		return high == 0 && low <= math.MaxInt
	}
	for _, dim := range shape {
		if dim < 0 {
			return 0, &FormatError{ErrShape, name, strconv.Itoa(dim)}
		}
		if !multiply(dim) {
			return 0, &FormatError{ErrOverflow, name, "product of the shape"}
		}
	}
	if !multiply(size) {
		return 0, &FormatError{ErrOverflow, name, "bytes of the tensor"}
	}
	return int(product), nil
}

type number interface {
	~int8 | ~uint8 | ~int16 | ~uint16 | ~int32 | ~uint32 | ~int64 | ~uint64 | ~float32 | ~float64
}

var hostIsLittleEndian = binary.NativeEndian.Uint16([]byte{1, 0}) == 1

// littleEndian returns the values' bytes: their own memory where the machine stores them so, else a copy.
func littleEndian[T number](values []T) []byte {
	if hostIsLittleEndian {
		return bytesOf(values)
	}
	// binary.Append fails on types without a fixed size only; number has none.
	data, _ := binary.Append(nil, binary.LittleEndian, values)
	return data
}

// bytesOf is the memory of values.
func bytesOf[T number](values []T) []byte {
	if len(values) == 0 {
		return []byte{}
	}
	return unsafe.Slice((*byte)(unsafe.Pointer(unsafe.SliceData(values))), len(values)*int(unsafe.Sizeof(values[0])))
}

// quote renders a name from a file for an error message: on one line and not endless.
func quote(name string) string {
	const longest = 200
	if len(name) > longest {
		return strconv.Quote(name[:longest]) + "..."
	}
	return strconv.Quote(name)
}

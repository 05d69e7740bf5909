package checkpoint

import (
	"encoding/binary"
	"fmt"
	"math"
	"unsafe"

	"github.com/gomlx/compute/dtypes/bfloat16"
	"github.com/gomlx/compute/dtypes/float16"
)

// Float32s returns a copy of the elements of an F32, F16, BF16 or F64 tensor, the latter rounded to nearest.
// Another type is [ErrConversion].
func (t Tensor) Float32s() ([]float32, error) {
	switch t.DType {
	case F32:
		return decode[float32](t.Data), nil
	case F16:
		return convert[float16.Float16](t.Data, float16.Float16.Float32), nil
	case BF16:
		return convert[bfloat16.BFloat16](t.Data, bfloat16.BFloat16.Float32), nil
	case F64:
		return convert(t.Data, func(v float64) float32 { return float32(v) }), nil
	}
	return nil, t.cannot("float32")
}

// Float64s returns a copy of the elements of an F64, F32, F16 or BF16 tensor, without loss.
// Another type is [ErrConversion].
func (t Tensor) Float64s() ([]float64, error) {
	if t.DType == F64 {
		return decode[float64](t.Data), nil
	}
	narrow, err := t.Float32s()
	if err != nil {
		return nil, t.cannot("float64")
	}
	wide := make([]float64, len(narrow))
	for i, v := range narrow {
		wide[i] = float64(v)
	}
	return wide, nil
}

// Float32View returns the elements of an F32 tensor without a copy, under the rules for views in the package comment.
// It is nil where there can be no view: another type, data off a multiple of 4, a big-endian machine.
func (t Tensor) Float32View() []float32 {
	start := unsafe.Pointer(unsafe.SliceData(t.Data))
	if t.DType != F32 || !hostIsLittleEndian || len(t.Data) == 0 || uintptr(start)%4 != 0 {
		return nil
	}
	return unsafe.Slice((*float32)(start), len(t.Data)/4)
}

// Int64s returns a copy of the elements of an integer or Bool tensor; a U64 beyond int64, or another type,
// is [ErrConversion].
func (t Tensor) Int64s() ([]int64, error) {
	switch t.DType {
	case I64:
		return decode[int64](t.Data), nil
	case I32:
		return widen[int32](t.Data), nil
	case I16:
		return widen[int16](t.Data), nil
	case I8:
		return widen[int8](t.Data), nil
	case U32:
		return widen[uint32](t.Data), nil
	case U16:
		return widen[uint16](t.Data), nil
	case U8, Bool:
		return widen[uint8](t.Data), nil
	case U64:
		values := widen[uint64](t.Data)
		if err := t.within(values, 0, math.MaxInt64, "int64"); err != nil {
			return nil, err
		}
		return values, nil
	}
	return nil, t.cannot("int64")
}

// Int32s returns a copy of the elements of an integer or Bool tensor; a value beyond int32, or another type,
// is [ErrConversion].
func (t Tensor) Int32s() ([]int32, error) {
	if t.DType == I32 {
		return decode[int32](t.Data), nil
	}
	wide, err := t.Int64s()
	if err != nil {
		return nil, err
	}
	if err := t.within(wide, math.MinInt32, math.MaxInt32, "int32"); err != nil {
		return nil, err
	}
	narrow := make([]int32, len(wide))
	for i, v := range wide {
		narrow[i] = int32(v)
	}
	return narrow, nil
}

// within checks every value's range; a uint64 beyond int64 arrives here as a negative number.
func (t Tensor) within(values []int64, low, high int64, target string) error {
	for i, v := range values {
		if v < low || v > high {
			return fmt.Errorf("tensor %s: %w element %d of %s to %s: out of range", quote(t.Name), ErrConversion, i, t.DType, target)
		}
	}
	return nil
}

func (t Tensor) cannot(target string) error {
	return fmt.Errorf("tensor %s: %w %s to %s", quote(t.Name), ErrConversion, t.DType, target)
}

// decode copies whole elements out of data, which may start at any address.
func decode[T number](data []byte) []T {
	var zero T
	values := make([]T, len(data)/int(unsafe.Sizeof(zero)))
	if hostIsLittleEndian {
		copy(bytesOf(values), data)
		return values
	}
	// The destination has a fixed size that data covers, so this cannot fail.
	_, _ = binary.Decode(data, binary.LittleEndian, values)
	return values
}

func convert[From, To number](data []byte, one func(From) To) []To {
	values := decode[From](data)
	converted := make([]To, len(values))
	for i, v := range values {
		converted[i] = one(v)
	}
	return converted
}

func widen[From interface {
	int8 | uint8 | int16 | uint16 | int32 | uint32 | uint64
}](data []byte) []int64 {
	return convert(data, func(v From) int64 { return int64(v) })
}

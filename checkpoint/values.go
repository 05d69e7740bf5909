package checkpoint

import (
	"encoding/binary"
	"fmt"
	"math"
)

// FromFloat32s makes an F32 tensor. The values are copied.
func FromFloat32s(name string, shape []int, values []float32) Tensor {
	data := make([]byte, 4*len(values))
	for i, v := range values {
		binary.LittleEndian.PutUint32(data[4*i:], math.Float32bits(v))
	}
	return Tensor{Name: name, DType: F32, Shape: shape, Data: data}
}

// Float32s returns the elements of a floating-point tensor (F16, BF16, F32, F64) as float32.
func (t Tensor) Float32s() ([]float32, error) {
	wide, err := floats(t, func(v float64) float32 { return float32(v) })
	if err != nil {
		return nil, err
	}
	return wide, nil
}

// Float64s returns the elements of a floating-point tensor as float64.
func (t Tensor) Float64s() ([]float64, error) {
	return floats(t, func(v float64) float64 { return v })
}

func floats[T any](t Tensor, convert func(float64) T) ([]T, error) {
	if err := t.validate(); err != nil {
		return nil, err
	}
	values := make([]T, t.NumElements())
	for i := range values {
		switch t.DType {
		case F32:
			values[i] = convert(float64(math.Float32frombits(binary.LittleEndian.Uint32(t.Data[4*i:]))))
		case F64:
			values[i] = convert(math.Float64frombits(binary.LittleEndian.Uint64(t.Data[8*i:])))
		case BF16:
			values[i] = convert(float64(math.Float32frombits(uint32(binary.LittleEndian.Uint16(t.Data[2*i:])) << 16)))
		case F16:
			values[i] = convert(fromHalf(binary.LittleEndian.Uint16(t.Data[2*i:])))
		default:
			return nil, fmt.Errorf("tensor %q: %s is no floating-point type that can be read", t.Name, t.DType)
		}
	}
	return values, nil
}

// fromHalf widens an IEEE 754 half.
func fromHalf(bits uint16) float64 {
	exponent, fraction := int(bits>>10&0x1f), float64(bits&0x3ff)
	var v float64
	switch exponent {
	case 0:
		v = math.Ldexp(fraction, -24)
	case 0x1f:
		v = math.Inf(1)
		if fraction != 0 {
			v = math.NaN()
		}
	default:
		v = math.Ldexp(1024+fraction, exponent-25)
	}
	if bits&0x8000 != 0 {
		v = -v
	}
	return v
}

// Int32s returns the elements of an integer tensor (I32, I64, U8, U16). A value beyond int32 is an error.
func (t Tensor) Int32s() ([]int32, error) {
	if err := t.validate(); err != nil {
		return nil, err
	}
	values := make([]int32, t.NumElements())
	for i := range values {
		var v int64
		switch t.DType {
		case I32:
			v = int64(int32(binary.LittleEndian.Uint32(t.Data[4*i:])))
		case I64:
			v = int64(binary.LittleEndian.Uint64(t.Data[8*i:]))
		case U8:
			v = int64(t.Data[i])
		case U16:
			v = int64(binary.LittleEndian.Uint16(t.Data[2*i:]))
		default:
			return nil, fmt.Errorf("tensor %q: %s is no integer type that can be read, want I32 or I64", t.Name, t.DType)
		}
		if v < math.MinInt32 || v > math.MaxInt32 {
			return nil, fmt.Errorf("tensor %q: element %d is %d, beyond 32 bits", t.Name, i, v)
		}
		values[i] = int32(v)
	}
	return values, nil
}

package interp

import (
	"math"
	"strconv"
	"strings"

	"github.com/matmamba/matmamba/backends/triton"
)

// literal is a constant as it is written, as a float or as an integer; hexadecimal ones are the bits of a float.
func literal(text string, elem triton.Elem) (number float64, whole int64) {
	var err error
	bits, isBits := strings.CutPrefix(text, "0x")
	switch {
	case elem == triton.I1:
		must(text == "true" || text == "false", "%q is no constant of type i1", text)
		if text == "true" {
			whole = 1
		}
	case !elem.Float():
		sizes := map[triton.Elem]int{triton.I8: 8, triton.I32: 32, triton.I64: 64}
		whole, err = strconv.ParseInt(text, 10, sizes[elem])
	case isBits:
		number, err = fromBits(bits, elem)
	case elem == triton.F64:
		number, err = strconv.ParseFloat(text, 64)
	default:
		number, err = strconv.ParseFloat(text, 32)
		if elem == triton.BF16 {
			number = float64(roundBF16(float32(number)))
		}
	}
	must(err == nil, "%q is no constant of type %s: %v", text, elem, err)
	return number, whole
}

// fromBits is a float by its bits.
func fromBits(digits string, elem triton.Elem) (float64, error) {
	size := map[triton.Elem]int{triton.BF16: 16, triton.F32: 32, triton.F64: 64}[elem]
	bits, err := strconv.ParseUint(digits, 16, size)
	switch elem {
	case triton.F64:
		return math.Float64frombits(bits), err
	case triton.BF16:
		bits <<= 16
	}
	return float64(math.Float32frombits(uint32(bits))), err
}

// roundBF16 is the nearest bfloat16, of two the one with an even mantissa.
func roundBF16(x float32) float32 {
	bits := math.Float32bits(x)
	if x != x {
		return math.Float32frombits((bits | 1<<22) &^ 0xffff)
	}
	return math.Float32frombits((bits + 0x7fff + bits>>16&1) &^ 0xffff)
}

// truncateTF32 leaves 10 bits of mantissa, as tensor cores read float32.
func truncateTF32(x float32) float32 { return math.Float32frombits(math.Float32bits(x) &^ 0x1fff) }

// roundTF32 is the nearest number of 10 bits of mantissa, of two the larger one, as the conversion rounds.
func roundTF32(x float32) float32 {
	if x-x != 0 { // infinite or no number
		return x
	}
	return math.Float32frombits((math.Float32bits(x) + 0x1000) &^ 0x1fff)
}

// flush is 0 for a number that is subnormal.
func flush(x float32) float32 {
	if math.Float32bits(x)&0x7f800000 == 0 {
		return math.Float32frombits(math.Float32bits(x) & (1 << 31))
	}
	return x
}

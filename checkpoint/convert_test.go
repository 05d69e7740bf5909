package checkpoint

import (
	"encoding/binary"
	"math"
	"testing"

	"github.com/stretchr/testify/require"
)

// half is the value of IEEE 754 binary16 bits, by its definition.
func half(bits uint16) float64 {
	sign := 1.0
	if bits>>15 == 1 {
		sign = -1
	}
	exponent, fraction := int(bits>>10&0x1f), float64(bits&0x3ff)
	switch exponent {
	case 0:
		return sign * math.Ldexp(fraction, -24)
	case 0x1f:
		if fraction != 0 {
			return math.NaN()
		}
		return math.Inf(int(sign))
	}
	return sign * math.Ldexp(1024+fraction, exponent-25)
}

// Every 16-bit pattern of both 16-bit floats.
func TestSixteenBitFloats(t *testing.T) {
	var data []byte
	for bits := range 1 << 16 {
		data = binary.LittleEndian.AppendUint16(data, uint16(bits))
	}
	halves, err := Tensor{"h", F16, []int{1 << 16}, data}.Float64s()
	require.NoError(t, err)
	brains, err := Tensor{"b", BF16, []int{1 << 16}, data}.Float32s()
	require.NoError(t, err)
	for bits := range 1 << 16 {
		want, got := half(uint16(bits)), halves[bits]
		if math.IsNaN(want) {
			require.True(t, math.IsNaN(got))
		} else if math.Float64bits(want) != math.Float64bits(got) {
			t.Fatalf("half %04x: %v, expected %v", bits, got, want)
		}
		if uint32(bits)<<16 != math.Float32bits(brains[bits]) && !math.IsNaN(float64(brains[bits])) {
			t.Fatalf("bfloat16 %04x: %v", bits, brains[bits])
		}
	}
}

func TestFloatConversions(t *testing.T) {
	values := []float32{0, -1.5, math.MaxFloat32, float32(math.Inf(-1))}
	x := FromFloat32("x", []int{2, 2}, values)
	got, err := x.Float32s()
	require.NoError(t, err)
	require.Equal(t, values, got)
	require.Equal(t, values, x.Float32View())
	wide, err := x.Float64s()
	require.NoError(t, err)
	require.Equal(t, -1.5, wide[1])
	narrow, err := FromFloat64("y", []int{1}, []float64{1.0 / 3}).Float32s()
	require.NoError(t, err)
	require.Equal(t, []float32{1.0 / 3}, narrow)
	_, err = x.Int64s()
	require.ErrorIs(t, err, ErrConversion)
	_, err = FromInt32("i", []int{1}, []int32{1}).Float32s()
	require.ErrorIs(t, err, ErrConversion)
	empty, err := FromFloat32("e", []int{0}, nil).Float32s()
	require.NoError(t, err)
	require.Empty(t, empty)
}

// Data at any address is read; only the view asks for alignment.
func TestUnaligned(t *testing.T) {
	raw := append([]byte{0}, FromFloat32("x", nil, []float32{1, 2, 3}).Data...)
	for shift := range 2 {
		x := Tensor{"x", F32, []int{2}, raw[1+shift*4:][:8]}
		got, err := x.Float32s()
		require.NoError(t, err)
		require.Equal(t, []float32{float32(1 + shift), float32(2 + shift)}, got)
	}
	aligned, shifted := Tensor{"a", F32, []int{2}, raw[:8]}, Tensor{"s", F32, []int{2}, raw[1:9]}
	require.False(t, aligned.Float32View() != nil && shifted.Float32View() != nil)
}

func TestIntConversions(t *testing.T) {
	for _, test := range []struct {
		tensor Tensor
		want   []int64
	}{
		{FromInt64("x", []int{2}, []int64{-5, 7}), []int64{-5, 7}},
		{FromInt32("x", []int{2}, []int32{-5, 7}), []int64{-5, 7}},
		{Tensor{"x", I16, []int{1}, []byte{0xfe, 0xff}}, []int64{-2}},
		{Tensor{"x", U16, []int{1}, []byte{0xfe, 0xff}}, []int64{65534}},
		{Tensor{"x", I8, []int{1}, []byte{0xfe}}, []int64{-2}},
		{Tensor{"x", U8, []int{1}, []byte{0xfe}}, []int64{254}},
		{Tensor{"x", Bool, []int{2}, []byte{0, 1}}, []int64{0, 1}},
		{Tensor{"x", U32, []int{1}, []byte{1, 0, 0, 0}}, []int64{1}},
		{Tensor{"x", U64, []int{1}, []byte{1, 0, 0, 0, 0, 0, 0, 0}}, []int64{1}},
	} {
		wide, err := test.tensor.Int64s()
		require.NoError(t, err)
		require.Equal(t, test.want, wide)
		narrow, err := test.tensor.Int32s()
		require.NoError(t, err)
		for i := range narrow {
			require.EqualValues(t, test.want[i], narrow[i])
		}
	}
	_, err := FromInt64("x", []int{2}, []int64{0, 1 << 31}).Int32s()
	require.ErrorIs(t, err, ErrConversion)
	require.ErrorContains(t, err, `"x"`)
	require.ErrorContains(t, err, "element 1")
	_, err = Tensor{"x", U64, []int{1}, []byte{0, 0, 0, 0, 0, 0, 0, 128}}.Int64s()
	require.ErrorIs(t, err, ErrConversion)
}

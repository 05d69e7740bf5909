package interp

import (
	"slices"

	"github.com/matmamba/matmamba/backends/triton"
)

// conversion is from some element types to others.
type conversion struct {
	from, to []triton.Elem
	convert  func(to, from slot)
}

var conversions = map[string]conversion{
	"arith.truncf": {[]triton.Elem{triton.F32, triton.F64}, []triton.Elem{triton.BF16, triton.F32}, floats},
	"arith.extf":   {[]triton.Elem{triton.BF16, triton.F32}, []triton.Elem{triton.F32, triton.F64}, floats},
	"arith.uitofp": {[]triton.Elem{triton.I1}, []triton.Elem{triton.F32}, func(to, from slot) {
		for i, set := range from.b {
			to.f[i] = 0
			if set {
				to.f[i] = 1
			}
		}
	}},
	"arith.sitofp": {[]triton.Elem{triton.I32}, []triton.Elem{triton.F32}, func(to, from slot) {
		for i, x := range from.i {
			to.f[i] = float32(x)
		}
	}},
	"arith.fptosi": {[]triton.Elem{triton.F32}, []triton.Elem{triton.I32}, func(to, from slot) {
		for i, x := range from.f {
			to.i[i] = whole(x)
		}
	}},
	"arith.extsi": {[]triton.Elem{triton.I8, triton.I32}, []triton.Elem{triton.I32, triton.I64}, func(to, from slot) {
		copy(to.i, from.i)
		for i := range to.l {
			to.l[i] = int64(from.i[i])
		}
	}},
	"arith.trunci": {[]triton.Elem{triton.I32}, []triton.Elem{triton.I8}, func(to, from slot) {
		for i, x := range from.i {
			to.i[i] = int32(int8(x))
		}
	}},
	"tt.bitcast": {[]triton.Elem{triton.F32, triton.I32}, []triton.Elem{triton.I32, triton.F32}, func(to, from slot) {
		copy(bitsOf[uint32](to.f), bitsOf[uint32](from.i))
		copy(bitsOf[uint32](to.i), bitsOf[uint32](from.f))
	}},
}

// whole is a number without its fraction, the nearest that there is (PTX's cvt.rzi.s32).
func whole(x float32) int32 {
	switch {
	case x != x:
		return 0
	case x >= 1<<31:
		return 1<<31 - 1
	case x < -1<<31:
		return -1 << 31
	}
	return int32(x)
}

// floats converts floats to floats.
func floats(to, from slot) {
	switch {
	case to.d != nil && from.f != nil:
		for i, x := range from.f {
			to.d[i] = float64(x)
		}
	case from.d != nil:
		for i, x := range from.d {
			to.f[i] = float32(x)
		}
	default:
		copy(to.f, from.f)
	}
}

func (c conversion) check(r *reader, in *instruction) {
	r.takes(in, 1)
	from := r.operand(in, 0)
	must(len(in.types[1]) == 1 && !from.Pointer, "conversion of %s to %v", from, in.types[1])
	to := in.types[1][0].Elem
	must(slices.Contains(c.from, from.Elem) && slices.Contains(c.to, to) && to != from.Elem, "conversion of %s to %s", from, to)
	r.arrow(in, of(from, to))
}

func (c conversion) step(m *machine, in *instruction) step {
	to, from := m.slots[in.out[0]], m.slots[in.in[0]]
	return m.rounded(in, func() error { c.convert(to, from); return nil })
}

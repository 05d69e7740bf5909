package graph

import (
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
)

// paired is x, float32, in 24 bits: high, x rounded to bfloat16, and low, int8, the eight bits that follow,
//
//	bits(x) = 2^16 bits(high) + 2^8 low + rest,    -2^7 <= rest < 2^7
//
// so that both together are within 2^-16 of x, relatively. Where high is half of its last place below x, or 2^-9 of a place less, low has no number for it:
// they are within 2^-15. What is infinite or no number stays so, zeros keep their sign. From 2^128 - 2^119 on high is infinite, and both together only from
// 2^128 - 2^111 on.
func paired(x *Node) (high, low *Node) {
	const half, places, most = 1 << 15, 1 << 8, 1<<7 - 1
	high = ConvertDType(x, dtypes.BFloat16)
	rest := Sub(Bitcast(x, dtypes.Int32), leading(high))
	// Whole numbers are divided towards zero: half a place is added first, for none to be below it.
	units := AddScalar(DivScalar(AddScalar(rest, half+places/2), places), -half/places)
	return high, ConvertDType(ClipScalar(units, -most-1, most), dtypes.Int8)
}

// joined is the float32 of two such numbers.
func joined(high, low *Node) *Node {
	return Bitcast(Add(leading(high), MulScalar(ConvertDType(low, dtypes.Int32), 1<<8)), dtypes.Float32)
}

// leading are bfloat16 numbers as the bits of float32, int32.
func leading(high *Node) *Node {
	return MulScalar(ConvertDType(Bitcast(high, dtypes.Int16), dtypes.Int32), 1<<16)
}

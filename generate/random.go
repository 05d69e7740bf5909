package generate

import (
	"math/bits"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
)

// Draws are numbered, and a draw's random number depends on the seed, the row and its number alone: so the same seed draws with the same
// numbers on every backend, however many tokens a dispatch draws. The generator is Threefry-2x32 with 20 rounds: Salmon et al.,
// "Parallel random numbers: as easy as 1, 2, 3" (2011), keyed by the seed.
var (
	threefryRotations = [8]int{13, 15, 26, 6, 17, 29, 16, 24}
	threefryParity    = uint32(0x1BD11BDA)
)

// threefryRounds between which a key is added.
const threefryRounds = 4

// threefry is the first word of the block cipher's output for the counter (c0, c1).
func threefry(key [2]uint32, c0, c1 uint32) uint32 {
	keys := [3]uint32{key[0], key[1], key[0] ^ key[1] ^ threefryParity}
	x0, x1 := c0+keys[0], c1+keys[1]
	for i := range 5 {
		for j := range threefryRounds {
			x0 += x1
			x1 = bits.RotateLeft32(x1, threefryRotations[i%2*threefryRounds+j]) ^ x0
		}
		x0 += keys[(i+1)%3]
		x1 += keys[(i+2)%3] + uint32(i) + 1
	}
	return x0
}

// seedKey splits a seed into the generator's key.
func seedKey(seed uint64) [2]uint32 { return [2]uint32{uint32(seed), uint32(seed >> 32)} }

// uniform is a number in [0, 1) for draw number n of a row: a multiple of 2^-24, which float32 holds exactly.
func uniform(seed uint64, row, n int) float32 {
	return float32(threefry(seedKey(seed), uint32(n), uint32(row))>>8) / (1 << 24)
}

// threefryNode is [threefry] in the graph: key: [2], c0 and c1 of one shape, all uint32.
func threefryNode(key, c0, c1 *Node) *Node {
	g := key.Graph()
	word := func(i int) *Node {
		return BroadcastToShape(Reshape(Slice(key, AxisRange(i, i+1))), c0.Shape())
	}
	constant := func(v uint32) *Node { return Scalar(g, dtypes.Uint32, v) }
	k0, k1 := word(0), word(1)
	keys := [3]*Node{k0, k1, BitwiseXor(BitwiseXor(k0, k1), BroadcastToShape(constant(threefryParity), c0.Shape()))}
	x0, x1 := Add(c0, keys[0]), Add(c1, keys[1])
	for i := range 5 {
		for j := range threefryRounds {
			r := threefryRotations[i%2*threefryRounds+j]
			x0 = Add(x0, x1)
			rotated := BitwiseOr(BitwiseShiftLeftScalar(x1, uint32(r)), BitwiseShiftRightLogicalScalar(x1, uint32(32-r)))
			x1 = BitwiseXor(rotated, x0)
		}
		x0 = Add(x0, keys[(i+1)%3])
		x1 = Add(x1, Add(keys[(i+2)%3], constant(uint32(i)+1)))
	}
	return x0
}

// uniformNode is [uniform] for each row: key: [2] uint32, n: a scalar int32; returns [rows] float32.
func uniformNode(key, n *Node, rows int) *Node {
	g := key.Graph()
	row := Iota(g, shapes.Make(dtypes.Uint32, rows), 0)
	counter := BroadcastToShape(ConvertDType(n, dtypes.Uint32), row.Shape())
	top := BitwiseShiftRightLogicalScalar(threefryNode(key, counter, row), uint32(8))
	return MulScalar(ConvertDType(ConvertDType(top, dtypes.Int32), dtypes.Float32), 1.0/(1<<24))
}

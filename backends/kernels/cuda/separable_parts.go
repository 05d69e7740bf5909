package cuda

import "github.com/matmamba/matmamba/backends/triton"

// separated are decays as products for parts of a stretch side by side (see separable.go), with cum of the chunk's last token, [parts]. The first
// round of a strong head goes with the only one of others, its further rounds come behind.
type separated struct {
	exponents
	last triton.Value
}

// middle is m of the first round, [parts].
func (d separated) middle() triton.Value { return d.last.Max(-reach).Mul(0.5) }

// factors are p and q of the first round, [chunk, parts].
func (d separated) factors() (p, q triton.Value) {
	m := d.middle().Row()
	return d.cum.Sub(m).Exp2(), d.cum.Greater(-reach).Select(m.Sub(d.shift), never).Exp2()
}

// least is last of the part that decays most.
func (d separated) least() triton.Value { return d.last.MinAlong(0) }

// strong tells whether a part may have more rounds than one. cum of the last token, a sum in another order, may be above that of one before by
// rounding, and so within the first round where that is not.
func (d separated) strong() triton.Value { return d.least().LessEqual(1 - reach) }

// forLater runs body for the rounds behind the first, with p and q, [chunk, parts], and returns what it carried.
func (d separated) forLater(f *triton.Func, carried []triton.Value, body func(p, q triton.Value, carried []triton.Value) []triton.Value) []triton.Value {
	return d.forRounds(f, 1, d.least(), carried, body)
}

package cuda

import "github.com/matmamba/matmamba/backends/triton"

// separated are the exponents of decays as products for parts of a stretch side by side (see separable.go): cum and shift, [chunk, parts], and cum of
// the chunk's last token, [parts]. The first round of a strong head goes with the only one of others, its further rounds come behind.
type separated struct {
	s                ssdShape
	cum, shift, last triton.Value
}

// middle is m of the first round, [parts].
func (d separated) middle() triton.Value { return d.last.Max(-reach).Mul(0.5) }

// factors are p and q of the first round, [chunk, parts].
func (d separated) factors() (p, q triton.Value) {
	m := d.middle().Row()
	return d.cum.Sub(m).Exp2(), d.cum.Greater(-reach).Select(m.Sub(d.shift), never).Exp2()
}

// strong tells whether a part has more rounds than one.
func (d separated) strong() triton.Value { return d.last.MinAlong(0).LessEqual(-reach) }

// forLater runs body for the rounds behind the first, with p and q, [chunk, parts], and returns what it carried.
func (d separated) forLater(f *triton.Func, carried []triton.Value, body func(p, q triton.Value, carried []triton.Value) []triton.Value) []triton.Value {
	rounds := d.last.MinAlong(0).Mul(-1 / reach).Add(1. / 64).To(triton.I32)
	return f.ForValue(rounds, 1, carried, func(k triton.Value, carried []triton.Value) []triton.Value {
		p, q := d.s.roundFactors(k.Add(1), d.cum, d.shift)
		return body(p, q, carried)
	})
}

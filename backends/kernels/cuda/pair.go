package cuda

import "github.com/matmamba/matmamba/backends/triton"

// paired is x, float32, in 24 bits: x rounded to bfloat16, and the next eight bits of what is between them, a signed byte (graph.Residual).
// Of numbers rest is from -2^15 to 2^15; of what is no number it may be anything, and no byte makes a number of it.
func paired(x triton.Value) (high, low triton.Value) {
	const half, most = 1 << 7, 1<<15 - 1
	high = x.To(triton.BF16)
	rest := x.As(triton.I32).Sub(high.To(triton.F32).As(triton.I32))
	return high, rest.Add(half).Min(most).ShiftRight(8).To(triton.I8)
}

// joined is the float32 of two such numbers.
func joined(high, low triton.Value) triton.Value {
	return high.To(triton.F32).As(triton.I32).Add(low.To(triton.I32).Mul(1 << 8)).As(triton.F32)
}

// sumPointers are where a residual, a sum or the gradient of one lies: numbers of one type or, where there is low, pairs of bfloat16 and a byte.
type sumPointers struct{ high, low triton.Value }

func (t normTile) loadSum(from sumPointers) normRow {
	if !from.low.Valid() {
		return t.load(from.high)
	}
	return t.s.each(func(b int) triton.Value {
		return joined(from.high.At(t.at[b]).Load(t.masks...), from.low.At(t.at[b]).Load(t.masks...))
	})
}

func (t normTile) storeSum(to sumPointers, sum normRow) {
	if !to.low.Valid() {
		t.store(to.high, sum)
		return
	}
	for b, at := range t.at {
		high, low := paired(sum[b])
		to.high.At(at).Store(high, t.masks...)
		to.low.At(at).Store(low, t.masks...)
	}
}

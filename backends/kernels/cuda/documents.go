package cuda

import "github.com/matmamba/matmamba/backends/triton"

// documents are what a chunk's programs know of its documents; no values where there are no segment ids.
type documents struct {
	runs     triton.Value // [chunk] i32: each token's document
	entering triton.Value // [chunk] i1: it goes on from the chunk before (in the first chunk: the state given at the start is its own)
	leaving  triton.Value // [chunk] i1: it goes on behind the chunk
	through  triton.Value // i1: one document fills the chunk and the tokens beside it
}

// documents loads the document numbers of chunk c. Behind the end of a sequence its last document goes on.
func (s ssdShape) documents(f *triton.Func, runs, b, c triton.Value) documents {
	if !s.segments {
		return documents{}
	}
	runs = runs.At(b.Mul(s.length))
	first := c.Mul(chunk)
	t := first.Add(f.Range(chunk)).Min(s.length - 1)
	own := runs.At(t).Load()
	before := runs.At(first.Sub(1).Max(0)).Load()
	last := runs.At(first.Add(chunk - 1).Min(s.length - 1)).Load()
	return documents{runs: own, entering: own.Equal(before), leaving: own.Equal(last), through: before.Equal(last)}
}

// sameDocument is where two tokens of the chunk are of one document, [chunk, chunk], no value where there are no segment ids.
func (d documents) sameDocument() triton.Value {
	if !d.runs.Valid() {
		return triton.Value{}
	}
	return d.runs.Column().Equal(d.runs.Row())
}

// where is value where the mask is true, else 0; the value itself without a mask.
func where(mask, value triton.Value) triton.Value {
	if !mask.Valid() {
		return value
	}
	return mask.Select(value, 0.)
}

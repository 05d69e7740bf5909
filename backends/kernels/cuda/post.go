package cuda

import (
	"github.com/matmamba/matmamba/backends/triton"
)

// postHeads is the number of heads that a program of post takes: wide enough for whole sectors of memory in ddt, narrow enough to fill
// the device.
const postHeads = 4

// post ends the gradient, per chunk and head. With r and c the row and column terms of bwd,
//
//	da_t = sum over t' >= t in the chunk of (r - c)_t' + sum of toState + stateDot,   ddt = direct + A da
//
// and ddt goes on through clamp and softplus. The chunk's part of dA = sum dt da, dD = sum x.dy and dbias = sum draw go to parts:
// [3, batch, chunks, nheads].
func (s ssdShape) post() launch {
	f := triton.New("ssd_post")
	inputs := s.dtPointers(f)
	pertoken, rows, fromState := f.Pointer("pertoken", triton.F32), f.Pointer("rows", triton.F32), f.Pointer("fromstate", triton.F32)
	stateDot, dtPointer := f.Pointer("statedot", triton.F32), f.Pointer("prepared", triton.F32)
	var runs triton.Value
	if s.segments {
		runs = f.Pointer("runs", triton.I32)
	}
	ddtPointer, parts := f.Pointer("ddt", triton.F32), f.Pointer("parts", triton.F32)

	c, b := f.ProgramID(0), f.ProgramID(2).To(triton.I64)
	t := c.Mul(chunk).Add(f.Range(chunk))
	h := f.ProgramID(1).Mul(postHeads).Add(f.Range(postHeads))
	mask := h.Less(s.heads)
	inside := masked(s.lengthMask(t), 1)
	at := b.Mul(s.heads * s.padded()).Add(h.Row().Mul(s.padded()).To(triton.I64)).Add(t.Column().To(triton.I64))
	term := func(i int) triton.Value { return pertoken.At(at.Mul(4)).At(i).Load(mask.Row()) }
	dt := dtPointer.At(at).Load(mask.Row())
	direct, columns, toState, xdy := term(0), term(1), term(2).Mul(dt), term(3)
	r := rows.At(at).Load(mask.Row()).Add(fromState.At(at).Load(mask.Row()))
	row := b.Mul(s.chunks()).Add(c.To(triton.I64))
	perHead := row.Mul(s.heads).Add(h.To(triton.I64))
	dots := stateDot.At(perHead.Column().Mul(s.paddedDim())).At(f.Range(s.paddedDim()).Row()).Load(mask.Column())
	ends := toState.Sum(0).Add(dots.Sum(1))
	da := r.Sub(columns.Mul(dt)).Sub(toState).CumSum(0, true).Add(ends.Row())
	if s.segments {
		da = s.documentStarts(f, runs, b, t).Column().Select(0., da)
	}
	ddt := direct.Add(da.Mul(inputs.a.At(h).Load(mask).Row()))
	draw := where(inside, s.timeStepsGrad(inputs.raw(s, b, t, h, mask), ddt))
	ddtPointer.At(b.Mul(s.length*s.heads)).At(t.Column().Mul(s.heads)).At(h.Row()).Store(draw, mask.Row(), inside)
	part := parts.At(perHead)
	rowsOf := s.batch * s.chunks() * s.heads
	part.Store(da.Mul(dt).Sum(0), mask)
	part.At(rowsOf).Store(xdy.Sum(0), mask)
	part.At(2*rowsOf).Store(draw.Sum(0), mask)
	return launch{f, [3]int{s.chunks(), divideUp(s.heads, postHeads), s.batch}, 4, 3}
}

// documentStarts is where a token begins a document: no pair of tokens reaches across, what is left there of da is rounding.
func (s ssdShape) documentStarts(f *triton.Func, runs, b, t triton.Value) triton.Value {
	runs = runs.At(b.Mul(s.length))
	last := s.length - 1
	before := runs.At(t.Min(last).Sub(1).Max(0)).Load()
	return before.Less(runs.At(t.Min(last)).Load())
}

// total adds the chunks' parts up, each sum in the same order always: [3, rows, nheads] to dA, dD and dbias, [nheads] each.
func (s ssdShape) total() launch {
	const block, columns = 64, 8
	f := triton.New("ssd_total")
	parts := f.Pointer("parts", triton.F32)
	rows := s.batch * s.chunks()
	row := f.Range(block)
	h := f.ProgramID(0).Mul(columns).Add(f.Range(columns))
	mask := h.Less(s.heads)
	zero := f.Const(triton.F32, 0, block, columns)
	sums := f.For(divideUp(rows, block), 3, []triton.Value{zero, zero, zero}, func(i triton.Value, sums []triton.Value) []triton.Value {
		r := i.Mul(block).Add(row)
		for k := range sums {
			part := parts.At(r.Column().Mul(s.heads)).At(k * rows * s.heads).At(h.Row())
			sums[k] = sums[k].Add(part.Load(mask.Row(), r.Less(rows).Column()))
		}
		return sums
	})
	for k, name := range []string{"da", "dd", "dbias"} {
		f.Pointer(name, triton.F32).At(h).Store(sums[k].Sum(0), mask)
	}
	return launch{f, [3]int{divideUp(s.heads, columns), 1, 1}, 4, 3}
}

// posted calls post and total: ddt, dA, dD and dbias.
func (p *program) posted(s ssdShape, in ssdInputs, grads map[string]tensor, dt tensor) (ddt, da, dd, dbias tensor) {
	operands := []tensor{in.dt, in.a, in.bias, grads["pertoken"], grads["rows"], grads["fromstate"], grads["statedot"], dt}
	if s.segments {
		operands = append(operands, in.runs)
	}
	made := p.call(s.post(), operands, in.dt.Tensor, float32s(3, s.batch, s.chunks(), s.heads))
	perHead := float32s(s.heads)
	sums := p.call(s.total(), made[1:], perHead, perHead, perHead)
	return made[0], sums[0], sums[1], sums[2]
}

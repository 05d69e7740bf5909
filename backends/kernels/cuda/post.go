package cuda

import "github.com/matmamba/matmamba/backends/triton"

// postHeads is the number of heads that a program of post takes: wide enough for whole sectors of memory in ddt, narrow enough to fill
// the device.
const postHeads = 4

// postTerms are the terms of bwd as post takes them, [chunk, heads] each.
type postTerms struct {
	s      ssdShape
	dt     triton.Value
	direct triton.Value // dt times the direct part of ddt; in float32 the part itself
	xdy    triton.Value
	// In bfloat16: rows with fromState, and toState, which is in direct as well.
	rows, toState triton.Value
	// In float32: fromState by itself, and toState of the token before.
	pairs, fromState, before triton.Value
}

// throughDecays is the gradient of dt A; stateDot are the terms of each head's, [heads, paddedDim]. float32 adds up just what passes a token:
// as the whole less what does not, as in bfloat16, small sums would have the rounding of large ones.
func (t postTerms) throughDecays(stateDot triton.Value) triton.Value {
	if t.s.exact() {
		return t.pairs.Add(t.fromState.CumSum(0, true)).Add(t.before.CumSum(0, false)).Add(stateDot.Sum(1).Row())
	}
	ends := t.toState.Sum(0).Add(stateDot.Sum(1))
	return t.rows.Sub(t.direct).CumSum(0, true).Add(ends.Row())
}

// directPart is the gradient of dt as a factor, beside that through the decays.
func (t postTerms) directPart() triton.Value {
	if t.s.exact() {
		return t.direct
	}
	return t.direct.Div(t.dt)
}

// postPointers are what post reads of bwd's terms; rows is pairs in float32, and no value for narrow heads, like fromState.
type postPointers struct{ dt, perToken, rows, fromState triton.Value }

// postTerms loads the terms of tokens and heads at places in what prep made: four of each token side by side, and rows and fromState, which
// narrow heads have together in the fourth.
func (s ssdShape) postTerms(f *triton.Func, p postPointers, at, mask triton.Value) postTerms {
	if s.exact() {
		return s.exactTerms(f, p, at, mask)
	}
	t := postTerms{s: s, dt: p.dt.At(at).Load(mask.Row())}
	quads := p.perToken.At(at.Mul(4).Expand(2)).At(f.Range(4).Row().Expand(0)).Load(mask.Row().Expand(2))
	even, odd := quads.Reshape(chunk, postHeads, 2, 2).Split()
	t.direct, t.xdy = even.Split()
	t.toState, t.rows = odd.Split()
	if p.rows.Valid() {
		t.rows = p.rows.At(at).Load(mask.Row()).Add(p.fromState.At(at).Load(mask.Row()))
	}
	return t
}

func (s ssdShape) exactTerms(f *triton.Func, p postPointers, at, mask triton.Value) postTerms {
	load := func(pointer triton.Value, masks ...triton.Value) triton.Value {
		return pointer.Load(append(masks, mask.Row())...)
	}
	term := func(i int) triton.Value { return load(p.perToken.At(at.Mul(4)).At(i)) }
	later := f.Range(chunk).Greater(0).Column()
	before := load(p.perToken.At(at.Mul(4)).At(1-4), later).Mul(load(p.dt.At(at).At(-1), later))
	return postTerms{
		s: s, dt: load(p.dt.At(at)), direct: term(0), xdy: term(2),
		pairs: load(p.rows.At(at)), fromState: load(p.fromState.At(at)), before: before,
	}
}

// post ends the gradient, per chunk and head. With sums in the chunk, W[s,t'] of bwd and directPart of the terms,
//
//	da_t = sum over s < t <= t' of W + sum over t' >= t of fromState + sum over s < t of toState + stateDot,   ddt = directPart + A da
//
// and ddt goes on through clamp and softplus. The chunk's part of dA = sum dt da, dD = sum x.dy and dbias = sum draw go to parts, side by
// side: [batch, chunks, 3 nheads].
func (s ssdShape) post(narrow bool) launch {
	f := s.kernel("ssd_post")
	inputs := s.dtPointers(f)
	from := postPointers{perToken: f.Pointer("pertoken", triton.F32)}
	if !narrow {
		from.rows, from.fromState = f.Pointer("rows", triton.F32), f.Pointer("fromstate", triton.F32)
	}
	stateDot := f.Pointer("statedot", triton.F32)
	from.dt = f.Pointer("prepared", triton.F32)
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
	terms := s.postTerms(f, from, at, mask)
	row := b.Mul(s.chunks()).Add(c.To(triton.I64))
	perHead := row.Mul(s.heads).Add(h.To(triton.I64))
	dots := stateDot.At(perHead.Column().Mul(s.paddedDim())).At(f.Range(s.paddedDim()).Row())
	masks := []triton.Value{mask.Column()}
	if narrow { // stretches leave out the padding
		masks = append(masks, f.Range(s.paddedDim()).Less(s.headDim).Row())
	}
	da := terms.throughDecays(dots.Load(masks...))
	if s.segments {
		da = s.documentStarts(f, runs, b, t).Column().Select(0., da)
	}
	rate := inputs.rate(s, h, mask)
	ddt := terms.directPart().Add(da.Mul(rate.Row()))
	draw := where(inside, s.timeStepsGrad(inputs.raw(s, b, t, h, mask), ddt))
	ddtPointer.At(b.Mul(s.length*s.heads)).At(t.Column().Mul(s.heads)).At(h.Row()).Store(draw, mask.Row(), inside)
	part, dRate := parts.At(row.Mul(3*s.heads)).At(h), da.Mul(terms.dt).Sum(0)
	if s.logRate {
		dRate = dRate.Mul(rate)
	}
	part.Store(dRate, mask)
	part.At(s.heads).Store(terms.xdy.Sum(0), mask)
	part.At(2*s.heads).Store(draw.Sum(0), mask)
	warps := 4
	if narrow { // whose terms are few: their running sums need no other warps
		warps = 1
	}
	return launch{f, [3]int{s.chunks(), divideUp(s.heads, postHeads), s.batch}, warps, 3}
}

// documentStarts is where a token begins a document: no pair of tokens reaches across, what is left there of da is rounding.
func (s ssdShape) documentStarts(f *triton.Func, runs, b, t triton.Value) triton.Value {
	runs = runs.At(b.Mul(s.length))
	last := s.length - 1
	before := runs.At(t.Min(last).Sub(1).Max(0)).Load()
	return before.Less(runs.At(t.Min(last)).Load())
}

// posted calls post: ddt and the parts of dA, dD and dbias.
func (p *program) posted(s ssdShape, narrow bool, in ssdInputs, grads map[string]tensor, dt tensor) (ddt, parts tensor) {
	operands := []tensor{in.dt, in.a, in.bias, grads["pertoken"]}
	if !narrow {
		rows := grads["rows"]
		if s.exact() {
			rows = grads["pairs"]
		}
		operands = append(operands, rows, grads["fromstate"])
	}
	operands = append(operands, grads["statedot"], dt)
	if s.segments {
		operands = append(operands, in.runs)
	}
	made := p.call(s.post(narrow), operands, float32s(s.batch, s.length, s.heads), float32s(s.batch*s.chunks(), 3*s.heads))
	return made[0], made[1]
}

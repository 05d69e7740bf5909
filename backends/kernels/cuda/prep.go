package cuda

import (
	"math"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// prepared names the results of prep, each [batch, nheads, padded length] float32.
type prepared string

const (
	prepDT    prepared = "dt"    // dt, 0 behind the end of the sequence
	prepCum   prepared = "cum"   // the running sum of dt A log2(e) in the chunk
	prepShift prepared = "shift" // cum - log2(dt), so that 2^(cum_t - shift_s) = 2^(cum_t - cum_s) dt_s
	prepToEnd prepared = "toend" // dt 2^(last - cum), 0 for documents that end in the chunk
	prepEnter prepared = "enter" // cum, or never where the document starts in the chunk
)

// never is an exponent of 2 that gives 0.
const never = -1e9

// leastStep is the least |dt| of bfloat16's gradient, which divides by dt. It moves a state of the size of 1 by less than float32 would show, and
// leaves the factors of separable decays in float32's range.
const leastStep = 0x1p-40

// prep starts a pipeline: dt [batch, seqlen, nheads] raw to what each head reads of its own. A program takes a chunk and headBlock heads.
func (s ssdShape) prep(gradient bool, results ...prepared) launch {
	headBlock := min(8, powerOfTwo(s.heads))
	f := s.kernel("ssd_prep")
	pointers := s.dtPointers(f)
	var runs triton.Value
	if s.segments {
		runs = f.Pointer("runs", triton.I32)
	}
	outputs := map[prepared]triton.Value{}
	for _, name := range results {
		outputs[name] = f.Pointer("out_"+string(name), triton.F32)
	}
	c, b := f.ProgramID(0), f.ProgramID(2).To(triton.I64)
	t := c.Mul(chunk).Add(f.Range(chunk))
	h := f.ProgramID(1).Mul(headBlock).Add(f.Range(headBlock))
	mask := h.Less(s.heads)
	dt := s.timeSteps(pointers.raw(s, b, t, h, mask))
	if gradient && !s.exact() {
		dt = dt.Abs().Less(leastStep).Select(leastStep, dt)
	}
	if inside := s.lengthMask(t); inside.Valid() {
		dt = inside.Column().Select(dt, 0.)
	}
	cum := s.runningSum(dt, pointers.rate(s, h, mask).Mul(log2e).Row())
	at := b.Mul(s.heads * s.padded()).Add(h.Row().Mul(s.padded()).To(triton.I64)).Add(t.Column().To(triton.I64))
	write := func(name prepared, value func() triton.Value) {
		if pointer := outputs[name]; pointer.Valid() {
			pointer.At(at).Store(value(), mask.Row())
		}
	}
	documents := s.documents(f, runs, b, c)
	write(prepDT, func() triton.Value { return dt })
	write(prepCum, func() triton.Value { return cum })
	write(prepShift, func() triton.Value {
		if s.exact() {
			return cum.Sub(dt.Log2())
		}
		return cum.Sub(dt.RoughLog2())
	})
	write(prepToEnd, func() triton.Value {
		w := dt.Mul(s.last(f, cum).Row().Sub(cum).Exp2())
		if s.segments {
			w = documents.leaving.Column().Select(w, 0.)
		}
		return w
	})
	write(prepEnter, func() triton.Value { return documents.entering.Column().Select(cum, never) })
	return launch{f, [3]int{s.chunks(), divideUp(s.heads, headBlock), s.batch}, 4, 3}
}

// runningSum is the sum of dt rate through each token. For float32 it is made in float64: kernels take differences of these sums, which
// may be far smaller than the sums.
func (s ssdShape) runningSum(dt, rate triton.Value) triton.Value {
	if s.exact() {
		return dt.To(triton.F64).Mul(rate.To(triton.F64)).CumSum(0, false).To(triton.F32)
	}
	steps := dt.Mul(rate)
	if s.separable() {
		steps = steps.Max(-strongest)
	}
	return steps.CumSum(0, false)
}

// preparedForBoth is what a forward pass whose gradient is wanted and that gradient take.
func (s ssdShape) preparedForBoth() []prepared {
	wanted := []prepared{prepDT, prepCum, prepToEnd}
	if s.weight() != prepDT {
		wanted = append(wanted, s.weight())
	}
	if s.segments {
		wanted = append(wanted, prepEnter)
	}
	return wanted
}

// prepared calls prep.
func (p *program) prepared(s ssdShape, in ssdInputs, gradient bool, results ...prepared) map[prepared]tensor {
	operands := []tensor{in.dt, in.a, in.bias}
	if s.segments {
		operands = append(operands, in.runs)
	}
	types := make([]kernels.Tensor, len(results))
	for i := range types {
		types[i] = float32s(s.batch, s.heads, s.padded())
	}
	made := map[prepared]tensor{}
	for i, result := range p.call(s.prep(gradient, results...), operands, types...) {
		made[results[i]] = result
	}
	return made
}

// last is cum of the chunk's last token, by head. Where cum never grows that is its minimum.
func (s ssdShape) last(f *triton.Func, cum triton.Value) triton.Value {
	if s.decays() {
		return cum.MinAlong(0)
	}
	isLast := f.Range(chunk).Equal(chunk - 1)
	return isLast.Column().Select(cum, 0.).Sum(0)
}

// dtPointers are the inputs that make dt.
type dtPointers struct{ dt, a, bias triton.Value }

func (s ssdShape) dtPointers(f *triton.Func) dtPointers {
	elem := triton.F32
	if s.row > 0 {
		elem = s.elem
	}
	return dtPointers{f.Pointer("dt", elem), f.Pointer("a", triton.F32), f.Pointer("bias", triton.F32)}
}

// raw loads dt + bias for tokens t and heads h, [tokens, heads].
func (p dtPointers) raw(s ssdShape, b, t, h, mask triton.Value) triton.Value {
	row, dt := s.heads, p.dt
	if s.row > 0 {
		row, dt = s.row, dt.At(s.row-s.heads)
	}
	dt = dt.At(b.Mul(s.length * row)).At(t.Column().Mul(row)).At(h.Row())
	return dt.Load(mask.Row(), masked(s.lengthMask(t), 1)).To(triton.F32).Add(p.bias.At(h).Load(mask).Row())
}

// rate is A of heads h.
func (p dtPointers) rate(s ssdShape, h, mask triton.Value) triton.Value {
	a := p.a.At(h).Load(mask)
	if s.logRate {
		return a.Mul(log2e).Exp2().Mul(-1.)
	}
	return a
}

// timeSteps is dt = clamp(softplus(raw)).
func (s ssdShape) timeSteps(raw triton.Value) triton.Value {
	if s.softplus {
		return s.clamped(softplus(raw))
	}
	return s.clamped(raw)
}

func (s ssdShape) clamped(dt triton.Value) triton.Value {
	if s.min > 0 {
		dt = dt.Less(s.min).Select(s.min, dt)
	}
	if !math.IsInf(s.max, 1) {
		dt = dt.Greater(s.max).Select(s.max, dt)
	}
	return dt
}

// softplusLinear is where softplus(x) = x from, as in PyTorch.
const softplusLinear = 20

// softplus is log(1 + e^x). The logarithm of u = 1 + e^-|x| has lost what 1 + rounded away of e^-|x|; times e^-|x| / (u - 1) it is exact to
// rounding (Kahan; Goldberg 1991, theorem 4).
func softplus(x triton.Value) triton.Value {
	small := x.Abs().Mul(-log2e).Exp2()
	u := small.Add(1.)
	rounded := u.Sub(1.)
	logarithm := u.Log2().Mul(math.Ln2).Mul(small.Div(rounded))
	logarithm = rounded.Equal(0.).Select(small, logarithm)
	return x.Greater(float64(softplusLinear)).Select(x, x.Max(0.).Add(logarithm))
}

// softplusSeries is softplus in half the instructions: log(1 + u) = 2 atanh(t) with t = u / (u + 2), whose powers t^2 are at most 1/9 where u
// is at most 1. What the series leaves out is 1.5e-8 of the logarithm.
func softplusSeries(x triton.Value) triton.Value {
	small := x.Abs().Mul(-log2e).Exp2()
	t := small.Mul(small.Add(2.).Reciprocal())
	square := t.Mul(t)
	series := square.MulAdd(1./13, 1./11)
	for odd := 9; odd > 0; odd -= 2 {
		series = series.MulAdd(square, 1/float64(odd))
	}
	return x.Greater(float64(softplusLinear)).Select(x, series.MulAdd(t.Add(t), x.Max(0.)))
}

// timeStepsGrad is the derivative of dt by raw: 0 strictly outside the limits.
func (s ssdShape) timeStepsGrad(raw, grad triton.Value) triton.Value {
	dt := raw
	if s.softplus {
		dt = softplus(raw)
		sigmoid := raw.Mul(-log2e).Exp2().Add(1.)
		grad = raw.Greater(float64(softplusLinear)).Select(grad, grad.Div(sigmoid))
	}
	if s.min > 0 {
		grad = dt.Less(s.min).Select(0., grad)
	}
	if !math.IsInf(s.max, 1) {
		grad = dt.Greater(s.max).Select(0., grad)
	}
	return grad
}

func divideUp(a, b int) int { return (a + b - 1) / b }

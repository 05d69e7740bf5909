package cuda

import (
	"fmt"
	"math"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// stepShape is a recurrent step as its kernels see it. The SSD's shape in it has a length of one token.
type stepShape struct {
	ssdShape
	taps int
	eps  float64
}

func newStepShape(call kernels.Call) (s stepShape, reason string) {
	if len(call.Inputs) != 9 || len(call.Inputs[1].Dims) != 3 || len(call.Inputs[2].Dims) != 4 {
		return s, "want nine inputs, the states of rank 3 and 4"
	}
	if s, reason = stepAttributes(call); reason != "" {
		return s, reason
	}
	state := call.Inputs[2].Dims
	s.batch, s.heads, s.headDim, s.state, s.taps = state[0], state[1], state[2], state[3], call.Inputs[1].Dims[2]
	want := []kernels.Tensor{
		float32s(s.batch, s.width()), float32s(s.batch, s.convolved(), s.taps), s.finalTensor(), float32s(s.convolved(), s.taps), float32s(s.convolved()),
		float32s(s.heads), float32s(s.heads), float32s(s.heads), float32s(s.channels()),
	}
	if reason := wantTensors(call.Inputs, want); reason != "" {
		return s, reason
	}
	switch {
	case s.headDim > 128 || s.state > 256 || s.channels() > maxNorm:
		return s, fmt.Sprintf("headdim %d, d_state %d and %d channels, kernels take up to 128, 256 and %d", s.headDim, s.state, s.channels(), maxNorm)
	case s.batch < 1 || s.batch > math.MaxUint16:
		return s, fmt.Sprintf("batch %d, kernels take 1 to %d", s.batch, math.MaxUint16)
	}
	return s, ""
}

// stepAttributes is a step of which the attributes alone are known.
func stepAttributes(call kernels.Call) (s stepShape, reason string) {
	s.ssdShape = ssdShape{length: 1, groups: 1, elem: triton.F32, max: math.Inf(1)}
	if err := s.readAttributes(call); err != nil {
		return s, err.Error()
	}
	var err error
	if s.eps, err = call.Float("eps"); err != nil {
		return s, err.Error()
	}
	return s, ""
}

// wantTensors says which input is not of the type wanted.
func wantTensors(inputs, want []kernels.Tensor) (reason string) {
	for i, tensor := range want {
		if got := inputs[i]; got.String() != tensor.String() {
			return fmt.Sprintf("input %d is %s, want %s", i, got, tensor)
		}
	}
	return ""
}

func (s stepShape) channels() int  { return s.heads * s.headDim }
func (s stepShape) convolved() int { return s.channels() + 2*s.state }
func (s stepShape) width() int     { return s.channels() + s.convolved() + s.heads }

// recurrentStep is the composite recurrent_step: one kernel up to the gate, with the state in place, and one for the norm.
func (d Device) recurrentStep(call kernels.Call) (body, reason string) {
	s, reason := newStepShape(call)
	if reason != "" {
		return "", reason
	}
	p, in := &program{}, call.Operands()
	results := p.callInPlace(s.step(), 2, 2, in[:8], float32s(s.batch, s.channels()), call.Inputs[1], call.Inputs[2])
	gated := p.call(rmsNorm("step_norm", s.batch, s.channels(), s.eps, triton.F32), []tensor{results[0], in[8]}, float32s(s.batch, s.channels()))
	return p.done(gated[0], results[1], results[2]), ""
}

// stepConv is the convolution with SiLU for channels of sequence b. It stores their state after the token where the masks allow.
type stepConv struct {
	s                                 stepShape
	x, before, weight, bias, after, b triton.Value
}

func (c stepConv) of(channel, mask triton.Value, stored ...triton.Value) triton.Value {
	at := c.b.Mul(c.s.convolved()).Add(channel.To(triton.I64)).Mul(c.s.taps)
	newest := c.x.At(c.b.Mul(c.s.width()).Add(c.s.channels())).At(channel).Load(mask)
	weights := c.weight.At(channel.Mul(c.s.taps))
	sum := c.bias.At(channel).Load(mask).Add(newest.Mul(weights.At(c.s.taps - 1).Load(mask)))
	for tap := range c.s.taps - 1 {
		value := c.before.At(at).At(tap + 1).Load(mask)
		sum = sum.Add(value.Mul(weights.At(tap).Load(mask)))
		c.after.At(at).At(tap).Store(value, append(stored, mask)...)
	}
	c.after.At(at).At(c.s.taps-1).Store(newest, append(stored, mask)...)
	return silu(sum)
}

func silu(x triton.Value) triton.Value { return x.Div(x.Mul(-log2e).Exp2().Add(1.)) }

// step takes one head of one sequence in each program: grid (nheads, batch). Each makes B and C for itself; the first one of a
// sequence stores their convolution's state, which is not in place because the others read the old one.
func (s stepShape) step() launch {
	f := triton.New("recurrent_step")
	projected, before, states := f.Pointer("projected", triton.F32), f.Pointer("conv", triton.F32), f.Pointer("ssm", triton.F32)
	weight, bias := f.Pointer("convweight", triton.F32), f.Pointer("convbias", triton.F32)
	aLog, skip, dtBias := f.Pointer("alog", triton.F32), f.Pointer("d", triton.F32), f.Pointer("dtbias", triton.F32)
	gated, after, statesAfter := f.Pointer("gated", triton.F32), f.Pointer("convafter", triton.F32), f.Pointer("ssmafter", triton.F32)

	h, b := f.ProgramID(0), f.ProgramID(1).To(triton.I64)
	p, n := f.Range(s.paddedDim()), f.Range(s.paddedState())
	dimMask, stateMask := p.Less(s.headDim), n.Less(s.state)
	conv := stepConv{s, projected, before, weight, bias, after, b}
	channel := h.Mul(s.headDim).Add(p)
	first := h.Equal(0)
	x := conv.of(channel, dimMask)
	bn := conv.of(n.Add(s.channels()), stateMask, first)
	cn := conv.of(n.Add(s.channels()+s.state), stateMask, first)

	row := projected.At(b.Mul(s.width()))
	dt := s.timeSteps(row.At(h.Add(s.channels() + s.convolved())).Load().Add(dtBias.At(h).Load()))
	rate := aLog.At(h).Load().Mul(log2e).Exp2()
	decay := dt.Mul(rate).Mul(-log2e).Exp2()
	at := b.Mul(s.heads).Add(h.To(triton.I64)).Mul(s.headDim * s.state)
	offsets := p.Column().Mul(s.state).Add(n.Row())
	mask := []triton.Value{dimMask.Column(), stateMask.Row()}
	state := states.At(at).At(offsets).Load(mask...)
	state = state.Mul(decay).Add(x.Mul(dt).Column().Mul(bn.Row()))
	statesAfter.At(at).At(offsets).Store(state, mask...)
	y := state.Mul(cn.Row()).Sum(1).Add(x.Mul(skip.At(h).Load()))
	z := row.At(channel).Load(dimMask)
	gated.At(b.Mul(s.channels())).At(channel).Store(y.Mul(silu(z)), dimMask)
	return launch{f, [3]int{s.heads, s.batch, 1}, 4, 1}
}

// maxNorm is how many channels a program of [rmsNorm] holds in registers.
const maxNorm = 16384

// rmsNorm divides rows by their root mean square and multiplies by a weight. A program takes a row.
func rmsNorm(name string, rows, channels int, eps float64, elem triton.Elem) launch {
	f := triton.New(name)
	x, weight, out := f.Pointer("x", triton.F32), f.Pointer("weight", triton.F32), f.Pointer("out", elem)
	at := f.ProgramID(0).To(triton.I64).Mul(channels)
	c := f.Range(powerOfTwo(channels))
	mask := c.Less(channels)
	row, factor := x.At(at).At(c).Load(mask), weight.At(c).Load(mask)
	scale := normScale(row.Mul(row).Sum(0), channels, eps)
	out.At(at).At(c).Store(row.Mul(scale).Mul(factor), mask)
	return launch{f, [3]int{rows, 1, 1}, 4, 1}
}

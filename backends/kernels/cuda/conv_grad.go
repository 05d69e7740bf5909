package cuda

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// convGrad is the composite conv_silu_grad: one kernel for dx and the parts of the gradients of weight and bias, one for their sums.
func (d Device) convGrad(call kernels.Call) (body, reason string) {
	s, reason := newConvShape(call)
	if reason != "" {
		return "", reason
	}
	s = s.forGradient(d)
	all := call.Operands()
	dy := all[len(all)-1]
	if len(call.Outputs) != 4 || dy.String() != call.Inputs[0].String() {
		return "", fmt.Sprintf("dy is %s with %d outputs, want %s and 4", dy, len(call.Outputs), call.Inputs[0])
	}
	p := &program{}
	results := []kernels.Tensor{call.Outputs[0], s.sums()}
	if s.initial {
		results = append(results, call.Outputs[3])
	}
	made := p.call(s.backward(), append(s.operands(all), dy), results...)
	sums := p.columnSums(s.summed(made[1]))[0]
	if !s.initial {
		made = append(made, p.zeros(call.Outputs[3]))
	}
	return p.done(made[0], p.reshaped(sums[0], s.channels, s.taps), sums[1], made[2]), ""
}

// forGradient takes longer stretches, as each makes parts of the gradients of weight and bias and reads what follows it: the longer ones where
// there are programs enough to fill the device nearly.
func (s convShape) forGradient(d Device) convShape {
	const long, full = 128, 24
	s.steps = 64
	if s.programs()*divideUp(s.length, long)*s.batch >= full*d.Cores {
		s.steps = long
	}
	return s
}

// sums are the programs' parts of the gradients of weight and bias, those of the weight first.
func (s convShape) sums() kernels.Tensor {
	return float32s(s.batch*s.stretches(), s.channels*(s.taps+1))
}

// summed are the parts in sums: of the gradient of the weight, [channels * taps], and of that of the bias.
func (s convShape) summed(sums tensor) partSums {
	return partSums{parts: sums, columns: []int{s.channels * s.taps, s.channels}}
}

// convGradient is the gradient while it goes from token to token. With g the gradient before SiLU,
//
//	dx_t = sum over j of weight[taps-1-j] g_{t+j}    dweight[taps-1-j] = sum over t of g_t x_{t-j}    dbias = sum over t of g_t
//
// so that a token's dx is known taps-1 tokens later.
type convGradient struct {
	*convLanes
	dy, dx convTensor
	dstate triton.Value // a pointer
}

// token takes a token into the windows of x and of g and stores the dx that is known by it, where the masks allow.
func (k *convGradient) token(xs window, gs []triton.Value, x, dy, t triton.Value, masks ...triton.Value) (window, []triton.Value) {
	xs = k.with(xs, x, t)
	before := k.beforeActivation(xs)
	gate := sigmoid(before)
	g := dy.To(triton.F32).Mul(gate).Mul(before.MulAdd(oneMinus(gate), 1.))
	gs = append([]triton.Value{g}, gs...)
	k.store(k.dx, t.Sub(k.s.taps-1), k.input(xs, gs), masks...)
	return xs, gs
}

// input is dx of the oldest token of the windows.
func (k *convGradient) input(xs window, gs []triton.Value) triton.Value {
	oldest := k.s.taps - 1
	sum := gs[oldest].Mul(k.weights[oldest])
	for tap := oldest - 1; tap >= 0; tap-- {
		sum = xs.between(tap, oldest, gs[tap]).MulAdd(k.weights[tap], sum)
	}
	return sum
}

// backward goes through a stretch and the taps-1 tokens behind it, with the last tokens' values and gradients in registers.
func (s convShape) backward() launch {
	f := newKernel("conv_silu_grad", s.elem)
	k := &convGradient{convLanes: s.lanes(f)}
	k.dy = k.tensors("dy")
	grid := s.grid()
	var ddt triton.Value
	if s.parts != nil {
		ddt = f.Pointer("ddt", triton.F32)
		f.Pointer("into", s.elem)
		grid[0] += divideUp(s.behind(), s.columns)
	}
	dx := f.Pointer("dx", s.elem)
	k.dx = k.wide(dx)
	parts := f.Pointer("parts", triton.F32)
	if s.initial {
		k.dstate = f.Pointer("dstate", triton.F32)
	}
	zero := f.Const(triton.F32, 0, s.columns)
	carried := k.before().carried()
	for range s.taps - 1 + s.taps + 1 { // the window of g; the sums
		carried = append(carried, zero)
	}
	last := f.For(s.steps/convRows, 1, carried, k.rows)
	xs, rest := k.carries(last)
	gs, sums := rest[:s.taps-1:s.taps-1], rest[s.taps-1:]
	for behind := range s.taps - 1 {
		t := k.first.Add(s.steps + behind)
		xs, gs = k.token(xs, gs, k.loadBehind(k.x, t), k.loadBehind(k.dy, t), t)
		xs, gs = xs.kept(), gs[:s.taps-1]
	}
	part := k.b.Mul(s.stretches()).Add(f.ProgramID(1).To(triton.I64)).Mul(s.channels * (s.taps + 1))
	for tap, sum := range sums[:s.taps] {
		parts.At(part).At(k.channel.Mul(s.taps)).At(tap).Store(sum, k.has)
	}
	parts.At(part).At(s.channels*s.taps).At(k.channel).Store(sums[s.taps], k.has)
	if s.parts != nil {
		k.behind(ddt, dx)
	}
	return launch{f, grid, 1, 1}
}

// rows are convRows tokens of the stretch.
func (k *convGradient) rows(i triton.Value, carried []triton.Value) []triton.Value {
	taps := k.s.taps
	t := k.first.Add(i.Mul(convRows))
	var x, dy []triton.Value
	for u := range convRows {
		x, dy = append(x, k.load(k.x, t.Add(u))), append(dy, k.load(k.dy, t.Add(u)))
	}
	xs, rest := k.carries(carried)
	gs, sums := rest[:taps-1:taps-1], rest[taps-1:]
	for u := range convRows {
		var masks []triton.Value
		if u < taps-1 { // whose token's dx may be the business of the program before
			masks = append(masks, i.Greater(0))
		}
		xs, gs = k.token(xs, gs, x[u], dy[u], t.Add(u), masks...)
		if k.s.initial && u < taps-1 {
			k.storeState(u, k.input(xs, gs), t)
		}
		for back := range taps {
			sums[taps-1-back] = gs[0].MulAdd(xs.at(back), sums[taps-1-back])
		}
		sums[taps] = sums[taps].Add(gs[0])
		xs, gs = xs.kept(), gs[:taps-1]
	}
	return append(append(xs.carried(), gs...), sums...)
}

// storeState stores the gradient of the values before a sequence that its token u makes known. The oldest of them meets no token.
func (k *convGradient) storeState(u int, gradient, t triton.Value) {
	at := k.dstate.At(k.b.Mul(k.s.channels).Add(k.channel.To(triton.I64)).Mul(k.s.taps))
	starts := t.Equal(0)
	at.At(u+1).Store(gradient, k.has, starts)
	if u == 0 {
		at.Store(k.f.Const(triton.F32, 0, k.s.columns), k.has, starts)
	}
}

func sigmoid(x triton.Value) triton.Value { return x.Mul(-log2e).Exp2().Add(1.).Reciprocal() }

func oneMinus(x triton.Value) triton.Value { return x.MulAdd(-1., 1.) }

package cuda

import (
	"fmt"
	"math"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// convShape is a causal convolution with SiLU as its kernels see it.
type convShape struct {
	batch, length, channels, taps int

	elem     triton.Elem // of x and y
	initial  bool        // the values before the sequence are an input, else 0
	segments bool        // document numbers are an input

	// Where x is a stretch of wider rows: their elements and the first of x. In those, its channels are several tensors side by side.
	row, from int
	parts     []int // channels of each tensor that y is, whole programs each; nil for one

	columns, steps int // channels and tokens of a program, which is one warp
}

// Tokens are read convRows at a time, so that as many loads are under way at once; maxTaps-1 of them may be those before.
const (
	convRows = 8
	maxTaps  = convRows
	// fewestColumns are the channels of a program with one in a thread.
	fewestColumns = 32
)

// newConvShape reads a call of conv_silu or conv_silu_grad.
func newConvShape(call kernels.Call) (s convShape, reason string) {
	if len(call.Inputs) < 4 || len(call.Inputs[0].Dims) != 3 || len(call.Inputs[1].Dims) != 2 {
		return s, "want x of rank 3, weight of rank 2, bias and state"
	}
	for name, flag := range map[string]*bool{"init": &s.initial, "seg": &s.segments} {
		value, err := call.Int(name)
		if err != nil {
			return s, err.Error()
		}
		*flag = value != 0
	}
	x := call.Inputs[0]
	s.batch, s.length, s.channels, s.taps = x.Dims[0], x.Dims[1], x.Dims[2], call.Inputs[1].Dims[1]
	s.row, s.elem = s.channels, triton.Elem(x.DType)
	want := []kernels.Tensor{x, float32s(s.channels, s.taps), float32s(s.channels), float32s(s.batch, s.channels, s.taps)}
	if s.segments {
		want = append(want, kernels.Tensor{DType: "i32", Dims: []int{s.batch, s.length}})
	}
	if reason := unlike(call.Inputs, want...); reason != "" {
		return s, reason
	}
	return s.tiled()
}

// tiled adds the tiles to a shape.
func (s convShape) tiled() (tiled convShape, reason string) {
	switch {
	case s.elem != triton.BF16 && s.elem != triton.F32:
		return s, fmt.Sprintf("x is %s, kernels take bf16 and f32", s.elem)
	case s.taps < 2 || s.taps > maxTaps:
		return s, fmt.Sprintf("%d taps, kernels take 2 to %d", s.taps, maxTaps)
	case s.batch == 0 || s.length == 0 || s.channels == 0:
		return s, "it is empty"
	case s.batch > math.MaxUint16 || s.length > math.MaxUint16*convRows || s.length*s.row > math.MaxInt32/2:
		return s, "it is too large for a grid of 16-bit numbers or 32-bit offsets"
	}
	s.columns, s.steps = max(fewestColumns, min(2*fewestColumns, powerOfTwo(s.channels))), 32
	return s, ""
}

func (s convShape) stretches() int { return divideUp(s.length, s.steps) }

func (s convShape) grid() [3]int {
	return [3]int{s.programs(), s.stretches(), s.batch}
}

// conv is the composite conv_silu.
func (d Device) conv(call kernels.Call) (body, reason string) {
	s, reason := newConvShape(call)
	if reason != "" {
		return "", reason
	}
	p := &program{}
	return p.done(p.call(s.forward(), s.operands(call.Operands()), call.Outputs...)...), ""
}

// operands are those of the call that a kernel reads.
func (s convShape) operands(all []tensor) []tensor {
	operands := append([]tensor{}, all[:3]...)
	if s.initial {
		operands = append(operands, all[3])
	}
	if s.segments {
		operands = append(operands, all[4])
	}
	return operands
}

// convLanes are a program's channels while it goes from token to token.
type convLanes struct {
	s               convShape
	f               *triton.Func
	x               convTensor
	state, runs     triton.Value // pointers, or no values
	b, channel, has triton.Value // sequence, i64; channels and whether they exist
	first           triton.Value // the first token
	weights         []triton.Value
	bias            triton.Value
}

func (s convShape) lanes(f *triton.Func) *convLanes {
	l := &convLanes{s: s, f: f}
	x := f.Pointer("x", s.elem)
	weight, bias := f.Pointer("weight", triton.F32), f.Pointer("bias", triton.F32)
	if s.initial {
		l.state = f.Pointer("state", triton.F32)
	}
	if s.segments {
		l.runs = f.Pointer("runs", triton.I32)
	}
	l.channel = f.ProgramID(0).Mul(s.columns).Add(f.Range(s.columns))
	l.has = l.channel.Less(s.channels)
	l.first, l.b = f.ProgramID(1).Mul(s.steps), f.ProgramID(2).To(triton.I64)
	l.x = l.wide(x)
	for tap := range s.taps {
		l.weights = append(l.weights, weight.At(l.channel.Mul(s.taps)).At(tap).Load(l.has))
	}
	l.bias = bias.At(l.channel).Load(l.has)
	return l
}

// convTensor is a tensor of the program's channels: where a token's values are in it.
type convTensor func(t triton.Value) triton.Value

// wide is a tensor like x.
func (l *convLanes) wide(pointer triton.Value) convTensor {
	return func(t triton.Value) triton.Value {
		at := pointer.At(l.b.Mul(l.s.length * l.s.row)).At(t.Mul(l.s.row))
		if l.s.from > 0 {
			at = at.At(l.s.from)
		}
		return at.At(l.channel)
	}
}

// tensors are pointers to as many tensors as y is, which follow in the parameters, as the one that has the program's channels.
func (l *convLanes) tensors(name string) convTensor {
	if l.s.parts == nil {
		return l.wide(l.f.Pointer(name, l.s.elem))
	}
	program, before := l.f.ProgramID(0), 0
	var pointer, width, first triton.Value
	for i, channels := range l.s.parts {
		own := l.f.Pointer(fmt.Sprintf("%s%d", name, i), l.s.elem)
		ownWidth, ownFirst := l.f.Const(triton.I32, float64(channels)), l.f.Const(triton.I32, float64(before))
		if i == 0 {
			pointer, width, first = own, ownWidth, ownFirst
		} else {
			here := program.GreaterEqual(before / l.s.columns)
			pointer, width, first = here.Select(own, pointer), here.Select(ownWidth, width), here.Select(ownFirst, first)
		}
		before += channels
	}
	start := pointer.At(l.b.Mul(width.Mul(l.s.length).To(triton.I64)))
	return func(t triton.Value) triton.Value { return start.At(t.Mul(width)).At(l.channel.Sub(first)) }
}

// load reads a token's values, 0 behind the end and where a mask is false.
func (l *convLanes) load(from convTensor, t triton.Value, masks ...triton.Value) triton.Value {
	masks = append([]triton.Value{l.has}, masks...)
	if l.s.length%l.s.steps != 0 {
		masks = append(masks, t.Less(l.s.length))
	}
	return from(t).Load(masks...)
}

// loads are convRows tokens from t on.
func (l *convLanes) loads(from convTensor, t triton.Value, masks ...triton.Value) []triton.Value {
	values := make([]triton.Value, convRows)
	for u := range values {
		values[u] = l.load(from, t.Add(u), masks...)
	}
	return values
}

// loadBehind reads the values of a token that may lie behind the stretch.
func (l *convLanes) loadBehind(from convTensor, t triton.Value) triton.Value {
	return from(t).Load(l.has, t.Less(l.s.length))
}

// store writes a token's values, unless it is behind the end.
func (l *convLanes) store(to convTensor, t, values triton.Value, masks ...triton.Value) {
	masks = append(masks, l.has)
	if l.s.length%l.s.steps != 0 {
		masks = append(masks, t.Less(l.s.length))
	}
	to(t).Store(values, masks...)
}

// window are a token's values and those of the tokens before it, newest first, and the numbers of their documents if there are segments.
type window struct{ values, runs []triton.Value }

// before is the window of the tokens before the first, without a token of its own. What lies before the sequence belongs to the first document.
func (l *convLanes) before() window {
	var w window
	for back := 1; back < l.s.taps; back++ {
		t := l.first.Sub(back)
		inside := t.GreaterEqual(0)
		value := l.x(t.Max(0)).Load(l.has, inside).To(triton.F32)
		if l.s.initial {
			at := l.b.Mul(l.s.channels).Add(l.channel.To(triton.I64)).Mul(l.s.taps)
			value = inside.Select(value, l.state.At(at).At(l.s.taps-back).Load(l.has, t.Less(0)))
		}
		w.values = append(w.values, value)
		if l.s.segments {
			w.runs = append(w.runs, l.document(t.Max(0)))
		}
	}
	return w
}

func (l *convLanes) document(t triton.Value) triton.Value {
	return l.runs.At(l.b.Mul(l.s.length)).At(t).Load()
}

// with is the window of the next token.
func (l *convLanes) with(w window, x, t triton.Value) window {
	next := window{values: append([]triton.Value{x.To(triton.F32)}, w.values...)}
	if l.s.segments {
		next.runs = append([]triton.Value{l.document(t.Min(l.s.length - 1))}, w.runs...)
	}
	return next
}

// kept is the window without its oldest token.
func (w window) kept() window {
	kept := window{values: w.values[:len(w.values)-1]}
	if w.runs != nil {
		kept.runs = w.runs[:len(w.runs)-1]
	}
	return kept
}

// at is the value back tokens ago as the newest token sees it: 0 where a document began between them.
func (w window) at(back int) triton.Value { return w.between(0, back, w.values[back]) }

// between is value where two tokens of the window are of one document, else 0.
func (w window) between(newer, older int, value triton.Value) triton.Value {
	if w.runs == nil || newer == older {
		return value
	}
	return w.runs[newer].Equal(w.runs[older]).Select(value, 0.)
}

// carried are the window's values for a loop; carries takes them back.
func (w window) carried() []triton.Value {
	return append(append([]triton.Value{}, w.values...), w.runs...)
}

func (l *convLanes) carries(values []triton.Value) (w window, rest []triton.Value) {
	n := l.s.taps - 1
	w.values, rest = values[:n:n], values[n:]
	if l.s.segments {
		w.runs, rest = rest[:n:n], rest[n:]
	}
	return w, rest
}

// beforeActivation is the sum over the taps for the newest token of a window.
func (l *convLanes) beforeActivation(w window) triton.Value {
	sum := l.bias
	for back := range l.s.taps {
		sum = w.at(back).MulAdd(l.weights[l.s.taps-1-back], sum)
	}
	return sum
}

// forward goes through a stretch of a sequence with the values of the last tokens in registers, and those of the next, whose loads are under
// way: grid (channels, stretches, batch).
func (s convShape) forward() launch {
	f := newKernel("conv_silu", s.elem)
	l := s.lanes(f)
	y := l.tensors("y")
	rounds := s.steps / convRows
	carried := append(l.before().carried(), l.loads(l.x, l.first)...)
	f.For(rounds, 1, carried, func(i triton.Value, carried []triton.Value) []triton.Value {
		t := l.first.Add(i.Mul(convRows))
		w, rows := l.carries(carried)
		following := l.loads(l.x, t.Add(convRows), i.Less(rounds-1))
		for u, x := range rows {
			next := l.with(w, x, t.Add(u))
			before := l.beforeActivation(next)
			l.store(y, t.Add(u), before.Mul(sigmoid(before)))
			w = next.kept()
		}
		return append(w.carried(), following...)
	})
	return launch{f, s.grid(), 1, 1}
}

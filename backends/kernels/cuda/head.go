package cuda

import (
	"fmt"
	"math"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// headStep is the composite head_step: the final norm, the head's logits and the first of the largest, if anything takes it.
func (d Device) headStep(call kernels.Call) (body, reason string) {
	if len(call.Inputs) != 3 || len(call.Inputs[0].Dims) != 2 || len(call.Inputs[2].Dims) != 2 {
		return "", "want three inputs, the first and the last of rank 2"
	}
	h, reason := newHeadShape(call, call.Inputs[0], call.Inputs[2])
	if reason != "" {
		return "", reason
	}
	if reason := wantTensors(call.Inputs, []kernels.Tensor{call.Inputs[0], float32s(h.product.in), call.Inputs[2]}); reason != "" {
		return "", reason
	}
	h.best = call.Used[1]
	p, in := &program{}, call.Operands()
	made := p.head(h, chain{residual: in[0]}, in[1], in[2], nil)
	if !h.best {
		zero := p.name()
		p.line("%s = stablehlo.constant dense<0> : %s", zero, call.Outputs[1])
		return p.done(made[0], tensor{Name: zero, Tensor: call.Outputs[1]}), ""
	}
	best := p.call(h.choose(), made[1:], call.Outputs[1])
	return p.done(made[0], best[0]), ""
}

// headShape is a head as its kernels see it.
type headShape struct {
	product product
	vocab   int  // columns that are tokens
	best    bool // the largest is wanted
	eps     float64
	// Of a model's step (model_step.go): how many sums of squares a row has from which the product takes the norm, 0 if it does not; and that logits
	// are kept with a run's last token alone.
	squares int
	late    bool
}

// newHeadShape is the head of a call on a residual and a weight of rank 2.
func newHeadShape(call kernels.Call, residual, weight kernels.Tensor) (h headShape, reason string) {
	rows, model, out := residual.Dims[0], residual.Dims[1], weight.Dims[0]
	elem := triton.Elem(weight.DType)
	if want := float32s(rows, weight.Dims[1]); residual.String() != want.String() {
		return h, fmt.Sprintf("the head's residual is %s, want %s", residual, want)
	}
	eps, err := call.Float("eps")
	if err != nil {
		return h, err.Error()
	}
	vocab, err := call.Int("vocab")
	if err != nil {
		return h, err.Error()
	}
	switch {
	case elem != triton.BF16 && elem != triton.F32:
		return h, fmt.Sprintf("weights are %s, kernels take bf16 and f32", elem)
	case rows < 1 || rows > mostRows:
		return h, fmt.Sprintf("%d rows, kernels take 1 to %d", rows, mostRows)
	case vocab < 1 || vocab > out || out > 1<<24:
		return h, fmt.Sprintf("a vocabulary of %d among %d rows, kernels take up to 2^24", vocab, out)
	case out*model > math.MaxInt32 || rows*out > math.MaxInt32:
		return h, "it is too large for 32-bit offsets"
	}
	return headShape{product: newHeadProduct(rows, model, out, elem), vocab: vocab, best: true, eps: eps}, ""
}

// head adds the logits and, where the largest is wanted, what choose takes. late are, of a model's step, the token's number in its run, how many there
// are and the logits so far.
func (p *program) head(h headShape, at chain, norm, weight tensor, late []tensor) []tensor {
	var operands []tensor
	switch {
	case h.squares > 0:
		operands = []tensor{at.operand, weight, at.squares}
	case h.product.tile.rows > 0:
		operands = []tensor{p.normed(at.residual, norm, h.product.elem, h.eps), weight}
	default:
		operands = []tensor{at.residual, weight, norm}
	}
	rows := h.product.rows
	results, places := []kernels.Tensor{float32s(rows, h.product.out)}, []inPlace(nil)
	if h.best {
		blocks := float32s(rows, h.product.grid()[0])
		results = append(results, blocks, blocks)
	}
	if h.late {
		operands = append(operands, late...)
		places = append(places, inPlace{0, len(operands) - 1})
	}
	return p.callInPlaces(h.logits(), places, operands, results...)
}

// logits is the product, with the norm where it is row by row or there are squares. Where the largest logit is wanted, each program also stores the
// largest of its columns and the first column where it stands, as float32.
func (h headShape) logits() launch {
	f, p := newProductKernel("head_logits"), h.product
	x, weight, norm := f.Pointer("x", p.operand()), f.Pointer("weight", p.elem), triton.Value{}
	switch {
	case p.tile.rows == 0:
		norm = f.Pointer("norm", triton.F32)
	case h.squares > 0:
		norm = f.Pointer("squares", triton.F32)
	}
	kept := h.kept(f)
	values := h.values(f, x, weight, norm)
	out, largest, first := f.Pointer("logits", triton.F32), triton.Value{}, triton.Value{}
	if h.best {
		largest, first = f.Pointer("largest", triton.F32), f.Pointer("first", triton.F32)
	}
	for i, place := range p.places(f) {
		kept(func() { out.At(place.row.Mul(p.out).Add(place.column)).Store(values[i], place.mask) })
		if h.best {
			h.storeLargest(f, place, values[i], largest, first)
		}
	}
	return p.launch(f)
}

// values are the logits of the program's places. norm is the norm's weight or squares, or neither.
func (h headShape) values(f *triton.Func, x, weight, norm triton.Value) []triton.Value {
	p := h.product
	switch {
	case p.tile.rows == 0:
		values, squares := p.sums(f, x, norm, weight)
		for i := range values {
			values[i] = values[i].Mul(normScale(squares[i], p.in, h.eps))
		}
		return values
	case h.squares > 0:
		row, _ := p.row(f)
		squares := p.squares(f, norm, row.Column(), h.squares)
		return []triton.Value{p.dots(f, x, weight).Mul(rowScale(squares, p.in, h.eps))}
	}
	return []triton.Value{p.dots(f, x, weight)}
}

// kept adds the parameters that tell whether logits are kept, and returns what runs store if they are.
func (h headShape) kept(f *triton.Func) func(store func()) {
	if !h.late {
		return func(store func()) { store() }
	}
	number, count := f.Pointer("number", triton.I32), f.Pointer("count", triton.I32)
	f.Pointer("before", triton.F32) // in whose place the logits are
	rounds := oneRoundIf(number.Load().Add(1).GreaterEqual(count.Load()))
	return func(store func()) {
		f.ForValue(rounds, 1, nil, func(triton.Value, []triton.Value) []triton.Value {
			store()
			return nil
		})
	}
}

func (h headShape) storeLargest(f *triton.Func, p place, values, largest, first triton.Value) {
	axis := len(values.Type.Shape) - 1
	at := p.row.Mul(h.product.grid()[0]).Add(f.ProgramID(0))
	values = p.column.Less(h.vocab).Select(values, math.Inf(-1))
	most, mask := values.MaxAlong(axis), triton.Value{}
	reached := most
	if axis == 1 {
		reached = most.Column()
		row, rowMask := h.product.row(f)
		at, mask = row.Mul(h.product.grid()[0]).Add(f.ProgramID(0)), rowMask
	}
	column := values.Equal(reached).Select(p.column.To(triton.F32), float64(h.product.out))
	largest.At(at).Store(most, mask)
	first.At(at).Store(column.MinAlong(axis), mask)
}

// choose is the first column with the largest logit of a row, from those of the blocks: grid (rows). In a model's step it counts the token, too.
func (h headShape) choose() launch {
	f := triton.New("head_choose")
	largest, first := f.Pointer("largest", triton.F32), f.Pointer("first", triton.F32)
	if h.late {
		f.Pointer("before", triton.I32) // in whose place the number is
	}
	best := f.Pointer("best", triton.I32)
	blocks := h.product.grid()[0]
	row, block := f.ProgramID(0), f.Range(powerOfTwo(blocks))
	mask := block.Less(blocks)
	at := row.Mul(blocks).Add(block)
	value, column := mask.Select(largest.At(at).Load(mask), math.Inf(-1)), first.At(at).Load(mask)
	reached := value.Equal(value.MaxAlong(0)).And(mask)
	column = reached.Select(column, float64(h.vocab)).MinAlong(0)
	best.At(row).Store(column.Min(float64(h.vocab - 1)).To(triton.I32))
	if h.late {
		number := f.Pointer("number", triton.I32)
		f.ForValue(oneRoundIf(row.Equal(0)), 1, nil, func(triton.Value, []triton.Value) []triton.Value {
			number.Store(number.Load().Add(1))
			return nil
		})
	}
	return launch{f, [3]int{h.product.rows, 1, 1}, 4, 1}
}

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
	rows, model, out := call.Inputs[0].Dims[0], call.Inputs[0].Dims[1], call.Inputs[2].Dims[0]
	elem := triton.Elem(call.Inputs[2].DType)
	want := []kernels.Tensor{float32s(rows, model), float32s(model), {DType: string(elem), Dims: []int{out, model}}}
	if reason := wantTensors(call.Inputs, want); reason != "" {
		return "", reason
	}
	eps, err := call.Float("eps")
	if err != nil {
		return "", err.Error()
	}
	vocab, err := call.Int("vocab")
	if err != nil {
		return "", err.Error()
	}
	switch {
	case elem != triton.BF16 && elem != triton.F32:
		return "", fmt.Sprintf("weights are %s, kernels take bf16 and f32", elem)
	case rows < 1 || rows > mostRows:
		return "", fmt.Sprintf("%d rows, kernels take 1 to %d", rows, mostRows)
	case vocab < 1 || vocab > out || out > 1<<24:
		return "", fmt.Sprintf("a vocabulary of %d among %d rows, kernels take up to 2^24", vocab, out)
	case out*model > math.MaxInt32 || rows*out > math.MaxInt32:
		return "", "it is too large for 32-bit offsets"
	}
	h := headShape{newHeadProduct(rows, model, out, elem), vocab, call.Used[1], eps}
	p, operands := &program{}, call.Operands()
	if h.product.tile.rows > 0 {
		operands = []tensor{p.normed(operands[0], operands[1], elem, eps), operands[2]}
	} else {
		operands = []tensor{operands[0], operands[2], operands[1]}
	}
	blocks := float32s(rows, h.product.grid()[0])
	if !h.best {
		logits := p.call(h.logits(), operands, call.Outputs[0])
		zero := p.name()
		p.line("%s = stablehlo.constant dense<0> : %s", zero, call.Outputs[1])
		return p.done(logits[0], tensor{Name: zero, Tensor: call.Outputs[1]}), ""
	}
	logits := p.call(h.logits(), operands, call.Outputs[0], blocks, blocks)
	best := p.call(h.choose(), logits[1:], call.Outputs[1])
	return p.done(logits[0], best[0]), ""
}

// headShape is a head as its kernels see it.
type headShape struct {
	product product
	vocab   int  // columns that are tokens
	best    bool // the largest is wanted
	eps     float64
}

// logits is the product, with the norm where it is row by row. Where the largest logit is wanted, each program also stores the largest of its
// columns and the first column where it stands, as float32.
func (h headShape) logits() launch {
	f, p := newProductKernel("head_logits"), h.product
	x, weight := f.Pointer("x", p.operand()), f.Pointer("weight", p.elem)
	var values []triton.Value
	if p.tile.rows == 0 {
		var squares []triton.Value
		values, squares = p.sums(f, x, f.Pointer("norm", triton.F32), weight)
		for i := range values {
			values[i] = values[i].Mul(normScale(squares[i], p.in, h.eps))
		}
	} else {
		values = []triton.Value{p.dots(f, x, weight)}
	}
	out := f.Pointer("logits", triton.F32)
	var largest, first triton.Value
	if h.best {
		largest, first = f.Pointer("largest", triton.F32), f.Pointer("first", triton.F32)
	}
	for i, place := range p.places(f) {
		out.At(place.row.Mul(p.out).Add(place.column)).Store(values[i], place.mask)
		if h.best {
			h.storeLargest(f, place, values[i], largest, first)
		}
	}
	return p.launch(f)
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

// choose is the first column with the largest logit of a row, from those of the blocks: grid (rows).
func (h headShape) choose() launch {
	f := triton.New("head_choose")
	largest, first, best := f.Pointer("largest", triton.F32), f.Pointer("first", triton.F32), f.Pointer("best", triton.I32)
	blocks := h.product.grid()[0]
	row, block := f.ProgramID(0), f.Range(powerOfTwo(blocks))
	mask := block.Less(blocks)
	at := row.Mul(blocks).Add(block)
	value, column := mask.Select(largest.At(at).Load(mask), math.Inf(-1)), first.At(at).Load(mask)
	reached := value.Equal(value.MaxAlong(0)).And(mask)
	column = reached.Select(column, float64(h.vocab)).MinAlong(0)
	best.At(row).Store(column.Min(float64(h.vocab - 1)).To(triton.I32))
	return launch{f, [3]int{h.product.rows, 1, 1}, 4, 1}
}

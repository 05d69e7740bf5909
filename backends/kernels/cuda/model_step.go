package cuda

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// The operands of the composite model_step before those of blocks.
const (
	modelDrawn = iota
	modelNumber
	modelCount
	modelBest
	modelLogits
	modelTable
	modelNorm
	modelHead
	modelBlocks
)

// modelShape is a call of model_step as its kernels see it. Embedding, blocks and head have weights of one type.
type modelShape struct {
	blocks []blockShape
	head   headShape
}

// modelStep is the composite model_step, a token of each row from its number to the next: embedding and norm in one kernel, the chain of blocks, the
// head, and the choice, which counts the token. The head's norm is a part of the sum before it and of its product where blocks' norms may be.
// Tokens, their number and the logits are where they were; logits are stored with a run's last token alone.
func (d Device) modelStep(call kernels.Call) (body, reason string) {
	m, reason := d.newModelShape(call)
	if reason != "" {
		return "", reason
	}
	p, in := &program{}, call.Operands()
	number, count := in[modelNumber], in[modelCount]
	drawn, at := p.embedded(m, in)
	last := tensor{}
	if m.head.squares > 0 {
		last = in[modelNorm]
	}
	after, states := p.blocks(m.blocks, at, in[modelBlocks:], []tensor{number, count}, last)
	made := p.head(m.head, after, in[modelNorm], in[modelHead], []tensor{number, count, in[modelLogits]})
	chosen := p.callInPlace(m.head.choose(), 1, 2, []tensor{made[1], made[2], number}, in[modelBest].Tensor, number.Tensor)
	return p.done(append([]tensor{drawn, chosen[1], chosen[0], made[0]}, states...)...), ""
}

func (d Device) newModelShape(call kernels.Call) (m modelShape, reason string) {
	if len(call.Inputs) < modelBlocks {
		return m, fmt.Sprintf("%d inputs, want %d before those of blocks", len(call.Inputs), modelBlocks)
	}
	drawn, table, head := call.Inputs[modelDrawn], call.Inputs[modelTable], call.Inputs[modelHead]
	if len(drawn.Dims) != 2 || len(table.Dims) != 2 || len(head.Dims) != 2 {
		return m, "want tokens, embedding and head of rank 2"
	}
	every, reason := everyOf(call)
	if reason != "" {
		return m, reason
	}
	residual, integer := float32s(drawn.Dims[1], table.Dims[1]), func(dims ...int) kernels.Tensor { return kernels.Tensor{DType: "i32", Dims: dims} }
	if m.head, reason = newHeadShape(call, residual, head); reason != "" {
		return m, reason
	}
	want := []kernels.Tensor{
		integer(drawn.Dims...), integer(), integer(), integer(residual.Dims[0]), float32s(residual.Dims[0], head.Dims[0]),
		head, float32s(residual.Dims[1]),
	}
	if reason := wantTensors(call.Inputs, want); reason != "" {
		return m, reason
	}
	if m.blocks, reason = d.blockShapes(call, every, residual, call.Inputs[modelBlocks:]); reason != "" {
		return m, reason
	}
	if elem := m.blocks[0].elem; elem != m.head.product.elem {
		return m, fmt.Sprintf("weights of blocks are %s and of the head %s, kernels take one type", elem, head.DType)
	}
	m.head.late = true
	if m.head.product.takesSquares() {
		m.head.squares = m.blocks[len(m.blocks)-1].output().grid()[0]
	}
	return m, ""
}

// normed tells whether the first block's product takes its operand as it is.
func (m modelShape) normed() bool { return m.blocks[0].projection().tile.rows > 0 }

// embedded adds the kernel that draws the tokens: these with a row more, and the residual that blocks begin on.
func (p *program) embedded(m modelShape, in []tensor) (drawn tensor, at chain) {
	first := m.blocks[0]
	operands := []tensor{in[modelBest], in[modelNumber], in[modelTable]}
	results := []kernels.Tensor{float32s(first.batch, first.model)}
	if m.normed() {
		operands = append(operands, in[modelBlocks+blockNorm])
		results = append(results, kernels.Tensor{DType: string(first.elem), Dims: results[0].Dims})
	}
	operands, results = append(operands, in[modelDrawn]), append(results, in[modelDrawn].Tensor)
	made := p.callInPlace(m.embed(), len(results)-1, len(operands)-1, operands, results...)
	at.residual = made[0]
	if m.normed() {
		at.operand = made[1]
	}
	return made[len(made)-1], at
}

// embed draws the token of a row, as its embedding and, if the first product takes it, that divided by its root mean square and times the norm's
// weight: grid (rows).
func (m modelShape) embed() launch {
	first := m.blocks[0]
	f := triton.New("model_embed")
	best, number, table, norm := f.Pointer("best", triton.I32), f.Pointer("number", triton.I32), f.Pointer("table", first.elem), triton.Value{}
	if m.normed() {
		norm = f.Pointer("norm", triton.F32)
	}
	f.Pointer("before", triton.I32) // in whose place the tokens are
	residual, operand := f.Pointer("residual", triton.F32), triton.Value{}
	if m.normed() {
		operand = f.Pointer("operand", first.elem)
	}
	drawn := f.Pointer("drawn", triton.I32)

	row, c := f.ProgramID(0), f.Range(powerOfTwo(first.model))
	mask := c.Less(first.model)
	token, weight := best.At(row).Load(), triton.Value{}
	if m.normed() {
		weight = norm.At(c).Load(mask)
	}
	drawn.At(number.Load().Mul(first.batch).Add(row)).Store(token)
	x := table.At(token.To(triton.I64).Mul(first.model)).At(c).Load(mask).To(triton.F32)
	at := row.Mul(first.model)
	residual.At(at).At(c).Store(x, mask)
	if m.normed() {
		scale := normScale(x.Mul(x).Sum(0), first.model, first.eps)
		operand.At(at).At(c).Store(x.Mul(scale).Mul(weight), mask)
	}
	return launch{f, [3]int{first.batch, 1, 1}, 4, 1}
}

package cuda

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
)

// blocksStep is the composite blocks_step, a chain of residual blocks for one token. A block is three kernels: norm, input projection and
// convolution; the recurrence and its gate; gated norm, output projection and sum. On tensor cores the norm is a kernel of its own before
// them or, for few rows, a part of the sum before it and of the products after it. States are updated in place.
func (d Device) blocksStep(call kernels.Call) (body, reason string) {
	shapes, reason := d.blockShapes(call)
	if reason != "" {
		return "", reason
	}
	p, in := &program{}, arguments(call)
	at, results := chain{residual: in[0]}, make([]tensor, 1)
	for i, s := range shapes {
		operands, norm := in[1+i*blockOperands:][:blockOperands], tensor{}
		if i+1 < len(shapes) && shapes[i+1].normsInProducts() {
			norm = in[1+(i+1)*blockOperands+blockNorm]
		}
		var conv, ssm tensor
		at, conv, ssm = p.block(s, at, operands, norm)
		results = append(results, conv, ssm)
	}
	results[0] = at.residual
	return p.done(results...), ""
}

// blockShapes are the blocks of a call.
func (d Device) blockShapes(call kernels.Call) (shapes []blockShape, reason string) {
	if len(call.Inputs) <= blockOperands || len(call.Inputs)%blockOperands != 1 {
		return nil, fmt.Sprintf("want a residual and %d inputs for each block", blockOperands)
	}
	for inputs := call.Inputs[1:]; len(inputs) > 0; inputs = inputs[blockOperands:] {
		s, reason := d.newBlockShape(call, inputs[:blockOperands])
		if reason == "" && shapes != nil && s.elem != shapes[0].elem {
			reason = fmt.Sprintf("weights are %s and %s, kernels take one type", shapes[0].elem, s.elem)
		}
		if reason != "" {
			return nil, reason
		}
		shapes = append(shapes, s)
	}
	return shapes, ""
}

// chain is what lies between two blocks.
type chain struct {
	residual tensor
	// The operand of the next input projection without the norm's factor of each row, and sums of squares of the residual that give the factor:
	// where the next block leaves its norm to its products.
	operand, squares tensor
}

// normsInProducts tells whether a block's norm is no kernel of its own: the factor of each row is taken after the input projection, from
// squares that the block before sums. Of more rows each program would load too many of those.
func (s blockShape) normsInProducts() bool {
	rows := s.projection().tile.rows
	return rows > 0 && rows <= 16
}

// block adds a block. norm is the weight of the next block's norm if that is left to products.
func (p *program) block(s blockShape, before chain, in []tensor, norm tensor) (after chain, conv, ssm tensor) {
	operands := []tensor{before.operand, in[blockIn], in[blockConv], in[blockConvWeight], in[blockConvBias]}
	squares := 0
	switch {
	case before.operand.name != "":
		operands, squares = append(operands, before.squares), before.squares.Dims[1]
	case s.projection().tile.rows == 0:
		operands[0] = before.residual
		operands = append(operands, in[blockNorm])
	default:
		operands[0] = p.normed(before.residual, in[blockNorm], s.elem, s.eps)
	}
	projected := p.callInPlace(s.project(squares), 1, 2, operands, float32s(s.batch, s.width()), in[blockConv].Tensor)
	gated := p.callInPlace(s.recur(), 2, 1,
		[]tensor{projected[0], in[blockSSM], in[blockALog], in[blockD], in[blockDTBias], in[blockGatedNorm]},
		s.gatedTensor(), float32s(s.batch, s.recurBlocks()), in[blockSSM].Tensor)

	operands, results := []tensor{before.residual, gated[0], gated[1], in[blockOut]}, []kernels.Tensor{before.residual.Tensor}
	next := norm.name != ""
	if next {
		operands = append(operands, norm)
		results = append(results, kernels.Tensor{DType: string(s.elem), Dims: before.residual.Dims}, float32s(s.batch, s.output().grid()[0]))
	}
	sum := p.call(s.back(next), operands, results...)
	after.residual = sum[0]
	if next {
		after.operand, after.squares = sum[1], sum[2]
	}
	return after, projected[1], gated[2]
}

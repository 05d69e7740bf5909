package cuda

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// blocksStep is the composite blocks_step, a chain of residual blocks for one token. A block is three kernels: norm, input projection and
// convolution; the recurrence and its gate; gated norm, output projection and sum. On tensor cores the norm of a chain's
// first block is a kernel of its own, that of the others a part of the sum before it and of the products after it, but for many rows of float32
// weights. States are updated in place. In a run of tokens (graph.StepRun)
// the input projection also keeps what of the token the recurrence has yet to add to the states, which it writes with some tokens alone.
func (d Device) blocksStep(call kernels.Call) (body, reason string) {
	shapes, reason := d.blockShapes(call)
	if reason != "" {
		return "", reason
	}
	p, in := &program{}, call.Operands()
	at, results := chain{residual: in[0]}, make([]tensor, 1)
	leading, each := leadingOperands(shapes[0].every), operandsOfBlock(shapes[0].every)
	for i, s := range shapes {
		operands, norm := in[leading+i*each:][:each], tensor{}
		if i+1 < len(shapes) && shapes[i+1].normsInProducts() {
			norm = in[leading+(i+1)*each+blockNorm]
		}
		var states []tensor
		at, states = p.block(s, at, operands, in[1:leading], norm)
		results = append(results, states...)
	}
	results[0] = at.residual
	return p.done(results...), ""
}

// blockShapes are the blocks of a call.
func (d Device) blockShapes(call kernels.Call) (shapes []blockShape, reason string) {
	every, reason := everyOf(call)
	if reason != "" {
		return nil, reason
	}
	leading, operands := leadingOperands(every), operandsOfBlock(every)
	if len(call.Inputs) < leading+operands || (len(call.Inputs)-leading)%operands != 0 {
		return nil, fmt.Sprintf("want %d inputs and %d for each block", leading, operands)
	}
	number := kernels.Tensor{DType: "i32"}
	if reason := wantTensors(call.Inputs[1:leading], []kernels.Tensor{number, number}[:leading-1]); reason != "" {
		return nil, reason
	}
	for inputs := call.Inputs[leading:]; len(inputs) > 0; inputs = inputs[operands:] {
		s, reason := d.newBlockShape(call, every, inputs[:operands])
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

// fewRows of a tile are those whose sums of squares fit into a program's registers beside its product.
const fewRows = 16

// normsInProducts tells whether a block's norm is no kernel of its own: the factor of each row is taken after the input projection, from
// squares that the block before sums. With many rows of float32 weights it is one: that has not been measured.
func (s blockShape) normsInProducts() bool {
	rows := s.projection().tile.rows
	return rows > 0 && (rows <= fewRows || s.elem == triton.BF16)
}

// block adds a block. run are the token's number in its run and how many there are, if it is in one; norm is the weight of the next block's norm if
// that is left to products. It returns what the block keeps for the next token, too.
func (p *program) block(s blockShape, before chain, in, run []tensor, norm tensor) (after chain, states []tensor) {
	operands := []tensor{before.operand, in[blockIn], in[blockConv], in[blockConvWeight], in[blockConvBias]}
	squares := 0
	switch {
	case before.operand.Name != "":
		operands, squares = append(operands, before.squares), before.squares.Dims[1]
	case s.projection().tile.rows == 0:
		operands[0] = before.residual
		operands = append(operands, in[blockNorm])
	default:
		operands[0] = p.normed(before.residual, in[blockNorm], s.elem, s.eps)
	}
	projected := p.projected(s, squares, operands, in, run)
	gated := p.recurrence(s, projected, in, run)
	operands = []tensor{before.residual, gated[0], gated[1], in[blockOut]}
	results := []kernels.Tensor{before.residual.Tensor}
	next := norm.Name != ""
	if next {
		operands = append(operands, norm)
		results = append(results, kernels.Tensor{DType: string(s.elem), Dims: before.residual.Dims}, float32s(s.batch, s.output().grid()[0]))
	}
	sum := p.call(s.back(next), operands, results...)
	after.residual = sum[0]
	if next {
		after.operand, after.squares = sum[1], sum[2]
	}
	return after, append([]tensor{projected[1], gated[2]}, projected[2:]...)
}

// projected adds a block's input projection: the rows, the convolution's state and, in a run, the pending rows.
func (p *program) projected(s blockShape, squares int, operands, in, run []tensor) []tensor {
	results, places := []kernels.Tensor{float32s(s.batch, s.width()), in[blockConv].Tensor}, []inPlace{{1, 2}}
	if s.every > 0 {
		operands = append(operands, run[0], in[blockDTBias], in[blockPending])
		results, places = append(results, in[blockPending].Tensor), append(places, inPlace{2, len(operands) - 1})
	}
	return p.callInPlaces(s.project(squares), places, operands, results...)
}

// recurrence adds a block's recurrence: the operand of the output projection, sums of its squares and the states.
func (p *program) recurrence(s blockShape, projected, in, run []tensor) []tensor {
	results := []kernels.Tensor{s.gatedTensor(), float32s(s.batch, s.recurBlocks()), in[blockSSM].Tensor}
	operands := []tensor{projected[0], in[blockSSM], in[blockALog], in[blockD], in[blockDTBias], in[blockGatedNorm]}
	if s.every > 0 {
		operands = []tensor{projected[0], in[blockSSM], in[blockALog], in[blockD], in[blockGatedNorm], run[0], run[1], projected[2]}
		return p.callInPlace(s.recurInRun(), 2, 1, operands, results...)
	}
	return p.callInPlace(s.recur(), 2, 1, operands, results...)
}

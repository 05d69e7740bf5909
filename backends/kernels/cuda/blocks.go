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
	every, reason := everyOf(call)
	if reason != "" {
		return "", reason
	}
	leading := leadingOperands(every)
	if len(call.Inputs) < leading {
		return "", fmt.Sprintf("want %d inputs before those of blocks", leading)
	}
	number := kernels.Tensor{DType: "i32"}
	if reason := wantTensors(call.Inputs[1:leading], []kernels.Tensor{number, number}[:leading-1]); reason != "" {
		return "", reason
	}
	shapes, reason := d.blockShapes(call, every, call.Inputs[0], call.Inputs[leading:])
	if reason != "" {
		return "", reason
	}
	p, in := &program{}, call.Operands()
	after, states := p.blocks(shapes, chain{residual: in[0]}, in[leading:], in[1:leading], tensor{})
	return p.done(append([]tensor{after.residual}, states...)...), ""
}

// blockShapes are the blocks of a call that begin on a residual, from their operands.
func (d Device) blockShapes(call kernels.Call, every int, residual kernels.Tensor, inputs []kernels.Tensor) (shapes []blockShape, reason string) {
	operands := operandsOfBlock(every)
	if len(inputs) == 0 || len(inputs)%operands != 0 {
		return nil, fmt.Sprintf("want %d inputs for each block", operands)
	}
	for ; len(inputs) > 0; inputs = inputs[operands:] {
		s, reason := d.newBlockShape(call, every, residual, inputs[:operands])
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

// blocks adds a chain of blocks. run are the token's number in its run and how many there are, if it is in one; last is the weight of the norm
// behind the chain if that is left to a product. It returns what blocks keep for the next token, too.
func (p *program) blocks(shapes []blockShape, at chain, in, run []tensor, last tensor) (after chain, states []tensor) {
	each := operandsOfBlock(shapes[0].every)
	for i, s := range shapes {
		norm := last
		if i+1 < len(shapes) {
			norm = tensor{}
			if shapes[i+1].normsInProducts() {
				norm = in[(i+1)*each+blockNorm]
			}
		}
		var kept []tensor
		at, kept = p.block(s, at, in[i*each:][:each], run, norm)
		states = append(states, kept...)
	}
	return at, states
}

// chain is what lies between two blocks.
type chain struct {
	residual tensor
	// The operand of the next product without the norm's factor of each row, and sums of squares of the residual that give the factor: where the norm
	// is left to that product. An operand without squares is normed.
	operand, squares tensor
}

// fewRows of a tile are those whose sums of squares fit into a program's registers beside its product.
const fewRows = 16

// normsInProducts tells whether a block's norm is no kernel of its own: the factor of each row is taken after the input projection, from
// squares that the block before sums. With many rows of float32 weights it is one: that has not been measured.
func (s blockShape) normsInProducts() bool { return s.projection().takesSquares() }

// takesSquares tells whether a product may take the norm's factor of each row after it, from sums of squares.
func (p product) takesSquares() bool {
	return p.tile.rows > 0 && (p.tile.rows <= fewRows || p.elem == triton.BF16)
}

// block adds a block. run are the token's number in its run and how many there are, if it is in one; norm is the weight of the next block's norm if
// that is left to products. It returns what the block keeps for the next token, too.
func (p *program) block(s blockShape, before chain, in, run []tensor, norm tensor) (after chain, states []tensor) {
	operands := []tensor{before.operand, in[blockIn], in[blockConv], in[blockConvWeight], in[blockConvBias]}
	squares := 0
	switch {
	case before.squares.Name != "":
		operands, squares = append(operands, before.squares), before.squares.Dims[1]
	case before.operand.Name != "":
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
	results := []kernels.Tensor{s.gatedTensor(), float32s(s.batch, s.recurSums()), in[blockSSM].Tensor}
	operands := []tensor{projected[0], in[blockSSM], in[blockALog], in[blockD], in[blockDTBias], in[blockGatedNorm]}
	if s.every > 0 {
		operands = []tensor{projected[0], in[blockSSM], in[blockALog], in[blockD], in[blockGatedNorm], run[0], run[1], projected[2]}
		return p.callInPlace(s.recurInRun(), 2, 1, operands, results...)
	}
	return p.callInPlace(s.recur(), 2, 1, operands, results...)
}

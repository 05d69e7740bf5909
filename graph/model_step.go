package graph

import (
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// ModelInputs are the operands of [ModelStep]: a language model between two tokens of a run.
type ModelInputs struct {
	Drawn  *Node // [most, batch] int32, the tokens that the run has drawn, a row for each
	Number *Node // how many those are, a scalar int32
	Count  *Node // how many the run draws, a scalar int32
	Best   *Node // [batch] int32, the token of each row that is drawn now
	Logits *Node // [batch, padded vocab] float32, any before the run's last token
	Table  *Node // [padded vocab, d_model], the embedding, in the type in which products are taken
	Norm   *Node // [d_model], the weight of the norm before the head
	Head   *Node // [padded vocab, d_model] in Table's type
	Blocks []BlockInputs
	// Pending are each block's pending rows where Every tokens share a write of the states ([StepRun]); none where Every is 0 and each writes.
	Pending []*Node
	Every   int
}

// ModelOutputs are what [ModelStep] returns, in the shapes of [ModelInputs].
type ModelOutputs struct {
	Drawn, Number, Best, Logits *Node
	Conv, SSM, Pending          []*Node
}

// ModelStep draws the most likely token of each row and takes it in: its embedding, rounded to Table's type, through [BlocksStep] or
// [StepRun.BlocksStep] and [HeadStep], which finds the most likely next among the first vocab. Logits are those behind the run's last token alone: the
// others are not kept. It is the composite model_step (the attributes of blocks_step, and vocab); its operands are those of in, in order, blocks as in
// blocks_step, its results those of the outputs, with states by block as in blocks_step.
func ModelStep(in ModelInputs, options SSDOptions, vocab int) ModelOutputs {
	attributes := options.timeStepAttributes()
	attributes["eps"], attributes["vocab"] = composite.Float32(NormEpsilon), composite.Int(vocab)
	if in.Every > 0 {
		attributes["every"] = composite.Int(in.Every)
	}
	every := in.Every
	op := composite.Op{Name: "model_step", Attributes: attributes, Decomposition: func(n []*Node) []*Node {
		return modelInputs(n, every).step(options, vocab).nodes()
	}}
	return modelOutputs(composite.Call(op, in.nodes()...), every)
}

// nodes are the operands in order.
func (in ModelInputs) nodes() []*Node {
	nodes := []*Node{in.Drawn, in.Number, in.Count, in.Best, in.Logits, in.Table, ConvertDType(in.Norm, dtypes.Float32), in.Head}
	for i, block := range in.Blocks {
		nodes = append(nodes, block.operands()...)
		if in.Every > 0 {
			nodes = append(nodes, in.Pending[i])
		}
	}
	return nodes
}

// modelInputs is the reverse of nodes.
func modelInputs(n []*Node, every int) ModelInputs {
	in := ModelInputs{Drawn: n[0], Number: n[1], Count: n[2], Best: n[3], Logits: n[4], Table: n[5], Norm: n[6], Head: n[7], Every: every}
	for n = n[8:]; len(n) > 0; {
		in.Blocks, n = append(in.Blocks, blockInputs(n)), n[blockOperands:]
		if every > 0 {
			in.Pending, n = append(in.Pending, n[0]), n[1:]
		}
	}
	return in
}

// blockInputs is a block from its operands.
func blockInputs(n []*Node) BlockInputs {
	return BlockInputs{Norm: n[0], InProj: n[1], OutProj: n[10], StepInputs: StepInputs{
		Conv: n[2], SSM: n[3], ConvWeight: n[4], ConvBias: n[5], ALog: n[6], D: n[7], DTBias: n[8], NormWeight: n[9],
	}}
}

// step is the decomposition of [ModelStep].
func (in ModelInputs) step(options SSDOptions, vocab int) (out ModelOutputs) {
	out.Drawn = WithRow(in.Drawn, in.Best, 0, in.Number)
	residual := ConvertDType(Embedding(in.Table, in.Best), dtypes.Float32)
	if in.Every > 0 {
		run := StepRun{Every: in.Every, Token: in.Number, Count: in.Count}
		residual, out.Conv, out.SSM, out.Pending = run.BlocksStep(residual, in.Blocks, in.Pending, options)
	} else {
		residual, out.Conv, out.SSM = BlocksStep(residual, in.Blocks, options)
	}
	out.Number = AddScalar(in.Number, 1)
	out.Logits, out.Best = HeadStep(residual, in.Norm, in.Head, vocab)
	out.Logits = where(GreaterOrEqual(out.Number, in.Count), out.Logits, in.Logits)
	return out
}

// nodes are the results in order.
func (out ModelOutputs) nodes() []*Node {
	nodes := []*Node{out.Drawn, out.Number, out.Best, out.Logits}
	for i := range out.Conv {
		nodes = append(nodes, out.Conv[i], out.SSM[i])
		if out.Pending != nil {
			nodes = append(nodes, out.Pending[i])
		}
	}
	return nodes
}

// modelOutputs is the reverse of nodes.
func modelOutputs(n []*Node, every int) ModelOutputs {
	out := ModelOutputs{Drawn: n[0], Number: n[1], Best: n[2], Logits: n[3]}
	for n = n[4:]; len(n) > 0; {
		out.Conv, out.SSM, n = append(out.Conv, n[0]), append(out.SSM, n[1]), n[2:]
		if every > 0 {
			out.Pending, n = append(out.Pending, n[0]), n[1:]
		}
	}
	return out
}

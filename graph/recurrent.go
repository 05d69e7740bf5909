package graph

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// fewRows are so few that reading the weights takes longer than multiplying by them.
const fewRows = 16

// LinearSmall is x @ weight^T for the few rows of a decoder's batch, where the time goes into reading weight. It is the composite
// linear_small.
//
//	x: [rows, in]   weight: [out, in], rounded to x's type where its own is wider   returns [rows, out] float32
func LinearSmall(x, weight *Node) *Node {
	op := composite.Op{Name: "linear_small", Decomposition: func(in []*Node) []*Node {
		return []*Node{dot(in[0], in[1], "md,od->mo", in[0].DType())}
	}}
	return composite.Call(op, x, weight)[0]
}

// StepInputs are the operands of [RecurrentStep]: those of a mixer between its two projections, for one token of each sequence.
type StepInputs struct {
	// Projected is the input projection, z, x, B, C and dt side by side: [batch, 2*channels + 2*d_state + nheads].
	Projected  *Node
	Conv       *Node // [batch, channels + 2*d_state, taps], the last raw convolution inputs, newest last
	SSM        *Node // [batch, nheads, headdim, d_state] float32
	ConvWeight *Node // [channels + 2*d_state, taps]
	ConvBias   *Node // [channels + 2*d_state]
	ALog       *Node // [nheads], the logarithm of the decay rate
	D          *Node // [nheads]
	DTBias     *Node // [nheads]
	NormWeight *Node // [channels]
}

// RecurrentStep is what a mixer does between its projections, for one token: convolution with SiLU, the recurrence of [SSDStep],
// the gated norm. Everything is float32. It is the composite recurrent_step, whose operands are those of in, in order, all float32,
// and whose attributes are those of ssd without chunk, init and seg, and eps.
//
// It returns the operand of the output projection, [batch, channels], and the states after the token in the shapes of those before
// it.
func RecurrentStep(in StepInputs, options SSDOptions) (gated, conv, ssm *Node) {
	attributes := options.timeStepAttributes()
	attributes["eps"] = composite.Float32(NormEpsilon)
	op := composite.Op{Name: "recurrent_step", Attributes: attributes, Decomposition: func(nodes []*Node) []*Node {
		gated, conv, ssm := recurrentStep(StepInputs{nodes[0], nodes[1], nodes[2], nodes[3], nodes[4], nodes[5], nodes[6], nodes[7], nodes[8]}, options)
		return []*Node{gated, conv, ssm}
	}}
	operands := []*Node{in.Projected, in.Conv, in.SSM, in.ConvWeight, in.ConvBias, in.ALog, in.D, in.DTBias, in.NormWeight}
	for i, operand := range operands {
		operands[i] = ConvertDType(operand, dtypes.Float32)
	}
	results := composite.Call(op, operands...)
	return results[0], results[1], results[2]
}

// recurrentStep is the decomposition of [RecurrentStep].
func recurrentStep(in StepInputs, options SSDOptions) (gated, conv, ssm *Node) {
	z, ssd, conv := in.split()
	y, ssm := SSDStep(ssd, options)
	return GatedRMSNorm(Reshape(y, z.Shape().Dimensions...), z, in.NormWeight, 1), conv, ssm
}

// split is what stands before the recurrence: the gate, [batch, channels], the operands of [SSDStep], and the convolution's state after the token.
func (in StepInputs) split() (z *Node, ssd SSDInputs, conv *Node) {
	state := in.SSM.Shape().Dimensions
	batch, nheads, headDim, dState := state[0], state[1], state[2], state[3]
	channels := nheads * headDim
	in.Projected.AssertDims(batch, 2*channels+2*dState+nheads)
	columns := func(x *Node, from, to int) *Node { return Slice(x, AxisRange(), AxisRange(from, to)) }

	z = columns(in.Projected, 0, channels)
	xbc := columns(in.Projected, channels, 2*channels+2*dState)
	xbc, conv = ConvStep(xbc, in.Conv, in.ConvWeight, in.ConvBias)
	xbc = SiLU(xbc)
	return z, SSDInputs{
		X:            Reshape(columns(xbc, 0, channels), batch, 1, nheads, headDim),
		DT:           Reshape(columns(in.Projected, 2*channels+2*dState, 2*channels+2*dState+nheads), batch, 1, nheads),
		A:            Neg(Exp(in.ALog)),
		B:            Reshape(columns(xbc, channels, channels+dState), batch, 1, 1, dState),
		C:            Reshape(columns(xbc, channels+dState, channels+2*dState), batch, 1, 1, dState),
		D:            in.D,
		DTBias:       in.DTBias,
		InitialState: in.SSM,
	}, conv
}

// BlockInputs are the operands of a block of [BlocksStep].
type BlockInputs struct {
	Norm       *Node // [d_model], the weight of the norm before the mixer
	InProj     *Node // [2*channels + 2*d_state + nheads, d_model] in the type in which products are taken
	StepInputs       // but for Projected; SSM may be of a narrower type, in which it is rounded after the token
	OutProj    *Node // [d_model, channels] in InProj's type
}

// BlocksStep is a chain of residual blocks for one token, each on the residual of the one before: norm, input projection, [RecurrentStep], output
// projection, sum with the residual, [batch, d_model] float32. Operands of products are rounded to the projections' type, all else is
// float32. It is the composite blocks_step with the attributes of recurrent_step; its operands are the residual and then those of each
// block in order, its results the residual and then both states of each block.
//
// It returns the residual and the states after the token.
func BlocksStep(residual *Node, blocks []BlockInputs, options SSDOptions) (after *Node, conv, ssm []*Node) {
	attributes := options.timeStepAttributes()
	attributes["eps"] = composite.Float32(NormEpsilon)
	op := composite.Op{Name: "blocks_step", Attributes: attributes, Decomposition: func(n []*Node) []*Node {
		results := []*Node{n[0]}
		for n = n[1:]; len(n) > 0; n = n[blockOperands:] {
			residual, conv, ssm := blockStep(results[0], n, options)
			results[0] = residual
			results = append(results, conv, ssm)
		}
		return results
	}}
	operands := []*Node{ConvertDType(residual, dtypes.Float32)}
	for _, block := range blocks {
		operands = append(operands, block.operands()...)
	}
	results := composite.Call(op, operands...)
	for i := range blocks {
		conv, ssm = append(conv, results[1+2*i]), append(ssm, results[2+2*i])
	}
	return results[0], conv, ssm
}

// blockOperands is how many operands of a chain a block has.
const blockOperands = 11

func (in BlockInputs) operands() []*Node {
	float := func(x *Node) *Node { return ConvertDType(x, dtypes.Float32) }
	return []*Node{
		float(in.Norm), in.InProj, float(in.Conv), in.SSM, float(in.ConvWeight), float(in.ConvBias), float(in.ALog), float(in.D), float(in.DTBias),
		float(in.NormWeight), in.OutProj,
	}
}

// blockStep is a block of a chain from its operands, n.
func blockStep(residual *Node, n []*Node, options SSDOptions) (after, conv, ssm *Node) {
	product := n[1].DType()
	normed := ConvertDType(RMSNorm(residual, n[0]), product)
	gated, conv, ssm := RecurrentStep(StepInputs{LinearSmall(normed, n[1]), n[2], n[3], n[4], n[5], n[6], n[7], n[8], n[9]}, options)
	return Add(residual, LinearSmall(ConvertDType(gated, product), n[10])), conv, ConvertDType(ssm, n[3].DType())
}

// HeadStep is a language model's head for one token of each row: the final norm, the logits and the most likely token among the first
// vocab, the first of several. Operands of the product are rounded to weight's type. It is the composite head_step (attributes eps and
// vocab).
//
//	residual: [batch, d_model] float32   norm: [d_model]   weight: [padded vocab, d_model]
//	returns logits: [batch, padded vocab] float32, best: [batch] int32
func HeadStep(residual, norm, weight *Node, vocab int) (logits, best *Node) {
	attributes := composite.Attributes{"eps": composite.Float32(NormEpsilon), "vocab": composite.Int(vocab)}
	op := composite.Op{Name: "head_step", Attributes: attributes, Decomposition: func(in []*Node) []*Node {
		logits := LinearSmall(ConvertDType(RMSNorm(in[0], in[1]), in[2].DType()), in[2])
		return []*Node{logits, ArgMax(Slice(logits, AxisRange(), AxisRange(0, vocab)), -1, dtypes.Int32)}
	}}
	results := composite.Call(op, residual, ConvertDType(norm, dtypes.Float32), weight)
	return results[0], results[1]
}

// ConvStateAt is the convolution's state after the first lengths tokens of each row: [batch, channels, taps].
//
//	x: [batch, seqlen, channels]   before: [batch, channels, taps], zeros if nil   lengths: [batch] int32, up to seqlen
func ConvStateAt(x, before, lengths *Node, taps int) *Node {
	batch, seqLen, channels := x.Shape().Dimensions[0], x.Shape().Dimensions[1], x.Shape().Dimensions[2]
	lengths.AssertDims(batch)
	g := x.Graph()
	head := Zeros(g, shapes.Make(x.DType(), batch, taps, channels))
	if before != nil {
		head = ConvertDType(TransposeAllAxes(before, 0, 2, 1), x.DType())
	}
	extended := Reshape(Concatenate([]*Node{head, x}, 1), batch*(taps+seqLen), channels)
	rows := Iota(g, shapes.Make(dtypes.Int32, batch, taps), 0)
	at := Add(MulScalar(rows, taps+seqLen), Add(InsertAxes(lengths, -1), Iota(g, shapes.Make(dtypes.Int32, batch, taps), 1)))
	return TransposeAllAxes(Gather(extended, InsertAxes(at, -1)), 0, 2, 1)
}

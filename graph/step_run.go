package graph

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// StepRun is a token of a run of Every tokens that [StepRun.BlocksStep] takes one after another. Each reads the states of the SSM, but the last
// alone writes them: what the tokens before it are kept of are rows, pending, of which the state h_t after token t follows from h before the run,
//
//	h_t = 2^(D_h) h + sum_s 2^(D_s) dt_s x_s B_s^T,   D_s = log2(e) A sum_{s<i<=t} dt_i
//
// over the run's tokens s up to t, and D_h the same sum over all of them. In exact arithmetic that is the recurrence.
type StepRun struct {
	Every int // at least 2
	Place int // the token's place in the run, from 0 on
}

// Writes tells whether the token is the last of its run.
func (r StepRun) Writes() bool { return r.Place == r.Every-1 }

// PendingShape is that of a block's pending rows: what the recurrence takes of each token, z, x, B, C and dt side by side; x, B and C after their
// convolution, dt with its bias, softplus and limits.
func (r StepRun) PendingShape(batch, nheads, headDim, dState int) shapes.Shape {
	return shapes.Make(dtypes.Float32, batch, r.Every, 2*nheads*headDim+2*dState+nheads)
}

// BlocksStep is [BlocksStep] for a token of the run. pending are each block's rows of the tokens before, of [StepRun.PendingShape], nil for the
// first. It returns what [BlocksStep] does, but of the last token alone the states of the SSM, and of all others pending with the token's rows.
// Rows of tokens to come may hold anything.
//
// It is the composite blocks_step with the attributes every and place. pending follows a block's other operands but for the first token; of a
// block's results it takes the place of the SSM's states but for the last.
func (r StepRun) BlocksStep(residual *Node, blocks []BlockInputs, pending []*Node, options SSDOptions) (after *Node, conv, ssm, pendingAfter []*Node) {
	attributes := options.timeStepAttributes()
	attributes["eps"], attributes["every"], attributes["place"] = composite.Float32(NormEpsilon), composite.Int(r.Every), composite.Int(r.Place)
	each := blockOperands + min(r.Place, 1)
	op := composite.Op{Name: "blocks_step", Attributes: attributes, Decomposition: func(n []*Node) []*Node {
		results := []*Node{n[0]}
		for n = n[1:]; len(n) > 0; n = n[each:] {
			residual, conv, kept := r.blockStep(results[0], n[:each], options)
			results[0] = residual
			results = append(results, conv, kept)
		}
		return results
	}}
	operands := []*Node{ConvertDType(residual, dtypes.Float32)}
	for i, block := range blocks {
		operands = append(operands, block.operands()...)
		if r.Place > 0 {
			operands = append(operands, pending[i])
		}
	}
	results := composite.Call(op, operands...)
	kept := make([]*Node, len(blocks))
	for i := range blocks {
		conv, kept[i] = append(conv, results[1+2*i]), results[2+2*i]
	}
	if r.Writes() {
		return results[0], conv, kept, nil
	}
	return results[0], conv, nil, kept
}

// blockStep is a block of a chain from its operands, n, of which the last is pending but for the first token. kept are the states of the SSM after
// the last token, else pending after this one.
func (r StepRun) blockStep(residual *Node, n []*Node, options SSDOptions) (after, conv, kept *Node) {
	product := n[1].DType()
	normed := ConvertDType(RMSNorm(residual, n[0]), product)
	in := StepInputs{LinearSmall(normed, n[1]), n[2], ConvertDType(n[3], dtypes.Float32), n[4], n[5], n[6], n[7], n[8], n[9]}
	z, ssd, conv := in.split()
	if r.Place > 0 {
		ssd.InitialState = r.caughtUp(ssd.InitialState, n[blockOperands], ssd.A)
	}
	y, ssm := SSDStep(ssd, options)
	gated := ConvertDType(GatedRMSNorm(Reshape(y, z.Shape().Dimensions...), z, in.NormWeight, 1), product)
	after = Add(residual, LinearSmall(gated, n[10]))
	if r.Writes() {
		return after, conv, ConvertDType(ssm, n[3].DType())
	}
	return after, conv, r.noted(n[blockOperands:], z, ssd, options)
}

// caughtUp is the state, [batch, nheads, headdim, d_state], after the pending tokens.
func (r StepRun) caughtUp(state, pending, a *Node) *Node {
	dims := state.Shape().Dimensions
	batch, nheads, headDim, dState := dims[0], dims[1], dims[2], dims[3]
	channels := nheads * headDim
	part := func(row, from, size int) *Node {
		return Squeeze(Slice(pending, AxisRange(), AxisRange(row, row+1), AxisRange(from, from+size)), 1)
	}
	var since, sum *Node // the steps behind a row
	decayed := func(x *Node) *Node {
		if since == nil {
			return x
		}
		return Mul(x, Reshape(Exp(Mul(since, InsertAxes(a, 0))), batch, nheads, 1, 1))
	}
	for row := r.Place - 1; row >= 0; row-- {
		x, b := Reshape(part(row, channels, channels), batch, nheads, headDim, 1), Reshape(part(row, 2*channels, dState), batch, 1, 1, dState)
		dt := part(row, 2*channels+2*dState, nheads)
		added := Mul(Mul(x, decayed(Reshape(dt, batch, nheads, 1, 1))), b)
		if sum == nil {
			sum, since = added, dt
		} else {
			sum, since = Add(sum, added), Add(since, dt)
		}
	}
	return Add(decayed(state), sum)
}

// noted are the pending rows with the token's, from those before if there are any.
func (r StepRun) noted(before []*Node, z *Node, in SSDInputs, options SSDOptions) *Node {
	dims := in.X.Shape().Dimensions
	batch, nheads, headDim := dims[0], dims[2], dims[3]
	dt := timeSteps(Add(Reshape(in.DT, batch, nheads), InsertAxes(in.DTBias, 0)), options)
	row := InsertAxes(Concatenate([]*Node{z, Reshape(in.X, batch, nheads*headDim), Reshape(in.B, batch, -1), Reshape(in.C, batch, -1), dt}, 1), 1)
	rows := []*Node{row, Zeros(row.Graph(), shapes.Make(row.DType(), batch, r.Every-r.Place-1, row.Shape().Dimensions[2]))}
	if r.Place > 0 {
		rows = append([]*Node{Slice(before[0], AxisRange(), AxisRange(0, r.Place))}, rows...)
	}
	return Concatenate(rows, 1)
}

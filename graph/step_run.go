package graph

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// StepRun is a run of tokens that [StepRun.BlocksStep] takes one after the other. A token reads the states of the SSM, but they are written
// with every Every-th token and with the last one alone: what lies between is kept in a few rows, pending, of which a state h follows by
//
//	h_t = 2^(D_h) h + sum_s 2^(D_s) dt_s x_s B_s^T,   D_s = log2(e) A sum_{s<i<=t} dt_i
//
// over the tokens s since h was written, t among them, and D_h the same sum over all of them. In exact arithmetic that is the recurrence.
//
// The state of the convolution is a ring, [taps, batch, channels + 2*d_state]: what the token t of the run was, t < 0 for those before it, is at t modulo
// taps, so that a token writes one tap and not all. [RingOf] makes it, [StepRun.ConvOf] takes it back.
type StepRun struct {
	Every int // at least 2
	// Token is the token's number in the run, from 0 on, and Count how many tokens there are: scalars, int32.
	Token, Count *Node
}

// RingOf is the ring of a run, from the state of the convolution before it, [batch, channels, taps].
func RingOf(conv *Node) *Node { return TransposeAllAxes(conv, 2, 0, 1) }

// ConvOf is the state of the convolution before the token, from its ring. It is the composite ring_state, so that it can stand behind a loop, too.
func (r StepRun) ConvOf(ring *Node) *Node {
	return composite.Call(composite.Op{Name: "ring_state", Decomposition: ringState}, ring, r.Token)[0]
}

// ringState is the decomposition of [StepRun.ConvOf]: its state, from a ring and the token's number.
func ringState(in []*Node) []*Node {
	ring, token := in[0], in[1]
	taps := ring.Shape().Dimensions[0]
	row := func(i int) *Node { return Slice(ring, AxisRange(i, i+1)) }
	ordered := make([]*Node, taps)
	for tap := range ordered {
		at := ModScalar(AddScalar(token, tap), taps)
		ordered[tap] = row(0)
		for i := 1; i < taps; i++ {
			ordered[tap] = where(Equal(at, Scalar(at.Graph(), at.DType(), i)), row(i), ordered[tap])
		}
	}
	return []*Node{TransposeAllAxes(Concatenate(ordered, 0), 1, 2, 0)}
}

// ringAfter is the ring with the newest tap of a state.
func (r StepRun) ringAfter(ring, conv *Node) *Node {
	taps := ring.Shape().Dimensions[0]
	newest := Squeeze(Slice(conv, AxisRange(), AxisRange(), AxisRange(taps-1, taps)), 2)
	return WithRow(ring, newest, 0, ModScalar(r.Token, taps))
}

// PendingShape is that of a block's pending rows: x, B and dt of tokens beside each other, in turn; dt with its bias, softplus and limits.
func (r StepRun) PendingShape(batch, nheads, headDim, dState int) shapes.Shape {
	return shapes.Make(dtypes.Float32, batch, r.Every, nheads*headDim+dState+nheads)
}

// BlocksStep is [BlocksStep] for a token of the run. pending: of each block, of [StepRun.PendingShape], any finite numbers before the first token,
// which kernels take times 0. It returns what [BlocksStep] does, with the states as they are kept, and pending after the token.
//
// It is the composite blocks_step with the attribute every. Token and Count follow the residual in its operands, and pending follows a
// block's other operands and results.
func (r StepRun) BlocksStep(residual *Node, blocks []BlockInputs, pending []*Node, options SSDOptions) (after *Node, conv, ssm, pendingAfter []*Node) {
	attributes := options.timeStepAttributes()
	attributes["eps"], attributes["every"] = composite.Float32(NormEpsilon), composite.Int(r.Every)
	op := composite.Op{Name: "blocks_step", Attributes: attributes, Decomposition: func(n []*Node) []*Node {
		results, run := []*Node{n[0]}, StepRun{r.Every, n[1], n[2]}
		for n = n[3:]; len(n) > 0; n = n[blockOperands+1:] {
			residual, conv, ssm, pending := run.blockStep(results[0], n, options)
			results[0] = residual
			results = append(results, conv, ssm, pending)
		}
		return results
	}}
	operands := []*Node{ConvertDType(residual, dtypes.Float32), r.Token, r.Count}
	for i, block := range blocks {
		operands = append(append(operands, block.operands()...), pending[i])
	}
	results := composite.Call(op, operands...)
	for i := range blocks {
		conv, ssm, pendingAfter = append(conv, results[1+3*i]), append(ssm, results[2+3*i]), append(pendingAfter, results[3+3*i])
	}
	return results[0], conv, ssm, pendingAfter
}

// blockStep is a block of a chain from its operands, n, of which the last is pending.
func (r StepRun) blockStep(residual *Node, n []*Node, options SSDOptions) (after, conv, ssm, pending *Node) {
	product, kept, pending := n[1].DType(), n[3], n[blockOperands]
	normed := ConvertDType(RMSNorm(residual, n[0]), product)
	in := StepInputs{LinearSmall(normed, n[1]), r.ConvOf(n[2]), ConvertDType(kept, dtypes.Float32), n[4], n[5], n[6], n[7], n[8], n[9]}
	z, ssd, conv := in.split()
	ssd.InitialState = r.caughtUp(ssd.InitialState, pending, ssd.A)
	y, ssm := SSDStep(ssd, options)
	gated := ConvertDType(GatedRMSNorm(Reshape(y, z.Shape().Dimensions...), z, in.NormWeight, 1), product)
	return Add(residual, LinearSmall(gated, n[10])), r.ringAfter(n[2], conv), where(r.writes(), ConvertDType(ssm, kept.DType()), kept), r.noted(pending, ssd, options)
}

// place is how many tokens there are since the states were written, a scalar.
func (r StepRun) place() *Node { return ModScalar(r.Token, r.Every) }

// writes tells whether the states are written with the token, a scalar.
func (r StepRun) writes() *Node {
	return LogicalOr(Equal(r.place(), Scalar(r.Token.Graph(), dtypes.Int32, r.Every-1)), GreaterOrEqual(AddScalar(r.Token, 1), r.Count))
}

// WithRow is x with a row, which lacks an axis of x, at a place of that axis, a scalar int32.
func WithRow(x, row *Node, axis int, at *Node) *Node {
	places := Iota(x.Graph(), shapes.Make(dtypes.Int32, x.Shape().Dimensions...), axis)
	return Where(Equal(places, BroadcastToShape(at, places.Shape())), BroadcastToShape(InsertAxes(row, axis), x.Shape()), x)
}

// where is a or b by a scalar.
func where(condition, a, b *Node) *Node {
	return Where(BroadcastToShape(condition, shapes.Make(dtypes.Bool, a.Shape().Dimensions...)), a, b)
}

// caughtUp is the state, [batch, nheads, headdim, d_state], after the pending tokens.
func (r StepRun) caughtUp(state, pending, a *Node) *Node {
	dims := state.Shape().Dimensions
	batch, nheads, headDim, dState := dims[0], dims[1], dims[2], dims[3]
	channels := nheads * headDim
	rows := Iota(state.Graph(), shapes.Make(dtypes.Int32, pending.Shape().Dimensions...), 1)
	pending = Where(LessThan(rows, BroadcastToShape(r.place(), rows.Shape())), pending, ZerosLike(pending))
	part := func(row, from, size int) *Node {
		return Squeeze(Slice(pending, AxisRange(), AxisRange(row, row+1), AxisRange(from, from+size)), 1)
	}
	since := ZerosLike(part(0, channels+dState, nheads)) // the steps behind a row
	decay := func() *Node { return Reshape(Exp(Mul(since, InsertAxes(a, 0))), batch, nheads, 1, 1) }
	var sum *Node
	for row := r.Every - 2; row >= 0; row-- {
		x, b := Reshape(part(row, 0, channels), batch, nheads, headDim, 1), Reshape(part(row, channels, dState), batch, 1, 1, dState)
		dt := part(row, channels+dState, nheads)
		added := Mul(Mul(x, Mul(Reshape(dt, batch, nheads, 1, 1), decay())), b)
		if sum != nil {
			added = Add(sum, added)
		}
		sum = added
		since = Add(since, dt)
	}
	return Add(Mul(state, decay()), sum)
}

// noted is pending with the token's row.
func (r StepRun) noted(pending *Node, in SSDInputs, options SSDOptions) *Node {
	dims := in.X.Shape().Dimensions
	batch, nheads, headDim := dims[0], dims[2], dims[3]
	dt := timeSteps(Add(Reshape(in.DT, batch, nheads), InsertAxes(in.DTBias, 0)), options)
	row := Concatenate([]*Node{Reshape(in.X, batch, nheads*headDim), Reshape(in.B, batch, -1), dt}, 1)
	return WithRow(pending, row, 1, r.place())
}

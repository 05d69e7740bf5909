package graph

import (
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
)

// SSDStep is [SSD] for one token from in.InitialState on, without chunks: every operand as there with seqlen 1. It
// returns y: [batch, 1, nheads, headdim] and the new state: [batch, nheads, headdim, d_state], float32. SegmentIDs are
// not looked at: a decoder starts a document with a zero state.
func SSDStep(in SSDInputs, options SSDOptions) (y, state *Node) {
	options.ChunkSize = 1
	d := in.dims(options)
	in.X.AssertDims(d.batch, 1, d.groups*d.heads, d.headDim)
	in.InitialState.AssertDims(d.batch, d.groups*d.heads, d.headDim, d.dState)
	nheads := d.groups * d.heads
	dt := Reshape(ConvertDType(in.DT, dtypes.Float32), d.batch, nheads)
	if in.DTBias != nil {
		dt = Add(dt, Reshape(ConvertDType(in.DTBias, dtypes.Float32), 1, nheads))
	}
	dt = timeSteps(dt, options)
	decay := Exp(Mul(dt, Reshape(ConvertDType(in.A, dtypes.Float32), 1, nheads)))
	x := Reshape(ConvertDType(in.X, dtypes.Float32), d.batch, nheads, d.headDim)

	added := Mul(InsertAxes(Mul(x, InsertAxes(dt, -1)), -1), InsertAxes(d.perHead(in.B), 2))
	state = Mul(ConvertDType(in.InitialState, dtypes.Float32), Reshape(decay, d.batch, nheads, 1, 1))
	state = Add(state, added)
	y = ReduceSum(Mul(state, InsertAxes(d.perHead(in.C), 2)), -1)
	if in.D != nil {
		y = Add(y, Mul(x, Reshape(ConvertDType(in.D, dtypes.Float32), 1, nheads, 1)))
	}
	return ConvertDType(InsertAxes(y, 1), in.X.DType()), state
}

// perHead repeats B or C, [batch, 1, groups, d_state], for the heads of its group: [batch, nheads or 1, d_state] float32.
func (d ssdDims) perHead(x *Node) *Node {
	x = Reshape(ConvertDType(x, dtypes.Float32), d.batch, d.groups, 1, d.dState)
	if d.groups == 1 {
		return Reshape(x, d.batch, 1, d.dState)
	}
	return Reshape(BroadcastToDims(x, d.batch, d.groups, d.heads, d.dState), d.batch, d.groups*d.heads, d.dState)
}

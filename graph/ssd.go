package graph

import (
	"fmt"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// DefaultChunk is the number of tokens after which [SSD] passes on a state when [SSDOptions.ChunkSize] is 0. It affects
// speed and the order of summation, nothing else.
const DefaultChunk = 64

// denseChunk is the default with [SSDOptions.Dense]: a whole tile of a matrix unit.
const denseChunk = 128

// SSDInputs are the operands of [SSD]. D, DTBias, InitialState and SegmentIDs may be nil.
type SSDInputs struct {
	X    *Node // [batch, seqlen, nheads, headdim]
	DT   *Node // [batch, seqlen, nheads], before bias and softplus
	A    *Node // [nheads], the negative decay rate -exp(A_log)
	B, C *Node // [batch, seqlen, ngroups, d_state], nheads a multiple of ngroups
	// BC, [batch, seqlen, 2 ngroups, d_state], is B and C beside each other, in their place: for kernels that take them where they stand.
	BC           *Node
	D            *Node // [nheads], per-head skip
	DTBias       *Node // [nheads], added to DT
	InitialState *Node // [batch, nheads, headdim, d_state], zero if nil
	// SegmentIDs, [batch, seqlen] of an integer type, marks packed documents: wherever two neighbours differ, the
	// state starts again from zero. The initial state belongs to the first document.
	SegmentIDs *Node
	// Kept is what [SSDKeeping] of the same operands kept, where the gradient alone is wanted: y and state are then zeros, and their gradient is
	// that of the SSD, without computing it again.
	Kept *Node
}

// SSDOptions are the static parameters of [SSD]. The zero value is the official default without softplus.
type SSDOptions struct {
	ChunkSize int  // tokens per chunk, 0 for [DefaultChunk]; any positive number, a power of two is fastest
	Softplus  bool // apply softplus to DT + DTBias
	// DTMin and DTMax clamp dt after softplus; its gradient is 0 strictly outside. DTMax 0 means no upper limit.
	DTMin, DTMax float64
	// Dense spells out the decays of all pairs of tokens in a chunk, as the usual form does, instead of joining small blocks by
	// doubling: far fewer operations to compile and more arithmetic. It affects speed and the order of summation, nothing else.
	Dense bool
}

// SSD is the state-space dual layer of Mamba2, for each head
//
//	state_t = exp(dt_t A) state_{t-1} + dt_t x_t B_t^T      (headdim x d_state)
//	y_t     = state_t C_t + D x_t
//
// It returns y: [batch, seqlen, nheads, headdim] in X's type and the state after the last token in float32:
// [batch, nheads, headdim, d_state]. Both are differentiable in every floating-point input.
//
// Source: Dao and Gu, "Transformers are SSMs" (2024), equations 1, 16 and section 6; mamba_ssm/ops/triton/ssd_combined.py.
func SSD(in SSDInputs, options SSDOptions) (y, finalState *Node) {
	y, finalState, _ = SSDKeeping(in, options)
	return y, finalState
}

// SSDKeeping is [SSD] that returns what a kernel keeps for the gradient, too, of shape [SSDKept]: see [SSDInputs].
func SSDKeeping(in SSDInputs, options SSDOptions) (y, finalState, kept *Node) {
	c := ssdCall{options: options, initial: in.InitialState != nil, segments: in.SegmentIDs != nil, joined: in.BC != nil}
	if c.joined {
		in.B, in.C = halves(in.BC)
	}
	in.dims(options) // here for its panics, which name the shapes
	op, operands := c.op(), c.operands(in)
	if in.Kept != nil {
		op, operands = c.keptOp(), append(operands, in.Kept)
	}
	outputs := composite.Call(op, operands...)
	return outputs[0], outputs[1], outputs[2]
}

// ssdDims are the sizes inside [SSD]. Batch and groups are folded into one axis, rows = batch*groups; heads are counted
// per group, and the sequence is padded to a whole number of chunks.
type ssdDims struct {
	batch, groups, heads, headDim, dState int
	seqLen, padded, chunk, block          int
}

func (d ssdDims) rows() int { return d.batch * d.groups }

func (in SSDInputs) dims(options SSDOptions) ssdDims {
	if in.X.Rank() != 4 || in.B.Rank() != 4 {
		panic(fmt.Errorf("SSD: want X [batch, seqlen, nheads, headdim] and B [batch, seqlen, ngroups, d_state], got X %s, B %s", in.X.Shape(), in.B.Shape()))
	}
	x, b := in.X.Shape().Dimensions, in.B.Shape().Dimensions
	nheads, groups := x[2], b[2]
	if groups == 0 || nheads%groups != 0 {
		panic(fmt.Errorf("SSD: nheads %d is no multiple of ngroups %d (X %s, B %s)", nheads, groups, in.X.Shape(), in.B.Shape()))
	}
	in.B.AssertDims(x[0], x[1], groups, b[3])
	in.C.AssertDims(x[0], x[1], groups, b[3])
	in.DT.AssertDims(x[0], x[1], nheads)
	in.A.AssertDims(nheads)
	d := ssdDims{batch: x[0], groups: groups, heads: nheads / groups, headDim: x[3], dState: b[3], seqLen: x[1]}
	if in.InitialState != nil {
		in.InitialState.AssertDims(d.batch, nheads, d.headDim, d.dState)
	}
	if in.SegmentIDs != nil {
		in.SegmentIDs.AssertDims(d.batch, d.seqLen)
	}
	if options.Dense && options.ChunkSize <= 0 {
		options.ChunkSize = denseChunk
	}
	d.chunk, d.block = chunking(options.ChunkSize, d.seqLen)
	if options.Dense {
		d.block = d.chunk
	}
	d.padded = roundUp(d.seqLen, d.chunk)
	return d
}

// chunking returns the chunk actually used, no longer than a sequence needs, and the block from which it is built by
// doubling: chunk = block * 2^k.
func chunking(chunk, seqLen int) (chunkUsed, block int) {
	if chunk <= 0 {
		chunk = DefaultChunk
	}
	for chunk%2 == 0 && chunk/2 >= seqLen {
		chunk /= 2
	}
	if chunk%2 != 0 {
		chunk = min(chunk, seqLen)
	}
	block = chunk
	for block > baseBlock && block%2 == 0 {
		block /= 2
	}
	return chunk, block
}

// split turns [batch, seqlen, groups*k, ...] into [rows, padded, k, ...] with zeros behind the last token.
func (d ssdDims) split(x *Node) *Node {
	if d.padded > d.seqLen {
		padding := x.Shape().Clone()
		padding.Dimensions[1] = d.padded - d.seqLen
		x = Concatenate([]*Node{x, Zeros(x.Graph(), padding)}, 1)
	}
	if d.groups == 1 {
		return x
	}
	dims := x.Shape().Dimensions
	perGroup := append([]int{dims[2] / d.groups}, dims[3:]...)
	x = Reshape(x, append([]int{dims[0], dims[1], d.groups}, perGroup...)...)
	x = TransposeAllAxes(x, swapAxes(x.Rank(), 1, 2)...)
	return Reshape(x, append([]int{d.rows(), d.padded}, perGroup...)...)
}

// splitShared turns B or C, [batch, seqlen, groups, d_state], into [rows, padded, d_state].
func (d ssdDims) splitShared(x *Node) *Node {
	return Reshape(d.split(x), d.rows(), d.padded, d.dState)
}

// join undoes split: [rows, padded, k, ...] to [batch, seqlen, groups*k, ...].
func (d ssdDims) join(x *Node) *Node {
	perHead := x.Shape().Dimensions[2:]
	if d.groups > 1 {
		x = Reshape(x, append([]int{d.batch, d.groups, d.padded}, perHead...)...)
		x = TransposeAllAxes(x, swapAxes(x.Rank(), 1, 2)...)
	}
	x = Reshape(x, append([]int{d.batch, d.padded, d.groups * perHead[0]}, perHead[1:]...)...)
	if d.padded > d.seqLen {
		x = Slice(x, AxisRange(), AxisRange(0, d.seqLen))
	}
	return x
}

// joinShared undoes splitShared.
func (d ssdDims) joinShared(x *Node) *Node { return d.join(InsertAxes(x, 2)) }

// splitState turns [batch, nheads, headdim, d_state] into [rows, d_state, heads, headdim]: the order in which products
// with B and C leave it.
func (d ssdDims) splitState(state *Node, g *Graph) *Node {
	if state == nil {
		return Zeros(g, shapes.Make(dtypes.Float32, d.rows(), d.dState, d.heads, d.headDim))
	}
	state = Reshape(ConvertDType(state, dtypes.Float32), d.rows(), d.heads, d.headDim, d.dState)
	return TransposeAllAxes(state, 0, 3, 1, 2)
}

func (d ssdDims) joinState(state *Node) *Node {
	return Reshape(TransposeAllAxes(state, 0, 2, 3, 1), d.batch, d.groups*d.heads, d.headDim, d.dState)
}

// splitRuns spreads document numbers, [batch, seqlen] int32, over rows and padding: [rows, padded]. Padding continues the last
// document, so that its state is the final state.
func (d ssdDims) splitRuns(runs *Node) *Node {
	if runs == nil {
		return nil
	}
	if d.padded > d.seqLen {
		last := Slice(runs, AxisRange(), AxisRange(d.seqLen-1, d.seqLen))
		runs = Concatenate([]*Node{runs, BroadcastToDims(last, d.batch, d.padded-d.seqLen)}, 1)
	}
	if d.groups > 1 {
		runs = Reshape(BroadcastToDims(InsertAxes(runs, 1), d.batch, d.groups, d.padded), d.rows(), d.padded)
	}
	return runs
}

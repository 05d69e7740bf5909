package graph

import (
	"fmt"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// SplitInputs are the operands of [SplitConvSSD]. SegmentIDs may be nil.
type SplitInputs struct {
	// Projected is z, x, B, C and the raw time steps of each token beside each other: [batch, seqlen, 2 channels + 2 d_state + nheads].
	Projected  *Node
	ConvWeight *Node // [channels + 2 d_state, taps], see [ConvInputs]
	ConvBias   *Node // [channels + 2 d_state]
	A          *Node // [nheads], see [SSDInputs]
	D          *Node // [nheads]
	DTBias     *Node // [nheads]
	NormWeight *Node // [channels]
	SegmentIDs *Node // [batch, seqlen], see [SSDInputs]
}

// SplitConvSSD is what a mixer does between its two projections: the convolution with SiLU of x, B and C, the SSD of one group, and the norm gated
// by z. It returns [batch, seqlen, channels] in Projected's type and the state after the last token, see [SSD]. The numbers are those of
// [CausalConvSiLU], [SSD] and [GatedRMSNorm] of the parts; kernels read the parts where they stand, and write their gradients
// side by side, so that the projection's gradient is one product without a copy.
//
// Source: mamba_split_conv1d_scan_combined (mamba_ssm/ops/triton/ssd_combined.py).
func SplitConvSSD(in SplitInputs, options SSDOptions) (gated, finalState *Node) {
	s := in.split(options)
	operands := []*Node{in.Projected}
	for _, operand := range []*Node{in.ConvWeight, in.ConvBias, in.A, in.D, in.DTBias, in.NormWeight} {
		operands = append(operands, ConvertDType(operand, dtypes.Float32))
	}
	if s.segments {
		operands = append(operands, documentRuns(in.SegmentIDs))
	}
	results := composite.Call(s.op(), operands...)
	return results[splitGated], results[splitFinal]
}

// splitCall is [SplitConvSSD] as a composite, of the operands in the order of [SplitInputs]. What it holds are composites themselves.
type splitCall struct {
	options                                           SSDOptions
	segments                                          bool
	batch, seqLen, row, channels, dState, heads, taps int
}

// The operands and results of a [splitCall]. Behind the first two are those that its gradient takes: x, B and C after the convolution, y, and
// the workspace of [ssdCall].
const (
	splitProjected, splitConvWeight, splitConvBias, splitA, splitD, splitDTBias, splitNorm, splitRuns = 0, 1, 2, 3, 4, 5, 6, 7

	splitGated, splitFinal, splitX, splitB, splitC, splitY, splitStates = 0, 1, 2, 3, 4, 5, 6
)

func (in SplitInputs) split(options SSDOptions) splitCall {
	dims := in.Projected.Shape().Dimensions
	if len(dims) != 3 || in.ConvWeight.Rank() != 2 {
		panic(fmt.Errorf("SplitConvSSD: want projected of rank 3 and a convolution's weight of rank 2, got %s and %s", in.Projected.Shape(), in.ConvWeight.Shape()))
	}
	s := splitCall{
		options: options, segments: in.SegmentIDs != nil, batch: dims[0], seqLen: dims[1], row: dims[2],
		channels: in.NormWeight.Shape().Size(), heads: in.A.Shape().Size(), taps: in.ConvWeight.Shape().Dimensions[1],
	}
	s.dState = (in.ConvWeight.Shape().Dimensions[0] - s.channels) / 2
	if s.heads == 0 || s.channels%s.heads != 0 || s.row != 2*s.channels+2*s.dState+s.heads {
		panic(fmt.Errorf("SplitConvSSD: projected is %s, convolution %s, %d channels, %d heads", in.Projected.Shape(), in.ConvWeight.Shape(), s.channels, s.heads))
	}
	in.ConvWeight.AssertDims(s.channels+2*s.dState, s.taps)
	in.ConvBias.AssertDims(s.channels + 2*s.dState)
	in.D.AssertDims(s.heads)
	in.DTBias.AssertDims(s.heads)
	return s
}

func (s splitCall) op() composite.Op {
	attributes := s.ssd().attributes()
	attributes["heads"] = composite.Int(s.heads)
	return composite.Op{Name: "split_conv_ssd", Attributes: attributes, Decomposition: s.forward, VJP: s.gradient}
}

func (s splitCall) ssd() ssdCall { return ssdCall{options: s.options, segments: s.segments} }

// runs are the documents' numbers, if there are segments, for a composite to take behind its operands.
func (s splitCall) runs(in []*Node) []*Node {
	if !s.segments {
		return nil
	}
	return []*Node{in[splitRuns]}
}

// ssdOperands are those of [ssdCall] for x, B and C after the convolution.
func (s splitCall) ssdOperands(in []*Node, x, b, c *Node) []*Node {
	dt := ConvertDType(SliceAxis(in[splitProjected], 2, AxisRange(s.row-s.heads, s.row)), dtypes.Float32)
	shared := func(x *Node) *Node { return Reshape(x, s.batch, s.seqLen, 1, s.dState) }
	x = Reshape(x, s.batch, s.seqLen, s.heads, s.channels/s.heads)
	operands := []*Node{x, dt, in[splitA], shared(b), shared(c), in[splitD], in[splitDTBias]}
	return append(operands, s.runs(in)...)
}

func (s splitCall) forward(in []*Node) []*Node {
	parts := composite.Call(s.convOp(), append([]*Node{in[splitProjected], in[splitConvWeight], in[splitConvBias]}, s.runs(in)...)...)
	ssd := composite.Call(s.ssd().op(), s.ssdOperands(in, parts[0], parts[1], parts[2])...)
	gated := composite.Call(s.normOp(), s.rows(ssd[0]), s.rows(in[splitProjected]), in[splitNorm])[0]
	return []*Node{Reshape(gated, s.batch, s.seqLen, s.channels), ssd[1], parts[0], parts[1], parts[2], ssd[0], ssd[2]}
}

// rows has the tokens of all sequences on one axis.
func (s splitCall) rows(x *Node) *Node { return Reshape(x, s.batch*s.seqLen, -1) }

// gradient fills the rows of Projected's gradient from one composite to the next: z, then the rest.
func (s splitCall) gradient(in, out, grads []*Node) []*Node {
	dtype := in[splitProjected].DType()
	norm := composite.Call(s.normGradOp(), s.rows(out[splitY]), s.rows(in[splitProjected]), in[splitNorm], s.rows(ConvertDType(grads[splitGated], dtype)))
	dY := Reshape(norm[0], out[splitY].Shape().Dimensions...)
	ssd := s.ssd().gradient(s.ssdOperands(in, out[splitX], out[splitB], out[splitC]), []*Node{nil, nil, out[splitStates]}, []*Node{dY, grads[splitFinal]})
	like := func(x, shape *Node) *Node { return Reshape(x, shape.Shape().Dimensions...) }
	operands := append([]*Node{in[splitProjected], in[splitConvWeight], in[splitConvBias]}, s.runs(in)...)
	operands = append(operands, like(ssd[0], out[splitX]), like(ssd[3], out[splitB]), like(ssd[4], out[splitC]), ssd[1])
	conv := composite.Call(s.convGradOp(), append(operands, like(norm[1], in[splitProjected]))...)
	all := []*Node{conv[0], conv[1], conv[2], ssd[2], ssd[5], ssd[6], norm[2]}
	if s.segments {
		all = append(all, nil)
	}
	return all
}

// convOp takes Projected, weight, bias and the documents' numbers, if there are segments, to x, B and C after the convolution with SiLU.
func (s splitCall) convOp() composite.Op {
	return composite.Op{
		Name: "split_conv_silu", Attributes: s.convAttributes(),
		Decomposition: func(in []*Node) []*Node { return s.cut(composite.Call(s.conv().op(), s.convOperands(in)...)[0]) },
	}
}

// convGradOp takes the operands of convOp, the gradients of its results and of the time steps, and rows that have z's gradient, to those rows
// with the gradients of x, B, C and of the time steps, and the gradients of weight and bias.
func (s splitCall) convGradOp() composite.Op {
	return composite.Op{
		Name: "split_conv_silu_grad", Attributes: s.convAttributes(),
		Decomposition: func(in []*Node) []*Node {
			n := len(in) - 5
			dParts, dDT, rows := in[n:n+3], in[n+3], in[n+4]
			conv := s.conv().gradient(s.convOperands(in[:n]), nil, []*Node{Concatenate(dParts, 2)})
			dZ := SliceAxis(rows, 2, AxisRange(0, s.channels))
			return []*Node{Concatenate([]*Node{dZ, conv[0], ConvertDType(dDT, rows.DType())}, 2), conv[1], conv[2]}
		},
	}
}

func (s splitCall) convAttributes() composite.Attributes {
	return composite.Attributes{"seg": composite.Bool(s.segments), "at": composite.Int(s.channels), "state": composite.Int(s.dState)}
}

func (s splitCall) conv() convCall { return convCall{silu: true, segments: s.segments} }

// convOperands are those of [convCall] for those of convOp.
func (s splitCall) convOperands(in []*Node) []*Node {
	width := s.channels + 2*s.dState
	state := Zeros(in[0].Graph(), shapes.Make(dtypes.Float32, s.batch, width, s.taps))
	operands := []*Node{SliceAxis(in[0], 2, AxisRange(s.channels, s.channels+width)), in[1], in[2], state}
	return append(operands, in[3:]...)
}

// cut takes x, B and C apart.
func (s splitCall) cut(xbc *Node) []*Node {
	ends := []int{0, s.channels, s.channels + s.dState, s.channels + 2*s.dState}
	parts := make([]*Node, 3)
	for i := range parts {
		parts[i] = SliceAxis(xbc, 2, AxisRange(ends[i], ends[i+1]))
	}
	return parts
}

// normOp is [GatedRMSNorm] of y: [rows, channels] by the first channels of wider rows.
func (s splitCall) normOp() composite.Op {
	return composite.Op{
		Name: "split_gated_rmsnorm", Attributes: normAttributes,
		Decomposition: func(in []*Node) []*Node {
			return composite.Call(gatedRMSNormOp, in[0], SliceAxis(in[1], 1, AxisRange(0, s.channels)), in[2])
		},
	}
}

// normGradOp takes the operands of normOp and the gradient of its result to the gradient of y, rows whose first channels are that of z and whose
// others are anything, and the gradient of the weight.
func (s splitCall) normGradOp() composite.Op {
	return composite.Op{
		Name: "split_gated_rmsnorm_grad", Attributes: normAttributes,
		Decomposition: func(in []*Node) []*Node {
			grads := composite.Call(gatedRMSNormGradOp, in[0], SliceAxis(in[1], 1, AxisRange(0, s.channels)), in[2], in[3])
			rest := Zeros(in[0].Graph(), shapes.Make(in[1].DType(), s.batch*s.seqLen, s.row-s.channels))
			return []*Node{grads[0], Concatenate([]*Node{grads[1], rest}, 1), grads[2]}
		},
	}
}

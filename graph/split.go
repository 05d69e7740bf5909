package graph

import (
	"fmt"
	"maps"
	"slices"

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
	ALog       *Node // [nheads], the logarithm of the decay rate: A of [SSDInputs] is -exp(ALog)
	D          *Node // [nheads]
	DTBias     *Node // [nheads]
	NormWeight *Node // [channels]
	SegmentIDs *Node // [batch, seqlen], see [SSDInputs]
}

// SplitConvSSD is what a mixer does between its two projections: the convolution with SiLU of x, B and C, the SSD of one group, and the norm gated
// by z. It returns [batch, seqlen, channels] in Projected's type and the state after the last token, see [SSD]. The numbers are those of
// [CausalConvSiLU], [SSD] and [GatedRMSNorm] of the parts; a kernel for all of it reads the parts where they stand, and writes their
// gradients side by side, so that the projection's gradient is one product without a copy.
//
// Source: mamba_split_conv1d_scan_combined (mamba_ssm/ops/triton/ssd_combined.py).
func SplitConvSSD(in SplitInputs, options SSDOptions) (gated, finalState *Node) {
	results := composite.Call(in.split(options).op(), in.operands()...)
	return results[splitGated], results[splitFinal]
}

// operands are those of the composites. One that there is not is left out.
func (in SplitInputs) operands() []*Node {
	operands := []*Node{in.Projected}
	for _, operand := range []*Node{in.ConvWeight, in.ConvBias, in.ALog, in.D, in.DTBias, in.NormWeight} {
		if operand != nil {
			operands = append(operands, ConvertDType(operand, dtypes.Float32))
		}
	}
	if in.SegmentIDs != nil {
		operands = append(operands, documentRuns(in.SegmentIDs))
	}
	return operands
}

// splitCall is [SplitConvSSD] as a composite, of the operands in the order of [SplitInputs].
type splitCall struct {
	options                                           SSDOptions
	segments                                          bool
	batch, seqLen, row, channels, dState, heads, taps int
}

// The operands and results of a [splitCall]. Behind the first two are those that its gradient takes: x, B and C after the convolution, y, and
// the workspace of [ssdCall].
const (
	splitProjected, splitConvWeight, splitConvBias, splitALog, splitD, splitDTBias, splitNorm, splitRuns = 0, 1, 2, 3, 4, 5, 6, 7

	splitGated, splitFinal, splitX, splitB, splitC, splitY, splitStates, splitResults = 0, 1, 2, 3, 4, 5, 6, 7
)

func (in SplitInputs) split(options SSDOptions) splitCall {
	dims := in.Projected.Shape().Dimensions
	if len(dims) != 3 || in.ConvWeight.Rank() != 2 {
		panic(fmt.Errorf("SplitConvSSD: want projected of rank 3 and a convolution's weight of rank 2, got %s and %s", in.Projected.Shape(), in.ConvWeight.Shape()))
	}
	s := splitCall{
		options: options, segments: in.SegmentIDs != nil, batch: dims[0], seqLen: dims[1], row: dims[2],
		heads: in.ALog.Shape().Size(), taps: in.ConvWeight.Shape().Dimensions[1],
	}
	s.channels = s.row - s.heads - in.ConvWeight.Shape().Dimensions[0]
	s.dState = (in.ConvWeight.Shape().Dimensions[0] - s.channels) / 2
	if in.NormWeight != nil {
		in.NormWeight.AssertDims(s.channels)
	}
	if s.heads == 0 || s.dState < 1 || s.channels < 1 || s.channels%s.heads != 0 || s.row != 2*s.channels+2*s.dState+s.heads {
		panic(fmt.Errorf("SplitConvSSD: projected is %s, convolution %s, %d channels, %d heads", in.Projected.Shape(), in.ConvWeight.Shape(), s.channels, s.heads))
	}
	in.ConvWeight.AssertDims(s.channels+2*s.dState, s.taps)
	in.ConvBias.AssertDims(s.channels + 2*s.dState)
	in.D.AssertDims(s.heads)
	in.DTBias.AssertDims(s.heads)
	return s
}

func (s splitCall) op() composite.Op {
	return composite.Op{Name: "split_conv_ssd", Attributes: s.attributes(), Decomposition: s.forward, VJP: s.gradient}
}

func (s splitCall) attributes() composite.Attributes {
	attributes := s.ssd().attributes()
	attributes["heads"] = composite.Int(s.heads)
	maps.Copy(attributes, normAttributes)
	return attributes
}

func (s splitCall) ssd() ssdCall { return ssdCall{options: s.options, segments: s.segments} }

func (s splitCall) conv() convCall { return convCall{silu: true, segments: s.segments} }

// runs are the documents' numbers, if there are segments, for a composite to take behind its operands.
func (s splitCall) runs(in []*Node) []*Node {
	if !s.segments {
		return nil
	}
	return []*Node{in[splitRuns]}
}

// convOperands are those of [convCall].
func (s splitCall) convOperands(in []*Node) []*Node {
	width := s.channels + 2*s.dState
	state := Zeros(in[0].Graph(), shapes.Make(dtypes.Float32, s.batch, width, s.taps))
	xbc := SliceAxis(in[splitProjected], 2, AxisRange(s.channels, s.channels+width))
	return append([]*Node{xbc, in[splitConvWeight], in[splitConvBias], state}, s.runs(in)...)
}

// ssdOperands are those of [ssdCall] for x, B and C after the convolution.
func (s splitCall) ssdOperands(in []*Node, x, b, c *Node) []*Node {
	dt := ConvertDType(SliceAxis(in[splitProjected], 2, AxisRange(s.row-s.heads, s.row)), dtypes.Float32)
	shared := func(x *Node) *Node { return Reshape(x, s.batch, s.seqLen, 1, s.dState) }
	x = Reshape(x, s.batch, s.seqLen, s.heads, s.channels/s.heads)
	operands := []*Node{x, dt, s.decayRate(in), shared(b), shared(c), in[splitD], in[splitDTBias]}
	return append(operands, s.runs(in)...)
}

func (s splitCall) decayRate(in []*Node) *Node { return Neg(Exp(in[splitALog])) }

// gate is z: [batch * seqlen, channels].
func (s splitCall) gate(in []*Node) *Node {
	return s.rows(SliceAxis(in[splitProjected], 2, AxisRange(0, s.channels)))
}

// rows has the tokens of all sequences on one axis.
func (s splitCall) rows(x *Node) *Node { return Reshape(x, s.batch*s.seqLen, -1) }

func (s splitCall) forward(in []*Node) []*Node {
	parts, ssd := s.parts(in)
	gated := composite.Call(gatedRMSNormOp, s.rows(ssd[0]), s.gate(in), in[splitNorm])[0]
	return []*Node{Reshape(gated, s.batch, s.seqLen, s.channels), ssd[1], parts[0], parts[1], parts[2], ssd[0], ssd[2]}
}

// parts are x, B and C after the convolution, and the results of the SSD.
func (s splitCall) parts(in []*Node) (parts, ssd []*Node) {
	parts = s.cut(composite.Call(s.conv().op(), s.convOperands(in)...)[0])
	return parts, composite.Call(s.ssd().op(), s.ssdOperands(in, parts[0], parts[1], parts[2])...)
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

// gradient is the VJP of the composite, a composite itself: its operands are those of split_conv_ssd, what that kept from [splitX] on, and the
// gradients of its first two results; its results are the gradients of the operands but the documents' numbers. In training nothing takes
// the final state: its gradient is left out then, and the attribute final is 0.
func (s splitCall) gradient(in, out, grads []*Node) []*Node {
	operands := slices.Concat(in, out[splitX:], []*Node{ConvertDType(grads[splitGated], in[splitProjected].DType())})
	attributes, final := s.attributes(), !composite.NoGradient(grads[splitFinal])
	attributes["final"] = composite.Bool(final)
	if final {
		operands = append(operands, grads[splitFinal])
	}
	op := composite.Op{Name: "split_conv_ssd_grad", Attributes: attributes, Decomposition: func(operands []*Node) []*Node {
		return s.backward(operands[:len(in)], append(make([]*Node, splitX), operands[len(in):]...))
	}}
	all := composite.Call(op, operands...)
	if s.segments {
		all = append(all, nil)
	}
	return all
}

// backward is the decomposition of the gradient. Behind the results in out are the gradients that there are.
func (s splitCall) backward(in, out []*Node) []*Node {
	out, grads := out[:splitResults], out[splitResults:]
	if len(grads) == 1 {
		grads = append(grads, s.noFinal(in))
	}
	norm := composite.Call(gatedRMSNormGradOp, s.rows(out[splitY]), s.gate(in), in[splitNorm], s.rows(grads[splitGated]))
	dY := Reshape(norm[0], out[splitY].Shape().Dimensions...)
	all := s.partsGradient(in, []*Node{out[splitX], out[splitB], out[splitC], out[splitStates]}, Reshape(norm[1], s.batch, s.seqLen, -1), dY, grads[splitFinal])
	return append(all, norm[2])
}

// noFinal is a final state's gradient where nothing takes the state.
func (s splitCall) noFinal(in []*Node) *Node {
	return Zeros(in[0].Graph(), shapes.Make(dtypes.Float32, s.batch, s.heads, s.channels/s.heads, s.dState))
}

// partsGradient goes back through [splitCall.parts] with x, B and C after the convolution and the workspace, from the gradients of z, y and the final
// state to those of the operands before the norm's weight.
func (s splitCall) partsGradient(in, kept []*Node, dZ, dY, dFinal *Node) []*Node {
	ssd := s.ssd().gradient(s.ssdOperands(in, kept[0], kept[1], kept[2]), []*Node{nil, nil, kept[3]}, []*Node{dY, dFinal})
	like := func(x *Node) *Node { return Reshape(x, s.batch, s.seqLen, -1) }
	dXBC := Concatenate([]*Node{like(ssd[0]), like(ssd[3]), like(ssd[4])}, 2)
	conv := s.conv().gradient(s.convOperands(in), nil, []*Node{dXBC})
	dProjected := Concatenate([]*Node{dZ, conv[0], ConvertDType(ssd[1], conv[0].DType())}, 2)
	return []*Node{dProjected, conv[1], conv[2], Mul(ssd[2], s.decayRate(in)), ssd[5], ssd[6]}
}

package cuda

import (
	"fmt"
	"slices"

	"github.com/matmamba/matmamba/backends/kernels"
)

// splitShape is split_conv_ssd as its kernels see it: what a mixer does between its projections, on rows of z, x, B, C and dt side by side. The
// convolution takes its channels and the SSD its dt from the rows, and the norm its gate.
type splitShape struct {
	conv convShape
	ssd  ssdShape
	norm normShape
}

// The inputs of split_conv_ssd.
const (
	splitRows = iota
	splitConvWeight
	splitConvBias
	splitALog
	splitD
	splitDTBias
	splitNorm
	splitInputs // documents' numbers, if there are segments
)

func (d Device) newSplitShape(call kernels.Call) (s splitShape, reason string) {
	in := call.Inputs
	if len(in) < splitInputs || len(in[splitNorm].Dims) != 1 {
		return s, fmt.Sprintf("want %d inputs, the norm's weight of rank 1", splitInputs)
	}
	channels := in[splitNorm].Dims[0]
	if s, reason = d.splitParts(call, channels, in[splitInputs:]); reason != "" {
		return s, reason
	}
	rows := in[splitRows]
	if s.norm, reason = newNormShape(call, kernels.Tensor{DType: rows.DType, Dims: []int{s.ssd.batch * s.ssd.length, channels}}); reason != "" {
		return s, reason
	}
	s.norm.gate = rows.Dims[2]
	return s, unlike(in[splitNorm:], float32s(channels))
}

// splitParts is what lies before the norm, of the inputs that it has in common with split_front. Behind are the documents' numbers, if there are
// any, and whatever follows them.
func (d Device) splitParts(call kernels.Call, channels int, behind []kernels.Tensor) (s splitShape, reason string) {
	in := call.Inputs
	if len(in[splitRows].Dims) != 3 || len(in[splitConvWeight].Dims) != 2 {
		return s, "want rows of rank 3 and a convolution's weight of rank 2"
	}
	heads, err := call.Int("heads")
	if err != nil {
		return s, err.Error()
	}
	rows := in[splitRows]
	batch, length, state := rows.Dims[0], rows.Dims[1], (in[splitConvWeight].Dims[0]-channels)/2
	if heads < 1 || channels < 1 || channels%heads != 0 || rows.Dims[2] != 2*channels+2*state+heads {
		return s, fmt.Sprintf("%d heads with %d channels and states of %d in rows %s", heads, channels, state, rows)
	}
	typed := func(dims ...int) kernels.Tensor { return kernels.Tensor{DType: rows.DType, Dims: dims} }
	perHead, shared := float32s(heads), typed(batch, length, 1, state)
	inner := []kernels.Tensor{typed(batch, length, heads, channels/heads), float32s(batch, length, heads), perHead, shared, shared, perHead, perHead}
	if s.ssd, reason = d.ssdShape(kernels.Call{Attributes: call.Attributes, Inputs: append(inner, behind...)}); reason != "" {
		return s, reason
	}
	s.ssd.row, s.ssd.logRate = rows.Dims[2], true
	parts := []kernels.Tensor{typed(batch, length, channels), typed(batch, length, state), typed(batch, length, state)}
	if s.conv, reason = splitConvShape(rows, in[splitConvWeight], channels, s.ssd.segments, parts...); reason != "" {
		return s, reason
	}
	return s, unlike(in[splitConvWeight:], float32s(s.conv.channels, s.conv.taps), float32s(s.conv.channels), perHead, perHead, perHead)
}

// splitTensors are the inputs of a call, the documents' numbers behind them, and the SSD's of x, B and C after the convolution.
func (p *program) splitTensors(s splitShape, in, behind []tensor, x, b, c tensor) ssdInputs {
	t := s.ssd.inputTensors()
	inputs := ssdInputs{
		x: p.reshaped(x, t[0].Dims...), dt: in[splitRows], a: in[splitALog], b: p.reshaped(b, t[3].Dims...), c: p.reshaped(c, t[4].Dims...),
		d: in[splitD], bias: in[splitDTBias],
	}
	if s.ssd.segments {
		inputs.runs = behind[0]
	}
	return inputs
}

func (s splitShape) inputs() int {
	if s.ssd.segments {
		return splitInputs + 1
	}
	return splitInputs
}

// convOperands are rows, weight, bias and documents' numbers.
func (s splitShape) convOperands(in, behind []tensor) []tensor {
	operands := slices.Clone(in[:splitALog])
	if s.ssd.segments {
		operands = append(operands, behind[0])
	}
	return operands
}

// flat has the tokens of all sequences on one axis.
func (p *program) flat(t tensor) tensor {
	rows := t.Dims[0] * t.Dims[1]
	width := 1
	for _, dim := range t.Dims[2:] {
		width *= dim
	}
	return p.reshaped(t, rows, width)
}

// splitForward makes x, B and C after the convolution, y, and the states.
func (p *program) splitForward(d Device, s splitShape, in, behind []tensor, kept []kernels.Tensor, final, keeps bool) (parts []tensor, y tensor, states []tensor) {
	parts = p.call(s.conv.forward(), s.convOperands(in, behind), kept...)
	y, states = p.dual(s.ssd, d.config(s.ssd), p.splitTensors(s, in, behind, parts[0], parts[1], parts[2]), final, keeps)
	return parts, y, states
}

// splitConvSSD is the composite split_conv_ssd.
func (d Device) splitConvSSD(call kernels.Call) (body, reason string) {
	s, reason := d.newSplitShape(call)
	if reason != "" {
		return "", reason
	}
	p, in, out := &program{}, call.Operands(), call.Outputs
	parts, y, states := p.splitForward(d, s, in, in[splitInputs:], out[2:5], call.Uses(1), call.Uses(6))
	gated := p.call(s.norm.tiled(gatedTiles).forward(), []tensor{p.flat(y), p.flat(in[splitRows]), in[splitNorm]}, s.norm.row())[0]
	return p.done(p.reshaped(gated, out[0].Dims...), states[1], parts[0], parts[1], parts[2], y, states[0]), ""
}

// splitConvSSDGrad is the composite split_conv_ssd_grad. Its inputs are those of split_conv_ssd, what that kept, and the gradients of the first
// result and, if anything takes it, of the final state. The rows' gradients are filled from one kernel to the next, and parts of the weights'
// summed up in one launch.
func (d Device) splitConvSSDGrad(call kernels.Call) (body, reason string) {
	s, reason := d.newSplitShape(call)
	if reason != "" {
		return "", reason
	}
	final, err := call.Int("final")
	if err != nil || len(call.Inputs) != s.inputs()+6+final {
		return "", fmt.Sprintf("%d inputs with attribute final %d, want %d (%v)", len(call.Inputs), final, s.inputs()+6+final, err)
	}
	p, in, out := &program{}, call.Operands(), call.Outputs
	kept := append(in[s.inputs():], tensor{}) // x, B, C, y, states, and gradients
	rows := p.flat(in[splitRows])
	norm := p.normGradient(d, s.norm.tiled(gatedGradTiles), normShape.backward, nil, []tensor{p.flat(kept[3]), rows, in[splitNorm], p.flat(kept[5])}, s.norm.row(), rows.Tensor)
	dy := p.reshaped(norm[0], kept[3].Dims...)
	g, conv := p.splitBackward(d, s, in, in[splitInputs:], kept[:3], kept[4], dy, kept[6], norm[1])
	sums := p.columnSums(s.conv.forGradient(d).summed(conv[1]), s.norm.summed(norm[2]), g.summed(s.ssd))
	weight, perHead := p.reshaped(sums[0][0], out[1].Dims...), sums[2]
	return p.done(conv[0], weight, sums[0][1], perHead[0], perHead[1], perHead[2], sums[1][0]), ""
}

// splitBackward goes back from the gradients of y and the final state, with x, B and C after the convolution and the states. The rows' gradients, in which
// z's are, are filled with the others; behind them are the convolution's sums.
func (p *program) splitBackward(d Device, s splitShape, in, behind, parts []tensor, states, dy, dFinal, rows tensor) (g ssdGradients, conv []tensor) {
	g = p.dualGradient(s.ssd, d.config(s.ssd), p.splitTensors(s, in, behind, parts[0], parts[1], parts[2]), states, dy, dFinal)
	operands := s.convOperands(in, behind)
	for i, grad := range []tensor{g.x, g.b, g.c} {
		operands = append(operands, p.reshaped(grad, parts[i].Dims...))
	}
	operands = append(operands, g.dt, p.reshaped(rows, in[splitRows].Dims...))
	convGrad := s.conv.forGradient(d)
	return g, p.callInPlace(convGrad.backward(), 0, len(operands)-1, operands, in[splitRows].Tensor, convGrad.sums())
}

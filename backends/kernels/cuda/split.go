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
	if len(in) < splitInputs || len(in[splitRows].Dims) != 3 || len(in[splitConvWeight].Dims) != 2 || len(in[splitNorm].Dims) != 1 {
		return s, fmt.Sprintf("want %d inputs, rows of rank 3 and a convolution's weight of rank 2", splitInputs)
	}
	heads, err := call.Int("heads")
	if err != nil {
		return s, err.Error()
	}
	rows, channels := in[splitRows], in[splitNorm].Dims[0]
	batch, length, state := rows.Dims[0], rows.Dims[1], (in[splitConvWeight].Dims[0]-channels)/2
	if heads < 1 || channels%heads != 0 || rows.Dims[2] != 2*channels+2*state+heads {
		return s, fmt.Sprintf("%d heads with %d channels and states of %d in rows %s", heads, channels, state, rows)
	}
	typed := func(dims ...int) kernels.Tensor { return kernels.Tensor{DType: rows.DType, Dims: dims} }
	perHead, shared := float32s(heads), typed(batch, length, 1, state)
	inner := []kernels.Tensor{typed(batch, length, heads, channels/heads), float32s(batch, length, heads), perHead, shared, shared, perHead, perHead}
	if s.ssd, reason = d.ssdShape(kernels.Call{Attributes: call.Attributes, Inputs: append(inner, in[splitInputs:]...)}); reason != "" {
		return s, reason
	}
	s.ssd.row, s.ssd.logRate = rows.Dims[2], true
	parts := []kernels.Tensor{typed(batch, length, channels), typed(batch, length, state), typed(batch, length, state)}
	if s.conv, reason = splitConvShape(rows, in[splitConvWeight], channels, s.ssd.segments, parts...); reason != "" {
		return s, reason
	}
	if s.norm, reason = newNormShape(call, typed(batch*length, channels)); reason != "" {
		return s, reason
	}
	s.norm.gate = rows.Dims[2]
	return s, unlike(in[splitConvWeight:], float32s(s.conv.channels, s.conv.taps), float32s(s.conv.channels), perHead, perHead, perHead, float32s(channels))
}

// splitTensors are the inputs of a call, and the SSD's of x, B and C after the convolution.
func (p *program) splitTensors(s splitShape, in []tensor, x, b, c tensor) ssdInputs {
	t := s.ssd.inputTensors()
	inputs := ssdInputs{
		x: p.reshaped(x, t[0].Dims...), dt: in[splitRows], a: in[splitALog], b: p.reshaped(b, t[3].Dims...), c: p.reshaped(c, t[4].Dims...),
		d: in[splitD], bias: in[splitDTBias],
	}
	if s.ssd.segments {
		inputs.runs = in[splitInputs]
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
func (s splitShape) convOperands(in []tensor) []tensor {
	operands := slices.Clone(in[:splitALog])
	if s.ssd.segments {
		operands = append(operands, in[splitInputs])
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

// splitConvSSD is the composite split_conv_ssd.
func (d Device) splitConvSSD(call kernels.Call) (body, reason string) {
	s, reason := d.newSplitShape(call)
	if reason != "" {
		return "", reason
	}
	p, in, out := &program{}, arguments(call), call.Outputs
	parts := p.call(s.conv.forward(), s.convOperands(in), out[2:5]...)
	y, states := p.dual(s.ssd, d.config(s.ssd), p.splitTensors(s, in, parts[0], parts[1], parts[2]), call.Uses(1), call.Uses(6))
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
	p, in, out := &program{}, arguments(call), call.Outputs
	kept := append(in[s.inputs():], tensor{}) // x, B, C, y, states, and gradients
	rows := p.flat(in[splitRows])
	norm := p.normGradient(d, s.norm.tiled(gatedGradTiles), normShape.backward, []tensor{p.flat(kept[3]), rows, in[splitNorm], p.flat(kept[5])}, s.norm.row(), rows.Tensor)
	dy := p.reshaped(norm[0], kept[3].Dims...)
	g := p.dualGradient(s.ssd, d.config(s.ssd), p.splitTensors(s, in, kept[0], kept[1], kept[2]), kept[4], dy, kept[6])
	operands := s.convOperands(in)
	for i, grad := range []tensor{g.x, g.b, g.c} {
		operands = append(operands, p.reshaped(grad, kept[i].Dims...))
	}
	operands = append(operands, g.dt, p.reshaped(norm[1], in[splitRows].Dims...))
	convGrad := s.conv.forGradient(d)
	conv := p.callInPlace(convGrad.backward(), 0, len(operands)-1, operands, out[0], convGrad.sums())
	sums := p.columnSums(convGrad.summed(conv[1]), s.norm.summed(norm[2]), g.summed(s.ssd))
	weight, perHead := p.reshaped(sums[0][0], out[1].Dims...), sums[2]
	return p.done(conv[0], weight, sums[0][1], perHead[0], perHead[1], perHead[2], sums[1][0]), ""
}

package cuda

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
)

// newSplitFrontShape reads a call of split_front or split_front_grad: the inputs are those of split_conv_ssd but the norm's weight.
func (d Device) newSplitFrontShape(call kernels.Call) (s splitShape, reason string) {
	in := call.Inputs
	if len(in) < splitNorm || len(in[splitRows].Dims) != 3 || len(in[splitConvWeight].Dims) != 2 || len(in[splitALog].Dims) != 1 {
		return s, fmt.Sprintf("want %d inputs, rows of rank 3, a convolution's weight of rank 2 and rates of rank 1", splitNorm)
	}
	channels := in[splitRows].Dims[2] - in[splitALog].Dims[0] - in[splitConvWeight].Dims[0]
	return d.splitParts(call, channels, in[splitNorm:])
}

// splitFront is the composite split_front: the kernels of split_conv_ssd before the norm.
func (d Device) splitFront(call kernels.Call) (body, reason string) {
	s, reason := d.newSplitFrontShape(call)
	if reason != "" {
		return "", reason
	}
	p, in := &program{}, call.Operands()
	parts, y, states := p.splitForward(d, s, in, in[splitNorm:], call.Outputs[1:4], false, call.Uses(4))
	return p.done(y, parts[0], parts[1], parts[2], states[0]), ""
}

// splitFrontGrad is the composite split_front_grad: those of the gradient behind the norm's. Behind the inputs of split_front are x, B, C and the states,
// the gradient of y, and that of the rows, which begin with z's and are filled.
func (d Device) splitFrontGrad(call kernels.Call) (body, reason string) {
	s, reason := d.newSplitFrontShape(call)
	if reason != "" {
		return "", reason
	}
	n := s.inputs() - 1
	if len(call.Inputs) != n+6 {
		return "", fmt.Sprintf("%d inputs, want %d", len(call.Inputs), n+6)
	}
	p, in := &program{}, call.Operands()
	given := in[n:]
	g, conv := p.splitBackward(d, s, in, in[splitNorm:], given[:3], given[3], given[4], tensor{}, given[5])
	sums := p.columnSums(s.conv.forGradient(d).summed(conv[1]), g.summed(s.ssd))
	weight, perHead := p.reshaped(sums[0][0], call.Outputs[1].Dims...), sums[1]
	return p.done(conv[0], weight, sums[0][1], perHead[0], perHead[1], perHead[2]), ""
}

package cuda

import "github.com/matmamba/matmamba/backends/kernels"

// ssdInputs are the inputs of ssd as they stand in the contract of the composite.
type ssdInputs struct {
	x, dt, a, b, c, d, bias tensor
	initial, runs           tensor // no tensors where the shape has none
}

func (s ssdShape) inputsOf(all []tensor) ssdInputs {
	in := ssdInputs{x: all[0], dt: all[1], a: all[2], b: all[3], c: all[4], d: all[5], bias: all[6]}
	rest := all[7:]
	if s.initial {
		in.initial, rest = rest[0], rest[1:]
	}
	if s.segments {
		in.runs = rest[0]
	}
	return in
}

// ssd is the forward composite: y, the final state, and the states that entered the chunks for the gradient.
func (d Device) ssd(call kernels.Call) (body, reason string) {
	s, reason := d.ssdShape(call)
	if reason != "" {
		return "", reason
	}
	p := &program{}
	y, states := p.dual(s, d.config(s), s.inputsOf(call.Operands()), call.Uses(1), call.Uses(2))
	return p.done(y, states[1], states[0]), ""
}

// dual is the state-space dual: y, and the states that entered the chunks and the final one, zeros if it is not asked for. The gradient asks prep
// for the same as a pass that keeps those states, so that XLA finds that it is the same, and makes it once.
func (p *program) dual(s ssdShape, config ssdConfig, in ssdInputs, final, keeps bool) (y tensor, states []tensor) {
	wanted := []prepared{prepCum, s.weight(), prepToEnd}
	if keeps {
		wanted = s.preparedForBoth()
	} else if s.segments {
		wanted = append(wanted, prepEnter)
	}
	prep := p.prepared(s, in, keeps, wanted...)
	through := prep[prepCum]
	if s.segments {
		through = prep[prepEnter]
	}
	states = p.scanned(s, config.scan, false, in.x, in.b, prep[prepToEnd], through, in.initial, final)
	if !final {
		states = append(states, p.zeros(s.finalTensor()))
	}
	return p.outputted(s, config.output, in, prep[s.weight()], prep[prepCum], states[0]), states
}

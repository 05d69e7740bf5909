package cuda

import "github.com/matmamba/matmamba/backends/kernels"

// ssdGrad is the backward composite. Its inputs are those of ssd, the states that ssd kept, dy and the gradient of the final state.
func (d Device) ssdGrad(call kernels.Call) (body, reason string) {
	s, reason := d.ssdShape(call)
	if reason != "" {
		return "", reason
	}
	p, all := &program{}, call.Operands()
	kept := all[s.inputs():]
	grads := p.dualGradient(s, d.config(s), s.inputsOf(all), kept[0], kept[1], kept[2])
	sums := p.columnSums(grads.summed(s))[0]
	outputs := []tensor{grads.x, grads.dt, sums[0], grads.b, grads.c, sums[1], sums[2]}
	if s.initial {
		outputs = append(outputs, grads.initial)
	}
	return p.done(outputs...), ""
}

// ssdGradients are those of an SSD. The last are parts to be summed up, of those of A or of its logarithm, D and the bias of dt.
type ssdGradients struct{ x, dt, b, c, initial, perHead tensor }

// summed are the parts in perHead: [batch * chunks, 3 nheads].
func (g ssdGradients) summed(s ssdShape) partSums {
	return partSums{parts: g.perHead, columns: []int{s.heads, s.heads, s.heads}}
}

// dualGradient is the gradient of dual, which kept states, for those of y and of the final state.
func (p *program) dualGradient(s ssdShape, config ssdConfig, in ssdInputs, states, dy, dFinal tensor) (g ssdGradients) {
	prep := p.prepared(s, in, true, s.preparedForBoth()...)
	enter := prep[prepCum]
	if s.segments {
		enter = prep[prepEnter]
	}
	scanned := p.scanned(s, config.rscan, true, dy, in.c, enter, enter, dFinal, s.initial)

	given := map[string]tensor{
		"x": in.x, "dy": dy, "b": in.b, "c": in.c, "cum": prep[prepCum], "dt": prep[prepDT], "weight": prep[s.weight()], "d": in.d,
		"toend": prep[prepToEnd], "states": states, "dstates": scanned[0], "runs": in.runs,
	}
	grads := p.gradients(s, config.grad, given)
	g.x, g.b, g.c = grads["dx"], grads["db"], grads["dc"]
	if config.grad.partials(s) > 1 {
		g.b, g.c = p.sumFirst(g.b, string(s.elem)), p.sumFirst(g.c, string(s.elem))
	}
	g.dt, g.perHead = p.posted(s, config.grad.narrow, in, grads, prep[prepDT])
	if s.initial {
		g.initial = scanned[1]
	}
	return g
}

// gradients calls the two launches of bwd; the second takes what the first made.
func (p *program) gradients(s ssdShape, config gradConfig, given map[string]tensor) map[string]tensor {
	made := map[string]tensor{}
	for _, part := range []gradPart{tokenPart, sharedPart} {
		l, operandNames, resultNames := s.gradLaunch(config, part)
		operands := make([]tensor, len(operandNames))
		for i, name := range operandNames {
			operand, ok := given[name]
			if !ok {
				operand = made[name]
			}
			operands[i] = operand
		}
		results := make([]kernels.Tensor, len(resultNames))
		for i, name := range resultNames {
			results[i] = s.gradTensor(config, name)
		}
		for i, result := range p.call(l, operands, results...) {
			made[resultNames[i]] = result
		}
	}
	return made
}

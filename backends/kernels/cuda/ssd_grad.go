package cuda

import "github.com/matmamba/matmamba/backends/kernels"

// ssdGrad is the backward composite. Its inputs are those of ssd, the states that ssd kept, dy and the gradient of the final state.
func (d Device) ssdGrad(call kernels.Call) (body, reason string) {
	s, reason := d.ssdShape(call)
	if reason != "" {
		return "", reason
	}
	config := d.config(s)
	p, all := &program{}, arguments(call)
	in := s.inputsOf(all)
	saved, dy, dFinal := all[s.inputs()], all[s.inputs()+1], all[s.inputs()+2]
	wanted := []prepared{prepDT, prepCum, prepToEnd}
	if !s.exact() && s.weight() != prepDT {
		wanted = append(wanted, s.weight())
	}
	if s.segments {
		wanted = append(wanted, prepEnter)
	}
	prep := p.prepared(s, in, true, wanted...)
	enter := prep[prepCum]
	if s.segments {
		enter = prep[prepEnter]
	}
	scanned := p.scanned(s, config.rscan, true, dy, in.c, enter, enter, dFinal, s.initial)

	given := map[string]tensor{
		"x": in.x, "dy": dy, "b": in.b, "c": in.c, "cum": prep[prepCum], "dt": prep[prepDT], "weight": prep[s.weight()], "d": in.d,
		"toend": prep[prepToEnd], "states": saved, "dstates": scanned[0], "runs": in.runs,
	}
	grads := p.gradients(s, config.grad, given)
	ddt, da, dd, dbias := p.posted(s, config.grad.narrow, in, grads, prep[prepDT])
	db, dc := grads["db"], grads["dc"]
	if config.grad.partials(s) > 1 {
		db, dc = p.sumFirst(db, string(s.elem)), p.sumFirst(dc, string(s.elem))
	}
	outputs := []tensor{grads["dx"], ddt, da, db, dc, dd, dbias}
	if s.initial {
		outputs = append(outputs, scanned[1])
	}
	return p.done(outputs...), ""
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

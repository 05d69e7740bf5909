package cuda

import (
	"math/rand/v2"
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
	"github.com/matmamba/matmamba/backends/triton/interp"
	"github.com/stretchr/testify/require"
)

// pipeline runs an SSD and its gradient launch by launch.
type pipeline struct {
	t     *testing.T
	s     ssdShape
	given map[string]numbers
}

// newPipeline has random operands. Documents are of 50 tokens, and those that follow each other in a sequence differ by one.
func newPipeline(t *testing.T, s ssdShape) *pipeline {
	p := &pipeline{t: t, s: s, given: map[string]numbers{}}
	random := rand.New(rand.NewPCG(5, 6))
	in := s.inputTensors()
	for i, name := range []string{"x", "raw", "a", "b", "c", "d", "bias"} {
		p.given[name] = randomNumbers(random, triton.Elem(in[i].DType), elements(in[i]))
	}
	rates := view[uint32](p.given["a"])
	for i := range rates { // negative, whatever they were
		rates[i] |= 1 << 31
	}
	p.given["dy"] = randomNumbers(random, s.elem, elements(in[0]))
	p.given["initial"] = randomNumbers(random, triton.F32, elements(s.finalTensor()))
	p.given["dfinal"] = randomNumbers(random, triton.F32, elements(s.finalTensor()))
	p.given["runs"] = newNumbers(triton.I32, s.batch*s.length)
	for i := range s.batch * s.length {
		view[uint32](p.given["runs"])[i] = uint32(i % s.length / 50)
	}
	return p
}

// run takes a launch's operands by name, documents last where there are any, and gives its results names.
func (p *pipeline) run(l launch, operands, results []string, types ...kernels.Tensor) {
	p.t.Helper()
	var in, out []numbers
	for _, name := range operands {
		if name != "runs" || p.s.segments {
			in = append(in, p.given[name])
		}
	}
	for i, result := range types {
		out = append(out, newNumbers(triton.Elem(result.DType), elements(result)))
		p.given[results[i]] = out[i]
	}
	program, err := interp.Parse(l.kernel.Text())
	require.NoError(p.t, err)
	require.NoError(p.t, program.Run(interp.Launch{Grid: l.grid, Warps: l.warps}, buffers(in), buffers(out)), l.kernel.Name)
}

// enter is what decays of states into a chunk are made of.
func (p *pipeline) enter() string {
	if p.s.segments {
		return "enter"
	}
	return "cum"
}

// prepare runs prep, with what a pass without a gradient takes, too.
func (p *pipeline) prepare(gradient bool) {
	s := p.s
	var names []string
	var types []kernels.Tensor
	for _, name := range s.preparedForBoth() {
		names, types = append(names, string(name)), append(types, float32s(s.batch, s.heads, s.padded()))
	}
	p.run(s.prep(gradient, s.preparedForBoth()...), []string{"raw", "a", "bias", "runs"}, names, types...)
	p.given["weight"] = p.given[string(s.weight())]
}

// output runs y, of what prep and scan made.
func (p *pipeline) output(config outputConfig) {
	p.run(p.s.output(config), []string{"x", "b", "c", "weight", "cum", "d", "states", "runs"}, []string{"y"}, p.s.inputTensors()[0])
}

// forward runs to y.
func (p *pipeline) forward(config ssdConfig, gradient bool) {
	s := p.s
	p.prepare(gradient)
	p.run(s.scan(config.scan, false, true, true), []string{"x", "b", "toend", p.enter(), "initial"}, []string{"states", "final"}, s.statesTensor(), s.finalTensor())
	p.output(config.output)
}

// backward runs back from y.
func (p *pipeline) backward(config ssdConfig) {
	s := p.s
	p.run(s.scan(config.rscan, true, true, true), []string{"dy", "c", p.enter(), p.enter(), "dfinal"}, []string{"dstates", "dinitial"}, s.statesTensor(), s.finalTensor())
	for _, part := range []gradPart{tokenPart, sharedPart} {
		l, operands, results := s.gradLaunch(config.grad, part)
		var types []kernels.Tensor
		for _, name := range results {
			types = append(types, s.gradTensor(config.grad, name))
		}
		p.run(l, operands, results, types...)
	}
}

// testConfig is a small configuration of narrow heads, in stretches of 64 channels.
func testConfig(s ssdShape) ssdConfig {
	scan := scanConfig{width: 64, states: 16, warps: 4, stages: 2}
	return ssdConfig{
		scan: scan, rscan: scan, output: outputConfig{heads: s.wholeStretches(64), width: 64, warps: 4, stages: 2},
		grad: gradConfig{heads: s.groupSize(), stack: 1, width: 64, narrow: true, diagonal: true, warps: 4, stages: [3]int{2, 2, 2}},
	}
}

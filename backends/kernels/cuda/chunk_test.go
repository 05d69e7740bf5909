package cuda

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
	"github.com/matmamba/matmamba/backends/triton/interp"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// pipeline runs an SSD and its gradient launch by launch.
type pipeline struct {
	t     *testing.T
	s     ssdShape
	given map[string]numbers
}

// newPipeline has random operands, the same for chunks of any length. Documents are of 50 tokens, and those that follow each other in a sequence differ by one.
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

// forward runs to y.
func (p *pipeline) forward(config ssdConfig) {
	s := p.s
	x, perHead := s.inputTensors()[0], float32s(s.batch, s.heads, s.padded())
	var prepared []string
	var types []kernels.Tensor
	for _, name := range s.preparedForBoth() {
		prepared, types = append(prepared, string(name)), append(types, perHead)
	}
	p.run(s.prep(true, s.preparedForBoth()...), []string{"raw", "a", "bias", "runs"}, prepared, types...)
	p.given["weight"] = p.given[string(s.weight())]
	enter := "cum"
	if s.segments {
		enter = "enter"
	}
	p.run(s.scan(config.scan, false, true, true), []string{"x", "b", "toend", enter, "initial"}, []string{"states", "final"}, s.statesTensor(), s.finalTensor())
	p.run(s.output(config.output), []string{"x", "b", "c", "weight", "cum", "d", "states", "runs"}, []string{"y"}, x)
}

// runAll runs forward and back.
func (p *pipeline) runAll(config ssdConfig) {
	p.forward(config)
	s := p.s
	enter := "cum"
	if s.segments {
		enter = "enter"
	}
	p.run(s.scan(config.rscan, true, true, true), []string{"dy", "c", enter, enter, "dfinal"}, []string{"dstates", "dinitial"}, s.statesTensor(), s.finalTensor())
	for _, part := range []gradPart{tokenPart, sharedPart} {
		l, operands, results := s.gradLaunch(config.grad, part)
		var types []kernels.Tensor
		for _, name := range results {
			types = append(types, s.gradTensor(config.grad, name))
		}
		p.run(l, operands, results, types...)
	}
	p.run(s.post(config.grad.narrow), []string{"raw", "a", "bias", "pertoken", "statedot", "dt", "runs"}, []string{"ddt", "parts"},
		float32s(s.batch, s.length, s.heads), float32s(s.batch*s.chunks(), 3*s.heads))
}

// result is a result by its name; parts of gradients are added up.
func (p *pipeline) result(name string) []float64 {
	values := p.given[name].values()
	if name != "parts" {
		return values
	}
	sums := make([]float64, 3*p.s.heads)
	for i, v := range values {
		sums[i%len(sums)] += v
	}
	return sums
}

// Chunks of 128 tokens give what chunks of 64 do, of heads and of stretches of their channels.
func TestLongChunks(t *testing.T) {
	for _, shape := range []testShape{
		{1, 130, 8, 24, 1, 16, "bf16", map[string]string{"softplus": "1"}},
		{2, 300, 8, 24, 1, 40, "bf16", map[string]string{"softplus": "1", "seg": "1"}},
		{1, 256, 16, 8, 2, 32, "bf16", map[string]string{"softplus": "1", "seg": "1"}},
	} {
		short := shape.ssd(t)
		long := short
		long.long = true
		want := newPipeline(t, short)
		want.runAll(testConfig(short, 0))
		for _, config := range []ssdConfig{testConfig(long, 0), testConfig(long, 64)} {
			t.Run(fmt.Sprint(shape, config.scan), func(t *testing.T) {
				got := newPipeline(t, long)
				got.runAll(config)
				for _, name := range []string{"final", "y", "dinitial", "dx", "db", "dc", "ddt", "parts"} {
					golden.RequireClose(t, name, want.result(name), got.result(name), golden.BFloat16)
				}
			})
		}
	}
}

// testConfig is a small configuration of narrow heads, by stretches of a width or whole heads.
func testConfig(s ssdShape, width int) ssdConfig {
	scan := scanConfig{stack: s.stacked(2), width: width, states: 16, warps: 4, stages: 2}
	return ssdConfig{
		scan: scan, rscan: scan, output: outputConfig{heads: 2, warps: 4, stages: 2},
		grad: gradConfig{heads: s.groupSize(), stack: 1, width: width, narrow: true, diagonal: width > 0, warps: 4, stages: [3]int{2, 2, 2}},
	}
}

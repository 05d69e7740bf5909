package cuda

import (
	"fmt"
	"math"
	"testing"

	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// Whatever dt and A are, cum is a number and no less than a chunk of the strongest decays, so that the rounds for strong heads end, with a gradient
// and without.
func TestRoundsAreBounded(t *testing.T) {
	infinity, nan := math.Inf(1), math.NaN()
	for _, attributes := range []map[string]string{{"softplus": "1"}, {"dtmin": "3a83126f", "seg": "1"}} {
		shape := testShape{1, 70, 8, 24, 1, 16, "bf16", attributes}
		for _, gradient := range []bool{false, true} {
			t.Run(fmt.Sprint(attributes, gradient), func(t *testing.T) {
				p := newPipeline(t, shape.ssd(t))
				require.True(t, p.s.separable())
				raw, a := view[uint32](p.given["raw"]), view[uint32](p.given["a"])
				for i, x := range []float64{nan, infinity, -infinity, 1e38, 0, -200, 3} {
					raw[(5*i+1)*p.s.heads+i%3] = math.Float32bits(float32(x))
				}
				for h, x := range []float64{-1, -infinity, nan, 0, infinity, -1e38, math.Copysign(0, -1), -40} {
					a[h] = math.Float32bits(float32(x))
				}
				p.prepare(gradient)
				for i, cum := range p.given["cum"].values() {
					require.True(t, cum >= -strongest*chunk, "cum %g of head %d", cum, i/p.s.padded()) // no NaN, either
				}
				p.forward(testConfig(p.s), gradient)
				if gradient {
					p.backward(testConfig(p.s))
				}
			})
		}
	}
}

// cum of the chunk's last token may be above that of one before, by rounding, and then on the other side of a round's edge.
func TestRoundsOfUnevenSums(t *testing.T) {
	p := newPipeline(t, testShape{1, chunk, 8, 24, 1, 16, "bf16", map[string]string{"softplus": "1"}}.ssd(t))
	config := testConfig(p.s)
	p.forward(config, false)
	cum, shift := view[uint32](p.given["cum"]), view[uint32](p.given["weight"])
	edge := float32(-reach)
	for i := range cum {
		sum := edge * float32(i%chunk+1) / chunk
		switch i % chunk {
		case chunk - 2:
			sum = math.Nextafter32(edge, 0) - 2./(1<<16)
		case chunk - 1:
			sum = math.Nextafter32(edge, 0)
		}
		cum[i], shift[i] = math.Float32bits(sum), math.Float32bits(sum)
	}
	p.output(outputConfig{heads: 2, warps: 4, stages: 2})
	want := p.given["y"].values()
	p.output(config.output)
	golden.RequireClose(t, "y", want, p.given["y"].values(), 1e-2)
}

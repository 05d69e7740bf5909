package cuda

import (
	"fmt"
	"math"
	"testing"

	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// y of stretches of channels is that of the recurrence, however strong the decays: those from token to token are up to 2^-1000000.
func TestOutputOfStretches(t *testing.T) {
	for _, shape := range stretchShapes {
		if !shape.ssd(t).separable() {
			continue
		}
		for _, rate := range []float64{0.1, 1, 20, 1000} {
			for _, gradient := range []bool{false, true} {
				t.Run(fmt.Sprintf("%v rate %g gradient %t", shape, rate, gradient), func(t *testing.T) {
					p := newPipeline(t, shape.ssd(t))
					rates := view[uint32](p.given["a"])
					for i, a := range p.given["a"].values() {
						rates[i] = math.Float32bits(float32(a * math.Pow(rate, float64(i%3))))
					}
					p.forward(testConfig(p.s), gradient)
					golden.RequireClose(t, "y", p.recurrence(), p.given["y"].values(), 1e-2)
				})
			}
		}
	}
}

// recurrence is y in float64, token by token.
func (p *pipeline) recurrence() []float64 {
	s := p.s
	x, b, c := p.given["x"].values(), p.given["b"].values(), p.given["c"].values()
	raw, a, d, bias, initial := p.given["raw"].values(), p.given["a"].values(), p.given["d"].values(), p.given["bias"].values(), p.given["initial"].values()
	y := make([]float64, len(x))
	for at := range s.batch * s.heads * s.headDim {
		seq, head := at/s.headDim/s.heads, at/s.headDim%s.heads
		h := append([]float64{}, initial[at*s.state:(at+1)*s.state]...)
		for t := range s.length {
			token := seq*s.length + t
			if s.segments && t > 0 && t%50 == 0 {
				clear(h)
			}
			dt := math.Log1p(math.Exp(raw[token*s.heads+head] + bias[head]))
			decay := math.Exp(dt * a[head])
			i := token*s.heads*s.headDim + at%(s.heads*s.headDim)
			shared := (token*s.groups + head/s.groupSize()) * s.state
			y[i] = d[head] * x[i]
			for n := range h {
				h[n] = decay*h[n] + dt*b[shared+n]*x[i]
				y[i] += c[shared+n] * h[n]
			}
		}
	}
	return y
}

// y takes stretches of narrow heads whose decays only fall, where there are programs enough and channels that eights cut.
func TestOutputTakesStretches(t *testing.T) {
	softplus := map[string]string{"softplus": "1"}
	for width, shapes := range map[int][]testShape{
		64: {
			{16, 1024, 64, 24, 1, 128, "bf16", softplus},
			{16, 1024, 8, 24, 1, 128, "bf16", softplus},
			{16, 1024, 48, 32, 1, 128, "bf16", softplus},
			{16, 1024, 32, 24, 2, 128, "bf16", map[string]string{"dtmin": "3a83126f"}},
		},
		0: {
			{16, 1024, 64, 24, 1, 128, "bf16", nil},
			{16, 1024, 64, 24, 1, 128, "f32", softplus},
			{1, 1024, 64, 24, 1, 128, "bf16", softplus},
			{16, 1024, 64, 20, 1, 128, "bf16", softplus},
			{16, 1024, 12, 24, 1, 128, "bf16", softplus},
			{16, 1024, 64, 24, 1, 256, "bf16", softplus},
			{16, 1024, 24, 64, 1, 128, "bf16", softplus},
		},
	} {
		for _, shape := range shapes {
			require.Equal(t, width, H200.config(shape.ssd(t)).output.width, shape)
		}
	}
}

package cuda

import (
	"fmt"
	"math"
	"testing"

	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// The gradient by sides is that of heads one by one, however strong the decays: those from token to token are up to 2^-1000000.
func TestGradientBySides(t *testing.T) {
	for _, shape := range stretchShapes {
		s := shape.ssd(t)
		if !s.separable() {
			continue
		}
		require.True(t, s.cut(stretchWidth))
		for _, rate := range []float64{0.1, 1, 20, 1000} {
			t.Run(fmt.Sprintf("%v rate %g", shape, rate), func(t *testing.T) {
				gradients := func(grad gradConfig) map[string]numbers {
					p, config := newPipeline(t, s), testConfig(s)
					rates := view[uint32](p.given["a"])
					for i, a := range p.given["a"].values() {
						rates[i] = math.Float32bits(float32(a * math.Pow(rate, float64(i%3))))
					}
					config.grad = grad
					p.forward(config, true)
					p.backward(config)
					return p.given
				}
				want := gradients(gradConfig{heads: s.groupSize(), stack: 1, narrow: true, warps: 4, stages: [3]int{2, 2, 2}})
				got := gradients(testConfig(s).grad)
				names := []string{"dx", "db", "dc", "dinitial"}
				if rate < 100 { // which multiplies what rounding leaves of differences
					names = append(names, "ddt", "parts")
				}
				for _, name := range names {
					golden.RequireClose(t, name, want[name].values(), got[name].values(), 1e-2)
				}
			})
		}
	}
}

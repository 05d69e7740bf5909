package lm

import (
	"hash/fnv"
	"math"
	"math/rand/v2"
	"strings"
)

// Draws of the official constructors (docs/reference.md section 1, Initialisation).
const (
	embeddingStd = 0.02
	dtMin, dtMax = 0.001, 0.1
	dtFloor      = 1e-4
	aMin, aMax   = 1, 16
)

// Init returns the first values of a weight, drawn as the official constructors do. They depend on the seed and on the
// weight's name alone, so that one weight can be made without the others.
func (c Config) Init(p Param, seed uint64) []float32 {
	hash := fnv.New64a()
	hash.Write([]byte(p.Name))
	rng := rand.New(rand.NewPCG(seed, hash.Sum64()))
	values := make([]float32, p.Size())
	draw := c.drawer(p.Name, rng)
	for i := range values {
		values[i] = float32(draw())
	}
	return values
}

func (c Config) drawer(name string, rng *rand.Rand) func() float64 {
	uniform := func(bound float64) func() float64 {
		return func() float64 { return (2*rng.Float64() - 1) * bound }
	}
	kind := name[strings.LastIndex(strings.TrimSuffix(name, ".weight"), ".")+1:]
	switch kind {
	case "embedding.weight", "lm_head.weight":
		return func() float64 { return rng.NormFloat64() * embeddingStd }
	case "in_proj.weight":
		return uniform(1 / math.Sqrt(float64(c.DModel)))
	case "out_proj.weight":
		return uniform(1 / math.Sqrt(float64(c.Dims().DInner())*float64(c.NLayer)))
	case "conv1d.weight", "bias":
		return uniform(1 / math.Sqrt(float64(c.DConv)))
	case "dt_bias":
		return func() float64 {
			dt := max(math.Exp(math.Log(dtMin)+rng.Float64()*(math.Log(dtMax)-math.Log(dtMin))), dtFloor)
			return dt + math.Log(-math.Expm1(-dt)) // inverse softplus
		}
	case "A_log":
		return func() float64 { return math.Log(aMin + rng.Float64()*(aMax-aMin)) }
	default: // D and the norms
		return func() float64 { return 1 }
	}
}

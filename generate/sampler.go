package generate

import (
	"cmp"
	"fmt"
	"math"
	"math/rand/v2"
	"slices"
)

// Sampling says how a token is drawn from logits.
type Sampling struct {
	Temperature float64 // 0 takes the most likely token
	TopK        int     // keep the most likely K, 0 for all
	TopP        float64 // keep the most likely whose probabilities reach P, 0 or 1 for all
	Seed        uint64
}

// Validate names the first field that makes no sense.
func (s Sampling) Validate() error {
	switch {
	case s.Temperature < 0 || math.IsNaN(s.Temperature) || math.IsInf(s.Temperature, 0):
		return fmt.Errorf("temperature is %g, want 0 or more", s.Temperature)
	case s.TopK < 0:
		return fmt.Errorf("top-k is %d, want 0 or more", s.TopK)
	case !(s.TopP >= 0 && s.TopP <= 1):
		return fmt.Errorf("top-p is %g, want 0 to 1", s.TopP)
	}
	return nil
}

// Sampler draws tokens; the same seed and logits give the same tokens.
type Sampler struct {
	sampling Sampling
	rng      *rand.Rand
}

// NewSampler starts a stream of draws.
func NewSampler(s Sampling) *Sampler {
	return &Sampler{s, rand.New(rand.NewPCG(s.Seed, 0))}
}

// Sample draws a token.
func (s *Sampler) Sample(logits []float32) int32 {
	order := make([]int32, len(logits))
	for i := range order {
		order[i] = int32(i)
	}
	if s.sampling.Temperature == 0 {
		return slices.MaxFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(logits[a], logits[b]), cmp.Compare(b, a)) })
	}
	slices.SortFunc(order, func(a, b int32) int { return cmp.Or(cmp.Compare(logits[b], logits[a]), cmp.Compare(a, b)) })
	if k := s.sampling.TopK; k > 0 && k < len(order) {
		order = order[:k]
	}
	weights := make([]float64, len(order))
	total := 0.0
	for i, token := range order {
		weights[i] = math.Exp(float64(logits[token]-logits[order[0]]) / s.sampling.Temperature)
		total += weights[i]
	}
	if p := s.sampling.TopP; p > 0 && p < 1 {
		kept := 0.0
		for i, weight := range weights {
			kept += weight
			if kept >= p*total {
				order, total = order[:i+1], kept
				break
			}
		}
	}
	at := s.rng.Float64() * total
	for i, token := range order {
		if at -= weights[i]; at < 0 {
			return token
		}
	}
	return order[len(order)-1]
}

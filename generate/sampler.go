package generate

import (
	"fmt"
	"math"
	"slices"
)

// Sampling says how a token is drawn from logits.
//
// The tokens kept are the most likely TopK and, of those, the fewest most likely whose probabilities together reach TopP; tokens
// that tie with the least likely one kept are kept as well.
type Sampling struct {
	Temperature float64 // 0 takes the most likely token, the first of several
	TopK        int     // 0 for all
	TopP        float64 // 0 or 1 for all
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

// greedy tells whether the most likely token is taken.
func (s Sampling) greedy() bool { return s.Temperature == 0 || s.TopK == 1 }

// Sample draws token number n of a row from its logits, on the host. The device's draws ([Programs.Draw]) are the same up to
// rounding.
func (s Sampling) Sample(logits []float32, row, n int) int32 {
	if s.greedy() {
		best := 0
		for i, logit := range logits {
			if logit > logits[best] {
				best = i
			}
		}
		return int32(best)
	}
	highest := float64(slices.Max(logits))
	weights, total := make([]float64, len(logits)), 0.0
	least := s.threshold(logits)
	for i, logit := range logits {
		if logit >= least {
			weights[i] = math.Exp((float64(logit) - highest) / s.Temperature)
			total += weights[i]
		}
	}
	left, last := float64(uniform(s.Seed, row, n))*total, 0
	for i, weight := range weights {
		if weight == 0 {
			continue
		}
		if last = i; left < weight {
			break
		}
		left -= weight
	}
	return int32(last)
}

// threshold is the logit of the least likely token kept.
func (s Sampling) threshold(logits []float32) float32 {
	sorted := slices.Clone(logits)
	slices.Sort(sorted)
	slices.Reverse(sorted)
	if s.TopK > 0 && s.TopK < len(sorted) {
		least := sorted[s.TopK-1]
		for len(sorted) > s.TopK && sorted[len(sorted)-1] < least {
			sorted = sorted[:len(sorted)-1]
		}
	}
	if s.TopP == 0 || s.TopP == 1 {
		return sorted[len(sorted)-1]
	}
	weight := func(logit float32) float64 { return math.Exp(float64(logit-sorted[0]) / s.Temperature) }
	total, kept := 0.0, 0.0
	for _, logit := range sorted {
		total += weight(logit)
	}
	for _, logit := range sorted {
		if kept += weight(logit); kept >= s.TopP*total {
			return logit
		}
	}
	return sorted[len(sorted)-1]
}

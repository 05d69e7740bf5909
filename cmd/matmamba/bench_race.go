package main

import (
	"errors"
	"fmt"
	"slices"
	"time"
)

// benchSide is what was measured of one side.
type benchSide struct {
	Name            string  `json:"name"`
	Chunk           int     `json:"chunk"`
	CompileSeconds  float64 `json:"compile_seconds"`
	StepSeconds     float64 `json:"step_seconds"` // median over rounds of their means, as the two below
	Fastest         float64 `json:"fastest_step_seconds"`
	Slowest         float64 `json:"slowest_step_seconds"`
	TokensPerSecond float64 `json:"tokens_per_second"` // unique tokens
	FLOPS           float64 `json:"flops"`             // per second
	MFU             float64 `json:"mfu,omitempty"`     // of the datasheet's peak, where that is known
	Temporaries     int64   `json:"temporary_bytes"`
	Peak            int64   `json:"peak_bytes"`
}

// contestant makes steps and reports their times.
type contestant struct {
	benchSide
	steps func(n int) ([]time.Duration, error)
	parts func(rounds int) ([]benchPart, error) // nil for a peer
	close func() error
	times []time.Duration // mean step of each round
}

// fastest starts a contestant for each chunk size and keeps the one with the fastest step.
func fastest(env *environment, chunks []int, start func(chunk int) (*contestant, error)) (*contestant, error) {
	var best *contestant
	var bestTime time.Duration
	for _, chunk := range chunks {
		if err := env.ctx.Err(); err != nil {
			return nil, err
		}
		next, err := start(chunk)
		if err != nil {
			return nil, err
		}
		next.Chunk = chunk
		if _, err := next.steps(1); err != nil { // warms up
			return nil, errors.Join(err, next.close())
		}
		times, err := next.steps(2)
		if err != nil {
			return nil, errors.Join(err, next.close())
		}
		took := slices.Min(times)
		fmt.Fprintf(env.stderr, "%s, chunk %d: compiled in %.1f s, %s a step\n", next.Name, chunk, next.CompileSeconds, milliseconds(took.Seconds()))
		slower := next
		if best == nil || took < bestTime {
			best, bestTime, slower = next, took, best
		}
		if slower != nil {
			if err := slower.close(); err != nil {
				return nil, err
			}
		}
	}
	return best, nil
}

// race lets the sides take turns. It returns each round's time of the second side over that of the first.
func race(env *environment, sides []*contestant, rounds, steps int) (ratios []float64, err error) {
	for range rounds {
		for _, side := range sides {
			if err := env.ctx.Err(); err != nil {
				return nil, err
			}
			if err := side.turn(steps, len(sides) > 1); err != nil {
				return nil, err
			}
		}
		if len(sides) == 2 {
			last := len(sides[0].times) - 1
			ratios = append(ratios, sides[1].times[last].Seconds()/sides[0].times[last].Seconds())
		}
	}
	return ratios, nil
}

// turn makes the steps of a round and keeps their mean. After another side's turn a step that is not counted comes first: what that side
// left of the caches and of the memory is not what steps that follow each other find.
func (c *contestant) turn(steps int, afterAnother bool) error {
	if afterAnother {
		if _, err := c.steps(1); err != nil {
			return err
		}
	}
	times, err := c.steps(steps)
	if err != nil {
		return err
	}
	c.times = append(c.times, mean(times))
	return nil
}

// summarise fills in what follows from the times of steps of so many unique tokens and operations.
func (c *contestant) summarise(tokens int, flops, peak float64) {
	c.StepSeconds = median(c.times).Seconds()
	c.Fastest, c.Slowest = slices.Min(c.times).Seconds(), slices.Max(c.times).Seconds()
	c.TokensPerSecond = float64(tokens) / c.StepSeconds
	c.FLOPS = flops / c.StepSeconds
	if peak > 0 {
		c.MFU = c.FLOPS / peak
	}
}

func mean(times []time.Duration) (all time.Duration) {
	for _, took := range times {
		all += took
	}
	return all / time.Duration(len(times))
}

func median[T time.Duration | float64](values []T) T {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

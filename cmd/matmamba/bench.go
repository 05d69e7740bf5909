package main

import (
	"context"
	"errors"
	"fmt"
	"math/rand/v2"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"time"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/data"
	"github.com/matmamba/matmamba/internal/peer"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/matmamba/matmamba/train"
)

type benchCmd struct {
	Train benchTrainCmd `cmd:"" help:"Time joint training steps, also beside a peer."`
}

// benchTrainCmd times joint training steps on random tokens.
type benchTrainCmd struct {
	Model  modelRef `arg:"" default:"tiny" help:"Preset or model directory whose sizes are trained (${default})."`
	Batch  int      `default:"8" help:"Sequences per step (${default})."`
	Seqlen int      `default:"512" help:"Tokens per sequence (${default})."`
	Widths string   `default:"1,1/2,1/4,1/8" help:"Widths trained jointly (${default})."`
	Chunk  []int    `default:"64" help:"SSD chunk sizes; the fastest is measured (${default})."`
	Rounds int      `default:"10" help:"Rounds of steps, in which both sides take turns (${default})."`
	Steps  int      `default:"3" help:"Steps per round and side (${default})."`

	Peer      string `enum:",jax" default:"" help:"Measure this peer's script beside: jax (needs python3 with the package jax)."`
	PeerChunk []int  `default:"32,64" help:"The peer's chunk sizes; the fastest is measured (${default})."`
	Peers     string `default:"bench/peers" help:"Folder of the peers' scripts (${default})."`
	JSON      bool   `name:"json" help:"Print JSON."`
	precisionFlags
	backendFlags
}

// Help is what --help prints below the summary.
func (c *benchTrainCmd) Help() string {
	return `Times are medians of wall time per optimiser step, after warm-up, with the host's part. Tokens per second count each token once, though every
width processes it. Memory is what the executables' own statistics say. The ratio to a peer is the median over rounds, so that a noisy machine
disturbs both sides alike.

Examples:
  matmamba bench train
  matmamba bench train --peer jax --chunk 32,64 --peer-chunk 32,64 --json`
}

// benchSide is what was measured of one side.
type benchSide struct {
	Name            string  `json:"name"`
	Chunk           int     `json:"chunk"`
	CompileSeconds  float64 `json:"compile_seconds"`
	StepSeconds     float64 `json:"step_seconds"` // median
	Fastest         float64 `json:"fastest_step_seconds"`
	Slowest         float64 `json:"slowest_step_seconds"`
	TokensPerSecond float64 `json:"tokens_per_second"` // unique tokens
	Temporaries     int64   `json:"temporary_bytes"`
	Peak            int64   `json:"peak_bytes"`
}

type benchResult struct {
	Ours  benchSide  `json:"ours"`
	Peer  *benchSide `json:"peer,omitempty"`
	Ratio float64    `json:"ratio,omitempty"` // our tokens per second over the peer's, median over rounds
}

// contestant makes steps and reports their times.
type contestant struct {
	benchSide
	steps func(n int) ([]time.Duration, error)
	close func() error
	times []time.Duration
}

// Run measures and prints.
func (c *benchTrainCmd) Run(env *environment) error {
	if c.Rounds < 1 || c.Steps < 1 || len(c.Chunk) == 0 || len(c.PeerChunk) == 0 {
		return fmt.Errorf("--rounds, --steps, --chunk and --peer-chunk want at least 1")
	}
	config, err := c.Model.config(env)
	if err != nil {
		return err
	}
	widths, err := nested.ParseWidths(c.Widths)
	if err != nil {
		return fmt.Errorf("--widths: %w", err)
	}
	backend, info, err := c.precisionFlags.open(env, c.backendFlags)
	if err != nil {
		return err
	}
	defer backend.Finalize()
	ours, err := fastest(env, c.Chunk, func(chunk int) (*contestant, error) {
		config := config
		config.ChunkSize = chunk
		return c.ours(backend, "matmamba on "+string(info.Kind), config, widths)
	})
	if err != nil {
		return err
	}
	sides := []*contestant{ours}
	if c.Peer != "" {
		other, err := fastest(env, c.PeerChunk, func(chunk int) (*contestant, error) {
			return c.peer(env.ctx, config, widths, chunk)
		})
		if err != nil {
			return errors.Join(err, ours.close())
		}
		sides = append(sides, other)
	}
	result, err := c.race(env, sides)
	for _, side := range sides {
		err = errors.Join(err, side.close())
	}
	if err != nil {
		return err
	}
	return c.print(env, result)
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
		times, err := next.steps(3) // the first ones warm up
		if err != nil {
			return nil, errors.Join(err, next.close())
		}
		took := slices.Min(times)
		fmt.Fprintf(env.stderr, "%s, chunk %d: compiled in %.1f s, %.0f ms a step\n", next.Name, chunk, next.CompileSeconds, took.Seconds()*1e3)
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

// race lets the sides take turns.
func (c *benchTrainCmd) race(env *environment, sides []*contestant) (benchResult, error) {
	var ratios []float64
	for range c.Rounds {
		var medians []time.Duration
		for _, side := range sides {
			if err := env.ctx.Err(); err != nil {
				return benchResult{}, err
			}
			times, err := side.steps(c.Steps)
			if err != nil {
				return benchResult{}, err
			}
			side.times = append(side.times, times...)
			medians = append(medians, median(times))
		}
		if len(medians) == 2 {
			ratios = append(ratios, medians[1].Seconds()/medians[0].Seconds())
		}
	}
	for _, side := range sides {
		side.StepSeconds = median(side.times).Seconds()
		side.Fastest, side.Slowest = slices.Min(side.times).Seconds(), slices.Max(side.times).Seconds()
		side.TokensPerSecond = float64(c.Batch*c.Seqlen) / side.StepSeconds
	}
	result := benchResult{Ours: sides[0].benchSide}
	if len(sides) == 2 {
		result.Peer, result.Ratio = &sides[1].benchSide, median(ratios)
	}
	return result, nil
}

func median[T time.Duration | float64](values []T) T {
	sorted := slices.Sorted(slices.Values(values))
	return sorted[len(sorted)/2]
}

func (c *benchTrainCmd) batch(vocab int) data.Batch {
	rng := rand.New(rand.NewPCG(1, 2))
	tokens := make([]int32, c.Batch*c.Seqlen+1)
	for i := range tokens {
		tokens[i] = int32(rng.IntN(vocab))
	}
	return data.Batch{Inputs: tokens[:len(tokens)-1], Targets: tokens[1:]}
}

func (c *benchTrainCmd) ours(backend compute.Backend, name string, config lm.Config, widths []nested.Width) (*contestant, error) {
	recipe := train.DefaultRecipe()
	recipe.Batch, recipe.SeqLen, recipe.Steps, recipe.LR, recipe.Warmup = c.Batch, c.Seqlen, 1, 1e-4, 0
	computeType, err := c.computeType()
	if err != nil {
		return nil, err
	}
	objective, err := train.LanguageModel(lm.Model{Config: config, ComputeType: computeType}, widths)
	if err != nil {
		return nil, err
	}
	weights := lm.Random(config, 1)
	start := time.Now()
	stepper, err := train.NewStepper(backend, objective, recipe, weights)
	if err != nil {
		return nil, err
	}
	side := &contestant{benchSide: benchSide{Name: name, CompileSeconds: time.Since(start).Seconds()}, close: stepper.Close}
	side.Temporaries, side.Peak = stepMemory(stepper)
	batch := c.batch(config.VocabSize)
	side.steps = func(n int) ([]time.Duration, error) {
		var times []time.Duration
		for range n {
			start := time.Now()
			if _, err := stepper.Step(func() (data.Batch, error) { return batch, nil }); err != nil {
				return nil, err
			}
			times = append(times, time.Since(start))
		}
		return times, nil
	}
	return side, nil
}

// stepMemory is the largest temporaries of a step's programs, and the largest sum of what a program needs and of what lies
// beside it: the moments, which only the update takes. Both are 0 where the backend does not tell.
func stepMemory(stepper *train.Stepper) (temporaries, peak int64) {
	executables := stepper.Executables()
	update := executables[len(executables)-1]
	for _, exe := range executables {
		memory, ok := backends.Memory(exe.Native())
		if !ok {
			return 0, 0
		}
		beside := int64(0)
		if exe != update {
			beside = stepper.MomentBytes()
		}
		temporaries, peak = max(temporaries, memory.Temporaries), max(peak, memory.Peak()+beside)
	}
	return temporaries, peak
}

// peerWork is what a peer's script gets.
type peerWork struct {
	DModel    int   `json:"d_model"`
	NLayer    int   `json:"n_layer"`
	DState    int   `json:"d_state"`
	HeadDim   int   `json:"headdim"`
	Vocab     int   `json:"vocab"`
	Batch     int   `json:"batch"`
	Seqlen    int   `json:"seqlen"`
	Chunk     int   `json:"chunk"`
	Fractions []int `json:"fractions"`
}

func (c *benchTrainCmd) peer(ctx context.Context, config lm.Config, widths []nested.Width, chunk int) (*contestant, error) {
	work := peerWork{
		DModel: config.DModel, NLayer: config.NLayer, DState: config.DState, HeadDim: config.HeadDim,
		Vocab: config.PaddedVocab(), Batch: c.Batch, Seqlen: c.Seqlen, Chunk: chunk,
	}
	if c.Seqlen%chunk != 0 {
		return nil, fmt.Errorf("--peer-chunk %d does not divide --seqlen %d, as the peer needs", chunk, c.Seqlen)
	}
	for _, width := range widths {
		fraction, err := strconv.Atoi(strings.TrimPrefix(width.String(), "1/"))
		if err != nil {
			return nil, fmt.Errorf("--widths: the peer knows fractions of one only, not %s", width)
		}
		work.Fractions = append(work.Fractions, fraction)
	}
	running, err := peer.Start(ctx, filepath.Join(c.Peers, c.Peer+"_joint_step.py"), work)
	if err != nil {
		return nil, err
	}
	return &contestant{
		benchSide: benchSide{
			Name: running.Name, CompileSeconds: running.CompileSeconds, Temporaries: running.Temporaries, Peak: running.Peak,
		},
		steps: running.Steps, close: running.Close,
	}, nil
}

func (c *benchTrainCmd) print(env *environment, result benchResult) error {
	if c.JSON {
		return printJSON(env.stdout, result)
	}
	rows := [][]string{{"joint step", "chunk", "compiled in", "step", "fastest", "slowest", "tokens/s", "temporaries", "peak"}}
	sides := []benchSide{result.Ours}
	if result.Peer != nil {
		sides = append(sides, *result.Peer)
	}
	for _, s := range sides {
		rows = append(rows, []string{
			s.Name, strconv.Itoa(s.Chunk), fmt.Sprintf("%.1f s", s.CompileSeconds), fmt.Sprintf("%.0f ms", s.StepSeconds*1e3),
			fmt.Sprintf("%.0f ms", s.Fastest*1e3), fmt.Sprintf("%.0f ms", s.Slowest*1e3), thousands(int(s.TokensPerSecond)),
			size(s.Temporaries), size(s.Peak),
		})
	}
	printTable(env.stdout, rows)
	if result.Peer != nil {
		fmt.Fprintf(env.stdout, "\n%.2f times the tokens per second of %s\n", result.Ratio, result.Peer.Name)
	}
	return nil
}

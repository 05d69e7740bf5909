package main

import (
	"errors"
	"fmt"
	"io"
	"strconv"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

// benchTrainCmd times joint training steps on random tokens.
type benchTrainCmd struct {
	Model  modelRef `arg:"" default:"tiny" help:"Preset or model directory whose sizes are trained (${default})."`
	Batch  int      `default:"8" help:"Sequences per step (${default})."`
	Seqlen int      `default:"512" help:"Tokens per sequence (${default})."`
	Loop   int      `default:"0" placeholder:"N" help:"One loop over the layers where there are at least N, 0 for never (${default})."`
	Widths string   `default:"1,1/2,1/4,1/8" help:"Widths trained jointly (${default})."`
	Chunk  []int    `default:"64" help:"SSD chunk sizes; the fastest is measured (${default})."`
	Rounds int      `default:"10" help:"Rounds of steps, in which both sides take turns (${default})."`
	Steps  int      `default:"3" help:"Steps per round and side (${default})."`
	Remat  lm.Remat `enum:"none,block,full" default:"none" help:"What is computed again for the gradient: none, block or full (${default})."`
	Parts  bool     `help:"Time each program of the step by itself, too."`

	NoKernel bool `help:"Leave fused kernels out: operators run as XLA compiles their decompositions."`

	Peer      string `enum:",jax,torch" default:"" help:"Measure this peer's script beside: jax or torch (needs python3 with that package; torch takes the official kernels where mamba_ssm is installed)."`
	PeerChunk []int  `placeholder:"N" help:"The peer's chunk sizes; the fastest is measured. Default: 32,64, torch 64,256, of which 256 is the official code's."`
	PeerGraph bool   `help:"Capture torch's step in a CUDA graph, which the official trainer does not."`
	Peers     string `default:"bench/peers" help:"Folder of the peers' scripts (${default})."`
	JSON      bool   `name:"json" help:"Print JSON."`
	precisionFlags
	backendFlags
}

// Help is what --help prints below the summary.
func (c *benchTrainCmd) Help() string {
	return `Times are medians over rounds of a round's mean wall time per optimiser step, after warm-up, with the host's part; the fastest and slowest round
tell the spread. Where a peer takes turns, each turn begins with a step that is not counted. Tokens per second count each token once, though
every width processes it. FLOP/s count the products of all widths, forward and backward, and not what is computed again; MFU is their share of
the device's datasheet peak. Memory is what the executables' own statistics say, of torch what its allocator had at most.
The ratio to a peer is the median over rounds, so that a noisy machine disturbs both sides alike.

Examples:
  matmamba bench train
  matmamba bench train --peer jax --chunk 32,64 --peer-chunk 32,64 --json
  matmamba bench train 130m --backend cuda --batch 16 --seqlen 1024 --parts
  matmamba bench train 130m --backend cuda --batch 16 --seqlen 1024 --peer torch --peer-chunk 256`
}

type benchTrainResult struct {
	Model  string      `json:"model"`
	Widths string      `json:"widths"`
	Batch  int         `json:"batch"`
	Seqlen int         `json:"seqlen"`
	DType  string      `json:"dtype"`
	Device string      `json:"device"`
	FLOPs  float64     `json:"flops_per_step"` // of products and recurrences, forward and backward, of all widths
	Ours   benchSide   `json:"ours"`
	Parts  []benchPart `json:"parts,omitempty"`
	Peer   *benchSide  `json:"peer,omitempty"`
	Ratio  float64     `json:"ratio,omitempty"` // our tokens per second over the peer's, median over rounds
}

// Run measures and prints.
func (c *benchTrainCmd) Run(env *environment) error {
	if err := c.checkFlags(); err != nil {
		return err
	}
	config, err := c.Model.config(env)
	if err != nil {
		return err
	}
	widths, err := nested.ParseWidths(c.Widths)
	if err != nil {
		return fmt.Errorf("--widths: %w", err)
	}
	result := benchTrainResult{Model: string(c.Model), Widths: c.Widths, Batch: c.Batch, Seqlen: c.Seqlen}
	if result.FLOPs, err = c.flops(config, widths); err != nil {
		return err
	}
	backend, info, err := c.openWith(env, c.backendFlags, backends.Options{NoKernels: c.NoKernel, GPUFlags: trainingFlags})
	if err != nil {
		return err
	}
	defer backend.Finalize()
	result.DType, result.Device = c.DType, info.Device
	sides, err := c.sides(env, backend, info.Kind, config, widths)
	if err != nil {
		return err
	}
	ratios, err := race(env, sides, c.Rounds, c.Steps)
	if err == nil && c.Parts {
		result.Parts, err = sides[0].parts(max(c.Rounds, 3))
	}
	for _, side := range sides {
		err = errors.Join(err, side.close())
	}
	if err != nil {
		return err
	}
	chip, _ := compile.ChipOf(info.Kind, info.Device)
	for _, side := range sides {
		side.summarise(c.Batch*c.Seqlen, result.FLOPs, c.peak(chip))
	}
	result.Ours = sides[0].benchSide
	if len(sides) == 2 {
		result.Peer, result.Ratio = &sides[1].benchSide, median(ratios)
	}
	if c.JSON {
		return printJSON(env.stdout, result)
	}
	result.print(env.stdout)
	return nil
}

// checkFlags names the first flag that makes no sense, and fills in the peer's chunk sizes.
func (c *benchTrainCmd) checkFlags() error {
	limits := append(limitsOf("chunk", c.Chunk, 1), limit{"rounds", c.Rounds, 1}, limit{"steps", c.Steps, 1}, limit{"loop", c.Loop, 0})
	if err := checkLimits(limits...); err != nil {
		return err
	}
	if c.PeerGraph && c.Peer != torchPeer {
		return errors.New("--peer-graph is torch's: give --peer torch, too")
	}
	usual := []int{32, 64}
	if c.Peer == torchPeer {
		usual = []int{64, 256}
	}
	if err := peerChunks(c.Peer, &c.PeerChunk, c.Seqlen, usual...); err != nil {
		return err
	}
	return checkBatch(c.Batch, c.Seqlen)
}

// sides are ours and the peer's, if there is one, each at the fastest of its chunk sizes.
func (c *benchTrainCmd) sides(env *environment, backend compute.Backend, kind backends.Kind, config lm.Config, widths []nested.Width) ([]*contestant, error) {
	ours, err := fastest(env, c.Chunk, func(chunk int) (*contestant, error) {
		config := config
		config.ChunkSize = chunk
		return c.ours(backend, "matmamba on "+string(kind), kind, config, widths)
	})
	if err != nil || c.Peer == "" {
		return []*contestant{ours}, err
	}
	other, err := fastest(env, c.PeerChunk, func(chunk int) (*contestant, error) {
		return c.peer(env.ctx, kind, config, widths, chunk)
	})
	if err != nil {
		return nil, errors.Join(err, ours.close())
	}
	return []*contestant{ours, other}, nil
}

// flops counts a step's operations: those of the forward pass three times, for each width.
func (c *benchTrainCmd) flops(config lm.Config, widths []nested.Width) (float64, error) {
	total := 0
	for _, width := range widths {
		mix, err := config.Uniform(width)
		if err != nil {
			return 0, fmt.Errorf("--widths: %w", err)
		}
		total += 3 * config.Count(mix).FLOPs
	}
	return float64(total) * float64(c.Batch*c.Seqlen), nil
}

// peak is what the datasheet promises for products of the type, 0 where it is not known.
func (c *benchTrainCmd) peak(chip compile.Chip) float64 {
	if c.DType == "bf16" {
		return chip.BF16
	}
	return chip.F32
}

func (r *benchTrainResult) print(w io.Writer) {
	rows := [][]string{{"joint step", "chunk", "compiled in", "step", "fastest", "slowest", "tokens/s", "TFLOP/s", "MFU", "temporaries", "peak"}}
	sides := []benchSide{r.Ours}
	if r.Peer != nil {
		sides = append(sides, *r.Peer)
	}
	for _, s := range sides {
		mfu, temporaries := "-", "-"
		if s.MFU > 0 {
			mfu = fmt.Sprintf("%.1f%%", 100*s.MFU)
		}
		if s.Temporaries > 0 {
			temporaries = size(s.Temporaries)
		}
		rows = append(rows, []string{
			s.Name, strconv.Itoa(s.Chunk), fmt.Sprintf("%.1f s", s.CompileSeconds), milliseconds(s.StepSeconds), milliseconds(s.Fastest),
			milliseconds(s.Slowest), thousands(int(s.TokensPerSecond)), fmt.Sprintf("%.2f", s.FLOPS/1e12), mfu, temporaries, size(s.Peak),
		})
	}
	printTable(w, rows)
	if len(r.Parts) > 0 {
		rows = [][]string{{"\nprogram", "time", "temporaries"}}
		for _, part := range r.Parts {
			rows = append(rows, []string{part.Name, milliseconds(part.Seconds), size(part.Temporaries)})
		}
		printTable(w, rows)
	}
	if r.Peer != nil {
		fmt.Fprintf(w, "\n%.2f times the tokens per second of %s\n", r.Ratio, r.Peer.Name)
	}
}

// milliseconds writes a time for a table, with a decimal where it is short.
func milliseconds(seconds float64) string {
	if seconds < 0.1 {
		return fmt.Sprintf("%.2f ms", seconds*1e3)
	}
	return fmt.Sprintf("%.0f ms", seconds*1e3)
}

package main

import (
	"errors"
	"fmt"
	"math/rand/v2"
	"slices"
	"strconv"
	"time"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/generate"
	"github.com/matmamba/matmamba/internal/peer"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

// benchDecodeCmd times decoding and prefill.
type benchDecodeCmd struct {
	Model       modelRef `arg:"" default:"130m" help:"Preset or model directory (${default})."`
	Batch       []int    `default:"1" help:"Sequences side by side (${default})."`
	Tokens      int      `default:"64" help:"Tokens drawn in a round (${default})."`
	Rounds      int      `default:"5" help:"Rounds measured after one that warms up (${default})."`
	Prefill     int      `default:"0" help:"Also time a prompt of so many tokens, 0 for none."`
	Block       int      `default:"${block}" help:"Tokens drawn in a dispatch at most (${default}, as for text)."`
	HeadDim     int      `name:"headdim" default:"0" help:"Channels per head, 0 for the model's own: 64 makes a preset a plain Mamba2's size. A model directory takes 0 only."`
	Temperature float64  `default:"0" help:"Sharpness of the draw; 0 takes the most likely token (${default})."`
	TopK        int      `default:"0" help:"Draw from the K most likely tokens, 0 for all."`
	TopP        float64  `default:"1" help:"Draw from the most likely tokens that reach this probability (${default})."`
	Bandwidth   float64  `placeholder:"GB/S" help:"The memory's bandwidth: print how long the bytes of a token take at least."`

	Peer    string `enum:",llama,torch" default:"" help:"Measure this peer beside: llama (needs --source, cmake and a C++ compiler; batch 1, full width) or torch (needs python3 with that package; takes the official kernels where mamba_ssm is installed)."`
	Source  string `placeholder:"DIR" help:"llama.cpp's source."`
	Workdir string `default:".bench" help:"Where llama.cpp's build and models are kept (${default})."`
	Peers   string `default:"bench/peers" help:"Folder of the peers' scripts (${default})."`
	JSON    bool   `name:"json" help:"Print JSON."`
	widthFlags
	precisionFlags
	statesFlag
	backendFlags
}

// Help is what --help prints below the summary.
func (c *benchDecodeCmd) Help() string {
	return `Times are wall time per token or prompt, the host's part and the copies of tokens included: the median of the rounds, the fastest and the slowest.
Tokens per second are those of all sequences together. A peer takes turns with ours, and the ratio is the median over rounds. GB/s are the bytes of weights and states that a token has to read or write, over its time, the mean where states are not written with each.
torch takes the most likely token and keeps its states in the weights' type, as the official code does: --states bf16 compares with it. With the official kernels its prefill is eager, in chunks of 256.

Examples:
  matmamba bench decode 130m --width 1,1/8 --batch 1,16 --dtype bf16
  matmamba bench decode 130m --headdim 64 --prefill 512 --peer llama --source ~/llama.cpp
  matmamba bench decode 130m --backend cuda --batch 1,16,64 --block 64 --states bf16 --peer torch`
}

// decodeRow is what was measured of one program.
type decodeRow struct {
	Name            string  `json:"name"`
	What            string  `json:"what"` // decode or prefill
	Width           string  `json:"width"`
	Batch           int     `json:"batch"`
	DType           string  `json:"dtype"`
	StartSeconds    float64 `json:"start_seconds,omitempty"` // to the first result: compiling, loading weights
	Milliseconds    float64 `json:"ms"`                      // per token of each sequence, or per prompt; median
	Fastest         float64 `json:"fastest_ms"`
	Slowest         float64 `json:"slowest_ms"`
	TokensPerSecond float64 `json:"tokens_per_second"`
	Bytes           int64   `json:"bytes,omitempty"` // that a token moves at least
	GBPerSecond     float64 `json:"gb_per_second,omitempty"`
	FloorMS         float64 `json:"floor_ms,omitempty"` // the bytes at the bandwidth given
	Ratio           float64 `json:"ratio_to_peer,omitempty"`
}

// settle turns times of so many tokens into the row's figures.
func (r *decodeRow) settle(times []float64, tokens int) {
	r.Milliseconds, r.Fastest, r.Slowest = median(times), slices.Min(times), slices.Max(times)
	r.TokensPerSecond = float64(tokens) / r.Milliseconds * 1e3
}

// Run measures and prints.
func (c *benchDecodeCmd) Run(env *environment) error {
	if err := c.checkFlags(); err != nil {
		return err
	}
	model, err := c.load(env)
	if err != nil {
		return err
	}
	chosen, err := c.choose(model.config, []nested.Width{nested.Full})
	if err != nil {
		return err
	}
	if err := c.validatePeer(chosen); err != nil {
		return err
	}
	backend, info, err := c.precisionFlags.open(env, c.backendFlags)
	if err != nil {
		return err
	}
	defer backend.Finalize()
	var rows []decodeRow
	for _, g := range chosen {
		for _, batch := range c.Batch {
			beside, err := c.startPeer(env, info.Kind, model.config, g, batch)
			if err != nil {
				return err
			}
			measured, err := c.measure(env, backend, info, model, g, batch, beside)
			if err := errors.Join(err, beside.close()); err != nil {
				return err
			}
			rows = append(rows, measured...)
		}
	}
	return c.print(env, rows)
}

// checkFlags names the first flag that makes no sense.
func (c *benchDecodeCmd) checkFlags() error {
	limits := append(limitsOf("batch", c.Batch, 1),
		limit{"tokens", c.Tokens, 1}, limit{"rounds", c.Rounds, 1}, limit{"prefill", c.Prefill, 0}, limit{"block", c.Block, 1}, limit{"headdim", c.HeadDim, 0})
	if err := checkLimits(limits...); err != nil {
		return err
	}
	if err := c.sampling().Validate(); err != nil {
		return fmt.Errorf("--%w", err)
	}
	if !(c.Bandwidth >= 0) {
		return fmt.Errorf("--bandwidth is %g, want more than 0", c.Bandwidth)
	}
	return nil
}

func (c *benchDecodeCmd) sampling() generate.Sampling {
	return generate.Sampling{Temperature: c.Temperature, TopK: c.TopK, TopP: c.TopP, Seed: 1}
}

// load reads the model, or makes a preset's with the head dimension asked for.
func (c *benchDecodeCmd) load(env *environment) (loadedModel, error) {
	const seed = 1
	if c.HeadDim == 0 {
		return c.Model.load(env, seed)
	}
	config, err := lm.Preset(string(c.Model))
	if err != nil {
		return loadedModel{}, fmt.Errorf("--headdim is for presets: %w", err)
	}
	config.HeadDim = c.HeadDim
	if err := config.Validate(); err != nil {
		return loadedModel{}, fmt.Errorf("--headdim: %w", err)
	}
	return loadedModel{config, lm.Random(config, seed)}, nil
}

// measure times one granularity at one batch, in turns with a peer that is not nil.
func (c *benchDecodeCmd) measure(env *environment, backend compute.Backend, info backends.Info, model loadedModel, g granularity, batch int, beside decodePeer) ([]decodeRow, error) {
	dtype, err := c.computeType()
	if err != nil {
		return nil, err
	}
	row := decodeRow{Name: "matmamba on " + string(info.Kind), Width: g.name, Batch: batch, DType: c.DType}
	start := time.Now()
	network := lm.Model{Config: model.config, ComputeType: dtype, StateType: c.stateType(), LateStates: lateOn(info.Kind)}
	decoder, err := generate.NewDecoder(backend, network, model.values, g.mix, generate.DecoderOptions{Batch: batch, Block: c.Block, Ahead: aheadOn(info.Kind)})
	if err != nil {
		return nil, err
	}
	rows, err := c.time(env, decoder, row, start, beside)
	if err := errors.Join(err, decoder.Close()); err != nil {
		return nil, err
	}
	return rows, nil
}

// time makes the rounds: decoding first, then prefill.
func (c *benchDecodeCmd) time(env *environment, decoder *generate.Decoder, row decodeRow, start time.Time, beside decodePeer) ([]decodeRow, error) {
	decode, prefill := row, row
	decode.What, prefill.What = "decode", "prefill"
	rows, err := c.rounds(env, decode, row.Batch, start, beside.decode, func() (float64, error) {
		start := time.Now()
		_, err := decoder.Draw(c.Tokens, c.sampling())
		return time.Since(start).Seconds() * 1e3 / float64(c.Tokens), err
	})
	if err != nil {
		return nil, err
	}
	rows[0].Bytes = decoder.BytesPerToken()
	rows[0].GBPerSecond = float64(rows[0].Bytes) / rows[0].Milliseconds / 1e6
	if c.Bandwidth > 0 {
		rows[0].FloorMS = float64(rows[0].Bytes) / c.Bandwidth / 1e6
	}
	if c.Prefill == 0 {
		return rows, nil
	}
	prompt := prompts(decoder, c.Prefill)
	prefills, err := c.rounds(env, prefill, row.Batch*c.Prefill, time.Now(), beside.prefill, func() (float64, error) {
		if err := decoder.Reset(); err != nil {
			return 0, err
		}
		start := time.Now()
		if err := decoder.Feed(prompt...); err != nil {
			return 0, err
		}
		_, err := decoder.Logits() // waits for them
		return time.Since(start).Seconds() * 1e3, err
	})
	return append(rows, prefills...), err
}

// rounds warms up and then measures, the peer's round after each of ours. The peer's row, where there is a peer, follows ours.
func (c *benchDecodeCmd) rounds(env *environment, row decodeRow, tokens int, start time.Time, beside *peer.Peer, round func() (float64, error)) ([]decodeRow, error) {
	var ours, theirs, ratios []float64
	for i := range c.Rounds + 1 {
		if err := env.ctx.Err(); err != nil {
			return nil, err
		}
		took, err := round()
		if err != nil {
			return nil, err
		}
		if i == 0 {
			row.StartSeconds = time.Since(start).Seconds()
		}
		var tookPeer float64
		if beside != nil {
			times, err := beside.Steps(1)
			if err != nil {
				return nil, err
			}
			tookPeer = times[0].Seconds() * 1e3
		}
		if i > 0 {
			ours, theirs, ratios = append(ours, took), append(theirs, tookPeer), append(ratios, tookPeer/took)
		}
	}
	row.settle(ours, tokens)
	if beside == nil {
		return []decodeRow{row}, nil
	}
	row.Ratio = median(ratios)
	peerRow := decodeRow{Name: beside.Name, What: row.What, Width: row.Width, Batch: row.Batch, DType: row.DType}
	peerRow.settle(theirs, tokens)
	return []decodeRow{row, peerRow}, nil
}

// prompts are n random tokens for each sequence.
func prompts(decoder *generate.Decoder, n int) [][]int32 {
	rng := rand.New(rand.NewPCG(1, 2))
	rows := make([][]int32, decoder.Batch())
	for r := range rows {
		rows[r] = make([]int32, n)
		for i := range rows[r] {
			rows[r][i] = int32(rng.IntN(decoder.Vocab()))
		}
	}
	return rows
}

func (c *benchDecodeCmd) print(env *environment, rows []decodeRow) error {
	if c.JSON {
		return printJSON(env.stdout, rows)
	}
	table := [][]string{{"", "width", "batch", "type", "ms", "fastest", "slowest", "tokens/s", "GB/s", "floor", "to the peer"}}
	for _, r := range rows {
		line := []string{
			r.What + ", " + r.Name, r.Width, strconv.Itoa(r.Batch), r.DType, fmt.Sprintf("%.3f", r.Milliseconds), fmt.Sprintf("%.3f", r.Fastest),
			fmt.Sprintf("%.3f", r.Slowest), fmt.Sprintf("%.1f", r.TokensPerSecond), "", "", "",
		}
		if r.GBPerSecond > 0 {
			line[8] = fmt.Sprintf("%.1f", r.GBPerSecond)
		}
		if r.FloorMS > 0 {
			line[9] = fmt.Sprintf("%.3f ms", r.FloorMS)
		}
		if r.Ratio > 0 {
			line[10] = fmt.Sprintf("%.2f×", r.Ratio)
		}
		table = append(table, line)
	}
	printTable(env.stdout, table)
	return nil
}

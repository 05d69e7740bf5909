package main

import (
	"fmt"
	"slices"
	"time"

	"github.com/gomlx/compute"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends"
)

// benchOpCmd times an operator and its gradient.
type benchOpCmd struct {
	Op       string `enum:"ssd" default:"ssd" help:"Operator (${default})."`
	Batch    int    `default:"8" help:"Sequences (${default})."`
	Seqlen   int    `default:"2048" help:"Tokens per sequence (${default})."`
	Nheads   int    `default:"24" help:"Heads (${default})."`
	Headdim  int    `default:"64" help:"Channels per head (${default})."`
	Ngroups  int    `default:"1" help:"Groups of heads that share B and C (${default})."`
	DState   int    `name:"d-state" default:"128" help:"State columns (${default})."`
	Initial  bool   `help:"With a state before the first token."`
	Segments bool   `help:"With documents of some 200 tokens packed into the sequences."`
	Calls    int    `default:"50" help:"Calls in one program, each taking what the one before made (${default})."`
	Rounds   int    `default:"20" help:"Runs of the program after warm-up (${default})."`
	Check    bool   `help:"Compare results and gradients with the decomposition's instead of timing, and fail where they are too far apart."`
	NoKernel bool   `help:"Time the decomposition."`
	JSON     bool   `name:"json" help:"Print JSON."`

	Peer      string `enum:",jax,torch" default:"" help:"Time this peer's script beside: jax or torch (needs python3 with that package; torch takes the official kernels where mamba_ssm is installed)."`
	PeerChunk []int  `placeholder:"N" help:"The peer's chunk sizes; the fastest is printed. Default: 64,256."`
	Peers     string `default:"bench/peers" help:"Folder of the peers' scripts (${default})."`
	precisionFlags
	backendFlags
}

// Help is what --help prints below the summary.
func (c *benchOpCmd) Help() string {
	return `Times are those of a program of --calls calls, divided by their number: a call's on the device. A program of one call is timed beside it, with
what the host adds. The first call's inputs are random; each later one takes the output of the one before as x and, backward, the gradient of x as that
of its output.

Examples:
  matmamba bench op
  matmamba bench op --batch 16 --seqlen 1024 --nheads 64 --headdim 24 --json
  matmamba bench op --backend cuda --calls 200 --peer jax
  matmamba bench op --check --dtype f32 --batch 1 --seqlen 300 --initial --segments`
}

// forwardAndBackward is the name of the pass with gradients.
const forwardAndBackward = "forward and backward"

// opWarmUp is how many runs of a program are not counted.
const opWarmUp = 3

// opTimes are milliseconds per call of one pass.
type opTimes struct {
	Pass    string  `json:"pass"`
	Median  float64 `json:"median_ms"`
	Fastest float64 `json:"fastest_ms"`
	Slowest float64 `json:"slowest_ms"`
	Single  float64 `json:"single_call_ms,omitempty"` // median of programs of one call; not of a peer
}

// opResult is what bench op prints.
type opResult struct {
	Op     string     `json:"op"`
	Shape  string     `json:"shape"`
	DType  string     `json:"dtype"`
	Device string     `json:"device"`
	Kernel bool       `json:"kernel"` // whether fused kernels may stand in for the decomposition
	Calls  int        `json:"calls,omitempty"`
	Times  []opTimes  `json:"times,omitempty"`
	Errors []opErrors `json:"errors,omitempty"`
	Peers  []opPeer   `json:"peer,omitempty"` // one for each pass
}

// Run measures and prints.
func (c *benchOpCmd) Run(env *environment) error {
	if err := c.checkFlags(); err != nil {
		return err
	}
	backend, info, err := c.openWith(env, c.backendFlags, backends.Options{NoKernels: c.NoKernel})
	if err != nil {
		return err
	}
	defer backend.Finalize()
	result := opResult{
		Op: c.Op, DType: c.DType, Device: info.Device, Kernel: !c.NoKernel,
		Shape: fmt.Sprintf("batch %d, seqlen %d, nheads %d, headdim %d, ngroups %d, d_state %d", c.Batch, c.Seqlen, c.Nheads, c.Headdim, c.Ngroups, c.DState),
	}
	if c.Check {
		result.Errors, err = c.check(env, backend)
	} else {
		result.Calls = c.Calls
		result.Times, err = c.time(env, backend)
	}
	if err == nil && c.Peer != "" {
		result.Peers, err = c.peers(env.ctx, info.Kind, result.Times)
	}
	if err != nil {
		return err
	}
	if err := c.print(env, result); err != nil {
		return err
	}
	return disagreement(result.Errors, c.allowed())
}

// checkFlags names the first flag that makes no sense.
func (c *benchOpCmd) checkFlags() error {
	if err := checkLimits(
		limit{"nheads", c.Nheads, 1}, limit{"headdim", c.Headdim, 1}, limit{"ngroups", c.Ngroups, 1}, limit{"d-state", c.DState, 1},
		limit{"calls", c.Calls, 1}, limit{"rounds", c.Rounds, 1},
	); err != nil {
		return err
	}
	if c.Nheads%c.Ngroups != 0 {
		return fmt.Errorf("--nheads is %d, want a multiple of --ngroups %d", c.Nheads, c.Ngroups)
	}
	if err := checkBatch(c.Batch, c.Seqlen); err != nil {
		return err
	}
	return c.validatePeer()
}

// time times both passes.
func (c *benchOpCmd) time(env *environment, backend compute.Backend) ([]opTimes, error) {
	inputs, err := c.inputs(backend)
	if err != nil {
		return nil, err
	}
	var all []opTimes
	for _, pass := range []string{"forward", forwardAndBackward} {
		backward := pass == forwardAndBackward
		many, err := c.rounds(env, backend, inputs, c.Calls, backward)
		if err != nil {
			return nil, fmt.Errorf("%s: %w", pass, err)
		}
		one, err := c.rounds(env, backend, inputs, 1, backward)
		if err != nil {
			return nil, fmt.Errorf("%s, one call: %w", pass, err)
		}
		times := c.perCall(many)
		times.Pass, times.Single = pass, median(one).Seconds()*1e3
		all = append(all, times)
	}
	return all, nil
}

// perCall are times per call, of runs of a program of --calls calls.
func (c *benchOpCmd) perCall(runs []time.Duration) opTimes {
	perCall := func(took time.Duration) float64 { return took.Seconds() * 1e3 / float64(c.Calls) }
	return opTimes{Median: perCall(median(runs)), Fastest: perCall(slices.Min(runs)), Slowest: perCall(slices.Max(runs))}
}

// rounds are the wall times of a program of so many calls, after warm-up.
func (c *benchOpCmd) rounds(env *environment, backend compute.Backend, inputs []*tensors.Tensor, calls int, backward bool) ([]time.Duration, error) {
	exec, err := NewExec(backend, c.program(calls, backward))
	if err != nil {
		return nil, err
	}
	defer exec.Finalize()
	var times []time.Duration
	for round := range opWarmUp + c.Rounds {
		if err := env.ctx.Err(); err != nil {
			return nil, err
		}
		started := time.Now()
		outputs, err := exec.Call(anys(inputs)...)
		if err != nil {
			return nil, err
		}
		outputs[0].Value() // the device is waited for
		if round >= opWarmUp {
			times = append(times, time.Since(started))
		}
		for _, output := range outputs {
			if err := output.FinalizeAll(); err != nil {
				return nil, err
			}
		}
	}
	return times, nil
}

func anys(inputs []*tensors.Tensor) []any {
	all := make([]any, len(inputs))
	for i, input := range inputs {
		all[i] = input
	}
	return all
}

func (c *benchOpCmd) print(env *environment, result opResult) error {
	if c.JSON {
		return printJSON(env.stdout, result)
	}
	fmt.Fprintf(env.stdout, "%s, %s, %s on %s\n", result.Op, result.Shape, result.DType, result.Device)
	rows := [][]string{{"tensor", "largest error / largest number", "same bits twice"}}
	for _, e := range result.Errors {
		rows = append(rows, []string{e.Tensor, fmt.Sprintf("%.1e", e.Relative), fmt.Sprint(e.SameBits)})
	}
	if !c.Check {
		rows = [][]string{{"pass", "ms per call", "fastest", "slowest", "one call alone"}}
		if len(result.Peers) > 0 {
			rows[0] = append(rows[0], "times ours")
		}
		for _, t := range result.Times {
			rows = append(rows, t.cells(t.Pass))
		}
		for _, p := range result.Peers {
			name := fmt.Sprintf("%s, %s, chunk %d", p.Times.Pass, p.Name, p.Chunk)
			rows = append(rows, append(p.Times.cells(name), fmt.Sprintf("%.2f", p.Ratio)))
		}
	}
	printTable(env.stdout, rows)
	return nil
}

// cells are times in a row of the table.
func (t opTimes) cells(name string) []string {
	single := ""
	if t.Single > 0 {
		single = fmt.Sprintf("%.3f", t.Single)
	}
	return []string{name, fmt.Sprintf("%.4f", t.Median), fmt.Sprintf("%.4f", t.Fastest), fmt.Sprintf("%.4f", t.Slowest), single}
}

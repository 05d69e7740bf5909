package main

import (
	"errors"
	"fmt"
	"time"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

// infoRemat is one policy's row of info --train.
type infoRemat struct {
	Remat          lm.Remat `json:"remat"`
	CompileSeconds float64  `json:"compile_seconds"`
	StepSeconds    float64  `json:"step_seconds"`
	Temporaries    int64    `json:"temporary_bytes"`
	Peak           int64    `json:"peak_bytes"` // with weights, gradients and moments; 0 where the backend does not tell
}

// step is the size of the step that --batch and --seqlen ask for.
func (c *infoCmd) step() (batch, seqlen int) {
	batch, seqlen = 8, 512
	if c.Batch != nil {
		batch = *c.Batch
	}
	if c.Seqlen != nil {
		seqlen = *c.Seqlen
	}
	return batch, seqlen
}

// training compiles and times a joint step for each policy.
func (c *infoCmd) training(env *environment, config lm.Config) error {
	if c.Mix != "" {
		return fmt.Errorf("--train takes widths, not --mix")
	}
	if err := checkBatch(c.step()); err != nil {
		return err
	}
	widths := nested.Official()
	if c.Width != "" {
		var err error
		if widths, err = nested.ParseWidths(c.Width); err != nil {
			return fmt.Errorf("--width: %w", err)
		}
	}
	backend, info, err := c.openWith(env, c.backendFlags, backends.Options{GPUFlags: trainingFlags})
	if err != nil {
		return err
	}
	defer backend.Finalize()
	var results []infoRemat
	for _, policy := range lm.Remats() {
		fmt.Fprintf(env.stderr, "compiling %d widths with --remat %s on %s…\n", len(widths), policy, info.Kind)
		result, err := c.policy(backend, info.Kind, config, widths, policy)
		if err != nil {
			return err
		}
		results = append(results, result)
	}
	if c.JSON {
		return printJSON(env.stdout, results)
	}
	rows := [][]string{{"remat", "compiled in", "step", "temporaries", "peak memory"}}
	for _, r := range results {
		rows = append(rows, []string{
			string(r.Remat), fmt.Sprintf("%.1f s", r.CompileSeconds), milliseconds(r.StepSeconds), size(r.Temporaries), size(r.Peak),
		})
	}
	printTable(env.stdout, rows)
	return nil
}

func (c *infoCmd) policy(backend compute.Backend, kind backends.Kind, config lm.Config, widths []nested.Width, policy lm.Remat) (result infoRemat, err error) {
	batch, seqlen := c.step()
	bench := benchTrainCmd{Batch: batch, Seqlen: seqlen, Remat: policy, precisionFlags: c.precisionFlags}
	side, err := bench.ours(backend, string(policy), kind, config, widths)
	if err != nil {
		return infoRemat{}, err
	}
	defer func() { err = errors.Join(err, side.close()) }()
	var times []time.Duration
	for _, steps := range []int{1, 2} { // the first warms up
		if times, err = side.steps(steps); err != nil {
			return infoRemat{}, err
		}
	}
	return infoRemat{policy, side.CompileSeconds, median(times).Seconds(), side.Temporaries, side.Peak}, nil
}

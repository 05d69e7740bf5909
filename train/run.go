package train

import (
	"context"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"time"

	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/data"
)

// ErrInterrupted reports a run that was stopped from outside and saved.
var ErrInterrupted = errors.New("interrupted")

// RunOptions direct [Run].
type RunOptions struct {
	Dir        string // run directory: checkpoints, metrics.jsonl
	Source     data.Source
	Validation []data.Batch
	ValEvery   int // steps between validations, 0 for the end only
	SaveEvery  int // steps between checkpoints, 0 for the end only
	Keep       int // checkpoints kept
	// Config is config.json of the model; Aliases are names under which a weight is saved a second time, such as the
	// tied head's.
	Config  json.RawMessage
	Aliases map[string]string
	Seed    uint64
	// Report is called after each step and each validation, in order; nil for none.
	Report func(Event)
}

// Event is what happened at a step.
type Event struct {
	Step       StepResult
	Validation []float64 // by granularity, nil where none was made
	Elapsed    time.Duration
}

// rngState is the random state of a checkpoint: batches depend on the seed and the data position alone.
type rngState struct {
	Seed uint64 `json:"seed"`
}

// Run makes the remaining steps of the recipe, validates, writes metrics and saves. When ctx ends it saves after the step
// in progress, and after the one behind it if that was launched already, and returns an error that wraps [ErrInterrupted]. A loss that is not finite ends the run with the earlier
// checkpoints as they are. It returns the last validation.
func Run(ctx context.Context, s *Stepper, options RunOptions) (validation []float64, err error) {
	metrics, err := openMetrics(options.Dir, s.steps, s.programs.objective.Granularities)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, metrics.close()) }()
	r := runner{Stepper: s, options: options, metrics: metrics, clock: time.Now()}
	for s.steps < s.programs.recipe.Steps {
		if ctx.Err() != nil {
			return nil, r.interrupted()
		}
		if err := r.step(); err != nil {
			return nil, err
		}
	}
	return r.validation, nil
}

// runner is a run in progress. It learns how a step went while the next one runs, and waits for all before it validates or
// saves.
type runner struct {
	*Stepper
	options    RunOptions
	metrics    *metricsFile
	running    *Pending // launched and not settled, nil for none
	clock      time.Time
	validation []float64 // the last one
}

// step launches a step, settles the one before, and does what is due after the new one.
func (r *runner) step() error {
	launched, err := r.Launch(r.options.Source.Next)
	if settled := r.settle(nil); settled != nil {
		return settled
	}
	if err != nil {
		return err
	}
	r.running = launched
	due := func(every int) bool {
		return r.steps == r.programs.recipe.Steps || (every > 0 && r.steps%every == 0)
	}
	if due(r.options.ValEvery) {
		if err := r.settle(r.options.Validation); err != nil {
			return err
		}
	}
	if due(r.options.SaveEvery) {
		if err := r.settle(nil); err != nil {
			return err
		}
		if err := r.Save(r.options); err != nil {
			return err
		}
		r.clock = time.Now()
	}
	return nil
}

// settle waits for the running step, if there is one, validates on batches, if there are any, and reports.
func (r *runner) settle(batches []data.Batch) (err error) {
	if r.running == nil {
		return nil
	}
	event := Event{}
	event.Step, err = r.running.Result()
	r.running = nil
	if err != nil {
		return err
	}
	event.Elapsed = time.Since(r.clock)
	if len(batches) > 0 {
		if event.Validation, err = r.Validate(batches); err != nil {
			return err
		}
		r.validation = event.Validation
	}
	r.clock = time.Now()
	if err := r.metrics.write(event); err != nil {
		return err
	}
	if r.options.Report != nil {
		r.options.Report(event)
	}
	return nil
}

func (r *runner) interrupted() error {
	if err := r.settle(nil); err != nil {
		return err
	}
	s, options := r.Stepper, r.options
	if err := s.Save(options); err != nil {
		return fmt.Errorf("%w before step %d, and not saved: %w", ErrInterrupted, s.steps, err)
	}
	return fmt.Errorf("%w before step %d; saved in %s, --resume goes on from there", ErrInterrupted, s.steps, checkpoint.StepDir(options.Dir, s.steps))
}

// Save writes a checkpoint of the steps made so far and removes those beyond options.Keep.
func (s *Stepper) Save(options RunOptions) error {
	position, err := options.Source.Position()
	if err != nil {
		return fmt.Errorf("save checkpoint: %w", err)
	}
	rng, err := json.Marshal(rngState{options.Seed})
	if err != nil {
		return fmt.Errorf("save checkpoint: %w", err)
	}
	state := checkpoint.State{Step: s.steps, RNG: rng, DataPosition: position, Config: options.Config}
	if state.Model, err = s.Weights(options.Aliases); err != nil {
		return err
	}
	for i, p := range s.programs.objective.Params {
		first, err := p.stored(s.first[i], checkpoint.ExpAvg)
		if err != nil {
			return err
		}
		second, err := p.stored(s.second[i], checkpoint.ExpAvgSq)
		if err != nil {
			return err
		}
		for part := range first {
			state.Optimizer = append(state.Optimizer, first[part], second[part])
		}
	}
	if _, err := checkpoint.SaveState(options.Dir, state); err != nil {
		return err
	}
	return checkpoint.Prune(options.Dir, max(options.Keep, 1))
}

// Resume loads the newest checkpoint under options.Dir: weights, moments, step and data position. It reports the step, 0
// and no change where there is no checkpoint.
func (s *Stepper) Resume(options RunOptions) (step int, err error) {
	entry, err := checkpoint.Latest(options.Dir)
	if errors.Is(err, checkpoint.ErrNoCheckpoint) || errors.Is(err, fs.ErrNotExist) {
		return 0, nil
	}
	if err != nil {
		return 0, err
	}
	saved, err := checkpoint.LoadState(entry.Dir)
	if err != nil {
		return 0, err
	}
	defer func() { err = errors.Join(err, saved.Close()) }()
	var rng rngState
	if err := json.Unmarshal(saved.RNG, &rng); err != nil {
		return 0, fmt.Errorf("resume %s: random state: %w", entry.Dir, err)
	}
	if rng.Seed != options.Seed {
		return 0, fmt.Errorf("resume %s: it was trained with --seed %d, not %d", entry.Dir, rng.Seed, options.Seed)
	}
	for i, p := range s.programs.objective.Params {
		if s.weights[i], err = s.load(entry.Dir, p, func(name string) string { return name }, saved.Tensor); err != nil {
			return 0, err
		}
		if s.first[i], err = s.load(entry.Dir, p, checkpoint.ExpAvg, saved.OptimizerTensor); err != nil {
			return 0, err
		}
		if s.second[i], err = s.load(entry.Dir, p, checkpoint.ExpAvgSq, saved.OptimizerTensor); err != nil {
			return 0, err
		}
	}
	if err := s.round(); err != nil {
		return 0, err
	}
	if err := options.Source.Seek(saved.DataPosition); err != nil {
		return 0, fmt.Errorf("resume %s: %w", entry.Dir, err)
	}
	s.steps = saved.Step
	return s.steps, nil
}

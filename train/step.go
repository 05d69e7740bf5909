package train

import (
	"fmt"
	"math"
	"slices"

	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/data"
)

// StepResult is what a step reports.
type StepResult struct {
	Step     int       // 0-based
	Losses   []float64 // by granularity, mean over micro-batches
	LR       float64
	GradNorm float64 // before clipping
}

// Loss is the mean over granularities.
func (r StepResult) Loss() float64 {
	sum := 0.0
	for _, loss := range r.Losses {
		sum += loss
	}
	return sum / float64(len(r.Losses))
}

// Pending is a step that was launched and may still be running.
type Pending struct {
	result StepResult
	widths []string
	losses [][]compile.Array // by granularity, of each micro-batch
	norm   compile.Array
}

// Step makes one joint optimiser step and waits for it: [Stepper.Launch] and [Pending.Result].
func (s *Stepper) Step(next func() (data.Batch, error)) (StepResult, error) {
	pending, err := s.Launch(next)
	if err != nil {
		return StepResult{Step: s.steps, LR: s.programs.recipe.LearningRate(s.steps)}, err
	}
	return pending.Result()
}

// Launch starts one joint optimiser step. On a device that works beside the host it does not wait for the step, so that the
// next one's batch is read and sent, and its programs started, while this one runs. next is asked for a micro-batch: once for
// each micro-step of each granularity where the recipe says so, else once for each micro-step.
//
// A step whose gradient is not finite changes no weight and no moment; its [Pending.Result] tells.
func (s *Stepper) Launch(next func() (data.Batch, error)) (*Pending, error) {
	recipe := s.programs.recipe
	pending := &Pending{
		result: StepResult{Step: s.steps, LR: recipe.LearningRate(s.steps)},
		widths: s.programs.objective.Granularities,
		losses: make([][]compile.Array, len(s.gradients)),
	}
	feed := feed{stepper: s, next: next, shared: !recipe.SeparateBatches}
	var grads []compile.Array
	for granularity := range s.gradients {
		for micro := range recipe.Accumulate {
			inputs, err := feed.batch(granularity, micro)
			if err != nil {
				return nil, err
			}
			loss, err := s.accumulate(granularity, inputs, &grads)
			if err != nil {
				return nil, err
			}
			pending.losses[granularity] = append(pending.losses[granularity], loss)
		}
	}
	if err := compile.Free(feed.all...); err != nil {
		return nil, err
	}
	var err error
	pending.norm, err = s.apply(grads, pending.result.LR)
	return pending, err
}

// Result waits for the step. The error wraps [ErrNotFinite] where a loss or the gradient is not finite.
func (p *Pending) Result() (StepResult, error) {
	r := p.result
	for _, losses := range p.losses {
		mean := 0.0
		for _, loss := range losses {
			value, err := scalar(loss)
			if err != nil {
				return r, fmt.Errorf("step %d: %w", r.Step, err)
			}
			mean += value / float64(len(losses))
		}
		r.Losses = append(r.Losses, mean)
	}
	var err error
	if r.GradNorm, err = scalar(p.norm); err != nil {
		return r, fmt.Errorf("step %d: %w", r.Step, err)
	}
	for _, value := range []float64{r.Loss(), r.GradNorm} {
		if math.IsNaN(value) || math.IsInf(value, 0) {
			return r, fmt.Errorf("step %d: %w: %v at widths %v, gradient norm %g; the step changed no weight; try a lower --lr", r.Step, ErrNotFinite, r.Losses, p.widths, r.GradNorm)
		}
	}
	return r, nil
}

// feed reads the batches of a step and puts each on the devices once.
type feed struct {
	stepper *Stepper
	next    func() (data.Batch, error)
	shared  bool            // all granularities see the same batches
	all     []compile.Array // tokens and targets of the batches so far, in order
}

// batch returns tokens and targets.
func (f *feed) batch(granularity, micro int) ([]compile.Array, error) {
	if f.shared && granularity > 0 {
		return f.all[2*micro : 2*micro+2], nil
	}
	batch, err := f.next()
	if err != nil {
		return nil, err
	}
	placed, err := f.stepper.placeBatch(batch)
	f.all = append(f.all, placed...)
	return placed, err
}

// accumulate adds a micro-batch's gradients to grads, which are empty at the start of a step. It returns the loss.
func (s *Stepper) accumulate(granularity int, inputs []compile.Array, grads *[]compile.Array) (loss compile.Array, err error) {
	exe := s.gradients[granularity]
	args := slices.Clone(s.weights)
	var donate []int
	if len(*grads) > 0 {
		exe = s.adding[granularity]
		for i := range *grads {
			donate = append(donate, len(args)+i)
		}
		args = append(args, *grads...)
	}
	results, err := exe.RunArrays(append(args, inputs...), donate...)
	if err != nil {
		return compile.Array{}, err
	}
	last := len(results) - 1
	*grads = results[:last:last]
	return results[last], nil
}

// apply makes the AdamW step of grads, replaces weights and moments, and returns the gradient's norm.
func (s *Stepper) apply(grads []compile.Array, rate float64) (norm compile.Array, err error) {
	t := float64(s.steps + 1)
	recipe := s.programs.recipe
	scales, err := compile.Place(recipe.Mesh, nil, tensors.FromFlatDataAndDimensions([]float32{
		float32(rate), float32(1 - math.Pow(recipe.Beta1, t)), float32(1 - math.Pow(recipe.Beta2, t)),
	}, 3))
	if err != nil {
		return compile.Array{}, fmt.Errorf("train: %w", err)
	}
	args := slices.Concat(s.weights, grads, s.first, s.second)
	donate := make([]int, len(args))
	for i := range donate {
		donate[i] = i
	}
	results, err := s.update.RunArrays(append(args, scales), donate...)
	if err != nil {
		return compile.Array{}, err
	}
	n := len(s.weights)
	s.weights, s.first, s.second = results[:n:n], results[n:2*n:2*n], results[2*n:3*n:3*n]
	s.steps++
	return results[3*n], compile.Free(scales)
}

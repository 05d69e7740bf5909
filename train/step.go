package train

import (
	"fmt"
	"math"
	"slices"
	"strings"

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
		losses: make([][]compile.Array, len(s.programs.objective.Granularities)),
	}
	step := stepTensors{}
	for i, param := range s.programs.objective.Params {
		step[param.Name] = s.weights[i]
	}
	for i, in := range s.programs.rounded() {
		step[in.Name] = s.rounded[i]
	}
	// Granularities that share a batch take it one after another: what they share is needed for no longer than that.
	rounds, each := recipe.Accumulate, len(pending.losses)
	if recipe.SeparateBatches {
		rounds, each = rounds*each, 1
	}
	for round := range rounds {
		if err := s.placeNext(step, next); err != nil {
			return nil, err
		}
		from := 0
		if recipe.SeparateBatches {
			from = round / recipe.Accumulate
		}
		if err := s.accumulate(step, from, from+each, round == 0, pending); err != nil {
			return nil, err
		}
	}
	var err error
	pending.norm, err = s.apply(step, pending.result.LR)
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

// stepTensors are tensors of a step by the names under which its programs take and give them: weights, gradients so far, a micro-batch and what
// belongs to it.
type stepTensors map[string]compile.Array

// run runs a program on the tensors that it takes, and puts what it gives among them. Gradients so far are given away to those with more added, or
// that are computed from them.
func (t stepTensors) run(exe *compile.Executable) error {
	var args []compile.Array
	var donate []int
	for i, in := range exe.Inputs() {
		args = append(args, t[in.Name])
		if strings.HasPrefix(in.Name, gradPrefix) || strings.HasPrefix(in.Name, frontGradPrefix) {
			donate = append(donate, i)
		}
	}
	results, err := exe.RunArrays(args, donate...)
	for _, i := range donate {
		delete(t, exe.Inputs()[i].Name)
	}
	for i, result := range results {
		t[exe.Outputs()[i]] = result
	}
	return err
}

// free releases those of some tensors that are there.
func (t stepTensors) free(inputs ...compile.Input) error {
	for _, in := range inputs {
		if _, ok := t[in.Name]; !ok {
			continue
		}
		if err := compile.Free(t[in.Name]); err != nil {
			return err
		}
		delete(t, in.Name)
	}
	return nil
}

// placeNext puts the next micro-batch on the devices.
func (s *Stepper) placeNext(step stepTensors, next func() (data.Batch, error)) error {
	batch, err := next()
	if err != nil {
		return err
	}
	placed, err := s.placeBatch(batch)
	if err != nil {
		return err
	}
	step[tokensName], step[targetsName] = placed[0], placed[1]
	return nil
}

// accumulate adds the gradients of the micro-batch that is among the step's tensors, those of the granularities from from to to, to the gradients there, which
// first says are none yet, and notes the losses. It releases the micro-batch.
func (s *Stepper) accumulate(step stepTensors, from, to int, first bool, pending *Pending) error {
	p := s.programs
	if p.front() != nil {
		if err := step.run(s.executables[sharedName]); err != nil {
			return err
		}
	}
	for granularity := from; granularity < to; granularity++ {
		if err := step.run(s.executables[p.gradientName(granularity, first && granularity == from)]); err != nil {
			return err
		}
		pending.losses[granularity] = append(pending.losses[granularity], step[lossName])
	}
	if p.front() != nil {
		if err := step.run(s.executables[sharedGradientName(first)]); err != nil {
			return err
		}
		if err := step.free(p.frontTensors()...); err != nil {
			return err
		}
	}
	return step.free(p.batch()...)
}

// apply makes the AdamW step of the gradients, replaces weights and moments, and returns the gradient's norm.
func (s *Stepper) apply(step stepTensors, rate float64) (norm compile.Array, err error) {
	t := float64(s.steps + 1)
	recipe := s.programs.recipe
	scales, err := compile.Place(recipe.Mesh, nil, tensors.FromFlatDataAndDimensions([]float32{
		float32(rate), float32(1 - math.Pow(recipe.Beta1, t)), float32(1 - math.Pow(recipe.Beta2, t)),
	}, 3))
	if err != nil {
		return compile.Array{}, fmt.Errorf("train: %w", err)
	}
	var grads []compile.Array
	for _, param := range s.programs.objective.Params {
		grads = append(grads, step[gradPrefix+param.Name])
	}
	args := slices.Concat(s.weights, grads, s.first, s.second, s.rounded)
	donate := make([]int, len(args))
	for i := range donate {
		donate[i] = i
	}
	results, err := s.executables[updateName].RunArrays(append(args, scales), donate...)
	if err != nil {
		return compile.Array{}, err
	}
	n := len(s.weights)
	s.weights, s.first, s.second, s.rounded = results[:n:n], results[n:2*n:2*n], results[2*n:3*n:3*n], results[3*n:len(results)-1]
	s.steps++
	return results[len(results)-1], compile.Free(scales)
}

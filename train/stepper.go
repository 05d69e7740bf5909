package train

import (
	"fmt"
	"slices"
	"sync"

	"github.com/gomlx/compute"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/data"
)

// Stepper holds weights and moments on a device and makes joint optimiser steps of them.
type Stepper struct {
	programs programs
	loader   compile.Loader
	steps    int // optimiser steps made

	weights, first, second []compile.Array // in the objective's order
	rounded                []compile.Array // see [programs.rounded]

	executables map[string]*compile.Executable // of a step, by name
	validations []*compile.Executable          // by granularity
}

// NewStepper compiles the programs of a joint step, several at a time, and takes over the weights: weights maps each
// parameter's name to its values.
func NewStepper(backend compute.Backend, objective Objective, recipe Recipe, weights map[string][]float32) (*Stepper, error) {
	return NewStepperFrom(compile.On(backend), objective, recipe, weights)
}

// NewStepperFrom is [NewStepper] with programs that come from elsewhere, such as a bundle.
func NewStepperFrom(load compile.Loader, objective Objective, recipe Recipe, weights map[string][]float32) (*Stepper, error) {
	if err := recipe.Validate(); err != nil {
		return nil, err
	}
	s := &Stepper{programs: programs{objective, recipe}, loader: load}
	for _, p := range objective.Params {
		values, err := p.gather(func(part Part) ([]float32, error) {
			own, ok := weights[part.Name]
			if !ok {
				return nil, fmt.Errorf("train: no values for weight %s", part.Name)
			}
			return own, nil
		})
		if err != nil {
			return nil, err
		}
		weight, err := s.place(p, values)
		if err != nil {
			return nil, err
		}
		s.weights = append(s.weights, weight)
		zeros := make([]float32, len(values))
		for _, moments := range []*[]compile.Array{&s.first, &s.second} {
			moment, err := s.place(p, zeros)
			if err != nil {
				return nil, err
			}
			*moments = append(*moments, moment)
		}
	}
	if err := s.round(); err != nil {
		return nil, err
	}
	return s, s.compile()
}

// place puts the values of a weight, or of its moments, on the devices that share it.
func (s *Stepper) place(p Param, values []float32) (compile.Array, error) {
	size := 1
	for _, dim := range p.Shape {
		size *= dim
	}
	if len(values) != size {
		return compile.Array{}, fmt.Errorf("train: weight %s has %d values, want %v", p.Name, len(values), p.Shape)
	}
	mesh := s.programs.recipe.Mesh
	return compile.Place(mesh, p.Sharding(mesh), tensors.FromFlatDataAndDimensions(values, p.Shape...))
}

// Executables are the programs of an optimiser step in the order of [StepPrograms]. They run one after another, so that the temporaries of a step
// are those of its hungriest program.
func (s *Stepper) Executables() []*compile.Executable {
	var all []*compile.Executable
	for _, program := range s.programs.all() {
		all = append(all, s.executables[program.Name])
	}
	return all
}

// compile makes the executables that every step needs.
func (s *Stepper) compile() error {
	all := s.programs.all()
	made := make([]*compile.Executable, len(all))
	errs := make([]error, len(all))
	var wait sync.WaitGroup
	for i, program := range all {
		wait.Go(func() { made[i], errs[i] = s.loader(program.Program) })
	}
	wait.Wait()
	s.executables = map[string]*compile.Executable{}
	for i, err := range errs {
		if err != nil {
			return fmt.Errorf("train: %w", err)
		}
		s.executables[all[i].Name] = made[i]
	}
	s.validations = make([]*compile.Executable, len(s.programs.objective.Granularities))
	return nil
}

// placeBatch puts a batch on the devices that share it: tokens, targets.
func (s *Stepper) placeBatch(batch data.Batch) ([]compile.Array, error) {
	recipe := s.programs.recipe
	var placed []compile.Array
	for _, ids := range [][]int32{batch.Inputs, batch.Targets} {
		array, err := compile.Place(recipe.Mesh, batchSharding, tensors.FromFlatDataAndDimensions(ids, recipe.Batch, recipe.SeqLen))
		if err != nil {
			return nil, fmt.Errorf("train: %w", err)
		}
		placed = append(placed, array)
	}
	return placed, nil
}

// scalar copies a result of one value to the host and releases it.
func scalar(a compile.Array) (float64, error) {
	values, err := compile.Values[float32](a)
	if err != nil {
		return 0, err
	}
	return float64(values[0]), compile.Free(a)
}

// Validate returns each granularity's mean loss over the batches.
func (s *Stepper) Validate(batches []data.Batch) ([]float64, error) {
	losses := make([]float64, len(s.validations))
	for i := range s.validations {
		if s.validations[i] == nil {
			exe, err := s.loader(s.programs.validation(i))
			if err != nil {
				return nil, fmt.Errorf("train: %w", err)
			}
			s.validations[i] = exe
		}
		for _, batch := range batches {
			loss, err := s.validate(s.validations[i], batch)
			if err != nil {
				return nil, err
			}
			losses[i] += loss / float64(len(batches))
		}
	}
	return losses, nil
}

func (s *Stepper) validate(exe *compile.Executable, batch data.Batch) (loss float64, err error) {
	inputs, err := s.placeBatch(batch)
	if err != nil {
		return 0, err
	}
	results, err := exe.RunArrays(slices.Concat(s.weights, inputs))
	if err != nil {
		return 0, err
	}
	if loss, err = scalar(results[0]); err != nil {
		return 0, err
	}
	return loss, compile.Free(inputs...)
}

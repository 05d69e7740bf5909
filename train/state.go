package train

import (
	"fmt"
	"slices"

	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/compile"
)

// Weights returns the trained weights in their stored form; aliases maps further names to the weights they repeat.
func (s *Stepper) Weights(aliases map[string]string) ([]checkpoint.Tensor, error) {
	var weights []checkpoint.Tensor
	for i, p := range s.programs.objective.Params {
		parts, err := p.stored(s.weights[i], func(name string) string { return name })
		if err != nil {
			return nil, err
		}
		for _, weight := range parts {
			weights = append(weights, weight)
			for alias, name := range aliases {
				if name == weight.Name {
					weights = append(weights, weight.As(alias))
				}
			}
		}
	}
	return weights, nil
}

// Steps is the number of optimiser steps made, those before a resumption included.
func (s *Stepper) Steps() int { return s.steps }

// Moments returns the AdamW moments of a weight, for tests and inspection.
func (s *Stepper) Moments(name string) (first, second []float32, err error) {
	i, from, to, ok := s.part(name)
	if !ok {
		return nil, nil, fmt.Errorf("train: no weight %q", name)
	}
	if first, err = compile.Values[float32](s.first[i]); err != nil {
		return nil, nil, err
	}
	if second, err = compile.Values[float32](s.second[i]); err != nil {
		return nil, nil, err
	}
	return first[from:to], second[from:to], nil
}

// BesideBytes is the memory on each device of what lies beside a program of a step while it runs: weights, gradients, moments and what granularities share
// that it neither takes nor gives. It counts what may not be there yet.
func (s *Stepper) BesideBytes(exe *compile.Executable) (int64, error) {
	return s.programs.beside(exe.Name(), exe.Inputs(), exe.Outputs())
}

func (p programs) beside(name string, inputs []compile.Input, outputs []string) (int64, error) {
	own := map[string]bool{}
	for _, in := range inputs {
		own[in.Name] = true
	}
	for _, output := range outputs {
		own[output] = true
	}
	all := append(p.state(), p.rounded()...)
	if p.front() != nil && name != updateName {
		all = append(all, p.frontTensors()...)
	}
	total := int64(0)
	for _, in := range all {
		part, err := in.Sharding.Part(in.Shape, p.recipe.Mesh)
		if err != nil {
			return 0, fmt.Errorf("train: %w", err)
		}
		if !own[in.Name] {
			total += part.ByteSize()
		}
	}
	return total, nil
}

// Close releases the executables, weights and moments.
func (s *Stepper) Close() error {
	for _, exe := range slices.Concat(s.Executables(), s.validations) {
		if exe != nil {
			exe.Close()
		}
	}
	return compile.Free(slices.Concat(s.weights, s.first, s.second, s.rounded)...)
}

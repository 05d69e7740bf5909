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
		weight, err := stored(p.Name, s.weights[i])
		if err != nil {
			return nil, err
		}
		weights = append(weights, weight)
		for alias, name := range aliases {
			if name == p.Name {
				weights = append(weights, weight.As(alias))
			}
		}
	}
	return weights, nil
}

// Steps is the number of optimiser steps made, those before a resumption included.
func (s *Stepper) Steps() int { return s.steps }

// Moments returns the AdamW moments of a weight, for tests and inspection.
func (s *Stepper) Moments(name string) (first, second []float32, err error) {
	i := slices.IndexFunc(s.programs.objective.Params, func(p Param) bool { return p.Name == name })
	if i < 0 {
		return nil, nil, fmt.Errorf("train: no weight %q", name)
	}
	if first, err = compile.Values[float32](s.first[i]); err != nil {
		return nil, nil, err
	}
	second, err = compile.Values[float32](s.second[i])
	return first, second, err
}

func stored(name string, a compile.Array) (checkpoint.Tensor, error) {
	values, err := compile.Values[float32](a)
	if err != nil {
		return checkpoint.Tensor{}, fmt.Errorf("save %s: %w", name, err)
	}
	return checkpoint.FromFloat32(name, a.Shape().Dimensions, values), nil
}

// load puts a weight of a checkpoint, or its moments, on the devices.
func (s *Stepper) load(dir string, p Param, name string, lookup func(string) (checkpoint.Tensor, error)) (compile.Array, error) {
	found, err := lookup(name)
	if err != nil {
		return compile.Array{}, err
	}
	if !slices.Equal(found.Shape, p.Shape) {
		return compile.Array{}, fmt.Errorf("%s: %s has shape %v, want %v", dir, name, found.Shape, p.Shape)
	}
	values, err := found.Float32s()
	if err != nil {
		return compile.Array{}, fmt.Errorf("%s: %w", dir, err)
	}
	return s.place(p, values)
}

// MomentBytes is the memory of the AdamW moments on each device.
func (s *Stepper) MomentBytes() int64 {
	total := int64(0)
	for _, moment := range slices.Concat(s.first, s.second) {
		total += moment.Part().ByteSize()
	}
	return total
}

// Close releases the executables, weights and moments.
func (s *Stepper) Close() error {
	for _, exe := range slices.Concat(s.Executables(), s.validations) {
		if exe != nil {
			exe.Close()
		}
	}
	return compile.Free(slices.Concat(s.weights, s.first, s.second)...)
}

package train

import (
	"fmt"
	"slices"

	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/compile"
)

// parts are the weights that a parameter holds, as checkpoints have them.
func (p Param) parts() []Part {
	if p.Parts != nil {
		return p.Parts
	}
	return []Part{{p.Name, p.Shape}}
}

// taken are the names of the weights that the objective takes for a parameter.
func (p Param) taken() []string {
	if !p.Apart {
		return []string{p.Name}
	}
	var names []string
	for _, part := range p.Parts {
		names = append(names, part.Name)
	}
	return names
}

func (p Part) size() int {
	size := 1
	for _, dim := range p.Shape {
		size *= dim
	}
	return size
}

// gather joins the values of a parameter's parts.
func (p Param) gather(values func(Part) ([]float32, error)) ([]float32, error) {
	var all []float32
	for _, part := range p.parts() {
		own, err := values(part)
		if err != nil {
			return nil, err
		}
		if len(own) != part.size() {
			return nil, fmt.Errorf("train: weight %s has %d values, want %v", part.Name, len(own), part.Shape)
		}
		if p.Parts == nil {
			return own, nil
		}
		all = append(all, own...)
	}
	return all, nil
}

// stored are the weights that a parameter holds, or their moments, named by name.
func (p Param) stored(a compile.Array, name func(string) string) ([]checkpoint.Tensor, error) {
	values, err := compile.Values[float32](a)
	if err != nil {
		return nil, fmt.Errorf("save %s: %w", p.Name, err)
	}
	var tensors []checkpoint.Tensor
	for _, part := range p.parts() {
		size := part.size()
		tensors = append(tensors, checkpoint.FromFloat32(name(part.Name), part.Shape, values[:size:size]))
		values = values[size:]
	}
	return tensors, nil
}

// part finds a weight by its name in checkpoints: the parameter that holds it, and where its values begin and end there.
func (s *Stepper) part(name string) (index, from, to int, ok bool) {
	for i, p := range s.programs.objective.Params {
		for _, part := range p.parts() {
			to = from + part.size()
			if part.Name == name {
				return i, from, to, true
			}
			from = to
		}
		from = 0
	}
	return 0, 0, 0, false
}

// load puts a parameter of a checkpoint, or its moments, on the devices.
func (s *Stepper) load(dir string, p Param, name func(string) string, lookup func(string) (checkpoint.Tensor, error)) (compile.Array, error) {
	values, err := p.gather(func(part Part) ([]float32, error) {
		found, err := lookup(name(part.Name))
		if err != nil {
			return nil, err
		}
		if !slices.Equal(found.Shape, part.Shape) {
			return nil, fmt.Errorf("%s: %s has shape %v, want %v", dir, name(part.Name), found.Shape, part.Shape)
		}
		own, err := found.Float32s()
		if err != nil {
			return nil, fmt.Errorf("%s: %w", dir, err)
		}
		return own, nil
	})
	if err != nil {
		return compile.Array{}, err
	}
	return s.place(p, values)
}

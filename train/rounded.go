package train

import (
	"fmt"
	"slices"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/dtypes/bfloat16"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/compile"
)

// roundedPrefix begins the name of the head's weight in bfloat16.
const roundedPrefix = "rounded."

// rounded is the head's weight in bfloat16, where losses take it so: the largest weight, and all of it at every width. It is kept beside that in float32, and
// made where the weight is, by the update, so that no gradient program has to. There is none where weights are not stacked, and on a mesh.
func (p programs) rounded() []compile.Input {
	if !p.cuts() || !p.inPlace() || p.objective.Cut.OntoType != dtypes.BFloat16 {
		return nil
	}
	head := p.objective.Params[p.head()]
	return []compile.Input{compile.In(roundedPrefix+head.Name, dtypes.BFloat16, head.Shape...)}
}

// head is the index of the head's weight.
func (p programs) head() int {
	return slices.IndexFunc(p.objective.Params, func(param Param) bool { return param.Name == p.objective.Cut.Onto })
}

// roundedOutputs are what [programs.rounded] says, of weights in the objective's order.
func (p programs) roundedOutputs(weights []compile.Output) []compile.Output {
	var outputs []compile.Output
	for _, in := range p.rounded() {
		outputs = append(outputs, compile.Output{Name: in.Name, Node: ConvertDType(weights[p.head()].Node, in.Shape.DType)})
	}
	return outputs
}

// round makes what [programs.rounded] says of weights that were loaded.
func (s *Stepper) round() error {
	if err := compile.Free(s.rounded...); err != nil {
		return err
	}
	s.rounded = nil
	for _, in := range s.programs.rounded() {
		values, err := compile.Values[float32](s.weights[s.programs.head()])
		if err != nil {
			return fmt.Errorf("train: %w", err)
		}
		rounded := tensors.FromFlatDataAndDimensions(bfloat16.FromFloat32s(values...), in.Shape.Dimensions...)
		placed, err := compile.Place(s.programs.recipe.Mesh, nil, rounded)
		if err != nil {
			return fmt.Errorf("train: %w", err)
		}
		s.rounded = append(s.rounded, placed)
	}
	return nil
}

package train

import "github.com/matmamba/matmamba/compile"

// StepProgram is one of the programs of a joint optimiser step.
type StepProgram struct {
	Granularity string // empty for the update, which is for all
	compile.Program
}

// StepPrograms lists the programs that a [Stepper] makes its steps with, in the order in which they first run.
func StepPrograms(objective Objective, recipe Recipe) ([]StepProgram, error) {
	if err := recipe.Validate(); err != nil {
		return nil, err
	}
	p := programs{objective, recipe}
	all := []StepProgram{{objective.Granularities[0], p.gradient(0, true)}}
	for i, granularity := range objective.Granularities {
		if i > 0 || recipe.Accumulate > 1 {
			all = append(all, StepProgram{granularity, p.gradient(i, false)})
		}
	}
	return append(all, StepProgram{"", p.update()}), nil
}

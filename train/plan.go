package train

import "github.com/matmamba/matmamba/compile"

// StepProgram is one of the programs of a joint optimiser step.
type StepProgram struct {
	Granularity string // empty for those that are for all: the update, and the shared front and its gradient
	compile.Program
}

// StepPrograms lists the programs that a [Stepper] makes its steps with, in the order in which they first run.
func StepPrograms(objective Objective, recipe Recipe) ([]StepProgram, error) {
	if err := recipe.Validate(); err != nil {
		return nil, err
	}
	return programs{objective, recipe}.all(), nil
}

func (p programs) all() []StepProgram {
	var all []StepProgram
	more := p.recipe.Accumulate > 1
	if p.front() != nil {
		all = append(all, StepProgram{"", p.shared()})
	}
	for i, granularity := range p.objective.Granularities {
		if i == 0 {
			all = append(all, StepProgram{granularity, p.gradient(i, true)})
		}
		if i > 0 || more {
			all = append(all, StepProgram{granularity, p.gradient(i, false)})
		}
	}
	if p.front() != nil {
		all = append(all, StepProgram{"", p.sharedGradient(true)})
		if more {
			all = append(all, StepProgram{"", p.sharedGradient(false)})
		}
	}
	return append(all, StepProgram{"", p.update()})
}

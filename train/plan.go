package train

import "github.com/matmamba/matmamba/compile"

// StepProgram is one of the programs of a joint optimiser step.
type StepProgram struct {
	Granularity string // empty for those that are for all: the update, and the shared front and its gradient
	compile.Program
	step programs
}

// BesideBytes is the memory on each device of what lies beside the program while it runs, see [Stepper.BesideBytes]; outputs are the names
// of its results.
func (p StepProgram) BesideBytes(outputs []string) (int64, error) {
	return p.step.beside(p.Name, p.Inputs, outputs)
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
	add := func(granularity string, program compile.Program) {
		all = append(all, StepProgram{granularity, program, p})
	}
	more := p.recipe.Accumulate > 1
	if p.front() != nil {
		add("", p.shared())
	}
	for i, granularity := range p.objective.Granularities {
		if i == 0 {
			add(granularity, p.gradient(i, true))
		}
		if i > 0 || more {
			add(granularity, p.gradient(i, false))
		}
	}
	if p.front() != nil {
		add("", p.sharedGradient(true))
		if more {
			add("", p.sharedGradient(false))
		}
	}
	add("", p.update())
	return all
}

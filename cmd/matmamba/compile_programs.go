package main

import (
	"fmt"
	"slices"
	"strings"

	"github.com/gomlx/compute/dtypes"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/generate"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/matmamba/matmamba/train"
)

// programKinds are the values of compile --programs.
var programKinds = []string{"prefill", "decode", "logits", "train"}

// drawnAtOnce is how many tokens a bundle's programs draw in one dispatch at most.
const drawnAtOnce = generate.DefaultBlock

// bundledSampling are the ways of drawing tokens that a bundle has programs for: the most likely token, and the default of
// generate. Others draw on the host.
var bundledSampling = []generate.Sampling{{}, {Temperature: 1, TopP: 0.5}}

// programSet are the programs of a language model at some granularities.
type programSet struct {
	network       lm.Model
	granularities []granularity
	batch, seqLen int
	trained       lm.Model     // the network in the form in which it trains there
	mesh          compile.Mesh // of the training step
	kinds         []string
}

// inferenceModel is a network in the form in which a bundle for a kind of device has it.
func inferenceModel(kind backends.Kind, config lm.Config, computeType dtypes.DType) lm.Model {
	return lm.Model{Config: config, ComputeType: computeType, Compact: compactOn(kind), LateStates: lateOn(kind)}
}

// parts lists them, those that take longest to compile first.
func (s programSet) parts() ([]compile.Part, error) {
	for i, kind := range s.kinds {
		if !slices.Contains(programKinds, kind) || slices.Contains(s.kinds[:i], kind) {
			return nil, fmt.Errorf("--programs: %q: want %s, each once", kind, strings.Join(programKinds, ", "))
		}
	}
	var parts []compile.Part
	if slices.Contains(s.kinds, "train") {
		steps, err := s.training()
		if err != nil {
			return nil, err
		}
		parts = append(parts, steps...)
	}
	for _, g := range s.granularities {
		programs, err := generate.NewPrograms(s.network, g.mix, s.batch)
		if err != nil {
			return nil, err
		}
		flops := float64(s.network.Count(g.mix).FLOPs)
		add := func(tokens int, p compile.Program) {
			parts = append(parts, compile.Part{Granularity: g.name, Tokens: tokens, FLOPs: flops * float64(tokens), Program: p})
		}
		if slices.Contains(s.kinds, "logits") {
			add(s.batch*s.seqLen, programs.Logits(s.seqLen))
		}
		if slices.Contains(s.kinds, "prefill") {
			add(s.batch*s.seqLen, programs.Prefill(s.seqLen))
		}
		if slices.Contains(s.kinds, "decode") {
			for _, sampling := range bundledSampling {
				add(s.batch*drawnAtOnce, programs.Draw(drawnAtOnce, sampling))
			}
			add(s.batch, programs.Step())
		}
		if slices.Contains(s.kinds, "prefill") || slices.Contains(s.kinds, "decode") {
			parts = append(parts, compile.Part{Granularity: g.name, Program: programs.Start()})
		}
	}
	return parts, nil
}

// training are the programs of a joint step over all granularities.
func (s programSet) training() ([]compile.Part, error) {
	objective, err := s.objective()
	if err != nil {
		return nil, err
	}
	steps, err := train.StepPrograms(objective, s.recipe())
	if err != nil {
		return nil, err
	}
	var parts []compile.Part
	for _, step := range steps {
		part := compile.Part{Granularity: step.Granularity, Program: step.Program, Beside: step.BesideBytes}
		for _, g := range s.granularities {
			if g.name == step.Granularity {
				part.Tokens = s.batch * s.seqLen
				part.FLOPs = 3 * float64(s.network.Count(g.mix).FLOPs) * float64(part.Tokens) // backward is twice forward
			}
		}
		parts = append(parts, part)
	}
	return parts, nil
}

func (s programSet) recipe() train.Recipe {
	recipe := train.DefaultRecipe()
	recipe.Batch, recipe.SeqLen, recipe.Mesh = s.batch, s.seqLen, s.mesh
	return recipe
}

// objective is the joint loss of the granularities that are widths; mixes are not trained.
func (s programSet) objective() (train.Objective, error) {
	var widths []nested.Width
	for _, g := range s.granularities {
		if parsed, err := nested.ParseWidths(g.name); err == nil && len(parsed) == 1 {
			widths = append(widths, parsed[0])
		}
	}
	if len(widths) == 0 {
		return train.Objective{}, fmt.Errorf("--widths: training wants at least one width")
	}
	return train.LanguageModel(s.trained, widths)
}

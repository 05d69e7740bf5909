package train

import (
	"fmt"
	"math"

	"github.com/matmamba/matmamba/compile"
)

// Recipe are the hyperparameters of joint training. Its defaults in the official script are for debugging; [DefaultRecipe]
// has those of the published runs, with a learning rate for small models.
type Recipe struct {
	Steps       int     `toml:"steps" json:"steps"`               // optimiser steps
	Batch       int     `toml:"batch" json:"batch"`               // sequences per micro-batch
	SeqLen      int     `toml:"seqlen" json:"seqlen"`             // tokens per sequence
	Accumulate  int     `toml:"accumulate" json:"accumulate"`     // micro-batches per step
	LR          float64 `toml:"lr" json:"lr"`                     // peak learning rate
	Warmup      int     `toml:"warmup" json:"warmup"`             // steps of linear warmup
	DecayFrac   float64 `toml:"decay_frac" json:"decay_frac"`     // final learning rate as a fraction of LR
	WeightDecay float64 `toml:"weight_decay" json:"weight_decay"` // of tensors with two or more axes
	Beta1       float64 `toml:"beta1" json:"beta1"`
	Beta2       float64 `toml:"beta2" json:"beta2"`
	Clip        float64 `toml:"clip" json:"clip"` // largest global gradient norm, 0 for no limit
	// SeparateBatches gives every granularity its own micro-batches, as the official script does; by default all see the same.
	SeparateBatches bool `toml:"separate_batches" json:"separate_batches"`
	// Mesh are the devices that share each step, the zero Mesh for one: see [DataAxis].
	Mesh compile.Mesh `toml:"mesh,omitempty" json:"mesh,omitempty"`
}

// DefaultRecipe is the recipe of the published language models with batch, length, steps, warmup and learning rate for
// the tiny preset on two CPU cores.
func DefaultRecipe() Recipe {
	return Recipe{
		Steps: 240, Batch: 4, SeqLen: 256, Accumulate: 1, LR: 4e-3, Warmup: 24, DecayFrac: 0.05, WeightDecay: 0.1,
		Beta1: 0.9, Beta2: 0.95, Clip: 1,
	}
}

// Validate names the first field that makes no sense.
func (r Recipe) Validate() error {
	for _, field := range []struct {
		name  string
		value int
	}{{"steps", r.Steps}, {"batch", r.Batch}, {"seqlen", r.SeqLen}, {"accumulate", r.Accumulate}} {
		if field.value < 1 {
			return fmt.Errorf("%s is %d, want at least 1", field.name, field.value)
		}
	}
	for _, field := range []struct {
		name      string
		value     float64
		low, high float64
	}{
		{"lr", r.LR, 0, math.MaxFloat32},
		{"decay_frac", r.DecayFrac, 0, 1},
		{"weight_decay", r.WeightDecay, 0, math.MaxFloat32},
		{"beta1", r.Beta1, 0, 1},
		{"beta2", r.Beta2, 0, 1},
		{"clip", r.Clip, 0, math.MaxFloat32},
		{"warmup", float64(r.Warmup), 0, math.MaxInt32},
	} {
		switch {
		case field.value >= field.low && field.value <= field.high:
		case field.high <= 1:
			return fmt.Errorf("%s is %g, want %g to %g", field.name, field.value, field.low, field.high)
		default:
			return fmt.Errorf("%s is %g, want a number from %g", field.name, field.value, field.low)
		}
	}
	if r.Beta1 == 1 || r.Beta2 == 1 {
		return fmt.Errorf("beta1 and beta2 must be below 1")
	}
	return r.checkMesh()
}

// LearningRate is the rate of the 0-based step: linear warmup, then a cosine from LR to LR * DecayFrac at the last step
// (docs/reference.md section 4; train_fineweb.py get_lr).
func (r Recipe) LearningRate(step int) float64 {
	low := r.LR * r.DecayFrac
	switch {
	case step < r.Warmup:
		return r.LR * float64(step+1) / float64(r.Warmup)
	case step > r.Steps || r.Steps == r.Warmup:
		return low
	default:
		progress := float64(step-r.Warmup) / float64(r.Steps-r.Warmup)
		return low + 0.5*(1+math.Cos(math.Pi*progress))*(r.LR-low)
	}
}

// TokensPerStep is the number of unique tokens that a step reads for one granularity.
func (r Recipe) TokensPerStep() int { return r.Batch * r.SeqLen * r.Accumulate }

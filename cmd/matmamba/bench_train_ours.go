package main

import (
	"fmt"
	"math/rand/v2"
	"slices"
	"time"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/dtypes/bfloat16"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/data"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/matmamba/matmamba/train"
)

// ours compiles a stepper and has it make steps as a run does: each is launched while the one before runs.
func (c *benchTrainCmd) ours(backend compute.Backend, name string, kind backends.Kind, config lm.Config, widths []nested.Width) (*contestant, error) {
	recipe := train.DefaultRecipe()
	recipe.Batch, recipe.SeqLen, recipe.Steps, recipe.LR, recipe.Warmup = c.Batch, c.Seqlen, 1, 1e-4, 0
	computeType, err := c.computeType()
	if err != nil {
		return nil, err
	}
	model, err := trainingPlace{kind, 1}.model(config, computeType, c.Loop, c.Remat)
	if err != nil {
		return nil, fmt.Errorf("--%w", err)
	}
	objective, err := train.LanguageModel(model, widths)
	if err != nil {
		return nil, err
	}
	weights := lm.Random(config, 1)
	start := time.Now()
	stepper, err := train.NewStepper(backend, objective, recipe, weights)
	if err != nil {
		return nil, err
	}
	side := &contestant{benchSide: benchSide{Name: name, CompileSeconds: time.Since(start).Seconds()}, close: stepper.Close}
	if side.Temporaries, side.Peak, err = stepMemory(stepper); err != nil {
		return nil, err
	}
	batch := c.batch(config.VocabSize)
	side.steps = func(n int) ([]time.Duration, error) {
		start := time.Now()
		var running *train.Pending
		for range n {
			launched, err := stepper.Launch(func() (data.Batch, error) { return batch, nil })
			if err != nil {
				return nil, err
			}
			if running != nil {
				if _, err := running.Result(); err != nil {
					return nil, err
				}
			}
			running = launched
		}
		_, err := running.Result()
		// Steps overlap, so only their mean means something.
		return []time.Duration{time.Since(start) / time.Duration(n)}, err
	}
	side.parts = func(rounds int) ([]benchPart, error) { return timeParts(stepper, config.VocabSize, rounds) }
	return side, nil
}

func (c *benchTrainCmd) batch(vocab int) data.Batch {
	rng := rand.New(rand.NewPCG(1, 2))
	tokens := make([]int32, c.Batch*c.Seqlen+1)
	for i := range tokens {
		tokens[i] = int32(rng.IntN(vocab))
	}
	return data.Batch{Inputs: tokens[:len(tokens)-1], Targets: tokens[1:]}
}

// stepMemory is the largest temporaries of a step's programs, and the largest sum of what a program needs and of what lies
// beside it. Both are 0 where the backend does not tell.
func stepMemory(stepper *train.Stepper) (temporaries, peak int64, err error) {
	for _, exe := range stepper.Executables() {
		memory, ok := backends.Memory(exe.Native())
		if !ok {
			return 0, 0, nil
		}
		beside, err := stepper.BesideBytes(exe)
		if err != nil {
			return 0, 0, err
		}
		temporaries, peak = max(temporaries, memory.Temporaries), max(peak, memory.Peak()+beside)
	}
	return temporaries, peak, nil
}

// benchPart is one program of a step by itself.
type benchPart struct {
	Name        string  `json:"name"`
	Seconds     float64 `json:"seconds"` // median
	Temporaries int64   `json:"temporary_bytes"`
}

// timeParts runs each program of a step by itself, on random values, and waits for it every time. What it gives away is replaced by the results that took
// its memory.
func timeParts(stepper *train.Stepper, vocab, rounds int) ([]benchPart, error) {
	var parts []benchPart
	for _, exe := range stepper.Executables() {
		args, err := randomInputs(exe.Inputs(), vocab)
		if err != nil {
			return nil, err
		}
		part := benchPart{Name: exe.Name()}
		if memory, ok := backends.Memory(exe.Native()); ok {
			part.Temporaries = memory.Temporaries
		}
		var times []time.Duration
		for round := range rounds + 1 {
			start := time.Now()
			results, err := exe.RunArrays(args, donated(exe)...)
			if err != nil {
				return nil, err
			}
			if err := await(results); err != nil {
				return nil, err
			}
			if round > 0 { // the first warms up
				times = append(times, time.Since(start))
			}
			if err := compile.Free(taken(exe, args, results)...); err != nil {
				return nil, err
			}
		}
		part.Seconds = median(times).Seconds()
		parts = append(parts, part)
		if err := compile.Free(args...); err != nil {
			return nil, err
		}
	}
	return parts, nil
}

// donated are the arguments that a program gives its results the memory of.
func donated(exe *compile.Executable) (indices []int) {
	for i, in := range exe.Inputs() {
		if in.Donated {
			indices = append(indices, i)
		}
	}
	return indices
}

// taken puts results of a program in the places of the arguments that it was given for them, and returns the others.
func taken(exe *compile.Executable, args, results []compile.Array) (others []compile.Array) {
	byName := map[string]compile.Array{}
	for i, name := range exe.Outputs() {
		byName[name] = results[i]
	}
	for _, i := range donated(exe) {
		name := exe.Inputs()[i].Name
		args[i] = byName[name]
		delete(byName, name)
	}
	for _, result := range byName {
		others = append(others, result)
	}
	return others
}

// await waits for the results of a program, which are ready together: the smallest tells, in most programs one number.
func await(results []compile.Array) (err error) {
	smallest := slices.MinFunc(results, func(a, b compile.Array) int { return a.Shape().Size() - b.Shape().Size() })
	if smallest.Shape().DType == dtypes.BFloat16 {
		_, err = compile.Values[bfloat16.BFloat16](smallest)
		return err
	}
	_, err = compile.Values[float32](smallest)
	return err
}

// randomInputs are token ids where integers are wanted, else numbers about zero.
func randomInputs(inputs []compile.Input, vocab int) ([]compile.Array, error) {
	rng := rand.New(rand.NewPCG(3, 4))
	var args []compile.Array
	for _, in := range inputs {
		var values *tensors.Tensor
		switch in.Shape.DType {
		case dtypes.Int32:
			ids := make([]int32, in.Shape.Size())
			for i := range ids {
				ids[i] = int32(rng.IntN(vocab))
			}
			values = tensors.FromFlatDataAndDimensions(ids, in.Shape.Dimensions...)
		case dtypes.Float32:
			numbers := make([]float32, in.Shape.Size())
			for i := range numbers {
				numbers[i] = float32(0.02 * rng.NormFloat64())
			}
			values = tensors.FromFlatDataAndDimensions(numbers, in.Shape.Dimensions...)
		case dtypes.BFloat16:
			numbers := make([]bfloat16.BFloat16, in.Shape.Size())
			for i := range numbers {
				numbers[i] = bfloat16.FromFloat64(0.02 * rng.NormFloat64())
			}
			values = tensors.FromFlatDataAndDimensions(numbers, in.Shape.Dimensions...)
		default:
			return nil, fmt.Errorf("input %s has type %s", in.Name, in.Shape.DType)
		}
		placed, err := compile.Place(nil, nil, values)
		if err != nil {
			return nil, err
		}
		args = append(args, placed)
	}
	return args, nil
}

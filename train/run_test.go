package train_test

import (
	"context"
	"os"
	"path/filepath"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/data"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/matmamba/matmamba/train"
	"github.com/stretchr/testify/require"
)

// smallConfig is a model that compiles in a moment.
func smallConfig() lm.Config {
	config := lm.Default(32, 1, 64)
	config.HeadDim, config.DState = 8, 8
	return config
}

func twoWidths() []nested.Width { return nested.Official()[:2] }

func smallRecipe(steps int) train.Recipe {
	recipe := train.DefaultRecipe()
	recipe.Steps, recipe.Batch, recipe.SeqLen, recipe.Warmup = steps, 2, 12, 2
	return recipe
}

// newStepper makes a stepper with weights from a seed, so that two of them start alike.
func newStepper(t *testing.T, backend compute.Backend, config lm.Config, recipe train.Recipe, widths []nested.Width) *train.Stepper {
	t.Helper()
	return newModelStepper(t, backend, lm.Model{Config: config}, recipe, widths)
}

func newModelStepper(t *testing.T, backend compute.Backend, model lm.Model, recipe train.Recipe, widths []nested.Width) *train.Stepper {
	t.Helper()
	objective, err := train.LanguageModel(model, widths)
	require.NoError(t, err)
	stepper, err := train.NewStepper(backend, objective, recipe, lm.Random(model.Config, 7))
	require.NoError(t, err)
	return stepper
}

// tokens is a text with a pattern to learn.
func tokens() []int32 {
	text := make([]int32, 5000)
	for i := range text {
		text[i] = int32((i*i + i/7) % 61)
	}
	return text
}

func runOptions(t *testing.T, dir string, recipe train.Recipe) train.RunOptions {
	t.Helper()
	size := data.Size{Batch: recipe.Batch, SeqLen: recipe.SeqLen}
	source, err := data.NewRandom(tokens(), size, 11)
	require.NoError(t, err)
	validation, err := data.Windows(tokens(), size, 2)
	require.NoError(t, err)
	config, err := smallConfig().JSON()
	require.NoError(t, err)
	return train.RunOptions{
		Dir: dir, Source: source, Validation: validation, ValEvery: 2, Keep: 2, Config: config,
		Aliases: smallConfig().Aliases(), Seed: 11,
	}
}

// A run that is stopped and resumed is, bit for bit, the run that was not: losses, norms, validations, weights.
func TestResumeContinuesBitForBit(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		for name, change := range map[string]func(*train.Recipe){
			"one batch for all widths":            func(*train.Recipe) {},
			"accumulated, a batch for each width": func(r *train.Recipe) { r.Accumulate, r.SeparateBatches = 2, true },
		} {
			t.Run(name, func(t *testing.T) { checkResume(t, backend, lm.Model{Config: smallConfig()}, change) })
		}
	})
}

// A head's weight that is kept in bfloat16, too, is made again from what was saved.
func TestRoundedHeadResumesBitForBit(t *testing.T) {
	model := lm.Model{Config: smallConfig(), ComputeType: dtypes.BFloat16, Split: true, Stacked: true}
	checkResume(t, backendtest.XLA(t), model, func(*train.Recipe) {})
}

func checkResume(t *testing.T, backend compute.Backend, model lm.Model, change func(*train.Recipe)) {
	t.Helper()
	recipe := smallRecipe(6)
	change(&recipe)
	whole := runOptions(t, t.TempDir(), recipe)
	reference := newModelStepper(t, backend, model, recipe, twoWidths())
	want, err := train.Run(t.Context(), reference, whole)
	require.NoError(t, err)

	broken := runOptions(t, t.TempDir(), recipe)
	ctx, cancel := context.WithCancel(t.Context())
	broken.Report = func(e train.Event) {
		if e.Step.Step == 2 {
			cancel()
		}
	}
	_, err = train.Run(ctx, newModelStepper(t, backend, model, recipe, twoWidths()), broken)
	require.ErrorIs(t, err, train.ErrInterrupted)
	// Step 3 was running when the report of step 2 came.
	require.ErrorContains(t, err, checkpoint.StepDir(broken.Dir, 4))

	again := runOptions(t, broken.Dir, recipe)
	stepper := newModelStepper(t, backend, model, recipe, twoWidths())
	step, err := stepper.Resume(again)
	require.NoError(t, err)
	require.Equal(t, 4, step)
	got, err := train.Run(t.Context(), stepper, again)
	require.NoError(t, err)

	require.Equal(t, want, got)
	require.Equal(t, metrics(t, whole.Dir), metrics(t, again.Dir))
	wantWeights, err := reference.Weights(nil)
	require.NoError(t, err)
	gotWeights, err := stepper.Weights(nil)
	require.NoError(t, err)
	require.Equal(t, wantWeights, gotWeights)
}

// metrics reads a run's metrics without the times.
func metrics(t *testing.T, dir string) []train.MetricsLine {
	t.Helper()
	lines, err := train.ReadMetrics(filepath.Join(dir, train.MetricsName))
	require.NoError(t, err)
	require.NotEmpty(t, lines)
	for i := range lines {
		lines[i].Seconds = 0
	}
	return lines
}

func TestResumeWithNothingSavedStartsAtZero(t *testing.T) {
	backend := backendtest.Best(t)
	recipe := smallRecipe(2)
	stepper := newStepper(t, backend, smallConfig(), recipe, nested.Official()[:1])
	step, err := stepper.Resume(runOptions(t, filepath.Join(t.TempDir(), "none"), recipe))
	require.NoError(t, err)
	require.Zero(t, step)
}

func TestResumeRefusesAnotherRun(t *testing.T) {
	backend := backendtest.Best(t)
	recipe := smallRecipe(1)
	options := runOptions(t, t.TempDir(), recipe)
	_, err := train.Run(t.Context(), newStepper(t, backend, smallConfig(), recipe, nested.Official()[:1]), options)
	require.NoError(t, err)

	other := options
	other.Seed = 12
	_, err = newStepper(t, backend, smallConfig(), recipe, nested.Official()[:1]).Resume(other)
	require.ErrorContains(t, err, "trained with --seed 11, not 12")

	wider := smallConfig()
	wider.DState = 16
	_, err = newStepper(t, backend, wider, recipe, nested.Official()[:1]).Resume(options)
	require.ErrorContains(t, err, "has shape")
}

// A loss that is not finite stops the run with the last checkpoint as it was.
func TestNotFiniteLeavesTheLastCheckpoint(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		recipe := smallRecipe(2)
		options := runOptions(t, t.TempDir(), recipe)
		_, err := train.Run(t.Context(), newStepper(t, backend, smallConfig(), recipe, twoWidths()), options)
		require.NoError(t, err)
		saved := checkpoint.StepDir(options.Dir, 2)
		before := contents(t, saved)

		recipe.Steps, recipe.LR, recipe.Clip = 20, 1e30, 0
		stepper := newStepper(t, backend, smallConfig(), recipe, twoWidths())
		options = runOptions(t, options.Dir, recipe)
		_, err = stepper.Resume(options)
		require.NoError(t, err)
		options.SaveEvery = 0
		_, err = train.Run(t.Context(), stepper, options)
		require.ErrorIs(t, err, train.ErrNotFinite)
		require.ErrorContains(t, err, "try a lower --lr")
		require.Equal(t, before, contents(t, saved))
		latest, err := checkpoint.Latest(options.Dir)
		require.NoError(t, err)
		require.Equal(t, saved, latest.Dir)
	})
}

func contents(t *testing.T, dir string) map[string]string {
	t.Helper()
	files := map[string]string{}
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, entry := range entries {
		content, err := os.ReadFile(filepath.Join(dir, entry.Name()))
		require.NoError(t, err)
		files[entry.Name()] = string(content)
	}
	require.NotEmpty(t, files)
	return files
}

// What a kill leaves behind the last checkpoint in metrics.jsonl goes when the run is resumed; a line cut short is no error.
func TestMetricsAfterAKill(t *testing.T) {
	path := filepath.Join(t.TempDir(), train.MetricsName)
	require.NoError(t, os.WriteFile(path, []byte(`{"step":0,"loss":2}`+"\n"+`{"step":1,"lo`), 0o600))
	lines, err := train.ReadMetrics(path)
	require.NoError(t, err)
	require.Len(t, lines, 1)

	require.NoError(t, os.WriteFile(path, []byte(`{"step":0,"lo`+"\n"+`{"step":1}`+"\n"), 0o600))
	_, err = train.ReadMetrics(path)
	require.ErrorContains(t, err, "line 1")
}

package checkpoint

import (
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// Names of the files that a training checkpoint holds beside a model's.
const (
	OptimizerName = "optimizer.safetensors"
	StateName     = "state.json"
)

// stepPrefix begins the name of a training checkpoint's directory, step-00001000.
const stepPrefix = "step-"

// Training is a training checkpoint: a model directory with the optimiser's tensors and a state that the trainer
// defines.
type Training struct {
	Step      int
	Config    []byte   // config.json
	Weights   []Tensor // model.safetensors
	Optimizer []Tensor // optimizer.safetensors
	State     []byte   // state.json: step, random state, data position
}

// SaveTraining writes runDir/step-STEP, whole or not at all, and returns its path.
func SaveTraining(runDir string, t Training) (string, error) {
	dir := StepDir(runDir, t.Step)
	return dir, WriteDir(dir, func(temp string) error {
		if err := fillModel(temp, t.Config, t.Weights); err != nil {
			return err
		}
		if err := writeSynced(filepath.Join(temp, OptimizerName), func(w io.Writer) error {
			return Encode(w, t.Optimizer, nil)
		}); err != nil {
			return err
		}
		return writeSynced(filepath.Join(temp, StateName), func(w io.Writer) error {
			_, err := w.Write(t.State)
			return err
		})
	})
}

// StepDir is the directory of the checkpoint of that step.
func StepDir(runDir string, step int) string {
	return filepath.Join(runDir, fmt.Sprintf("%s%08d", stepPrefix, step))
}

// Checkpoints lists the steps of the complete checkpoints under runDir, in order. A missing runDir has none.
func Checkpoints(runDir string) ([]int, error) {
	if err := recoverDirs(runDir); err != nil && !errors.Is(err, fs.ErrNotExist) && !errors.Is(err, fs.ErrPermission) {
		return nil, fmt.Errorf("checkpoints of %s: %w", runDir, err)
	}
	entries, err := os.ReadDir(runDir)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, nil
	}
	if err != nil {
		return nil, fmt.Errorf("checkpoints of %s: %w", runDir, err)
	}
	var steps []int
	for _, entry := range entries {
		text, ok := strings.CutPrefix(entry.Name(), stepPrefix)
		if !ok || !entry.IsDir() {
			continue
		}
		step, err := strconv.Atoi(text)
		if err != nil {
			continue
		}
		if _, err := os.Stat(filepath.Join(runDir, entry.Name(), StateName)); err == nil {
			steps = append(steps, step)
		}
	}
	slices.Sort(steps)
	return steps, nil
}

// Prune removes all but the newest keep checkpoints; keep below 1 keeps all.
func Prune(runDir string, keep int) error {
	steps, err := Checkpoints(runDir)
	if err != nil || keep < 1 || len(steps) <= keep {
		return err
	}
	for _, step := range steps[:len(steps)-keep] {
		if err := os.RemoveAll(StepDir(runDir, step)); err != nil {
			return fmt.Errorf("remove old checkpoint: %w", err)
		}
	}
	return nil
}

package checkpoint

import (
	"cmp"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
)

// ErrNoCheckpoint: a run directory without a complete checkpoint.
var ErrNoCheckpoint = errors.New("no checkpoint")

// Entry is a checkpoint of a run.
type Entry struct {
	Step int
	Dir  string
}

// StepDir is the directory of a step's checkpoint: runDir/step-00001000.
func StepDir(runDir string, step int) string {
	return filepath.Join(runDir, fmt.Sprintf("step-%08d", step))
}

// stepOf is the step in a name that StepDir makes.
func stepOf(name string) (int, bool) {
	digits, ok := strings.CutPrefix(name, "step-")
	step, err := strconv.Atoi(digits)
	return step, ok && err == nil && step >= 0 && name == filepath.Base(StepDir("", step))
}

// ListCheckpoints lists the complete checkpoints of a run, by step, ascending. Other files and directories, also those
// that a killed process left, are passed over. A run directory that does not exist has no checkpoints.
func ListCheckpoints(runDir string) ([]Entry, error) {
	found, err := os.ReadDir(runDir)
	if err != nil && !errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("list checkpoints: %w", err)
	}
	entries := []Entry{}
	for _, f := range found {
		name := f.Name()
		if match := asideName.FindStringSubmatch(name); match != nil {
			name = match[1]
		}
		step, ok := stepOf(name)
		dir := filepath.Join(runDir, f.Name())
		// A directory set aside counts only where it stands in for the missing one.
		if ok && dir == settledPath(StepDir(runDir, step)) && complete(dir) {
			entries = append(entries, Entry{step, dir})
		}
	}
	slices.SortFunc(entries, func(a, b Entry) int { return cmp.Compare(a.Step, b.Step) })
	return entries, nil
}

// complete reports whether a checkpoint has all its files. They appear together, so this tells a checkpoint from a
// directory that was made or damaged by other means; whether the files are right is told by opening them.
func complete(dir string) bool {
	for _, name := range []string{ConfigFile, WeightsFile, OptimizerFile, StateFile} {
		if info, err := os.Stat(filepath.Join(dir, name)); err != nil || !info.Mode().IsRegular() {
			return false
		}
	}
	return true
}

// Latest is the complete checkpoint of the highest step; [ErrNoCheckpoint] if there is none.
func Latest(runDir string) (Entry, error) {
	entries, err := ListCheckpoints(runDir)
	if err != nil {
		return Entry{}, err
	}
	if len(entries) == 0 {
		return Entry{}, fmt.Errorf("%s: %w", runDir, ErrNoCheckpoint)
	}
	return entries[len(entries)-1], nil
}

// Prune removes all but the newest keep checkpoints of a run and what killed processes left there. The newest is never
// removed: a keep under 1 is taken as 1. A checkpoint leaves the list in one step, before its files are removed.
func Prune(runDir string, keep int) error {
	ops := systemOps()
	ops.sweep(runDir)
	entries, err := ListCheckpoints(runDir)
	if err != nil {
		return err
	}
	for _, e := range entries[:max(0, len(entries)-max(keep, 1))] {
		doomed := tempPath(StepDir(runDir, e.Step))
		if err := ops.rename(e.Dir, doomed); err != nil {
			return fmt.Errorf("prune checkpoint: %w", err)
		}
		if err := ops.removeAll(doomed); err != nil {
			return fmt.Errorf("prune checkpoint: %w", err)
		}
	}
	return nil
}

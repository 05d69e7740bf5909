package checkpoint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"path/filepath"
)

// The files of a training checkpoint beside those of the model directory that it is.
const (
	OptimizerFile = "optimizer.safetensors"
	StateFile     = "state.json"
)

// stateFormat is the version of state.json; a reader refuses another.
const stateFormat = 1

// ExpAvg is the name of the optimiser's first moment of a parameter, in optimizer.safetensors.
func ExpAvg(param string) string { return "exp_avg." + param }

// ExpAvgSq is the name of the optimiser's second moment of a parameter, in optimizer.safetensors.
func ExpAvgSq(param string) string { return "exp_avg_sq." + param }

// State is all that a run needs to go on as if it had not stopped. On disk it is a directory (see [StepDir]):
//
//	config.json            the model's configuration
//	model.safetensors      the parameters
//	optimizer.safetensors  the moments: exp_avg.PARAM and exp_avg_sq.PARAM (see [ExpAvg], [ExpAvgSq])
//	state.json             {"format": 1, "step": …, "rng": …, "data_position": …, "versions": …}
//
// and the extra files. So it is a model directory, too: [LoadModelDir] opens it. The three raw fields belong to the
// caller, and hold any JSON value; nil is written as null.
type State struct {
	Step         int             // optimiser steps done
	RNG          json.RawMessage // state of the random number generators
	DataPosition json.RawMessage // where the data stream goes on
	Versions     json.RawMessage // what wrote it
	Config       json.RawMessage // a JSON object
	Model        []Tensor
	Optimizer    []Tensor
	Extra        map[string][]byte // more files by name, written only: read them from the checkpoint's directory
}

// Checkpoint is a training checkpoint that is open for reading; Model and Optimizer are views, sorted by name.
type Checkpoint struct {
	State
	Dir string

	model, optimizer *File
}

// stateJSON is state.json. Pointers tell a missing field from a zero one.
type stateJSON struct {
	Format       *int            `json:"format"`
	Step         *int            `json:"step"`
	RNG          json.RawMessage `json:"rng"`
	DataPosition json.RawMessage `json:"data_position"`
	Versions     json.RawMessage `json:"versions"`
}

// SaveState writes the checkpoint of s.Step under runDir, whole or not at all (see [WriteDir]), and returns its
// directory. A checkpoint of the same step is replaced.
func SaveState(runDir string, s State) (dir string, err error) {
	dir = StepDir(runDir, s.Step)
	if s.Step < 0 {
		return "", fmt.Errorf("save checkpoint in %s: step %d is negative", runDir, s.Step)
	}
	if err := checkObject(s.Config); err != nil {
		return "", fmt.Errorf("save checkpoint %s: %s: %w", dir, ConfigFile, err)
	}
	if err := checkExtra(s.Extra, ConfigFile, WeightsFile, PickleFile, OptimizerFile, StateFile); err != nil {
		return "", fmt.Errorf("save checkpoint %s: %w", dir, err)
	}
	format := stateFormat
	state, err := json.MarshalIndent(stateJSON{&format, &s.Step, s.RNG, s.DataPosition, s.Versions}, "", "  ")
	if err != nil {
		return "", fmt.Errorf("save checkpoint %s: %s: %w", dir, StateFile, err)
	}
	err = WriteDir(dir, func(tmp string) error {
		if err := fillModelDir(tmp, s.Config, s.Model, s.Extra); err != nil {
			return err
		}
		if err := createWeights(filepath.Join(tmp, OptimizerFile), s.Optimizer); err != nil {
			return err
		}
		return createBytes(filepath.Join(tmp, StateFile), append(state, '\n'))
	})
	if err != nil {
		return "", err
	}
	return dir, nil
}

// LoadState opens the checkpoint in dir. Errors name the file and what is wrong with it. Call [Checkpoint.Close] when no
// tensor is used any more.
func LoadState(dir string) (*Checkpoint, error) {
	settled := settledPath(dir)
	c := &Checkpoint{Dir: settled}
	if err := c.load(settled); err != nil {
		return nil, errors.Join(fmt.Errorf("load checkpoint: %w", err), c.Close())
	}
	return c, nil
}

func (c *Checkpoint) load(dir string) (err error) {
	if err := c.readState(filepath.Join(dir, StateFile)); err != nil {
		return err
	}
	if step, ok := stepOf(filepath.Base(dir)); ok && step != c.Step {
		return fmt.Errorf("%s: step is %d, expected %d as the directory's name says", filepath.Join(dir, StateFile), c.Step, step)
	}
	if c.Config, err = readObject(filepath.Join(dir, ConfigFile)); err != nil {
		return err
	}
	if c.model, err = Open(filepath.Join(dir, WeightsFile)); err != nil {
		return err
	}
	if c.optimizer, err = Open(filepath.Join(dir, OptimizerFile)); err != nil {
		return err
	}
	c.Model, c.Optimizer = c.model.Tensors(), c.optimizer.Tensors()
	return nil
}

// readState decodes state.json strictly: every field there, none unknown, none twice.
func (c *Checkpoint) readState(path string) error {
	text, err := readObject(path)
	if err != nil {
		return err
	}
	if err := checkUniqueKeys(text); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	var s stateJSON
	decoder := json.NewDecoder(bytes.NewReader(text))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&s); err != nil {
		return fmt.Errorf("%s: %w", path, err)
	}
	switch {
	case s.Format == nil || *s.Format != stateFormat:
		return fmt.Errorf("%s: expected format %d", path, stateFormat)
	case s.Step == nil || *s.Step < 0:
		return fmt.Errorf("%s: expected a step of 0 or more", path)
	case s.RNG == nil || s.DataPosition == nil || s.Versions == nil:
		return fmt.Errorf("%s: expected the fields rng, data_position and versions", path)
	}
	c.Step, c.RNG, c.DataPosition, c.Versions = *s.Step, s.RNG, s.DataPosition, s.Versions
	return nil
}

// checkUniqueKeys refuses an object whose keys repeat; encoding/json would take the last.
func checkUniqueKeys(object []byte) error {
	p := headerParser{json.NewDecoder(bytes.NewReader(object))}
	if err := p.delim('{', ErrHeaderJSON, ""); err != nil {
		return err
	}
	seen := map[string]bool{}
	for p.More() {
		if _, err := p.key(seen, ""); err != nil {
			return err
		}
		var value json.RawMessage
		if err := p.Decode(&value); err != nil {
			return err
		}
	}
	return nil
}

// Tensor returns a view of a parameter.
func (c *Checkpoint) Tensor(name string) (Tensor, error) { return c.model.Tensor(name) }

// OptimizerTensor returns a view of a tensor of the optimiser.
func (c *Checkpoint) OptimizerTensor(name string) (Tensor, error) { return c.optimizer.Tensor(name) }

// Close closes the files: no view of a tensor may be used afterwards. A second Close does nothing.
func (c *Checkpoint) Close() error {
	var failures []error
	for _, f := range []*File{c.model, c.optimizer} {
		if f != nil {
			failures = append(failures, f.Close())
		}
	}
	c.State.Model, c.State.Optimizer = nil, nil
	return errors.Join(failures...)
}

package checkpoint

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// The files of a model directory.
const (
	ConfigFile  = "config.json"
	WeightsFile = "model.safetensors"
	PickleFile  = "pytorch_model.bin" // read only
)

// maxJSONSize bounds the JSON files that are read into memory.
const maxJSONSize = 64 << 20

var (
	// ErrNoWeights: a model directory without model.safetensors and pytorch_model.bin.
	ErrNoWeights = errors.New("no weights: neither " + WeightsFile + " nor " + PickleFile)
	// ErrNotModelDir: a directory to be replaced holds files, but not those of a model.
	ErrNotModelDir = errors.New("refusing to replace a directory that does not hold a model")
)

// Model is a model directory that is open for reading.
type Model struct {
	Dir     string
	Config  json.RawMessage // config.json as it is: one JSON object
	Weights *File           // of model.safetensors or pytorch_model.bin; Weights.Path tells which
}

// LoadModelDir opens a model directory: config.json and model.safetensors or, if there is none, pytorch_model.bin.
// Errors name the file; [ErrNoWeights] if both are missing. Call [Model.Close] when no tensor is used any more.
func LoadModelDir(dir string) (*Model, error) {
	settled := settledPath(dir)
	config, err := readObject(filepath.Join(settled, ConfigFile))
	if err != nil {
		return nil, fmt.Errorf("load model: %w", err)
	}
	weights, err := Open(filepath.Join(settled, WeightsFile))
	if errors.Is(err, fs.ErrNotExist) {
		weights, err = OpenPickle(filepath.Join(settled, PickleFile))
	}
	if errors.Is(err, fs.ErrNotExist) {
		return nil, fmt.Errorf("load model: %s: %w", dir, ErrNoWeights)
	}
	if err != nil {
		return nil, fmt.Errorf("load model: %w", err)
	}
	return &Model{dir, config, weights}, nil
}

// Close closes the weights: no view of a tensor may be used afterwards.
func (m *Model) Close() error { return m.Weights.Close() }

// SaveModelDir writes a model directory, whole or not at all (see [WriteDir]): config.json, which must be a JSON object,
// model.safetensors, and the files of extra, by name (tokenizer.json, say). Names of extra are plain file names.
// A model directory that is there is replaced with all it holds; other directories are replaced only if they are empty,
// else the error is [ErrNotModelDir].
func SaveModelDir(dir string, config []byte, tensors []Tensor, extra map[string][]byte) error {
	if err := checkObject(config); err != nil {
		return fmt.Errorf("save model %s: %s: %w", dir, ConfigFile, err)
	}
	if err := checkExtra(extra, ConfigFile, WeightsFile, PickleFile); err != nil {
		return fmt.Errorf("save model %s: %w", dir, err)
	}
	if err := checkReplaceable(settledPath(dir)); err != nil {
		return fmt.Errorf("save model %s: %w", dir, err)
	}
	return WriteDir(dir, func(tmp string) error {
		return fillModelDir(tmp, config, tensors, extra)
	})
}

func fillModelDir(dir string, config []byte, tensors []Tensor, extra map[string][]byte) error {
	if err := createBytes(filepath.Join(dir, ConfigFile), config); err != nil {
		return err
	}
	if err := createWeights(filepath.Join(dir, WeightsFile), tensors); err != nil {
		return err
	}
	for name, content := range extra {
		if err := createBytes(filepath.Join(dir, name), content); err != nil {
			return err
		}
	}
	return nil
}

func createBytes(path string, content []byte) error {
	return createFile(path, func(w io.Writer) error {
		_, err := w.Write(content)
		return err
	})
}

// createWeights writes a safetensors file with the metadata that Hugging Face transformers asks for.
func createWeights(path string, tensors []Tensor) error {
	return createFile(path, func(w io.Writer) error {
		if err := Write(w, tensors, map[string]string{"format": "pt"}); err != nil {
			return fmt.Errorf("%s: %w", filepath.Base(path), err)
		}
		return nil
	})
}

// checkReplaceable protects a directory that was named by mistake, for instance a home directory.
func checkReplaceable(dir string) error {
	entries, err := os.ReadDir(dir)
	if errors.Is(err, fs.ErrNotExist) || err == nil && len(entries) == 0 {
		return nil
	}
	if err != nil {
		return err
	}
	has := map[string]bool{}
	for _, e := range entries {
		has[e.Name()] = true
	}
	if has[ConfigFile] && (has[WeightsFile] || has[PickleFile]) {
		return nil
	}
	return ErrNotModelDir
}

// checkExtra checks the names of extra files: in the directory itself, and none of those that are written anyway.
func checkExtra(extra map[string][]byte, reserved ...string) error {
	for name := range extra {
		if name == "." || !filepath.IsLocal(name) || filepath.Base(name) != name {
			return fmt.Errorf("extra file %s: expected a plain file name", quote(name))
		}
		for _, r := range reserved {
			if name == r {
				return fmt.Errorf("extra file %s: the name is reserved", quote(name))
			}
		}
	}
	return nil
}

// readObject reads a JSON file that holds one object.
func readObject(path string) (json.RawMessage, error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, err
	}
	defer file.Close()
	content, err := io.ReadAll(io.LimitReader(file, maxJSONSize+1))
	if err != nil {
		return nil, err
	}
	if len(content) > maxJSONSize {
		return nil, fmt.Errorf("%s: larger than %d MB", path, maxJSONSize>>20)
	}
	if err := checkObject(content); err != nil {
		return nil, fmt.Errorf("%s: %w", path, err)
	}
	return content, nil
}

// checkObject says where text is not one JSON object.
func checkObject(text []byte) error {
	var object map[string]json.RawMessage
	if err := json.Unmarshal(text, &object); err != nil {
		return fmt.Errorf("not a JSON object: %w", err)
	}
	if bytes.Equal(bytes.TrimSpace(text), []byte("null")) {
		return errors.New("not a JSON object: null")
	}
	return nil
}

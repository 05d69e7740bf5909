package checkpoint

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
)

// Names of the files of a model directory.
const (
	ConfigName  = "config.json"
	WeightsName = "model.safetensors"
)

// ModelDir is an opened model directory.
type ModelDir struct {
	Path   string
	Config []byte // config.json
	*File         // model.safetensors
}

// OpenModel opens a Hugging Face style directory: config.json with model.safetensors.
func OpenModel(dir string) (*ModelDir, error) {
	config, err := os.ReadFile(filepath.Join(dir, ConfigName))
	if err != nil {
		return nil, fmt.Errorf("model %s: %w", dir, err)
	}
	file, err := Open(filepath.Join(dir, WeightsName))
	if err != nil {
		return nil, err
	}
	return &ModelDir{Path: dir, Config: config, File: file}, nil
}

// SaveModel writes a model directory that appears whole or not at all.
func SaveModel(dir string, config []byte, tensors []Tensor) error {
	return WriteDir(dir, func(temp string) error { return fillModel(temp, config, tensors) })
}

func fillModel(dir string, config []byte, tensors []Tensor) error {
	if err := writeSynced(filepath.Join(dir, ConfigName), func(w io.Writer) error {
		_, err := w.Write(config)
		return err
	}); err != nil {
		return err
	}
	return writeSynced(filepath.Join(dir, WeightsName), func(w io.Writer) error {
		return Encode(w, tensors, map[string]string{"format": "pt"})
	})
}

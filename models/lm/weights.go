package lm

import (
	"errors"
	"fmt"
	"slices"
	"sync"

	"github.com/matmamba/matmamba/checkpoint"
)

// Values are weights on the host, by name.
type Values map[string][]float32

// Random returns the first values of a model, as the official constructors draw them.
//
// Every weight has random numbers of its own, so that they can be drawn side by side.
func Random(config Config, seed uint64) Values {
	params := config.Params()
	drawn := make([][]float32, len(params))
	var group sync.WaitGroup
	for i, p := range params {
		group.Go(func() { drawn[i] = config.Init(p, seed) })
	}
	group.Wait()
	values := Values{}
	for i, p := range params {
		values[p.Name] = drawn[i]
	}
	return values
}

// Load reads a model directory, official or ours. Every weight must be there in the configured shape, and nothing else but
// the copy of a tied head. Warnings tell what the official code ignores in config.json.
func Load(dir string) (config Config, values Values, warnings []string, err error) {
	stored, err := checkpoint.LoadModelDir(dir)
	if err != nil {
		return Config{}, nil, nil, err
	}
	defer func() { err = errors.Join(err, stored.Close()) }()
	config, warnings, err = ParseConfig(stored.Config)
	if err != nil {
		return Config{}, nil, nil, fmt.Errorf("%s: %s: %w", dir, checkpoint.ConfigFile, err)
	}
	values = Values{}
	for _, p := range config.Params() {
		tensor, err := stored.Weights.Tensor(p.Name)
		if err != nil {
			return Config{}, nil, nil, err
		}
		if !slices.Equal(tensor.Shape, p.Shape) {
			return Config{}, nil, nil, fmt.Errorf("%s: %s has shape %v, config.json asks for %v", stored.Weights.Path(), p.Name, tensor.Shape, p.Shape)
		}
		if values[p.Name], err = tensor.Float32s(); err != nil {
			return Config{}, nil, nil, fmt.Errorf("%s: %w", stored.Weights.Path(), err)
		}
	}
	for _, name := range stored.Weights.Names() {
		if _, known := values[name]; !known && !(config.TieEmbeddings && name == HeadName) {
			return Config{}, nil, nil, fmt.Errorf("%s: %s is no weight of this model", stored.Weights.Path(), name)
		}
	}
	return config, values, warnings, nil
}

// Aliases are the names under which weights are saved a second time: the tied head, as the official state dict has it.
func (c Config) Aliases() map[string]string {
	if c.TieEmbeddings {
		return map[string]string{HeadName: EmbeddingName}
	}
	return nil
}

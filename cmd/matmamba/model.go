package main

import (
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"

	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

// modelRef is MODEL on the command line.
type modelRef string

// loadedModel is a model on the host.
type loadedModel struct {
	config lm.Config
	values lm.Values
}

// config reads the configuration alone, without any weight.
func (r modelRef) config(env *environment) (lm.Config, error) {
	if slices.Contains(lm.PresetNames(), string(r)) {
		return lm.Preset(string(r))
	}
	dir, err := r.directory()
	if err != nil {
		return lm.Config{}, err
	}
	path := filepath.Join(dir, checkpoint.ConfigFile)
	content, err := os.ReadFile(path)
	if err != nil {
		return lm.Config{}, fmt.Errorf("model %s: %w", r, err)
	}
	config, warnings, err := lm.ParseConfig(content)
	if err != nil {
		return lm.Config{}, fmt.Errorf("%s: %w", path, err)
	}
	warn(env, warnings)
	return config, nil
}

// load reads the model, or draws a preset's weights from the seed.
func (r modelRef) load(env *environment, seed uint64) (loadedModel, error) {
	if slices.Contains(lm.PresetNames(), string(r)) {
		config, err := lm.Preset(string(r))
		if err != nil {
			return loadedModel{}, err
		}
		return loadedModel{config, lm.Random(config, seed)}, nil
	}
	dir, err := r.directory()
	if err != nil {
		return loadedModel{}, err
	}
	config, values, warnings, err := lm.Load(dir)
	if err != nil {
		return loadedModel{}, err
	}
	warn(env, warnings)
	return loadedModel{config, values}, nil
}

// directory is the model's directory: the named one or, in a run directory, the newest checkpoint.
func (r modelRef) directory() (string, error) {
	dir := string(r)
	info, err := os.Stat(dir)
	if err != nil || !info.IsDir() {
		if _, presetErr := lm.Preset(dir); errors.Is(err, fs.ErrNotExist) && presetErr != nil {
			return "", fmt.Errorf("model %s: no such directory, and %w", dir, presetErr)
		}
		return "", fmt.Errorf("model %s: want a directory or the name of a preset", dir)
	}
	if _, err := os.Stat(filepath.Join(dir, checkpoint.ConfigFile)); err == nil {
		return dir, nil
	}
	newest, err := checkpoint.Latest(dir)
	if err != nil {
		return "", fmt.Errorf("model %s: holds neither %s nor a checkpoint: %w", dir, checkpoint.ConfigFile, err)
	}
	return newest.Dir, nil
}

func warn(env *environment, warnings []string) {
	for _, w := range warnings {
		fmt.Fprintln(env.stderr, "warning:", w)
	}
}

// widthFlags choose granularities: some widths or one mix.
type widthFlags struct {
	Width string `placeholder:"W,…" help:"Widths: 1, a fraction such as 1/4, or heads such as h16."`
	Mix   string `placeholder:"D,…" help:"One half-width d per layer (Mix'n'Match): d = d_model is full, a layer uses 2d/headdim heads."`
}

// granularity is a named mix.
type granularity struct {
	name string
	mix  nested.Mix
}

// choose returns the granularities asked for, or those of the defaults.
func (f widthFlags) choose(config lm.Config, defaults []nested.Width) ([]granularity, error) {
	if f.Width != "" && f.Mix != "" {
		return nil, fmt.Errorf("--width and --mix cannot be given together")
	}
	if f.Mix != "" {
		mix, err := nested.ParseMix(f.Mix, config.NLayer, config.Dims())
		if err != nil {
			return nil, fmt.Errorf("--mix: %w", err)
		}
		return []granularity{{"mix " + f.Mix, mix}}, nil
	}
	widths := defaults
	if f.Width != "" {
		var err error
		if widths, err = nested.ParseWidths(f.Width); err != nil {
			return nil, fmt.Errorf("--width: %w", err)
		}
	}
	var chosen []granularity
	for _, width := range widths {
		mix, err := config.Uniform(width)
		if err != nil {
			return nil, fmt.Errorf("--width: %w", err)
		}
		chosen = append(chosen, granularity{width.String(), mix})
	}
	return chosen, nil
}

// one is choose for commands that run a single granularity.
func (f widthFlags) one(config lm.Config) (granularity, error) {
	chosen, err := f.choose(config, []nested.Width{nested.Full})
	if err != nil {
		return granularity{}, err
	}
	if len(chosen) != 1 {
		return granularity{}, fmt.Errorf("--width: want one width, got %s", f.Width)
	}
	return chosen[0], nil
}

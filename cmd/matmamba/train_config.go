package main

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"slices"
	"strings"

	"github.com/alecthomas/kong"
	"github.com/matmamba/matmamba/checkpoint"
	"github.com/pelletier/go-toml/v2"
)

// configName is the resolved configuration in a run directory; --config reads it back.
const configName = "config.toml"

// saveConfig writes the flags as they were resolved into the run directory.
func (c *trainCmd) saveConfig() error {
	if err := os.MkdirAll(c.RunDir, 0o755); err != nil {
		return fmt.Errorf("run directory: %w", err)
	}
	text, err := toml.Marshal(c)
	if err != nil {
		return fmt.Errorf("%s: %w", configName, err)
	}
	return checkpoint.WriteFileAtomic(filepath.Join(c.RunDir, configName), func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

// tomlFlags resolves flags from a TOML file.
type tomlFlags map[string]any

// loadTOML is kong's loader of --config files.
func loadTOML(r io.Reader) (kong.Resolver, error) {
	flags := tomlFlags{}
	if err := toml.NewDecoder(r).Decode(&flags); err != nil {
		return nil, fmt.Errorf("--config: %w", err)
	}
	return flags, nil
}

// Validate refuses keys that are no flags of train.
func (t tomlFlags) Validate(app *kong.Application) error {
	known := map[string]bool{}
	for _, command := range app.Children {
		if command.Name == "train" {
			for _, flag := range command.Flags {
				known[flag.Name] = true
			}
		}
	}
	var unknown []string
	for name := range t {
		if !known[name] || name == "config" {
			unknown = append(unknown, name)
		}
	}
	if len(unknown) > 0 {
		slices.Sort(unknown)
		return fmt.Errorf("--config: %s: no such setting; the keys are the flags of train", strings.Join(unknown, ", "))
	}
	return nil
}

// Resolve returns the file's value of a flag that the command line does not give.
func (t tomlFlags) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	value, ok := t[flag.Name]
	if !ok {
		return nil, nil
	}
	return fmt.Sprint(value), nil
}

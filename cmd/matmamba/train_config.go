package main

import (
	"errors"
	"fmt"
	"io"
	"maps"
	"os"
	"path/filepath"
	"reflect"
	"slices"
	"strconv"

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
type tomlFlags struct {
	file   string
	values map[string]any
}

// loadTOML is kong's loader of --config files.
func loadTOML(r io.Reader) (kong.Resolver, error) {
	flags := tomlFlags{values: map[string]any{}}
	if file, ok := r.(interface{ Name() string }); ok {
		flags.file = file.Name()
	}
	err := toml.NewDecoder(r).Decode(&flags.values)
	var syntax *toml.DecodeError
	if errors.As(err, &syntax) {
		line, column := syntax.Position()
		return nil, fmt.Errorf("--config: %s: line %d, column %d: %w", flags.file, line, column, err)
	}
	if err != nil {
		return nil, fmt.Errorf("--config: %s: %w", flags.file, err)
	}
	return flags, nil
}

// Validate refuses keys that are no flags of train, and values of another type than the flag's.
func (t tomlFlags) Validate(app *kong.Application) error {
	known := map[string]*kong.Flag{}
	for _, command := range app.Children {
		if command.Name == "train" {
			for _, flag := range command.Flags {
				known[flag.Name] = flag
			}
		}
	}
	for _, name := range slices.Sorted(maps.Keys(t.values)) {
		flag := known[name]
		if flag == nil || name == "config" {
			return fmt.Errorf("--config: %s: %s: no such setting; the keys are the flags of train", t.file, name)
		}
		if want := wantTOML(flag.Target.Kind(), t.values[name]); want != "" {
			return fmt.Errorf("--config: %s: %s is %s, want %s", t.file, name, inTOML(t.values[name]), want)
		}
	}
	return nil
}

// wantTOML says what a flag of that kind takes where value is something else.
func wantTOML(kind reflect.Kind, value any) string {
	_, isInteger := value.(int64)
	_, isFloat := value.(float64)
	_, isBool := value.(bool)
	_, isText := value.(string)
	switch kind {
	case reflect.Int, reflect.Uint64:
		if !isInteger {
			return "an integer"
		}
	case reflect.Float64:
		if !isInteger && !isFloat {
			return "a number"
		}
	case reflect.Bool:
		if !isBool {
			return "true or false"
		}
	default:
		if !isText {
			return "text in quotes"
		}
	}
	return ""
}

// inTOML writes a value as the file has it, text in quotes.
func inTOML(value any) string {
	if text, ok := value.(string); ok {
		return strconv.Quote(text)
	}
	return fmt.Sprint(value)
}

// Resolve returns the file's value of a flag that the command line does not give. What has another type is left to Validate,
// which comes later and names the file.
func (t tomlFlags) Resolve(_ *kong.Context, _ *kong.Path, flag *kong.Flag) (any, error) {
	value, ok := t.values[flag.Name]
	if !ok || wantTOML(flag.Target.Kind(), value) != "" {
		return nil, nil
	}
	return fmt.Sprint(value), nil
}

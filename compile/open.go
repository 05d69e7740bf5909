package compile

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"
	"slices"
	"strings"
	"sync/atomic"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/shapes"
	"github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/backends"
)

// ErrNoProgram reports a program that is not in a bundle.
var ErrNoProgram = errors.New("no such program")

// ErrNotHere reports a bundle that was made for another device, plugin or machine.
var ErrNotHere = errors.New("the bundle does not run here")

// Opened is a bundle that is open: its files were found whole.
type Opened struct {
	dir      string
	manifest Manifest
}

// Open reads a bundle's manifest and compares every file with its SHA-256.
func Open(dir string) (*Opened, error) {
	manifest, err := readManifest(dir)
	if err != nil {
		return nil, err
	}
	o := &Opened{dir, manifest}
	names := make([]string, 0, len(manifest.Files))
	for name := range manifest.Files {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		if !filepath.IsLocal(filepath.FromSlash(name)) {
			return nil, fmt.Errorf("bundle %s: %q is no file inside it", dir, name)
		}
		got, err := fileDigest(o.Path(name))
		if err != nil {
			return nil, fmt.Errorf("bundle %s: %w", dir, err)
		}
		if got != manifest.Files[name] {
			return nil, fmt.Errorf("%s is damaged: its SHA-256 is %s, the manifest says %s", o.Path(name), got, manifest.Files[name])
		}
	}
	return o, nil
}

// Manifest is what the bundle holds.
func (o *Opened) Manifest() Manifest { return o.manifest }

// Path is where a file of the bundle is.
func (o *Opened) Path(name string) string { return filepath.Join(o.dir, filepath.FromSlash(name)) }

// Check reports whether the bundle's executables run on a backend. The error wraps [ErrNotHere] and ends with what would help.
func (o *Opened) Check(info backends.Info) error {
	m := o.manifest
	here := m.Target
	if info.Kind != m.Target.Kind || !m.Target.isDevice(info.Device) {
		if chip, ok := chipOf(info); ok {
			here = Target{Kind: info.Kind, Chip: chip, Grid: m.Target.Grid}
		}
		return o.refuse(here, "it is for %s, this is %s", m.Target, strings.TrimSpace(string(info.Kind)+" "+info.Device))
	}
	if m.Machine != nil {
		machine := thisMachine()
		if machine.Architecture != m.Machine.Architecture {
			return o.refuse(here, "it is for %s processors, this is %s", m.Machine.Architecture, machine.Architecture)
		}
		if missing := machine.lacks(*m.Machine); len(missing) > 0 {
			return o.refuse(here, "it was made on a processor with %s, which this one lacks", strings.Join(missing, ", "))
		}
	}
	if m.Plugin != "" && info.PluginVersion != "" && m.Plugin != info.PluginVersion {
		return o.refuse(here, "it was made with %s, this is %s; matmamba backends install %s fetches the former", m.Plugin, info.PluginVersion, info.Kind)
	}
	return nil
}

// chipOf finds the chip that a backend runs on.
func chipOf(info backends.Info) (Chip, bool) {
	if info.Kind == backends.CPU {
		return Chip{Name: runtime.GOARCH}, true
	}
	for _, chip := range chips[info.Kind] {
		if (Target{Kind: info.Kind, Chip: chip}).isDevice(info.Device) {
			return chip, true
		}
	}
	return Chip{}, false
}

// refuse is an error with the command that makes such a bundle for what is here.
func (o *Opened) refuse(here Target, format string, args ...any) error {
	err := fmt.Errorf("%w: %s: %s", ErrNotHere, o.dir, fmt.Sprintf(format, args...))
	if command := o.manifest.About.Command; len(command) > 0 {
		return fmt.Errorf("%w; for this one: %s --target %s --out DIR", err, strings.Join(command, " "), here)
	}
	return err
}

// Granularities lists the granularities of the bundle's programs, in the order in which they were written.
func (o *Opened) Granularities() []string {
	var all []string
	for _, p := range o.manifest.Programs {
		if p.Granularity != "" && !slices.Contains(all, p.Granularity) {
			all = append(all, p.Granularity)
		}
	}
	return all
}

// find is the program with a name at a granularity, or one of no granularity. Without a granularity the name alone decides.
func (o *Opened) find(granularity, name string) (ManifestProgram, error) {
	var names, at []string
	for _, p := range o.manifest.Programs {
		if p.Name == name && (granularity == "" || p.Granularity == "" || p.Granularity == granularity) {
			return p, nil
		}
		if p.Name == name {
			at = append(at, p.Granularity)
		}
		if !slices.Contains(names, p.Name) {
			names = append(names, p.Name)
		}
	}
	if len(at) > 0 {
		return ManifestProgram{}, fmt.Errorf("bundle %s: %w: %s at %s; it has that at %s", o.dir, ErrNoProgram, name, granularity, strings.Join(at, ", "))
	}
	return ManifestProgram{}, fmt.Errorf("bundle %s: %w: %s; it has %s", o.dir, ErrNoProgram, name, strings.Join(names, "; "))
}

// Has tells whether the bundle has a program with a name at a granularity.
func (o *Opened) Has(granularity, name string) bool {
	_, err := o.find(granularity, name)
	return err == nil
}

// loads numbers the programs that are loaded: each has a name of its own in the backend.
var loads atomic.Int64

// Program loads a program onto a backend that [Opened.Check] accepts. Nothing is compiled, and the model's graph is not built.
func (o *Opened) Program(backend compute.Backend, granularity, name string) (*Executable, error) {
	entry, err := o.find(granularity, name)
	if err != nil {
		return nil, err
	}
	executable, err := os.ReadFile(o.Path(entry.Executable))
	if err != nil {
		return nil, fmt.Errorf("bundle %s: %w", o.dir, err)
	}
	shell, err := entry.shell(fmt.Sprintf("matmamba_load_%d", loads.Add(1)))
	if err != nil {
		return nil, fmt.Errorf("bundle %s: program %s: %w", o.dir, name, err)
	}
	end, err := backends.Supply(backend, shell.Name, executable)
	if err != nil {
		return nil, fmt.Errorf("bundle %s: program %s: %w", o.dir, name, err)
	}
	defer end()
	exe, err := Compile(backend, shell)
	if err != nil {
		return nil, fmt.Errorf("bundle %s: load program %s: %w", o.dir, name, err)
	}
	exe.name = name
	return exe, nil
}

// shell is a program that takes and returns what the entry's does, and stands for it where the backend wants a graph: zeros.
func (p ManifestProgram) shell(name string) (Program, error) {
	shell := Program{Name: name, Mesh: p.Mesh}
	for _, in := range p.Inputs {
		shape, err := in.shape()
		if err != nil {
			return shell, err
		}
		shell.Inputs = append(shell.Inputs, Input{Name: in.Name, Shape: shape, Sharding: in.Sharding})
	}
	results := make([]shapes.Shape, len(p.Outputs))
	for i, out := range p.Outputs {
		var err error
		if results[i], err = out.shape(); err != nil {
			return shell, err
		}
	}
	shell.Build = func(g *graph.Graph, _ map[string]*graph.Node) []Output {
		outputs := make([]Output, len(results))
		for i, out := range p.Outputs {
			outputs[i] = Output{Name: out.Name, Node: graph.Zeros(g, results[i]), Sharding: out.Sharding}
		}
		return outputs
	}
	return shell, nil
}

// Loader returns what loads a granularity's programs where a program would be compiled otherwise: a program with the same name, inputs
// and outputs as in the bundle is not built.
func (o *Opened) Loader(backend compute.Backend, granularity string) Loader {
	return func(p Program) (*Executable, error) {
		exe, err := o.Program(backend, granularity, p.Name)
		if err != nil {
			return nil, err
		}
		if err := sameInputs(exe.inputs, p.Inputs); err != nil {
			exe.Close()
			return nil, fmt.Errorf("bundle %s: program %s is another than this version's: %w", o.dir, p.Name, err)
		}
		return exe, nil
	}
}

func sameInputs(have, want []Input) error {
	if len(have) != len(want) {
		return fmt.Errorf("it has %d inputs, want %d", len(have), len(want))
	}
	for i := range have {
		if have[i].Name != want[i].Name || !have[i].Shape.Equal(want[i].Shape) {
			return fmt.Errorf("input %d is %s %s, want %s %s", i, have[i].Name, have[i].Shape, want[i].Name, want[i].Shape)
		}
	}
	return nil
}

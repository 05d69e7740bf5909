package backends

import (
	"context"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"runtime"

	"github.com/gomlx/go-xla/installer"
)

// Install fetches the plugin of a kind, CPU, CUDA or TPU, with the libraries it needs into the user's cache and returns the
// plugin's path. Every file fetched is checked against a SHA-256 pinned here. The plugin appears whole or not at all: it is put
// together in a directory beside its place and renamed, and of several processes that install at once one does the work
// while the others wait. What is installed already, in the same versions, is left alone.
func Install(ctx context.Context, kind Kind, options Options) (string, error) {
	dir, err := PluginDir(kind)
	if err != nil {
		return "", fmt.Errorf("install %s: %w", kind, err)
	}
	return install(ctx, kind, dir, distributions[kind].wheels, options)
}

// install puts wheels, the first of which carries the plugin of a kind, into dir.
func install(ctx context.Context, kind Kind, dir string, wheels []wheel, options Options) (string, error) {
	switch {
	case len(wheels) == 0:
		return "", fmt.Errorf("install %s: want cpu, cuda or tpu", kind)
	case !hasXLA:
		return "", fmt.Errorf("install %s: %w", kind, ErrNoXLA)
	case wheels[0].sha256[runtime.GOARCH] == "":
		return "", fmt.Errorf("install %s: package %s is not made for %s", kind, wheels[0].name, runtime.GOARCH)
	}
	job := installation{kind: kind, dir: dir, arch: runtime.GOARCH, wheels: wheels, options: options, lookup: installer.GetPipInfo}
	path, err := job.run(ctx)
	if err != nil {
		return "", fmt.Errorf("install the %s plugin in %s: %w", kind, dir, err)
	}
	return path, nil
}

// installation is one run of [Install].
type installation struct {
	kind    Kind
	dir     string // where the plugin will be
	arch    string
	wheels  []wheel
	options Options
	lookup  func(name string) (*installer.PipPackageInfo, error) // the package index
}

func (job installation) run(ctx context.Context) (string, error) {
	parent := filepath.Dir(job.dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return "", err
	}
	unlock, err := lockFile(ctx, filepath.Join(parent, "."+string(job.kind)+".lock"))
	if err != nil {
		return "", err
	}
	defer unlock()
	if path, ok := holds(job.dir, job.wheels, job.arch); ok {
		return path, nil
	}
	pattern := ".installing-" + string(job.kind) + "-*"
	if err := removeAll(filepath.Join(parent, pattern)); err != nil { // of processes that were killed: the lock is ours
		return "", err
	}
	temp, err := os.MkdirTemp(parent, pattern)
	if err != nil {
		return "", err
	}
	made, err := job.assemble(ctx, temp)
	if err == nil {
		err = replaceDir(filepath.Join(temp, "ready"), job.dir, filepath.Join(temp, "old"))
	}
	if cleanErr := os.RemoveAll(temp); err == nil {
		err = cleanErr
	}
	if err != nil {
		return "", err
	}
	return filepath.Join(job.dir, made.Plugin), nil
}

// assemble puts the installation together in temp/ready.
func (job installation) assemble(ctx context.Context, temp string) (record, error) {
	ready := filepath.Join(temp, "ready")
	if err := os.Mkdir(ready, 0o755); err != nil {
		return record{}, err
	}
	local, err := localWheels(ctx, job.options.Wheels, job.wheels, job.arch)
	if err != nil {
		return record{}, err
	}
	for i, w := range job.wheels {
		archive, here := local[w.sha256[job.arch]]
		if !here {
			archive = filepath.Join(temp, "wheel.zip")
			title := fmt.Sprintf("%s %s", w.name, w.version)
			if len(job.wheels) > 1 {
				title = fmt.Sprintf("%s (%d of %d)", title, i+1, len(job.wheels))
			}
			if err := job.fetch(ctx, w, archive, newMeter(job.options.Progress, title)); err != nil {
				return record{}, fmt.Errorf("package %s %s: %w", w.name, w.version, err)
			}
		}
		if err := unpack(ctx, archive, ready); err != nil {
			return record{}, fmt.Errorf("package %s %s: %w", w.name, w.version, err)
		}
	}
	made, err := newRecord(job.kind, ready, job.wheels, job.arch)
	if err != nil {
		return record{}, err
	}
	return made, made.write(ready)
}

// fetch downloads a wheel into path and checks it.
func (job installation) fetch(ctx context.Context, w wheel, path string, progress *meter) error {
	url, err := wheelURL(ctx, job.lookup, w, job.arch)
	if err != nil {
		return err
	}
	return download(ctx, url, path, w.sha256[job.arch], progress)
}

// replaceDir renames from to to. What is at to is moved to aside first; a program that has it open goes on using it.
func replaceDir(from, to, aside string) error {
	if err := os.Rename(to, aside); err != nil && !errors.Is(err, os.ErrNotExist) {
		return err
	}
	return os.Rename(from, to)
}

func removeAll(pattern string) error {
	matches, err := filepath.Glob(pattern)
	if err != nil {
		return err
	}
	for _, path := range matches {
		err = errors.Join(err, os.RemoveAll(path))
	}
	return err
}

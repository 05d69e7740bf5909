package backends

import (
	"context"
	"errors"
	"fmt"
	"path/filepath"

	"github.com/matmamba/matmamba/backends/pjrt"
)

// compilerDir is where [InstallCompiler] puts what compiles for a kind: the plugin's own place or, for CUDA, one beside it, since
// such a plugin can't run programs.
func compilerDir(kind Kind) (string, error) {
	dir, err := PluginDir(kind)
	if err == nil && kind == CUDA {
		dir += "-compiler"
	}
	return dir, err
}

// FindCompiler returns the path of the plugin that compiles programs for a kind, CPU, CUDA or TPU. The kind's devices need not be
// here. The error wraps [ErrNotInstalled] when there is none.
func FindCompiler(kind Kind) (string, error) {
	if !hasXLA {
		return "", fmt.Errorf("compile for %s: %w", kind, ErrNoXLA)
	}
	if path, err := FindPlugin(kind); err == nil && canCompile(kind, path) {
		return path, nil
	}
	if dir, err := compilerDir(kind); err == nil {
		if path, found := pluginAt(kind, filepath.Join(dir, inSite[kind])); found && canCompile(kind, path) {
			return path, nil
		}
	}
	return "", fmt.Errorf("compile for %s: %w; matmamba backends install %s --compiler fetches what it takes", kind, ErrNotInstalled, kind)
}

// canCompile tells whether all is there that a plugin compiles with.
func canCompile(kind Kind, plugin string) bool {
	if kind != CUDA {
		return true
	}
	root, found := nvidiaRoot(plugin)
	return found && isFile(filepath.Join(root, "cu13", "bin", "ptxas"))
}

// InstallCompiler fetches what compiles for a kind, as [Install] does, and returns the path of the plugin.
func InstallCompiler(ctx context.Context, kind Kind, options Options) (string, error) {
	dir, err := compilerDir(kind)
	if err != nil {
		return "", fmt.Errorf("install the compiler for %s: %w", kind, err)
	}
	return install(ctx, kind, dir, compilerWheels(kind), options)
}

// OpenCompiler finds what compiles for a kind, and fetches it where it is missing unless the options forbid that.
func OpenCompiler(ctx context.Context, kind Kind, options Options) (Compiler, error) {
	path, err := FindCompiler(kind)
	if errors.Is(err, ErrNotInstalled) && !options.NoInstall {
		path, err = InstallCompiler(ctx, kind, options)
	}
	if err != nil {
		return Compiler{}, err
	}
	return Compiler{Kind: kind, Plugin: path, Version: pluginVersion(kind, path)}, nil
}

// lowEffortVMEM is the part of a TPU's vector memory, in KiB, that an operation may use with [Compiler.LowEffort].
const lowEffortVMEM = 4096

// Compiler makes executables for devices that need not be here.
type Compiler struct {
	Kind    Kind   `json:"kind"`
	Plugin  string `json:"plugin"`
	Version string `json:"version"` // package and version of the plugin, empty if unknown
	// LowEffort has programs for TPUs compile in a fraction of the time and size: operations work on pieces of at most
	// [lowEffortVMEM] KiB, where XLA would unroll loops over larger ones. They compute the same but run slower, by XLA's own
	// estimate 2.1 to 2.5 times as long. Other kinds take no notice.
	LowEffort bool `json:"low_effort,omitempty"`
}

// Compile makes the executable of a recorded program. In a program that called [CompilerMain] the plugin works in a process of
// its own: it may run out of memory, crash or be stopped by ctx, and two plugins never meet. An error of the plugin is a
// [*pjrt.Error].
func (c Compiler) Compile(ctx context.Context, topology pjrt.Topology, program pjrt.Recorded) (*pjrt.Compiled, error) {
	if compilesApart.Load() {
		return c.compileApart(ctx, topology, program)
	}
	return compileHere(c, topology, program)
}

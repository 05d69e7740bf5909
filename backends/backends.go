package backends

import (
	"context"
	"errors"
	"fmt"
	"runtime"

	"github.com/matmamba/matmamba/internal/oneline"

	"github.com/gomlx/compute"
	_ "github.com/gomlx/compute/gobackend" // the backend of last resort, registered as "go"
)

// ErrNoXLA reports a build without XLA.
var ErrNoXLA = errors.New("this binary was built without XLA, which needs Linux and cgo (CGO_ENABLED=1); only the go backend is in it")

// ErrNoDevice reports that a machine lacks the hardware of a kind.
var ErrNoDevice = errors.New("no such device on this machine")

// Open opens a backend. Auto tries the kinds in order, with a line in the log for one that is there but does not start; a
// kind that was named is opened or is an error. The CPU's plugin is fetched if it is missing, unless the options forbid it.
//
// Products of float32 are true float32 on CPU, CUDA and Go. On a TPU a product without a precision of its own runs in bfloat16
// passes: the program's text must ask for more.
func Open(ctx context.Context, kind Kind, options Options) (compute.Backend, Info, error) {
	if kind == Auto {
		return openAuto(ctx, options)
	}
	return open(ctx, kind, options)
}

func openAuto(ctx context.Context, options Options) (compute.Backend, Info, error) {
	var last error
	for _, kind := range Kinds() {
		backend, info, err := open(ctx, kind, options)
		if err == nil {
			return backend, info, nil
		}
		if ctx.Err() != nil {
			return nil, Info{}, ctx.Err()
		}
		last = err
		switch {
		case errors.Is(err, ErrNoDevice), errors.Is(err, ErrNoXLA) && kind != CPU:
		case kind == CPU:
			options.log().Warn("running in pure Go, up to 30 times slower than XLA", "reason", oneline.Of(err.Error()), "remedy", remedy(err))
		default:
			options.log().Warn("backend passed over", "backend", kind, "reason", oneline.Of(err.Error()))
		}
	}
	return nil, Info{}, fmt.Errorf("no backend could be opened: %w", last)
}

// remedy says how to get XLA where it is missing for the reason err.
func remedy(err error) string {
	switch {
	case runtime.GOOS != "linux":
		return "run on Linux, where XLA's plugins are"
	case errors.Is(err, ErrNoXLA):
		return "build with CGO_ENABLED=1 and a C compiler"
	}
	return "matmamba backends install cpu"
}

func open(ctx context.Context, kind Kind, options Options) (compute.Backend, Info, error) {
	if kind == Go {
		// One operation at a time: with operations side by side, the library's default, the products of compute v0.1.3 may wait
		// for workers that wait for them, forever. A matrix product uses several cores, and vectors, only in a build with
		// GOEXPERIMENT=simd; no option changes that.
		backend, err := compute.NewWithConfig("go:ops_sequential")
		if err != nil {
			return nil, Info{}, fmt.Errorf("backend go: %w", err)
		}
		return backend, Info{Kind: Go, NumDevices: 1, Device: runtime.GOARCH}, nil
	}
	plugin, err := locate(ctx, kind)
	if errors.Is(err, ErrNotInstalled) && kind == CPU && !options.NoInstall {
		plugin, err = Install(ctx, kind, options)
	}
	if err != nil {
		return nil, Info{}, fmt.Errorf("backend %s: %w", kind, err)
	}
	if err := ctx.Err(); err != nil {
		return nil, Info{}, fmt.Errorf("backend %s: %w", kind, err)
	}
	backend, info, err := openXLA(kind, plugin, options)
	if err != nil {
		return nil, Info{}, fmt.Errorf("backend %s: %s does not start: %w", kind, plugin, singleLine{err})
	}
	return backend, info, nil
}

// locate returns the plugin of a kind whose device is here, without opening it.
func locate(ctx context.Context, kind Kind) (string, error) {
	switch kind {
	case CPU, CUDA, TPU:
	default:
		return "", fmt.Errorf("want cpu, cuda, tpu or go, not %q", kind)
	}
	if !hasXLA {
		return "", ErrNoXLA
	}
	if err := devicePresent(ctx, kind, "/"); err != nil {
		return "", err
	}
	return FindPlugin(kind)
}

// singleLine is an error in one line, as plugins write theirs in several.
type singleLine struct{ error }

func (e singleLine) Error() string { return oneline.Of(e.error.Error()) }
func (e singleLine) Unwrap() error { return e.error }

package backends

import (
	"context"
	"errors"
	"fmt"
	"io"
	"log/slog"
	"runtime"
	"strings"

	"github.com/gomlx/compute"
	_ "github.com/gomlx/compute/gobackend" // the backend of last resort, registered as "go"
)

// Kind names a way to run programs.
type Kind string

// The kinds of backends. Auto is CUDA if there is a GPU, else a TPU if there is one, else XLA on the CPU, else pure Go.
const (
	Auto Kind = "auto"
	CPU  Kind = "cpu"
	CUDA Kind = "cuda"
	TPU  Kind = "tpu"
	Go   Kind = "go"
)

// Kinds lists what can be opened, in the order in which Auto tries it.
func Kinds() []Kind { return []Kind{CUDA, TPU, CPU, Go} }

// ParseKind reads the value of a --backend flag.
func ParseKind(s string) (Kind, error) {
	switch k := Kind(s); k {
	case Auto, CPU, CUDA, TPU, Go:
		return k, nil
	}
	return "", fmt.Errorf("backend %q: want auto, cpu, cuda, tpu or go", s)
}

// Options direct [Open] and [Install].
type Options struct {
	// Progress is where a download's progress bar goes, nil for none.
	Progress io.Writer
	// Log receives the one-line notes about what was passed over, nil for slog.Default().
	Log *slog.Logger
	// NoInstall keeps Open from fetching the CPU plugin when it is missing.
	NoInstall bool
}

func (o Options) log() *slog.Logger {
	if o.Log == nil {
		return slog.Default()
	}
	return o.Log
}

// Info describes an open backend.
type Info struct {
	Kind       Kind   `json:"backend"`
	Plugin     string `json:"plugin,omitempty"` // path of the PJRT plugin, empty for pure Go
	Version    string `json:"version,omitempty"`
	NumDevices int    `json:"devices"`
}

// String is one line for people.
func (i Info) String() string {
	if i.Kind == Go {
		return fmt.Sprintf("go (pure Go, %d threads)", runtime.GOMAXPROCS(0))
	}
	return fmt.Sprintf("%s (XLA, %d device(s), %s)", i.Kind, i.NumDevices, i.Version)
}

// errNoDevice reports that a machine lacks the hardware of a kind.
var errNoDevice = errors.New("no such device on this machine")

// ErrNoXLA reports a build without XLA.
var ErrNoXLA = errors.New("this binary was built without XLA, which needs Linux and cgo (CGO_ENABLED=1); only the go backend is in it")

// Open opens a backend. Auto tries the kinds in order, with a line in the log for one that is there but does not start; a
// kind that was named is opened or is an error. Float32 products are float32 on all of them.
func Open(ctx context.Context, kind Kind, options Options) (compute.Backend, Info, error) {
	if kind != Auto {
		return open(ctx, kind, options)
	}
	for _, kind := range Kinds() {
		backend, info, err := open(ctx, kind, options)
		if err == nil {
			return backend, info, nil
		}
		if ctx.Err() != nil {
			return nil, Info{}, ctx.Err()
		}
		switch {
		case errors.Is(err, errNoDevice):
		case kind == CPU:
			options.log().Warn("XLA is not here, falling back to pure Go, many times slower", "reason", oneLine(err), "remedy", "matmamba backends install cpu (Linux, a build with cgo)")
		default:
			options.log().Warn("backend passed over", "backend", kind, "reason", oneLine(err))
		}
	}
	return nil, Info{}, errors.New("no backend could be opened, not even pure Go")
}

func open(ctx context.Context, kind Kind, options Options) (compute.Backend, Info, error) {
	if kind == Go {
		backend, err := compute.NewWithConfig("go")
		if err != nil {
			return nil, Info{}, fmt.Errorf("backend go: %w", err)
		}
		return backend, Info{Kind: Go, NumDevices: 1}, nil
	}
	if !hasXLA {
		return nil, Info{}, fmt.Errorf("backend %s: %w", kind, ErrNoXLA)
	}
	if err := devicePresent(kind); err != nil {
		return nil, Info{}, fmt.Errorf("backend %s: %w", kind, err)
	}
	plugin, err := FindPlugin(kind)
	if errors.Is(err, ErrNotInstalled) && kind == CPU && !options.NoInstall {
		plugin, err = Install(ctx, kind, options)
	}
	if err != nil {
		return nil, Info{}, fmt.Errorf("backend %s: %w", kind, err)
	}
	backend, info, err := openXLA(kind, plugin)
	if err != nil {
		return nil, Info{}, fmt.Errorf("backend %s: %s does not start: %w", kind, plugin, err)
	}
	return backend, info, nil
}

// oneLine is the error's text without line breaks.
func oneLine(err error) string { return strings.Join(strings.Fields(err.Error()), " ") }

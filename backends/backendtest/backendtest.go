package backendtest

import (
	"context"
	"errors"
	"fmt"
	"os"
	"slices"
	"strconv"
	"strings"
	"sync"
	"testing"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends"
	"github.com/stretchr/testify/require"
)

// restrictEnv names the backends that tests run on.
const restrictEnv = "MATMAMBA_TEST_BACKENDS"

// lanesEnv bounds the vectors of the CPU's kernels.
const lanesEnv = "MATMAMBA_TEST_LANES"

// errRestricted reports a backend that restrictEnv leaves out.
var errRestricted = errors.New("left out by " + restrictEnv)

// cpuDevices is enough for tests of a mesh.
const cpuDevices = 4

type opened struct {
	backend compute.Backend
	err     error
}

var open = map[backends.Kind]func() opened{
	backends.CPU:  sync.OnceValue(func() opened { return openKind(backends.CPU, backends.Options{CPUDevices: cpuDevices}) }),
	backends.CUDA: sync.OnceValue(func() opened { return openKind(backends.CUDA, backends.Options{}) }),
	backends.Go:   sync.OnceValue(func() opened { return openKind(backends.Go, backends.Options{}) }),
}

var openUntuned = sync.OnceValue(func() opened { return openKind(xlaKind(), backends.Options{UntunedKernels: true}) })

var openDecomposed = sync.OnceValue(func() opened { return openKind(xlaKind(), backends.Options{NoKernels: true, CPUDevices: cpuDevices}) })

// xlaKind is what XLA runs on: the CPU, unless restrictEnv names a GPU.
func xlaKind() backends.Kind {
	if wanted, err := restriction(os.Getenv(restrictEnv)); err == nil && wanted[backends.CUDA] {
		return backends.CUDA
	}
	return backends.CPU
}

func openKind(kind backends.Kind, options backends.Options) opened {
	wanted, err := restriction(os.Getenv(restrictEnv))
	if err != nil {
		return opened{err: err}
	}
	if !wanted[kind] {
		return opened{err: errRestricted}
	}
	if options.Lanes, err = lanes(os.Getenv(lanesEnv)); err != nil {
		return opened{err: err}
	}
	backend, _, err := backends.Open(context.Background(), kind, options)
	return opened{backend, err}
}

// lanes reads the value of lanesEnv.
func lanes(value string) (int, error) {
	if value == "" {
		return 0, nil
	}
	count, err := strconv.Atoi(value)
	if err != nil || !slices.Contains([]int{4, 8, 16}, count) {
		return 0, fmt.Errorf("%s=%s: want 4, 8 or 16", lanesEnv, value)
	}
	return count, nil
}

// restriction reads the value of restrictEnv.
func restriction(value string) (map[backends.Kind]bool, error) {
	if value == "" {
		return map[backends.Kind]bool{backends.CPU: true, backends.Go: true}, nil
	}
	wanted := map[backends.Kind]bool{}
	for name := range strings.SplitSeq(value, ",") {
		kind := backends.Kind(strings.TrimSpace(name))
		if kind != backends.CPU && kind != backends.Go && kind != backends.CUDA {
			return nil, fmt.Errorf("%s=%s: want go, cpu or cuda, separated by commas", restrictEnv, value)
		}
		wanted[kind] = true
	}
	return wanted, nil
}

// get returns a backend, skips the test where this build or the user left it out, and fails it for any other reason.
func get(t testing.TB, kind backends.Kind, got opened) compute.Backend {
	t.Helper()
	if absent(got.err) {
		t.Skipf("backend %s: %v", kind, got.err)
	}
	require.NoError(t, got.err)
	return got.backend
}

// absent tells whether a backend is missing on purpose.
func absent(err error) bool {
	return errors.Is(err, backends.ErrNoXLA) || errors.Is(err, errRestricted)
}

// XLA returns the XLA backend, on the CPU unless restrictEnv names a GPU. The test is skipped in a build without XLA.
func XLA(t testing.TB) compute.Backend {
	t.Helper()
	kind := xlaKind()
	return get(t, kind, open[kind]())
}

// HasXLA tells whether [XLA] skips no test.
func HasXLA() bool { return !absent(open[xlaKind()]().err) }

// Decomposed is [XLA] without kernels for composites: it runs their decompositions.
func Decomposed(t testing.TB) compute.Backend {
	t.Helper()
	return get(t, xlaKind(), openDecomposed())
}

// Untuned is [XLA] with kernels as they are for a device of which nothing is known.
func Untuned(t testing.TB) compute.Backend {
	t.Helper()
	return get(t, xlaKind(), openUntuned())
}

// Go returns the pure Go backend.
func Go(t testing.TB) compute.Backend {
	t.Helper()
	return get(t, backends.Go, open[backends.Go]())
}

// Each runs a subtest, "xla" or "go", on every backend of the build.
func Each(t *testing.T, run func(t *testing.T, backend compute.Backend)) {
	t.Helper()
	t.Run("xla", func(t *testing.T) { run(t, XLA(t)) })
	t.Run("go", func(t *testing.T) { run(t, Go(t)) })
}

// EachWay is [Each], and "decomposed": for operations that are composites.
func EachWay(t *testing.T, run func(t *testing.T, backend compute.Backend)) {
	t.Helper()
	Each(t, run)
	t.Run("decomposed", func(t *testing.T) { run(t, Decomposed(t)) })
}

// EachKernels runs a subtest on every backend with kernels for composites: "xla", and "interpreted" with those for GPUs on the CPU.
func EachKernels(t *testing.T, run func(t *testing.T, backend compute.Backend)) {
	t.Helper()
	t.Run("xla", func(t *testing.T) { run(t, XLA(t)) })
	t.Run("interpreted", func(t *testing.T) { run(t, Interpreted(t)) })
}

// Best is XLA where the build has it, else pure Go: for tests of what does not depend on the backend.
func Best(t testing.TB) compute.Backend {
	t.Helper()
	if absent(open[xlaKind()]().err) {
		return Go(t)
	}
	return XLA(t)
}

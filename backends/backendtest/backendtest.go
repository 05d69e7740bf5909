// Package backendtest gives tests their backends: XLA on the CPU, fetched into the user's cache if it is not there, and pure
// Go. In a build with XLA a missing plugin fails the test: parity must not be lost unseen.
package backendtest

import (
	"context"
	"errors"
	"sync"
	"testing"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends"
	"github.com/stretchr/testify/require"
)

type opened struct {
	backend compute.Backend
	err     error
}

// A plugin is opened once in a process.
var open = map[backends.Kind]func() opened{
	backends.CPU: sync.OnceValue(func() opened { return openKind(backends.CPU) }),
	backends.Go:  sync.OnceValue(func() opened { return openKind(backends.Go) }),
}

func openKind(kind backends.Kind) opened {
	backend, _, err := backends.Open(context.Background(), kind, backends.Options{})
	return opened{backend, err}
}

// XLA returns the XLA CPU backend. A test that needs it is skipped in a build without XLA.
func XLA(t testing.TB) compute.Backend {
	t.Helper()
	got := open[backends.CPU]()
	if errors.Is(got.err, backends.ErrNoXLA) {
		t.Skip("this build has no XLA; the build with cgo runs this test")
	}
	require.NoError(t, got.err)
	return got.backend
}

// Go returns the pure Go backend.
func Go(t testing.TB) compute.Backend {
	t.Helper()
	got := open[backends.Go]()
	require.NoError(t, got.err)
	return got.backend
}

// Each runs a subtest on every backend of the build.
func Each(t *testing.T, run func(t *testing.T, backend compute.Backend)) {
	t.Helper()
	t.Run("xla", func(t *testing.T) { run(t, XLA(t)) })
	t.Run("go", func(t *testing.T) { run(t, Go(t)) })
}

// Best is XLA where the build has it, else pure Go: for tests of what does not depend on the backend.
func Best(t testing.TB) compute.Backend {
	t.Helper()
	if got := open[backends.CPU](); got.err == nil {
		return got.backend
	} else if !errors.Is(got.err, backends.ErrNoXLA) {
		require.NoError(t, got.err)
	}
	return Go(t)
}

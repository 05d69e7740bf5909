//go:build !cgo || !linux

package backendtest

import (
	"testing"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends"
)

// Interpreted is XLA on the CPU with the kernels for an H200, run by an interpreter; here is no XLA.
func Interpreted(t testing.TB) compute.Backend {
	t.Helper()
	return get(t, backends.CPU, opened{err: backends.ErrNoXLA})
}

// InterpretedUntuned is [Interpreted] with kernels as they are for a device of which nothing is known.
func InterpretedUntuned(t testing.TB) compute.Backend { return Interpreted(t) }

//go:build !cgo || !linux

package backends

import (
	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends/pjrt"
)

const hasXLA = false

func openXLA(Kind, string, Options) (compute.Backend, Info, error) { return nil, Info{}, ErrNoXLA }

// Composites are the operations that have kernels on a kind of backend: there are none without XLA.
func Composites(Kind) []string { return nil }

// Memory returns the memory statistics of a compiled executable; ok is false for a backend that keeps none.
func Memory(compute.Executable) (stats MemoryStats, ok bool) { return MemoryStats{}, false }

// CacheStats counts the programs that were compiled for a backend and those loaded from the cache of executables instead. A
// backend that does not compile has none.
func CacheStats(compute.Backend) (compiled, loaded int) { return 0, 0 }

// Record fails: programs are written by XLA's backend.
func Record(Kind, string, int, bool, func(compute.Backend) error) ([]pjrt.Recorded, error) {
	return nil, ErrNoXLA
}

// Supply fails: executables are XLA's.
func Supply(compute.Backend, string, []byte) (end func(), err error) { return nil, ErrNoXLA }

func compileHere(Compiler, pjrt.Topology, pjrt.Recorded) (*pjrt.Compiled, error) {
	return nil, ErrNoXLA
}

func nvidiaRoot(string) (string, bool) { return "", false }

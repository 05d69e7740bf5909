//go:build cgo && linux

package backendtest

import (
	"sync"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/go-xla/compute/xla"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/kernels/cuda"
	"github.com/matmamba/matmamba/backends/kernels/interpreted"
	"github.com/matmamba/matmamba/backends/pjrt"
	"github.com/stretchr/testify/require"
)

var (
	openInterpreted        = sync.OnceValue(func() opened { return interpreting("tuned", cuda.H200) })
	openInterpretedUntuned = sync.OnceValue(func() opened { return interpreting("untuned", cuda.DeviceOf("")) })
)

// interpreting opens XLA on the CPU with the kernels of a GPU.
func interpreting(name string, device cuda.Device) opened {
	if got := open[backends.CPU](); got.err != nil { // which also installs the plugin
		return got
	}
	backend, err := interpretingOn(name, device)
	return opened{backend, err}
}

func interpretingOn(name string, device cuda.Device) (compute.Backend, error) {
	path, err := backends.FindPlugin(backends.CPU)
	if err != nil {
		return nil, err
	}
	cache, err := backends.ExecutableCache()
	if err != nil {
		return nil, err
	}
	name = "/cpu/interpreted/" + name
	table := interpreted.Table(device.Kernels())
	layer, err := pjrt.Register(name, path, pjrt.Options{Cache: cache, Rewriters: backends.Rewriters(table, backends.CPU, false)})
	if err != nil {
		return nil, err
	}
	for _, handler := range interpreted.Handlers() {
		if err := layer.RegisterHandlers(pjrt.Host, pjrt.Handler(handler)); err != nil {
			return nil, err
		}
	}
	return xla.NewWithOptions(name+",tf32=false", nil)
}

// Interpreted is XLA on the CPU with the kernels for an H200, run by an interpreter. The test fails unless it launches any: in a test of
// many kernels, ask for it in each subtest. It is skipped where the CPU's plugin is left out.
func Interpreted(t testing.TB) compute.Backend {
	t.Helper()
	return launching(t, openInterpreted())
}

// InterpretedUntuned is [Interpreted] with kernels as they are for a device of which nothing is known.
func InterpretedUntuned(t testing.TB) compute.Backend {
	t.Helper()
	return launching(t, openInterpretedUntuned())
}

func launching(t testing.TB, got opened) compute.Backend {
	t.Helper()
	backend := get(t, backends.CPU, got)
	before := launches()
	t.Cleanup(func() {
		if !t.Failed() && !t.Skipped() {
			require.Greater(t, launches(), before, "launches of kernels")
		}
	})
	return backend
}

// launches is how many there were in this process.
func launches() (total int) {
	for _, count := range interpreted.Launches() {
		total += count
	}
	return total
}

//go:build cgo && linux

package pjrt_test

import (
	"bytes"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	"github.com/gomlx/go-xla/compute/xla"
	"github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/backends/pjrt"
	"github.com/stretchr/testify/require"
)

// compileSmall builds and compiles [small] without running it.
func compileSmall(t *testing.T, backend compute.Backend) {
	t.Helper()
	g := graph.NewGraph(backend, "small")
	require.NoError(t, g.Compile(small(graph.Parameter(g, "x", shapes.Make(dtypes.Float32, 64, 48)))...))
	g.Finalize()
}

// record returns what go-xla writes for a kind of device.
func record(t *testing.T, name string) pjrt.Recorded {
	t.Helper()
	recording, err := pjrt.NewRecording(name, 3)
	require.NoError(t, err)
	defer recording.Close()
	backend, err := xla.NewWithOptions(name+",tf32=false", recording.ClientOptions())
	require.NoError(t, err)
	defer backend.Finalize()
	require.Equal(t, 3, backend.NumDevices())
	compileSmall(t, backend)
	require.Len(t, recording.Programs(), 1)
	return recording.Programs()[0]
}

// What is recorded is, byte for byte, what the plugin itself would have been given.
func TestRecordedTextIsThePluginsOwn(t *testing.T) {
	l := cached(t)
	t.Cleanup(func() { rewriter = nil })
	var given []byte
	rewriter = func(program []byte) ([]byte, error) {
		given = bytes.Clone(program)
		return program, nil
	}
	compileSmall(t, l.backend)
	require.Equal(t, string(given), string(record(t, "/cpu/recorder").Text))
}

// go-xla writes other programs for a GPU.
func TestRecordedTextIsForTheDevice(t *testing.T) {
	require.Contains(t, string(record(t, "/cuda/recorder").Text), "HIGHEST")
	require.NotContains(t, string(record(t, "/tpu/recorder").Text), "HIGHEST")
}

// A recorded program, compiled ahead of time, is taken in place of compiling, and gives the same bits.
func TestAheadOfTime(t *testing.T) {
	l := cached(t)
	path, err := backends.FindPlugin(backends.CPU)
	require.NoError(t, err)
	compiler, err := pjrt.OpenCompiler(path, pjrt.Topology{})
	require.NoError(t, err)
	defer compiler.Close()
	compiled, err := compiler.Compile(record(t, "/cpu/recorder"))
	require.NoError(t, err)
	require.NotEmpty(t, compiled.Executable)
	require.EqualValues(t, 4*64*48, compiled.Memory.Arguments)
	require.Positive(t, compiled.Cost["flops"])

	want := runSmall(t, backendtest.XLA(t))
	var module string
	rewriter = func(program []byte) ([]byte, error) { module = moduleOf(t, program); return program, nil }
	t.Cleanup(func() { rewriter = nil })
	l.requireCounts(t, 1, 0, func() { require.Equal(t, want, runSmall(t, l.backend)) })
	end := l.layer.Supply(module, compiled.Executable)
	l.requireCounts(t, 0, 1, func() { require.Equal(t, want, runSmall(t, l.backend)) })
	end()
}

// What is no executable is an error of the plugin, in words.
func TestSupplyThatThePluginRefuses(t *testing.T) {
	l := cached(t)
	defer l.layer.Supply("small", []byte("nonsense"))()
	g := graph.NewGraph(l.backend, "small")
	defer g.Finalize()
	err := g.Compile(small(graph.Parameter(g, "x", shapes.Make(dtypes.Float32, 64, 48)))...)
	require.ErrorContains(t, err, "PJRT error")
}

func moduleOf(t *testing.T, text []byte) string {
	t.Helper()
	_, rest, found := bytes.Cut(text, []byte("module @"))
	require.True(t, found)
	name, _, found := bytes.Cut(rest, []byte(" "))
	require.True(t, found)
	return string(name)
}

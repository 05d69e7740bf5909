package backends_test

import (
	"bytes"
	"context"
	"log/slog"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/stretchr/testify/require"
)

func TestMain(m *testing.M) {
	backends.ProbeMain()
	os.Exit(m.Run())
}

func TestParseKind(t *testing.T) {
	for _, name := range []string{"auto", "cpu", "cuda", "tpu", "go"} {
		kind, err := backends.ParseKind(name)
		require.NoError(t, err)
		require.Equal(t, backends.Kind(name), kind)
	}
	_, err := backends.ParseKind("gpu")
	require.ErrorContains(t, err, "auto, cpu, cuda, tpu or go")
}

// Float32 products keep all 24 bits of the mantissa: in TF32 (10 bits) or bfloat16 (7 bits) 1+2⁻²⁰ would be 1.
func TestFloat32IsFloat32(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		exec := graph.MustNewExec(backend, func(a, b *graph.Node) *graph.Node { return graph.MatMul(a, b) })
		fine := float32(1 + 1./(1<<20))
		got := tensors.MustCopyFlatData[float32](exec.MustCall([][]float32{{fine, 0}}, [][]float32{{1}, {1}})[0])
		require.Equal(t, fine, got[0])
	})
}

func TestOpenSaysWhatItOpened(t *testing.T) {
	backend, info, err := backends.Open(t.Context(), backends.Go, backends.Options{})
	require.NoError(t, err)
	require.Equal(t, 1, backend.NumDevices())
	require.Contains(t, info.String(), "pure Go")
	backendtest.XLA(t)
	_, info, err = backends.Open(t.Context(), backends.CPU, backends.Options{NoInstall: true})
	require.NoError(t, err)
	require.True(t, filepath.IsAbs(info.Plugin))
	require.Regexp(t, `^PJRT \d+\.\d+$`, info.Version)
	require.Positive(t, info.NumDevices)
	require.NotContains(t, info.String(), "\n")
	require.Contains(t, info.String(), info.Device)
}

// A machine without any plugin runs pure Go and says once what that costs and how to change it.
func TestAutoFallsBackToGo(t *testing.T) {
	withoutPlugins(t)
	var log bytes.Buffer
	options := backends.Options{NoInstall: true, Log: slog.New(slog.NewTextHandler(&log, nil))}
	_, info, err := backends.Open(t.Context(), backends.Auto, options)
	require.NoError(t, err)
	require.Equal(t, backends.Go, info.Kind)
	require.Equal(t, 1, strings.Count(log.String(), "pure Go, up to 30 times slower"), log.String())
	for line := range strings.Lines(log.String()) {
		require.Contains(t, line, "reason=")
	}
	require.Contains(t, log.String(), "remedy=")
}

// A plugin that is there but is none is passed over by auto and an error where it was named, each in one line.
func TestBrokenPlugin(t *testing.T) {
	backendtest.XLA(t)
	withoutPlugins(t)
	broken := filepath.Join(t.TempDir(), "xla_cpu_pjrt.so")
	require.NoError(t, os.WriteFile(broken, []byte("no library"), 0o644))
	t.Setenv("PJRT_PLUGIN_LIBRARY_PATH", broken)
	_, _, err := backends.Open(t.Context(), backends.CPU, backends.Options{})
	require.ErrorContains(t, err, broken+" does not start")
	require.NotContains(t, err.Error(), "\n")
	_, info, err := backends.Open(t.Context(), backends.Auto, backends.Options{Log: slog.New(slog.DiscardHandler)})
	require.NoError(t, err)
	require.Equal(t, backends.Go, info.Kind)
}

// A directory's name does not decide what kind of plugin is in it, and a comma is no option.
func TestPluginInOddDirectory(t *testing.T) {
	backendtest.XLA(t)
	path, err := backends.FindPlugin(backends.CPU)
	require.NoError(t, err)
	dir := filepath.Join(t.TempDir(), "cuda,tf32=x")
	require.NoError(t, os.Mkdir(dir, 0o755))
	require.NoError(t, os.Symlink(path, filepath.Join(dir, "xla_cpu_pjrt.so")))
	t.Setenv("PJRT_PLUGIN_LIBRARY_PATH", dir)
	_, info, err := backends.Open(t.Context(), backends.CPU, backends.Options{})
	require.NoError(t, err)
	require.Equal(t, filepath.Join(dir, "xla_cpu_pjrt.so"), info.Plugin)
}

func TestListProbesEachKind(t *testing.T) {
	backendtest.Go(t)
	all := backends.List(t.Context())
	require.Len(t, all, len(backends.Kinds()))
	for i, status := range all {
		require.Equal(t, backends.Kinds()[i], status.Kind)
		require.NotContains(t, status.Reason, "\n")
		require.Equal(t, status.Works, status.Reason == "", status)
	}
	require.True(t, all[3].Works, all[3].Reason)
}

func TestListFindsTheCPUWorking(t *testing.T) {
	backendtest.XLA(t)
	status := backends.List(t.Context())[2]
	require.True(t, status.Works, status.Reason)
	require.NotEmpty(t, status.Version)
	require.Positive(t, status.NumDevices)
}

// A process that dies while probing takes nothing with it.
func TestListSurvivesBrokenPlugin(t *testing.T) {
	backendtest.XLA(t)
	broken := buildCrashingPlugin(t)
	withoutPlugins(t)
	t.Setenv("PJRT_PLUGIN_LIBRARY_PATH", broken)
	status := backends.List(t.Context())[2]
	require.True(t, status.Available)
	require.False(t, status.Works)
	require.Contains(t, status.Reason, broken)
	require.NotContains(t, status.Reason, "\n")
}

func TestBuildWithoutXLASaysSo(t *testing.T) {
	_, _, err := backends.Open(t.Context(), backends.CPU, backends.Options{NoInstall: true})
	if err == nil {
		t.Skip("this build has XLA")
	}
	for _, kind := range []backends.Kind{backends.CPU, backends.CUDA, backends.TPU} {
		_, _, err := backends.Open(t.Context(), kind, backends.Options{})
		require.ErrorIs(t, err, backends.ErrNoXLA)
		require.ErrorContains(t, err, "built without XLA")
		_, err = backends.Install(t.Context(), kind, backends.Options{})
		require.ErrorIs(t, err, backends.ErrNoXLA)
	}
}

func TestOpenRefusesUnknownKind(t *testing.T) {
	_, _, err := backends.Open(t.Context(), "gpu", backends.Options{})
	require.ErrorContains(t, err, "want cpu, cuda, tpu or go")
}

func TestOpenEndsWithItsContext(t *testing.T) {
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err := backends.Open(ctx, backends.CPU, backends.Options{NoInstall: true})
	require.Error(t, err)
}

// withoutPlugins hides all plugins of the machine from a test.
func withoutPlugins(t *testing.T) {
	t.Helper()
	empty := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "PATH", "VIRTUAL_ENV", "CONDA_PREFIX", "PYTHONPATH", "PJRT_PLUGIN_LIBRARY_PATH"} {
		t.Setenv(name, empty)
	}
	if path, err := backends.FindPlugin(backends.CPU); err == nil {
		t.Skipf("this machine has a plugin for all users: %s", path)
	}
}

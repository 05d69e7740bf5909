package backends_test

import (
	"os"
	"os/exec"
	"testing"

	"github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/stretchr/testify/require"
)

func TestExecutableCacheBySettings(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("MATMAMBA_CACHE_DIR", dir)
	for _, setting := range []string{"", "on"} {
		t.Setenv("MATMAMBA_CACHE", setting)
		cache, err := backends.ExecutableCache()
		require.NoError(t, err)
		require.Equal(t, dir, cache.Dir())
	}
	t.Setenv("MATMAMBA_CACHE", "off")
	cache, err := backends.ExecutableCache()
	require.NoError(t, err)
	require.Nil(t, cache)
	t.Setenv("MATMAMBA_CACHE", "perhaps")
	_, err = backends.ExecutableCache()
	require.ErrorContains(t, err, "MATMAMBA_CACHE=perhaps: want on or off")
}

// A process compiles what none before it did, and loads the rest, unless it was told not to.
func TestBackendsUseTheCache(t *testing.T) {
	backend := backendtest.XLA(t)
	if want := os.Getenv("MATMAMBA_TEST_COMPILED"); want != "" {
		sine := graph.MustNewExec(backend, func(x *graph.Node) *graph.Node { return graph.Sin(x) })
		sine.MustCall([]float32{1})
		compiled, loaded := backends.CacheStats(backend)
		require.Equal(t, want == "1", compiled == 1)
		require.Equal(t, 1, compiled+loaded)
		return
	}
	self, err := os.Executable()
	require.NoError(t, err)
	dir := t.TempDir()
	for _, run := range []struct{ setting, compiled string }{{"on", "1"}, {"on", "0"}, {"off", "1"}} {
		command := exec.Command(self, "-test.run=^TestBackendsUseTheCache$")
		command.Env = append(os.Environ(), "MATMAMBA_TEST_COMPILED="+run.compiled, "MATMAMBA_CACHE_DIR="+dir, "MATMAMBA_CACHE="+run.setting)
		output, err := command.CombinedOutput()
		require.NoError(t, err, string(output))
	}
}

func TestPureGoCompilesNothing(t *testing.T) {
	compiled, loaded := backends.CacheStats(backendtest.Go(t))
	require.Zero(t, compiled)
	require.Zero(t, loaded)
}

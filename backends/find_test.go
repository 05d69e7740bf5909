package backends

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func TestFindPluginInItsPlaces(t *testing.T) {
	root := t.TempDir()
	for _, name := range []string{"HOME", "XDG_CACHE_HOME", "LocalAppData", "PATH", "VIRTUAL_ENV", "CONDA_PREFIX", "PYTHONPATH", pluginEnv} {
		t.Setenv(name, filepath.Join(root, name))
	}
	cache, err := PluginDir(CUDA)
	require.NoError(t, err)
	site := filepath.Join(root, "VIRTUAL_ENV", "lib", "python3.12", "site-packages")
	places := []string{ // the last is found first
		filepath.Join(site, "jax_plugins", "xla_cuda13", "xla_cuda_plugin.so"),
		filepath.Join(root, "HOME", ".local", "lib", "go-xla", "nvidia", "pjrt_c_api_cuda_plugin.so"),
		filepath.Join(cache, "jax_plugins", "xla_cuda13", "xla_cuda_plugin.so"),
		filepath.Join(root, pluginEnv, "pjrt_c_api_cuda_plugin.so"),
	}
	if _, err := FindPlugin(CUDA); err == nil {
		t.Skip("this machine has a plugin for all users")
	} else {
		require.ErrorIs(t, err, ErrNotInstalled)
		require.ErrorContains(t, err, "matmamba backends install cuda")
	}
	for _, path := range places {
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, nil, 0o644))
		got, err := FindPlugin(CUDA)
		require.NoError(t, err)
		require.Equal(t, path, got)
	}
	t.Setenv(pluginEnv, places[0])
	got, err := FindPlugin(CUDA)
	require.NoError(t, err)
	require.Equal(t, places[0], got)
	require.NoError(t, os.Mkdir(filepath.Join(site, "jax_cuda13_pjrt-0.11.2.dist-info"), 0o755))
	require.Equal(t, "jax-cuda13-pjrt 0.11.2", pluginVersion(CUDA, places[0]))
	require.Empty(t, pluginVersion(CUDA, places[1]))
}

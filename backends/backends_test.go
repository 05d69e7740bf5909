package backends_test

import (
	"context"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"testing"

	"github.com/gomlx/compute"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/stretchr/testify/require"
)

func TestParseKind(t *testing.T) {
	kind, err := backends.ParseKind("cpu")
	require.NoError(t, err)
	require.Equal(t, backends.CPU, kind)
	_, err = backends.ParseKind("gpu")
	require.ErrorContains(t, err, "auto, cpu, cuda, tpu or go")
}

func TestProbeGo(t *testing.T) {
	status := backends.Probe(context.Background(), backends.Go)
	require.True(t, status.Works, status.Reason)
}

func TestEachBackendOpens(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) { require.NotNil(t, backend) })
}

// A kind that is not here says why in one line.
func TestMissingDevice(t *testing.T) {
	if matches, _ := filepath.Glob("/dev/nvidia*"); len(matches) > 0 {
		t.Skip("this machine has a GPU")
	}
	status := backends.Probe(context.Background(), backends.CUDA)
	require.False(t, status.Works)
	require.NotContains(t, status.Reason, "\n")
	require.NotEmpty(t, status.Reason)
}

// A cache that cannot be written gives an error that names it, and no half-installed plugin.
func TestInstallIntoFile(t *testing.T) {
	blocker := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(blocker, nil, 0o644))
	t.Setenv("XDG_CACHE_HOME", blocker)
	_, err := backends.Install(context.Background(), backends.CPU, backends.Options{})
	require.Error(t, err)
}

func TestDownloadRefusesOtherBytes(t *testing.T) {
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) { _, _ = w.Write([]byte("other")) }))
	defer server.Close()
	path := filepath.Join(t.TempDir(), "wheel")
	err := backends.Download(context.Background(), server.URL+"/plugin.whl", path, "00", nil)
	require.ErrorContains(t, err, "SHA-256")
	ctx, cancel := context.WithCancel(context.Background())
	cancel()
	require.ErrorIs(t, backends.Download(ctx, server.URL, path, "00", nil), context.Canceled)
	missing := httptest.NewServer(http.NotFoundHandler())
	defer missing.Close()
	require.ErrorContains(t, backends.Download(context.Background(), missing.URL, path, "00", nil), "404")
}

package backends

import (
	"archive/zip"
	"bytes"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"net/http"
	"net/http/httptest"
	"os"
	"path/filepath"
	"runtime"
	"sync"
	"sync/atomic"
	"syscall"
	"testing"

	"github.com/gomlx/go-xla/installer"
	"github.com/stretchr/testify/require"
)

// shop serves one made-up wheel and counts the downloads.
type shop struct {
	wheel     wheel
	content   []byte
	url       string
	downloads atomic.Int32
}

func openShop(t *testing.T, files map[string]string) *shop {
	t.Helper()
	s := &shop{content: makeWheel(t, files)}
	sum := sha256.Sum256(s.content)
	s.wheel = wheel{"xla-cpu-pjrt", "1.2.3", map[string]string{"test": hex.EncodeToString(sum[:])}}
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, _ *http.Request) {
		s.downloads.Add(1)
		_, _ = w.Write(s.content)
	}))
	t.Cleanup(server.Close)
	s.url = server.URL + "/plugin.whl"
	return s
}

func (s *shop) lookup(string) (*installer.PipPackageInfo, error) {
	return &installer.PipPackageInfo{Releases: map[string][]installer.PipReleaseInfo{"1.2.3": {
		{Filename: "plugin.whl", URL: s.url, Digests: map[string]string{"sha256": s.wheel.sha256["test"]}},
	}}}, nil
}

func (s *shop) job(dir string) installation {
	return installation{kind: CPU, dir: filepath.Join(dir, "cpu"), arch: "test", wheels: []wheel{s.wheel}, lookup: s.lookup}
}

func makeWheel(t *testing.T, files map[string]string) []byte {
	t.Helper()
	var archive bytes.Buffer
	writer := zip.NewWriter(&archive)
	for name, content := range files {
		file, err := writer.Create(name)
		require.NoError(t, err)
		_, err = file.Write([]byte(content))
		require.NoError(t, err)
	}
	require.NoError(t, writer.Close())
	return archive.Bytes()
}

const pluginInWheel = "xla_plugins/xla_cpu_pjrt/xla_cpu_pjrt.so"

func needsLinux(t *testing.T) {
	t.Helper()
	if runtime.GOOS != "linux" {
		t.Skip("plugins are installed on Linux alone")
	}
}

// requireNothingHalf checks that a failed installation left nothing but its lock.
func requireNothingHalf(t *testing.T, dir string) {
	t.Helper()
	entries, err := os.ReadDir(dir)
	require.NoError(t, err)
	for _, entry := range entries {
		require.Equal(t, ".cpu.lock", entry.Name())
	}
}

func TestInstallOnceAndRecord(t *testing.T) {
	needsLinux(t)
	s := openShop(t, map[string]string{pluginInWheel: "elf", "xla_plugins/xla_cpu_pjrt/include/pjrt_c_api.h": "c", "a/__init__.py": "python"})
	dir := t.TempDir()
	for range 2 {
		path, err := s.job(dir).run(t.Context())
		require.NoError(t, err)
		require.Equal(t, filepath.Join(dir, "cpu", filepath.FromSlash(pluginInWheel)), path)
		require.Equal(t, "xla-cpu-pjrt 1.2.3", pluginVersion(CPU, path))
	}
	require.EqualValues(t, 1, s.downloads.Load())
	require.NoFileExists(t, filepath.Join(dir, "cpu", "a", "__init__.py"))
	require.NoDirExists(t, filepath.Join(dir, "cpu", "xla_plugins", "xla_cpu_pjrt", "include"))
	made, err := readRecord(filepath.Join(dir, "cpu"))
	require.NoError(t, err)
	require.Equal(t, record{CPU, pluginInWheel, 3, []recordedWheel{{"xla-cpu-pjrt", "1.2.3", s.wheel.sha256["test"]}}}, made)
}

// A plugin that was cut short, or another version, is replaced; what a killed process left behind is cleared.
func TestInstallRepairs(t *testing.T) {
	needsLinux(t)
	s := openShop(t, map[string]string{pluginInWheel: "elf"})
	dir := t.TempDir()
	path, err := s.job(dir).run(t.Context())
	require.NoError(t, err)
	require.NoError(t, os.Truncate(path, 1))
	require.NoError(t, os.MkdirAll(filepath.Join(dir, ".installing-cpu-123", "ready"), 0o755))
	path, err = s.job(dir).run(t.Context())
	require.NoError(t, err)
	content, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, "elf", string(content))
	require.NoDirExists(t, filepath.Join(dir, ".installing-cpu-123"))
}

func TestInstallTogether(t *testing.T) {
	needsLinux(t)
	s := openShop(t, map[string]string{pluginInWheel: "elf"})
	dir := t.TempDir()
	var all sync.WaitGroup
	failures := make([]error, 8)
	for i := range failures {
		all.Go(func() { _, failures[i] = s.job(dir).run(t.Context()) })
	}
	all.Wait()
	require.NoError(t, errors.Join(failures...))
	require.EqualValues(t, 1, s.downloads.Load())
}

func TestInstallFromDirectoryOfWheels(t *testing.T) {
	needsLinux(t)
	s := openShop(t, map[string]string{pluginInWheel: "elf"})
	wheels := t.TempDir()
	require.NoError(t, os.WriteFile(filepath.Join(wheels, "xla_cpu_pjrt-1.2.3-py3-none-any.whl"), s.content, 0o644))
	job := s.job(t.TempDir())
	job.options.Wheels = wheels
	_, err := job.run(t.Context())
	require.NoError(t, err)
	require.Zero(t, s.downloads.Load())
	job = s.job(t.TempDir())
	job.options.Wheels = filepath.Join(wheels, "missing")
	_, err = job.run(t.Context())
	require.ErrorContains(t, err, "directory of wheels")
}

func TestInstallFails(t *testing.T) {
	needsLinux(t)
	cancelled, cancel := context.WithCancel(t.Context())
	cancel()
	good := map[string]string{pluginInWheel: "elf"}
	for name, c := range map[string]struct {
		files map[string]string
		spoil func(*shop, *installation)
		ctx   context.Context
		want  string
	}{
		"offline": {good, func(_ *shop, job *installation) {
			job.lookup = func(string) (*installer.PipPackageInfo, error) { return nil, errors.New("no such\nhost") }
		}, t.Context(), "package xla-cpu-pjrt 1.2.3: look up in the package index (is there a network?): no such host"},
		"server gone":     {good, func(s *shop, _ *installation) { s.url = "http://127.0.0.1:1/plugin.whl" }, t.Context(), "connection refused"},
		"relative URL":    {good, func(s *shop, _ *installation) { s.url = "../plugin.whl" }, t.Context(), "no full address for plugin.whl"},
		"other version":   {good, func(_ *shop, job *installation) { job.wheels[0].version = "9" }, t.Context(), "no file of this version"},
		"other bytes":     {good, func(s *shop, _ *installation) { s.content = []byte("other") }, t.Context(), "SHA-256 of the file is d9298a10d1b0735837dc4bd85dac641b0f3cef27a47e5d53a54f2f3f5b2fcffa"},
		"cancelled":       {good, func(*shop, *installation) {}, cancelled, "context canceled"},
		"no plugin in it": {map[string]string{"a.txt": "x"}, func(*shop, *installation) {}, t.Context(), "holds no xla_cpu_pjrt.so"},
		"leads out":       {map[string]string{"../evil.so": "x"}, func(*shop, *installation) {}, t.Context(), "no plain file inside it"},
	} {
		t.Run(name, func(t *testing.T) {
			s := openShop(t, c.files)
			dir := t.TempDir()
			job := s.job(dir)
			c.spoil(s, &job)
			_, err := job.run(c.ctx)
			require.ErrorContains(t, err, c.want)
			require.NotContains(t, err.Error(), "\n")
			requireNothingHalf(t, dir)
		})
	}
}

// A download that is interrupted leaves no file and says that it was.
func TestInstallInterrupted(t *testing.T) {
	needsLinux(t)
	s := openShop(t, map[string]string{pluginInWheel: "elf"})
	ctx, cancel := context.WithCancel(t.Context())
	server := httptest.NewServer(http.HandlerFunc(func(w http.ResponseWriter, r *http.Request) {
		_, _ = w.Write(s.content[:10])
		w.(http.Flusher).Flush()
		cancel()
		<-r.Context().Done()
	}))
	defer server.Close()
	s.url = server.URL
	dir := t.TempDir()
	_, err := s.job(dir).run(ctx)
	require.ErrorIs(t, err, context.Canceled)
	requireNothingHalf(t, dir)
}

func TestInstallWaitsForTheLockNoLongerThanItsContext(t *testing.T) {
	needsLinux(t)
	s := openShop(t, map[string]string{pluginInWheel: "elf"})
	dir := t.TempDir()
	unlock, err := lockFile(t.Context(), filepath.Join(dir, ".cpu.lock"))
	require.NoError(t, err)
	defer unlock()
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, err = s.job(dir).run(ctx)
	require.ErrorIs(t, err, context.Canceled)
}

func TestInstallWhereNothingCanBeWritten(t *testing.T) {
	needsLinux(t)
	s := openShop(t, map[string]string{pluginInWheel: "elf"})
	blocker := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(blocker, nil, 0o644))
	_, err := s.job(blocker).run(t.Context())
	require.ErrorIs(t, err, syscall.ENOTDIR)
	require.ErrorContains(t, err, blocker)
	if os.Getuid() == 0 {
		return // root writes where it likes
	}
	readOnly := t.TempDir()
	require.NoError(t, os.Chmod(readOnly, 0o555))
	_, err = s.job(readOnly).run(t.Context())
	require.ErrorIs(t, err, os.ErrPermission)
}

func TestDownloadToFullDisk(t *testing.T) {
	needsLinux(t)
	s := openShop(t, map[string]string{pluginInWheel: "elf"})
	err := download(t.Context(), s.url, "/dev/full", s.wheel.sha256["test"], nil)
	require.ErrorIs(t, err, syscall.ENOSPC)
}

func TestDownloadNotFound(t *testing.T) {
	server := httptest.NewServer(http.NotFoundHandler())
	defer server.Close()
	err := download(t.Context(), server.URL, filepath.Join(t.TempDir(), "wheel"), "", nil)
	require.EqualError(t, err, "download: the server answers 404 Not Found")
}

func TestProgressInPlainLines(t *testing.T) {
	var out bytes.Buffer
	progress := newMeter(&out, "plugin 1.2.3")
	progress.start(4e6)
	for range 4 {
		_, err := progress.Write(make([]byte, 1e6))
		require.NoError(t, err)
	}
	progress.stop()
	require.Equal(t, "fetching plugin 1.2.3\nplugin 1.2.3: 25% of 4 MB\nplugin 1.2.3: 50% of 4 MB\nplugin 1.2.3: 75% of 4 MB\nplugin 1.2.3: 100% of 4 MB\n", out.String())
}

// Every package has a digest of the right form for amd64, and none is there twice.
func TestDistributions(t *testing.T) {
	seen := map[string]bool{}
	for kind, what := range distributions {
		require.NotEmpty(t, what.size)
		for _, w := range what.wheels {
			require.NotEmpty(t, w.sha256["amd64"], "%s: %s", kind, w.name)
			for arch, digest := range w.sha256 {
				require.Regexp(t, "^[0-9a-f]{64}$", digest)
				require.False(t, seen[digest], "%s %s", w.name, arch)
				seen[digest] = true
			}
		}
	}
}

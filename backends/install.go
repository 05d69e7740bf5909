package backends

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"net/http"
	"os"
	"path/filepath"
	"regexp"
	"runtime"
	"time"

	"github.com/gomlx/go-xla/installer"
	"github.com/schollz/progressbar/v3"
)

// cpuPackage is the package that carries the XLA plugin for CPUs. Version and digests are pinned: another file is not
// loaded, whoever serves it.
const (
	cpuPackage = "xla-cpu-pjrt"
	cpuVersion = "0.0.1"
)

var cpuWheels = map[string]struct {
	platform *regexp.Regexp
	sha256   string
}{
	"amd64": {regexp.MustCompile(`-manylinux.*x86_64`), "55837b6b7b47daa717f2d9a5a03563ea0ceaa338d06a81a1e2d3f060d960decc"},
	"arm64": {regexp.MustCompile(`-manylinux.*aarch64`), "8f613be6e891858f40d64f9799319502fff42689661944fc18a6ffd8210b30c9"},
}

// cudaVersion is the release of the CUDA 13 plugin that this project's kernels were measured with.
const cudaVersion = "v0.11.2"

// installed is plugin.json, written beside a plugin.
type installed struct {
	Package string `json:"package"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

// Install fetches the plugin of a kind into the user's cache, checks its SHA-256 and returns its path. It appears there
// whole or not at all, so that several processes may install at once. Linux on amd64 or arm64 only.
func Install(ctx context.Context, kind Kind, options Options) (string, error) {
	if runtime.GOOS != "linux" {
		return "", fmt.Errorf("install %s: XLA plugins are for Linux, this is %s", kind, runtime.GOOS)
	}
	dir, err := PluginDir(kind)
	if err != nil {
		return "", err
	}
	switch kind {
	case CPU:
		err = installCPU(ctx, dir, options)
	case CUDA:
		err = installer.CudaInstall("cuda13", cudaVersion, filepath.Join(dir, "lib"), false, installer.Normal)
	case TPU:
		err = installer.TPUInstall("tpu", "latest", filepath.Join(dir, "lib"), false, installer.Normal)
	default:
		return "", fmt.Errorf("install %s: want cpu, cuda or tpu", kind)
	}
	if err != nil {
		return "", fmt.Errorf("install the %s plugin in %s: %w", kind, dir, err)
	}
	return FindPlugin(kind)
}

func installCPU(ctx context.Context, dir string, options Options) error {
	wheel, ok := cpuWheels[runtime.GOARCH]
	if !ok {
		return fmt.Errorf("there is none for %s", runtime.GOARCH)
	}
	info, err := installer.GetPipInfo(cpuPackage)
	if err != nil {
		return fmt.Errorf("look up package %s: %w", cpuPackage, err)
	}
	release, err := installer.PipSelectRelease(info.Releases[cpuVersion], wheel.platform, true)
	if err != nil {
		return fmt.Errorf("package %s %s: %w", cpuPackage, cpuVersion, err)
	}
	parent := filepath.Dir(dir)
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(parent, ".installing-")
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp) //nolint:errcheck // what could not be removed holds nothing but a download
	archive := filepath.Join(temp, "wheel.zip")
	if err := download(ctx, release.URL, archive, wheel.sha256, options.Progress); err != nil {
		return err
	}
	ready := filepath.Join(temp, "ready")
	if err := os.Mkdir(ready, 0o755); err != nil {
		return err
	}
	if err := installer.ExtractFileFromZip(archive, pluginFiles[CPU][0], filepath.Join(ready, pluginFiles[CPU][0])); err != nil {
		return err
	}
	record, err := json.MarshalIndent(installed{cpuPackage, cpuVersion, wheel.sha256}, "", "  ")
	if err != nil {
		return err
	}
	if err := os.WriteFile(filepath.Join(ready, "plugin.json"), record, 0o644); err != nil {
		return err
	}
	if err := os.Rename(ready, dir); err != nil {
		if _, findErr := os.Stat(filepath.Join(dir, pluginFiles[CPU][0])); findErr == nil {
			return nil // another process was first
		}
		return err
	}
	return nil
}

// download fetches url into path and refuses it unless its SHA-256 is want.
func download(ctx context.Context, url, path, want string, progress io.Writer) (err error) {
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, url, nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return err
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("download of %s: %s", filepath.Base(url), response.Status)
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() {
		if closeErr := file.Close(); err == nil {
			err = closeErr
		}
	}()
	sum := sha256.New()
	writers := []io.Writer{file, sum}
	if progress != nil {
		writers = append(writers, progressbar.NewOptions64(response.ContentLength,
			progressbar.OptionSetWriter(progress), progressbar.OptionSetDescription("XLA plugin for the CPU"),
			progressbar.OptionShowBytes(true), progressbar.OptionSetWidth(30), progressbar.OptionThrottle(200*time.Millisecond),
			progressbar.OptionOnCompletion(func() { fmt.Fprintln(progress) })))
	}
	if _, err := io.Copy(io.MultiWriter(writers...), response.Body); err != nil {
		return fmt.Errorf("download of %s: %w", filepath.Base(url), err)
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != want {
		return fmt.Errorf("download of %s: SHA-256 is %s, want %s", filepath.Base(url), got, want)
	}
	return nil
}

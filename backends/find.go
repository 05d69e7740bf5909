package backends

import (
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
)

// ErrNotInstalled reports that no plugin of a kind was found.
var ErrNotInstalled = errors.New("plugin not installed")

// pluginEnv names directories, separated by colons, in which PJRT plugins are looked for first (go-xla's variable).
const pluginEnv = "PJRT_PLUGIN_LIBRARY_PATH"

// pluginFiles are the file names of each kind's plugin, as the packages ship them.
var pluginFiles = map[Kind][]string{
	CPU:  {"xla_cpu_pjrt.so", "pjrt_c_api_cpu_plugin.so"},
	CUDA: {"xla_cuda_plugin.so", "pjrt_c_api_cuda_plugin.so"},
	TPU:  {"libtpu.so", "pjrt_c_api_tpu_plugin.so"},
}

// sitePackages are where Python packages ship each kind's plugin, below site-packages.
var sitePackages = map[Kind][]string{
	CPU:  {"xla_plugins/xla_cpu_pjrt"},
	CUDA: {"jax_plugins/xla_cuda13"},
	TPU:  {"libtpu"},
}

// PluginDir is the directory under the user's cache where [Install] puts the plugin of a kind.
func PluginDir(kind Kind) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no cache directory for plugins: %w", err)
	}
	return filepath.Join(cache, "matmamba", "plugins", string(kind)), nil
}

// FindPlugin returns the path of an installed plugin: from PJRT_PLUGIN_LIBRARY_PATH, the user's cache, go-xla's directory or
// a Python installation, in this order. The error wraps [ErrNotInstalled] when there is none.
func FindPlugin(kind Kind) (string, error) {
	var dirs []string
	dirs = append(dirs, filepath.SplitList(os.Getenv(pluginEnv))...)
	if dir, err := PluginDir(kind); err == nil {
		dirs = append(dirs, dir, filepath.Join(dir, "lib", "go-xla"))
	}
	if home, err := os.UserHomeDir(); err == nil {
		dirs = append(dirs, filepath.Join(home, ".local", "lib", "go-xla"))
	}
	for _, site := range pythonSites() {
		for _, below := range sitePackages[kind] {
			dirs = append(dirs, filepath.Join(site, below))
		}
	}
	for _, dir := range dirs {
		for _, name := range pluginFiles[kind] {
			path := filepath.Join(dir, name)
			if info, err := os.Stat(path); err == nil && info.Mode().IsRegular() {
				return path, nil
			}
		}
	}
	return "", fmt.Errorf("%w; matmamba backends install %s fetches it", ErrNotInstalled, kind)
}

// pythonSites lists the site-packages directories that a Python installation of this user or machine would use.
func pythonSites() []string {
	sites := filepath.SplitList(os.Getenv("PYTHONPATH"))
	roots := []string{"/usr", "/usr/local"}
	if home, err := os.UserHomeDir(); err == nil {
		roots = append(roots, filepath.Join(home, ".local"))
	}
	if env := os.Getenv("VIRTUAL_ENV"); env != "" {
		roots = append([]string{env}, roots...)
	}
	for _, root := range roots {
		for _, name := range []string{"site-packages", "dist-packages"} {
			matches, err := filepath.Glob(filepath.Join(root, "lib", "python3*", name))
			if err == nil {
				sites = append(sites, matches...)
			}
		}
	}
	return sites
}

// devicePresent reports errNoDevice where the hardware of a kind is missing.
func devicePresent(kind Kind) error {
	var patterns []string
	switch kind {
	case CUDA:
		patterns = []string{"/dev/nvidia[0-9]*", "/dev/nvidiactl", "/dev/dxg"}
	case TPU:
		patterns = []string{"/dev/accel[0-9]*", "/dev/vfio/[0-9]*"}
	default:
		return nil
	}
	for _, pattern := range patterns {
		if matches, err := filepath.Glob(pattern); err == nil && len(matches) > 0 {
			return nil
		}
	}
	return fmt.Errorf("%w: none of %s", errNoDevice, strings.Join(patterns, ", "))
}

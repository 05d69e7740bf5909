package backends

import (
	"errors"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
)

// ErrNotInstalled reports that no plugin of a kind was found.
var ErrNotInstalled = errors.New("plugin not installed")

// pluginEnv names plugins, or directories of plugins, separated by colons, that come before all others (go-xla's variable).
const pluginEnv = "PJRT_PLUGIN_LIBRARY_PATH"

// pluginFiles are patterns of the file names of each kind's plugin: as the packages ship them, then as go-xla names them.
var pluginFiles = map[Kind][]string{
	CPU:  {"xla_cpu_pjrt.so", "pjrt_c_api_cpu_plugin.so", "pjrt_c_api_cpu_v*_plugin.so"},
	CUDA: {"xla_cuda_plugin.so", "pjrt_c_api_cuda_plugin.so"},
	TPU:  {"libtpu.so", "pjrt_c_api_tpu_plugin.so"},
}

// inSite is the directory of each kind's plugin below a directory of Python packages, and below [PluginDir].
var inSite = map[Kind]string{
	CPU:  "xla_plugins/xla_cpu_pjrt",
	CUDA: "jax_plugins/xla_cuda13",
	TPU:  "libtpu",
}

// PluginDir is the directory under the user's cache where [Install] puts the plugin of a kind.
func PluginDir(kind Kind) (string, error) {
	cache, err := os.UserCacheDir()
	if err != nil {
		return "", fmt.Errorf("no cache directory for plugins: %w", err)
	}
	return filepath.Join(cache, "matmamba", "plugins", string(kind)), nil
}

// FindPlugin returns the absolute path of an installed plugin: from PJRT_PLUGIN_LIBRARY_PATH, the user's cache, go-xla's
// directories or a Python installation, in this order. The error wraps [ErrNotInstalled] when there is none.
func FindPlugin(kind Kind) (string, error) {
	for _, place := range pluginPlaces(kind) {
		if path, found := pluginAt(kind, place); found {
			return filepath.Abs(path)
		}
	}
	return "", fmt.Errorf("%w; matmamba backends install %s fetches it (%s)", ErrNotInstalled, kind, distributions[kind].size)
}

// pluginAt finds a kind's plugin in a place, which is a directory or the plugin itself.
func pluginAt(kind Kind, place string) (string, bool) {
	for _, pattern := range pluginFiles[kind] {
		if matched, err := filepath.Match(pattern, filepath.Base(place)); err == nil && matched && isFile(place) {
			return place, true
		}
		matches, err := filepath.Glob(filepath.Join(place, pattern))
		if err != nil {
			continue
		}
		for _, path := range slices.Backward(matches) { // the newest of several versions
			if isFile(path) {
				return path, true
			}
		}
	}
	return "", false
}

func isFile(path string) bool {
	info, err := os.Stat(path)
	return err == nil && info.Mode().IsRegular()
}

func pluginPlaces(kind Kind) []string {
	places := filepath.SplitList(os.Getenv(pluginEnv))
	if dir, err := PluginDir(kind); err == nil {
		places = append(places, filepath.Join(dir, inSite[kind]), dir)
	}
	shared := []string{"/usr/local/lib/go-xla"}
	if home, err := os.UserHomeDir(); err == nil {
		shared = append([]string{filepath.Join(home, ".local", "lib", "go-xla")}, shared...)
	}
	for _, dir := range shared {
		places = append(places, dir, filepath.Join(dir, "nvidia"))
	}
	for _, site := range pythonSites() {
		places = append(places, filepath.Join(site, inSite[kind]))
	}
	return places
}

// pythonSites lists the directories of packages that a Python installation of this user or machine would use.
func pythonSites() []string {
	sites := filepath.SplitList(os.Getenv("PYTHONPATH"))
	for _, root := range pythonRoots() {
		for _, name := range []string{"site-packages", "dist-packages"} {
			matches, err := filepath.Glob(filepath.Join(root, "lib", "python3*", name))
			if err == nil {
				sites = append(sites, matches...)
			}
		}
	}
	return sites
}

// pythonRoots are prefixes of Python installations: the active environment, the python3 of the PATH, the user's, the machine's.
func pythonRoots() []string {
	var roots []string
	for _, name := range []string{"VIRTUAL_ENV", "CONDA_PREFIX"} {
		if root := os.Getenv(name); root != "" {
			roots = append(roots, root)
		}
	}
	if python, err := exec.LookPath("python3"); err == nil {
		roots = append(roots, filepath.Dir(filepath.Dir(python)))
	}
	if home, err := os.UserHomeDir(); err == nil {
		roots = append(roots, filepath.Join(home, ".local"))
	}
	return append(roots, "/usr", "/usr/local")
}

// pluginVersion is the package and version of an installed plugin, empty if nothing tells.
func pluginVersion(kind Kind, plugin string) string {
	site := filepath.Dir(plugin)
	for _, root := range []string{site, strings.TrimSuffix(site, string(filepath.Separator)+filepath.FromSlash(inSite[kind]))} {
		if record, err := readRecord(root); err == nil && len(record.Wheels) > 0 {
			return record.Wheels[0].Package + " " + record.Wheels[0].Version
		}
		name := distributions[kind].plugin().name
		stem := strings.ReplaceAll(name, "-", "_") + "-"
		matches, err := filepath.Glob(filepath.Join(root, stem+"*.dist-info"))
		if err == nil && len(matches) == 1 {
			return name + " " + strings.TrimSuffix(strings.TrimPrefix(filepath.Base(matches[0]), stem), ".dist-info")
		}
	}
	return ""
}

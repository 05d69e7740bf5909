//go:build cgo && linux

package backends

import (
	"fmt"
	"reflect"
	"slices"
	"strings"
	"sync"
	"unsafe"

	"github.com/gomlx/compute"
	"github.com/gomlx/go-xla/compute/xla"
	xlapjrt "github.com/gomlx/go-xla/pjrt"
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/pjrt"
)

const hasXLA = true

// What is fetched is decided here alone, with pinned digests.
func init() { xla.EnableAutoInstall(false) }

// openXLA opens a PJRT plugin. XLA's log is quiet (go-xla sets TF_CPP_MIN_LOG_LEVEL unless it is set), and on a CPU XLA uses
// all cores for each of its devices.
func openXLA(kind Kind, plugin string, options Options) (backend compute.Backend, info Info, err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("%v", reason)
		}
	}()
	switch kind {
	case CUDA:
		prepareCUDA(plugin, options.GPUFlags)
	case TPU:
		setDefault("TPU_LIBRARY_PATH", plugin)
	}
	name, layer, err := register(kind, registered{plugin, options.TF32, options.NoKernels, options.UntunedKernels, options.Lanes, joined(options.Without)})
	if err != nil {
		return nil, Info{}, err
	}
	var client map[string]any
	if kind == CPU {
		client = map[string]any{"cpu_device_count": int64(max(options.CPUDevices, 1))}
	}
	backend, err = xla.NewWithOptions(name+",tf32=false", client)
	if err != nil {
		return nil, Info{}, err
	}
	info = Info{
		Kind: kind, Plugin: plugin, PluginVersion: pluginVersion(kind, plugin),
		Device: deviceName(kind, "/"), NumDevices: backend.NumDevices(),
	}
	if info.Device == "" {
		info.Device, _, _ = strings.Cut(backend.DeviceDescription(0), " [")
	}
	major, minor := layer.Version()
	info.Version = fmt.Sprintf("PJRT %d.%d", major, minor)
	return backend, info, nil
}

// registry holds the plugins that are open: a plugin stays in its process.
var registry = struct {
	sync.Mutex
	names  map[registered]string
	layers map[string]*pjrt.Layer // by name
}{names: map[registered]string{}, layers: map[string]*pjrt.Layer{}}

// registered is a plugin's file with what its layer does to programs.
type registered struct {
	path                            string
	tf32, noKernels, untunedKernels bool
	lanes                           int
	without                         string // see [joined]
}

// table are the kernels that the layer has.
func (r registered) table(kind Kind) map[string]kernels.Kernel {
	var table map[string]kernels.Kernel
	if !r.noKernels {
		table = kernelsOf(kind, r.untunedKernels, r.lanes)
	}
	for name := range strings.SplitSeq(r.without, ",") {
		delete(table, name)
	}
	return table
}

// joined are names in order, with commas between.
func joined(names []string) string { return strings.Join(slices.Sorted(slices.Values(names)), ",") }

// register opens a plugin's file once in a process and makes it known to go-xla. It returns the name there, and the layer that
// finds executables compiled before.
//
// go-xla decides by a plugin's name whether it is for CPUs or for CUDA, and takes options after a comma. Were the path the
// name, a directory called cuda would change what a CPU computes. The name is ours instead, and begins with a slash because
// go-xla takes names that look like absolute paths as they are, where it would search the machine for others.
func register(kind Kind, key registered) (string, *pjrt.Layer, error) {
	registry.Lock()
	defer registry.Unlock()
	if name, ok := registry.names[key]; ok {
		return name, registry.layers[name], nil
	}
	cache, err := ExecutableCache()
	if err != nil {
		return "", nil, err
	}
	name := fmt.Sprintf("/%s/%d", kind, len(registry.names))
	table := key.table(kind)
	layer, err := pjrt.Register(name, key.path, pjrt.Options{Cache: cache, Rewriters: Rewriters(table, kind, key.tf32), Async: kind != CPU, Flags: flagsOf(kind)})
	if err != nil {
		return "", nil, err
	}
	if len(table) > 0 {
		offerHandlers(layer, kind, table)
	}
	registry.names[key], registry.layers[name] = name, layer
	return name, layer, nil
}

// CacheStats counts the programs that were compiled for a backend and those loaded from the cache of executables instead,
// together for all backends of one plugin in this process. A backend that does not compile has none.
func CacheStats(backend compute.Backend) (compiled, loaded int) {
	layer := layerOf(backend)
	if layer == nil {
		return 0, 0
	}
	stats := layer.Stats()
	return stats.Compiled, stats.Loaded
}

// layerOf is the layer below a backend, nil if it has none.
func layerOf(backend compute.Backend) *pjrt.Layer {
	opened, isXLA := backend.(*xla.Backend)
	if !isXLA {
		return nil
	}
	registry.Lock()
	defer registry.Unlock()
	return registry.layers[opened.PluginName()]
}

// Memory returns the memory statistics of a compiled executable; ok is false for a backend that keeps none.
//
// go-xla's executable has them in a field of a private field, so they are read by reflection.
func Memory(executable compute.Executable) (stats MemoryStats, ok bool) {
	compiled, isXLA := executable.(*xla.Executable)
	if !isXLA {
		return MemoryStats{}, false
	}
	field := reflect.ValueOf(compiled).Elem().FieldByName("exec")
	if !field.IsValid() || field.Type() != reflect.TypeFor[*xlapjrt.LoadedExecutable]() {
		return MemoryStats{}, false
	}
	loaded := *(**xlapjrt.LoadedExecutable)(unsafe.Pointer(field.UnsafeAddr()))
	m := loaded.OnDeviceMemoryUsageStats
	return MemoryStats{
		Arguments: m.Inputs, Outputs: m.Outputs, Aliases: m.Aliases, Temporaries: m.Temporary, Code: m.GeneratedCode,
	}, true
}

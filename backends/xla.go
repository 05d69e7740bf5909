//go:build cgo && linux

package backends

import (
	"fmt"
	"reflect"
	"strings"
	"unsafe"

	"github.com/gomlx/compute"
	"github.com/gomlx/go-xla/compute/xla"
	"github.com/gomlx/go-xla/pjrt"
)

const hasXLA = true

// What is fetched is decided here alone, with pinned digests.
func init() { xla.EnableAutoInstall(false) }

// openXLA opens a PJRT plugin. XLA's log is quiet (go-xla sets TF_CPP_MIN_LOG_LEVEL unless it is set), and on a CPU XLA uses
// all cores for each of its devices.
func openXLA(kind Kind, plugin string) (backend compute.Backend, info Info, err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("%v", reason)
		}
	}()
	switch kind {
	case CUDA:
		prepareCUDA(plugin)
	case TPU:
		setDefault("TPU_LIBRARY_PATH", plugin)
	}
	name, err := register(kind, plugin)
	if err != nil {
		return nil, Info{}, err
	}
	backend, err = xla.New(name + ",tf32=false")
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
	loaded, err := pjrt.GetPlugin(name)
	if err != nil {
		return nil, Info{}, err
	}
	major, minor := loaded.Version()
	info.Version = fmt.Sprintf("PJRT %d.%d", major, minor)
	return backend, info, nil
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
	if !field.IsValid() || field.Type() != reflect.TypeFor[*pjrt.LoadedExecutable]() {
		return MemoryStats{}, false
	}
	loaded := *(**pjrt.LoadedExecutable)(unsafe.Pointer(field.UnsafeAddr()))
	m := loaded.OnDeviceMemoryUsageStats
	return MemoryStats{
		Arguments: m.Inputs, Outputs: m.Outputs, Aliases: m.Aliases, Temporaries: m.Temporary, Code: m.GeneratedCode,
	}, true
}

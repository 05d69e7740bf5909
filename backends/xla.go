//go:build cgo && linux

package backends

import (
	"fmt"
	"reflect"
	"unsafe"

	"github.com/gomlx/compute"
	"github.com/gomlx/go-xla/compute/xla"
	"github.com/gomlx/go-xla/pjrt"
)

const hasXLA = true

// openXLA opens a PJRT plugin. go-xla decides by the plugin's name whether it is for CPUs or CUDA; the files' names say so.
func openXLA(kind Kind, plugin string) (backend compute.Backend, info Info, err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("%v", reason)
		}
	}()
	xla.EnableAutoInstall(false)
	if kind == CUDA {
		preloadNVIDIA(plugin)
	}
	backend, err = xla.New(plugin + ",tf32=false")
	if err != nil {
		return nil, Info{}, err
	}
	info = Info{Kind: kind, Plugin: plugin, NumDevices: backend.NumDevices()}
	if loaded, err := pjrt.GetPlugin(plugin); err == nil {
		major, minor := loaded.Version()
		info.Version = fmt.Sprintf("PJRT %d.%d", major, minor)
	}
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

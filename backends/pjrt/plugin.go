//go:build cgo && linux

package pjrt

/*
#cgo LDFLAGS: -ldl
#include <dlfcn.h>
#include <stdlib.h>
#include "layer.h"

typedef const mm_api* (*get_api)(void);
static const mm_api* call_get_api(void* f) { return ((get_api)f)(); }
*/
import "C"

import (
	"errors"
	"fmt"
	"strings"
	"unsafe"
)

// plugin is an XLA plugin's own table of functions.
type plugin struct {
	api *C.mm_api
}

// openPlugin loads a plugin's library for the rest of the process.
func openPlugin(path string) (plugin, error) {
	name, symbol := C.CString(path), C.CString("GetPjrtApi")
	defer C.free(unsafe.Pointer(name))
	defer C.free(unsafe.Pointer(symbol))
	handle := C.dlopen(name, C.RTLD_LAZY|C.RTLD_LOCAL)
	if handle == nil {
		return plugin{}, errors.New(strings.TrimPrefix(C.GoString(C.dlerror()), path+": "))
	}
	function := C.dlsym(handle, symbol)
	if function == nil {
		return plugin{}, errors.New("no PJRT plugin: it has no function GetPjrtApi")
	}
	api := C.call_get_api(function)
	if api == nil {
		return plugin{}, errors.New("GetPjrtApi returns nothing")
	}
	p := plugin{api: api}
	return p, p.check()
}

// initialize starts a plugin that go-xla does not start.
func (p plugin) initialize() error {
	if C.mm_has(p.api, C.MM_PLUGIN_INITIALIZE) == 0 {
		return nil // since PJRT 0.19
	}
	return p.take(C.mm_initialize(p.api))
}

// version is the version of PJRT's interface that the plugin was built for.
func (p plugin) version() (major, minor int) {
	return int(p.api.version.major_version), int(p.api.version.minor_version)
}

// check says whether the plugin's table is laid out as we read it.
func (p plugin) check() error {
	major, minor := p.version()
	if major > C.MM_MAJOR {
		return fmt.Errorf("the plugin is too new: it speaks PJRT %d.%d, this program %d.%d and later with the same first number",
			major, minor, C.MM_MAJOR, C.MM_MINOR_OLDEST)
	}
	if minor < C.MM_MINOR_OLDEST {
		return fmt.Errorf("the plugin is too old: it speaks PJRT %d.%d, this program %d.%d and later",
			major, minor, C.MM_MAJOR, C.MM_MINOR_OLDEST)
	}
	for _, needed := range []C.int{C.MM_CLIENT_COMPILE, C.MM_ERROR_DESTROY, C.MM_ERROR_MESSAGE, C.MM_ERROR_GET_CODE} {
		if C.mm_has(p.api, needed) == 0 {
			return fmt.Errorf("the plugin, of PJRT %d.%d, lacks function %d of its table", major, minor, needed)
		}
	}
	return nil
}

// canCache tells whether the plugin has what executables are kept and found again with.
func (p plugin) canCache() bool {
	for _, needed := range []C.int{
		C.MM_CLIENT_PLATFORM_NAME, C.MM_CLIENT_PLATFORM_VERSION, C.MM_CLIENT_ADDRESSABLE_DEVICES,
		C.MM_DEVICE_GET_DESCRIPTION, C.MM_DEVICE_DESCRIPTION_KIND, C.MM_EXECUTABLE_DESTROY, C.MM_EXECUTABLE_NAME,
		C.MM_EXECUTABLE_NUM_OUTPUTS, C.MM_EXECUTABLE_MEMORY_STATS, C.MM_EXECUTABLE_SERIALIZE, C.MM_LOADED_DESTROY,
		C.MM_LOADED_GET_EXECUTABLE, C.MM_EXECUTABLE_DESERIALIZE_AND_LOAD,
	} {
		if C.mm_has(p.api, needed) == 0 {
			return false
		}
	}
	return true
}

// take turns an error of the plugin into one of Go, and frees it.
func (p plugin) take(failure *C.mm_error) error {
	if failure == nil {
		return nil
	}
	defer C.mm_destroy(p.api, failure)
	var size C.size_t
	message := C.mm_message(p.api, failure, &size)
	return &Error{int(C.mm_error_code(p.api, failure)), goString(message, size)}
}

// goString copies a text of C.
func goString(text *C.char, size C.size_t) string {
	return string(goBytes(text, size))
}

// goBytes is C's memory seen from Go, not a copy. C.GoBytes would take no more than 2 GiB.
func goBytes(data *C.char, size C.size_t) []byte {
	return unsafe.Slice((*byte)(unsafe.Pointer(data)), int(size))
}

// cBytes is Go's memory seen from C for the duration of one call.
func cBytes(data []byte) (*C.char, C.size_t) {
	return (*C.char)(unsafe.Pointer(unsafe.SliceData(data))), C.size_t(len(data))
}

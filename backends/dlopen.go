//go:build cgo && linux

package backends

/*
#cgo LDFLAGS: -ldl
#include <dlfcn.h>
#include <stdlib.h>

typedef const void* (*get_api)(void);
static const void* call_get_api(void* f) { return ((get_api)f)(); }
*/
import "C"

import (
	"errors"
	"fmt"
	"strings"
	"sync"
	"unsafe"

	"github.com/gomlx/go-xla/pjrt"
)

// registry holds the plugins that are open: a plugin stays in its process.
var registry = struct {
	sync.Mutex
	names map[string]string // by path
}{names: map[string]string{}}

// register opens a plugin's file once in a process and makes it known to go-xla. It returns the name there.
//
// go-xla decides by a plugin's name whether it is for CPUs or for CUDA, and takes options after a comma. Were the path the
// name, a directory called cuda would change what a CPU computes. The name is ours instead, and begins with a slash because
// go-xla takes names that look like absolute paths as they are, where it would search the machine for others.
func register(kind Kind, path string) (string, error) {
	registry.Lock()
	defer registry.Unlock()
	if name, ok := registry.names[path]; ok {
		return name, nil
	}
	handle, err := dlopen(path)
	if err != nil {
		return "", err
	}
	symbol := C.CString("GetPjrtApi")
	defer C.free(unsafe.Pointer(symbol))
	function := C.dlsym(handle, symbol)
	if function == nil {
		return "", errors.New("no PJRT plugin: it has no function GetPjrtApi")
	}
	api := C.call_get_api(function)
	if api == nil {
		return "", errors.New("GetPjrtApi returns nothing")
	}
	name := fmt.Sprintf("/%s/%d", kind, len(registry.names))
	if err := pjrt.RegisterPreloadedPlugin(name, uintptr(api)); err != nil {
		return "", err
	}
	registry.names[path] = name
	return name, nil
}

// dlopen loads a library for the rest of the process.
func dlopen(path string) (unsafe.Pointer, error) {
	name := C.CString(path)
	defer C.free(unsafe.Pointer(name))
	handle := C.dlopen(name, C.RTLD_LAZY|C.RTLD_LOCAL)
	if handle == nil {
		return nil, errors.New(strings.TrimPrefix(C.GoString(C.dlerror()), path+": "))
	}
	return handle, nil
}

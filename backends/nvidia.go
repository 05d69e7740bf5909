//go:build cgo && linux

package backends

/*
#cgo LDFLAGS: -ldl
#include <dlfcn.h>
#include <stdlib.h>

static int preload(const char* path) { return dlopen(path, RTLD_NOW | RTLD_GLOBAL) != NULL; }
*/
import "C"

import (
	"os"
	"path/filepath"
	"unsafe"
)

// preloadNVIDIA loads the CUDA libraries that Python packages ship beside a plugin: a process cannot change where its own
// loader looks, but a library that is loaded already is found by its name. Libraries need each other in an order nobody
// writes down, so passes are made until one loads nothing new.
func preloadNVIDIA(plugin string) {
	os.Setenv("GOPJRT_CUDA_CHECKS", "0") //nolint:errcheck // a malformed name is the only error
	var pending []string
	for _, root := range []string{filepath.Join(filepath.Dir(plugin), "..", "..", "nvidia"), filepath.Join(filepath.Dir(plugin), "nvidia")} {
		matches, err := filepath.Glob(filepath.Join(root, "*", "lib", "*.so*"))
		if err == nil {
			pending = append(pending, matches...)
		}
	}
	for progress := true; progress && len(pending) > 0; {
		progress = false
		var failed []string
		for _, path := range pending {
			name := C.CString(path)
			if C.preload(name) != 0 {
				progress = true
			} else {
				failed = append(failed, path)
			}
			C.free(unsafe.Pointer(name))
		}
		pending = failed
	}
}

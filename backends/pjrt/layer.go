//go:build cgo && linux

package pjrt

// #include "layer.h"
import "C"

import (
	"fmt"
	"sync"
	"unsafe"

	xla "github.com/gomlx/go-xla/pjrt"
)

// Rewriter changes the text of a program, in MLIR's StableHLO dialect, before it is compiled. It may return what it got. It
// must neither keep nor change the bytes it gets.
type Rewriter func(program []byte) ([]byte, error)

// Options say what a layer does beyond passing calls on.
type Options struct {
	Cache     *Cache     // nil: every program is compiled
	Rewriters []Rewriter // in the order in which they see a program
	// Flags are those of a program, by its text after all rewriters; nil where there never are any.
	Flags func(program []byte) Flags
	// Async has a program started and not waited for: results are waited for where they are read, and an error of the
	// program appears there. For devices with memory of their own: on a CPU, results may share the host's.
	Async bool
}

// Layer is a plugin that was registered with go-xla. Its statistics are those of all clients of the plugin.
type Layer struct {
	plugin    plugin
	rewriters []Rewriter
	flags     func(program []byte) Flags
	cache     *Cache // nil where executables are not kept
	machine   []byte // what the plugin's executables depend on, but for the client

	mu       sync.Mutex
	stats    Stats
	supplies map[string][]byte // executables to be taken for programs, by the programs' names
}

// layers are the registered layers by slot and by name. Both only grow.
var layers struct {
	sync.Mutex
	slots [C.MM_SLOTS]*Layer
	used  int
	names map[string]bool
}

// Register opens a plugin's file and makes it known to go-xla under a name, with a layer between. go-xla decides by the
// name what the plugin is for: it must contain "cpu" or "cuda" where it is for those, and nothing that looks like it
// otherwise. A plugin may be registered under several names.
func Register(name, path string, options Options) (*Layer, error) {
	layers.Lock()
	defer layers.Unlock()
	if layers.names[name] {
		return nil, fmt.Errorf("a plugin is registered as %q already", name)
	}
	slot := layers.used
	if slot == len(layers.slots) {
		return nil, fmt.Errorf("no more than %d plugins can be registered in a process", len(layers.slots))
	}
	opened, err := openPlugin(path)
	if err != nil {
		return nil, err
	}
	layer := &Layer{plugin: opened, rewriters: options.Rewriters, flags: options.Flags}
	async := C.int(0)
	if options.Async {
		async = 1
	}
	layers.slots[slot] = layer
	if err := xla.RegisterPreloadedPlugin(name, uintptr(unsafe.Pointer(C.mm_layered(C.int(slot), opened.api, async)))); err != nil {
		return nil, fmt.Errorf("register the plugin: %w", err)
	}
	if layers.names == nil {
		layers.names = map[string]bool{}
	}
	layers.names[name] = true
	layers.used++
	layer.useCache(options.Cache, name, path)
	return layer, nil
}

// useCache prepares the layer for a cache, if there is one, the plugin can do with it, and its executables can be named.
func (l *Layer) useCache(cache *Cache, name, path string) {
	if cache == nil || !l.plugin.canCache() || dumps() {
		return
	}
	registered, err := xla.GetPlugin(name)
	if err != nil {
		return
	}
	if l.machine, err = machine(l.plugin, path, registered.Attributes()); err != nil {
		return
	}
	l.cache = cache
}

// Version is the version of PJRT's interface that the plugin speaks.
func (l *Layer) Version() (major, minor int) { return l.plugin.version() }

// Cache is the cache in use. It is nil where executables are not kept: there is no cache in the options, the plugin can't
// serialise, or XLA is to dump what it does on the way to an executable.
func (l *Layer) Cache() *Cache { return l.cache }

// matmambaCompile is what go-xla calls for the plugin's PJRT_Client_Compile.
//
//export matmambaCompile
func matmambaCompile(slot C.int, args *C.mm_compile_args) *C.mm_error {
	layers.Lock()
	layer := layers.slots[slot]
	layers.Unlock()
	failure, err := layer.compile(args)
	if err != nil {
		return newError(err)
	}
	return failure
}

// newError makes an error that can be returned through the table.
func newError(err error) *C.mm_error {
	message, size := cBytes([]byte(err.Error()))
	return C.mm_new_error(message, size)
}

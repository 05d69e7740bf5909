//go:build cgo && linux

package pjrt

// #include "layer.h"
import "C"

import (
	"fmt"
	"regexp"
	"runtime"
	"time"
	"unsafe"
)

// formatMLIR is the format of programs that rewriters see: go-xla writes them as text.
const formatMLIR = "mlir"

// keyVersion changes when what executables depend on is described in another way.
const keyVersion = "matmamba executable 1"

// Stats count what became of the programs that were to be compiled.
type Stats struct {
	Compiled, Loaded      int           // programs compiled by the plugin, and loaded from the cache
	CompileTime, LoadTime time.Duration // spent on each
}

// Stats are the layer's counters so far.
func (l *Layer) Stats() Stats {
	l.mu.Lock()
	defer l.mu.Unlock()
	return l.stats
}

func (l *Layer) countCompiled(took time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.stats.Compiled++
	l.stats.CompileTime += took
}

func (l *Layer) countLoaded(took time.Duration) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.stats.Loaded++
	l.stats.LoadTime += took
}

// compile rewrites a program and finds or makes its executable. An error of the plugin goes back to the caller as the plugin
// gave it; an error of our own is the second result.
func (l *Layer) compile(args *C.mm_compile_args) (*C.mm_error, error) {
	if executable, found := l.prepared(args.program); found {
		return l.loadPrepared(args, executable), nil
	}
	program, err := rewrite(args.program, l.rewriters)
	if err != nil {
		return nil, fmt.Errorf("rewrite the program: %w", err)
	}
	if l.flags != nil {
		defer setFlags(args, l.flags(program))()
	}
	key, cached := l.key(args, program)
	if cached && l.load(args, key) {
		return nil, nil
	}
	started := time.Now()
	code, size := cBytes(program)
	if failure := C.mm_compile(l.plugin.api, args, code, size); failure != nil {
		return failure, nil
	}
	took := time.Since(started)
	l.countCompiled(took)
	if cached {
		l.store(args, key, About{Program: moduleName(program), Platform: l.platform(args.client), CompileTime: took})
	}
	return nil, nil
}

// setFlags adds flags to the options in args until the function returned is called.
func setFlags(args *C.mm_compile_args, flags Flags) (restore func()) {
	if len(flags) == 0 {
		return func() {}
	}
	options, size := args.options, args.options_size
	var pin runtime.Pinner
	longer := flags.appendTo(goBytes(options, size))
	pin.Pin(unsafe.SliceData(longer))
	args.options, args.options_size = cBytes(longer)
	return func() {
		args.options, args.options_size = options, size
		pin.Unpin()
	}
}

// rewrite returns the program's text after all rewriters. Without any it is the caller's memory.
func rewrite(given *C.mm_program, rewriters []Rewriter) ([]byte, error) {
	program := goBytes(given.code, given.code_size)
	if goString(given.format, given.format_size) != formatMLIR {
		return program, nil
	}
	for _, rewriter := range rewriters {
		var err error
		if program, err = rewriter(program); err != nil {
			return nil, err
		}
	}
	return program, nil
}

// key names the executable of a program; false where there is no cache, or too little is known of the device to name it.
func (l *Layer) key(args *C.mm_compile_args, program []byte) (Key, bool) {
	if l.cache == nil {
		return Key{}, false
	}
	client, err := l.plugin.client(args.client)
	if err != nil {
		return Key{}, false
	}
	format := goBytes(args.program.format, args.program.format_size)
	options := goBytes(args.options, args.options_size)
	return KeyOf([]byte(keyVersion), program, format, options, l.machine, client), true
}

// load takes an executable from the cache and tells whether it did. What the plugin refuses will be compiled anew, and is
// removed lest it be tried again.
func (l *Layer) load(args *C.mm_compile_args, key Key) bool {
	started := time.Now()
	data, found := l.cache.Get(key)
	if !found {
		return false
	}
	bytes, size := cBytes(data)
	var loaded *C.mm_loaded_executable
	if err := l.plugin.take(C.mm_load(l.plugin.api, args.client, bytes, size, &loaded)); err != nil {
		l.cache.Remove(key)
		return false
	}
	args.executable = loaded
	l.countLoaded(time.Since(started))
	return true
}

// store keeps an executable that was just compiled. The program runs whether or not it can be kept.
func (l *Layer) store(args *C.mm_compile_args, key Key, about About) {
	var serialized C.mm_serialize_args
	if l.plugin.take(C.mm_serialize(l.plugin.api, args.executable, &serialized)) != nil {
		return
	}
	defer C.mm_free_serialized(l.plugin.api, &serialized)
	l.cache.Put(key, about, goBytes(serialized.bytes, serialized.bytes_size))
}

// platform is the name of a client's platform, for people.
func (l *Layer) platform(client *C.mm_client) string {
	name, err := l.plugin.platformName(client)
	if err != nil {
		return ""
	}
	return name
}

// longestName bounds the name of a module where it is shown.
const longestName = 100

var module = regexp.MustCompile(`^\s*module\s+@"?([^\s"{]{1,` + fmt.Sprint(longestName) + `})`)

// moduleName is the name of the program in an MLIR text, "" if it has none.
func moduleName(program []byte) string {
	found := module.FindSubmatch(program)
	if found == nil {
		return ""
	}
	return string(found[1])
}

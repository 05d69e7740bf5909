//go:build cgo && linux

package pjrt

// #include "layer.h"
import "C"

import "time"

// Supply gives an executable that was made ahead of time for the next programs with a module name: whatever such a program
// says, it is not compiled, the executable is loaded in its place. The executable must take and return what the program
// does. The function returned ends that.
func (l *Layer) Supply(module string, executable []byte) (end func()) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.supplies == nil {
		l.supplies = map[string][]byte{}
	}
	l.supplies[module] = executable
	return func() {
		l.mu.Lock()
		defer l.mu.Unlock()
		delete(l.supplies, module)
	}
}

// prepared finds the executable that was supplied for a program.
func (l *Layer) prepared(program *C.mm_program) ([]byte, bool) {
	l.mu.Lock()
	defer l.mu.Unlock()
	if len(l.supplies) == 0 {
		return nil, false
	}
	executable, found := l.supplies[moduleName(goBytes(program.code, program.code_size))]
	return executable, found
}

// loadPrepared loads an executable in place of compiling; an error is the plugin's.
func (l *Layer) loadPrepared(args *C.mm_compile_args, executable []byte) *C.mm_error {
	started := time.Now()
	bytes, size := cBytes(executable)
	var loaded *C.mm_loaded_executable
	if failure := C.mm_load(l.plugin.api, args.client, bytes, size, &loaded); failure != nil {
		return failure
	}
	args.executable = loaded
	l.countLoaded(time.Since(started))
	return nil
}

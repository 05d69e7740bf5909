//go:build cgo && linux

package pjrt

// #include "layer.h"
// #include "recorder.h"
import "C"

import (
	"bytes"
	"fmt"
	"sync"
	"unsafe"

	xla "github.com/gomlx/go-xla/pjrt"
)

// Recording keeps the programs that are compiled for it, with no device and no plugin: what go-xla writes for another
// device can be looked at and compiled ahead of time.
type Recording struct {
	id        int64
	devices   int
	rewriters []Rewriter

	mu       sync.Mutex
	programs []Recorded
}

// recordings are those that are open, by number, and the names under which the recorder is registered.
var recordings = struct {
	sync.Mutex
	last  int64
	open  map[int64]*Recording
	names map[string]bool
}{open: map[int64]*Recording{}, names: map[string]bool{}}

// NewRecording starts a recording for so many devices of a kind, with the rewriters that its layer would have. The name is what
// go-xla is to think of the plugin: it writes other programs for names with "cpu" and "cuda" in them. go-xla makes a client
// of the recorder by this name and with [Recording.ClientOptions]. Close ends the recording.
func NewRecording(name string, devices int, rewriters ...Rewriter) (*Recording, error) {
	if devices < 1 {
		return nil, fmt.Errorf("record programs for %d devices: want at least 1", devices)
	}
	recordings.Lock()
	defer recordings.Unlock()
	if !recordings.names[name] {
		if err := xla.RegisterPreloadedPlugin(name, uintptr(unsafe.Pointer(C.mm_recorder()))); err != nil {
			return nil, fmt.Errorf("register the recorder as %q: %w", name, err)
		}
		recordings.names[name] = true
	}
	recordings.last++
	r := &Recording{id: recordings.last, devices: devices, rewriters: rewriters}
	recordings.open[r.id] = r
	return r, nil
}

// ClientOptions are what go-xla makes the client of this recording with.
func (r *Recording) ClientOptions() xla.NamedValuesMap {
	return xla.NamedValuesMap{C.MM_RECORDING: r.id, C.MM_DEVICES: int64(r.devices)}
}

// Programs are those recorded so far, in the order in which they came.
func (r *Recording) Programs() []Recorded {
	r.mu.Lock()
	defer r.mu.Unlock()
	return r.programs
}

// Close ends the recording: programs compiled for it from now on fail.
func (r *Recording) Close() {
	recordings.Lock()
	defer recordings.Unlock()
	delete(recordings.open, r.id)
}

// record keeps a copy of a program.
func (r *Recording) record(args *C.mm_compile_args) error {
	program, err := rewrite(args.program, r.rewriters)
	if err != nil {
		return fmt.Errorf("rewrite the program: %w", err)
	}
	kept := Recorded{bytes.Clone(program), bytes.Clone(goBytes(args.options, args.options_size))}
	r.mu.Lock()
	defer r.mu.Unlock()
	r.programs = append(r.programs, kept)
	return nil
}

// matmambaRecord is what the recorder does for PJRT_Client_Compile.
//
//export matmambaRecord
func matmambaRecord(id C.int64_t, args *C.mm_compile_args) *C.mm_error {
	recordings.Lock()
	recording := recordings.open[int64(id)]
	recordings.Unlock()
	if recording == nil {
		return newError(fmt.Errorf("recording %d is closed", int64(id)))
	}
	if err := recording.record(args); err != nil {
		return newError(err)
	}
	return nil
}

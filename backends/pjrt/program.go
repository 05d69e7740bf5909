package pjrt

import "time"

// Recorded is a program as a plugin gets it.
type Recorded struct {
	Text    []byte // in MLIR's StableHLO dialect, after all rewriters
	Options []byte // a serialised CompileOptionsProto
}

// Topology names devices to compile for. The zero Topology is the plugin's devices that are here.
type Topology struct {
	Name    string            `json:"name"`    // what the plugin knows the devices by, "v5e:2x2"
	Options map[string]string `json:"options"` // the plugin's own, with values of text
	Lists   map[string][]int  `json:"lists"`   // the plugin's own, with lists of numbers
}

// Compiled is an executable that was made ahead of time.
type Compiled struct {
	Executable []byte // for a client of the same plugin, in the same version, with such a device
	Memory     Memory
	Cost       map[string]float64 // the plugin's own analysis; its names differ from plugin to plugin
	Took       time.Duration
}

// Memory is what a program needs on each device, in bytes.
type Memory struct {
	Code        int64 `json:"code"`
	Arguments   int64 `json:"arguments"`
	Outputs     int64 `json:"outputs"`
	Aliases     int64 `json:"aliases"` // outputs that take the place of arguments that are given away
	Temporaries int64 `json:"temporaries"`
	Peak        int64 `json:"peak"` // 0 where the plugin does not say
}

// Needs is the memory that a device must have free: the peak where it is known, else the sum of what may be there at once.
func (m Memory) Needs() int64 {
	return max(m.Peak, m.Code+m.Arguments+m.Outputs-m.Aliases+m.Temporaries)
}

// exhausted is XLA's code for an error of too little memory or another resource.
const exhausted = 8

// Error is an error of a plugin.
type Error struct {
	Code    int    `json:"code"` // XLA's number for the kind of error
	Message string `json:"message"`
}

// Error is the plugin's message.
func (e *Error) Error() string { return e.Message }

// Exhausted reports whether what was asked for needs more memory, or another resource, than there is.
func (e *Error) Exhausted() bool { return e.Code == exhausted }

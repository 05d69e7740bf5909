package pjrt

import (
	"encoding/binary"
	"maps"
	"slices"
)

// Flags are XLA's options for one program, by name without dashes; lists are separated by commas. They come before XLA_FLAGS.
type Flags map[string]string

// field numbers of CompileOptionsProto and of what is in it (xla/pjrt/proto/compile_options.proto).
const (
	envOptionOverrides = 7
	mapKey, mapValue   = 1, 2
	stringField        = 1
)

// appendTo adds the flags to a serialised CompileOptionsProto.
func (f Flags) appendTo(options []byte) []byte {
	options = slices.Clone(options)
	for _, name := range slices.Sorted(maps.Keys(f)) {
		value := appendField(nil, stringField, []byte(f[name]))
		entry := appendField(appendField(nil, mapKey, []byte(name)), mapValue, value)
		options = appendField(options, envOptionOverrides, entry)
	}
	return options
}

// appendField adds a field of bytes to a protocol buffer.
func appendField(message []byte, number uint64, data []byte) []byte {
	const bytesType = 2
	message = binary.AppendUvarint(message, number<<3|bytesType)
	message = binary.AppendUvarint(message, uint64(len(data)))
	return append(message, data...)
}

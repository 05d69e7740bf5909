//go:build cgo && linux

package pjrt

// #include <stdlib.h>
// #include "layer.h"
import "C"

import (
	"bytes"
	"fmt"
	"time"
	"unsafe"
)

// Compiler compiles programs ahead of time. It may be used by one goroutine at a time.
type Compiler struct {
	plugin   plugin
	topology *C.mm_topology // nil where there is a client
	client   *C.mm_client
}

// OpenCompiler starts a plugin for compiling alone. A plugin that is at work in this process must not be opened a second time.
func OpenCompiler(path string, topology Topology) (*Compiler, error) {
	opened, err := openPlugin(path)
	if err != nil {
		return nil, err
	}
	if err := opened.initialize(); err != nil {
		return nil, fmt.Errorf("start the plugin: %w", err)
	}
	c := &Compiler{plugin: opened}
	if topology.Name == "" {
		if err := opened.take(C.mm_client_create(opened.api, &c.client)); err != nil {
			return nil, fmt.Errorf("open the devices: %w", err)
		}
		return c, nil
	}
	for _, needed := range []C.int{C.MM_TOPOLOGY_CREATE, C.MM_TOPOLOGY_DESTROY, C.MM_COMPILE, C.MM_EXECUTABLE_SERIALIZE} {
		if C.mm_has(opened.api, needed) == 0 {
			return nil, fmt.Errorf("the plugin can't compile for devices that are not here: it lacks function %d of its table", needed)
		}
	}
	if err := c.describe(topology); err != nil {
		return nil, fmt.Errorf("describe the devices %s: %w", topology.Name, err)
	}
	return c, nil
}

// describe makes the compiler's topology.
func (c *Compiler) describe(topology Topology) error {
	if count := len(topology.Options) + len(topology.Lists); count > C.MM_MOST_OPTIONS {
		return fmt.Errorf("%d options, want at most %d", count, C.MM_MOST_OPTIONS)
	}
	var options [C.MM_MOST_OPTIONS]C.mm_option
	count := 0
	for name, text := range topology.Options {
		options[count] = C.mm_option{name: C.CString(name), text: C.CString(text)}
		defer C.free(unsafe.Pointer(options[count].name))
		defer C.free(unsafe.Pointer(options[count].text))
		count++
	}
	for name, list := range topology.Lists {
		if len(list) > C.MM_LONGEST_LIST {
			return fmt.Errorf("option %s has %d numbers, want at most %d", name, len(list), C.MM_LONGEST_LIST)
		}
		options[count] = C.mm_option{name: C.CString(name), length: C.size_t(len(list))}
		defer C.free(unsafe.Pointer(options[count].name))
		for i, number := range list {
			options[count].list[i] = C.int64_t(number)
		}
		count++
	}
	name := C.CString(topology.Name)
	defer C.free(unsafe.Pointer(name))
	return c.plugin.take(C.mm_topology_create(c.plugin.api, name, C.size_t(len(topology.Name)), &options[0], C.size_t(count), &c.topology))
}

// Version is the version of PJRT's interface that the plugin speaks.
func (c *Compiler) Version() (major, minor int) { return c.plugin.version() }

// Compile makes an executable of a recorded program. An error of the plugin is an [*Error].
func (c *Compiler) Compile(program Recorded) (*Compiled, error) {
	started := time.Now()
	executable, release, err := c.compile(program)
	if err != nil {
		return nil, err
	}
	defer release()
	compiled := &Compiled{Took: time.Since(started)}
	var serialized C.mm_serialize_args
	if err := c.plugin.take(C.mm_serialize_executable(c.plugin.api, executable, &serialized)); err != nil {
		return nil, fmt.Errorf("serialise the executable: %w", err)
	}
	compiled.Executable = bytes.Clone(goBytes(serialized.bytes, serialized.bytes_size))
	C.mm_free_bytes(&serialized)
	compiled.Memory = c.memory(executable)
	compiled.Cost = c.cost(executable)
	return compiled, nil
}

// compile returns the plugin's executable, and what frees it.
func (c *Compiler) compile(program Recorded) (executable *C.mm_executable, release func(), err error) {
	code, size := cBytes(program.Text)
	options, optionsSize := cBytes(program.Options)
	if c.client == nil {
		err = c.plugin.take(C.mm_ahead(c.plugin.api, c.topology, code, size, options, optionsSize, &executable))
		return executable, func() { C.mm_destroy_executable(c.plugin.api, executable) }, err
	}
	var loaded *C.mm_loaded_executable
	if err := c.plugin.take(C.mm_here(c.plugin.api, c.client, code, size, options, optionsSize, &loaded)); err != nil {
		return nil, nil, err
	}
	release = func() {
		C.mm_destroy_executable(c.plugin.api, executable)
		C.mm_destroy_loaded(c.plugin.api, loaded)
	}
	err = c.plugin.take(C.mm_get_executable(c.plugin.api, loaded, &executable))
	return executable, release, err
}

// memory is what the plugin says of an executable's memory, zero if nothing.
func (c *Compiler) memory(executable *C.mm_executable) Memory {
	var stats [15]C.int64_t
	if C.mm_has(c.plugin.api, C.MM_EXECUTABLE_MEMORY_STATS) == 0 ||
		c.plugin.take(C.mm_memory_stats(c.plugin.api, executable, &stats[0])) != nil {
		return Memory{}
	}
	return Memory{
		Code: int64(stats[0]), Arguments: int64(stats[1]), Outputs: int64(stats[2]), Aliases: int64(stats[3]),
		Temporaries: int64(stats[4]), Peak: int64(stats[10]),
	}
}

// cost is the plugin's analysis of an executable, nil if it makes none.
func (c *Compiler) cost(executable *C.mm_executable) map[string]float64 {
	var first *C.mm_named_value
	var count C.size_t
	if C.mm_has(c.plugin.api, C.MM_EXECUTABLE_COST_ANALYSIS) == 0 ||
		c.plugin.take(C.mm_cost(c.plugin.api, executable, &first, &count)) != nil {
		return nil
	}
	properties := map[string]float64{}
	for i := range unsafe.Slice(first, int(count)) {
		property := &unsafe.Slice(first, int(count))[i]
		if property._type == C.MM_FLOAT {
			properties[goString(property.name, property.name_size)] = float64(C.mm_real(property))
		}
	}
	return properties
}

// Close frees the devices or their description.
func (c *Compiler) Close() error {
	if c.client != nil {
		return c.plugin.take(C.mm_client_destroy(c.plugin.api, c.client))
	}
	return c.plugin.take(C.mm_topology_destroy(c.plugin.api, c.topology))
}

//go:build cgo && linux

package pjrt

// #include "layer.h"
import "C"

import (
	"bytes"
	"fmt"
	"os"
	"slices"
	"strings"
	"unsafe"
)

// cpuPlatform is the platform on which executables are made for the very processor.
const cpuPlatform = "cpu"

// flagVariables are what XLA reads its own options from, once in a process.
var flagVariables = []string{"XLA_FLAGS", "LIBTPU_INIT_ARGS"}

// dumps tells whether XLA was asked to write its intermediate programs, which it does only where it compiles.
func dumps() bool { return strings.Contains(flags("XLA_FLAGS"), "--xla_dump_to") }

// flags are the options in a variable, or in the file that it names.
func flags(variable string) string {
	value := strings.TrimSpace(os.Getenv(variable))
	if value == "" || strings.HasPrefix(value, "-") {
		return value
	}
	content, err := os.ReadFile(value)
	if err != nil {
		return value
	}
	return value + "\n" + string(content)
}

// machine describes what executables of a plugin depend on besides program, options and client: the plugin itself and XLA's
// options. The plugin's file is told by its size and time; to read the hundreds of megabytes in it would take longer
// than to load many an executable.
func machine(p plugin, path string, attributes map[string]any) ([]byte, error) {
	info, err := os.Stat(path)
	if err != nil {
		return nil, fmt.Errorf("look up the plugin's file: %w", err)
	}
	var text bytes.Buffer
	major, minor := p.version()
	fmt.Fprintf(&text, "plugin %d.%d, %d bytes of %d\n", major, minor, info.Size(), info.ModTime().UnixNano())
	names := make([]string, 0, len(attributes))
	for name := range attributes {
		names = append(names, name)
	}
	slices.Sort(names)
	for _, name := range names {
		fmt.Fprintf(&text, "%s=%v\n", name, attributes[name])
	}
	for _, variable := range flagVariables {
		fmt.Fprintf(&text, "%s=%q\n", variable, flags(variable))
	}
	return text.Bytes(), nil
}

// client describes what executables depend on in a client: its platform, the kinds of its devices in their order, and on the
// CPU the processor.
func (p plugin) client(client *C.mm_client) ([]byte, error) {
	platform, err := p.platformName(client)
	if err != nil {
		return nil, err
	}
	version, err := p.text(C.MM_CLIENT_PLATFORM_VERSION, unsafe.Pointer(client))
	if err != nil {
		return nil, err
	}
	kinds, err := p.deviceKinds(client)
	if err != nil {
		return nil, err
	}
	var text bytes.Buffer
	fmt.Fprintf(&text, "%s %q %q\n", platform, version, kinds)
	if platform != cpuPlatform {
		return text.Bytes(), nil
	}
	description, err := processor()
	text.WriteString(description)
	return text.Bytes(), err
}

func (p plugin) platformName(client *C.mm_client) (string, error) {
	return p.text(C.MM_CLIENT_PLATFORM_NAME, unsafe.Pointer(client))
}

func (p plugin) deviceKinds(client *C.mm_client) ([]string, error) {
	var first **C.mm_device
	var count C.size_t
	if err := p.take(C.mm_devices(p.api, client, &first, &count)); err != nil {
		return nil, err
	}
	var kinds []string
	for _, device := range unsafe.Slice(first, int(count)) {
		var description *C.mm_device_description
		if err := p.take(C.mm_description(p.api, device, &description)); err != nil {
			return nil, err
		}
		kind, err := p.text(C.MM_DEVICE_DESCRIPTION_KIND, unsafe.Pointer(description))
		if err != nil {
			return nil, err
		}
		kinds = append(kinds, kind)
	}
	return kinds, nil
}

// text asks for one of an object's texts.
func (p plugin) text(function C.int, object unsafe.Pointer) (string, error) {
	var text *C.char
	var size C.size_t
	if err := p.take(C.mm_text(p.api, function, object, &text, &size)); err != nil {
		return "", err
	}
	return goString(text, size), nil
}

//go:build cgo && linux

package pjrt

import (
	"fmt"
	"os"
	"runtime"
	"slices"
	"strings"
	"sync"
)

// processorFields are the lines of /proc/cpuinfo, on x86 and on arm, that decide which instructions XLA's compiler may use
// and which it prefers. The others change from one boot to the next, or within one.
var processorFields = []string{
	"vendor_id", "cpu family", "model", "model name", "stepping", "flags",
	"CPU implementer", "CPU architecture", "CPU variant", "CPU part", "Features",
}

// processor describes the machine's processors. Their number counts: XLA cuts loops into as many parts.
var processor = sync.OnceValues(func() (string, error) {
	info, err := os.ReadFile("/proc/cpuinfo")
	if err != nil {
		return "", fmt.Errorf("look up the processor: %w", err)
	}
	return describeProcessor(runtime.GOARCH, runtime.NumCPU(), string(info)), nil
})

func describeProcessor(architecture string, count int, info string) string {
	lines := []string{fmt.Sprintf("%s %d", architecture, count)}
	for line := range strings.Lines(info) {
		name, value, _ := strings.Cut(line, ":")
		name = strings.TrimSpace(name)
		if !slices.Contains(processorFields, name) {
			continue
		}
		// Processors of one kind say the same again and again; those of several kinds say something new.
		line = name + ": " + strings.TrimSpace(value)
		if !slices.Contains(lines, line) {
			lines = append(lines, line)
		}
	}
	return strings.Join(lines, "\n")
}

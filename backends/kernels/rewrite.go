package kernels

import (
	"bytes"
	"fmt"
	"log/slog"
	"strings"
	"sync"
)

// Rewriter returns what gives the composites of a program, in StableHLO's text, the bodies that the kernels of a table write, by operation.
// It suits backends/pjrt. Where a kernel declines, the decomposition stays, and the log says so once for each operation and
// reason; nil is slog's default.
func Rewriter(table map[string]Kernel, log *slog.Logger) func(program []byte) ([]byte, error) {
	if log == nil {
		log = slog.Default()
	}
	var told sync.Map
	return func(program []byte) ([]byte, error) {
		if len(table) == 0 || !bytes.Contains(program, []byte("@"+prefix)) {
			return program, nil
		}
		var rewritten bytes.Buffer
		kept := 0
		for _, d := range definitions(program) {
			kernel := table[d.call.Op]
			if kernel == nil {
				continue
			}
			body, reason := kernel(d.call)
			if body == "" {
				if _, known := told.LoadOrStore(d.call.Op+"\n"+reason, true); !known {
					log.Info("no kernel for a composite, its decomposition runs", "op", d.call.Op, "reason", reason)
				}
				continue
			}
			rewritten.Write(program[kept:d.start])
			rewritten.WriteString(d.with(body))
			kept = d.end
		}
		if kept == 0 {
			return program, nil
		}
		rewritten.Write(program[kept:])
		return rewritten.Bytes(), nil
	}
}

// with is the function with another body, its parameters named %arg0, %arg1, ...
func (d definition) with(body string) string {
	parameters := make([]string, len(d.call.Inputs))
	for i, input := range d.call.Inputs {
		parameters[i] = fmt.Sprintf("%%arg%d: %s", i, input)
	}
	results := make([]string, len(d.call.Outputs))
	for i, output := range d.call.Outputs {
		results[i] = output.String()
	}
	return fmt.Sprintf("func.func @%s(%s) -> (%s) {\n%s\n  }",
		d.name, strings.Join(parameters, ", "), strings.Join(results, ", "), strings.TrimRight(body, "\n"))
}

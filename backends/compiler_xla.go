//go:build cgo && linux

package backends

import (
	"errors"
	"fmt"
	"math"

	"github.com/gomlx/compute"
	"github.com/gomlx/go-xla/compute/xla"
	"github.com/matmamba/matmamba/backends/pjrt"
)

// Record runs build with a backend of so many devices of a kind that need not be here, and returns the programs that it had
// compiled there, as they are written for such devices, with kernels for the device of that name ("h200"), if it is known. They can't be run, only
// compiled. tf32 is that of [Options].
func Record(kind Kind, device string, devices int, tf32 bool, build func(compute.Backend) error) (programs []pjrt.Recorded, err error) {
	defer func() {
		if reason := recover(); reason != nil {
			err = fmt.Errorf("record programs for %s: %v", kind, reason)
		}
	}()
	name := fmt.Sprintf("/%s/recorder", kind)
	recording, err := pjrt.NewRecording(name, devices, Rewriters(kernelsFor(kind, device, 0), kind, tf32)...)
	if err != nil {
		return nil, err
	}
	defer recording.Close()
	backend, err := xla.NewWithOptions(name+",tf32=false,preallocate=false", recording.ClientOptions())
	if err != nil {
		return nil, fmt.Errorf("record programs for %s: %w", kind, singleLine{err})
	}
	defer backend.Finalize()
	if err := build(backend); err != nil {
		return nil, err
	}
	return recording.Programs(), nil
}

// compileHere compiles in this process.
func compileHere(c Compiler, topology pjrt.Topology, program pjrt.Recorded) (*pjrt.Compiled, error) {
	switch c.Kind {
	case CUDA:
		setGPUFlags(c.Plugin)
	case TPU:
		setDefault("TPU_LIBRARY_PATH", c.Plugin)
		setDefault("TPU_SKIP_MDS_QUERY", "1")         // there is no host to ask about its chips
		setDefault("ALLOW_MULTIPLE_LIBTPU_LOAD", "1") // the chips that one process at a time may use are not used here
		if c.LowEffort {
			addFlag("LIBTPU_INIT_ARGS", fmt.Sprintf("--xla_tpu_scoped_vmem_limit_kib=%d", lowEffortVMEM))
		}
	}
	opened, err := pjrt.OpenCompiler(c.Plugin, topology)
	if err != nil {
		return nil, fmt.Errorf("compile with %s: %w", c.Plugin, singleLine{err})
	}
	err = opened.RegisterHandlers(pjrt.Host, handlersOf(c.Kind)...)
	var compiled *pjrt.Compiled
	if err == nil {
		compiled, err = opened.Compile(program)
	}
	if err := errors.Join(err, opened.Close()); err != nil {
		return nil, err
	}
	for name, value := range compiled.Cost {
		if math.IsNaN(value) || math.IsInf(value, 0) {
			delete(compiled.Cost, name)
		}
	}
	return compiled, nil
}

// Supply gives a backend the executable that it is to load for the next programs with a name, instead of compiling them. The
// function returned ends that.
func Supply(backend compute.Backend, program string, executable []byte) (end func(), err error) {
	layer := layerOf(backend)
	if layer == nil {
		return nil, fmt.Errorf("backend %s can't load executables: they are XLA's", backend.Name())
	}
	return layer.Supply(program, executable), nil
}

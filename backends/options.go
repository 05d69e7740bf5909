package backends

import (
	"fmt"
	"io"
	"log/slog"
	"runtime"
)

// Kind names a way to run programs.
type Kind string

// The kinds of backends. Auto is CUDA if there is a GPU, else a TPU if there is one, else XLA on the CPU, else pure Go.
const (
	Auto Kind = "auto"
	CPU  Kind = "cpu"
	CUDA Kind = "cuda"
	TPU  Kind = "tpu"
	Go   Kind = "go"
)

// Kinds lists what can be opened, in the order in which Auto tries it.
func Kinds() []Kind { return []Kind{CUDA, TPU, CPU, Go} }

// ParseKind reads the value of a --backend flag.
func ParseKind(s string) (Kind, error) {
	switch k := Kind(s); k {
	case Auto, CPU, CUDA, TPU, Go:
		return k, nil
	}
	return "", fmt.Errorf("backend %q: want auto, cpu, cuda, tpu or go", s)
}

// Options direct [Open] and [Install].
type Options struct {
	// Progress is where the progress of a download goes, nil for none: a bar where it is a terminal, else plain lines.
	Progress io.Writer
	// Log receives the one-line notes about what was passed over, nil for slog.Default().
	Log *slog.Logger
	// NoInstall keeps Open from fetching the CPU plugin when it is missing.
	NoInstall bool
	// TF32 lets float32 products on accelerators use the faster units with shorter mantissas: TF32 on GPUs, bfloat16 on TPUs.
	TF32 bool
	// NoKernels leaves the kernels of composites out, so that their decompositions run: to compare the two.
	NoKernels bool
	// UntunedKernels takes kernels as they are for a device of which nothing is known: vectors that any processor has, the configurations of any
	// GPU. To compare the two.
	UntunedKernels bool
	// Lanes is how many float32 elements a vector of the CPU's kernels may have: 8 stands for AVX2 where there is AVX-512, too, 16 for
	// AVX-512 without its instructions for bfloat16, and 0 for the best that the processor has. To compare them.
	Lanes int
	// Without are composites whose kernels are left out, by name, as far as there are any: "ssd_grad".
	Without []string
	// CPUDevices is how many devices the CPU's plugin has, all of them on the same cores: to run what a mesh of devices would run. 0
	// stands for one. XLA takes as many threads as there are cores, and no fewer than devices.
	CPUDevices int
	// GPUFlags are flags of XLA for what is compiled for GPUs, beside those that always are: "--xla_gpu_enable_triton_gemm=false". What
	// the user's XLA_FLAGS say wins. XLA reads its flags once, when the first backend of a process is opened.
	GPUFlags []string
	// Wheels is a directory of package files (*.whl) that were fetched by other means, for a machine without a network. They
	// are looked for before anything is downloaded, by their SHA-256.
	Wheels string
}

func (o Options) log() *slog.Logger {
	if o.Log == nil {
		return slog.Default()
	}
	return o.Log
}

// Info describes an open backend.
type Info struct {
	Kind          Kind   `json:"backend"`
	Plugin        string `json:"plugin,omitempty"`         // path of the PJRT plugin, empty for pure Go
	PluginVersion string `json:"plugin_version,omitempty"` // package and version, "libtpu 0.0.48", empty if unknown
	Version       string `json:"version,omitempty"`        // of the plugin's interface, "PJRT 0.81"
	Device        string `json:"device,omitempty"`         // what the first device is, "NVIDIA H200"
	NumDevices    int    `json:"devices"`
}

// String is one line for people.
func (i Info) String() string {
	if i.Kind == Go {
		return fmt.Sprintf("go (pure Go, %d threads)", runtime.GOMAXPROCS(0))
	}
	line := fmt.Sprintf("%s (XLA, %d × %s", i.Kind, i.NumDevices, i.Device)
	for _, version := range []string{i.PluginVersion, i.Version} {
		if version != "" {
			line += ", " + version
		}
	}
	return line + ")"
}

//go:build cgo && linux

package backends

import (
	"os"
	"path/filepath"
	"slices"
	"strings"
)

// nvidiaLibraries are what the CUDA plugin loads, by directory, each after those it needs itself (as JAX does in
// jax_plugins/xla_cuda13).
var nvidiaLibraries = []string{
	"cu13/lib/libcudart.so.13", "cu13/lib/libnvrtc.so.13", "cu13/lib/libnvJitLink.so.13", "cu13/lib/libcublasLt.so.13",
	"cu13/lib/libcublas.so.13", "nccl/lib/libnccl.so.2", "cu13/lib/libcupti.so.13", "cu13/lib/libcusparse.so.12",
	"cu13/lib/libcusolver.so.12", "cu13/lib/libcufft.so.12", "nvshmem/lib/libnvshmem_host.so.3", "cudnn/lib/libcudnn.so.9",
}

// prepareCUDA readies the process for the CUDA plugin. The loader read LD_LIBRARY_PATH when the process began, so that setting
// it now would change nothing; but a library that is loaded already is found by its name, wherever it lies. Those that lie
// beside the plugin are loaded here; the system's serve where there are none.
func prepareCUDA(plugin string, flags []string) {
	root, found := nvidiaRoot(plugin)
	if found {
		for _, library := range nvidiaLibraries {
			// One that is missing is missed by the plugin only if a program uses it, and then by name.
			_, _ = dlopen(filepath.Join(root, library))
		}
	}
	setGPUFlags(plugin, flags...)
	setDefault("NVIDIA_TF32_OVERRIDE", "0") // convolutions, too, are true float32
}

// gpuFlags are what GPU programs are compiled with unless the user says otherwise. Products of one matrix are merged as long as they are small:
// what large ones make would have to be cut apart again for kernels, which costs more than it saves (bench/RESULTS.md).
var gpuFlags = []string{"--xla_gpu_dot_merger_threshold_mb=16"}

// setGPUFlags gives XLA its flags for GPU programs, and some more, which it reads when the plugin starts.
func setGPUFlags(plugin string, more ...string) {
	if root, found := nvidiaRoot(plugin); found {
		addFlag("XLA_FLAGS", "--xla_gpu_cuda_data_dir="+filepath.Join(root, "cu13")) // ptxas and libdevice
	}
	for _, flag := range slices.Concat(gpuFlags, more) {
		addFlag("XLA_FLAGS", flag)
	}
}

// nvidiaRoot is the directory of NVIDIA's libraries that belongs to a plugin.
func nvidiaRoot(plugin string) (string, bool) {
	dir := filepath.Dir(plugin)
	for _, root := range []string{filepath.Join(dir, "..", "..", "nvidia"), filepath.Join(dir, "..", "nvidia"), filepath.Join(dir, "nvidia"), dir} {
		if info, err := os.Stat(filepath.Join(root, "cu13")); err == nil && info.IsDir() {
			return root, true
		}
	}
	return "", false
}

// addFlag adds a flag to a variable of the environment, such as XLA_FLAGS, unless the user gave it a value there.
func addFlag(variable, flag string) {
	flags := os.Getenv(variable)
	name, _, _ := strings.Cut(flag, "=")
	if !strings.Contains(flags, name) {
		_ = os.Setenv(variable, strings.TrimSpace(flags+" "+flag)) // fails for malformed names alone
	}
}

func setDefault(name, value string) {
	if _, set := os.LookupEnv(name); !set {
		_ = os.Setenv(name, value) // fails for malformed names alone
	}
}

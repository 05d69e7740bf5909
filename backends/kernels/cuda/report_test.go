//go:build cgo && linux

package cuda_test

import (
	"fmt"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/kernels/cuda"
	"github.com/matmamba/matmamba/backends/pjrt"
	"github.com/stretchr/testify/require"
)

// gpu is what XLA's compiler asks of a GPU.
const gpu = `gpu_device_info {
  threads_per_block_limit: 1024 threads_per_warp: 32 shared_memory_per_block: 49152 shared_memory_per_core: %[3]d
  threads_per_core_limit: 2048 core_count: %[2]d fpus_per_core: 128 block_dim_limit_x: 2147483647 block_dim_limit_y: 65535
  block_dim_limit_z: 65535 memory_bandwidth: 2039000000000 l2_cache_size: 41943040 clock_rate_ghz: 1.4
  device_memory_size: 80000000000 shared_memory_per_block_optin: %[4]d cuda_compute_capability { major: %[1]d minor: 0 }
  registers_per_core_limit: 65536 registers_per_block_limit: 65536
}
platform_name: "CUDA" dnn_version_info { major: 9 minor: 10 patch: 0 } device_description_str: "GPU"`

// options are a serialised CompileOptionsProto: executable_build_options {device_ordinal: -1, num_replicas: 1, num_partitions: 1}.
var options = []byte("\x1a\x0f\x08\xff\xff\xff\xff\xff\xff\xff\xff\xff\x01\x20\x01\x28\x01")

// mostSpilled is how many bytes of registers a kernel may keep in memory. On Hopper those of the table's shapes keep some hundred; the
// compiler's versions differ a little.
var mostSpilled = map[string]int{"sm_80": 512, "sm_90": 256, "sm_100": 256}

// mostSpilledFloat32 is the same for heads stacked in float32, whose tiles are twice as large; float32 is there to be exact.
const mostSpilledFloat32 = 4096

// The kernels compile for three generations of GPUs, none of which need be here, and keeps its values in registers: what ptxas says
// of registers and XLA of shared memory is logged. XLA refuses what needs more shared memory than the GPU has.
func TestKernelsCompileForEveryGeneration(t *testing.T) {
	plugin, err := backends.FindCompiler(backends.CUDA)
	if err != nil {
		t.Skip(err)
	}
	dir := t.TempDir()
	log := filepath.Join(dir, "ptxas.log")
	loggingTools(t, filepath.Join(filepath.Dir(plugin), "..", "..", "nvidia", "cu13"), dir, log)
	// XLA reads its flags when the plugin starts, which it does here for the first time in this process.
	t.Setenv("XLA_FLAGS", fmt.Sprintf("--xla_gpu_cuda_data_dir=%s --xla_dump_to=%s", dir, filepath.Join(dir, "dump")))
	for generation, config := range map[string]string{
		"sm_80": fmt.Sprintf(gpu, 8, 108, 167936, 166912), "sm_90": fmt.Sprintf(gpu, 9, 132, 233472, 232448), "sm_100": fmt.Sprintf(gpu, 10, 148, 233472, 232448),
	} {
		compiler, err := pjrt.OpenCompiler(plugin, pjrt.Topology{Name: "cuda", Options: map[string]string{"target_config": config, "topology": "1x1x1"}})
		require.NoError(t, err)
		for name, module := range cuda.CompiledModules(generation == "sm_90") {
			require.NoError(t, os.RemoveAll(log))
			_, err := compiler.Compile(pjrt.Recorded{Text: []byte(module), Options: options})
			require.NoError(t, err, "%s for %s", name, generation)
			for _, kernel := range readLog(t, log) {
				t.Logf("%s %s: %s", generation, name, kernel)
				most := mostSpilled[generation]
				if strings.Contains(name, "float32") {
					most = mostSpilledFloat32
				}
				require.LessOrEqual(t, kernel.spilled, most, "%s %s: %s", generation, name, kernel)
			}
		}
		require.NoError(t, compiler.Close())
	}
	logSharedMemory(t, filepath.Join(dir, "dump"))
}

// loggingTools makes a directory like NVIDIA's, in which ptxas writes to a log what it says of kernels.
func loggingTools(t *testing.T, tools, dir, log string) {
	t.Helper()
	tools, err := filepath.Abs(tools)
	require.NoError(t, err)
	for _, name := range []string{"nvvm", "lib", "include"} {
		require.NoError(t, os.Symlink(filepath.Join(tools, name), filepath.Join(dir, name)))
	}
	require.NoError(t, os.Mkdir(filepath.Join(dir, "bin"), 0o755))
	real, err := filepath.EvalSymlinks(filepath.Join(tools, "bin", "ptxas"))
	require.NoError(t, err)
	require.NoError(t, os.Symlink(filepath.Join(filepath.Dir(real), "nvlink"), filepath.Join(dir, "bin", "nvlink")))
	script := fmt.Sprintf("#!/bin/sh\ncase \"$*\" in *--version*) exec %[1]s \"$@\";; esac\nexec %[1]s -v \"$@\" 2>>%[2]s\n", real, log)
	require.NoError(t, os.WriteFile(filepath.Join(dir, "bin", "ptxas"), []byte(script), 0o755))
}

// usage is what ptxas says of a kernel.
type usage struct {
	name               string
	registers, spilled int
}

func (u usage) String() string {
	return fmt.Sprintf("%s: %d registers, %d bytes spilled", u.name, u.registers, u.spilled)
}

var (
	compiling = regexp.MustCompile(`Compiling entry function '(\w+)'`)
	spills    = regexp.MustCompile(`stack frame, (\d+) bytes spill stores`)
	used      = regexp.MustCompile(`Used (\d+) registers`)
)

// readLog takes the kernels out of the log. XLA compiles them one by one, and ptxas names a kernel before it tells of it.
func readLog(t *testing.T, log string) []usage {
	t.Helper()
	content, err := os.ReadFile(log)
	require.NoError(t, err)
	var all []usage
	for line := range strings.Lines(string(content)) {
		number := func(pattern *regexp.Regexp, into *int) {
			if match := pattern.FindStringSubmatch(line); match != nil && len(all) > 0 {
				*into, err = strconv.Atoi(match[1])
				require.NoError(t, err)
			}
		}
		if match := compiling.FindStringSubmatch(line); match != nil {
			all = append(all, usage{name: match[1]})
		}
		if len(all) > 0 {
			number(spills, &all[len(all)-1].spilled)
			number(used, &all[len(all)-1].registers)
		}
	}
	require.NotEmpty(t, all)
	return all
}

var launched = regexp.MustCompile(`(ssd_\w+) grid: .*shared_memory: \d+ bytes`)

func logSharedMemory(t *testing.T, dump string) {
	t.Helper()
	files, err := filepath.Glob(filepath.Join(dump, "*.thunk_sequence.txt"))
	require.NoError(t, err)
	require.NotEmpty(t, files)
	for _, file := range files {
		content, err := os.ReadFile(file)
		require.NoError(t, err)
		for _, line := range launched.FindAllString(string(content), -1) {
			t.Log(line)
		}
	}
}

package compile

import (
	"fmt"

	"github.com/matmamba/matmamba/backends"
)

// Chip is what its maker's datasheet says of a device: peaks that no program reaches. All are zero for a CPU.
type Chip struct {
	Name      string
	BF16      float64 // bfloat16 products, in FLOP/s, dense
	F32       float64 // true float32 products, in FLOP/s
	Bandwidth float64 // of the memory, in bytes/s
	Memory    int64   // bytes

	names []string // what drivers call it, lower case
	gpu   gpu
}

// gpu is what XLA's compiler asks of a GPU beyond the datasheet, from the CUDA programming guide's table of compute
// capabilities and from the devices themselves.
type gpu struct {
	major, minor        int // compute capability
	cores, unitsPerCore int
	sharedPerCore       int // bytes
	sharedPerBlock      int // bytes, where a kernel asks for more than the default
	l2                  int // bytes
	clock               float64
	threadsPerCore      int
}

// Peaks: NVIDIA's datasheets of A100 (SXM, 80 GB), H100 (SXM), H200 and B200, without sparsity; Google Cloud's pages of TPU v4,
// v5e, v5p and v6e. A float32 product on a TPU takes six passes of bfloat16.
var chips = map[backends.Kind][]Chip{
	backends.CUDA: {
		{
			Name: "a100", BF16: 312e12, F32: 19.5e12, Bandwidth: 2.039e12, Memory: 80e9, names: []string{"a100"},
			gpu: gpu{8, 0, 108, 64, 167936, 166912, 40 << 20, 1.41, 2048},
		},
		{
			Name: "h100", BF16: 989.4e12, F32: 66.9e12, Bandwidth: 3.35e12, Memory: 80e9, names: []string{"h100"},
			gpu: gpu{9, 0, 132, 128, 233472, 232448, 50 << 20, 1.98, 2048},
		},
		{
			Name: "h200", BF16: 989.4e12, F32: 66.9e12, Bandwidth: 4.8e12, Memory: 141e9, names: []string{"h200"},
			gpu: gpu{9, 0, 132, 128, 233472, 232448, 60 << 20, 1.98, 2048},
		},
		{
			Name: "b200", BF16: 2250e12, F32: 75e12, Bandwidth: 8e12, Memory: 180e9, names: []string{"b200"},
			gpu: gpu{10, 0, 148, 128, 233472, 232448, 126 << 20, 1.965, 2048},
		},
	},
	backends.TPU: {
		{Name: "v4", BF16: 275e12, F32: 275e12 / 6, Bandwidth: 1.228e12, Memory: 32 << 30, names: []string{"tpu v4"}},
		{Name: "v5e", BF16: 197e12, F32: 197e12 / 6, Bandwidth: 0.819e12, Memory: 16 << 30, names: []string{"tpu v5 lite", "tpu v5e"}},
		{Name: "v5p", BF16: 459e12, F32: 459e12 / 6, Bandwidth: 2.765e12, Memory: 95e9, names: []string{"tpu v5", "tpu v5p"}},
		{Name: "v6e", BF16: 918e12, F32: 918e12 / 6, Bandwidth: 1.64e12, Memory: 32 << 30, names: []string{"tpu v6 lite", "tpu v6e"}},
	},
}

func findChip(kind backends.Kind, name string) (Chip, bool) {
	for _, chip := range chips[kind] {
		if chip.Name == name {
			return chip, true
		}
	}
	return Chip{}, false
}

// ChipOf is the chip of a device as a backend names it.
func ChipOf(kind backends.Kind, device string) (Chip, bool) {
	for _, chip := range chips[kind] {
		if (Target{Kind: kind, Chip: chip}).isDevice(device) {
			return chip, true
		}
	}
	return Chip{}, false
}

func chipNames(kind backends.Kind) []string {
	var names []string
	for _, chip := range chips[kind] {
		names = append(names, chip.Name)
	}
	return names
}

// config is XLA's description of the GPU (GpuTargetConfigProto in text form). Limits that are the same for all of these GPUs are
// written out.
func (g gpu) config(chip Chip) string {
	return fmt.Sprintf(`gpu_device_info {
  threads_per_block_limit: 1024
  threads_per_warp: 32
  shared_memory_per_block: 49152
  shared_memory_per_core: %d
  threads_per_core_limit: %d
  core_count: %d
  fpus_per_core: %d
  block_dim_limit_x: 2147483647
  block_dim_limit_y: 65535
  block_dim_limit_z: 65535
  memory_bandwidth: %d
  l2_cache_size: %d
  clock_rate_ghz: %g
  device_memory_size: %d
  shared_memory_per_block_optin: %d
  cuda_compute_capability { major: %d minor: %d }
  registers_per_core_limit: 65536
  registers_per_block_limit: 65536
}
platform_name: "CUDA"
dnn_version_info { major: 9 minor: 10 patch: 0 }
device_description_str: "NVIDIA %s"
`, g.sharedPerCore, g.threadsPerCore, g.cores, g.unitsPerCore, int64(chip.Bandwidth), g.l2, g.clock, chip.Memory, g.sharedPerBlock,
		g.major, g.minor, chip.Name)
}

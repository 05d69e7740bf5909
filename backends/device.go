package backends

import (
	"context"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"slices"
	"strings"
	"time"
)

// tpuChips are the PCI device numbers of TPUs, from v2 on, as JAX lists them (jax/_src/hardware_utils.py).
var tpuChips = []string{"0x0027", "0x0056", "0x005e", "0x0062", "0x0063", "0x006f", "0x0076"}

// googlePCI is the PCI vendor number of Google, whose network cards have it too.
const googlePCI = "0x1ae0"

// Present reports [ErrNoDevice] where the hardware of a kind is missing. It opens no device.
func Present(ctx context.Context, kind Kind) error { return devicePresent(ctx, kind, "/") }

// devicePresent reports [ErrNoDevice] where the hardware of a kind is missing. It looks for device files below root, "/" but
// in tests, and opens none.
func devicePresent(ctx context.Context, kind Kind, root string) error {
	switch kind {
	case CUDA:
		if exists(root, "dev/nvidia[0-9]*") || smiListsGPU(ctx, root) {
			return nil
		}
		return fmt.Errorf("%w: neither /dev/nvidia0 nor a GPU that nvidia-smi lists", ErrNoDevice)
	case TPU:
		if exists(root, "dev/accel[0-9]*") || exists(root, "dev/vfio/[0-9]*") && hasTPUChip(root) {
			return nil
		}
		return fmt.Errorf("%w: neither /dev/accel0 nor a TPU chip behind /dev/vfio", ErrNoDevice)
	}
	return nil
}

func exists(root, pattern string) bool {
	matches, err := filepath.Glob(filepath.Join(root, pattern))
	return err == nil && len(matches) > 0
}

// smiListsGPU asks nvidia-smi: where the driver is another system's (WSL) there are no device files of NVIDIA's own.
func smiListsGPU(ctx context.Context, root string) bool {
	program, err := exec.LookPath("nvidia-smi")
	if err != nil {
		if program = filepath.Join(root, "usr/lib/wsl/lib/nvidia-smi"); !exists(program, "") {
			return false
		}
	}
	ctx, cancel := context.WithTimeout(ctx, 10*time.Second)
	defer cancel()
	output, err := exec.CommandContext(ctx, program, "--list-gpus").Output()
	return err == nil && strings.HasPrefix(string(output), "GPU ")
}

func hasTPUChip(root string) bool {
	vendors, err := filepath.Glob(filepath.Join(root, "sys/bus/pci/devices/*/vendor"))
	if err != nil {
		return false
	}
	for _, vendor := range vendors {
		if readWord(vendor) == googlePCI && slices.Contains(tpuChips, readWord(filepath.Join(filepath.Dir(vendor), "device"))) {
			return true
		}
	}
	return false
}

func readWord(path string) string {
	content, err := os.ReadFile(path)
	if err != nil {
		return ""
	}
	return strings.TrimSpace(string(content))
}

// deviceName says what the devices of a kind are, empty if the system does not tell.
func deviceName(kind Kind, root string) string {
	var pattern, field string
	switch kind {
	case CPU:
		pattern, field = "proc/cpuinfo", "model name"
	case CUDA:
		pattern, field = "proc/driver/nvidia/gpus/*/information", "Model"
	default:
		return ""
	}
	matches, err := filepath.Glob(filepath.Join(root, pattern))
	if err != nil || len(matches) == 0 {
		return ""
	}
	content, err := os.ReadFile(matches[0])
	if err != nil {
		return ""
	}
	for line := range strings.Lines(string(content)) {
		if name, value, found := strings.Cut(line, ":"); found && strings.TrimSpace(name) == field {
			return strings.Join(strings.Fields(value), " ")
		}
	}
	return ""
}

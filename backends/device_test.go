package backends

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// machine makes a directory that looks like the root of a machine.
func machine(t *testing.T, files map[string]string) string {
	t.Helper()
	root := t.TempDir()
	for name, content := range files {
		path := filepath.Join(root, name)
		require.NoError(t, os.MkdirAll(filepath.Dir(path), 0o755))
		require.NoError(t, os.WriteFile(path, []byte(content), 0o644))
	}
	return root
}

func TestDevicePresent(t *testing.T) {
	t.Setenv("PATH", t.TempDir()) // no nvidia-smi
	const pci = "sys/bus/pci/devices/0000:00:05.0/"
	for name, c := range map[string]struct {
		kind  Kind
		files map[string]string
		want  bool
	}{
		"a GPU":                       {CUDA, map[string]string{"dev/nvidia0": ""}, true},
		"a driver without a GPU":      {CUDA, map[string]string{"dev/nvidiactl": ""}, false},
		"nothing":                     {CUDA, nil, false},
		"a TPU v4":                    {TPU, map[string]string{"dev/accel0": ""}, true},
		"another accelerator":         {TPU, map[string]string{"dev/accel/accel0": ""}, false},
		"a TPU v6e":                   {TPU, map[string]string{"dev/vfio/0": "", pci + "vendor": "0x1ae0\n", pci + "device": "0x006f\n"}, true},
		"a network card behind vfio":  {TPU, map[string]string{"dev/vfio/0": "", pci + "vendor": "0x1ae0\n", pci + "device": "0x0042\n"}, false},
		"a CPU, which is always here": {CPU, nil, true},
	} {
		err := devicePresent(t.Context(), c.kind, machine(t, c.files))
		if c.want {
			require.NoError(t, err, name)
		} else {
			require.ErrorIs(t, err, ErrNoDevice, name)
		}
	}
}

// Where the driver is another system's, nvidia-smi knows.
func TestDevicePresentBySMI(t *testing.T) {
	dir := t.TempDir()
	t.Setenv("PATH", dir)
	script := filepath.Join(dir, "nvidia-smi")
	require.NoError(t, os.WriteFile(script, []byte("#!/bin/sh\necho 'GPU 0: NVIDIA H200 (UUID: GPU-1)'\n"), 0o755))
	require.NoError(t, devicePresent(t.Context(), CUDA, t.TempDir()))
	require.NoError(t, os.WriteFile(script, []byte("#!/bin/sh\necho 'No devices were found'\n"), 0o755))
	require.ErrorIs(t, devicePresent(t.Context(), CUDA, t.TempDir()), ErrNoDevice)
}

func TestDeviceName(t *testing.T) {
	root := machine(t, map[string]string{
		"proc/cpuinfo": "processor\t: 0\nmodel name\t: AMD  EPYC\nmodel name\t: other\n",
		"proc/driver/nvidia/gpus/0000:01:00.0/information": "Model: \t\t NVIDIA H200\nIRQ: 1\n",
	})
	require.Equal(t, "AMD EPYC", deviceName(CPU, root))
	require.Equal(t, "NVIDIA H200", deviceName(CUDA, root))
	require.Empty(t, deviceName(TPU, root))
	require.Empty(t, deviceName(CPU, t.TempDir()))
}

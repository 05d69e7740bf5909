package compile

import (
	"testing"

	"github.com/stretchr/testify/require"
)

func TestCPUFeatures(t *testing.T) {
	for name, c := range map[string]struct {
		info string
		want []string
	}{
		"x86":       {"flags\t\t: fpu sse2 md_clear avx2 ssbd fma\n\nflags : fma sse2 avx2\n", []string{"avx2", "fma", "sse2"}},
		"of unlike": {"flags : avx2 avx512f\nflags : avx2\n", []string{"avx2"}},
		"arm":       {"Features\t: fp asimd sve\n", []string{"asimd", "fp", "sve"}},
		"none":      {"model name : x\n", nil},
	} {
		require.Equal(t, c.want, cpuFeatures(c.info), name)
	}
}

func TestMachineLacks(t *testing.T) {
	old, wide := Machine{"amd64", []string{"avx2"}}, Machine{"amd64", []string{"avx2", "avx512f"}}
	require.Empty(t, wide.lacks(old))
	require.Equal(t, []string{"avx512f"}, old.lacks(wide))
}

func TestTargets(t *testing.T) {
	for text, devices := range map[string]int{"cpu": 1, "cuda:h200": 1, "tpu:v5e:16x16": 256, "tpu:v5p:8x8x4": 256, "tpu:v6e:1x1": 1} {
		target, err := ParseTarget(text)
		require.NoError(t, err)
		require.Equal(t, text, target.String())
		require.Equal(t, devices, target.Devices())
	}
	for _, text := range []string{"", "gpu", "cuda", "cuda:v100", "cuda:h200:2", "tpu:v5e", "tpu:v5e:", "tpu:v5e:0x2", "tpu:v5e:1x1x1x1", "tpu:v9:2x2", "tpu:v5e:99999x99999", "cpu:avx"} {
		_, err := ParseTarget(text)
		require.ErrorContains(t, err, "target \""+text+"\"", text)
	}
}

func TestDeviceNames(t *testing.T) {
	for text, names := range map[string]map[string]bool{
		"cuda:h200":     {"NVIDIA H200": true, "NVIDIA H100 80GB HBM3": false, "NVIDIA H20": false},
		"cuda:a100":     {"NVIDIA A100-SXM4-80GB": true, "NVIDIA A10": false},
		"tpu:v5e:2x2":   {"TPU v5 lite": true, "TPU v5": false, "TPU v6 lite": false},
		"tpu:v5p:2x2x1": {"TPU v5": true, "TPU v5p": true, "TPU v5 lite": false},
		"cpu":           {"AMD EPYC": true},
	} {
		target, err := ParseTarget(text)
		require.NoError(t, err)
		for name, want := range names {
			require.Equal(t, want, target.isDevice(name), name)
		}
	}
}

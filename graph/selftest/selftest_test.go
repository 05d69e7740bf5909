//go:build cgo && linux

package selftest_test

import (
	"bytes"
	"context"
	"fmt"
	"log/slog"
	"maps"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/go-xla/compute/xla"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/kernels/cuda"
	"github.com/matmamba/matmamba/backends/kernels/interpreted"
	"github.com/matmamba/matmamba/backends/pjrt"
	"github.com/matmamba/matmamba/backends/triton"
	"github.com/matmamba/matmamba/graph/selftest"
	"github.com/stretchr/testify/require"
)

// A kernel that computes something else and one that does not compile are caught; one that declines is none.
func TestBrokenKernels(t *testing.T) {
	backendtest.XLA(t)
	table := map[string]kernels.Kernel{
		"gated_rmsnorm": func(call kernels.Call) (string, string) {
			return fmt.Sprintf("    %%0 = stablehlo.add %%arg0, %%arg1 : %[1]s\n    return %%0 : %[1]s\n", call.Outputs[0]), ""
		},
		"linear_small": func(kernels.Call) (string, string) { return "    return %nothing", "" },
		"conv_silu":    func(kernels.Call) (string, string) { return "", "too narrow" },
	}
	path, err := backends.FindPlugin(backends.CPU)
	require.NoError(t, err)
	var log bytes.Buffer
	logger := slog.New(slog.NewTextHandler(&log, nil))
	_, err = pjrt.Register("/cpu/broken", path, pjrt.Options{Rewriters: []pjrt.Rewriter{kernels.Rewriter(table, logger)}})
	require.NoError(t, err)
	backend, err := xla.New("/cpu/broken")
	require.NoError(t, err)
	defer backend.Finalize()

	wrong, err := selftest.Run(context.Background(), backend, selftest.Settings{DType: dtypes.Float32, Tolerance: 1e-4}, slices.Sorted(maps.Keys(table)), logger)
	require.NoError(t, err)
	require.Equal(t, []string{"gated_rmsnorm", "gated_rmsnorm_grad", "linear_small"}, wrong)
	require.Contains(t, log.String(), `composites="gated_rmsnorm, gated_rmsnorm_grad" reason="a difference of 1`)
	require.Contains(t, log.String(), `composites=linear_small reason="failed`)
}

// launches are how often the cases launch each kernel, and how often of that in float32 also where products are in bfloat16. A kernel that
// declines, so that its decomposition is compared with itself, is missing here.
var launches = map[string][2]int{
	"block_back": {18, 0}, "block_project": {18, 0}, "block_recur": {10, 4}, "block_recur_run": {8, 2}, "column_sums": {13, 13}, "conv_silu": {4, 0},
	"conv_silu_grad": {4, 0}, "cross_entropy": {4, 0}, "gated_rmsnorm": {5, 0}, "gated_rmsnorm_grad": {5, 0}, "head_choose": {8, 8}, "head_logits": {8, 0},
	"model_embed": {6, 0}, "recurrent_step": {2, 2}, "residual_rmsnorm": {7, 0}, "residual_rmsnorm_grad": {7, 0}, "restack": {3, 0}, "restack_sums": {1, 1}, "rmsnorm": {12, 0},
	"ssd_bwd_dbc": {4, 0}, "ssd_bwd_dx": {4, 0}, "ssd_post": {4, 1}, "ssd_prep": {4, 1}, "ssd_rscan": {4, 0}, "ssd_scan": {4, 0}, "ssd_y": {4, 0},
	"step_norm": {2, 2}, "token_order": {1, 1}, "token_pieces": {1, 1}, "token_sums": {1, 1}, "unstack": {3, 1}, "zero_rest": {1, 0},
}

// launchesIn are those where products are in a type.
func launchesIn(dtype dtypes.DType) map[interpreted.Launch]int {
	all := map[interpreted.Launch]int{}
	for kernel, count := range launches {
		in32 := count[0]
		if dtype == dtypes.BFloat16 {
			in32 = count[1]
		}
		all[interpreted.Launch{Kernel: kernel, Elem: triton.F32}] = in32
		all[interpreted.Launch{Kernel: kernel, Elem: triton.BF16}] = count[0] - in32
	}
	if dtype == dtypes.BFloat16 {
		all[interpreted.Launch{Kernel: "rmsnorm", Elem: triton.BF16}] -= 5 // of many rows the norms of the second block and of heads are left to the products
	}
	maps.DeleteFunc(all, func(_ interpreted.Launch, count int) bool { return count == 0 })
	return all
}

// launchesSince are those that were not there before.
func launchesSince(before map[interpreted.Launch]int) map[interpreted.Launch]int {
	all := interpreted.Launches()
	for launch := range all {
		all[launch] -= before[launch]
	}
	maps.DeleteFunc(all, func(_ interpreted.Launch, count int) bool { return count == 0 })
	return all
}

// On a GPU the test finds nothing wrong: neither with the kernels for one that is known nor with those for any.
func TestGPUKernels(t *testing.T) {
	composites := slices.Sorted(maps.Keys(cuda.H200.Kernels()))
	for name, open := range map[string]func(testing.TB) compute.Backend{"tuned": backendtest.Interpreted, "untuned": backendtest.InterpretedUntuned} {
		for _, settings := range []selftest.Settings{{DType: dtypes.Float32, Tolerance: 1e-4}, {DType: dtypes.BFloat16, Tolerance: 0.03}} {
			t.Run(name+" "+settings.DType.String(), func(t *testing.T) {
				var log bytes.Buffer
				before := interpreted.Launches()
				wrong, err := selftest.Run(t.Context(), open(t), settings, composites, slog.New(slog.NewTextHandler(&log, nil)))
				require.NoError(t, err)
				require.Empty(t, wrong, log.String())
				require.Equal(t, launchesIn(settings.DType), launchesSince(before))
			})
		}
	}
}

// The outcome is kept: a second start makes no test, and what was found wrong is left out.
func TestOpenOnce(t *testing.T) {
	backendtest.XLA(t)
	dir := t.TempDir()
	t.Setenv("MATMAMBA_CACHE_DIR", dir)
	var log bytes.Buffer
	options := backends.Options{Log: slog.New(slog.NewTextHandler(&log, nil)), NoInstall: true}
	for range 2 {
		backend, info, err := selftest.Open(context.Background(), backends.CPU, options)
		require.NoError(t, err)
		require.Equal(t, backends.CPU, info.Kind)
		backend.Finalize()
	}
	require.Equal(t, 1, strings.Count(log.String(), "once for this device"), log.String())
	require.Contains(t, log.String(), `"left out"=0`)

	records, err := filepath.Glob(filepath.Join(dir, "selftest-*.json"))
	require.NoError(t, err)
	require.Len(t, records, 1)
	require.NoError(t, os.WriteFile(records[0], []byte(`{"left_out": ["gated_rmsnorm"]}`), 0o600))
	for setting, left := range map[string]bool{"": true, "auto": true, "off": false} {
		t.Setenv("MATMAMBA_SELFTEST", setting)
		backend, _, err := selftest.Open(context.Background(), backends.CPU, options)
		require.NoError(t, err)
		without, _, err := backends.Open(context.Background(), backends.CPU, backends.Options{NoInstall: true, Without: []string{"gated_rmsnorm"}})
		require.NoError(t, err)
		require.Equal(t, left, backend.(*xla.Backend).PluginName() == without.(*xla.Backend).PluginName(), setting)
		backend.Finalize()
		without.Finalize()
	}
	t.Setenv("MATMAMBA_SELFTEST", "perhaps")
	_, _, err = selftest.Open(context.Background(), backends.CPU, options)
	require.ErrorContains(t, err, "MATMAMBA_SELFTEST=perhaps: want auto, on or off")
}

// Where nothing can be kept the test is made all the same, and says that it will be made again.
func TestNowhereToKeep(t *testing.T) {
	backendtest.XLA(t)
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	t.Setenv("MATMAMBA_CACHE_DIR", file)
	var log bytes.Buffer
	backend, _, err := selftest.Open(context.Background(), backends.CPU, backends.Options{Log: slog.New(slog.NewTextHandler(&log, nil)), NoInstall: true})
	require.NoError(t, err)
	backend.Finalize()
	require.Contains(t, log.String(), `msg="the next start compares kernels again" reason="mkdir `)
}

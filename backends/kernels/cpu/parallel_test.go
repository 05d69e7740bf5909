//go:build cgo && linux

package cpu_test

import (
	"math/rand/v2"
	"runtime"
	"testing"
	"time"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/kernels/cpu"
	"github.com/matmamba/matmamba/backends/kernels/cpu/internal/direct"
	"github.com/stretchr/testify/require"
)

// Helpers that come when their jobs are done do not wait for the next job one after the other: what XLA has to do behind them would wait, too.
func TestLateHelpers(t *testing.T) {
	if runtime.NumCPU() < 2 {
		t.Skip("one processor calls no helpers")
	}
	rng := rand.New(rand.NewPCG(15, 16))
	product, factors := normal(rng, 4, 5), normal(rng, 4, 1)
	call := kernels.Call{Op: "nested_scale", Inputs: []kernels.Tensor{f32(4, 5), f32(4, 1)}, Outputs: []kernels.Tensor{f32(4, 5)}}
	body, reason := cpu.Kernels(0)[call.Op](call)
	require.Empty(t, reason)
	const helpers, waits = 1000, 30 * time.Microsecond
	least := time.Duration(helpers) * waits
	for range 3 { // the machine may be busy
		took, err := direct.Late(func() error {
			for range helpers / 2 { // a run calls a handler twice
				if _, err := runGuarded(call, body, []array{product, factors}); err != nil {
					return err
				}
			}
			return nil
		})
		require.NoError(t, err)
		least = min(least, took)
	}
	require.Less(t, least, helpers*waits/2)
}

package train_test

import (
	"testing"

	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/matmamba/matmamba/train"
	"github.com/stretchr/testify/require"
)

// The joint step of four widths needs one width's memory, not their sum: at most 1.15 times that of a step of the full width
// alone, by the executables' own statistics, in temporaries and in all, with what the widths share.
func TestJointStepMemoryIsOneWidths(t *testing.T) {
	backend := backendtest.XLA(t)
	config := lm.Default(128, 3, 256)
	config.HeadDim, config.DState = 16, 32
	recipe := train.DefaultRecipe()
	recipe.Batch, recipe.SeqLen = 4, 256
	needs := func(widths []nested.Width) (temporaries, peak int64) {
		stepper := newStepper(t, backend, config, recipe, widths)
		for _, exe := range stepper.Executables() {
			memory, ok := backends.Memory(exe.Native())
			require.True(t, ok)
			require.Positive(t, memory.Arguments)
			beside, err := stepper.BesideBytes(exe)
			require.NoError(t, err)
			temporaries, peak = max(temporaries, memory.Temporaries), max(peak, memory.Peak()+beside)
		}
		return temporaries, peak
	}
	full, fullPeak := needs(nested.Official()[:1])
	joint, jointPeak := needs(nested.Official())
	for _, c := range []struct {
		what        string
		full, joint int64
	}{{"temporaries", full, joint}, {"peak", fullPeak, jointPeak}} {
		t.Logf("%s: full width %d KiB, four widths %d KiB: %.2f times", c.what, c.full>>10, c.joint>>10, float64(c.joint)/float64(c.full))
		require.Positive(t, c.full)
		require.LessOrEqual(t, float64(c.joint), 1.15*float64(c.full))
	}
}

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

// The joint step of four widths needs one width's temporaries, not their sum: at most 1.15 times those of a step of the full
// width alone, by the executables' own statistics.
func TestJointStepMemoryIsOneWidths(t *testing.T) {
	backend := backendtest.XLA(t)
	config := lm.Default(128, 3, 256)
	config.HeadDim, config.DState = 16, 32
	recipe := train.DefaultRecipe()
	recipe.Batch, recipe.SeqLen = 4, 256
	temporaries := func(widths []nested.Width) int64 {
		largest := int64(0)
		for _, exe := range newStepper(t, backend, config, recipe, widths).Executables() {
			memory, ok := backends.Memory(exe.Native())
			require.True(t, ok)
			require.Positive(t, memory.Arguments)
			largest = max(largest, memory.Temporaries)
		}
		return largest
	}
	full, joint := temporaries(nested.Official()[:1]), temporaries(nested.Official())
	t.Logf("temporaries: full width %d KiB, four widths %d KiB: %.2f times", full>>10, joint>>10, float64(joint)/float64(full))
	require.Positive(t, full)
	require.LessOrEqual(t, float64(joint), 1.15*float64(full))
}

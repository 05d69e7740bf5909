package train_test

import (
	"strings"
	"testing"

	"github.com/gomlx/compute/dtypes"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/train"
	"github.com/stretchr/testify/require"
)

// The head's weight is kept in bfloat16, too, where losses take it so and updates are made in place: the update gives it, gradients take it.
func TestRoundedHead(t *testing.T) {
	const rounded = "rounded.backbone.embedding.weight"
	for name, c := range map[string]struct {
		model  lm.Model
		change func(recipe *train.Recipe)
		kept   bool
	}{
		"bfloat16":    {lm.Model{ComputeType: dtypes.BFloat16, Stacked: true}, func(*train.Recipe) {}, true},
		"float32":     {lm.Model{Stacked: true}, func(*train.Recipe) {}, false},
		"not stacked": {lm.Model{ComputeType: dtypes.BFloat16}, func(*train.Recipe) {}, false},
		"mesh":        {lm.Model{ComputeType: dtypes.BFloat16, Stacked: true}, func(recipe *train.Recipe) { recipe.Mesh = meshRecipe(2).Mesh }, false},
	} {
		c.model.Config = smallConfig()
		recipe := smallRecipe(1)
		c.change(&recipe)
		objective, err := train.LanguageModel(c.model, twoWidths())
		require.NoError(t, err)
		programs, err := train.StepPrograms(objective, recipe)
		require.NoError(t, err)
		for _, program := range programs {
			if strings.Contains(program.Name, "front") {
				continue
			}
			kept := false
			for _, in := range program.Inputs {
				if in.Name == rounded {
					kept = true
					require.Equal(t, dtypes.BFloat16, in.Shape.DType, name)
					require.Equal(t, program.Name == "AdamW", in.Donated, "%s: %s", name, program.Name)
				}
			}
			require.Equal(t, c.kept, kept, "%s: %s", name, program.Name)
		}
	}
}

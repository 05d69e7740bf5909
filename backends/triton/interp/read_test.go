package interp_test

import (
	"os"
	"path/filepath"
	"regexp"
	"strings"
	"testing"

	"github.com/matmamba/matmamba/backends/triton/interp"
	"github.com/stretchr/testify/require"
)

// texts are all kernels that lie in the project: those of package triton and those of the bodies for GPUs, by a name.
func texts(t testing.TB) map[string]string {
	t.Helper()
	all := map[string]string{}
	paths, err := filepath.Glob("../testdata/*.ttir")
	require.NoError(t, err)
	bodies, err := filepath.Glob("../../kernels/cuda/testdata/*.mlir")
	require.NoError(t, err)
	require.NotEmpty(t, paths)
	require.NotEmpty(t, bodies)
	for _, path := range append(paths, bodies...) {
		text, err := os.ReadFile(path)
		require.NoError(t, err)
		kernels := regexp.MustCompile(`(?s)module (attributes \{[^}]*\} )?\{.*?\n\}\n`).FindAllString(string(text), -1)
		require.Len(t, kernels, strings.Count(string(text), "tt.func"), path)
		require.NotEmpty(t, kernels, path)
		for _, kernel := range kernels {
			name, _, _ := strings.Cut(kernel[strings.Index(kernel, "@"):], "(")
			all[filepath.Base(path)+name] = kernel
		}
	}
	return all
}

func TestAllKernelsAreRead(t *testing.T) {
	for name, text := range texts(t) {
		program, err := interp.Parse(strings.ReplaceAll(text, `\22`, `"`))
		require.NoError(t, err, name)
		require.True(t, strings.HasSuffix(name, program.Name), name)
	}
}

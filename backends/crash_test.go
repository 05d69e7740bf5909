package backends_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

// buildCrashingPlugin compiles a CPU plugin whose GetPjrtApi kills its process. A build with XLA has a C compiler.
func buildCrashingPlugin(t *testing.T) string {
	t.Helper()
	compiler := os.Getenv("CC")
	if compiler == "" {
		compiler = "gcc"
	}
	dir := t.TempDir()
	source, library := filepath.Join(dir, "crash.c"), filepath.Join(dir, "xla_cpu_pjrt.so")
	require.NoError(t, os.WriteFile(source, []byte("#include <stdlib.h>\nconst void* GetPjrtApi(void) { abort(); }\n"), 0o644))
	output, err := exec.Command(compiler, "-shared", "-fPIC", "-o", library, source).CombinedOutput()
	require.NoError(t, err, string(output))
	return library
}

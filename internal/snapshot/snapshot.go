package snapshot

import (
	"errors"
	"io/fs"
	"os"
	"path/filepath"
	"runtime"
	"testing"

	"github.com/stretchr/testify/require"
)

// UpdateEnv set to 1 makes [Require] write what it would compare with.
const UpdateEnv = "MATMAMBA_UPDATE"

// Path is that of a file under testdata.
func Path(name string) string {
	_, here, _, _ := runtime.Caller(0)
	return filepath.Join(filepath.Dir(here), "..", "..", "testdata", filepath.FromSlash(name))
}

// Require compares a text with a file, or writes it there.
func Require(t testing.TB, file, text string) {
	t.Helper()
	if os.Getenv(UpdateEnv) == "1" {
		require.NoError(t, os.MkdirAll(filepath.Dir(file), 0o755))
		require.NoError(t, os.WriteFile(file, []byte(text), 0o644))
		return
	}
	want, err := os.ReadFile(file)
	if errors.Is(err, fs.ErrNotExist) {
		t.Fatalf("%s is missing; write it with %s=1", file, UpdateEnv)
	}
	require.NoError(t, err)
	require.Equal(t, string(want), text, "%s is out of date: where the change is meant, write it with %s=1 and commit it", file, UpdateEnv)
}

//go:build cgo && linux

package pjrt_test

import (
	"fmt"
	"os"
	"path/filepath"
	"testing"

	"github.com/matmamba/matmamba/backends/pjrt"
	"github.com/stretchr/testify/require"
)

// fakePlugin is a plugin's library with a table of nothing but a header.
func fakePlugin(t *testing.T, major, minor int) string {
	t.Helper()
	here, err := os.Getwd()
	require.NoError(t, err)
	library := filepath.Join(t.TempDir(), "fake.so")
	source := fmt.Sprintf(`#include "%s/api.h"
static mm_api api = {sizeof(mm_api), 0, {0, 0, %d, %d}};
const void* GetPjrtApi(void) { return &api; }
`, here, major, minor)
	output, err := compileC(t, source, "-shared", "-fPIC", "-o", library)
	require.NoError(t, err, output)
	return library
}

// A plugin that can't be used says why, with the numbers that matter.
func TestPluginThatIsNone(t *testing.T) {
	for _, c := range []struct {
		major, minor int
		want         string
	}{
		{0, 56, "too old: it speaks PJRT 0.56, this program 0.57 and later"},
		{1, 3, "too new: it speaks PJRT 1.3, this program 0.57 and later with the same first number"},
		{0, 81, "of PJRT 0.81, lacks function 20"},
	} {
		_, err := pjrt.Register("/cpu/fake", fakePlugin(t, c.major, c.minor), pjrt.Options{})
		require.ErrorContains(t, err, c.want)
	}

	_, err := pjrt.Register("/cpu/fake", filepath.Join(t.TempDir(), "none.so"), pjrt.Options{})
	require.ErrorContains(t, err, "cannot open shared object file")
	library := filepath.Join(t.TempDir(), "empty.so")
	output, err := compileC(t, "int nothing;", "-shared", "-fPIC", "-o", library)
	require.NoError(t, err, output)
	_, err = pjrt.Register("/cpu/fake", library, pjrt.Options{})
	require.ErrorContains(t, err, "no function GetPjrtApi")
}

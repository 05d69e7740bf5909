//go:build cgo && linux

package pjrt

import (
	"os"
	"testing"

	"github.com/stretchr/testify/require"
)

// What a processor can do is in the description, what changes from moment to moment is not, and nothing twice.
func TestDescribeProcessor(t *testing.T) {
	one := "processor\t: 0\nmodel name\t: EPYC\ncpu MHz\t: 2596.1\nflags\t\t: fpu avx2\n\n"
	other := "processor\t: 1\nmodel name\t: EPYC\ncpu MHz\t: 3001.7\nflags\t\t: fpu avx2\n\n"
	want := "amd64 2\nmodel name: EPYC\nflags: fpu avx2"
	require.Equal(t, want, describeProcessor("amd64", 2, one+other))
	require.Equal(t, want, describeProcessor("amd64", 2, other+one))
	little := "CPU part\t: 0xd05\n\nCPU part\t: 0xd0b\n"
	require.Equal(t, "arm64 2\nCPU part: 0xd05\nCPU part: 0xd0b", describeProcessor("arm64", 2, little))
}

func TestModuleName(t *testing.T) {
	for text, want := range map[string]string{
		"module @main attributes {}":    "main",
		"\n  module @\"a.b\" {":         "a.b",
		"module {\n func.func @main()":  "",
		"ML\xefR bytecode module @main": "",
	} {
		require.Equal(t, want, moduleName([]byte(text)))
	}
}

// The flags of XLA may be in a file.
func TestFlagsInAFile(t *testing.T) {
	t.Setenv("XLA_FLAGS", "--xla_cpu_enable_fast_math=true")
	require.False(t, dumps())
	file := t.TempDir() + "/flags"
	require.NoError(t, os.WriteFile(file, []byte("--xla_dump_to=/tmp/x"), 0o600))
	t.Setenv("XLA_FLAGS", file)
	require.True(t, dumps())
}

package main

import (
	"bytes"
	"os"
	"path/filepath"
	"strings"
	"testing"
	"time"

	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/stretchr/testify/require"
)

// Killed at any moment, a compilation leaves neither half a bundle nor a process that compiles on. A bundle that was there before stays.
func TestCompileKilled(t *testing.T) {
	backendtest.XLA(t)
	p := newPlace(t)
	args := []string{"compile", "lm", "--target", "cpu", "--widths", "1,1/8", "--programs", "prefill,decode", "--seqlen", "16", "--jobs", "1", "--out"}
	for _, moment := range []string{"", "cpu 1/", "cpu 3/"} {
		compiling := start(t, p.dir, append(args, "killed")...)
		if moment == "" {
			require.Eventually(t, func() bool { return len(compilers(t)) > 0 }, time.Minute, time.Millisecond)
		} else {
			compiling.stderr.until(t, moment)
		}
		require.NoError(t, compiling.Process.Kill())
		require.NotZero(t, compiling.end().code)
		require.NoDirExists(t, p.path("killed"))
		require.Eventually(t, func() bool { return len(compilers(t)) == 0 }, time.Minute, 10*time.Millisecond)
	}

	before := append(args[:5:5], "1/8", "--programs", "logits", "--seqlen", "4", "--out", "bundle")
	succeed(t, p.dir, before...)
	compiling := start(t, p.dir, append(args, "bundle")...)
	compiling.stderr.until(t, "cpu 2/")
	require.NoError(t, compiling.Process.Kill())
	compiling.end()
	r := matmamba(t, p.dir, "run", "bundle")
	require.Contains(t, r.stderr, "start; it has logits;", "the whole old bundle")
}

// compilers are the processes that compile for this test's commands.
func compilers(t *testing.T) []string {
	t.Helper()
	self, err := os.Executable()
	require.NoError(t, err)
	processes, err := filepath.Glob("/proc/[0-9]*")
	require.NoError(t, err)
	var found []string
	for _, process := range processes {
		exe, err := os.Readlink(filepath.Join(process, "exe"))
		if err != nil || strings.TrimSuffix(exe, " (deleted)") != self {
			continue // it ended, or is none of ours
		}
		environment, err := os.ReadFile(filepath.Join(process, "environ"))
		if err == nil && bytes.Contains(environment, []byte("MATMAMBA_COMPILER=")) {
			found = append(found, process)
		}
	}
	return found
}

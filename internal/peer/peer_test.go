package peer_test

import (
	"os"
	"os/exec"
	"path/filepath"
	"testing"
	"time"

	"github.com/matmamba/matmamba/internal/peer"
	"github.com/stretchr/testify/require"
)

// script writes a peer's script that runs body after it has read its work.
func script(t *testing.T, body string) string {
	t.Helper()
	if _, err := exec.LookPath("python3"); err != nil {
		t.Skip("no python3 on this machine")
	}
	path := filepath.Join(t.TempDir(), "peer.py")
	require.NoError(t, os.WriteFile(path, []byte("import json, sys\nwork = json.loads(sys.argv[-1])\n"+body), 0o600))
	return path
}

const answering = `
print(json.dumps(dict(name="peer %d" % work["chunk"], compile_s=1.5, temporaries=7, peak=9)), flush=True)
for line in sys.stdin:
    print(json.dumps(dict(step_ms=[2.5] * int(line))), flush=True)
`

func TestPeerAnswers(t *testing.T) {
	p, err := peer.Start(t.Context(), script(t, answering), map[string]int{"chunk": 64})
	require.NoError(t, err)
	require.Equal(t, peer.Ready{Name: "peer 64", CompileSeconds: 1.5, Temporaries: 7, Peak: 9}, p.Ready)
	times, err := p.Steps(3)
	require.NoError(t, err)
	require.Equal(t, []time.Duration{2500 * time.Microsecond, 2500 * time.Microsecond, 2500 * time.Microsecond}, times)
	require.NoError(t, p.Close())
}

// A script of bash gets its arguments before the work.
func TestPeerOfBash(t *testing.T) {
	path := filepath.Join(t.TempDir(), "peer.sh")
	require.NoError(t, os.WriteFile(path, []byte(`printf '{"name": "%s %s"}\n' "$1" "${2//\"/}"`), 0o600))
	p, err := peer.Start(t.Context(), path, map[string]int{"chunk": 64}, "first")
	require.NoError(t, err)
	require.Equal(t, "first {chunk:64}", p.Name)
	require.NoError(t, p.Close())
}

// What a backend sets for itself is not the peer's.
func TestPeerHasTheEnvironmentOfTheStart(t *testing.T) {
	t.Setenv("XLA_FLAGS", "--ours")
	p, err := peer.Start(t.Context(), script(t, `
import os
print(json.dumps(dict(name="flags " + os.environ.get("XLA_FLAGS", ""))), flush=True)
`), map[string]int{})
	require.NoError(t, err)
	require.NotContains(t, p.Name, "--ours")
	require.NoError(t, p.Close())
}

// A script that fails is named, with the last line of its complaint.
func TestPeerThatFails(t *testing.T) {
	for _, c := range []struct{ body, want string }{
		{"raise ImportError('no jax here')", "ImportError: no jax here"},
		{"print('hello', flush=True)", `line "hello"`},
		{"sys.exit(0)", "unexpected EOF"},
	} {
		_, err := peer.Start(t.Context(), script(t, c.body), map[string]int{})
		require.ErrorContains(t, err, c.want)
		require.ErrorContains(t, err, "peer.py")
	}
	p, err := peer.Start(t.Context(), script(t, "print('{}', flush=True)\nsys.stdin.readline()\nsys.exit('out of memory')"), map[string]int{})
	require.NoError(t, err)
	_, err = p.Steps(1)
	require.ErrorContains(t, err, "out of memory")
	_, err = peer.Start(t.Context(), filepath.Join(t.TempDir(), "none.py"), map[string]int{})
	require.ErrorContains(t, err, "none.py")
}

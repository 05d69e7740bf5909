package main

import (
	"os"
	"os/exec"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
)

// ownMountsEnv marks the process that may mount, where no other process sees it.
const ownMountsEnv = "MATMAMBA_TEST_OWN_MOUNTS"

// inOwnMounts runs the rest of the test in a process with mounts of its own. It returns false in the process that is to
// leave it at that, and skips the test where the system does not grant such mounts.
func inOwnMounts(t *testing.T) bool {
	t.Helper()
	if os.Getenv(ownMountsEnv) != "" {
		return true
	}
	self, err := os.Executable()
	require.NoError(t, err)
	c := exec.CommandContext(t.Context(), self, "-test.v", "-test.run=^"+t.Name()+"$")
	c.Env = append(os.Environ(), ownMountsEnv+"=on")
	c.SysProcAttr = &syscall.SysProcAttr{
		Cloneflags: syscall.CLONE_NEWUSER, Unshareflags: syscall.CLONE_NEWNS,
		UidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getuid(), Size: 1}},
		GidMappings: []syscall.SysProcIDMap{{ContainerID: 0, HostID: os.Getgid(), Size: 1}},
	}
	out, err := c.CombinedOutput()
	if c.ProcessState == nil || strings.Contains(string(out), "--- SKIP") {
		t.Skipf("no mounts of our own: %v %s", err, out)
	}
	require.NoError(t, err, "%s", out)
	require.Contains(t, string(out), "--- PASS: "+t.Name())
	return false
}

// A disk that is full and one that is read-only: the earlier checkpoint stays and loads, and nothing half-written is left.
func TestFullDisk(t *testing.T) {
	if !inOwnMounts(t) {
		return
	}
	p := trained(t)
	require.NoError(t, os.Mkdir(p.path("disk"), 0o755))
	mount := func(flags uintptr, options string) error {
		return syscall.Mount("none", p.path("disk"), "tmpfs", flags, options)
	}
	if err := mount(0, "size=2m"); err != nil {
		t.Skip(err)
	}
	t.Cleanup(func() { _ = syscall.Unmount(p.path("disk"), syscall.MNT_DETACH) }) // so that the folder can be removed
	require.NoError(t, os.CopyFS(p.path("disk/run"), os.DirFS(p.path("run"))))
	before, losses := tree(t, p.path("disk/run/step-00000002")), p.losses(t, "disk/run")
	asBefore := func() {
		t.Helper()
		require.Equal(t, before, tree(t, p.path("disk/run/step-00000002")))
		require.Equal(t, losses, p.losses(t, "disk/run"))
		for name := range tree(t, p.path("disk")) {
			require.NotContains(t, name, "matmamba-tmp")
			require.NotContains(t, name, "step-00000004")
		}
	}
	resume := trainArgs("--run", "disk/run", "--resume", "--steps", "4")
	requireLastLine(t, matmamba(t, p.dir, resume...), "write disk/run/step-00000004", "no space left on device")
	asBefore()

	require.NoError(t, mount(syscall.MS_REMOUNT|syscall.MS_RDONLY, "size=2m"))
	requireLastLine(t, matmamba(t, p.dir, resume...), "disk/run", "read-only file system")
	requireLastLine(t, matmamba(t, p.dir, trainArgs("--run", "disk/other")...), "disk/other", "read-only file system")
	requireOneLine(t, matmamba(t, p.dir, strings.Fields("logits lm --backend go --tokens in.safetensors --out disk/out.safetensors")...), "write disk/out.safetensors", "read-only file system")
	requireOneLine(t, matmamba(t, p.dir, strings.Fields("data prepare text.txt --tokenizer byte --out disk/shards")...), "write disk/shards", "read-only file system")
	asBefore()

	require.NoError(t, mount(syscall.MS_REMOUNT, "size=8m"))
	succeed(t, p.dir, resume...)
	require.NotEqual(t, losses, p.losses(t, "disk/run"))
}

package checkpoint

import (
	"errors"
	"io"
	"os"
	"os/exec"
	"path/filepath"
	"runtime"
	"strings"
	"sync"
	"syscall"
	"testing"
	"time"

	"github.com/stretchr/testify/require"
)

// put fills a directory with two files of the same text, one of them further down.
func put(text string) func(string) error {
	return func(dir string) error {
		if err := os.Mkdir(filepath.Join(dir, "sub"), 0o755); err != nil {
			return err
		}
		if err := os.WriteFile(filepath.Join(dir, "a"), []byte(text), 0o644); err != nil {
			return err
		}
		return os.WriteFile(filepath.Join(dir, "sub", "b"), []byte(text), 0o644)
	}
}

// content is what put wrote, "" if nothing is there; a directory that is not whole fails the test.
func content(t *testing.T, dir string) string {
	t.Helper()
	if _, err := os.Lstat(dir); errors.Is(err, os.ErrNotExist) {
		return ""
	}
	a, err := os.ReadFile(filepath.Join(dir, "a"))
	require.NoError(t, err)
	b, err := os.ReadFile(filepath.Join(dir, "sub", "b"))
	require.NoError(t, err)
	require.Equal(t, string(a), string(b))
	return string(a)
}

// siblings lists what is beside the directory of a test.
func siblings(t *testing.T, dir string) []string {
	t.Helper()
	entries, err := os.ReadDir(filepath.Dir(dir))
	require.NoError(t, err)
	names := []string{}
	for _, e := range entries {
		names = append(names, e.Name())
	}
	return names
}

func noExchange(string, string) error { return errors.ErrUnsupported }

// counted calls before with the number of each fallible step, in order; an error from it is the step's.
func counted(ops fileOps, before func(step int, what string) error) fileOps {
	step, inner := 0, ops
	next := func(what string) error {
		step++
		return before(step, what)
	}
	ops.create = func(p string) (*os.File, error) {
		if err := next("create"); err != nil {
			return nil, err
		}
		return inner.create(p)
	}
	ops.mkdir = func(p string) error {
		if err := next("mkdir"); err != nil {
			return err
		}
		return inner.mkdir(p)
	}
	ops.syncPath = func(p string) error {
		if err := next("sync"); err != nil {
			return err
		}
		return inner.syncPath(p)
	}
	two := func(what string, do func(a, b string) error) func(a, b string) error {
		return func(a, b string) error {
			if err := next(what); err != nil {
				return err
			}
			return do(a, b)
		}
	}
	ops.exchange = two("exchange", inner.exchange)
	ops.rename = two("rename", inner.rename)
	ops.removeAll = func(p string) error {
		if err := next("remove"); err != nil {
			return err
		}
		return inner.removeAll(p)
	}
	return ops
}

func bothWays(t *testing.T, test func(t *testing.T, ops fileOps)) {
	t.Run("exchange", func(t *testing.T) { test(t, systemOps()) })
	t.Run("aside", func(t *testing.T) {
		ops := systemOps()
		ops.exchange = noExchange
		test(t, ops)
	})
}

func TestWriteDir(t *testing.T) {
	bothWays(t, func(t *testing.T, ops fileOps) {
		dir := filepath.Join(t.TempDir(), "deep", "down", "d")
		for _, text := range []string{"first", "second", "third"} {
			require.NoError(t, ops.writeDir(dir, put(text)))
			require.Equal(t, text, content(t, dir))
			require.Equal(t, []string{"d"}, siblings(t, dir))
		}
		info, err := os.Stat(dir)
		require.NoError(t, err)
		require.True(t, runtime.GOOS == "windows" || info.Mode().Perm()&0o700 == 0o700)
	})
}

// Each step fails in turn: the error names the path and the cause, the old directory is untouched, nothing is left.
func TestWriteDirFaults(t *testing.T) {
	for _, old := range []string{"", "old"} {
		bothWays(t, func(t *testing.T, ops fileOps) {
			steps := map[string]bool{}
			for fail := 1; ; fail++ {
				dir := filepath.Join(t.TempDir(), "d")
				if old != "" {
					require.NoError(t, WriteDir(dir, put(old)))
				}
				failed := ""
				err := counted(ops, func(step int, what string) error {
					if step == fail {
						failed = what
						return syscall.EROFS
					}
					return nil
				}).writeDir(dir, put("new"))
				if failed == "" {
					require.NoError(t, err)
					require.Equal(t, "new", content(t, dir))
					break
				}
				steps[failed] = true
				if failed == "remove" { // the new one is in place; the rest goes with the next write
					require.NoError(t, err)
					require.Equal(t, "new", content(t, dir))
					require.NoError(t, WriteDir(dir, put("newer")))
					require.Equal(t, []string{"d"}, siblings(t, dir))
					continue
				}
				require.ErrorIs(t, err, syscall.EROFS)
				require.ErrorContains(t, err, dir)
				require.Equal(t, old, content(t, dir), "step %d, %s", fail, failed)
				require.Subset(t, []string{"d"}, siblings(t, dir), "step %d, %s", fail, failed)
			}
			require.True(t, steps["mkdir"] && steps["sync"], "%v", steps)
		})
	}
}

func TestWriteDirFillFails(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	require.NoError(t, WriteDir(dir, put("old")))
	err := WriteDir(dir, func(tmp string) error {
		require.NoError(t, put("half")(tmp))
		return syscall.ENOSPC
	})
	require.ErrorIs(t, err, syscall.ENOSPC)
	require.Equal(t, "write "+dir+": "+syscall.ENOSPC.Error(), err.Error())
	require.Equal(t, "old", content(t, dir))
	require.Equal(t, []string{"d"}, siblings(t, dir))
}

// killAt is the variable by which a test tells its second process to die before a step, without any chance to clean up.
const killAt = "CHECKPOINT_TEST_KILL"

// TestKilledWriter is the second process of TestWriteDirKilled.
func TestKilledWriter(t *testing.T) {
	mode, dir, ok := strings.Cut(os.Getenv(killAt), " ")
	if !ok {
		t.Skip("runs in TestWriteDirKilled")
	}
	ops := systemOps()
	if mode[0] == 'a' {
		ops.exchange = noExchange
	}
	last := int(mode[1] - 'a')
	err := counted(ops, func(step int, _ string) error {
		if step > last {
			os.Exit(9)
		}
		return nil
	}).writeDir(dir, put("new"))
	require.NoError(t, err)
}

// A writer is killed before each of its steps: a reader finds the old directory or the new one, whole, and the next
// write clears away what is left.
func TestWriteDirKilled(t *testing.T) {
	if testing.Short() {
		t.Skip("starts processes")
	}
	for _, way := range []string{"e", "a"} {
		for last := 0; ; last++ {
			dir := filepath.Join(t.TempDir(), "d")
			require.NoError(t, WriteDir(dir, put("old")))
			writer := exec.Command(os.Args[0], "-test.run=^TestKilledWriter$")
			writer.Env = append(os.Environ(), killAt+"="+way+string(rune('a'+last))+" "+dir)
			output, err := writer.CombinedOutput()
			if err == nil {
				require.Equal(t, "new", content(t, dir))
				require.Greater(t, last, 5, "a write has steps: %s", output)
				break
			}
			require.Equal(t, 9, writer.ProcessState.ExitCode(), "%s", output)
			require.Contains(t, []string{"old", "new"}, content(t, settledPath(dir)), "killed after step %d", last)
			require.NoError(t, WriteDir(filepath.Join(filepath.Dir(dir), "d"), put("newer")))
			require.Equal(t, "newer", content(t, dir))
			if unlockedNow(t) {
				require.Equal(t, []string{"d"}, siblings(t, dir), "killed after step %d", last)
			}
		}
	}
}

// unlockedNow reports whether this system has locks, so that leftovers go at once and not after some time.
func unlockedNow(t *testing.T) bool {
	unlock, err := lockPath(t.TempDir())
	unlock()
	return err == nil
}

// A directory set aside comes back, also when the next write fails.
func TestRestoreAside(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "d")
	require.NoError(t, WriteDir(dir, put("old")))
	require.NoError(t, os.Rename(dir, asidePath(dir)))
	require.Equal(t, asidePath(dir), settledPath(dir))
	require.ErrorIs(t, WriteDir(dir, func(string) error { return io.EOF }), io.EOF)
	require.Equal(t, "old", content(t, dir))
	require.Equal(t, []string{"d"}, siblings(t, dir))
}

// A sweep leaves alone what another writer is writing, and what only looks alike.
func TestSweepSparesOthers(t *testing.T) {
	parent := t.TempDir()
	alike := filepath.Join(parent, ".mine.matmamba-tmp-notes")
	require.NoError(t, os.Mkdir(alike, 0o755))
	require.NoError(t, WriteDir(filepath.Join(parent, "outer"), func(tmp string) error {
		require.NoError(t, WriteDir(filepath.Join(parent, "inner"), put("inner")))
		return put("outer")(tmp)
	}))
	require.Equal(t, "outer", content(t, filepath.Join(parent, "outer")))
	require.Equal(t, "inner", content(t, filepath.Join(parent, "inner")))
	require.DirExists(t, alike)
}

// Where there are no locks, age tells.
func TestStaleWithoutLocks(t *testing.T) {
	if unlockedNow(t) {
		t.Skip("this system has locks")
	}
	tmp := tempPath(filepath.Join(t.TempDir(), "d"))
	require.NoError(t, os.Mkdir(tmp, 0o755))
	systemOps().sweep(filepath.Dir(tmp))
	require.DirExists(t, tmp)
	old := time.Now().Add(-2 * unlockedGrace)
	require.NoError(t, os.Chtimes(tmp, old, old))
	systemOps().sweep(filepath.Dir(tmp))
	require.NoDirExists(t, tmp)
}

func TestConcurrentWriters(t *testing.T) {
	parent := t.TempDir()
	var group sync.WaitGroup
	failures := make([]error, 4)
	for i := range failures {
		group.Go(func() {
			for range 5 {
				failures[i] = errors.Join(failures[i], WriteDir(filepath.Join(parent, string(rune('a'+i))), put("x")))
			}
		})
	}
	group.Wait()
	require.NoError(t, errors.Join(failures...))
	require.Equal(t, []string{"a", "b", "c", "d"}, siblings(t, filepath.Join(parent, "a")))
}

func TestWriteDirPaths(t *testing.T) {
	parent := t.TempDir()
	file := filepath.Join(parent, "file")
	require.NoError(t, os.WriteFile(file, []byte("x"), 0o644))
	require.ErrorContains(t, WriteDir(file, put("x")), "not a directory")
	require.ErrorContains(t, WriteDir(filepath.Join(file, "below"), put("x")), file)
	target, link := filepath.Join(parent, "target"), filepath.Join(parent, "link")
	require.NoError(t, WriteDir(target, put("old")))
	if err := os.Symlink("target", link); err != nil {
		t.Skip("no symbolic links")
	}
	require.NoError(t, WriteDir(link, put("new")))
	require.Equal(t, "new", content(t, target))
	require.Equal(t, []string{"file", "link", "target"}, siblings(t, target))
}

func TestReadOnlyParent(t *testing.T) {
	parent := filepath.Join(t.TempDir(), "p")
	require.NoError(t, WriteDir(filepath.Join(parent, "d"), put("old")))
	require.NoError(t, os.Chmod(parent, 0o555))
	defer os.Chmod(parent, 0o755)
	err := WriteDir(filepath.Join(parent, "d"), put("new"))
	if os.Geteuid() == 0 || runtime.GOOS == "windows" {
		t.Skip("permissions do not bind this user")
	}
	require.ErrorIs(t, err, os.ErrPermission)
	require.Equal(t, "old", content(t, filepath.Join(parent, "d")))
}

func TestWriteFileAtomicFaults(t *testing.T) {
	for fail := 1; ; fail++ {
		path := filepath.Join(t.TempDir(), "f")
		require.NoError(t, os.WriteFile(path, []byte("old"), 0o644))
		failed := ""
		err := counted(systemOps(), func(step int, what string) error {
			if step == fail {
				failed = what
				return syscall.ENOSPC
			}
			return nil
		}).writeFile(path, func(w io.Writer) error {
			_, err := io.WriteString(w, "new")
			return err
		})
		text, readErr := os.ReadFile(path)
		require.NoError(t, readErr)
		require.Equal(t, []string{"f"}, siblings(t, path))
		if failed == "" {
			require.NoError(t, err)
			require.Equal(t, "new", string(text))
			return
		}
		require.ErrorIs(t, err, syscall.ENOSPC)
		require.ErrorContains(t, err, path)
		if fail < 4 { // after the rename only the flush of the directory can fail
			require.Equal(t, "old", string(text))
		}
	}
}

func TestWriteFileAtomicRefuses(t *testing.T) {
	dir := t.TempDir()
	require.ErrorContains(t, WriteFileAtomic(dir, func(io.Writer) error { return nil }), "not a regular file")
	path := filepath.Join(dir, "f")
	require.ErrorIs(t, WriteFileAtomic(path, func(io.Writer) error { return io.ErrShortWrite }), io.ErrShortWrite)
	require.NoFileExists(t, path)
	if _, err := os.Stat(os.DevNull); err == nil && runtime.GOOS != "windows" {
		require.ErrorContains(t, WriteFileAtomic(os.DevNull, func(io.Writer) error { return nil }), "not a regular file")
	}
}

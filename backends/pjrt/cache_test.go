package pjrt_test

import (
	"bytes"
	"fmt"
	"os"
	"os/exec"
	"path/filepath"
	"strings"
	"sync"
	"testing"
	"time"

	"github.com/matmamba/matmamba/backends/pjrt"
	"github.com/stretchr/testify/require"
)

func openCache(t *testing.T, limit int64) *pjrt.Cache {
	t.Helper()
	cache, err := pjrt.Open(filepath.Join(t.TempDir(), "executables"), limit)
	require.NoError(t, err)
	return cache
}

func numbered(i int) pjrt.Key { return pjrt.KeyOf(fmt.Append(nil, i)) }

// files are the names in a cache's directory.
func files(t *testing.T, cache *pjrt.Cache) []string {
	t.Helper()
	found, err := os.ReadDir(cache.Dir())
	require.NoError(t, err)
	var names []string
	for _, file := range found {
		names = append(names, file.Name())
	}
	return names
}

// The length of each part is part of a key.
func TestKeysTellPartsApart(t *testing.T) {
	require.NotEqual(t, pjrt.KeyOf([]byte("ab"), []byte("c")), pjrt.KeyOf([]byte("a"), []byte("bc")))
	require.NotEqual(t, pjrt.KeyOf([]byte("a")), pjrt.KeyOf([]byte("a"), nil))
	require.Equal(t, pjrt.KeyOf([]byte("a"), []byte("b")), pjrt.KeyOf([]byte("a"), []byte("b")))
	require.Len(t, pjrt.KeyOf().String(), 64)
}

func TestCacheReturnsWhatWasPut(t *testing.T) {
	cache := openCache(t, 0)
	_, ok := cache.Get(numbered(1))
	require.False(t, ok)
	require.Empty(t, cache.List())
	about := pjrt.About{Program: "main", Platform: "cpu", CompileTime: 3 * time.Second}
	require.True(t, cache.Put(numbered(1), about, []byte("one")))
	require.True(t, cache.Put(numbered(2), about, nil))
	require.True(t, cache.Put(numbered(1), about, []byte("uno")))
	data, ok := cache.Get(numbered(1))
	require.True(t, ok)
	require.Equal(t, "uno", string(data))
	data, ok = cache.Get(numbered(2))
	require.True(t, ok)
	require.Empty(t, data)

	list := cache.List()
	require.Len(t, list, 2)
	require.Equal(t, numbered(2), list[0].Key, "the last used comes first")
	require.Equal(t, about, list[0].About)
	require.WithinDuration(t, time.Now(), list[0].Used, time.Minute)
	info, err := os.Stat(filepath.Join(cache.Dir(), list[1].Key.String()+".pjrt"))
	require.NoError(t, err)
	require.Equal(t, info.Size(), list[1].Size)
}

// An entry may come back whole or not at all, whatever happens to its file.
func TestDamagedEntryIsAMiss(t *testing.T) {
	cache := openCache(t, 0)
	put := func() string {
		require.True(t, cache.Put(numbered(1), pjrt.About{Program: "main"}, []byte("an executable")))
		return filepath.Join(cache.Dir(), numbered(1).String()+".pjrt")
	}
	whole, err := os.ReadFile(put())
	require.NoError(t, err)
	for i := range whole {
		requireMiss(t, cache, put(), whole[:i])
		flipped := bytes.Clone(whole)
		flipped[i] ^= 0x10
		requireMiss(t, cache, put(), flipped)
	}
	requireMiss(t, cache, put(), append(bytes.Clone(whole), 0))
}

func requireMiss(t *testing.T, cache *pjrt.Cache, path string, content []byte) {
	t.Helper()
	require.NoError(t, os.WriteFile(path, content, 0o600))
	cache.List()
	_, ok := cache.Get(numbered(1))
	require.False(t, ok)
	require.NoFileExists(t, path)
}

func TestEntryUnderAnothersNameIsAMiss(t *testing.T) {
	cache := openCache(t, 0)
	require.True(t, cache.Put(numbered(1), pjrt.About{}, []byte("one")))
	require.NoError(t, os.Rename(filepath.Join(cache.Dir(), numbered(1).String()+".pjrt"), filepath.Join(cache.Dir(), numbered(2).String()+".pjrt")))
	_, ok := cache.Get(numbered(2))
	require.False(t, ok)
	require.Empty(t, files(t, cache))
}

// The limit holds after every entry, and those used last stay.
func TestCacheKeepsItsLimit(t *testing.T) {
	const limit, size = 100_000, 1000
	cache := openCache(t, limit)
	require.False(t, cache.Put(numbered(0), pjrt.About{}, make([]byte, limit)), "larger than the cache with its header")
	started := time.Now().Add(-time.Hour)
	for i := range 300 {
		require.True(t, cache.Put(numbered(i), pjrt.About{}, make([]byte, size)))
		var total int64
		for _, entry := range cache.List() {
			total += entry.Size
		}
		require.LessOrEqual(t, total, int64(limit))
		used := started.Add(time.Duration(i) * time.Second)
		require.NoError(t, os.Chtimes(filepath.Join(cache.Dir(), numbered(i).String()+".pjrt"), used, used))
		_, ok := cache.Get(numbered(0))
		require.True(t, ok, "used all the time, gone after %d", i)
	}
	require.Greater(t, len(cache.List()), 80, "room is not wasted")
	_, ok := cache.Get(numbered(150))
	require.False(t, ok)
	_, ok = cache.Get(numbered(298))
	require.True(t, ok)
}

// Files of other programs are none of the cache's business; those a dead process left unfinished are.
func TestCacheTouchesItsFilesAlone(t *testing.T) {
	cache := openCache(t, 1)
	require.NoError(t, os.MkdirAll(cache.Dir(), 0o700))
	long := time.Now().Add(-24 * time.Hour)
	for _, name := range []string{"notes.txt", "short.pjrt", "writing-old", "writing-now"} {
		path := filepath.Join(cache.Dir(), name)
		require.NoError(t, os.WriteFile(path, []byte("text"), 0o600))
		if name != "writing-now" {
			require.NoError(t, os.Chtimes(path, long, long))
		}
	}
	removed, err := cache.Clear()
	require.NoError(t, err)
	require.Zero(t, removed)
	require.Equal(t, []string{"notes.txt", "short.pjrt", "writing-now"}, files(t, cache))
}

func TestClearEmptiesTheCache(t *testing.T) {
	cache := openCache(t, 0)
	removed, err := cache.Clear()
	require.NoError(t, err)
	require.Zero(t, removed)
	for i := range 3 {
		require.True(t, cache.Put(numbered(i), pjrt.About{}, nil))
	}
	removed, err = cache.Clear()
	require.NoError(t, err)
	require.Equal(t, 3, removed)
	require.Empty(t, files(t, cache))
}

// What can't be written is not kept, and what can be read is read.
func TestCacheThatCannotBeWritten(t *testing.T) {
	file := filepath.Join(t.TempDir(), "file")
	require.NoError(t, os.WriteFile(file, nil, 0o600))
	blocked, err := pjrt.Open(filepath.Join(file, "executables"), 0)
	require.NoError(t, err)
	require.False(t, blocked.Put(numbered(1), pjrt.About{}, []byte("one")))
	_, ok := blocked.Get(numbered(1))
	require.False(t, ok)
	require.Empty(t, blocked.List())

	cache := openCache(t, 0)
	taken := filepath.Join(cache.Dir(), numbered(1).String()+".pjrt")
	require.NoError(t, os.MkdirAll(filepath.Join(taken, "held"), 0o700))
	require.False(t, cache.Put(numbered(1), pjrt.About{}, []byte("one")))
	require.Equal(t, []string{filepath.Base(taken)}, files(t, cache), "nothing half written is left")
	require.NoError(t, os.RemoveAll(taken))

	if os.Geteuid() <= 0 {
		t.Skip("root may write into any directory, and Windows has no such modes")
	}
	require.True(t, cache.Put(numbered(1), pjrt.About{}, []byte("one")))
	require.NoError(t, os.Chmod(cache.Dir(), 0o500))
	t.Cleanup(func() { _ = os.Chmod(cache.Dir(), 0o700) })
	require.False(t, cache.Put(numbered(2), pjrt.About{}, []byte("two")))
	_, ok = cache.Get(numbered(1))
	require.True(t, ok)
	_, err = cache.Clear()
	require.ErrorIs(t, err, os.ErrPermission)
}

func TestCacheWithoutADirectoryIsTheUsers(t *testing.T) {
	base, err := os.UserCacheDir()
	if err != nil {
		t.Skip("no cache directory for this user")
	}
	cache, err := pjrt.Open("", 0)
	require.NoError(t, err)
	require.Equal(t, filepath.Join(base, "matmamba", "executables"), cache.Dir())
}

const busyEnv = "MATMAMBA_TEST_BUSY_CACHE"

// busyLimit holds a few of the entries that the busy writers write, so that they remove each other's.
const busyLimit = 300_000

// Processes and goroutines that write, read and remove the same entries see whole ones only.
func TestCacheIsSharedByProcesses(t *testing.T) {
	if dir := os.Getenv(busyEnv); dir != "" {
		beBusy(t, dir)
		return
	}
	self, err := os.Executable()
	require.NoError(t, err)
	dir := t.TempDir()
	var processes sync.WaitGroup
	for range 3 {
		processes.Go(func() {
			command := exec.Command(self, "-test.run=^TestCacheIsSharedByProcesses$", "-test.v")
			command.Env = append(os.Environ(), busyEnv+"="+dir)
			output, err := command.CombinedOutput()
			if err != nil || !strings.Contains(string(output), "busy") {
				t.Errorf("%v: %s", err, output)
			}
		})
	}
	processes.Wait()
	cache, err := pjrt.Open(dir, busyLimit)
	require.NoError(t, err)
	for _, name := range files(t, cache) {
		require.True(t, strings.HasSuffix(name, ".pjrt"), "%s was left behind", name)
	}
	require.NotEmpty(t, cache.List())
}

func beBusy(t *testing.T, dir string) {
	cache, err := pjrt.Open(dir, busyLimit)
	require.NoError(t, err)
	var workers sync.WaitGroup
	for worker := range 4 {
		workers.Go(func() {
			for round := range 60 {
				i := (round*7 + worker) % 20
				if data, ok := cache.Get(numbered(i)); ok {
					if !bytes.Equal(data, bytes.Repeat([]byte{byte(i)}, 10_000*(i+1))) {
						t.Errorf("entry %d came back as another", i)
					}
					continue
				}
				cache.Put(numbered(i), pjrt.About{}, bytes.Repeat([]byte{byte(i)}, 10_000*(i+1)))
			}
		})
	}
	workers.Wait()
	fmt.Println("busy")
}

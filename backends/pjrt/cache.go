package pjrt

import (
	"encoding/hex"
	"encoding/json"
	"errors"
	"fmt"
	"io/fs"
	"os"
	"path/filepath"
	"slices"
	"strings"
	"sync"
	"time"
)

// DefaultLimit is how many bytes a cache holds unless it is told otherwise.
const DefaultLimit = 4 << 30

// entrySuffix and temporaryPrefix tell a cache's files from others in its directory, which it leaves alone.
const (
	entrySuffix     = ".pjrt"
	temporaryPrefix = "writing-"
)

// temporaryAge is when a file that is being written was left behind by a process that died.
const temporaryAge = time.Hour

// Cache keeps compiled executables in a directory. Several processes may use one directory at the same time: an entry is
// written beside its place and renamed into it, so that nobody sees half of one.
//
// A cache only ever saves time. An entry that is damaged is removed and was never there; where the disk is full or the
// directory cannot be written, nothing is kept; none of it is an error.
type Cache struct {
	dir   string
	limit int64

	mu      sync.Mutex
	scanned bool
	written int64 // since the directory's size was last looked up, beyond what was then set free for it
}

// Entry is an executable in a cache.
type Entry struct {
	About
	Key  Key
	Size int64     // of the file, in bytes
	Used time.Time // when it was last read or written
}

// Open returns the cache in a directory, which need not exist; without a directory it is matmamba/executables in the
// user's cache directory, and it is an error if the user has none. The limit is in bytes, 0 means [DefaultLimit].
func Open(dir string, limit int64) (*Cache, error) {
	if dir == "" {
		base, err := os.UserCacheDir()
		if err != nil {
			return nil, fmt.Errorf("cache of executables: %w", err)
		}
		dir = filepath.Join(base, "matmamba", "executables")
	}
	if limit <= 0 {
		limit = DefaultLimit
	}
	return &Cache{dir: dir, limit: limit}, nil
}

// Dir is the directory of the cache.
func (c *Cache) Dir() string { return c.dir }

func (c *Cache) path(key Key) string { return filepath.Join(c.dir, key.String()+entrySuffix) }

// Get returns an executable, and false where there is none.
func (c *Cache) Get(key Key) ([]byte, bool) {
	path := c.path(key)
	data, err := readEntry(path, key)
	if errors.Is(err, errDamaged) {
		c.Remove(key)
	}
	if err != nil {
		return nil, false
	}
	// A file's times say when it was used: access times are not kept on most systems. One that can't be touched grows old.
	now := time.Now()
	_ = os.Chtimes(path, now, now)
	return data, true
}

// Put keeps an executable and tells whether it is kept: not where it is larger than the whole cache, nor where it can't be
// written. Others that were not used for long make room for it.
func (c *Cache) Put(key Key, about About, data []byte) bool {
	description, err := json.Marshal(about)
	size := headerLength + int64(len(description)) + int64(len(data))
	if err != nil || len(description) > maxAbout || size > c.limit {
		return false
	}
	// Only the user may write here: what is in the cache becomes code of their programs.
	if err := os.MkdirAll(c.dir, 0o700); err != nil {
		return false
	}
	c.makeRoom(size)
	return c.write(key, description, data) == nil
}

func (c *Cache) write(key Key, about, data []byte) error {
	file, err := os.CreateTemp(c.dir, temporaryPrefix)
	if err != nil {
		return err
	}
	err = errors.Join(writeEntry(file, key, about, data), file.Close())
	if err == nil {
		err = os.Rename(file.Name(), c.path(key))
	}
	if err != nil {
		_ = os.Remove(file.Name())
	}
	return err
}

// Remove takes an executable out, if it is there and can be removed.
func (c *Cache) Remove(key Key) { _ = os.Remove(c.path(key)) }

// List returns what is in the cache, the last used first.
func (c *Cache) List() []Entry {
	var entries []Entry
	for _, file := range slices.Backward(c.files()) {
		about, err := readAbout(c.path(file.key))
		if err == nil {
			entries = append(entries, Entry{About: about, Key: file.key, Size: file.size, Used: file.used})
		}
	}
	return entries
}

// Clear removes all entries and returns how many there were. What can't be removed is an error: somebody wants it gone.
func (c *Cache) Clear() (removed int, err error) {
	for _, file := range c.files() {
		failure := os.Remove(c.path(file.key))
		switch {
		case failure == nil:
			removed++
		case !errors.Is(failure, fs.ErrNotExist):
			err = errors.Join(err, failure)
		}
	}
	return removed, err
}

// makeRoom removes the entries that were not used for longest until one of a given size fits.
//
// Looking up the size of a directory of many thousand files takes longer than compiling a small program. So a part of the
// limit is set aside and written into without looking, and the limit still holds: for one process to the byte, for
// several as far as each has its own part.
func (c *Cache) makeRoom(size int64) {
	c.mu.Lock()
	defer c.mu.Unlock()
	aside := c.limit / 64
	if c.scanned && c.written+size <= aside {
		c.written += size
		return
	}
	files := c.files()
	total := size
	for _, file := range files {
		total += file.size
	}
	for _, file := range files {
		if total <= c.limit-aside {
			break
		}
		if os.Remove(c.path(file.key)) == nil {
			total -= file.size
		}
	}
	c.scanned = true
	c.written = max(0, total-(c.limit-aside))
}

type cacheFile struct {
	key  Key
	size int64
	used time.Time
}

// files returns the entries by the time of their last use, the oldest first, and removes what dead processes left.
func (c *Cache) files() []cacheFile {
	names, err := os.ReadDir(c.dir)
	if err != nil {
		return nil
	}
	var files []cacheFile
	for _, name := range names {
		info, err := name.Info()
		if err != nil || !info.Mode().IsRegular() {
			continue
		}
		if strings.HasPrefix(name.Name(), temporaryPrefix) && time.Since(info.ModTime()) > temporaryAge {
			_ = os.Remove(filepath.Join(c.dir, name.Name()))
		}
		if key, ok := keyOfFile(name.Name()); ok {
			files = append(files, cacheFile{key, info.Size(), info.ModTime()})
		}
	}
	slices.SortFunc(files, func(a, b cacheFile) int { return a.used.Compare(b.used) })
	return files
}

func keyOfFile(name string) (Key, bool) {
	digits, isEntry := strings.CutSuffix(name, entrySuffix)
	if !isEntry {
		return Key{}, false
	}
	key, err := hex.DecodeString(digits)
	if err != nil || len(key) != len(Key{}) {
		return Key{}, false
	}
	return Key(key), true
}

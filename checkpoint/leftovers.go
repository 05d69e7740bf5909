package checkpoint

import (
	"errors"
	"fmt"
	"io/fs"
	"math/rand/v2"
	"os"
	"path/filepath"
	"regexp"
	"time"
)

// Hidden siblings of a path while it is written. The names tell them from anything a user would make.
var (
	tempName  = regexp.MustCompile(`^\..+\.matmamba-tmp-[0-9a-f]{16}$`)
	asideName = regexp.MustCompile(`^\.(.+)\.matmamba-old$`)
)

var (
	errBusy   = errors.New("locked by another process")
	errNoLock = errors.New("no locks here")
)

func tempPath(final string) string {
	return filepath.Join(filepath.Dir(final), fmt.Sprintf(".%s.matmamba-tmp-%016x", filepath.Base(final), rand.Uint64()))
}

// asidePath is where the old directory waits while final is replaced in two renames.
func asidePath(final string) string {
	return filepath.Join(filepath.Dir(final), "."+filepath.Base(final)+".matmamba-old")
}

// settledPath is where the content of path is: path, or the old directory set aside if a process was killed between the
// two renames of a replacement.
func settledPath(path string) string {
	if _, err := os.Lstat(path); errors.Is(err, fs.ErrNotExist) {
		if info, err := os.Lstat(asidePath(path)); err == nil && info.IsDir() {
			return asidePath(path)
		}
	}
	return path
}

// temporary makes a hidden sibling of final and locks it, so that no other process takes it for a leftover.
func (ops fileOps) temporary(final string, makeIt func(path string) error) (tmp string, unlock func(), err error) {
	const attempts = 10
	for range attempts {
		tmp = tempPath(final)
		if err = makeIt(tmp); err != nil {
			return "", nil, err
		}
		unlock, err = lockPath(tmp)
		if errors.Is(err, errNoLock) {
			return tmp, unlock, nil
		}
		// Between making and locking it, a sweep elsewhere may have locked and removed it.
		if _, statErr := os.Lstat(tmp); err == nil && statErr == nil {
			return tmp, unlock, nil
		}
		unlock()
	}
	return "", nil, fmt.Errorf("cannot keep a temporary sibling: %w", errors.Join(err, fs.ErrNotExist))
}

// restore puts back a directory set aside by a process that was killed before it put the new one in place.
func (ops fileOps) restore(final string) error {
	if settled := settledPath(final); settled != final {
		return ops.rename(settled, final)
	}
	return nil
}

// sweep removes what killed processes left in a directory. It does not matter if something stays: the next sweep meets
// it again.
func (ops fileOps) sweep(parent string) {
	entries, err := os.ReadDir(parent)
	if err != nil {
		return
	}
	for _, e := range entries {
		path := filepath.Join(parent, e.Name())
		if tempName.MatchString(e.Name()) {
			ops.removeStale(path)
		} else if match := asideName.FindStringSubmatch(e.Name()); match != nil {
			if _, err := os.Lstat(filepath.Join(parent, match[1])); err == nil {
				_ = ops.removeAll(path)
			}
		}
	}
}

// removeStale removes a temporary that no process is writing. Where there are no locks, that is one of some age.
func (ops fileOps) removeStale(path string) {
	unlock, err := lockPath(path)
	defer unlock()
	if errors.Is(err, errNoLock) {
		info, statErr := os.Lstat(path)
		if statErr == nil && time.Since(info.ModTime()) > unlockedGrace {
			err = nil
		}
	}
	if err == nil {
		_ = ops.removeAll(path)
	}
}

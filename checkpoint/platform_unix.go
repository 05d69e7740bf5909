//go:build linux || darwin || freebsd || netbsd || openbsd || dragonfly

package checkpoint

import (
	"errors"
	"fmt"
	"math"
	"os"
	"time"

	"golang.org/x/sys/unix"
)

// mapFile maps a regular file for reading; release unmaps it. Replacing the file by a rename leaves the mapping as it is.
func mapFile(path string) (data []byte, release func() error, err error) {
	file, err := os.Open(path)
	if err != nil {
		return nil, nil, err
	}
	defer file.Close()
	info, err := file.Stat()
	if err != nil {
		return nil, nil, err
	}
	size := info.Size()
	switch {
	case !info.Mode().IsRegular():
		return nil, nil, fmt.Errorf("%s: not a regular file", path)
	case size == 0: // an empty mapping is not allowed
		return nil, func() error { return nil }, nil
	case size > math.MaxInt:
		return nil, nil, fmt.Errorf("%s: %d bytes are more than this machine can address", path, size)
	}
	data, err = unix.Mmap(int(file.Fd()), 0, int(size), unix.PROT_READ, unix.MAP_SHARED)
	if err != nil {
		return nil, nil, fmt.Errorf("map %s: %w", path, err)
	}
	return data, func() error { return unix.Munmap(data) }, nil
}

// syncPath waits until a file's or a directory's content is on the disk.
func syncPath(path string) error {
	file, err := os.Open(path)
	if err != nil {
		return err
	}
	defer file.Close()
	err = file.Sync()
	if info, statErr := file.Stat(); statErr == nil && info.IsDir() && (errors.Is(err, unix.EINVAL) || errors.Is(err, unix.ENOTSUP)) {
		return nil // some network and FUSE file systems know no fsync of a directory
	}
	return err
}

// lockPath locks a file or directory against other calls of lockPath until release, or until the process ends in
// whatever way: errBusy if someone else holds it, errNoLock if the file system has no locks (release is usable then, too).
func lockPath(path string) (release func(), err error) {
	file, err := os.Open(path)
	if err != nil {
		return func() {}, err
	}
	release = func() { _ = file.Close() } // read-only: nothing to lose
	err = unix.Flock(int(file.Fd()), unix.LOCK_EX|unix.LOCK_NB)
	switch {
	case err == nil:
		return release, nil
	case errors.Is(err, unix.EWOULDBLOCK):
		release()
		return func() {}, errBusy
	}
	release()
	return func() {}, errNoLock
}

const unlockedGrace = time.Hour

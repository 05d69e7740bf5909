//go:build !(linux || darwin || freebsd || netbsd || openbsd || dragonfly)

package checkpoint

import (
	"os"
	"time"
)

// mapFile reads the whole file: a mapping would keep Windows from replacing it.
func mapFile(path string) (data []byte, release func() error, err error) {
	data, err = os.ReadFile(path)
	return data, func() error { return nil }, err
}

// syncPath waits until a file's content is on the disk. A directory cannot be flushed on Windows, which writes changes of
// directories to its journal by itself.
func syncPath(path string) error {
	info, err := os.Stat(path)
	if err != nil || info.IsDir() {
		return err
	}
	file, err := os.OpenFile(path, os.O_RDWR, 0)
	if err != nil {
		return err
	}
	defer file.Close()
	return file.Sync()
}

// lockPath has no locks to offer here.
func lockPath(string) (release func(), err error) { return func() {}, errNoLock }

const unlockedGrace = time.Hour

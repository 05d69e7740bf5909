package checkpoint

import (
	"fmt"
	"io"
	"os"
	"path/filepath"
	"strings"
)

// tempMark is in the name of everything half-written: a directory or file of that name is nobody's data.
const tempMark = ".matmamba-tmp-"

// oldMark is in the name of a directory that is being replaced.
const oldMark = ".matmamba-old-"

// WriteAtomic writes a file through a temporary one beside it, synced and renamed: path holds either what it held before
// or all of what write wrote.
func WriteAtomic(path string, write func(io.Writer) error) error {
	dir, base := filepath.Split(path)
	temp := filepath.Join(dir, fmt.Sprintf("%s%s%d", base, tempMark, os.Getpid()))
	err := writeSynced(temp, write)
	if err == nil {
		err = os.Rename(temp, path)
	}
	if err == nil {
		err = syncDir(filepath.Clean(filepath.Dir(path)))
	}
	if err != nil {
		_ = os.Remove(temp)
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// WriteDir fills a directory through a temporary one beside it, synced and renamed to path. A directory that is there
// already is moved aside just before and removed just after: a reader finds the old one or the new one, and after a
// crash between the two renames [Checkpoints] and the next WriteDir put the old one back.
func WriteDir(path string, fill func(dir string) error) (err error) {
	path = filepath.Clean(path)
	parent, base := filepath.Dir(path), filepath.Base(path)
	defer func() {
		if err != nil {
			err = fmt.Errorf("write %s: %w", path, err)
		}
	}()
	if err := os.MkdirAll(parent, 0o755); err != nil {
		return err
	}
	if err := recoverDirs(parent); err != nil {
		return err
	}
	temp, err := os.MkdirTemp(parent, base+tempMark)
	if err != nil {
		return err
	}
	defer os.RemoveAll(temp) //nolint:errcheck // nothing is left there once it was renamed
	if err := os.Chmod(temp, 0o755); err != nil {
		return err
	}
	if err := fill(temp); err != nil {
		return err
	}
	if err := syncTree(temp); err != nil {
		return err
	}
	old := filepath.Join(parent, base+oldMark)
	replaced := false
	if _, statErr := os.Stat(path); statErr == nil {
		if err := os.Rename(path, old); err != nil {
			return err
		}
		replaced = true
	}
	if err := os.Rename(temp, path); err != nil {
		if replaced {
			_ = os.Rename(old, path)
		}
		return err
	}
	if err := syncDir(parent); err != nil {
		return err
	}
	return os.RemoveAll(old)
}

// recoverDirs clears what a killed writer left in parent: temporary directories go, and a directory moved aside comes back
// where nothing took its place.
func recoverDirs(parent string) error {
	entries, err := os.ReadDir(parent)
	if err != nil {
		return err
	}
	for _, entry := range entries {
		full := filepath.Join(parent, entry.Name())
		if strings.Contains(entry.Name(), tempMark) {
			if err := os.RemoveAll(full); err != nil {
				return err
			}
		}
		if base, ok := strings.CutSuffix(entry.Name(), oldMark); ok {
			if _, err := os.Stat(filepath.Join(parent, base)); err == nil {
				err = os.RemoveAll(full)
			} else {
				err = os.Rename(full, filepath.Join(parent, base))
			}
			if err != nil {
				return err
			}
		}
	}
	return nil
}

// syncTree makes every file and directory below root durable.
func syncTree(root string) error {
	return filepath.WalkDir(root, func(path string, entry os.DirEntry, err error) error {
		if err != nil {
			return err
		}
		if entry.IsDir() {
			return syncDir(path)
		}
		file, err := os.OpenFile(path, os.O_RDWR, 0)
		if err != nil {
			return err
		}
		defer file.Close()
		return file.Sync()
	})
}

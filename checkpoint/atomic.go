package checkpoint

import (
	"bufio"
	"errors"
	"fmt"
	"io"
	"io/fs"
	"os"
	"path/filepath"
)

// WriteDir puts a directory at path, whole or not at all. fill writes the content into the empty directory it is given,
// a hidden sibling of path; then every file and directory in it is flushed to the disk and it takes path's place.
// A directory that was at path is replaced with all it held. Missing parents are made; a symbolic link at path is followed.
//
// If anything fails (the disk is full, the place is read-only, fill returns an error), one error names path and the
// cause, what was at path is still there, untouched, and the hidden directory is gone.
//
// If the process is killed or the machine loses power, path holds either the old directory or the new one, complete: on
// Linux and macOS the two are swapped in one step. On other systems, and on file systems that cannot swap, the old one is first
// renamed to .NAME.matmamba-old; between this and the next rename nothing is at path, the readers of this package look
// there then, and the next WriteDir to path puts it back. Hidden directories that a killed process left are ignored by readers and
// removed by the next write to the same parent; locks tell them from those of a process that is still writing.
func WriteDir(path string, fill func(tmpDir string) error) error {
	return systemOps().writeDir(path, fill)
}

// WriteFileAtomic puts a file at path, whole or not at all, with the promises of [WriteDir]. fill writes the content to
// a buffered writer. What is at path may be a regular file only.
func WriteFileAtomic(path string, fill func(w io.Writer) error) error {
	return systemOps().writeFile(path, fill)
}

// fileOps are the steps of a write that can fail; tests replace them to inject faults.
type fileOps struct {
	mkdir     func(path string) error
	create    func(path string) (*os.File, error)
	syncPath  func(path string) error
	exchange  func(a, b string) error
	rename    func(from, to string) error
	removeAll func(path string) error
}

func systemOps() fileOps {
	return fileOps{
		mkdir: func(path string) error { return os.Mkdir(path, 0o755) },
		create: func(path string) (*os.File, error) {
			return os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
		},
		syncPath:  syncPath,
		exchange:  exchange,
		rename:    os.Rename,
		removeAll: os.RemoveAll,
	}
}

func (ops fileOps) writeDir(path string, fill func(tmpDir string) error) error {
	return ops.write(path, "directory", fs.FileMode.IsDir, func(final string) error {
		tmp, unlock, err := ops.temporary(final, ops.mkdir)
		if err != nil {
			return err
		}
		defer unlock()
		err = fill(tmp)
		if err == nil {
			err = ops.syncTree(tmp)
		}
		if err == nil {
			err = ops.installDir(tmp, final)
		}
		return ops.discard(tmp, err)
	})
}

func (ops fileOps) writeFile(path string, fill func(w io.Writer) error) error {
	return ops.write(path, "regular file", fs.FileMode.IsRegular, func(final string) error {
		var file *os.File
		tmp, unlock, err := ops.temporary(final, func(path string) (err error) {
			file, err = ops.create(path)
			return err
		})
		if err != nil {
			return err
		}
		defer unlock()
		err = fillFile(file, fill)
		if err == nil {
			err = ops.syncPath(tmp)
		}
		if err == nil {
			err = ops.rename(tmp, final)
		}
		if err != nil {
			return ops.discard(tmp, err)
		}
		return ops.syncPath(filepath.Dir(final))
	})
}

// write finds out where path really is, makes room for it, and runs the steps; every error names path.
func (ops fileOps) write(path, kind string, allowed func(fs.FileMode) bool, steps func(final string) error) error {
	final, err := realPath(path)
	if err == nil {
		err = os.MkdirAll(filepath.Dir(final), 0o755)
	}
	if err == nil {
		ops.sweep(filepath.Dir(final))
		err = ops.restore(final)
	}
	if err == nil {
		if info, statErr := os.Stat(final); statErr == nil && !allowed(info.Mode()) {
			err = fmt.Errorf("what is there is not a %s", kind)
		}
	}
	if err == nil {
		err = steps(final)
	}
	if err != nil {
		return fmt.Errorf("write %s: %w", path, err)
	}
	return nil
}

// realPath is path made absolute, with symbolic links followed where there are any.
func realPath(path string) (string, error) {
	absolute, err := filepath.Abs(path)
	if err != nil {
		return "", err
	}
	target, err := filepath.EvalSymlinks(absolute)
	if errors.Is(err, fs.ErrNotExist) {
		return absolute, nil
	}
	return target, err
}

// installDir moves tmp to final. After an error final is as it was, and tmp is still to be discarded.
func (ops fileOps) installDir(tmp, final string) error {
	parent := filepath.Dir(final)
	if _, err := os.Lstat(final); errors.Is(err, fs.ErrNotExist) {
		if err := ops.rename(tmp, final); err != nil {
			return err
		}
		if err := ops.syncPath(parent); err != nil {
			return errors.Join(err, ops.rename(final, tmp))
		}
		return nil
	}
	err := ops.exchange(tmp, final)
	if errors.Is(err, errors.ErrUnsupported) {
		return ops.installAside(tmp, final)
	}
	if err != nil {
		return err
	}
	if err := ops.syncPath(parent); err != nil {
		return errors.Join(err, ops.exchange(tmp, final))
	}
	// tmp is the old directory now. The new one is safe: if this fails, the next write's sweep removes the rest.
	_ = ops.removeAll(tmp)
	return nil
}

// installAside replaces final by tmp in two renames, for systems that cannot swap.
func (ops fileOps) installAside(tmp, final string) error {
	parent, old := filepath.Dir(final), asidePath(final)
	if err := ops.rename(final, old); err != nil {
		return err
	}
	if err := ops.rename(tmp, final); err != nil {
		return errors.Join(err, ops.rename(old, final))
	}
	if err := ops.syncPath(parent); err != nil {
		return errors.Join(err, ops.rename(final, tmp), ops.rename(old, final))
	}
	_ = ops.removeAll(old) // as in installDir
	return nil
}

// discard removes tmp after a failure and returns the failure.
func (ops fileOps) discard(tmp string, failure error) error {
	if failure == nil {
		return nil
	}
	if err := ops.removeAll(tmp); err != nil {
		return fmt.Errorf("%w (and cannot remove %s: %w)", failure, tmp, err)
	}
	return failure
}

// syncTree flushes every regular file under dir, then the directories, the inner ones first.
func (ops fileOps) syncTree(dir string) error {
	var dirs []string
	err := filepath.WalkDir(dir, func(path string, d fs.DirEntry, err error) error {
		switch {
		case err != nil:
			return err
		case d.IsDir():
			dirs = append(dirs, path)
		case d.Type().IsRegular():
			return ops.syncPath(path)
		}
		return nil
	})
	for i := len(dirs) - 1; i >= 0 && err == nil; i-- {
		err = ops.syncPath(dirs[i])
	}
	return err
}

// createFile writes a new file without any promise on failure, for use in a directory that is not in place yet.
func createFile(path string, fill func(w io.Writer) error) error {
	file, err := os.OpenFile(path, os.O_WRONLY|os.O_CREATE|os.O_EXCL, 0o644)
	if err != nil {
		return err
	}
	return fillFile(file, fill)
}

// fillFile writes through a buffer and closes the file.
func fillFile(file *os.File, fill func(w io.Writer) error) error {
	buffered := bufio.NewWriterSize(file, 1<<16)
	err := fill(buffered)
	if err == nil {
		err = buffered.Flush()
	}
	return errors.Join(err, file.Close())
}

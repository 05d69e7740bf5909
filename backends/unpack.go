package backends

import (
	"archive/zip"
	"context"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strings"
)

// maxUnpacked bounds one file of a wheel, in bytes: the largest that is known has 0.7 GB.
const maxUnpacked = 4 << 30

// unpack extracts what a program needs at run time from a wheel into dir. Names that lead out of dir are refused, and so is
// what a plugin has no use for: links and devices. Files are synced, so that what is renamed into place is whole.
func unpack(ctx context.Context, archive, dir string) (err error) {
	reader, err := zip.OpenReader(archive)
	if err != nil {
		return fmt.Errorf("open the package: %w", err)
	}
	defer func() { err = errors.Join(err, reader.Close()) }()
	for _, file := range reader.File {
		if strings.HasSuffix(file.Name, "/") || !neededAtRunTime(file.Name) {
			continue
		}
		if !filepath.IsLocal(filepath.FromSlash(file.Name)) || !file.Mode().IsRegular() {
			return fmt.Errorf("the package holds %q, which is no plain file inside it", file.Name)
		}
		if file.UncompressedSize64 > maxUnpacked {
			return fmt.Errorf("the package holds %s of %d bytes, more than %d", file.Name, file.UncompressedSize64, int64(maxUnpacked))
		}
		if err := unpackFile(ctx, file, filepath.Join(dir, filepath.FromSlash(file.Name))); err != nil {
			return fmt.Errorf("unpack %s: %w", path.Base(file.Name), err)
		}
	}
	return nil
}

// neededAtRunTime leaves out what only compilers of C and Python read.
func neededAtRunTime(name string) bool {
	switch path.Ext(name) {
	case ".py", ".pyi", ".a", ".h", ".hpp", ".cuh":
		return false
	}
	return !strings.Contains(name, "/include/")
}

func unpackFile(ctx context.Context, from *zip.File, to string) (err error) {
	if err := os.MkdirAll(filepath.Dir(to), 0o755); err != nil {
		return err
	}
	content, err := from.Open()
	if err != nil {
		return err
	}
	defer content.Close()
	mode := os.FileMode(0o644)
	if from.Mode()&0o111 != 0 || path.Base(path.Dir(from.Name)) == "bin" {
		mode = 0o755
	}
	file, err := os.OpenFile(to, os.O_WRONLY|os.O_CREATE|os.O_TRUNC, mode)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	if _, err := io.Copy(file, contextReader{ctx, content}); err != nil { // the reader checks length and CRC
		return err
	}
	return file.Sync()
}

package backends

import (
	"context"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"net/http"
	"net/url"
	"os"
	"path/filepath"
	"strings"
	"time"

	"github.com/gomlx/go-xla/installer"
)

// stallTimeout is how long a download may stand still.
const stallTimeout = time.Minute

// errStalled reports a download that stood still.
var errStalled = fmt.Errorf("nothing arrived for %v", stallTimeout)

// wheelURL asks the package index where the wheel is. The index is trusted with the address alone: the file is known by its
// digest.
func wheelURL(ctx context.Context, lookup func(string) (*installer.PipPackageInfo, error), w wheel, arch string) (string, error) {
	type answer struct {
		info *installer.PipPackageInfo
		err  error
	}
	answers := make(chan answer, 1) // the lookup knows no context: it is left behind when ours ends
	go func() {
		info, err := lookup(w.name)
		answers <- answer{info, err}
	}()
	select {
	case <-ctx.Done():
		return "", ctx.Err()
	case <-time.After(stallTimeout):
		return "", fmt.Errorf("look up in the package index: %w", errStalled)
	case got := <-answers:
		if got.err != nil {
			return "", fmt.Errorf("look up in the package index (is there a network?): %w", singleLine{withoutURL(got.err)})
		}
		return releaseURL(got.info, w, arch)
	}
}

// withoutURL is the reason inside an error of the HTTP client, which repeats the address.
func withoutURL(err error) error {
	if inner, ok := errors.AsType[*url.Error](err); ok {
		return inner.Err
	}
	return err
}

func releaseURL(info *installer.PipPackageInfo, w wheel, arch string) (string, error) {
	for _, release := range info.Releases[w.version] {
		if release.Digests["sha256"] != w.sha256[arch] {
			continue
		}
		if address, err := url.Parse(release.URL); err != nil || !address.IsAbs() {
			return "", fmt.Errorf("the package index gives no full address for %s; fetch that file by other means and name its directory", release.Filename)
		}
		return release.URL, nil
	}
	return "", fmt.Errorf("the package index has no file of this version for %s with SHA-256 %s", arch, w.sha256[arch])
}

// localWheels finds wheels in a directory by their digests and returns their paths by digest. An empty dir holds none.
func localWheels(ctx context.Context, dir string, wheels []wheel, arch string) (map[string]string, error) {
	found := map[string]string{}
	if dir == "" {
		return found, nil
	}
	if _, err := os.ReadDir(dir); err != nil {
		return nil, fmt.Errorf("directory of wheels: %w", err)
	}
	for _, w := range wheels {
		stem := strings.ReplaceAll(w.name, "-", "_") + "-" + w.version + "-"
		matches, err := filepath.Glob(filepath.Join(dir, stem+"*.whl"))
		if err != nil {
			return nil, err
		}
		for _, path := range matches {
			digest, err := fileDigest(ctx, path)
			if err != nil {
				return nil, err
			}
			found[digest] = path
		}
	}
	return found, nil
}

func fileDigest(ctx context.Context, path string) (string, error) {
	file, err := os.Open(path)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, contextReader{ctx, file}); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

// download fetches address into path and refuses it unless its SHA-256 is want.
func download(ctx context.Context, address, path, want string, progress *meter) (err error) {
	ctx, cancel := context.WithCancelCause(ctx)
	defer cancel(nil)
	watchdog := time.AfterFunc(stallTimeout, func() { cancel(errStalled) })
	defer watchdog.Stop()
	defer func() {
		if cause := context.Cause(ctx); err != nil && cause != nil {
			err = cause
		}
		if err != nil {
			err = fmt.Errorf("download: %w", err)
		}
	}()
	request, err := http.NewRequestWithContext(ctx, http.MethodGet, address, nil)
	if err != nil {
		return err
	}
	response, err := http.DefaultClient.Do(request)
	if err != nil {
		return withoutURL(err)
	}
	defer response.Body.Close()
	if response.StatusCode != http.StatusOK {
		return fmt.Errorf("the server answers %s", response.Status)
	}
	file, err := os.Create(path)
	if err != nil {
		return err
	}
	defer func() { err = errors.Join(err, file.Close()) }()
	sum := sha256.New()
	progress.start(response.ContentLength)
	defer progress.stop()
	alive := writerFunc(func(p []byte) (int, error) {
		watchdog.Reset(stallTimeout)
		return progress.Write(p)
	})
	if _, err := io.Copy(io.MultiWriter(file, sum, alive), response.Body); err != nil {
		return err
	}
	if got := hex.EncodeToString(sum.Sum(nil)); got != want {
		return fmt.Errorf("SHA-256 of the file is %s, want %s", got, want)
	}
	return nil
}

type writerFunc func([]byte) (int, error)

func (f writerFunc) Write(p []byte) (int, error) { return f(p) }

// contextReader ends with its context.
type contextReader struct {
	ctx    context.Context
	reader io.Reader
}

func (r contextReader) Read(p []byte) (int, error) {
	if err := r.ctx.Err(); err != nil {
		return 0, err
	}
	return r.reader.Read(p)
}

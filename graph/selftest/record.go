package selftest

import (
	"crypto/sha256"
	"debug/elf"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"io"
	"os"
	"path/filepath"

	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/checkpoint"
)

// record is where the outcome of a test is kept; its path is empty where nothing is.
type record struct{ path string }

// outcome is what a record holds.
type outcome struct {
	Device  string   `json:"device"`
	Plugin  string   `json:"plugin"`
	LeftOut []string `json:"left_out"`
}

// recordOf is the record of a device, a plugin and this build of the program, whose kernels are part of it.
func recordOf(info backends.Info, tf32 bool) record {
	cache, err := backends.ExecutableCache()
	build := buildID()
	if err != nil || cache == nil || build == "" {
		return record{}
	}
	digest := sha256.Sum256(fmt.Appendf(nil, "%s\n%s\n%s\n%s\n%s\n%t", info.Kind, info.Device, info.PluginVersion, info.Version, build, tf32))
	return record{filepath.Join(cache.Dir(), "selftest-"+hex.EncodeToString(digest[:12])+".json")}
}

// read is what was kept, and whether anything was. What can't be read was never there.
func (r record) read() (leftOut []string, ok bool) {
	text, err := os.ReadFile(r.path)
	if err != nil {
		return nil, false
	}
	var kept outcome
	if err := json.Unmarshal(text, &kept); err != nil {
		return nil, false
	}
	return kept.LeftOut, true
}

// write keeps an outcome, if there is where to keep it.
func (r record) write(info backends.Info, leftOut []string) error {
	if r.path == "" {
		return nil
	}
	text, err := json.Marshal(outcome{info.Device, info.PluginVersion, leftOut})
	if err != nil {
		return err
	}
	if err := os.MkdirAll(filepath.Dir(r.path), 0o700); err != nil {
		return err
	}
	return checkpoint.WriteFileAtomic(r.path, func(w io.Writer) error {
		_, err := w.Write(text)
		return err
	})
}

// buildID is what Go's linker calls this build of the program, empty if it can't be read: the same for the same code and libraries.
func buildID() string {
	path, err := os.Executable()
	if err != nil {
		return ""
	}
	file, err := elf.Open(path)
	if err != nil {
		return ""
	}
	defer file.Close()
	section := file.Section(".note.go.buildid")
	if section == nil {
		return ""
	}
	note, err := section.Data()
	if err != nil {
		return ""
	}
	return string(note)
}

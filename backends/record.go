package backends

import (
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"
)

// recordFile lies beside an installed plugin and says what it is.
const recordFile = "plugin.json"

// record is the content of recordFile.
type record struct {
	Kind   Kind            `json:"backend"`
	Plugin string          `json:"plugin"` // path of the plugin, relative to the record
	Size   int64           `json:"size"`   // of the plugin, in bytes
	Wheels []recordedWheel `json:"wheels"` // the plugin's first
}

type recordedWheel struct {
	Package string `json:"package"`
	Version string `json:"version"`
	SHA256  string `json:"sha256"`
}

// newRecord describes wheels unpacked in dir.
func newRecord(kind Kind, dir string, wheels []wheel, arch string) (record, error) {
	plugin, found := pluginAt(kind, filepath.Join(dir, inSite[kind]))
	if !found {
		return record{}, fmt.Errorf("package %s holds no %s", wheels[0].name, pluginFiles[kind][0])
	}
	info, err := os.Stat(plugin)
	if err != nil {
		return record{}, err
	}
	relative, err := filepath.Rel(dir, plugin)
	if err != nil {
		return record{}, err
	}
	r := record{Kind: kind, Plugin: relative, Size: info.Size()}
	for _, w := range wheels {
		r.Wheels = append(r.Wheels, recordedWheel{w.name, w.version, w.sha256[arch]})
	}
	return r, nil
}

func readRecord(dir string) (record, error) {
	var r record
	content, err := os.ReadFile(filepath.Join(dir, recordFile))
	if err != nil {
		return r, err
	}
	if err := json.Unmarshal(content, &r); err != nil {
		return r, fmt.Errorf("%s: %w", filepath.Join(dir, recordFile), err)
	}
	return r, nil
}

func (r record) write(dir string) error {
	content, err := json.MarshalIndent(r, "", "  ")
	if err != nil {
		return err
	}
	return os.WriteFile(filepath.Join(dir, recordFile), append(content, '\n'), 0o644)
}

// holds tells whether dir holds just these wheels, its plugin in full length, and returns the plugin's path.
func holds(dir string, wheels []wheel, arch string) (string, bool) {
	r, err := readRecord(dir)
	if err != nil || len(r.Wheels) != len(wheels) || !filepath.IsLocal(r.Plugin) {
		return "", false
	}
	for i, w := range wheels {
		if r.Wheels[i] != (recordedWheel{w.name, w.version, w.sha256[arch]}) {
			return "", false
		}
	}
	path := filepath.Join(dir, r.Plugin)
	info, err := os.Stat(path)
	return path, err == nil && info.Size() == r.Size
}

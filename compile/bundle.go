package compile

import (
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"fmt"
	"io"
	"os"
	"path"
	"path/filepath"
	"strconv"
	"strings"

	"github.com/matmamba/matmamba/internal/oneline"

	"github.com/matmamba/matmamba/checkpoint"
)

// Bundle is what [Write] puts into a directory.
type Bundle struct {
	Target   Target
	Plugin   string // package and version of the plugin that made the executables
	About    About
	Programs []Built
	// Extra writes further files into the bundle's directory before the manifest is made of all there are; nil for none.
	Extra func(dir string) error
}

// Write makes the directory of a bundle: it appears whole or not at all, and replaces what is there only if that is a bundle or
// empty. Programs that do not fit the target's memory are an error that names them.
func Write(dir string, b Bundle) error {
	if err := replaceable(dir); err != nil {
		return err
	}
	for _, p := range b.Programs {
		if p.Executable == nil {
			return fmt.Errorf("program %s at %s does not fit %s: %s", p.Program.Name, p.Granularity, b.Target, oneline.Of(p.TooLarge))
		}
	}
	return checkpoint.WriteDir(dir, func(tmp string) error { return b.fill(tmp) })
}

// CheckPlace reports an error if [Write] could put no bundle at dir, so that nothing is compiled for nothing.
func CheckPlace(dir string) error {
	if err := replaceable(dir); err != nil {
		return err
	}
	parent, err := filepath.Abs(dir)
	if err != nil {
		return fmt.Errorf("write a bundle: %w", err)
	}
	for {
		parent = filepath.Dir(parent)
		if _, err := os.Stat(parent); errors.Is(err, os.ErrNotExist) && parent != filepath.Dir(parent) {
			continue // is made, with what is missing above it
		}
		probe, err := os.MkdirTemp(parent, ".matmamba-probe-")
		if err != nil {
			return fmt.Errorf("write a bundle: %w", err)
		}
		return os.Remove(probe)
	}
}

// replaceable reports an error unless dir is missing, empty or a bundle: a mistyped path must not cost anyone a directory.
func replaceable(dir string) error {
	entries, err := os.ReadDir(dir)
	switch {
	case errors.Is(err, os.ErrNotExist) || err == nil && len(entries) == 0:
		return nil
	case err != nil:
		return fmt.Errorf("write a bundle: %w", err)
	}
	if _, err := os.Stat(filepath.Join(dir, manifestFile)); err != nil {
		return fmt.Errorf("write a bundle: %s holds something else: give a new directory", dir)
	}
	return nil
}

// fill writes everything into dir, the manifest last.
func (b Bundle) fill(dir string) error {
	m := Manifest{Format: manifestMagic, Target: b.Target, Plugin: b.Plugin, About: b.About, Files: map[string]string{}}
	if b.Target.Kind == "cpu" {
		here := thisMachine()
		m.Machine = &here
	}
	parts := make([]Part, len(b.Programs))
	for i, p := range b.Programs {
		parts[i] = p.Part
	}
	stems := FileNames(parts)
	for i, p := range b.Programs {
		stem := stems[i]
		entry := ManifestProgram{
			Granularity: p.Granularity, Name: p.Program.Name, Mesh: p.Program.Mesh, Size: len(p.Executable), Tokens: p.Tokens, FLOPs: p.FLOPs, Counted: p.Counted, Memory: p.Memory,
			Inputs: manifestTensors(p.Inputs), Outputs: manifestTensors(p.Outputs),
			Executable: path.Join(programsDir, stem+".xla"), StableHLO: path.Join(stableHLODir, stem+".mlir"),
		}
		for name, content := range map[string][]byte{entry.Executable: p.Executable, entry.StableHLO: p.StableHLO} {
			if err := writeNew(filepath.Join(dir, filepath.FromSlash(name)), content); err != nil {
				return err
			}
		}
		m.Programs = append(m.Programs, entry)
	}
	if b.Extra != nil {
		if err := b.Extra(dir); err != nil {
			return err
		}
	}
	if err := m.addFiles(dir); err != nil {
		return err
	}
	content, err := m.encode()
	if err != nil {
		return err
	}
	return writeNew(filepath.Join(dir, manifestFile), content)
}

// addFiles notes the digest of every file below dir.
func (m *Manifest) addFiles(dir string) error {
	return filepath.WalkDir(dir, func(name string, entry os.DirEntry, err error) error {
		if err != nil || entry.IsDir() {
			return err
		}
		relative, err := filepath.Rel(dir, name)
		if err != nil {
			return err
		}
		m.Files[filepath.ToSlash(relative)], err = fileDigest(name)
		return err
	})
}

func writeNew(name string, content []byte) error {
	if err := os.MkdirAll(filepath.Dir(name), 0o755); err != nil {
		return err
	}
	return os.WriteFile(name, content, 0o644)
}

// slug is a text as part of a file's name: letters, digits and underscores.
func slug(text string) string {
	return strings.Trim(strings.Map(func(r rune) rune {
		switch {
		case r >= 'a' && r <= 'z', r >= 'A' && r <= 'Z', r >= '0' && r <= '9':
			return r
		}
		return '_'
	}, text), "_")
}

// FileNames are names of files for parts, without an ending: granularity/program.
func FileNames(parts []Part) []string {
	used := map[string]bool{}
	names := make([]string, len(parts))
	for i, p := range parts {
		names[i] = unusedName(used, slug(p.Granularity), slug(p.Program.Name))
	}
	return names
}

// longestSlug keeps names within what file systems take.
const longestSlug = 80

// unusedName is granularity/name, shortened, with a number where it was used before.
func unusedName(used map[string]bool, granularity, name string) string {
	if granularity == "" {
		granularity = "all"
	}
	stem := path.Join(granularity[:min(len(granularity), longestSlug)], name[:min(len(name), longestSlug)])
	unused := stem
	for n := 2; used[strings.ToLower(unused)]; n++ {
		unused = stem + "_" + strconv.Itoa(n)
	}
	used[strings.ToLower(unused)] = true
	return unused
}

func fileDigest(name string) (string, error) {
	file, err := os.Open(name)
	if err != nil {
		return "", err
	}
	defer file.Close()
	sum := sha256.New()
	if _, err := io.Copy(sum, file); err != nil {
		return "", err
	}
	return hex.EncodeToString(sum.Sum(nil)), nil
}

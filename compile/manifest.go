package compile

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"os"
	"path/filepath"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	"github.com/matmamba/matmamba/backends/pjrt"
)

// Names of files in a bundle.
const (
	manifestFile  = "manifest.json"
	programsDir   = "programs"
	stableHLODir  = "stablehlo"
	manifestMagic = "matmamba bundle 1"
)

// Manifest says what is in a bundle.
type Manifest struct {
	Format   string            `json:"format"`
	Checksum string            `json:"sha256"` // of this file, with this value empty
	Target   Target            `json:"target"`
	Plugin   string            `json:"plugin"`            // package and version of the plugin that made the executables
	Machine  *Machine          `json:"machine,omitempty"` // of a CPU's executables
	About    About             `json:"about"`
	Programs []ManifestProgram `json:"programs"`
	Files    map[string]string `json:"files"` // SHA-256 of every other file, by path
}

// About is what the maker of a bundle says of it. This package only keeps it.
type About struct {
	Model     json.RawMessage `json:"model,omitempty"`   // its configuration
	Weights   Weights         `json:"weights"`           // where they come from
	DType     string          `json:"dtype,omitempty"`   // in which products are computed
	TF32      bool            `json:"tf32"`              // float32 products may have shorter mantissas
	Command   []string        `json:"command,omitempty"` // that made the bundle, without the target and the place
	BatchSize int             `json:"batch,omitempty"`
	SeqLen    int             `json:"seqlen,omitempty"`
	Loop      int             `json:"loop,omitempty"` // layers from which training is a loop over them
}

// Weights say where a model's weights come from: a file of the bundle, or a preset and the seed they are drawn with.
type Weights struct {
	File   string `json:"file,omitempty"`
	Preset string `json:"preset,omitempty"`
	Seed   uint64 `json:"seed,omitempty"`
	SHA256 string `json:"sha256,omitempty"` // of the values that are drawn
}

// ManifestProgram is a program of a bundle.
type ManifestProgram struct {
	Granularity string           `json:"granularity,omitempty"`
	Name        string           `json:"name"`
	Mesh        Mesh             `json:"mesh,omitzero"`
	Executable  string           `json:"executable"` // path in the bundle
	StableHLO   string           `json:"stablehlo"`
	Size        int              `json:"size"` // of the executable, in bytes
	Tokens      int              `json:"tokens,omitempty"`
	FLOPs       float64          `json:"flops,omitempty"` // by the model's own count
	Counted     Analysis         `json:"counted"`         // by the compiler
	Memory      pjrt.Memory      `json:"memory"`
	Inputs      []ManifestTensor `json:"inputs"`
	Outputs     []ManifestTensor `json:"outputs"` // in the shape that each device computes
}

// ManifestTensor is an input or an output of a program.
type ManifestTensor struct {
	Name     string   `json:"name"`
	DType    string   `json:"dtype"`
	Shape    []int    `json:"shape"`
	Sharding Sharding `json:"sharding,omitempty"`
}

// Mesh is that of the programs which run on several devices, the zero Mesh if none does. A bundle is compiled with one.
func (m Manifest) Mesh() Mesh {
	for _, p := range m.Programs {
		if p.Mesh.Devices() > 1 {
			return p.Mesh
		}
	}
	return nil
}

func manifestTensors(tensors []Input) []ManifestTensor {
	all := make([]ManifestTensor, len(tensors))
	for i, t := range tensors {
		all[i] = ManifestTensor{t.Name, t.Shape.DType.String(), append([]int{}, t.Shape.Dimensions...), t.Sharding}
	}
	return all
}

func (t ManifestTensor) shape() (shapes.Shape, error) {
	dtype, err := dtypes.DTypeString(t.DType)
	if err != nil {
		return shapes.Shape{}, fmt.Errorf("tensor %s: no type %q", t.Name, t.DType)
	}
	return shapes.Make(dtype, t.Shape...), nil
}

// encode returns the manifest as a file, with its checksum.
func (m Manifest) encode() ([]byte, error) {
	m.Checksum = ""
	content, err := json.MarshalIndent(m, "", " ")
	if err != nil {
		return nil, err
	}
	m.Checksum = digest(content)
	content, err = json.MarshalIndent(m, "", " ")
	return content, err
}

// readManifest reads and checks the manifest of a bundle.
func readManifest(dir string) (Manifest, error) {
	var m Manifest
	path := filepath.Join(dir, manifestFile)
	content, err := os.ReadFile(path)
	if err != nil {
		return m, fmt.Errorf("bundle %s: %w", dir, err)
	}
	if err := json.Unmarshal(content, &m); err != nil {
		return m, fmt.Errorf("%s is damaged: %w", path, err)
	}
	if m.Format != manifestMagic {
		return m, fmt.Errorf("%s: format %q, want %q", path, m.Format, manifestMagic)
	}
	unsigned := bytes.Replace(content, []byte(`"sha256": "`+m.Checksum+`"`), []byte(`"sha256": ""`), 1)
	if got := digest(unsigned); got != m.Checksum {
		return m, fmt.Errorf("%s is damaged: its SHA-256 is %s, it says %s", path, got, m.Checksum)
	}
	return m, nil
}

func digest(content []byte) string {
	sum := sha256.Sum256(content)
	return hex.EncodeToString(sum[:])
}

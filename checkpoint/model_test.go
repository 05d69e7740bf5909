package checkpoint

import (
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
)

func weights(value float32) []Tensor {
	return []Tensor{FromFloat32("w", []int{2}, []float32{1, value})}
}

func TestLoadGoldenModel(t *testing.T) {
	m, err := LoadModelDir(goldenModel)
	require.NoError(t, err)
	defer m.Close()
	require.Contains(t, string(m.Config), `"d_model": 64`)
	require.Equal(t, filepath.Join(goldenModel, WeightsFile), m.Weights.Path())
}

// Without model.safetensors the pickle is read, and saving turns it into a directory that holds the same.
func TestPickleModelToSafetensors(t *testing.T) {
	from, to := t.TempDir(), filepath.Join(t.TempDir(), "model")
	for _, name := range []string{ConfigFile, PickleFile} {
		content, err := os.ReadFile(filepath.Join(goldenModel, name))
		require.NoError(t, err)
		require.NoError(t, os.WriteFile(filepath.Join(from, name), content, 0o644))
	}
	m, err := LoadModelDir(from)
	require.NoError(t, err)
	defer m.Close()
	require.Equal(t, filepath.Join(from, PickleFile), m.Weights.Path())
	require.NoError(t, SaveModelDir(to, m.Config, m.Weights.Tensors(), map[string][]byte{"tokenizer.json": []byte("{}")}))

	saved, err := os.ReadFile(filepath.Join(to, WeightsFile))
	require.NoError(t, err)
	official, err := os.ReadFile(filepath.Join(goldenModel, WeightsFile))
	require.NoError(t, err)
	require.Equal(t, official, saved, "the official file, byte for byte")
	require.FileExists(t, filepath.Join(to, "tokenizer.json"))
}

// A tied head: the same bytes under two names.
func TestSaveAlias(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "m")
	w := weights(2)[0]
	require.NoError(t, SaveModelDir(dir, []byte("{}"), []Tensor{w, w.As("head")}, nil))
	m, err := LoadModelDir(dir)
	require.NoError(t, err)
	defer m.Close()
	head, err := m.Weights.Tensor("head")
	require.NoError(t, err)
	require.Equal(t, w.Data, head.Data)
}

// Saving over the directory that the tensors are views of.
func TestSaveInPlace(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "m")
	require.NoError(t, SaveModelDir(dir, []byte("{}"), weights(2), nil))
	m, err := LoadModelDir(dir)
	require.NoError(t, err)
	defer m.Close()
	require.NoError(t, SaveModelDir(dir, []byte(`{"a":1}`), m.Weights.Tensors(), nil))
	again, err := LoadModelDir(dir)
	require.NoError(t, err)
	defer again.Close()
	require.Equal(t, m.Weights.Tensors(), again.Weights.Tensors())
	require.JSONEq(t, `{"a":1}`, string(again.Config))
}

func TestLoadModelDirRefuses(t *testing.T) {
	dir := t.TempDir()
	_, err := LoadModelDir(filepath.Join(dir, "missing"))
	require.ErrorIs(t, err, os.ErrNotExist)
	_, err = LoadModelDir(dir)
	require.ErrorContains(t, err, ConfigFile)
	for _, bad := range []string{"", "[]", "null", "{", `{} {}`} {
		require.NoError(t, os.WriteFile(filepath.Join(dir, ConfigFile), []byte(bad), 0o644))
		_, err = LoadModelDir(dir)
		require.ErrorContains(t, err, ConfigFile, bad)
	}
	require.NoError(t, os.WriteFile(filepath.Join(dir, ConfigFile), []byte("{}"), 0o644))
	_, err = LoadModelDir(dir)
	require.ErrorIs(t, err, ErrNoWeights)
	require.ErrorContains(t, err, dir)
	// A damaged safetensors file is an error, not a reason to take the pickle.
	golden, err := os.ReadFile(filepath.Join(goldenModel, PickleFile))
	require.NoError(t, err)
	require.NoError(t, os.WriteFile(filepath.Join(dir, PickleFile), golden, 0o644))
	require.NoError(t, os.WriteFile(filepath.Join(dir, WeightsFile), []byte("short"), 0o644))
	_, err = LoadModelDir(dir)
	require.ErrorIs(t, err, ErrHeaderTooSmall)
	require.ErrorContains(t, err, filepath.Join(dir, WeightsFile))
}

func TestSaveModelDirRefuses(t *testing.T) {
	dir := filepath.Join(t.TempDir(), "m")
	require.ErrorContains(t, SaveModelDir(dir, []byte("[]"), nil, nil), ConfigFile)
	for _, name := range []string{"", ".", "..", "a/b", "../a", "/a", ConfigFile, WeightsFile, PickleFile} {
		require.ErrorContains(t, SaveModelDir(dir, []byte("{}"), nil, map[string][]byte{name: nil}), "extra file", name)
	}
	require.ErrorIs(t, SaveModelDir(dir, []byte("{}"), []Tensor{{"x", F32, []int{2}, nil}}, nil), ErrTensorSize)
	require.NoDirExists(t, dir)
	// A directory named by mistake is not replaced.
	require.NoError(t, os.MkdirAll(dir, 0o755))
	require.NoError(t, os.WriteFile(filepath.Join(dir, "thesis.txt"), nil, 0o644))
	require.ErrorIs(t, SaveModelDir(dir, []byte("{}"), nil, nil), ErrNotModelDir)
	require.FileExists(t, filepath.Join(dir, "thesis.txt"))
	require.NoError(t, os.Remove(filepath.Join(dir, "thesis.txt")))
	require.NoError(t, SaveModelDir(dir, []byte("{}"), nil, nil), "an empty directory is")
}

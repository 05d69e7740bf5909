package checkpoint

import (
	"bytes"
	"encoding/binary"
	"errors"
	"io"
	"math"
	"os"
	"path/filepath"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

const goldenModel = "../testdata/golden/lm_model"

func file(header string, body int) []byte {
	data := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(data, header...), make([]byte, body)...)
}

// Each rule of the format has a file that breaks it.
func TestParseRefuses(t *testing.T) {
	for name, test := range map[string]struct {
		data []byte
		want error
	}{
		"empty":              {nil, ErrTooSmall},
		"short":              {[]byte{1, 2, 3}, ErrTooSmall},
		"header beyond file": {append(binary.LittleEndian.AppendUint64(nil, 100), "{}"...), ErrHeaderSize},
		"header huge":        {binary.LittleEndian.AppendUint64(nil, math.MaxUint64), ErrHeaderSize},
		"no object":          {file(" {}", 0), ErrHeader},
		"array":              {file("[]", 0), ErrHeader},
		"not closed":         {file(`{"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}`, 4), ErrHeader},
		"behind the object":  {file(`{} x`, 0), ErrHeader},
		"twice":              {file(`{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]},"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}`, 2), ErrDuplicate},
		"metadata":           {file(`{"__metadata__":{"a":1}}`, 0), ErrMetadata},
		"no dtype":           {file(`{"a":{"shape":[1],"data_offsets":[0,1]}}`, 1), ErrEntry},
		"extra field":        {file(`{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"x":1}}`, 1), ErrEntry},
		"one offset":         {file(`{"a":{"dtype":"U8","shape":[1],"data_offsets":[0]}}`, 1), ErrEntry},
		"unknown dtype":      {file(`{"a":{"dtype":"Q8","shape":[1],"data_offsets":[0,1]}}`, 1), ErrDType},
		"negative shape":     {file(`{"a":{"dtype":"U8","shape":[-1],"data_offsets":[0,1]}}`, 1), ErrShape},
		"overflow":           {file(`{"a":{"dtype":"F64","shape":[4294967296,4294967296],"data_offsets":[0,0]}}`, 0), ErrShape},
		"offsets reversed":   {file(`{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,0]}}`, 1), ErrOffsets},
		"offset negative":    {file(`{"a":{"dtype":"U8","shape":[1],"data_offsets":[-1,0]}}`, 1), ErrOffsets},
		"beyond the file":    {file(`{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]}}`, 1), ErrOffsets},
		"wrong size":         {file(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,4]}}`, 4), ErrSize},
		"gap":                {file(`{"a":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}`, 2), ErrGap},
		"overlap":            {file(`{"a":{"dtype":"U8","shape":[2],"data_offsets":[0,2]},"b":{"dtype":"U8","shape":[1],"data_offsets":[1,2]}}`, 2), ErrGap},
		"trailing":           {file(`{"a":{"dtype":"U8","shape":[1],"data_offsets":[0,1]}}`, 2), ErrTrailing},
	} {
		_, _, err := parse(test.data)
		require.ErrorIs(t, err, test.want, name)
	}
}

func TestRoundTrip(t *testing.T) {
	types := []DType{Bool, U8, I16, F16, BF16, I32, F32, I64, F64}
	rapid.Check(t, func(t *rapid.T) {
		var tensors []Tensor
		for _, name := range rapid.SliceOfNDistinct(rapid.StringMatching(`[a-z."\\é]{1,8}`), 0, 6, rapid.ID[string]).Draw(t, "names") {
			dtype := rapid.SampledFrom(types).Draw(t, "dtype")
			shape := rapid.SliceOfN(rapid.IntRange(0, 4), 0, 3).Draw(t, "shape")
			n, _ := elements(shape)
			tensors = append(tensors, Tensor{name, dtype, shape, rapid.SliceOfN(rapid.Byte(), n*dtype.Size(), n*dtype.Size()).Draw(t, "data")})
		}
		var out bytes.Buffer
		require.NoError(t, Encode(&out, tensors, map[string]string{"k": "v"}))
		back, metadata, err := parse(out.Bytes())
		require.NoError(t, err)
		require.Equal(t, "v", metadata["k"])
		require.Len(t, back, len(tensors))
		for _, want := range tensors {
			for _, got := range back {
				if got.Name == want.Name {
					require.Equal(t, want.DType, got.DType)
					require.Equal(t, want.Shape, got.Shape)
					require.True(t, bytes.Equal(want.Data, got.Data))
				}
			}
		}
	})
}

func TestHalfPrecision(t *testing.T) {
	half := Tensor{"h", F16, []int{6}, []byte{0x00, 0x3c, 0x00, 0xc0, 0x01, 0x00, 0xff, 0x7b, 0x00, 0x7c, 0x00, 0x80}}
	values, err := half.Float64s()
	require.NoError(t, err)
	require.Equal(t, []float64{1, -2, math.Ldexp(1, -24), 65504, math.Inf(1), math.Copysign(0, -1)}, values)
	brain := Tensor{"b", BF16, []int{2}, []byte{0x80, 0x3f, 0x49, 0x40}}
	floats, err := brain.Float32s()
	require.NoError(t, err)
	require.Equal(t, []float32{1, 3.140625}, floats)
}

func TestInts(t *testing.T) {
	wide := Tensor{"i", I64, []int{1}, binary.LittleEndian.AppendUint64(nil, 1<<40)}
	_, err := wide.Int32s()
	require.ErrorContains(t, err, "beyond 32 bits")
	_, err = FromFloat32s("f", []int{1}, []float32{1}).Int32s()
	require.ErrorContains(t, err, "no integer type")
}

func TestOpenGoldenModel(t *testing.T) {
	m, err := OpenModel(goldenModel)
	require.NoError(t, err)
	defer m.Close()
	require.Contains(t, m.Names(), "backbone.layers.1.mixer.in_proj.weight")
	embedding, err := m.Tensor("backbone.embedding.weight")
	require.NoError(t, err)
	require.Equal(t, []int{256, 64}, embedding.Shape)
	_, err = m.Tensor("nothing")
	require.ErrorIs(t, err, ErrNoTensor)
}

// A truncated file is refused wherever it was cut, with its name.
func TestTruncated(t *testing.T) {
	whole, err := os.ReadFile(filepath.Join(goldenModel, WeightsName))
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "cut.safetensors")
	for _, n := range []int{0, 7, 8, 100, 3000, len(whole) / 2, len(whole) - 1} {
		require.NoError(t, os.WriteFile(path, whole[:n], 0o644))
		_, err := Open(path)
		require.ErrorContains(t, err, path, n)
	}
}

func training(step int) Training {
	weights := []Tensor{FromFloat32s("w", []int{2}, []float32{1, float32(step)})}
	return Training{Step: step, Config: []byte("{}"), Weights: weights, Optimizer: weights, State: []byte("{}")}
}

func TestTrainingCheckpoints(t *testing.T) {
	run := filepath.Join(t.TempDir(), "run")
	steps, err := Checkpoints(run)
	require.NoError(t, err)
	require.Empty(t, steps)
	for _, step := range []int{10, 20, 30} {
		dir, err := SaveTraining(run, training(step))
		require.NoError(t, err)
		require.Equal(t, StepDir(run, step), dir)
	}
	require.NoError(t, Prune(run, 2))
	steps, err = Checkpoints(run)
	require.NoError(t, err)
	require.Equal(t, []int{20, 30}, steps)
}

// A writer that fails at any point leaves the directory that was there, and nothing beside it.
func TestWriteDirFailureKeepsOld(t *testing.T) {
	parent := t.TempDir()
	dir := filepath.Join(parent, "model")
	require.NoError(t, SaveModel(dir, []byte("old"), nil))
	full := errors.New("disk full")
	require.ErrorIs(t, WriteDir(dir, func(temp string) error {
		require.NoError(t, os.WriteFile(filepath.Join(temp, ConfigName), []byte("ne"), 0o644))
		return full
	}), full)
	content, err := os.ReadFile(filepath.Join(dir, ConfigName))
	require.NoError(t, err)
	require.Equal(t, "old", string(content))
	entries, err := os.ReadDir(parent)
	require.NoError(t, err)
	require.Len(t, entries, 1)
}

// A kill between moving the old directory aside and the new one in leaves the old one under its mark: it comes back.
func TestRecoverAfterKill(t *testing.T) {
	run := t.TempDir()
	_, err := SaveTraining(run, training(7))
	require.NoError(t, err)
	dir := StepDir(run, 7)
	require.NoError(t, os.Rename(dir, dir+oldMark))
	require.NoError(t, os.MkdirAll(dir+tempMark+"123", 0o755))
	steps, err := Checkpoints(run)
	require.NoError(t, err)
	require.Equal(t, []int{7}, steps)
	require.NoDirExists(t, dir+tempMark+"123")
}

func TestWriteAtomicFailureKeepsOld(t *testing.T) {
	path := filepath.Join(t.TempDir(), "f")
	require.NoError(t, os.WriteFile(path, []byte("old"), 0o644))
	err := WriteAtomic(path, func(w io.Writer) error {
		_, _ = w.Write([]byte("half"))
		return errors.New("disk full")
	})
	require.ErrorContains(t, err, path)
	content, _ := os.ReadFile(path)
	require.Equal(t, "old", string(content))
	_, err = os.Stat(filepath.Join(filepath.Dir(path), "nowhere", "g"))
	require.Error(t, err)
	require.ErrorContains(t, WriteAtomic(filepath.Join(path, "below", "a", "file"), func(io.Writer) error { return nil }), "not a directory")
}

func FuzzParse(f *testing.F) {
	var valid bytes.Buffer
	require.NoError(f, Encode(&valid, []Tensor{FromFloat32s("a", []int{2}, []float32{1, 2})}, map[string]string{"k": "v"}))
	f.Add(valid.Bytes())
	f.Add(file(`{"a":{"dtype":"F32","shape":[2],"data_offsets":[0,8]}}`, 8))
	f.Add([]byte("{}"))
	f.Fuzz(func(t *testing.T, data []byte) {
		tensors, metadata, err := parse(data)
		if err != nil {
			return
		}
		var again bytes.Buffer
		require.NoError(t, Encode(&again, tensors, metadata))
		_, _, err = parse(again.Bytes())
		require.NoError(t, err)
	})
}

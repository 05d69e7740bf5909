package checkpoint

import (
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"math"
	"os"
	"path/filepath"
	"runtime"
	"strings"
	"syscall"
	"testing"

	"github.com/stretchr/testify/require"
	"pgregory.net/rapid"
)

const goldenModel = "../testdata/golden/lm_model"

// image is a safetensors file of that header and that many bytes of data.
func image(header string, data int) []byte {
	b := binary.LittleEndian.AppendUint64(nil, uint64(len(header)))
	return append(append(b, header...), make([]byte, data)...)
}

// described is an image of one tensor x of the given dtype, shape and offsets.
func described(dtype, shape, offsets string, data int) []byte {
	return image(fmt.Sprintf(`{"x":{"dtype":%s,"shape":%s,"data_offsets":%s}}`, dtype, shape, offsets), data)
}

// Every rule of the format, and the ways to break it.
func TestParseRules(t *testing.T) {
	const u8 = `{"dtype":"U8","shape":[1],"data_offsets":[0,1]}`
	const u8Next = `{"dtype":"U8","shape":[1],"data_offsets":[1,2]}`
	for name, test := range map[string]struct {
		data []byte
		rule error
	}{
		"nothing":                {nil, ErrHeaderTooSmall},
		"seven bytes":            {make([]byte, 7), ErrHeaderTooSmall},
		"over 100 MB":            {binary.LittleEndian.AppendUint64(nil, maxHeaderSize+1), ErrHeaderTooLarge},
		"over all integers":      {binary.LittleEndian.AppendUint64(nil, math.MaxUint64), ErrHeaderTooLarge},
		"length beyond file":     {image("{}", 0)[:9], ErrHeaderLength},
		"100 MB in a small file": {binary.LittleEndian.AppendUint64(nil, maxHeaderSize), ErrHeaderLength},
		"invalid UTF-8":          {image("{\"\xff\":1}", 0), ErrHeaderUTF8},
		"no header":              {image("", 0), ErrHeaderStart},
		"space first":            {image(" {}", 0), ErrHeaderStart},
		"a list":                 {image("[]", 0), ErrHeaderStart},
		"newline after":          {image("{}\n", 0), ErrHeaderPadding},
		"NUL after":              {image("{}\x00", 0), ErrHeaderPadding},
		"second object":          {image("{} {}", 0), ErrHeaderJSON},
		"no end":                 {image(`{"x":`+u8, 1), ErrHeaderJSON},
		"comma at the end":       {image(`{"x":`+u8+`,}`, 1), ErrHeaderJSON},
		"name twice":             {image(`{"x":`+u8+`,"x":`+u8Next+`}`, 2), ErrDuplicateKey},
		"same name escaped":      {image(`{"x":`+u8+`,"\u0078":`+u8Next+`}`, 2), ErrDuplicateKey},
		"metadata twice":         {image(`{"__metadata__":{},"__metadata__":{}}`, 0), ErrDuplicateKey},
		"metadata key twice":     {image(`{"__metadata__":{"a":"","a":""}}`, 0), ErrDuplicateKey},
		"field twice":            {image(`{"x":{"dtype":"U8","dtype":"U8","shape":[1],"data_offsets":[0,1]}}`, 1), ErrDuplicateKey},
		"not an object":          {image(`{"x":[]}`, 0), ErrField},
		"unknown field":          {image(`{"x":{"dtype":"U8","shape":[1],"data_offsets":[0,1],"extra":1}}`, 1), ErrField},
		"other spelling":         {image(`{"x":{"DType":"U8","shape":[1],"data_offsets":[0,1]}}`, 1), ErrField},
		"missing field":          {image(`{"x":{"dtype":"U8","shape":[1]}}`, 0), ErrField},
		"metadata a list":        {image(`{"__metadata__":[]}`, 0), ErrMetadata},
		"metadata null":          {image(`{"__metadata__":null}`, 0), ErrMetadata},
		"metadata a number":      {image(`{"__metadata__":{"a":1}}`, 0), ErrMetadata},
		"metadata nested":        {image(`{"__metadata__":{"a":{}}}`, 0), ErrMetadata},
		"unknown dtype":          {described(`"F4"`, `[1]`, `[0,1]`, 1), ErrDType},
		"lower case dtype":       {described(`"f32"`, `[1]`, `[0,4]`, 4), ErrDType},
		"dtype a number":         {described(`8`, `[1]`, `[0,1]`, 1), ErrDType},
		"negative shape":         {described(`"U8"`, `[-1]`, `[0,1]`, 1), ErrShape},
		"fraction":               {described(`"U8"`, `[1.0]`, `[0,1]`, 1), ErrShape},
		"exponent":               {described(`"U8"`, `[1e0]`, `[0,1]`, 1), ErrShape},
		"shape a string":         {described(`"U8"`, `"1"`, `[0,1]`, 1), ErrShape},
		"shape null":             {described(`"U8"`, `null`, `[0,1]`, 1), ErrShape},
		"dimension beyond int":   {described(`"U8"`, `[9223372036854775808]`, `[0,1]`, 1), ErrOverflow},
		"dimension beyond 64":    {described(`"U8"`, `[18446744073709551616]`, `[0,1]`, 1), ErrOverflow},
		"product to zero":        {described(`"U8"`, `[4294967296,4294967296]`, `[0,0]`, 0), ErrOverflow},
		"bytes to zero":          {described(`"F64"`, `[2305843009213693952]`, `[0,0]`, 0), ErrOverflow},
		"offset beyond 64":       {described(`"U8"`, `[1]`, `[0,18446744073709551616]`, 1), ErrOverflow},
		"offsets descending":     {described(`"U8"`, `[1]`, `[1,0]`, 1), ErrOffsets},
		"one offset":             {described(`"U8"`, `[1]`, `[0]`, 1), ErrOffsets},
		"three offsets":          {described(`"U8"`, `[1]`, `[0,1,2]`, 1), ErrOffsets},
		"negative offset":        {described(`"U8"`, `[1]`, `[-1,0]`, 1), ErrOffsets},
		"data too short":         {described(`"F32"`, `[2]`, `[0,4]`, 4), ErrTensorSize},
		"data too long":          {described(`"F32"`, `[]`, `[0,8]`, 8), ErrTensorSize},
		"overlap":                {image(`{"x":`+u8+`,"y":`+u8+`}`, 1), ErrOverlap},
		"hole at the start":      {image(`{"x":`+u8Next+`}`, 2), ErrHole},
		"hole between":           {image(`{"x":`+u8+`,"y":{"dtype":"U8","shape":[1],"data_offsets":[2,3]}}`, 3), ErrHole},
		"beyond the end":         {described(`"U8"`, `[2]`, `[0,2]`, 1), ErrOutOfBounds},
		"bytes left over":        {described(`"U8"`, `[1]`, `[0,1]`, 2), ErrIncompleteBuffer},
		"data without tensors":   {image(`{}`, 1), ErrIncompleteBuffer},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := Parse(test.data)
			var format *FormatError
			require.ErrorAs(t, err, &format)
			require.Equal(t, test.rule, format.Rule, "got: %v", err)
			require.ErrorIs(t, err, test.rule)
			require.NotContains(t, err.Error(), "\n")
		})
	}
}

func TestParseAccepts(t *testing.T) {
	f, err := Parse(image(`{"b":{"shape":[0,3],"data_offsets":[4,4],"dtype":"I64"},"a":{"dtype":"F32","shape":[],"data_offsets":[0,4]},"__metadata__":{"k":"v"}}   `, 4))
	require.NoError(t, err)
	require.Equal(t, []string{"a", "b"}, f.Names())
	require.Equal(t, 2, f.Len())
	require.Equal(t, map[string]string{"k": "v"}, f.Metadata())
	scalar, err := f.Tensor("a")
	require.NoError(t, err)
	require.Equal(t, Tensor{"a", F32, []int{}, make([]byte, 4)}, scalar)
	require.Equal(t, 1, scalar.Len())
	f, err = Parse(image("{}", 0))
	require.NoError(t, err)
	require.Empty(t, f.Names())
	require.Empty(t, f.Metadata())
}

// testdata/reference.safetensors was written by the reference implementation (safetensors for Python, numpy) from
// tensors of 13 types: the writer must give the same bytes, in whatever order the tensors come.
func TestWriteAsReference(t *testing.T) {
	want, err := os.ReadFile("testdata/reference.safetensors")
	require.NoError(t, err)
	f, err := Parse(want)
	require.NoError(t, err)
	tensors := f.Tensors()
	for range 3 {
		var got bytes.Buffer
		require.NoError(t, Write(&got, tensors, f.Metadata()))
		require.Equal(t, want, got.Bytes())
		tensors = append(tensors[4:], tensors[:4]...)
	}
}

func TestWriteRefuses(t *testing.T) {
	x := FromFloat32("x", []int{1}, []float32{1})
	for name, test := range map[string]struct {
		tensors  []Tensor
		metadata map[string]string
		rule     error
	}{
		"twice":         {[]Tensor{x, x}, nil, ErrDuplicateKey},
		"reserved":      {[]Tensor{x.As(metadataKey)}, nil, ErrMetadata},
		"name":          {[]Tensor{x.As("\xff")}, nil, ErrHeaderUTF8},
		"metadata":      {nil, map[string]string{"a": "\xff"}, ErrHeaderUTF8},
		"dtype":         {[]Tensor{{"x", "F33", []int{1}, nil}}, nil, ErrDType},
		"negative":      {[]Tensor{{"x", U8, []int{-1}, nil}}, nil, ErrShape},
		"overflow":      {[]Tensor{{"x", U8, []int{1 << 32, 1 << 32}, nil}}, nil, ErrOverflow},
		"size":          {[]Tensor{{"x", F32, []int{2}, make([]byte, 4)}}, nil, ErrTensorSize},
		"header length": {nil, map[string]string{"a": strings.Repeat("a", maxHeaderSize)}, ErrHeaderTooLarge},
	} {
		t.Run(name, func(t *testing.T) {
			var out bytes.Buffer
			require.ErrorIs(t, Write(&out, test.tensors, test.metadata), test.rule)
			require.Zero(t, out.Len(), "nothing is written before the check")
		})
	}
}

func TestRoundTrip(t *testing.T) {
	rapid.Check(t, func(t *rapid.T) {
		names := rapid.SliceOfNDistinct(rapid.String(), 0, 6, rapid.ID[string]).Draw(t, "names")
		metadata := rapid.MapOfN(rapid.String(), rapid.String(), 0, 3).Draw(t, "metadata")
		var tensors []Tensor
		for _, name := range names {
			dtype := rapid.SampledFrom(alignmentOrder).Draw(t, "dtype")
			shape := rapid.SliceOfN(rapid.IntRange(0, 4), 0, 3).Draw(t, "shape")
			size, err := byteLen(name, dtype, shape)
			require.NoError(t, err)
			data := bytes.Repeat([]byte{byte(len(tensors) + 1)}, size)
			tensors = append(tensors, Tensor{name, dtype, shape, data})
		}
		var out bytes.Buffer
		require.NoError(t, Write(&out, tensors, metadata))
		f, err := Parse(out.Bytes())
		require.NoError(t, err)
		require.Equal(t, metadata, f.Metadata())
		require.Equal(t, len(tensors), f.Len())
		start := 8 + int(binary.LittleEndian.Uint64(out.Bytes()))
		require.Zero(t, start%8)
		for _, want := range tensors {
			got, err := f.Tensor(want.Name)
			require.NoError(t, err)
			require.Equal(t, want, got)
		}
	})
}

func TestOpenGolden(t *testing.T) {
	path := filepath.Join(goldenModel, WeightsFile)
	f, err := Open(path)
	require.NoError(t, err)
	require.Equal(t, path, f.Path())
	require.Equal(t, map[string]string{"format": "pt"}, f.Metadata())
	embedding, err := f.Tensor("backbone.embedding.weight")
	require.NoError(t, err)
	require.Equal(t, []int{256, 64}, embedding.Shape)
	head, err := f.Tensor("lm_head.weight")
	require.NoError(t, err)
	require.Equal(t, embedding.Data, head.Data)
	require.NotNil(t, embedding.Float32View())
	_, err = f.Tensor("missing")
	require.ErrorIs(t, err, ErrTensorNotFound)
	require.ErrorContains(t, err, path)
	kept := head.Clone()
	require.NoError(t, f.Close())
	require.NoError(t, f.Close())
	_, err = f.Tensor("lm_head.weight")
	require.ErrorIs(t, err, ErrClosed)
	require.Len(t, kept.Data, 256*64*4)
}

// A truncated file is refused wherever it was cut, by its name.
func TestOpenTruncated(t *testing.T) {
	whole, err := os.ReadFile("testdata/reference.safetensors")
	require.NoError(t, err)
	path := filepath.Join(t.TempDir(), "cut.safetensors")
	for n := 0; n < len(whole); n += 13 {
		require.NoError(t, os.WriteFile(path, whole[:n], 0o644))
		_, err := Open(path)
		var format *FormatError
		require.ErrorAs(t, err, &format)
		require.ErrorContains(t, err, path)
	}
	_, err = Open(filepath.Dir(path))
	require.ErrorContains(t, err, filepath.Dir(path))
	_, err = Open(path + ".missing")
	require.ErrorIs(t, err, os.ErrNotExist)
}

// The header's claims about sizes do not make the reader allocate.
func TestParseAllocatesLittle(t *testing.T) {
	claims := described(`"F64"`, `[1000000000000]`, `[0,8000000000000]`, 8)
	var before, after runtime.MemStats
	runtime.ReadMemStats(&before)
	_, err := Parse(claims)
	runtime.ReadMemStats(&after)
	require.ErrorIs(t, err, ErrOutOfBounds)
	require.Less(t, after.TotalAlloc-before.TotalAlloc, uint64(1<<16))
}

func TestWriteToFullDisk(t *testing.T) {
	full, err := os.OpenFile("/dev/full", os.O_WRONLY, 0)
	if err != nil {
		t.Skip("needs /dev/full")
	}
	defer full.Close()
	err = Write(full, []Tensor{FromFloat32("x", []int{1}, []float32{1})}, nil)
	require.ErrorIs(t, err, syscall.ENOSPC)
}

// FuzzOpen: whatever the bytes are, Parse gives a broken rule or tensors that survive a round trip.
func FuzzOpen(f *testing.F) {
	reference, err := os.ReadFile("testdata/reference.safetensors")
	require.NoError(f, err)
	f.Add(reference)
	f.Add(image("{}", 0))
	f.Add(image(`{"__metadata__":{"a":"b"}}  `, 0))
	f.Add(described(`"BF16"`, `[2,0]`, `[0,0]`, 0))
	f.Add(described(`"F32"`, `[2]`, `[0,8]`, 8))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := Parse(data)
		if err != nil {
			var format *FormatError
			require.True(t, errors.As(err, &format), "%v", err)
			return
		}
		var out bytes.Buffer
		require.NoError(t, Write(&out, file.Tensors(), file.Metadata()))
		again, err := Parse(out.Bytes())
		require.NoError(t, err)
		require.Equal(t, file.Tensors(), again.Tensors())
	})
}

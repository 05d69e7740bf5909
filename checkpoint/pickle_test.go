package checkpoint

import (
	"archive/zip"
	"bytes"
	"encoding/binary"
	"errors"
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"github.com/stretchr/testify/require"
)

// The opcodes of a pickle, put together by hand.
const (
	proto2    = "\x80\x02"
	newDict   = "ccollections\nOrderedDict\n)R"
	setItem   = "s"
	stop      = "."
	rebuildV2 = "ctorch._utils\n_rebuild_tensor_v2\n"
)

func str(s string) string {
	return "X" + string(binary.LittleEndian.AppendUint32(nil, uint32(len(s)))) + s
}

func integer(n int) string { return "J" + string(binary.LittleEndian.AppendUint32(nil, uint32(n))) }

func integerTuple(values ...int) string {
	b := "("
	for _, v := range values {
		b += integer(v)
	}
	return b + "t"
}

func storageOf(class, key string, length int) string {
	return "(" + str("storage") + "ctorch\n" + class + "\n" + str(key) + str("cpu") + integer(length) + "tQ"
}

// tensorOf rebuilds a tensor as torch does.
func tensorOf(storage string, offset int, size, stride []int) string {
	return rebuildV2 + "(" + storage + integer(offset) + integerTuple(size...) + integerTuple(stride...) + "\x89" + newDict + "tR"
}

// dictOf is a whole pickle of one entry x.
func dictOf(value string) string { return proto2 + newDict + str("x") + value + setItem + stop }

// torchFile is an archive as torch.save writes it, with storages 0, 1, … of the given bytes.
func torchFile(t testing.TB, program string, storages ...[]byte) []byte {
	members := map[string][]byte{"m/data.pkl": []byte(program), "m/byteorder": []byte("little"), "m/version": []byte("3\n")}
	for i, s := range storages {
		members[fmt.Sprintf("m/data/%d", i)] = s
	}
	return archiveOf(t, zip.Store, members)
}

func archiveOf(t testing.TB, method uint16, members map[string][]byte) []byte {
	var out bytes.Buffer
	w := zip.NewWriter(&out)
	for name, content := range members {
		f, err := w.CreateHeader(&zip.FileHeader{Name: name, Method: method})
		require.NoError(t, err)
		_, err = f.Write(content)
		require.NoError(t, err)
	}
	require.NoError(t, w.Close())
	return out.Bytes()
}

// The official file and its safetensors twin hold the same tensors.
func TestPickleGolden(t *testing.T) {
	pickled, err := OpenPickle(filepath.Join(goldenModel, PickleFile))
	require.NoError(t, err)
	defer pickled.Close()
	safe, err := Open(filepath.Join(goldenModel, WeightsFile))
	require.NoError(t, err)
	defer safe.Close()
	require.Equal(t, safe.Tensors(), pickled.Tensors())
	require.NotZero(t, pickled.Len())
}

func TestPickleDTypes(t *testing.T) {
	data := make([]byte, 16)
	for class, dtype := range storageTypes {
		n := len(data) / dtype.Size()
		f, err := parseTorch(torchFile(t, dictOf(tensorOf(storageOf(class.name, "0", n), 0, []int{n}, []int{1})), data))
		require.NoError(t, err)
		x, err := f.Tensor("x")
		require.NoError(t, err)
		require.Equal(t, Tensor{"x", dtype, []int{n}, data}, x)
	}
}

func TestPickleStrides(t *testing.T) {
	storage := FromInt32("", nil, []int32{0, 1, 2, 3, 4, 5, 6, 7, 8, 9}).Data
	for name, test := range map[string]struct {
		offset       int
		size, stride []int
		want         []int32
	}{
		"view":           {2, []int{2, 3}, []int{3, 1}, []int32{2, 3, 4, 5, 6, 7}},
		"transposed":     {1, []int{3, 2}, []int{1, 3}, []int32{1, 4, 2, 5, 3, 6}},
		"every other":    {0, []int{5}, []int{2}, []int32{0, 2, 4, 6, 8}},
		"expanded":       {4, []int{2, 2}, []int{0, 1}, []int32{4, 5, 4, 5}},
		"channels last":  {0, []int{1, 2, 2, 2}, []int{8, 1, 4, 2}, []int32{0, 2, 4, 6, 1, 3, 5, 7}},
		"dimension of 1": {3, []int{1, 2}, []int{99, 1}, []int32{3, 4}},
		"scalar":         {9, nil, nil, []int32{9}},
		"empty":          {10, []int{0, 4}, []int{4, 1}, []int32{}},
	} {
		t.Run(name, func(t *testing.T) {
			f, err := parseTorch(torchFile(t, dictOf(tensorOf(storageOf("IntStorage", "0", 10), test.offset, test.size, test.stride)), storage))
			require.NoError(t, err)
			x, err := f.Tensor("x")
			require.NoError(t, err)
			got, err := x.Int32s()
			require.NoError(t, err)
			require.Equal(t, test.want, got)
			require.Len(t, x.Shape, len(test.size))
		})
	}
}

// Later protocols, a plain dict, a parameter and attributes of the dict.
func TestPickleForms(t *testing.T) {
	data := []byte{1, 2}
	plain := tensorOf(storageOf("ByteStorage", "0", 2), 0, []int{2}, []int{1})
	for name, program := range map[string]string{
		"plain dict":   proto2 + "}" + str("x") + plain + setItem + stop,
		"set items":    proto2 + newDict + "(" + str("x") + plain + "u" + stop,
		"protocol 4":   "\x80\x04\x95\x00\x00\x00\x00\x00\x00\x00\x00}\x94\x8c\x01x\x94" + plain + "s.",
		"stack global": proto2 + str("collections") + str("OrderedDict") + "\x93)R" + str("x") + plain + "s.",
		"parameter":    dictOf("ctorch._utils\n_rebuild_parameter\n(" + plain + "\x88" + newDict + "tR"),
		"attributes":   proto2 + newDict + str("x") + plain + "s}" + str("_metadata") + newDict + "sb.",
		"long integer": dictOf(strings.Replace(plain, integerTuple(2), "\x8a\x01\x02\x85", 1)),
	} {
		f, err := parseTorch(torchFile(t, program, data))
		require.NoError(t, err, name)
		x, err := f.Tensor("x")
		require.NoError(t, err, name)
		require.Equal(t, data, x.Data, name)
	}
}

func TestPickleRefuses(t *testing.T) {
	ok := tensorOf(storageOf("FloatStorage", "0", 4), 0, []int{4}, []int{1})
	wide := make([]int, maxDims+1)
	for name, test := range map[string]struct {
		program string
		is      error
		says    string
	}{
		"os.system":        {proto2 + "cos\nsystem\n(" + str("true") + "tR.", ErrClassNotAllowed, "os.system"},
		"builtins.eval":    {proto2 + str("builtins") + str("eval") + "\x93(" + str("1") + "tR.", ErrClassNotAllowed, "builtins.eval"},
		"torch.Tensor":     {dictOf("ctorch\nTensor\n)R"), ErrClassNotAllowed, "torch.Tensor"},
		"storage class":    {dictOf(tensorOf(storageOf("QInt8Storage", "0", 4), 0, []int{4}, []int{1})), ErrClassNotAllowed, "torch.QInt8Storage"},
		"a class itself":   {dictOf("cos\nsystem\n"), ErrPickle, "os.system"},
		"a number":         {dictOf(integer(5)), ErrPickle, `entry "x"`},
		"nested dict":      {dictOf(newDict), ErrPickle, "a dict"},
		"a list":           {proto2 + "].", ErrPickle, "a list"},
		"key":              {proto2 + newDict + integer(1) + ok + "s.", ErrPickle, "a key"},
		"name twice":       {proto2 + newDict + "(" + str("x") + ok + str("x") + ok + "u.", ErrDuplicateKey, `"x"`},
		"opcode":           {proto2 + "i.", ErrPickle, "0x69"},
		"protocol 0":       {"\x80\x00.", ErrPickle, "protocol 0"},
		"empty":            {"", ErrPickle, "ends"},
		"no stop":          {proto2 + newDict, ErrPickle, "ends"},
		"stack":            {proto2 + "s.", ErrPickle, "stack is empty"},
		"only a mark":      {proto2 + "(.", ErrPickle, ""},
		"no mark":          {proto2 + "t.", ErrPickle, "no mark"},
		"memo":             {proto2 + "h\x05.", ErrPickle, "stored as 5"},
		"long text":        {proto2 + "X\xff\xff\xff\xffa.", ErrPickle, "ends"},
		"text not UTF-8":   {proto2 + str("\xff") + ".", ErrPickle, "UTF-8"},
		"long integer":     {proto2 + "\x8a\x09123456789.", ErrPickle, "64 bits"},
		"items of a tuple": {proto2 + ")" + integer(1) + "a.", ErrPickle, "a tuple"},
		"odd items":        {proto2 + newDict + "(" + str("x") + "u.", ErrPickle, "a dict"},
		"attributes":       {proto2 + ")}b.", ErrPickle, "a tuple"},
		"calling a string": {proto2 + str("f") + ")R.", ErrPickle, `"f"`},
		"other reference":  {proto2 + str("storage") + "Q.", ErrPickle, "storage"},
		"missing storage":  {dictOf(tensorOf(storageOf("FloatStorage", "7", 4), 0, []int{4}, []int{1})), ErrTorchArchive, "data/7"},
		"storage length":   {dictOf(tensorOf(storageOf("FloatStorage", "0", 5), 0, []int{4}, []int{1})), ErrPickle, "5 elements"},
		"negative length":  {dictOf(tensorOf(storageOf("FloatStorage", "0", -4), 0, []int{4}, []int{1})), ErrPickle, "-4"},
		"reach":            {dictOf(tensorOf(storageOf("FloatStorage", "0", 4), 1, []int{4}, []int{1})), ErrPickle, "reach"},
		"reach by stride":  {dictOf(tensorOf(storageOf("FloatStorage", "0", 4), 0, []int{2}, []int{4})), ErrPickle, "reach"},
		"offset":           {dictOf(tensorOf(storageOf("FloatStorage", "0", 4), -1, []int{1}, []int{1})), ErrPickle, "offset -1"},
		"negative stride":  {dictOf(tensorOf(storageOf("FloatStorage", "0", 4), 3, []int{4}, []int{-1})), ErrPickle, "non-negative"},
		"stride missing":   {dictOf(tensorOf(storageOf("FloatStorage", "0", 4), 0, []int{4}, nil)), ErrPickle, "do not fit"},
		"expanded far":     {dictOf(tensorOf(storageOf("FloatStorage", "0", 4), 0, []int{1 << 30, 4}, []int{0, 1})), ErrPickle, "not contiguous"},
		"overflow":         {dictOf(tensorOf(storageOf("FloatStorage", "0", 4), 0, []int{1 << 30, 1 << 30, 1 << 30}, []int{0, 0, 0})), ErrOverflow, ""},
		"dimensions":       {dictOf(tensorOf(storageOf("FloatStorage", "0", 4), 0, wide, wide)), ErrPickle, "65 dimensions"},
		"dict arguments":   {proto2 + "ccollections\nOrderedDict\n(]tR.", ErrPickle, "no arguments"},
		"few arguments":    {proto2 + rebuildV2 + ")R.", ErrPickle, "expected 6 or 7"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := parseTorch(torchFile(t, test.program, make([]byte, 16)))
			require.ErrorIs(t, err, test.is)
			require.ErrorContains(t, err, test.says)
			require.NotContains(t, err.Error(), "\n")
		})
	}
}

func TestTorchArchiveRefuses(t *testing.T) {
	program := []byte(proto2 + newDict + stop)
	tar := make([]byte, 1024)
	copy(tar[257:], "ustar")
	whole := torchFile(t, string(program))
	flipped := bytes.Replace(whole, program, []byte(strings.Replace(string(program), "Ordered", "ordered", 1)), 1)
	for name, test := range map[string]struct {
		data []byte
		is   error
		says string
	}{
		"bare pickle":   {append([]byte(proto2), "\x8a\x0al\xfc\x9cF\xf9 j\xa8P\x19."...), ErrTorchLegacy, "1.6"},
		"tar":           {tar, ErrTorchLegacy, "1.6"},
		"nothing":       {nil, ErrTorchArchive, ""},
		"no zip":        {[]byte("hello"), ErrTorchArchive, ""},
		"truncated":     {whole[:len(whole)/2], ErrTorchArchive, ""},
		"checksum":      {flipped, ErrTorchArchive, "checksum"},
		"no data.pkl":   {archiveOf(t, zip.Store, map[string][]byte{"m/version": nil}), ErrTorchArchive, "no data.pkl"},
		"two data.pkl":  {archiveOf(t, zip.Store, map[string][]byte{"m/data.pkl": program, "n/data.pkl": program}), ErrTorchArchive, "more than one"},
		"compressed":    {archiveOf(t, zip.Deflate, map[string][]byte{"m/data.pkl": program}), ErrTorchArchive, "compressed"},
		"big endian":    {archiveOf(t, zip.Store, map[string][]byte{"m/data.pkl": program, "m/byteorder": []byte("big")}), ErrTorchArchive, "big"},
		"member beyond": {bytes.Replace(whole, []byte("PK\x03\x04"), []byte("PK\x03\x05"), -1), ErrTorchArchive, ""},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := parseTorch(test.data)
			require.ErrorIs(t, err, test.is)
			require.ErrorContains(t, err, test.says)
		})
	}
	_, err := OpenPickle(filepath.Join(t.TempDir(), "missing.bin"))
	require.ErrorIs(t, err, os.ErrNotExist)
}

// FuzzPickle: whatever the program is, it gives an error of ours or tensors that a safetensors file can hold, of no more
// bytes than there are.
func FuzzPickle(f *testing.F) {
	f.Add([]byte(dictOf(tensorOf(storageOf("FloatStorage", "0", 4), 0, []int{2, 2}, []int{1, 2}))))
	f.Add([]byte(proto2 + "}q\x00h\x00." + newDict))
	f.Add([]byte("\x80\x04\x95\x00\x00\x00\x00\x00\x00\x00\x00}\x94\x8c\x01x\x94K\x01\x85\x86s."))
	golden, err := os.ReadFile(filepath.Join(goldenModel, PickleFile))
	require.NoError(f, err)
	archive, err := openArchive(golden)
	require.NoError(f, err)
	program, err := archive.program()
	require.NoError(f, err)
	f.Add(program)
	f.Fuzz(func(t *testing.T, program []byte) {
		file, err := parseTorch(torchFile(t, string(program), make([]byte, 16), make([]byte, 8)))
		if err != nil {
			require.True(t, errors.Is(err, ErrPickle) || errors.Is(err, ErrTorchArchive), "%v", err)
			return
		}
		for _, x := range file.Tensors() {
			if x.Name != metadataKey {
				require.NoError(t, x.check())
			}
		}
	})
}

// FuzzTorchArchive: whatever the bytes of the archive are, there is an error or a file.
func FuzzTorchArchive(f *testing.F) {
	f.Add(torchFile(f, dictOf(tensorOf(storageOf("FloatStorage", "0", 4), 0, []int{4}, []int{1})), make([]byte, 16)))
	f.Fuzz(func(t *testing.T, data []byte) {
		file, err := parseTorch(data)
		require.True(t, (file == nil) == (err != nil))
	})
}

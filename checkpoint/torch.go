package checkpoint

import (
	"archive/zip"
	"bytes"
	"errors"
	"fmt"
	"io"
	"math"
	"strings"
)

var (
	// ErrTorchLegacy: a PyTorch file of before version 1.6, a bare pickle or a tar archive. torch.load and torch.save
	// of a newer PyTorch turn it into one that can be read.
	ErrTorchLegacy = errors.New("PyTorch file in the format of before version 1.6; load and save it with a newer PyTorch")
	// ErrTorchArchive: a zip archive that is not laid out as torch.save does.
	ErrTorchArchive = errors.New("not an archive of torch.save")
	// ErrClassNotAllowed: a pickle asks for a class or function that tensors do not need. The error names it.
	ErrClassNotAllowed = errors.New("class is not allowed in a file of tensors")
)

// storageTypes are the classes of torch that may name an element type.
var storageTypes = map[global]DType{
	{"torch", "BoolStorage"}:     Bool,
	{"torch", "ByteStorage"}:     U8,
	{"torch", "CharStorage"}:     I8,
	{"torch", "ShortStorage"}:    I16,
	{"torch", "HalfStorage"}:     F16,
	{"torch", "BFloat16Storage"}: BF16,
	{"torch", "IntStorage"}:      I32,
	{"torch", "FloatStorage"}:    F32,
	{"torch", "LongStorage"}:     I64,
	{"torch", "DoubleStorage"}:   F64,
}

// storage is a flat run of elements that tensors are views of.
type storage struct {
	dtype  DType
	data   []byte
	length int // elements
}

// OpenPickle maps a file of torch.save that holds a dict of tensors, such as pytorch_model.bin. The pickle in it is
// interpreted by a machine that can make nothing but dicts and tensors: any other class is [ErrClassNotAllowed], any
// other content [ErrPickle], files of before PyTorch 1.6 [ErrTorchLegacy]. Errors name the file.
//
// Contiguous tensors are views of the file. Others are copied into row-major order, in all no more bytes than the file
// has, so that no file can ask for more memory. As with safetensors, the data itself has no checksum that is looked at.
func OpenPickle(path string) (*File, error) {
	return openMapped(path, parseTorch)
}

// parseTorch reads a torch.save archive that is in memory.
func parseTorch(data []byte) (*File, error) {
	if err := checkNotLegacy(data); err != nil {
		return nil, err
	}
	archive, err := openArchive(data)
	if err != nil {
		return nil, err
	}
	program, err := archive.program()
	if err != nil {
		return nil, err
	}
	builder := tensorBuilder{archive: archive, copyBudget: len(data)}
	machine := pickler{data: program, call: builder.call, load: builder.load}
	root, err := machine.run()
	if err != nil {
		return nil, err
	}
	tensors, err := stateDict(root)
	if err != nil {
		return nil, err
	}
	return &File{tensors: tensors}, nil
}

// checkNotLegacy recognises what torch.save wrote before it wrote zip archives.
func checkNotLegacy(data []byte) error {
	const tarMagicAt = 257
	barePickle := len(data) > 1 && data[0] == 0x80 && data[1] <= 5
	tar := len(data) > tarMagicAt && bytes.HasPrefix(data[tarMagicAt:], []byte("ustar"))
	if barePickle || tar {
		return ErrTorchLegacy
	}
	return nil
}

// stateDict checks that the pickle's value maps names to tensors.
func stateDict(root any) (map[string]Tensor, error) {
	d, ok := root.(*dict)
	if !ok {
		return nil, fmt.Errorf("%w: holds %s, expected a dict of tensors", ErrPickle, describe(root))
	}
	tensors := make(map[string]Tensor, len(d.keys))
	for i, key := range d.keys {
		name, ok := key.(string)
		if !ok {
			return nil, fmt.Errorf("%w: a key is %s, expected a string", ErrPickle, describe(key))
		}
		t, ok := d.values[i].(Tensor)
		if !ok {
			return nil, fmt.Errorf("%w: entry %s is %s, expected a tensor", ErrPickle, quote(name), describe(d.values[i]))
		}
		if _, twice := tensors[name]; twice {
			return nil, fmt.Errorf("%w: entry %s: %w", ErrPickle, quote(name), ErrDuplicateKey)
		}
		tensors[name] = t.As(name)
	}
	return tensors, nil
}

// torchArchive is the zip file of torch.save: NAME/data.pkl, NAME/data/0 and so on, all stored without compression.
type torchArchive struct {
	bytes []byte
	files map[string]*zip.File
	root  string
}

func openArchive(data []byte) (*torchArchive, error) {
	reader, err := zip.NewReader(bytes.NewReader(data), int64(len(data)))
	if err != nil {
		return nil, fmt.Errorf("%w: %w", ErrTorchArchive, err)
	}
	a := &torchArchive{bytes: data, files: make(map[string]*zip.File, len(reader.File))}
	for _, f := range reader.File {
		if a.files[f.Name] != nil {
			return nil, fmt.Errorf("%w: member %s is there twice", ErrTorchArchive, quote(f.Name))
		}
		a.files[f.Name] = f
		if dir, ok := strings.CutSuffix(f.Name, "/data.pkl"); ok && !strings.Contains(dir, "/") {
			if a.root != "" {
				return nil, fmt.Errorf("%w: more than one data.pkl", ErrTorchArchive)
			}
			a.root = dir
		}
	}
	if a.root == "" {
		return nil, fmt.Errorf("%w: no data.pkl", ErrTorchArchive)
	}
	return a, a.checkByteOrder()
}

func (a *torchArchive) checkByteOrder() error {
	if a.files[a.root+"/byteorder"] == nil {
		return nil // files of before PyTorch 2.1
	}
	order, err := a.member("byteorder")
	if err == nil && string(order) != "little" {
		err = fmt.Errorf("%w: byte order is %s, expected little", ErrTorchArchive, quote(string(order)))
	}
	return err
}

// member is a view of a member's bytes.
func (a *torchArchive) member(name string) ([]byte, error) {
	f := a.files[a.root+"/"+name]
	if f == nil {
		return nil, fmt.Errorf("%w: no member %s", ErrTorchArchive, quote(name))
	}
	if f.Method != zip.Store || f.CompressedSize64 != f.UncompressedSize64 {
		return nil, fmt.Errorf("%w: member %s is compressed", ErrTorchArchive, quote(name))
	}
	start, err := f.DataOffset()
	if err != nil {
		return nil, fmt.Errorf("%w: member %s: %w", ErrTorchArchive, quote(name), err)
	}
	size := f.UncompressedSize64
	if start < 0 || start > int64(len(a.bytes)) || size > uint64(int64(len(a.bytes))-start) {
		return nil, fmt.Errorf("%w: member %s reaches beyond the end of the file", ErrTorchArchive, quote(name))
	}
	end := start + int64(size)
	return a.bytes[start:end:end], nil
}

// program is data.pkl, held to its checksum.
func (a *torchArchive) program() ([]byte, error) {
	const name = "data.pkl"
	program, err := a.member(name)
	if err != nil {
		return nil, err
	}
	if len(program) > maxHeaderSize {
		return nil, fmt.Errorf("%w: member %s of %d bytes is longer than 100 MB", ErrTorchArchive, name, len(program))
	}
	reader, err := a.files[a.root+"/"+name].Open()
	if err == nil {
		_, err = io.Copy(io.Discard, reader)
		err = errors.Join(err, reader.Close())
	}
	if err != nil {
		return nil, fmt.Errorf("%w: member %s: %w", ErrTorchArchive, name, err)
	}
	return program, nil
}

// tensorBuilder is the allow-list: the only classes and functions that a pickle can use.
type tensorBuilder struct {
	archive    *torchArchive
	copyBudget int // bytes that tensors in another order may still take
}

func (b *tensorBuilder) call(g global, args tuple) (any, error) {
	switch g {
	case global{"collections", "OrderedDict"}:
		if len(args) != 0 {
			return nil, errors.New("OrderedDict takes no arguments here")
		}
		return &dict{}, nil
	case global{"torch._utils", "_rebuild_tensor_v2"}:
		return b.tensor(args)
	case global{"torch._utils", "_rebuild_parameter"}: // (tensor, requires_grad, hooks)
		if len(args) > 0 {
			if t, ok := args[0].(Tensor); ok {
				return t, nil
			}
		}
		return nil, errors.New("a parameter without a tensor")
	}
	return nil, fmt.Errorf("%w: %s", ErrClassNotAllowed, quote(g.String()))
}

// load resolves ("storage", class, key, device, elements); the device is where the data was, and of no interest.
func (b *tensorBuilder) load(id any) (any, error) {
	args, _ := id.(tuple)
	if len(args) != 5 || args[0] != any("storage") {
		return nil, errors.New("a reference to something other than a storage")
	}
	class, ok1 := args[1].(global)
	key, ok2 := args[2].(string)
	length, ok3 := args[4].(int64)
	if !ok1 || !ok2 || !ok3 {
		return nil, errors.New("a storage is not (class, key, device, length)")
	}
	dtype, ok := storageTypes[class]
	if !ok {
		return nil, fmt.Errorf("%w: %s", ErrClassNotAllowed, quote(class.String()))
	}
	data, err := b.archive.member("data/" + key)
	if err != nil {
		return nil, err
	}
	if length < 0 || length > int64(len(data)/dtype.Size()) || int(length)*dtype.Size() != len(data) {
		return nil, fmt.Errorf("storage %s: %d elements of %s are not %d bytes", quote(key), length, dtype, len(data))
	}
	return storage{dtype, data, int(length)}, nil
}

// tensor builds (storage, offset, size, stride, requires_grad, hooks[, metadata]).
func (b *tensorBuilder) tensor(args tuple) (any, error) {
	if len(args) != 6 && len(args) != 7 {
		return nil, fmt.Errorf("a tensor of %d arguments, expected 6 or 7", len(args))
	}
	s, ok := args[0].(storage)
	offset, ok1 := args[1].(int64)
	if !ok || !ok1 {
		return nil, errors.New("a tensor without a storage and an offset")
	}
	shape, err := integers(args[2])
	if err != nil {
		return nil, fmt.Errorf("size of a tensor: %w", err)
	}
	stride, err := integers(args[3])
	if err != nil {
		return nil, fmt.Errorf("stride of a tensor: %w", err)
	}
	if len(shape) != len(stride) || offset < 0 || offset > int64(s.length) {
		return nil, fmt.Errorf("size %v, stride %v and offset %d do not fit", shape, stride, offset)
	}
	view := strided{s, int(offset), shape, stride}
	data, err := view.rowMajor(&b.copyBudget)
	if err != nil {
		return nil, err
	}
	return Tensor{DType: s.dtype, Shape: shape, Data: data}, nil
}

// maxDims is the most dimensions a tensor of torch can have. Without a limit, many tensors that share one long size in the
// pickle would each hold a copy of it.
const maxDims = 64

// integers is a tuple of at most maxDims numbers from 0 to the largest int.
func integers(v any) ([]int, error) {
	items, ok := v.(tuple)
	if !ok {
		return nil, fmt.Errorf("%s, expected a tuple", describe(v))
	}
	if len(items) > maxDims {
		return nil, fmt.Errorf("%d dimensions, expected at most %d", len(items), maxDims)
	}
	values := make([]int, len(items))
	for i, item := range items {
		n, ok := item.(int64)
		if !ok || n < 0 || n > math.MaxInt {
			return nil, fmt.Errorf("%s, expected a non-negative integer", describe(item))
		}
		values[i] = int(n)
	}
	return values, nil
}

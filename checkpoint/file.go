package checkpoint

import (
	"cmp"
	"errors"
	"fmt"
	"maps"
	"slices"
	"strconv"
)

// File is a set of named tensors in a file that is open for reading. It is safe for use by several goroutines, Close
// apart.
type File struct {
	path     string
	tensors  map[string]Tensor // nil once closed
	metadata map[string]string
	release  func() error
}

// Open maps a safetensors file and checks all of its header. Errors name the file; a broken rule is a [FormatError].
// Call [File.Close] when no view of a tensor is used any more.
func Open(path string) (*File, error) {
	return openMapped(path, Parse)
}

// Parse reads a safetensors file that is in memory. The tensors are views of data.
func Parse(data []byte) (*File, error) {
	h, err := parseHeader(data)
	if err != nil {
		return nil, err
	}
	buffer := data[h.size:]
	if err := checkLayout(h.entries, len(buffer)); err != nil {
		return nil, err
	}
	f := &File{tensors: make(map[string]Tensor, len(h.entries)), metadata: h.metadata}
	for _, e := range h.entries {
		f.tensors[e.name] = Tensor{e.name, e.dtype, e.shape, buffer[e.begin:e.end:e.end]}
	}
	return f, nil
}

// openMapped maps a file and hands its bytes to parse; the file that comes back owns the mapping.
func openMapped(path string, parse func([]byte) (*File, error)) (*File, error) {
	data, release, err := mapFile(path)
	if err != nil {
		return nil, fmt.Errorf("open checkpoint: %w", err)
	}
	f, err := parse(data)
	if err != nil {
		return nil, errors.Join(fmt.Errorf("%s: %w", path, err), release())
	}
	f.path, f.release = path, release
	return f, nil
}

// checkLayout sorts the entries by their place in the buffer and checks that they cover it, each byte once.
func checkLayout(entries []entry, size int) error {
	slices.SortFunc(entries, func(a, b entry) int {
		return cmp.Or(cmp.Compare(a.begin, b.begin), cmp.Compare(a.end, b.end), cmp.Compare(a.name, b.name))
	})
	covered := 0
	for _, e := range entries {
		where := fmt.Sprintf("data_offsets [%d, %d], expected to begin at %d", e.begin, e.end, covered)
		switch {
		case e.begin < covered:
			return &FormatError{ErrOverlap, e.name, where}
		case e.begin > covered:
			return &FormatError{ErrHole, e.name, where}
		case e.end > size:
			return &FormatError{ErrOutOfBounds, e.name, fmt.Sprintf("data ends at %d of %d bytes", e.end, size)}
		}
		covered = e.end
	}
	if covered != size {
		return &FormatError{Rule: ErrIncompleteBuffer, Detail: fmt.Sprintf("%d of %d bytes are used", covered, size)}
	}
	return nil
}

// Path is the file's path, "" after [Parse].
func (f *File) Path() string { return f.path }

// Names lists the tensors, sorted.
func (f *File) Names() []string { return slices.Sorted(maps.Keys(f.tensors)) }

// Len is the number of tensors.
func (f *File) Len() int { return len(f.tensors) }

// Metadata is a copy of the header's __metadata__; it is empty if there is none.
func (f *File) Metadata() map[string]string {
	metadata := map[string]string{}
	maps.Copy(metadata, f.metadata)
	return metadata
}

// Tensor returns a view of the tensor: [ErrTensorNotFound] if the file has none of that name, [ErrClosed] after Close.
func (f *File) Tensor(name string) (Tensor, error) {
	if t, ok := f.tensors[name]; ok {
		return t, nil
	}
	rule := ErrTensorNotFound
	if f.tensors == nil {
		rule = ErrClosed
	}
	if f.path == "" {
		return Tensor{}, fmt.Errorf("tensor %s: %w", quote(name), rule)
	}
	return Tensor{}, fmt.Errorf("%s: tensor %s: %w", f.path, quote(name), rule)
}

// Tensors returns views of all tensors, sorted by name.
func (f *File) Tensors() []Tensor {
	all := make([]Tensor, 0, len(f.tensors))
	for _, name := range f.Names() {
		all = append(all, f.tensors[name])
	}
	return all
}

// Close ends the mapping: no view of a tensor may be used afterwards. A second Close does nothing.
func (f *File) Close() error {
	release := f.release
	f.tensors, f.release = nil, nil
	if release == nil {
		return nil
	}
	return release()
}

func isRange(err error) bool { return errors.Is(err, strconv.ErrRange) }

package checkpoint

import (
	"fmt"
	"os"
	"slices"
	"strings"
)

// File is an open safetensors file. Its tensors are views of the mapped file: valid until Close, never to be written.
type File struct {
	path     string
	data     []byte
	unmap    func() error
	tensors  []Tensor // sorted by name
	metadata map[string]string
}

// Open maps the file and checks all of it but the values. The error names the file and the rule it breaks.
func Open(path string) (*File, error) {
	data, unmap, err := mapFile(path)
	if err != nil {
		return nil, fmt.Errorf("read %s: %w", path, err)
	}
	tensors, metadata, err := parse(data)
	if err != nil {
		_ = unmap()
		return nil, fmt.Errorf("%s: not a valid safetensors file: %w", path, err)
	}
	return &File{path: path, data: data, unmap: unmap, tensors: tensors, metadata: metadata}, nil
}

// Close unmaps the file.
func (f *File) Close() error {
	f.tensors, f.data = nil, nil
	if err := f.unmap(); err != nil {
		return fmt.Errorf("close %s: %w", f.path, err)
	}
	return nil
}

// Names lists the tensors in sorted order.
func (f *File) Names() []string {
	names := make([]string, len(f.tensors))
	for i, t := range f.tensors {
		names[i] = t.Name
	}
	return names
}

// Metadata is the header's __metadata__, nil if there is none.
func (f *File) Metadata() map[string]string { return f.metadata }

// Tensor returns the tensor with that name, or an error that wraps [ErrNoTensor].
func (f *File) Tensor(name string) (Tensor, error) {
	i, found := slices.BinarySearchFunc(f.tensors, name, func(t Tensor, name string) int { return strings.Compare(t.Name, name) })
	if !found {
		return Tensor{}, fmt.Errorf("%s: %w %q", f.path, ErrNoTensor, name)
	}
	return f.tensors[i], nil
}

// mapWhole reads the file where it cannot be mapped.
func mapWhole(path string) ([]byte, func() error, error) {
	data, err := os.ReadFile(path)
	return data, func() error { return nil }, err
}

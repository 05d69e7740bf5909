package checkpoint

import (
	"bytes"
	"cmp"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"io"
	"maps"
	"slices"
	"unicode/utf8"
)

// Write writes a safetensors file to w. The same tensors and metadata give the same bytes, in whatever order they come:
// tensors are laid out by element size, largest first, then by name, as the reference implementation does, and the header
// is padded with spaces so that the data begins at a multiple of 8. Data is passed to w as it is, without a copy.
// A tensor that would break a rule of the format is a [FormatError], before the first byte is written.
func Write(w io.Writer, tensors []Tensor, metadata map[string]string) error {
	ordered := slices.Clone(tensors)
	slices.SortFunc(ordered, func(a, b Tensor) int {
		return cmp.Or(cmp.Compare(b.DType.rank(), a.DType.rank()), cmp.Compare(a.Name, b.Name))
	})
	head, err := encodeHeader(ordered, metadata)
	if err != nil {
		return err
	}
	if _, err := w.Write(head); err != nil {
		return err
	}
	for _, t := range ordered {
		if _, err := w.Write(t.Data); err != nil {
			return err
		}
	}
	return nil
}

// WriteFile writes a safetensors file at path, atomically (see [WriteFileAtomic]). Errors name the path.
func WriteFile(path string, tensors []Tensor, metadata map[string]string) error {
	return WriteFileAtomic(path, func(w io.Writer) error { return Write(w, tensors, metadata) })
}

// encodeHeader returns the length field and the header of tensors laid out one after the other.
func encodeHeader(tensors []Tensor, metadata map[string]string) ([]byte, error) {
	head := headerWriter{separator: '{'}
	head.Write(make([]byte, lengthSize))
	if len(metadata) > 0 {
		if err := head.metadata(metadata); err != nil {
			return nil, err
		}
	}
	seen, offset := map[string]bool{}, 0
	for _, t := range tensors {
		if err := t.check(); err != nil {
			return nil, err
		}
		if seen[t.Name] {
			return nil, &FormatError{Rule: ErrDuplicateKey, Detail: quote(t.Name)}
		}
		seen[t.Name] = true
		head.tensor(t, offset)
		offset += len(t.Data)
	}
	return head.finish()
}

// headerWriter writes the JSON by hand: the order of the keys is part of the file, and a Go map has none.
type headerWriter struct {
	bytes.Buffer
	separator byte // before the next key: '{' at first, then ','
}

func (h *headerWriter) key(name string) {
	h.WriteByte(h.separator)
	h.separator = ','
	h.value(name)
	h.WriteByte(':')
}

// value writes a string or a list of integers; neither can fail to encode, nor writing to memory.
func (h *headerWriter) value(v any) {
	encoder := json.NewEncoder(&h.Buffer)
	encoder.SetEscapeHTML(false)
	_ = encoder.Encode(v)
	h.Truncate(h.Len() - 1) // the encoder's newline
}

func (h *headerWriter) metadata(metadata map[string]string) error {
	h.key(metadataKey)
	h.separator = '{'
	for _, key := range slices.Sorted(maps.Keys(metadata)) {
		if !utf8.ValidString(key) || !utf8.ValidString(metadata[key]) {
			return &FormatError{ErrHeaderUTF8, metadataKey, "the entry " + quote(key) + " is not UTF-8"}
		}
		h.key(key)
		h.value(metadata[key])
	}
	h.WriteByte('}')
	return nil
}

func (h *headerWriter) tensor(t Tensor, offset int) {
	h.key(t.Name)
	shape := t.Shape
	if shape == nil {
		shape = []int{}
	}
	h.WriteString(`{"dtype":"` + string(t.DType) + `","shape":`)
	h.value(shape)
	fmt.Fprintf(h, `,"data_offsets":[%d,%d]}`, offset, offset+len(t.Data))
}

// finish closes the object, pads it and fills in its length.
func (h *headerWriter) finish() ([]byte, error) {
	if h.separator == '{' {
		h.WriteByte('{')
	}
	h.WriteByte('}')
	for h.Len()%8 != 0 {
		h.WriteByte(' ')
	}
	length := h.Len() - lengthSize
	if length > maxHeaderSize {
		return nil, &FormatError{Rule: ErrHeaderTooLarge, Detail: fmt.Sprintf("%d bytes", length)}
	}
	binary.LittleEndian.PutUint64(h.Bytes(), uint64(length))
	return h.Bytes(), nil
}

package checkpoint

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"errors"
	"fmt"
	"math"
	"slices"
	"strings"
)

// MaxHeader is the largest safetensors header that is read, as in the reference implementation.
const MaxHeader = 100_000_000

// What can be wrong with a safetensors file, one error for each rule of the format.
var (
	ErrTooSmall   = errors.New("file too small for a safetensors header")
	ErrHeaderSize = errors.New("header longer than the file or than 100 MB")
	ErrHeader     = errors.New("header is no JSON object")
	ErrDuplicate  = errors.New("name given twice")
	ErrMetadata   = errors.New("metadata is no object of strings")
	ErrEntry      = errors.New("tensor entry is malformed")
	ErrDType      = errors.New("unknown element type")
	ErrShape      = errors.New("shape is negative or too large")
	ErrOffsets    = errors.New("data offsets out of order or beyond the file")
	ErrSize       = errors.New("bytes do not match shape and type")
	ErrGap        = errors.New("tensors overlap or leave a gap")
	ErrTrailing   = errors.New("bytes behind the last tensor")
	ErrNoTensor   = errors.New("no such tensor")
)

// parse checks a whole safetensors file and returns its tensors as views of data, sorted by name.
func parse(data []byte) (tensors []Tensor, metadata map[string]string, err error) {
	if len(data) < 8 {
		return nil, nil, fmt.Errorf("%w: %d bytes", ErrTooSmall, len(data))
	}
	size := binary.LittleEndian.Uint64(data)
	if size > MaxHeader || size > uint64(len(data)-8) {
		return nil, nil, fmt.Errorf("%w: header of %d bytes in a file of %d", ErrHeaderSize, size, len(data))
	}
	header, body := data[8:8+size], data[8+size:]
	entries, metadata, err := parseHeader(header)
	if err != nil {
		return nil, nil, err
	}
	slices.SortFunc(entries, func(a, b entry) int {
		if a.from != b.from {
			return int(a.from - b.from)
		}
		return int(a.to - b.to)
	})
	end := int64(0)
	for _, e := range entries {
		if e.from != end {
			return nil, nil, fmt.Errorf("tensor %q: %w: starts at byte %d, the one before ends at %d", e.name, ErrGap, e.from, end)
		}
		if e.to > int64(len(body)) {
			return nil, nil, fmt.Errorf("tensor %q: %w: ends at byte %d of %d", e.name, ErrOffsets, e.to, len(body))
		}
		end = e.to
		t := Tensor{Name: e.name, DType: e.dtype, Shape: e.shape, Data: body[e.from:e.to:e.to]}
		if err := t.validate(); err != nil {
			return nil, nil, err
		}
		tensors = append(tensors, t)
	}
	if end != int64(len(body)) {
		return nil, nil, fmt.Errorf("%w: tensors end at byte %d of %d", ErrTrailing, end, len(body))
	}
	slices.SortFunc(tensors, func(a, b Tensor) int { return strings.Compare(a.Name, b.Name) })
	return tensors, metadata, nil
}

type entry struct {
	name     string
	dtype    DType
	shape    []int
	from, to int64
}

// parseHeader walks the header's object token by token, so that a name given twice is seen.
func parseHeader(header []byte) ([]entry, map[string]string, error) {
	if len(header) == 0 || header[0] != '{' {
		return nil, nil, fmt.Errorf("%w: does not begin with {", ErrHeader)
	}
	decoder := json.NewDecoder(bytes.NewReader(header))
	decoder.UseNumber()
	if _, err := decoder.Token(); err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrHeader, err)
	}
	var entries []entry
	var metadata map[string]string
	seen := map[string]bool{}
	for decoder.More() {
		key, err := decoder.Token()
		if err != nil {
			return nil, nil, fmt.Errorf("%w: %w", ErrHeader, err)
		}
		name, ok := key.(string)
		if !ok {
			return nil, nil, fmt.Errorf("%w: key %v", ErrHeader, key)
		}
		if seen[name] {
			return nil, nil, fmt.Errorf("%w: %q", ErrDuplicate, name)
		}
		seen[name] = true
		var raw json.RawMessage
		if err := decoder.Decode(&raw); err != nil {
			return nil, nil, fmt.Errorf("%w: %w", ErrHeader, err)
		}
		if name == "__metadata__" {
			if err := json.Unmarshal(raw, &metadata); err != nil {
				return nil, nil, fmt.Errorf("%w: %w", ErrMetadata, err)
			}
			continue
		}
		e, err := parseEntry(name, raw)
		if err != nil {
			return nil, nil, err
		}
		entries = append(entries, e)
	}
	if _, err := decoder.Token(); err != nil {
		return nil, nil, fmt.Errorf("%w: %w", ErrHeader, err)
	}
	if rest := bytes.TrimRight(header[decoder.InputOffset():], " "); len(rest) > 0 {
		return nil, nil, fmt.Errorf("%w: %d bytes behind it", ErrHeader, len(rest))
	}
	return entries, metadata, nil
}

func parseEntry(name string, raw json.RawMessage) (entry, error) {
	var fields struct {
		DType   *DType  `json:"dtype"`
		Shape   []int64 `json:"shape"`
		Offsets []int64 `json:"data_offsets"`
	}
	decoder := json.NewDecoder(bytes.NewReader(raw))
	decoder.DisallowUnknownFields()
	if err := decoder.Decode(&fields); err != nil {
		return entry{}, fmt.Errorf("tensor %q: %w: %w", name, ErrEntry, err)
	}
	if fields.DType == nil || fields.Shape == nil || len(fields.Offsets) != 2 {
		return entry{}, fmt.Errorf("tensor %q: %w: want dtype, shape and two data_offsets", name, ErrEntry)
	}
	e := entry{name: name, dtype: *fields.DType, from: fields.Offsets[0], to: fields.Offsets[1], shape: make([]int, len(fields.Shape))}
	for i, dim := range fields.Shape {
		if dim < 0 || dim > math.MaxInt {
			return entry{}, fmt.Errorf("tensor %q: %w: %v", name, ErrShape, fields.Shape)
		}
		e.shape[i] = int(dim)
	}
	if e.from < 0 || e.to < e.from {
		return entry{}, fmt.Errorf("tensor %q: %w: %v", name, ErrOffsets, fields.Offsets)
	}
	return e, nil
}

// elements is the product of a shape, an error if negative or if its bytes could overflow.
func elements(shape []int) (int, error) {
	n := 1
	for _, dim := range shape {
		if dim < 0 || (dim > 0 && n > math.MaxInt64/16/dim) {
			return 0, fmt.Errorf("%w: %v", ErrShape, shape)
		}
		n *= dim
	}
	return n, nil
}

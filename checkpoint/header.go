package checkpoint

import (
	"bytes"
	"encoding/binary"
	"encoding/json"
	"fmt"
	"math"
	"strconv"
	"unicode/utf8"
)

const (
	lengthSize    = 8           // bytes of the header's length, at the start of the file
	maxHeaderSize = 100_000_000 // as in the reference implementation
	metadataKey   = "__metadata__"
)

// entry is one tensor's description in the header. The offsets count from the end of the header.
type entry struct {
	name       string
	dtype      DType
	shape      []int
	begin, end int
}

// header is the first part of a file, with the rules about single entries checked.
type header struct {
	entries  []entry
	metadata map[string]string
	size     int // bytes up to the tensor data, the length field included
}

// parseHeader reads the header of a file that is data as a whole.
func parseHeader(data []byte) (*header, error) {
	if len(data) < lengthSize {
		return nil, &FormatError{Rule: ErrHeaderTooSmall, Detail: fmt.Sprintf("%d bytes", len(data))}
	}
	length := binary.LittleEndian.Uint64(data)
	if length > maxHeaderSize {
		return nil, &FormatError{Rule: ErrHeaderTooLarge, Detail: fmt.Sprintf("%d bytes", length)}
	}
	if length > uint64(len(data)-lengthSize) {
		return nil, &FormatError{Rule: ErrHeaderLength, Detail: fmt.Sprintf("header of %d bytes in a file of %d", length, len(data))}
	}
	text := data[lengthSize : lengthSize+int(length)]
	if err := checkText(text); err != nil {
		return nil, err
	}
	p := headerParser{json.NewDecoder(bytes.NewReader(text))}
	p.UseNumber()
	h, err := p.header()
	if err != nil {
		return nil, err
	}
	h.size = lengthSize + int(length)
	return h, nil
}

// checkText checks what holds for the header's text as a whole; after it the text is one JSON object and spaces.
func checkText(text []byte) error {
	if !utf8.Valid(text) {
		return &FormatError{Rule: ErrHeaderUTF8}
	}
	if len(text) == 0 || text[0] != '{' {
		return &FormatError{Rule: ErrHeaderStart}
	}
	object := bytes.TrimRight(text, " ")
	if last := bytes.LastIndexByte(object, '}'); last >= 0 && last < len(object)-1 && json.Valid(object[:last+1]) {
		return &FormatError{Rule: ErrHeaderPadding, Detail: quote(string(object[last+1:]))}
	}
	if !json.Valid(object) {
		return &FormatError{Rule: ErrHeaderJSON}
	}
	return nil
}

// headerParser walks the tokens of a header. encoding/json alone would let duplicate keys, unknown fields and other
// spellings of a key pass.
type headerParser struct{ *json.Decoder }

func (p headerParser) header() (*header, error) {
	h := &header{}
	if err := p.delim('{', ErrHeaderStart, ""); err != nil {
		return nil, err
	}
	seen := map[string]bool{}
	for p.More() {
		name, err := p.key(seen, "")
		if err != nil {
			return nil, err
		}
		if name == metadataKey {
			if h.metadata, err = p.stringMap(); err != nil {
				return nil, err
			}
			continue
		}
		e, err := p.entry(name)
		if err != nil {
			return nil, err
		}
		h.entries = append(h.entries, e)
	}
	return h, nil
}

func (p headerParser) stringMap() (map[string]string, error) {
	if err := p.delim('{', ErrMetadata, ""); err != nil {
		return nil, err
	}
	values, seen := map[string]string{}, map[string]bool{}
	for p.More() {
		key, err := p.key(seen, metadataKey)
		if err != nil {
			return nil, err
		}
		if values[key], err = p.text(ErrMetadata, ""); err != nil {
			return nil, err
		}
	}
	return values, p.delim('}', ErrMetadata, "")
}

func (p headerParser) entry(name string) (entry, error) {
	e := entry{name: name}
	if err := p.delim('{', ErrField, name); err != nil {
		return e, err
	}
	seen := map[string]bool{}
	for p.More() {
		field, err := p.key(seen, name)
		if err != nil {
			return e, err
		}
		switch field {
		case "dtype":
			var spelling string
			spelling, err = p.text(ErrDType, name)
			e.dtype = DType(spelling)
		case "shape":
			e.shape, err = p.integers(ErrShape, name)
		case "data_offsets":
			var offsets []int
			if offsets, err = p.integers(ErrOffsets, name); err == nil && len(offsets) != 2 {
				err = &FormatError{ErrOffsets, name, fmt.Sprintf("%d numbers", len(offsets))}
			} else if err == nil {
				e.begin, e.end = offsets[0], offsets[1]
			}
		default:
			err = &FormatError{ErrField, name, "unknown field " + quote(field)}
		}
		if err != nil {
			return e, err
		}
	}
	if len(seen) != 3 {
		return e, &FormatError{ErrField, name, "a field is missing"}
	}
	if err := p.delim('}', ErrField, name); err != nil {
		return e, err
	}
	return e, e.check()
}

// check holds an entry to the rules that need no other entry.
func (e entry) check() error {
	want, err := byteLen(e.name, e.dtype, e.shape)
	if err != nil {
		return err
	}
	if e.begin > e.end {
		return &FormatError{ErrOffsets, e.name, fmt.Sprintf("[%d, %d]", e.begin, e.end)}
	}
	if e.end-e.begin != want {
		return &FormatError{ErrTensorSize, e.name, fmt.Sprintf("%s %v takes %d bytes, not %d", e.dtype, e.shape, want, e.end-e.begin)}
	}
	return nil
}

// key reads an object's next key, which must be new to the object.
func (p headerParser) key(seen map[string]bool, tensor string) (string, error) {
	key, err := p.text(ErrHeaderJSON, tensor)
	if err != nil {
		return "", err
	}
	if seen[key] {
		return "", &FormatError{ErrDuplicateKey, tensor, quote(key)}
	}
	seen[key] = true
	return key, nil
}

func (p headerParser) text(rule error, tensor string) (string, error) {
	token, err := p.Token()
	if text, ok := token.(string); err == nil && ok {
		return text, nil
	}
	return "", &FormatError{rule, tensor, found(token, err)}
}

func (p headerParser) delim(want json.Delim, rule error, tensor string) error {
	token, err := p.Token()
	if err == nil && token == want {
		return nil
	}
	return &FormatError{rule, tensor, found(token, err)}
}

// integers reads a list of integers from 0 to the largest int; a fraction or an exponent is not an integer.
func (p headerParser) integers(rule error, tensor string) ([]int, error) {
	if err := p.delim('[', rule, tensor); err != nil {
		return nil, err
	}
	values := []int{}
	for p.More() {
		token, err := p.Token()
		number, ok := token.(json.Number)
		if err != nil || !ok {
			return nil, &FormatError{rule, tensor, found(token, err)}
		}
		value, err := strconv.ParseUint(string(number), 10, 64)
		switch {
		case isRange(err) || err == nil && value > math.MaxInt:
			return nil, &FormatError{ErrOverflow, tensor, quote(string(number))}
		case err != nil:
			return nil, &FormatError{rule, tensor, quote(string(number))}
		}
		values = append(values, int(value))
	}
	return values, p.delim(']', rule, tensor)
}

// found describes a token where another was expected.
func found(token json.Token, err error) string {
	if err != nil {
		return err.Error()
	}
	return "found " + quote(fmt.Sprint(token))
}

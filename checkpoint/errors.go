package checkpoint

import (
	"errors"
	"strings"
)

// The rules of the safetensors format, one error each: a [FormatError] wraps the rule that was broken.
var (
	ErrHeaderTooSmall   = errors.New("file is shorter than the 8 bytes of the header's length")
	ErrHeaderTooLarge   = errors.New("header is longer than 100 MB")
	ErrHeaderLength     = errors.New("header is longer than the file")
	ErrHeaderUTF8       = errors.New("header is not UTF-8")
	ErrHeaderStart      = errors.New("header does not begin with '{'")
	ErrHeaderPadding    = errors.New("header is followed by something other than spaces")
	ErrHeaderJSON       = errors.New("header is not JSON")
	ErrDuplicateKey     = errors.New("key appears twice")
	ErrField            = errors.New("tensor description is not {dtype, shape, data_offsets}")
	ErrMetadata         = errors.New("__metadata__ is not an object of strings")
	ErrDType            = errors.New("unknown dtype")
	ErrShape            = errors.New("shape is not a list of non-negative integers")
	ErrOverflow         = errors.New("number is too large for this machine")
	ErrOffsets          = errors.New("data_offsets are not two integers in ascending order")
	ErrTensorSize       = errors.New("length of the data is not that of dtype and shape")
	ErrOverlap          = errors.New("data overlaps another tensor's")
	ErrHole             = errors.New("data leaves a hole before it")
	ErrOutOfBounds      = errors.New("data reaches beyond the end of the file")
	ErrIncompleteBuffer = errors.New("file has bytes that belong to no tensor")
)

// Errors of access to an open file.
var (
	ErrTensorNotFound = errors.New("no such tensor")
	ErrClosed         = errors.New("file is closed")
	ErrConversion     = errors.New("cannot convert")
)

// FormatError is a broken rule of the safetensors format.
type FormatError struct {
	Rule   error  // one of the rules above
	Tensor string // the tensor at fault; "" if the rule is about the file
	Detail string // what was found; may be ""
}

// Error is one line: the tensor, the rule and what was found.
func (e *FormatError) Error() string {
	parts := make([]string, 0, 3)
	if e.Tensor != "" {
		parts = append(parts, "tensor "+quote(e.Tensor))
	}
	parts = append(parts, e.Rule.Error())
	if e.Detail != "" {
		parts = append(parts, e.Detail)
	}
	return strings.Join(parts, ": ")
}

// Unwrap returns the rule, for errors.Is.
func (e *FormatError) Unwrap() error { return e.Rule }

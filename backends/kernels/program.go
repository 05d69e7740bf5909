package kernels

import (
	"bytes"
	"regexp"
	"strconv"
	"strings"
)

// prefix and separator make up the names of composites' functions, as graph/composite writes them.
const (
	prefix    = "matmamba_"
	separator = "__"
)

// definition is a composite's function in a program: where it stands, and what it computes.
type definition struct {
	name       string
	call       Call
	start, end int // of its text from "func.func" to the closing brace
}

var functionHead = regexp.MustCompile(`\bfunc\.func\s+(?:private\s+|public\s+)?@(` + prefix + `\w+)\s*\(`)

// definitions are the composites' functions of a program in the order of the text. What can't be read is passed over: it keeps its body.
func definitions(program []byte) []definition {
	var found []definition
	for offset := 0; ; {
		match := functionHead.FindSubmatchIndex(program[offset:])
		if match == nil {
			break
		}
		d := definition{name: string(program[offset+match[2] : offset+match[3]]), start: offset + match[0]}
		open := offset + match[1] - 1
		offset += match[1]
		if d.read(program, open) {
			found = append(found, d)
			offset = d.end
		}
	}
	if len(found) > 0 {
		markUses(program, found)
	}
	return found
}

// read reads a function whose parameters' bracket stands at open.
func (d *definition) read(program []byte, open int) bool {
	op, attributes, ok := parseName(d.name)
	if !ok {
		return false
	}
	after := closing(program, open)
	if after < 0 {
		return false
	}
	parameters := string(program[open:after])
	brace := bytes.IndexByte(program[after:], '{')
	if brace < 0 {
		return false
	}
	results := string(program[after : after+brace])
	if !strings.HasPrefix(strings.TrimSpace(results), "->") {
		return false
	}
	d.end = closing(program, after+brace)
	inputs, known := tensors(parameters)
	outputs, knownToo := tensors(results)
	d.call = Call{Op: op, Attributes: attributes, Inputs: inputs, Outputs: outputs, Used: make([]bool, len(outputs))}
	return d.end >= 0 && known && knownToo && len(inputs) > 0 && len(outputs) > 0
}

// parseName takes the name of a composite's function apart.
func parseName(name string) (op string, attributes map[string]string, ok bool) {
	text, ok := strings.CutPrefix(name, prefix)
	if !ok {
		return "", nil, false
	}
	parts := strings.Split(text, separator)
	if len(parts) < 2 || parts[0] == "" {
		return "", nil, false
	}
	if _, err := strconv.ParseUint(parts[len(parts)-1], 10, 32); err != nil {
		return "", nil, false
	}
	attributes = map[string]string{}
	for _, part := range parts[1 : len(parts)-1] {
		key, value, found := strings.Cut(part, "_")
		if !found || key == "" || value == "" {
			return "", nil, false
		}
		attributes[key] = value
	}
	return parts[0], attributes, true
}

var tensorType = regexp.MustCompile(`tensor<([^<>]*)>`)

// tensors are the types in a list of parameters or results; false where one is no tensor of fixed sizes.
func tensors(list string) ([]Tensor, bool) {
	var all []Tensor
	for _, match := range tensorType.FindAllStringSubmatch(list, -1) {
		parts := strings.Split(match[1], "x")
		t := Tensor{DType: parts[len(parts)-1]}
		for _, size := range parts[:len(parts)-1] {
			dim, err := strconv.Atoi(size)
			if err != nil || dim < 0 {
				return nil, false
			}
			t.Dims = append(t.Dims, dim)
		}
		all = append(all, t)
	}
	return all, strings.Count(list, "tensor<") == len(all)
}

// closing is the position behind the bracket that closes the one at open, or -1. Brackets in texts in quotes do not count.
func closing(program []byte, open int) int {
	depth := 0
	for i := open; i < len(program); i++ {
		switch program[i] {
		case '(', '{', '[':
			depth++
		case ')', '}', ']':
			if depth--; depth == 0 {
				return i + 1
			}
		case '"':
			i = endOfQuote(program, i)
		}
	}
	return -1
}

// endOfQuote is the position of the quote that ends the one at start, or of the end of the program.
func endOfQuote(program []byte, start int) int {
	for i := start + 1; i < len(program); i++ {
		switch program[i] {
		case '\\':
			i++
		case '"':
			return i
		}
	}
	return len(program)
}

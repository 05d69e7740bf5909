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

// functionHead begins a line, as in everything that prints programs: what stands in a text in quotes does not.
var functionHead = regexp.MustCompile(`(?m)^[ \t]*(func\.func\s+(?:private\s+|public\s+)?@(` + prefix + `\w+)\s*\([^\n]*)`)

// definitions are the composites' functions of a program in the order of the text. What can't be read is passed over: it keeps its body.
// There are none in a text whose brackets do not close.
func definitions(program []byte) []definition {
	var found []definition
	for offset := 0; ; {
		match := functionHead.FindSubmatchIndex(program[offset:])
		if match == nil {
			break
		}
		d := definition{name: string(program[offset+match[4] : offset+match[5]]), start: offset + match[2]}
		line := program[d.start : offset+match[3]]
		offset += match[1]
		parameters, results, ok := signature(line)
		if !ok {
			continue
		}
		d.end = closing(program, d.start+len(parameters)+len(results))
		if d.end < 0 {
			return nil
		}
		offset = d.end
		if d.read(parameters, results) {
			found = append(found, d)
		}
	}
	if len(found) > 0 {
		markUses(program, found)
	}
	return found
}

// signature cuts a function's first line behind the parameters' bracket and before the body's.
func signature(line []byte) (parameters, results string, ok bool) {
	after := closing(line, bytes.IndexByte(line, '('))
	if after < 0 {
		return "", "", false
	}
	brace := bytes.IndexByte(line[after:], '{')
	if brace < 0 {
		return "", "", false
	}
	return string(line[:after]), string(line[after : after+brace]), true
}

// read reads the call from a signature.
func (d *definition) read(parameters, results string) bool {
	op, attributes, ok := parseName(d.name)
	if !ok || !strings.HasPrefix(strings.TrimSpace(results), "->") {
		return false
	}
	inputs, known := Tensors(parameters)
	outputs, knownToo := Tensors(results)
	d.call = Call{Op: op, Attributes: attributes, Inputs: inputs, Outputs: outputs, Used: make([]bool, len(outputs))}
	return known && knownToo && len(inputs) > 0 && len(outputs) > 0
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

// tensorType has sizes, each with an x behind it, and an element type: f32, bf16, i1, ui32, f8E4M3FN.
var tensorType = regexp.MustCompile(`tensor<((?:\d+x)*)((?:bf|f|ui|si|i)\d+[A-Z0-9]*)>`)

// Tensors are the types in a list of parameters or results, in StableHLO's text; false where one is no tensor of fixed sizes.
func Tensors(list string) ([]Tensor, bool) {
	var all []Tensor
	for _, match := range tensorType.FindAllStringSubmatch(list, -1) {
		t := Tensor{DType: match[2]}
		sizes := strings.Split(match[1], "x")
		for _, size := range sizes[:len(sizes)-1] {
			dim, err := strconv.Atoi(size)
			if err != nil {
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

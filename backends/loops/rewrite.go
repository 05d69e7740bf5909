package loops

import (
	"bytes"
	"fmt"
	"regexp"
	"slices"
	"strconv"
	"strings"
)

// scanName begins the name of a scan's function: the composite of graph/scan.
const scanName = "matmamba_scan__"

var (
	header = regexp.MustCompile(`(?m)^  func\.func @(` + scanName + `\w+)\((.*)\) -> (.*) \{\n`)
	callee = regexp.MustCompile(`"func\.call"\(.*\) \{ callee = @(\w+) \} : \((.*)\) -> (.*)\n`)
)

// tensorType is a type that can be stacked.
var tensorType = regexp.MustCompile(`^tensor<([0-9]+x)*[a-z]+[0-9]+>$`)

// functionEnd ends a function of a module; everything in it is indented further.
const functionEnd = "\n  }"

// Rewrite writes a loop into each scan of a program, in StableHLO as go-xla writes it. A scan that it can't read is an error:
// without loops a program may take hours to compile. It satisfies pjrt.Rewriter.
func Rewrite(program []byte) ([]byte, error) {
	found := header.FindAllSubmatchIndex(program, -1)
	if len(found) != bytes.Count(program, []byte("func.func @"+scanName)) {
		return nil, fmt.Errorf("loops: the program has a scan whose function is not written as expected")
	}
	if len(found) == 0 {
		return program, nil
	}
	var out bytes.Buffer
	copied := 0
	for _, at := range found {
		part := func(i int) string { return string(program[at[2*i]:at[2*i+1]]) }
		start := at[1]
		size := bytes.Index(program[start:], []byte(functionEnd))
		if size < 0 {
			return nil, fmt.Errorf("loops: function %s does not end", part(1))
		}
		s, err := parse(part(1), part(2), part(3), string(program[start:start+size+1]))
		if err != nil {
			return nil, fmt.Errorf("loops: %s: %w", part(1), err)
		}
		out.Write(program[copied:start])
		out.WriteString(s.loop())
		copied = start + size
	}
	out.Write(program[copied:])
	return out.Bytes(), nil
}

// scan is a function that calls another once for each pass. Its operands are what is carried, what is shared, and what each
// pass has of its own, stacked along the first axis; its results are what is carried and what each pass gives, stacked.
type scan struct {
	passes, carry, shared int
	reverse               bool
	operands              []string // names without the percent sign
	operandTypes          []string
	resultTypes           []string
	body                  string   // the function called
	bodyOperands          []string // types
	bodyResults           []string
}

func parse(name, operands, results, text string) (scan, error) {
	s := scan{resultTypes: types(results)}
	attributes, err := whole(name, "n", "carry", "shared", "reverse")
	if err != nil {
		return scan{}, err
	}
	s.passes, s.carry, s.shared, s.reverse = attributes[0], attributes[1], attributes[2], attributes[3] == 1
	for _, operand := range list(operands) {
		name, kind, ok := strings.Cut(strings.TrimPrefix(operand, "%"), ": ")
		if !ok {
			return scan{}, fmt.Errorf("no type of operand %q", operand)
		}
		s.operands, s.operandTypes = append(s.operands, name), append(s.operandTypes, kind)
	}
	calls := callee.FindAllStringSubmatch(text, -1)
	if len(calls) != s.passes || len(calls) == 0 {
		return scan{}, fmt.Errorf("%d calls for %d passes", len(calls), s.passes)
	}
	s.body, s.bodyOperands, s.bodyResults = calls[0][1], types(calls[0][2]), types(calls[0][3])
	for _, call := range calls {
		if call[1] != s.body {
			return scan{}, fmt.Errorf("calls %s and %s", s.body, call[1])
		}
	}
	return s, s.check()
}

// check compares the types of the scan with those of the function it calls.
func (s scan) check() error {
	if len(s.operandTypes) != len(s.bodyOperands) || len(s.resultTypes) != len(s.bodyResults) ||
		len(s.operandTypes) < s.carry+s.shared || len(s.resultTypes) < s.carry {
		return fmt.Errorf("%d operands and %d results, its body %s has %d and %d", len(s.operandTypes), len(s.resultTypes), s.body,
			len(s.bodyOperands), len(s.bodyResults))
	}
	for _, kind := range slices.Concat(s.bodyOperands, s.bodyResults) {
		if !tensorType.MatchString(kind) {
			return fmt.Errorf("its body %s takes or gives %q, want a tensor of fixed shape", s.body, kind)
		}
	}
	compare := func(what string, whole, part []string, same int) error {
		for i := range whole {
			want := part[i]
			if i >= same {
				want = strings.Replace(want, "<", fmt.Sprintf("<%dx", s.passes), 1)
			}
			if whole[i] != want {
				return fmt.Errorf("%s %d is %s, its body %s asks for %s", what, i, whole[i], s.body, want)
			}
		}
		return nil
	}
	if err := compare("operand", s.operandTypes, s.bodyOperands, s.carry+s.shared); err != nil {
		return err
	}
	return compare("result", s.resultTypes, s.bodyResults, s.carry)
}

// whole are attributes of a composite, by its name, that are whole numbers.
func whole(name string, keys ...string) ([]int, error) {
	values := map[string]string{}
	for part := range strings.SplitSeq(name, "__") {
		if key, value, ok := strings.Cut(part, "_"); ok {
			values[key] = value
		}
	}
	numbers := make([]int, len(keys))
	for i, key := range keys {
		number, err := strconv.Atoi(values[key])
		if err != nil {
			return nil, fmt.Errorf("attribute %s is %q, want a whole number", key, values[key])
		}
		numbers[i] = number
	}
	return numbers, nil
}

// types are the types in a list, which may be in parentheses.
func types(text string) []string {
	return list(strings.TrimSuffix(strings.TrimPrefix(text, "("), ")"))
}

func list(text string) []string {
	if text == "" {
		return nil
	}
	return strings.Split(text, ", ")
}

package direct

import (
	"errors"
	"fmt"
	"regexp"
	"strconv"
	"strings"

	"github.com/matmamba/matmamba/backends/kernels"
)

// attribute is a number that a handler gets.
type attribute struct {
	name  string
	value int64
}

// statement is the one call of a handler in a body that a kernel wrote.
type statement struct {
	target     string
	operands   int // how many the handler gets, the body's first
	attributes []attribute
	results    []kernels.Tensor
	aliases    map[int]int // the operand whose memory a result takes
	outputs    []int       // which result each output of the body is, -1 for zeros
}

var (
	callPattern      = regexp.MustCompile(`(?m)custom_call @(\w+)\((.*)\) \{(.*)backend_config = \{(.*)\}\} : \(.*\) -> \((.*)\)$`)
	attributePattern = regexp.MustCompile(`(\w+) = (-?\d+) : i64`)
	aliasPattern     = regexp.MustCompile(`output_tuple_indices = \[(\d+)\], operand_index = (\d+)`)
	returnPattern    = regexp.MustCompile(`(?m)^ +return (.*) : `)
)

func parse(body string) (statement, error) {
	call, returned := callPattern.FindStringSubmatch(body), returnPattern.FindStringSubmatch(body)
	if call == nil || returned == nil {
		return statement{}, errors.New("no call of a handler, or no return, in the body:\n" + body)
	}
	s := statement{target: call[1], operands: strings.Count(call[2], "%arg"), aliases: map[int]int{}}
	for _, alias := range aliasPattern.FindAllStringSubmatch(call[3], -1) {
		s.aliases[number(alias[1])] = number(alias[2])
	}
	for _, match := range attributePattern.FindAllStringSubmatch(call[4], -1) {
		s.attributes = append(s.attributes, attribute{match[1], int64(number(match[2]))})
	}
	var known bool
	if s.results, known = kernels.Tensors(call[5]); !known {
		return statement{}, fmt.Errorf("results are %s, want tensors of fixed sizes", call[5])
	}
	for name := range strings.SplitSeq(returned[1], ", ") {
		at := -1
		if _, err := fmt.Sscanf(name, "%%0#%d", &at); err != nil && !strings.HasPrefix(name, "%unused") {
			return statement{}, fmt.Errorf("the body returns %s, want a result of the handler", name)
		}
		s.outputs = append(s.outputs, at)
	}
	return s, nil
}

// number reads digits that a pattern has matched.
func number(digits string) int {
	value, err := strconv.Atoi(digits)
	if err != nil {
		panic(err)
	}
	return value
}

package backends

import (
	"bytes"
	"regexp"
)

// donated begins the names of donated parameters, as GoMLX and as go-xla write it.
const donated, donatedText = "donated.", "donated_"

// Donated is the name for a parameter whose memory a program may take for its results. go-xla marks no parameters, and a name is all
// that gets through it: donors makes a mark of it.
func Donated(parameter string) string { return donated + parameter }

var (
	mainHead = regexp.MustCompile(`func\.func (?:public )?@main\([^)]*\)`)
	// A donated parameter with the brace of the attributes that it has already.
	donatedParameter = regexp.MustCompile(`(%` + donatedText + `\w+: tensor<[^>]*>)( \{)?`)
)

// donors is a rewriter of programs that marks their donated parameters as buffer donors. XLA then finds results of the same size for
// their memory. Where a caller keeps such an argument, XLA copies it.
func donors(program []byte) ([]byte, error) {
	at := mainHead.FindIndex(program)
	if at == nil || !bytes.Contains(program[at[0]:at[1]], []byte("%"+donatedText)) {
		return program, nil
	}
	head := donatedParameter.ReplaceAllFunc(program[at[0]:at[1]], func(parameter []byte) []byte {
		const mark = " {jax.buffer_donor = true"
		if text, has := bytes.CutSuffix(parameter, []byte(" {")); has {
			return append(append([]byte{}, text...), mark+", "...)
		}
		return append(append([]byte{}, parameter...), mark+"}"...)
	})
	return bytes.Join([][]byte{program[:at[0]], head, program[at[1]:]}, nil), nil
}

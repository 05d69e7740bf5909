package snapshot

import (
	"crypto/sha256"
	"fmt"
	"maps"
	"regexp"
	"slices"
	"strings"
)

// Listing is a program's text, in StableHLO as go-xla writes it, in a form whose differences can be read: a line for each
// statement, without the names of values, which would change in all lines behind a new one. What flows where is in a digest
// of the whole function. Functions of composites, whose names begin with matmamba_, and with brief all others, are counted by operation.
func Listing(program string, brief bool) string {
	var out strings.Builder
	for _, f := range functions(program) {
		fmt.Fprintf(&out, "%s\n  digest %s, %d statements\n", f.head, f.digest(), len(f.statements))
		if brief || strings.HasPrefix(f.head, "@matmamba_") {
			out.WriteString(f.counts())
			continue
		}
		for _, statement := range f.statements {
			out.WriteString("  " + statement + "\n")
		}
	}
	return out.String()
}

type function struct {
	head, text string
	statements []string
}

var functionText = regexp.MustCompile(`(?ms)^  func\.func (@[^\n]*) \{\n(.*?)\n  \}$`)

func functions(program string) []function {
	var all []function
	for _, match := range functionText.FindAllStringSubmatch(program, -1) {
		all = append(all, function{short(match[1]), match[2], statements(match[2])})
	}
	return all
}

// digest tells functions apart to the last operand.
func (f function) digest() string {
	return fmt.Sprintf("%x", sha256.Sum256([]byte(f.text)))[:16]
}

func (f function) counts() string {
	counts := map[string]int{}
	for _, statement := range f.statements {
		operation, _, _ := strings.Cut(statement, " ")
		counts[operation]++
	}
	var out strings.Builder
	for _, operation := range slices.Sorted(maps.Keys(counts)) {
		fmt.Fprintf(&out, "  %4d %s\n", counts[operation], operation)
	}
	return out.String()
}

// statements of a function's body: those begin with four spaces, and what they continue with has more or closes a bracket.
func statements(body string) []string {
	var all []string
	for line := range strings.SplitSeq(body, "\n") {
		begins := strings.HasPrefix(line, "    %") || strings.HasPrefix(line, `    "`)
		if begins || len(all) == 0 {
			all = append(all, "")
		}
		all[len(all)-1] += " " + line
	}
	for i, statement := range all {
		all[i] = short(statement)
	}
	return all
}

var (
	spaces   = regexp.MustCompile(`\s+`)
	results  = regexp.MustCompile(`^(?:%\w+(?:, )?)+ = `)
	operands = regexp.MustCompile(`^"([\w.]+)"\([^)]*\)`)
	named    = regexp.MustCompile(`%\w+: `)
	values   = regexp.MustCompile(`%\w+`)
	tensor   = regexp.MustCompile(`tensor<([^<>]*)>`)
)

func short(text string) string {
	text = strings.TrimSpace(spaces.ReplaceAllString(text, " "))
	text = results.ReplaceAllString(text, "")
	text = operands.ReplaceAllString(text, "$1")
	text = named.ReplaceAllString(text, "")
	text = values.ReplaceAllString(text, "%")
	text = tensor.ReplaceAllString(text, "$1")
	return strings.ReplaceAll(text, "stablehlo.", "")
}

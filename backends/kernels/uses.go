package kernels

import (
	"regexp"
	"strconv"
)

var (
	anyFunction = regexp.MustCompile(`\bfunc\.func\s`)
	// A call of a composite, as go-xla and as MLIR's own printer write it, with its results.
	composite = regexp.MustCompile(`(?m)^\s*((?:%\w+(?::\d+)?(?:,\s*)?)+)\s*=\s*(?:"func\.call"\([^)]*\)\s*\{\s*callee = |(?:func\.)?call )@(` + prefix + `\w+)\b`)
	value     = regexp.MustCompile(`%\w+(?:#\d+|:\d+)?`)
)

// markUses marks the results that anything takes, in any function that calls a composite.
func markUses(program []byte, composites []definition) {
	byName := map[string]*definition{}
	for i := range composites {
		byName[composites[i].name] = &composites[i]
	}
	starts := anyFunction.FindAllIndex(program, -1)
	for i, start := range starts {
		end := len(program)
		if i+1 < len(starts) {
			end = starts[i+1][0]
		}
		markUsesIn(program[start[0]:end], byName)
	}
}

func markUsesIn(function []byte, composites map[string]*definition) {
	calls := composite.FindAllSubmatch(function, -1)
	if calls == nil {
		return
	}
	mentions := map[string]int{}
	for _, name := range value.FindAll(function, -1) {
		mentions[string(name)]++
	}
	for _, call := range calls {
		d := composites[string(call[2])]
		if d == nil {
			continue
		}
		for i, use := range uses(call[1], mentions) {
			if i < len(d.call.Used) {
				d.call.Used[i] = d.call.Used[i] || use
			}
		}
	}
}

// uses tells for each result of a call whether it is mentioned again: "%5, %6" or "%5:2", whose second result is "%5#1".
func uses(results []byte, mentions map[string]int) []bool {
	var used []bool
	for _, name := range value.FindAll(results, -1) {
		text := string(name)
		several := packed.FindStringSubmatch(text)
		if several == nil {
			used = append(used, mentions[text] > 1)
			continue
		}
		count, err := strconv.Atoi(several[2])
		for i := 0; err == nil && i < min(count, maxResults); i++ {
			used = append(used, mentions[several[1]+"#"+strconv.Itoa(i)] > 0)
		}
	}
	return used
}

// maxResults bounds what a damaged text can make of a number.
const maxResults = 1 << 10

var packed = regexp.MustCompile(`^(%\w+):(\d+)$`)

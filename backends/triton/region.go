package triton

import (
	"fmt"
	"strings"
)

// region is the text of a region inside the open one, a loop's or a choice's: what body adds, and that it yields what body returns, values of the
// types that outer has.
func (f *Func) region(owner string, outer []Value, body func() []Value) string {
	inner := &scope{outer: f.body, indent: f.body.indent + "  ", known: map[string]Value{}}
	f.body = inner
	results := body()
	if len(results) != len(outer) {
		fail("%s has %d values, its body returns %d", owner, len(outer), len(results))
	}
	names := make([]string, len(results))
	for k, v := range results {
		if !v.Type.equal(outer[k].Type) {
			fail("%s has %s as value %d, its body returns %s", owner, outer[k].Type, k, v.Type)
		}
		names[k] = v.name
	}
	if len(results) > 0 {
		f.line("scf.yield %s : %s", strings.Join(names, ", "), types(results))
	}
	f.body = inner.outer
	return inner.text.String()
}

// results are values of an operation with some of the types of others, and their name in front of it.
func (f *Func) results(others []Value) (name string, results []Value) {
	first := f.names
	f.names++
	for k, v := range others {
		results = append(results, Value{f, fmt.Sprintf("%%%d#%d", first, k), v.Type})
	}
	return fmt.Sprintf("%%%d:%d", first, len(others)), results
}

// types are those of values, as MLIR lists them.
func types(values []Value) string {
	all := make([]string, len(values))
	for k, v := range values {
		all[k] = v.Type.String()
	}
	return strings.Join(all, ", ")
}

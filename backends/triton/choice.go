package triton

import (
	"fmt"
	"strings"
)

// If runs body where condition, i1, is true: all threads of a program or none. The results are those of body there, and else values of the same
// types that are given.
func (f *Func) If(condition Value, otherwise []Value, body func() []Value) []Value {
	if condition.Type.Pointer || condition.Type.Elem != I1 || condition.Type.Shape != nil {
		fail("a choice by %s: want i1", condition.Type)
	}
	taken := f.branch(otherwise, body)
	if len(otherwise) == 0 {
		f.line("scf.if %s {", condition.name)
		f.body.text.WriteString(taken)
		f.line("}")
		return nil
	}
	left := f.branch(otherwise, func() []Value { return otherwise })
	first, results := f.names, make([]Value, len(otherwise))
	f.names++
	for k, v := range otherwise {
		results[k] = Value{f, fmt.Sprintf("%%%d#%d", first, k), v.Type}
	}
	f.line("%%%d:%d = scf.if %s -> (%s) {", first, len(otherwise), condition.name, types(otherwise))
	f.body.text.WriteString(taken)
	f.line("} else {")
	f.body.text.WriteString(left)
	f.line("}")
	return results
}

// branch is the text of a branch that yields values of the types that otherwise has.
func (f *Func) branch(otherwise []Value, body func() []Value) string {
	inner := &scope{outer: f.body, indent: f.body.indent + "  ", known: map[string]Value{}}
	f.body = inner
	results := body()
	if len(results) != len(otherwise) {
		fail("a choice between %d values and the %d that its body returns", len(otherwise), len(results))
	}
	names := make([]string, len(results))
	for k, v := range results {
		if !v.Type.equal(otherwise[k].Type) {
			fail("a choice between %s and %s, which its body returns as value %d", otherwise[k].Type, v.Type, k)
		}
		names[k] = v.name
	}
	if len(results) > 0 {
		f.line("scf.yield %s : %s", strings.Join(names, ", "), types(otherwise))
	}
	f.body = inner.outer
	return inner.text.String()
}

// types are those of values, as MLIR lists them.
func types(values []Value) string {
	all := make([]string, len(values))
	for k, v := range values {
		all[k] = v.Type.String()
	}
	return strings.Join(all, ", ")
}

package interp

import (
	"fmt"
	"maps"

	"github.com/matmamba/matmamba/backends/triton"
)

// choice reads scf.if, to the brace that closes it: a branch alone, or two that yield as many values.
func (r *reader) choice(in *instruction, count int) {
	in.operation = choiceOperation
	in.in = []int{r.used()}
	must(equal(r.of(in.in[0]).Type, triton.Type{Elem: triton.I1}), "a choice by %s: want i1", r.of(in.in[0]).Type)
	must(count == 0 == (len(in.names) == 0), "results of a choice are one name with their count")
	var types []triton.Type
	if count > 0 {
		r.expect("-> (")
		r.list(func() { types = append(types, r.kind()) })
		r.expect(")")
		must(len(types) == count, "%d types of %d results", len(types), count)
	}
	r.expect("{")
	r.end()
	in.branches[0] = r.branch(types)
	if count > 0 {
		r.expect("} else {")
		r.end()
		in.branches[1] = r.branch(types)
	}
	r.expect("}")
	r.end()
	for k, t := range types {
		in.out = append(in.out, r.define(fmt.Sprintf("%s#%d", in.names[0], k), t))
	}
}

// branch reads a branch that yields values of types, and goes to the brace behind it. What it defines can't be seen elsewhere.
func (r *reader) branch(types []triton.Type) block {
	seen := maps.Clone(r.names)
	b := r.block("scf.yield ")
	if len(types) == 0 {
		must(r.next("}"), "a branch yields what the choice does not have")
	} else {
		must(!r.next("}"), "a branch yields nothing, and the choice has results")
		r.list(func() { b.yielded = append(b.yielded, r.used()) })
		must(len(b.yielded) == len(types), "%d values are yielded, want %d", len(b.yielded), len(types))
		r.expect(":")
		r.carriedTypes(b.yielded)
		r.end()
		for k, id := range b.yielded {
			must(equal(r.of(id).Type, types[k]), "value %d is yielded as %s, want %s", k, r.of(id).Type, types[k])
		}
		r.advance()
	}
	r.names = seen
	return b
}

// choice executes one of the branches. Results have memory of their own.
func (m *machine) choice(in *instruction) step {
	condition := m.slots[in.in[0]].b
	branches := [2][]placed{m.steps(in.branches[0].code), m.steps(in.branches[1].code)}
	return func() error {
		taken := 1
		if condition[0] {
			taken = 0
		}
		if err := m.execute(branches[taken]); err != nil {
			return err
		}
		for k, id := range in.branches[taken].yielded {
			m.slots[in.out[k]].copyFrom(m.slots[id])
		}
		return nil
	}
}

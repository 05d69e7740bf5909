package triton

import (
	"fmt"
	"slices"
	"strings"
)

// For runs body n times, with i counting from 0, and carries values from one round to the next: it returns those of the last round.
// Loads of later rounds are started early, stages-1 rounds ahead.
func (f *Func) For(n, stages int, carried []Value, body func(i Value, carried []Value) []Value) []Value {
	l := f.newLoop(stages)
	l.end = f.rounds(n)
	return f.repeat(l, carried, body)
}

// ForValue is [Func.For] with a number of rounds, i32, that is known when the program runs; there may be none.
func (f *Func) ForValue(n Value, stages int, carried []Value, body func(i Value, carried []Value) []Value) []Value {
	if n.Type.Pointer || n.Type.Elem != I32 || len(n.Type.Shape) > 0 {
		fail("a loop of %s rounds: want i32", n.Type)
	}
	l := f.newLoop(stages)
	l.end = n
	return f.repeat(l, carried, body)
}

func (f *Func) newLoop(stages int) loopText {
	return loopText{zero: f.Const(I32, 0), one: f.Const(I32, 1), stages: stages}
}

func (f *Func) repeat(l loopText, carried []Value, body func(i Value, carried []Value) []Value) []Value {
	inner := &scope{outer: f.body, indent: f.body.indent + "  ", known: map[string]Value{}}
	l.i = f.named(Type{Elem: I32})
	arguments := make([]Value, len(carried))
	for k, v := range carried {
		arguments[k] = f.named(v.Type)
		l.starts = append(l.starts, arguments[k].name+" = "+v.name)
		l.types = append(l.types, v.Type.String())
	}
	f.body = inner
	f.yield(l, carried, body(l.i, slices.Clone(arguments)))
	f.body = inner.outer
	return f.loop(l, inner, carried)
}

// rounds is n as a value. Triton unrolls a loop of one round, and bf16 products outside pipelined loops then read shared memory that is
// not theirs (Triton 3.6 on Hopper, as XLA of jax-cuda13-pjrt 0.11.2 has it: gradients of d_state 128, headdim 64 were garbage). So
// that it stays a loop, a single round is a number that the compiler can't know.
func (f *Func) rounds(n int) Value {
	if n == 1 {
		return f.ProgramID(0).Min(0).Add(1)
	}
	return f.Const(I32, float64(n))
}

// yield ends a loop's body.
func (f *Func) yield(l loopText, carried, results []Value) {
	if len(results) != len(carried) {
		fail("a loop carries %d values, its body returns %d", len(carried), len(results))
	}
	var names []string
	for k, v := range results {
		if !v.Type.equal(carried[k].Type) {
			fail("a loop carries %s as value %d, its body returns %s", carried[k].Type, k, v.Type)
		}
		names = append(names, v.name)
	}
	if len(results) > 0 {
		f.line("scf.yield %s : %s", strings.Join(names, ", "), strings.Join(l.types, ", "))
	}
}

// loopText is what stands in a loop's first and last lines.
type loopText struct {
	i, zero, one, end Value
	stages            int
	starts, types     []string
}

// loop writes a loop whose body is complete.
func (f *Func) loop(l loopText, inner *scope, carried []Value) []Value {
	head := fmt.Sprintf("scf.for %s = %s to %s step %s", l.i.name, l.zero.name, l.end.name, l.one.name)
	results := make([]Value, len(carried))
	if len(carried) > 0 {
		first := f.names
		f.names++
		for k, v := range carried {
			results[k] = Value{f, fmt.Sprintf("%%%d#%d", first, k), v.Type}
		}
		head = fmt.Sprintf("%%%d:%d = %s iter_args(%s) -> (%s)", first, len(carried), head, strings.Join(l.starts, ", "), strings.Join(l.types, ", "))
	}
	f.line("%s : i32 {", head)
	f.body.text.WriteString(inner.text.String())
	f.line("} {tt.num_stages = %d : i32}", l.stages)
	return results
}

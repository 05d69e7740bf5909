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

// loopText is what stands in a loop's first and last lines.
type loopText struct {
	zero, one, end Value
	stages         int
}

func (f *Func) newLoop(stages int) loopText {
	return loopText{zero: f.Const(I32, 0), one: f.Const(I32, 1), stages: stages}
}

// repeat writes a loop.
func (f *Func) repeat(l loopText, carried []Value, body func(i Value, carried []Value) []Value) []Value {
	i, arguments := f.named(Type{Elem: I32}), make([]Value, len(carried))
	starts := make([]string, len(carried))
	for k, v := range carried {
		arguments[k] = f.named(v.Type)
		starts[k] = arguments[k].name + " = " + v.name
	}
	text := f.region("a loop", carried, func() []Value { return body(i, slices.Clone(arguments)) })
	head := fmt.Sprintf("scf.for %s = %s to %s step %s", i.name, l.zero.name, l.end.name, l.one.name)
	var results []Value
	if len(carried) > 0 {
		var name string
		name, results = f.results(carried)
		head = fmt.Sprintf("%s = %s iter_args(%s) -> (%s)", name, head, strings.Join(starts, ", "), types(carried))
	}
	f.line("%s : i32 {", head)
	f.body.text.WriteString(text)
	f.line("} {tt.num_stages = %d : i32}", l.stages)
	return results
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

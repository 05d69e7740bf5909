package interp

import (
	"fmt"
	"strings"

	"github.com/matmamba/matmamba/backends/triton"
)

// largest is how many bytes the values of a program may take together.
const largest = 1 << 30

// reader reads a text line by line.
type reader struct {
	lines []string
	line  int // the current one, from 1
	cursor
	program *Program
	names   map[string]int // values that can be seen
	bytes   int            // that values take
}

// Parse reads a module with one kernel, as [triton.Func.Text] writes it.
func Parse(text string) (program *Program, err error) {
	r := &reader{lines: strings.Split(text, "\n"), program: &Program{}, names: map[string]int{}}
	defer func() {
		switch reason := recover().(type) {
		case nil:
		case failure:
			program, err = nil, fmt.Errorf("kernel %s, line %d: %s", r.program.Name, r.line, reason)
		default:
			panic(reason)
		}
	}()
	r.module()
	return r.program, nil
}

// advance goes to the next line that is not empty.
func (r *reader) advance() {
	for {
		must(r.line < len(r.lines), "the text ends too early")
		r.line++
		r.cursor = cursor{strings.TrimSpace(r.lines[r.line-1])}
		if r.rest != "" {
			return
		}
	}
}

// only reads a line that must be as given.
func (r *reader) only(text string) {
	r.advance()
	r.expect(text)
	r.end()
}

func (r *reader) module() {
	r.advance()
	if r.accept("module attributes {ttg.maxnreg =") {
		r.whole()
		r.expect(": i32} {")
	} else {
		r.expect("module {")
	}
	r.end()
	r.advance()
	r.expect("tt.func public @")
	r.program.Name = r.take("the kernel's name", letters+digits)
	r.expect("(")
	if !r.accept(")") {
		r.list(r.parameter)
		r.expect(")")
	}
	r.expect("attributes {noinline = false} {")
	r.end()
	r.program.body = r.block("tt.return")
	r.end()
	r.only("}")
	r.only("}")
	for ; r.line < len(r.lines); r.line++ {
		must(strings.TrimSpace(r.lines[r.line]) == "", "text behind the module: %q", r.lines[r.line])
	}
}

func (r *reader) parameter() {
	name := r.value()
	r.expect(":")
	t := r.kind()
	must(t.Pointer && t.Shape == nil, "parameter %s is %s: want a pointer", name, t)
	r.expect("{")
	r.attributes()
	id := r.define(name, t)
	r.of(id).fixed = true
	r.program.parameters = append(r.program.parameters, id)
}

// define adds a value.
func (r *reader) define(name string, t triton.Type) int {
	_, known := r.names[name]
	must(!known, "%s is defined twice", name)
	r.bytes += 8 * elements(t)
	must(r.bytes <= largest, "values take more than %d bytes", largest)
	id := len(r.program.values)
	r.program.values = append(r.program.values, value{Type: t, memory: id})
	r.names[name] = id
	return id
}

// used is a value that is named.
func (r *reader) used() int {
	name := r.value()
	id, known := r.names[name]
	must(known, "%s is not defined here", name)
	return id
}

func (r *reader) of(id int) *value { return &r.program.values[id] }

// block reads instructions up to a line that begins with end or a brace; what follows end is left.
func (r *reader) block(end string) block {
	var b block
	for {
		r.advance()
		if r.next("}") && end != "tt.return" || r.accept(end) {
			return b
		}
		b.code = append(b.code, r.instruction())
	}
}

// instruction reads the line, and those that belong to it.
func (r *reader) instruction() *instruction {
	in := &instruction{line: r.line, text: r.rest, attributes: map[string]string{}}
	count := 0
	if r.next("%") {
		r.list(func() { in.names = append(in.names, r.value()) })
		if r.accept(":") {
			count = r.whole()
			must(len(in.names) == 1 && count >= 1 && count <= 1000, "%d results", count)
		}
		r.expect("=")
	}
	switch {
	case r.accept("scf.for"):
		r.loop(in, count)
		return in
	case r.accept("scf.if"):
		r.choice(in, count)
		return in
	case count > 0:
		fail("several results of one name, and neither loop nor choice")
	case r.next(`"`):
		r.combination(in)
	case r.accept("arith.constant"):
		r.constant(in)
	default:
		r.plain(in)
	}
	in.checkExtras()
	in.operation.check(r, in)
	must(len(in.out) == len(in.names), "%d results, want %d", len(in.names), len(in.out))
	return in
}

// plain reads an instruction of one line: name, word, operands, options, attributes, types. Assembly has its attributes before the operands.
func (r *reader) plain(in *instruction) {
	in.named(r.word())
	if r.next(`"`) {
		in.word = r.quoted()
	} else if !r.next("%") && !r.next("{") && r.rest != "" {
		in.word = r.word()
		r.accept(",")
	}
	r.braces(in)
	for r.next("%") {
		in.in = append(in.in, r.used())
		r.accept(",")
	}
	for !r.next("{") && !r.next(":") && r.rest != "" {
		name := r.word()
		r.expect("=")
		in.attributes[name] = r.word()
	}
	r.braces(in)
	if r.rest != "" {
		r.expect(":")
		r.types(in)
	}
	r.end()
}

// braces reads attributes between braces, if there are any.
func (r *reader) braces(in *instruction) {
	if r.accept("{") {
		for name, text := range r.attributes() {
			in.attributes[name] = text
		}
	}
}

// types reads the types of operands and, behind an arrow, of results.
func (r *reader) types(in *instruction) {
	in.types[0] = append(in.types[0], r.kind())
	for r.accept(",") || r.accept("*") {
		in.types[0] = append(in.types[0], r.kind())
	}
	if r.accept("->") || r.accept("to ") {
		in.types[1] = append(in.types[1], r.kind())
	}
}

func (r *reader) constant(in *instruction) {
	in.named("arith.constant")
	dense := r.accept("dense<")
	in.word = r.number()
	if dense {
		r.expect(">")
	}
	r.expect(":")
	in.types[0] = []triton.Type{r.kind()}
	must(dense == (in.types[0][0].Shape != nil), "constant of %s: dense<...> is for tensors, and all of them", in.types[0][0])
	r.end()
}

// combination reads a reduction or scan, whose region combines two numbers by one instruction.
func (r *reader) combination(in *instruction) {
	in.named(r.quoted())
	r.expect("(")
	in.in = []int{r.used()}
	r.expect(") <{")
	in.attributes = r.attributes()
	r.expect("> ({")
	r.end()
	r.advance()
	r.expect("^bb0(")
	a, elem := r.argument()
	r.expect(",")
	b, second := r.argument()
	r.expect("):")
	r.end()
	must(a != b && elem == second, "two arguments of one type are combined")
	r.advance()
	result := r.value()
	r.expect("=")
	in.word = r.word()
	r.expect(a + ", " + b + " : " + elem)
	r.end()
	r.only(in.name + ".return " + result + " : " + elem)
	r.advance()
	r.expect("}) : (")
	in.types[0] = []triton.Type{r.kind()}
	must(string(in.types[0][0].Elem) == elem && !in.types[0][0].Pointer, "%s is combined as %s", in.types[0][0], elem)
	r.expect(") ->")
	in.types[1] = []triton.Type{r.kind()}
	r.end()
}

// argument is a name and its type.
func (r *reader) argument() (name, elem string) {
	name = r.value()
	r.expect(":")
	return name, r.kind().String()
}

// loop reads scf.for, to the brace that closes it.
func (r *reader) loop(in *instruction, count int) {
	in.operation = loopOperation
	seen := map[string]int{}
	for name, id := range r.names {
		seen[name] = id
	}
	counter := r.value()
	for _, before := range []string{"=", "to ", "step "} {
		r.expect(before)
		in.in = append(in.in, r.used())
		must(equal(r.of(in.in[len(in.in)-1]).Type, triton.Type{Elem: triton.I32}), "bounds of a loop: want i32")
	}
	var names []string
	if count > 0 {
		r.expect("iter_args(")
		r.list(func() {
			names = append(names, r.value())
			r.expect("=")
			in.in = append(in.in, r.used())
		})
		must(len(names) == count, "%d results and %d values carried", count, len(names))
		r.expect(") -> (")
		r.carriedTypes(in.in[3:])
		r.expect(")")
	}
	r.expect(": i32 {")
	r.end()
	id := r.define(counter, triton.Type{Elem: triton.I32})
	var carried []int
	for k, name := range names {
		carried = append(carried, r.define(name, r.of(in.in[3+k]).Type))
	}
	in.loop = r.block("scf.yield ")
	in.loop.counter, in.loop.carried = id, carried
	r.yield(in)
	r.expect("} {")
	r.attributes()
	r.end()
	r.names = seen
	for k, argument := range carried {
		result := r.define(fmt.Sprintf("%s#%d", in.names[0], k), r.of(argument).Type)
		r.of(result).memory = argument
	}
}

// yield reads what follows scf.yield, and goes to the brace behind it. A loop that carries nothing has none.
func (r *reader) yield(in *instruction) {
	if len(in.loop.carried) == 0 {
		must(r.next("}"), "a loop yields what it does not carry")
		return
	}
	must(!r.next("}"), "a loop that carries values yields none")
	r.list(func() { in.loop.yielded = append(in.loop.yielded, r.used()) })
	must(len(in.loop.yielded) == len(in.loop.carried), "%d values are yielded and %d carried", len(in.loop.yielded), len(in.loop.carried))
	r.expect(":")
	r.carriedTypes(in.loop.yielded)
	r.end()
	for k, id := range in.loop.yielded {
		before, after := r.of(in.loop.carried[k]), r.of(id)
		must(equal(before.Type, after.Type), "value %d is yielded as %s and carried as %s", k, after, before)
	}
	r.advance()
}

// carriedTypes reads the types of values.
func (r *reader) carriedTypes(ids []int) {
	k := 0
	r.list(func() {
		t := r.kind()
		must(k < len(ids) && equal(t, r.of(ids[k]).Type), "type %d of the carried values is %s, which does not fit", k, t)
		k++
	})
	must(k == len(ids), "%d types of %d carried values", k, len(ids))
}

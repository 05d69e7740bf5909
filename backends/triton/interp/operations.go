package interp

import (
	"maps"
	"slices"
	"strconv"
	"strings"
	"sync"

	"github.com/matmamba/matmamba/backends/triton"
)

// operation is what an instruction does.
type operation struct {
	// check finds what does not fit in an instruction that was read, and defines its results.
	check func(r *reader, in *instruction)
	// step returns what executes it, with all memory that it needs.
	step func(m *machine, in *instruction) step
	// pure tells that results depend on operands alone.
	pure bool
}

// named sets an instruction's operation.
func (in *instruction) named(name string) {
	found, known := operations()[name]
	must(known, "no operation %s", name)
	in.name, in.operation = name, found
}

var (
	loopOperation   = operation{check: func(*reader, *instruction) {}, step: (*machine).loop}
	choiceOperation = operation{check: func(*reader, *instruction) {}, step: (*machine).choice}
)

// operations are all but loops and choices, by name.
var operations = sync.OnceValue(func() map[string]operation {
	all := map[string]operation{
		"arith.constant":            {checkConstant, (*machine).constant, true},
		"arith.select":              {checkSelect, (*machine).selection, true},
		"arith.cmpf":                {checkComparison, (*machine).comparison, true},
		"arith.cmpi":                {checkComparison, (*machine).comparison, true},
		"math.fma":                  {checkMulAdd, (*machine).mulAdd, true},
		"tt.elementwise_inline_asm": {checkAssembly, (*machine).assembly, true},
		"tt.get_program_id":         {checkProgramID, (*machine).programID, false},
		"tt.make_range":             {checkRange, (*machine).makeRange, true},
		"tt.splat":                  {checkSplat, (*machine).splat, true},
		"tt.broadcast":              {checkBroadcast, (*machine).broadcast, true},
		"tt.expand_dims":            {checkExpand, (*machine).shared, true},
		"tt.reshape":                {checkReshape, (*machine).shared, true},
		"tt.trans":                  {checkTrans, (*machine).trans, true},
		"tt.join":                   {checkJoin, (*machine).join, true},
		"tt.split":                  {checkSplit, (*machine).split, true},
		"tt.addptr":                 {checkOffset, (*machine).offset, true},
		"tt.load":                   {checkLoad, (*machine).load, false},
		"tt.store":                  {checkStore, (*machine).store, false},
		"tt.dot":                    {checkDot, (*machine).dot, true},
		"tt.reduce":                 {checkReduce, (*machine).reduce, true},
		"tt.scan":                   {checkScan, (*machine).scan, true},
		"gpu.barrier":               {checkBarrier, (*machine).barrier, false},
	}
	for name, function := range binaries {
		all[name] = operation{function.check, function.step, true}
	}
	for name, function := range unaries {
		all[name] = operation{function.check, function.step, true}
	}
	for name, function := range conversions {
		all[name] = operation{function.check, function.step, true}
	}
	return all
})

// operand is the type of an operand.
func (r *reader) operand(in *instruction, k int) triton.Type { return r.of(in.in[k]).Type }

// takes fails unless there are so many operands, of the types that are written.
func (r *reader) takes(in *instruction, count int) {
	must(len(in.in) == count, "%d operands, want %d", len(in.in), count)
	must(len(in.types[0]) == count, "%d types of %d operands", len(in.types[0]), count)
	for k, t := range in.types[0] {
		must(equal(t, r.operand(in, k)), "operand %d is %s, not %s", k, r.operand(in, k), t)
	}
}

// takesOne is takes for operands that have one type, which is written once.
func (r *reader) takesOne(in *instruction, count int) triton.Type {
	must(len(in.types[0]) == 1 && len(in.types[1]) == 0, "want one type")
	in.types[0] = slices.Repeat(in.types[0], count)
	r.takes(in, count)
	return in.types[0][0]
}

// extras are what the line of an operation may have beside operands and types: attributes, and a word where it is named here.
var extras = map[string][]string{
	"arith.constant": {"word"}, "arith.cmpf": {"word"}, "arith.cmpi": {"word"}, "tt.get_program_id": {"word"},
	"tt.elementwise_inline_asm": {"word", "constraints", "packed_element", "pure"},
	"tt.make_range":             {"start", "end"}, "tt.expand_dims": {"axis"}, "tt.trans": {"order"},
	"tt.load": {"evictionPolicy", "cacheModifier"}, "tt.store": {"evictionPolicy", "cacheModifier"},
	"tt.dot": {"inputPrecision"}, "tt.reduce": {"word", "axis"}, "tt.scan": {"word", "axis", "reverse"},
}

// choices are the attributes whose values Triton names.
var choices = map[string][]string{
	"evictionPolicy": {"evict_normal", "evict_first", "evict_last"},
	"cacheModifier":  {"none", "ca", "cg", "wb", "cs", "wt", "cv"},
	"inputPrecision": {"tf32", "tf32x3", "ieee", "bf16x3", "bf16x6"},
}

// checkExtras fails where there is a word or an attribute that the operation does not know, or a value that the attribute does not.
func (in *instruction) checkExtras() {
	known := extras[in.name]
	must(in.word == "" || slices.Contains(known, "word"), "%s is followed by %q", in.name, in.word)
	for _, name := range slices.Sorted(maps.Keys(in.attributes)) {
		must(slices.Contains(known, name), "no attribute %s of %s", name, in.name)
		must(choices[name] == nil || slices.Contains(choices[name], in.attributes[name]), "Triton has no %s %q", name, in.attributes[name])
	}
}

// number is an attribute that is a whole number.
func (in *instruction) number(name string) int {
	n, err := strconv.Atoi(in.attributes[name])
	must(err == nil, "attribute %s is %q, want a whole number", name, in.attributes[name])
	return n
}

// axis is the attribute axis, below an end.
func (in *instruction) axis(end int) int {
	axis := in.number("axis")
	must(axis >= 0 && axis < end, "axis %d of %d", axis, end)
	return axis
}

// results defines the results of an instruction.
func (r *reader) results(in *instruction, types ...triton.Type) {
	must(len(types) == len(in.names), "%d results, want %d", len(in.names), len(types))
	fixed := in.operation.pure
	for _, id := range in.in {
		fixed = fixed && r.of(id).fixed
	}
	for k, t := range types {
		id := r.define(in.names[k], t)
		in.out = append(in.out, id)
		r.of(id).fixed = fixed
	}
}

// arrow fails unless the type behind the arrow is as given, and defines the result.
func (r *reader) arrow(in *instruction, want triton.Type) {
	must(len(in.types[1]) == 1 && equal(in.types[1][0], want), "the result is %v, want %s", in.types[1], want)
	r.results(in, want)
}

// shaped is a type with another shape.
func shaped(t triton.Type, shape ...int) triton.Type {
	return triton.Type{Elem: t.Elem, Pointer: t.Pointer, Shape: shape}
}

func checkConstant(r *reader, in *instruction) {
	t := in.types[0][0]
	must(!t.Pointer, "a constant pointer")
	literal(in.word, t.Elem)
	r.results(in, t)
}

func checkProgramID(r *reader, in *instruction) {
	must(len(in.in) == 0 && len(in.word) == 1 && strings.Contains("xyz", in.word), "an axis %q of the grid", in.word)
	r.writtenType(in, triton.Type{Elem: triton.I32})
}

// writtenType defines the result of an operation without operands.
func (r *reader) writtenType(in *instruction, want triton.Type) {
	must(len(in.types[0]) == 1 && len(in.types[1]) == 0 && equal(in.types[0][0], want), "the result is %v, want %s", in.types[0], want)
	r.results(in, want)
}

func checkRange(r *reader, in *instruction) {
	end := in.number("end")
	must(len(in.in) == 0 && in.number("start") == 0 && end > 0 && end <= most, "a range from %s to %d", in.attributes["start"], end)
	r.writtenType(in, triton.Type{Elem: triton.I32, Shape: []int{end}})
}

func checkBarrier(r *reader, in *instruction) {
	must(len(in.in) == 0 && len(in.types[0]) == 0, "a barrier takes nothing")
	r.results(in)
}

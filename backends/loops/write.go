package loops

import (
	"fmt"
	"strconv"
	"strings"
)

// loop is the body of the scan's function as a loop:
//
//	while i < passes: carry, given = body(carry, shared, own[i]); stacked[i] = given; i++
//
// In reverse, passes-1-i takes the place of i inside. XLA sees that the stacks are updated in place, and finds the number of
// passes in this form.
func (s scan) loop() string {
	w := &writer{}
	zero := w.constant("0", "i32")
	state, stateTypes := []string{zero}, []string{index}
	for i, name := range s.operands {
		state, stateTypes = append(state, "%"+name), append(stateTypes, s.operandTypes[i])
	}
	for _, kind := range s.resultTypes[s.carry:] {
		dims, element := shape(kind)
		empty := w.constant(zeroOf(element), element)
		state = append(state, w.statement("stablehlo.broadcast_in_dim", []string{empty}, []string{"tensor<" + element + ">"}, kind,
			"broadcast_dimensions = array<i64>"))
		stateTypes = append(stateTypes, tensor(dims, element))
	}
	results := make([]string, len(state))
	for i := range results {
		results[i] = fmt.Sprintf("%%state%d", i)
	}
	w.line("%s = \"stablehlo.while\"(%s) ({", strings.Join(results, ", "), strings.Join(state, ", "))
	w.line("^cond(%s):", arguments(stateTypes))
	last := w.constant(strconv.Itoa(s.passes), "i32")
	more := w.statement("stablehlo.compare", []string{"%it0", last}, []string{index, index}, "tensor<i1>",
		"comparison_direction = #stablehlo<comparison_direction LT>")
	w.line("\"stablehlo.return\"(%s) : (tensor<i1>) -> ()", more)
	w.line("}, {")
	w.line("^body(%s):", arguments(stateTypes))
	next := s.pass(w, stateTypes)
	w.line("\"stablehlo.return\"(%s) : (%s) -> ()", strings.Join(next, ", "), strings.Join(stateTypes, ", "))
	w.line("}) : (%s) -> (%s)", strings.Join(stateTypes, ", "), strings.Join(stateTypes, ", "))

	carried := append([]string{}, results[1:1+s.carry]...)
	given := append(carried, results[1+len(s.operands):]...)
	w.line("\"stablehlo.return\"(%s) : (%s) -> ()", strings.Join(given, ", "), strings.Join(s.resultTypes, ", "))
	return strings.TrimSuffix(w.String(), "\n")
}

// pass is one pass of the loop: it returns the state after it.
func (s scan) pass(w *writer, stateTypes []string) []string {
	one := w.constant("1", "i32")
	both := []string{index, index}
	pass := "%it0"
	if s.reverse {
		pass = w.statement("stablehlo.subtract", []string{w.constant(strconv.Itoa(s.passes-1), "i32"), "%it0"}, both, index, "")
	}
	zero := w.constant("0", "i32")
	// starts are the indices of this pass's part in a stack.
	starts := func(rank int) ([]string, []string) {
		at, kinds := []string{pass}, []string{index}
		for range rank - 1 {
			at, kinds = append(at, zero), append(kinds, index)
		}
		return at, kinds
	}
	var operands []string
	for i, kind := range s.operandTypes {
		name := fmt.Sprintf("%%it%d", i+1)
		if i >= s.carry+s.shared {
			dims, element := shape(kind)
			at, kinds := starts(len(dims))
			one := append([]string{"1"}, dims[1:]...)
			part := w.statement("stablehlo.dynamic_slice", append([]string{name}, at...), append([]string{kind}, kinds...),
				tensor(one, element), "slice_sizes = array<i64: "+strings.Join(one, ", ")+">")
			name = w.statement("stablehlo.reshape", []string{part}, []string{tensor(one, element)}, s.bodyOperands[i], "")
		}
		operands = append(operands, name)
	}
	results := w.call(s.body, operands, s.bodyOperands, s.bodyResults)
	next := []string{w.statement("stablehlo.add", []string{"%it0", one}, both, index, "")}
	next = append(next, results[:s.carry]...)
	for i := s.carry; i < len(s.operands); i++ {
		next = append(next, fmt.Sprintf("%%it%d", i+1))
	}
	for k, result := range results[s.carry:] {
		place := len(s.operands) + 1 + k
		dims, element := shape(stateTypes[place])
		one := tensor(append([]string{"1"}, dims[1:]...), element)
		row := w.statement("stablehlo.reshape", []string{result}, []string{s.bodyResults[s.carry+k]}, one, "")
		at, kinds := starts(len(dims))
		next = append(next, w.statement("stablehlo.dynamic_update_slice",
			append([]string{fmt.Sprintf("%%it%d", place), row}, at...), append([]string{stateTypes[place], one}, kinds...), stateTypes[place], ""))
	}
	return next
}

// index is the type of loop counters.
const index = "tensor<i32>"

// writer writes statements of a function. The values it makes are called %v0, %v1 and so on.
type writer struct {
	strings.Builder
	values int
}

func (w *writer) line(format string, args ...any) { fmt.Fprintf(w, "    "+format+"\n", args...) }

// statement writes an operation with one result, whose name it returns.
func (w *writer) statement(op string, operands, operandTypes []string, resultType, attributes string) string {
	name := fmt.Sprintf("%%v%d", w.values)
	w.values++
	if attributes != "" {
		attributes = " { " + attributes + " }"
	}
	w.line("%s = %q(%s)%s : (%s) -> %s", name, op, strings.Join(operands, ", "), attributes, strings.Join(operandTypes, ", "), resultType)
	return name
}

func (w *writer) constant(value, element string) string {
	kind := "tensor<" + element + ">"
	return w.statement("stablehlo.constant", nil, nil, kind, "value = dense<"+value+"> : "+kind)
}

func (w *writer) call(function string, operands, operandTypes, resultTypes []string) []string {
	names := make([]string, len(resultTypes))
	for i := range names {
		names[i] = fmt.Sprintf("%%v%d", w.values)
		w.values++
	}
	results := strings.Join(resultTypes, ", ")
	if len(resultTypes) > 1 {
		results = "(" + results + ")"
	}
	w.line("%s = \"func.call\"(%s) { callee = @%s } : (%s) -> %s", strings.Join(names, ", "), strings.Join(operands, ", "), function,
		strings.Join(operandTypes, ", "), results)
	return names
}

// arguments are the state as a block takes it.
func arguments(types []string) string {
	all := make([]string, len(types))
	for i, kind := range types {
		all[i] = fmt.Sprintf("%%it%d: %s", i, kind)
	}
	return strings.Join(all, ", ")
}

// shape takes a type apart, tensor<2x3xf32>.
func shape(kind string) (dims []string, element string) {
	parts := strings.Split(strings.TrimSuffix(strings.TrimPrefix(kind, "tensor<"), ">"), "x")
	return parts[:len(parts)-1], parts[len(parts)-1]
}

func tensor(dims []string, element string) string {
	return "tensor<" + strings.Join(append(append([]string{}, dims...), element), "x") + ">"
}

func zeroOf(element string) string {
	if strings.HasPrefix(element, "f") || strings.HasPrefix(element, "bf") {
		return "0.0"
	}
	return "0"
}

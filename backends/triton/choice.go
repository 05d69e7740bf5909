package triton

// If runs body where condition, i1, is true: all threads of a program or none. The results are those of body there, and else values of the same
// types that are given.
func (f *Func) If(condition Value, otherwise []Value, body func() []Value) []Value {
	if condition.Type.Pointer || condition.Type.Elem != I1 || condition.Type.Shape != nil {
		fail("a choice by %s: want i1", condition.Type)
	}
	taken := f.region("a choice", otherwise, body)
	if len(otherwise) == 0 {
		f.line("scf.if %s {", condition.name)
		f.body.text.WriteString(taken)
		f.line("}")
		return nil
	}
	left := f.region("a choice", otherwise, func() []Value { return otherwise })
	name, results := f.results(otherwise)
	f.line("%s = scf.if %s -> (%s) {", name, condition.name, types(otherwise))
	f.body.text.WriteString(taken)
	f.line("} else {")
	f.body.text.WriteString(left)
	f.line("}")
	return results
}

package interp

import (
	"strings"

	"github.com/matmamba/matmamba/backends/triton"
)

func checkSelect(r *reader, in *instruction) {
	must(len(in.types[0]) == 2 && len(in.types[1]) == 0, "want two types")
	in.types[0] = append(in.types[0], in.types[0][1])
	r.takes(in, 3)
	condition, t := r.operand(in, 0), r.operand(in, 1)
	must(condition.Elem == triton.I1 && !condition.Pointer && sameShape(condition, t), "selection by %s of %s", condition, t)
	r.results(in, t)
}

func (m *machine) selection(in *instruction) step {
	condition := m.slots[in.in[0]].b
	to, a, b := m.slots[in.out[0]], m.slots[in.in[1]], m.slots[in.in[2]]
	return func() error {
		choose(condition, to.f, a.f, b.f)
		choose(condition, to.d, a.d, b.d)
		choose(condition, to.i, a.i, b.i)
		choose(condition, to.l, a.l, b.l)
		choose(condition, to.b, a.b, b.b)
		return nil
	}
}

func choose[T any](condition []bool, to, a, b []T) {
	for i := range to {
		if condition[i] {
			to[i] = a[i]
		} else {
			to[i] = b[i]
		}
	}
}

// comparisons are what the predicates of floats and of integers mean.
var comparisons = map[string]string{
	"olt": "<", "ole": "<=", "ogt": ">", "oge": ">=", "oeq": "=", "slt": "<", "sle": "<=", "sgt": ">", "sge": ">=", "eq": "=",
}

func checkComparison(r *reader, in *instruction) {
	t := r.takesOne(in, 2)
	must(comparisons[in.word] != "" && !t.Pointer && t.Elem != triton.I1, "no comparison %q of %s", in.word, t)
	must(t.Elem.Float() == strings.HasPrefix(in.word, "o") && t.Elem.Float() == (in.name == "arith.cmpf"),
		"comparison %q of %s", in.word, t)
	r.results(in, of(t, triton.I1))
}

func (m *machine) comparison(in *instruction) step {
	to, a, b, how := m.slots[in.out[0]].b, m.slots[in.in[0]], m.slots[in.in[1]], comparisons[in.word]
	switch m.program.values[in.in[0]].Elem {
	case triton.F64:
		return compare(how, to, a.d, b.d)
	case triton.I32:
		return compare(how, to, a.i, b.i)
	case triton.I64:
		return compare(how, to, a.l, b.l)
	}
	return compare(how, to, a.f, b.f)
}

func compare[T number](how string, to []bool, a, b []T) step {
	test := map[string]func(x, y T) bool{
		"<": func(x, y T) bool { return x < y }, "<=": func(x, y T) bool { return x <= y },
		">": func(x, y T) bool { return x > y }, ">=": func(x, y T) bool { return x >= y },
		"=": func(x, y T) bool { return x == y },
	}[how]
	return func() error {
		for i := range to {
			to[i] = test(a[i], b[i])
		}
		return nil
	}
}

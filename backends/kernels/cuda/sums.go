package cuda

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// partSums are parts of several tensors' elements, to be summed up: [rows, columns...] float32, whose columns are those of the tensors, one
// behind the other.
type partSums struct {
	parts   tensor
	columns []int
}

func (g partSums) rows() int { return g.parts.Dims[0] }

func (g partSums) all() int { return g.parts.Dims[1] }

// columnSums adds rows up, each sum in the same order always, in one launch for all. It returns for each its tensors, [columns].
func (p *program) columnSums(groups ...partSums) [][]tensor {
	var operands []tensor
	var results []kernels.Tensor
	for _, g := range groups {
		operands = append(operands, g.parts)
		for _, n := range g.columns {
			results = append(results, float32s(n))
		}
	}
	made := p.call(columnSums(groups...), operands, results...)
	sums := make([][]tensor, len(groups))
	for i, g := range groups {
		n := len(g.columns)
		sums[i], made = made[:n:n], made[n:]
	}
	return sums
}

// sumColumns is the number of columns that a program takes, all of one group.
const sumColumns = 32

func columnSums(groups ...partSums) launch {
	const warps = 4
	f := triton.New("column_sums")
	mine := sumsOfProgram(f, groups)
	block, rounds := 1, 1
	for _, g := range groups {
		block = max(block, min(128, powerOfTwo(g.rows())))
	}
	for _, g := range groups {
		rounds = max(rounds, divideUp(g.rows(), block))
	}
	column := mine.program.Mul(sumColumns).Add(f.Range(sumColumns))
	mask, row := column.Less(mine.all), f.Range(block)
	total := f.For(rounds, 3, []triton.Value{f.Const(triton.F32, 0, block, sumColumns)}, func(i triton.Value, total []triton.Value) []triton.Value {
		r := i.Mul(block).Add(row)
		part := mine.parts.At(r.Column().To(triton.I64).Mul(mine.wide)).At(column.Row()).Load(mask.Row(), r.Less(mine.rows).Column())
		return []triton.Value{total[0].Add(part)}
	})[0].Sum(0)
	for i, g := range groups {
		before := 0
		for k, n := range g.columns {
			sums, at := f.Pointer(fmt.Sprintf("sums%d_%d", i, k), triton.F32), column.Sub(before)
			sums.At(at).Store(total, at.GreaterEqual(0), at.Less(n), mine.of(i))
			before += n
		}
	}
	return launch{f, [3]int{mine.programs, 1, 1}, warps, 3}
}

// programSums are the parts of which a program takes columns.
type programSums struct {
	parts         triton.Value
	program       triton.Value // which of theirs it is
	rows, all     triton.Value
	wide          triton.Value // all, i64
	id            triton.Value
	first, behind []int // programs of each group
	programs      int
}

func sumsOfProgram(f *triton.Func, groups []partSums) (m programSums) {
	m.id = f.ProgramID(0)
	first := f.Const(triton.I32, 0)
	for i, g := range groups {
		parts := f.Pointer(fmt.Sprintf("parts%d", i), triton.F32)
		rows, all, start := f.Const(triton.I32, float64(g.rows())), f.Const(triton.I32, float64(g.all())), f.Const(triton.I32, float64(m.programs))
		if i == 0 {
			m.parts, m.rows, m.all = parts, rows, all
		} else {
			here := m.id.GreaterEqual(m.programs)
			m.parts, m.rows, m.all, first = here.Select(parts, m.parts), here.Select(rows, m.rows), here.Select(all, m.all), here.Select(start, first)
		}
		m.first = append(m.first, m.programs)
		m.programs += divideUp(g.all(), sumColumns)
		m.behind = append(m.behind, m.programs)
	}
	m.program, m.wide = m.id.Sub(first), m.all.To(triton.I64)
	return m
}

// of tells whether the program is one of a group's.
func (m programSums) of(group int) triton.Value {
	return m.id.GreaterEqual(m.first[group]).And(m.id.Less(m.behind[group]))
}

func (p *program) reshaped(t tensor, dims ...int) tensor {
	shaped := tensor{Name: p.name(), Tensor: kernels.Tensor{DType: t.DType, Dims: dims}}
	p.line("%s = stablehlo.reshape %s : (%s) -> %s", shaped.Name, t.Name, t, shaped)
	return shaped
}

// zeros is a tensor of zeros.
func (p *program) zeros(t kernels.Tensor) tensor {
	made, zero := tensor{Name: p.name(), Tensor: t}, "0.0"
	if !triton.Elem(t.DType).Float() {
		zero = "0"
	}
	p.line("%s = stablehlo.constant dense<%s> : %s", made.Name, zero, made)
	return made
}

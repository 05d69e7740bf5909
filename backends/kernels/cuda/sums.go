package cuda

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// columnSums adds rows up, each sum in the same order always: [rows, columns] float32 to [columns], or to several tensors that have so many
// of the columns each.
func columnSums(rows int, columns ...int) launch {
	const width, warps = 32, 4
	all := 0
	for _, n := range columns {
		all += n
	}
	block := min(128, powerOfTwo(rows))
	f := triton.New("column_sums")
	parts := f.Pointer("parts", triton.F32)
	column := f.ProgramID(0).Mul(width).Add(f.Range(width))
	mask := column.Less(all)
	row := f.Range(block)
	total := f.For(divideUp(rows, block), 3, []triton.Value{f.Const(triton.F32, 0, block, width)}, func(i triton.Value, total []triton.Value) []triton.Value {
		r := i.Mul(block).Add(row)
		part := parts.At(r.Column().To(triton.I64).Mul(all)).At(column.Row()).Load(mask.Row(), r.Less(rows).Column())
		return []triton.Value{total[0].Add(part)}
	})[0].Sum(0)
	before := 0
	for i, n := range columns {
		sums := f.Pointer(fmt.Sprintf("sums%d", i), triton.F32)
		if before == 0 {
			sums.At(column).Store(total, column.Less(n))
		} else {
			at := column.Sub(before)
			sums.At(at).Store(total, at.GreaterEqual(0), at.Less(n))
		}
		before += n
	}
	return launch{f, [3]int{divideUp(all, width), 1, 1}, warps, 3}
}

func (p *program) reshaped(t tensor, dims ...int) tensor {
	shaped := tensor{p.name(), kernels.Tensor{DType: t.DType, Dims: dims}}
	p.line("%s = stablehlo.reshape %s : (%s) -> %s", shaped.name, t.name, t, shaped)
	return shaped
}

// zeros is a tensor of zeros.
func (p *program) zeros(t kernels.Tensor) tensor {
	made := tensor{p.name(), t}
	p.line("%s = stablehlo.constant dense<0.0> : %s", made.name, made)
	return made
}

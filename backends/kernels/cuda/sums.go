package cuda

import (
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// columnSums adds rows up, each sum in the same order always: [rows, columns] float32 to [columns].
func columnSums(rows, columns int) launch {
	const width, warps = 32, 4
	block := min(128, powerOfTwo(rows))
	f := triton.New("column_sums")
	parts, sums := f.Pointer("parts", triton.F32), f.Pointer("sums", triton.F32)
	column := f.ProgramID(0).Mul(width).Add(f.Range(width))
	mask := column.Less(columns)
	row := f.Range(block)
	total := f.For(divideUp(rows, block), 3, []triton.Value{f.Const(triton.F32, 0, block, width)}, func(i triton.Value, total []triton.Value) []triton.Value {
		r := i.Mul(block).Add(row)
		part := parts.At(r.Column().To(triton.I64).Mul(columns)).At(column.Row()).Load(mask.Row(), r.Less(rows).Column())
		return []triton.Value{total[0].Add(part)}
	})[0]
	sums.At(column).Store(total.Sum(0), mask)
	return launch{f, [3]int{divideUp(columns, width), 1, 1}, warps, 3}
}

// stretch takes rows of a flat matrix of rows of width elements: [count, width] from row first on.
func (p *program) stretch(flat tensor, first, count, width int) tensor {
	part := tensor{p.name(), kernels.Tensor{DType: flat.DType, Dims: []int{count * width}}}
	p.line("%s = stablehlo.slice %s [%d:%d] : (%s) -> %s", part.name, flat.name, first*width, (first+count)*width, flat, part)
	return p.reshaped(part, count, width)
}

func (p *program) reshaped(t tensor, dims ...int) tensor {
	shaped := tensor{p.name(), kernels.Tensor{DType: t.DType, Dims: dims}}
	p.line("%s = stablehlo.reshape %s : (%s) -> %s", shaped.name, t.name, t, shaped)
	return shaped
}

// transposed is a matrix with its axes exchanged.
func (p *program) transposed(t tensor) tensor {
	turned := tensor{p.name(), kernels.Tensor{DType: t.DType, Dims: []int{t.Dims[1], t.Dims[0]}}}
	p.line("%s = stablehlo.transpose %s, dims = [1, 0] : (%s) -> %s", turned.name, t.name, t, turned)
	return turned
}

// zeros is a tensor of zeros.
func (p *program) zeros(t kernels.Tensor) tensor {
	made := tensor{p.name(), t}
	p.line("%s = stablehlo.constant dense<0.0> : %s", made.name, made)
	return made
}

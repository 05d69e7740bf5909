package cuda

import (
	"fmt"
	"math"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// stackedSums is how the kernel of restack_sums sees a call: of each of some tensors so many rows, to be summed.
type stackedSums struct {
	rows     []int // of each
	channels int
	added    bool // to a stack before
}

func newStackedSums(call kernels.Call) (s stackedSums, reason string) {
	count, err := call.Int("count")
	switch {
	case err != nil:
		return s, err.Error()
	case count < 1 || count > mostStacked:
		return s, fmt.Sprintf("%d tensors, kernels take 1 to %d", count, mostStacked)
	case len(call.Inputs) != count && len(call.Inputs) != count+1:
		return s, fmt.Sprintf("%d operands for %d tensors", len(call.Inputs), count)
	}
	s.added = len(call.Inputs) > count
	var want []kernels.Tensor
	for _, parts := range call.Inputs[:count] {
		if len(parts.Dims) != 2 || parts.Dims[0] < 1 || parts.Dims[1] < 1 || parts.Dims[0] > math.MaxInt32/2/parts.Dims[1] {
			return s, fmt.Sprintf("parts are %s, want rows, and no more than 32-bit offsets reach", parts)
		}
		s.rows, s.channels = append(s.rows, parts.Dims[0]), call.Inputs[0].Dims[1]
		want = append(want, float32s(parts.Dims[0], s.channels))
	}
	if s.added {
		want = append(want, s.stack())
	}
	if len(call.Outputs) != 1 || call.Outputs[0].String() != s.stack().String() {
		return s, fmt.Sprintf("outputs are %v, want %s", call.Outputs, s.stack())
	}
	return s, unlike(call.Inputs, want...)
}

func (s stackedSums) stack() kernels.Tensor { return float32s(len(s.rows), s.channels) }

// restackSums is the composite restack_sums: the sums of all tensors' parts in one launch, in the memory of the stack before.
func (d Device) restackSums(call kernels.Call) (body, reason string) {
	s, reason := newStackedSums(call)
	if reason != "" {
		return "", reason
	}
	p, l := &program{}, s.launch()
	if !s.added {
		return p.done(p.call(l, call.Operands(), call.Outputs...)...), ""
	}
	return p.done(p.callInPlace(l, 0, len(s.rows), call.Operands(), call.Outputs...)...), ""
}

// launch has a program for sumColumns columns of a tensor: grid (columns, tensors). Rows are summed in the same order always.
func (s stackedSums) launch() launch {
	const warps, stages, most = 4, 3, 128
	f := triton.New("restack_sums")
	tensor, column := f.ProgramID(1), f.ProgramID(0).Mul(sumColumns).Add(f.Range(sumColumns))
	has, longest := column.Less(s.channels), 1
	var mine, rows, before triton.Value
	for i, n := range s.rows {
		parts, count := f.Pointer(fmt.Sprintf("parts%d", i), triton.F32), f.Const(triton.I32, float64(n))
		if longest = max(longest, n); i == 0 {
			mine, rows = parts, count
			continue
		}
		here := tensor.Equal(i)
		mine, rows = here.Select(parts, mine), here.Select(count, rows)
	}
	if s.added {
		before = f.Pointer("before", triton.F32)
	}
	stack, block := f.Pointer("stack", triton.F32), min(most, powerOfTwo(longest))
	total := f.For(divideUp(longest, block), stages, []triton.Value{f.Const(triton.F32, 0, block, sumColumns)}, func(i triton.Value, total []triton.Value) []triton.Value {
		row := i.Mul(block).Add(f.Range(block))
		part := mine.At(row.Column().Mul(s.channels)).At(column.Row()).Load(has.Row(), row.Less(rows).Column())
		return []triton.Value{total[0].Add(part)}
	})[0].Sum(0)
	at := tensor.Mul(s.channels)
	if s.added {
		total = total.Add(before.At(at).At(column).Load(has))
	}
	stack.At(at).At(column).Store(total, has)
	return launch{f, [3]int{divideUp(s.channels, sumColumns), len(s.rows), 1}, warps, stages}
}

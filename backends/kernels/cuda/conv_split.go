package cuda

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// newSplitConvShape reads a call of split_conv_silu or split_conv_silu_grad: x stands in the rows of a projection, from the column that the
// attribute at names, and its results are the tensors of the given types.
func newSplitConvShape(call kernels.Call, results []kernels.Tensor) (s convShape, reason string) {
	if len(call.Inputs) < 3 || len(call.Inputs[0].Dims) != 3 || len(call.Inputs[1].Dims) != 2 {
		return s, "want rows of rank 3, weight of rank 2 and bias"
	}
	segments, err := call.Int("seg")
	if err != nil {
		return s, err.Error()
	}
	if s.from, err = call.Int("at"); err != nil {
		return s, err.Error()
	}
	rows := call.Inputs[0]
	s.segments = segments != 0
	s.batch, s.length, s.row, s.elem = rows.Dims[0], rows.Dims[1], rows.Dims[2], triton.Elem(rows.DType)
	s.channels, s.taps = call.Inputs[1].Dims[0], call.Inputs[1].Dims[1]
	want := []kernels.Tensor{rows, float32s(s.channels, s.taps), float32s(s.channels)}
	if s.segments {
		want = append(want, kernels.Tensor{DType: "i32", Dims: []int{s.batch, s.length}})
	}
	if reason := unlike(call.Inputs, want...); reason != "" {
		return s, reason
	}
	if s, reason = s.tiled(); reason != "" {
		return s, reason
	}
	channels := 0
	for _, result := range results {
		if len(result.Dims) != 3 || result.Dims[0] != s.batch || result.Dims[1] != s.length || result.DType != rows.DType {
			return s, fmt.Sprintf("a part is %s of rows %s", result, rows)
		}
		if channels%fewestColumns != 0 {
			return s, fmt.Sprintf("a part begins at channel %d, want a multiple of %d", channels, fewestColumns)
		}
		if channels%s.columns != 0 {
			s.columns = fewestColumns
		}
		s.parts = append(s.parts, result.Dims[2])
		channels += result.Dims[2]
	}
	if channels != s.channels || s.from+channels > s.row {
		return s, fmt.Sprintf("parts have %d channels, weight %d, rows %d from %d on", channels, s.channels, s.row, s.from)
	}
	return s, ""
}

// splitConv is the composite split_conv_silu: conv_silu of several tensors that stand side by side in the rows of a projection.
func (d Device) splitConv(call kernels.Call) (body, reason string) {
	s, reason := newSplitConvShape(call, call.Outputs)
	if reason != "" {
		return "", reason
	}
	p := &program{}
	return p.done(p.call(s.forward(), arguments(call), call.Outputs...)...), ""
}

// splitConvGrad is the composite split_conv_silu_grad. Its operands are those of split_conv_silu, the gradients of its results, that of what
// stands behind them in the rows, float32, and rows of gradients, into which the gradient goes in place.
func (d Device) splitConvGrad(call kernels.Call) (body, reason string) {
	last := len(call.Inputs) - 1
	first := 3
	if call.Attributes["seg"] == "1" {
		first = 4
	}
	if last < first+1 || len(call.Outputs) != 3 {
		return "", "want gradients, rows of gradients and three outputs"
	}
	s, reason := newSplitConvShape(call, call.Inputs[first:last-1])
	if reason != "" {
		return "", reason
	}
	behind := float32s(s.batch, s.length, s.behind())
	if got := call.Inputs[last-1]; got.String() != behind.String() || call.Inputs[last].String() != call.Inputs[0].String() {
		return "", fmt.Sprintf("the rest of the rows is %s with rows %s, want %s and %s", got, call.Inputs[last], behind, call.Inputs[0])
	}
	s = s.forGradient(d)
	p := &program{}
	made := p.callInPlace(s.backward(), 0, last, arguments(call), call.Outputs[0], s.sums())
	weight, bias := p.weightSums(s, made[1])
	return p.done(made[0], weight, bias), ""
}

// behind copies the gradients of what stands behind the convolution's channels to the rows. It is the business of programs of their own, those
// of the columns after the channels: the others make no round.
func (k *convGradient) behind(ddt, dx triton.Value) {
	s, f := k.s, k.f
	n := s.behind()
	column := k.channel.Sub(s.programs() * s.columns)
	has := column.Less(n)
	ddt, dx = ddt.At(k.b.Mul(s.length*n)), dx.At(k.b.Mul(s.length*s.row)).At(s.from+s.channels)
	mine := f.ProgramID(0).GreaterEqual(s.programs())
	rounds := mine.Select(f.Const(triton.I32, float64(s.steps/convRows)), f.Const(triton.I32, 0))
	f.ForValue(rounds, 1, nil, func(i triton.Value, _ []triton.Value) []triton.Value {
		values := make([]triton.Value, convRows)
		for u := range values {
			t := k.first.Add(i.Mul(convRows)).Add(u)
			values[u] = ddt.At(t.Mul(n)).At(column).Load(has, t.Less(s.length))
		}
		for u, value := range values {
			t := k.first.Add(i.Mul(convRows)).Add(u)
			dx.At(t.Mul(s.row)).At(column).Store(value, has, t.Less(s.length))
		}
		return nil
	})
}

// programs are those of the channels, and behind is how many elements of a row stand after them.
func (s convShape) programs() int { return divideUp(s.channels, s.columns) }

func (s convShape) behind() int { return s.row - s.from - s.channels }

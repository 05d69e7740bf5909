package cuda

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// splitConvShape is a convolution of what stands in rows from a channel on, with weight and bias, whose results are several tensors.
func splitConvShape(rows, weight kernels.Tensor, from int, segments bool, results ...kernels.Tensor) (s convShape, reason string) {
	s = convShape{
		batch: rows.Dims[0], length: rows.Dims[1], row: rows.Dims[2], from: from, elem: triton.Elem(rows.DType),
		channels: weight.Dims[0], taps: weight.Dims[1], segments: segments,
	}
	if s, reason = s.tiled(); reason != "" {
		return s, reason
	}
	channels := 0
	for _, result := range results {
		if channels%fewestColumns != 0 {
			return s, fmt.Sprintf("a part begins at channel %d, want a multiple of %d", channels, fewestColumns)
		}
		if channels%s.columns != 0 {
			s.columns = fewestColumns
		}
		s.parts = append(s.parts, result.Dims[2])
		channels += result.Dims[2]
	}
	return s, ""
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

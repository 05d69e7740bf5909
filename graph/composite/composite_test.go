package composite_test

import (
	"math"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph/composite"
	"github.com/matmamba/matmamba/internal/distance"
	"github.com/stretchr/testify/require"
)

// mixed has two outputs of two shapes, uses scalars and sums, and ignores nothing: x [n, m], weight [m], offset [n]
// of integers.
func mixed(in []*Node) []*Node {
	x, weight, offset := in[0], in[1], in[2]
	shifted := Add(x, InsertAxes(ConvertDType(offset, x.DType()), -1))
	normed := Mul(Div(shifted, Sqrt(AddScalar(ReduceAndKeep(Mul(shifted, shifted), ReduceSum, -1), 2))), InsertAxes(weight, 0))
	return []*Node{normed, ReduceSum(Exp(MulScalar(normed, 0.5)), 0)}
}

// byHand is the composite of mixed whose gradient is a composite itself.
func byHand() composite.Op {
	gradient := func(inputs, outputs, grads []*Node) []*Node {
		op := composite.Op{
			Name: "mixed_grad", Attributes: composite.Attributes{"chunk": composite.Int(64), "high": composite.Float32(math.Inf(1))},
			Decomposition: func(in []*Node) []*Node {
				// A gradient that uses an output: it is what the inputs give.
				again := mixed(in[:3])
				same := ReduceAllSum(Sub(again[0], in[3]))
				grads := composite.Autodiff(mixed)(in[:3], nil, in[4:])
				return []*Node{Add(grads[0], MulScalar(same, 1000)), grads[1]}
			},
		}
		grads = composite.Call(op, inputs[0], inputs[1], inputs[2], outputs[0], grads[0], grads[1])
		return []*Node{grads[0], grads[1], nil}
	}
	return composite.Op{Name: "mixed", Decomposition: mixed, VJP: gradient}
}

func automatic() composite.Op { return composite.Op{Name: "mixed_auto", Decomposition: mixed} }

// nested calls a composite inside a composite, twice, and with other shapes.
func nested(inner composite.Op) func([]*Node) []*Node {
	return func(in []*Node) []*Node {
		first := composite.Call(inner, in...)
		second := composite.Call(inner, first[0], MulScalar(in[1], 2), in[2])
		narrow := composite.Call(inner, SliceAxis(in[0], 1, AxisRange(0, 2)), SliceAxis(in[1], 0, AxisRange(0, 2)), in[2])
		return []*Node{Add(second[0], ReduceAllSum(narrow[0])), Add(second[1], first[1])}
	}
}

func call(op composite.Op) func([]*Node) []*Node {
	return func(in []*Node) []*Node { return composite.Call(op, in...) }
}

// values are the outputs of f, of a loss of them and its gradients.
func values(t *testing.T, backend compute.Backend, dtype dtypes.DType, f func(in []*Node) []*Node) [][]float32 {
	t.Helper()
	exec, err := NewExec(backend, func(x, weight, offset *Node) []*Node {
		in := []*Node{ConvertDType(x, dtype), ConvertDType(weight, dtype), offset}
		outputs := f(in)
		loss := Scalar(x.Graph(), dtypes.Float32, 0)
		for i, output := range outputs {
			outputs[i] = ConvertDType(output, dtypes.Float32)
			loss = Add(loss, ReduceAllSum(Sin(MulScalar(outputs[i], float64(i+1)))))
		}
		return append(append(outputs, loss), Gradient(loss, x, weight)...)
	})
	require.NoError(t, err)
	defer exec.Finalize()
	x := make([]float32, 5*7)
	for i := range x {
		x[i] = float32(i%11)/5 - 1
	}
	results, err := exec.Call(tensors.FromFlatDataAndDimensions(x, 5, 7), []float32{1, -2, 3, 0.5, 1.5, -1, 2}, []int32{0, 1, 2, 3, 0})
	require.NoError(t, err)
	all := make([][]float32, len(results))
	for i, result := range results {
		all[i] = tensors.MustCopyFlatData[float32](result)
	}
	return all
}

func requireClose(t *testing.T, want, got [][]float32, tolerance float64) {
	t.Helper()
	require.Len(t, got, len(want))
	for i := range want {
		require.LessOrEqualf(t, distance.Relative(want[i], got[i]), tolerance, "result %d: want %v, got %v", i, want[i], got[i])
	}
}

// A composite is its decomposition, gradients included, however it is used.
func TestEqualsDecomposition(t *testing.T) {
	rematerialised := func(f func([]*Node) []*Node) func([]*Node) []*Node {
		return func(in []*Node) []*Node {
			in = []*Node{in[0].Checkpoint(), in[1].Checkpoint(), in[2]}
			outputs := f([]*Node{Mul(in[0], in[0]), in[1], in[2]})
			outputs = f([]*Node{outputs[0], in[1], in[2]})
			return []*Node{outputs[0].StopCheckpoint(), outputs[1].StopCheckpoint()}
		}
	}
	first := func(f func([]*Node) []*Node) func([]*Node) []*Node {
		return func(in []*Node) []*Node { return f(in)[:1] }
	}
	second := func(f func([]*Node) []*Node) func([]*Node) []*Node {
		return func(in []*Node) []*Node { return f(in)[1:] }
	}
	cases := map[string]struct {
		plain, composite func([]*Node) []*Node
	}{
		"one call":             {mixed, call(byHand())},
		"no VJP":               {mixed, call(automatic())},
		"first output":         {first(mixed), first(call(byHand()))},
		"second output":        {second(mixed), second(call(byHand()))},
		"several shapes":       {nested(automatic()), nested(byHand())},
		"nested":               {nested(automatic()), call(composite.Op{Name: "nest", Decomposition: nested(byHand())})},
		"rematerialised":       {rematerialised(mixed), rematerialised(call(byHand()))},
		"rematerialised, auto": {rematerialised(mixed), rematerialised(call(automatic()))},
	}
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		for name, c := range cases {
			t.Run(name, func(t *testing.T) {
				requireClose(t, values(t, backend, dtypes.Float32, c.plain), values(t, backend, dtypes.Float32, c.composite), 1e-6)
			})
		}
		t.Run("bfloat16", func(t *testing.T) {
			requireClose(t, values(t, backend, dtypes.BFloat16, mixed), values(t, backend, dtypes.BFloat16, call(byHand())), 2e-2)
		})
	})
}

// Names that could not be read back are refused.
func TestNames(t *testing.T) {
	backend := backendtest.Best(t)
	for _, op := range []composite.Op{
		{Name: "two__parts"},
		{Name: "_start"},
		{Name: "dot.dot"},
		{Name: "ok", Attributes: composite.Attributes{"a_b": "1"}},
		{Name: "ok", Attributes: composite.Attributes{"a": "-1"}},
		{Name: "ok", Attributes: composite.Attributes{"a": ""}},
	} {
		op.Decomposition = func(in []*Node) []*Node { return in }
		_, err := CallOnce(backend, func(x *Node) *Node { return composite.Call(op, x)[0] }, float32(1))
		require.ErrorContains(t, err, "composite", "%v", op)
	}
}

// A gradient that no output of the loss asks for is told from one that it asks for.
func TestNoGradient(t *testing.T) {
	var none []bool
	op := composite.Op{
		Name: "two", Decomposition: func(in []*Node) []*Node { return []*Node{MulScalar(in[0], 2), MulScalar(in[0], 3)} },
		VJP: func(_, _, grads []*Node) []*Node {
			none = append(none, composite.NoGradient(grads[0]), composite.NoGradient(grads[1]))
			return []*Node{Add(MulScalar(grads[0], 2), MulScalar(grads[1], 3))}
		},
	}
	for output, gradient := range []float32{2, 3} {
		none = nil
		exec := MustNewExec(backendtest.XLA(t), func(x *Node) *Node {
			return Gradient(ReduceAllSum(composite.Call(op, x)[output]), x)[0]
		})
		got := exec.MustCall([]float32{1, 2})[0]
		require.Equal(t, []float32{gradient, gradient}, got.Value())
		require.Equal(t, []bool{output == 1, output == 0}, none)
	}
}

// What a composite was called with is found from any of its results, by its name.
func TestOperands(t *testing.T) {
	two := composite.Op{Name: "two", Decomposition: func(in []*Node) []*Node { return []*Node{in[0], MulScalar(in[0], 3)} }}
	one := composite.Op{Name: "one", Decomposition: func(in []*Node) []*Node { return []*Node{Add(in[0], in[1])} }}
	_, err := CallOnce(backendtest.XLA(t), func(x *Node) *Node {
		double := MulScalar(x, 2)
		results := composite.Call(two, double)
		sum := composite.Call(one, results[1], x)[0]
		require.Equal(t, []*Node{double}, composite.Operands(results[1], "two"))
		require.Equal(t, []*Node{results[1], x}, composite.Operands(sum, "one"))
		require.Nil(t, composite.Operands(sum, "two"))
		require.Nil(t, composite.Operands(double, "two"))
		return sum
	}, []float32{1, 2})
	require.NoError(t, err)
}

package graph_test

import (
	"math"
	"math/rand/v2"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/graph/composite"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// pair is a number in 24 bits by the definition: the nearest bfloat16, and the byte that follows it.
func pair(x float32) (high float32, low int8) {
	bits := math.Float32bits(x)
	if x == x {
		high = math.Float32frombits((bits + 0x7fff + bits>>16&1) &^ 0xffff)
	} else {
		high = x
	}
	rest := int32(bits) - int32(math.Float32bits(high))
	return high, int8(min((rest+1<<7)>>8, 1<<7-1))
}

// joined is the number that a pair stands for.
func joined(high float32, low int8) float32 {
	return math.Float32frombits(uint32(int32(math.Float32bits(high)) + int32(low)<<8))
}

// Sums in pairs are their definition bit by bit, which is within 2^-16 of them, or 2^-15 where the byte has no number for them; what is infinite, no number
// or a zero with a sign stays so, and what is finite where only its bfloat16 is infinite.
func TestPairedSums(t *testing.T) {
	const channels = 24
	inf, nan, minus := float32(math.Inf(1)), float32(math.NaN()), float32(math.Copysign(0, -1))
	a := []float32{1, 1, -1, 0, minus, 0x1p-133, -0x1p-130, 0x1.fep127, -0x1.fep127, 0x1.fep127, -0x1.fep127, inf, -inf, inf, nan, 3}
	b := []float32{0x1p-8, 0x1.fep-9, 0x1.8p-16, 0, minus, 0x1p-133, 0x1p-133, 0x1.fcp118, -0x1.fep117, 0x1p119, -0x1.fep119, 1, 1, -inf, 1, -3}
	random := rand.New(rand.NewPCG(3, 0))
	short := func(x float64) float32 { return math.Float32frombits(math.Float32bits(float32(x)) &^ 0xffff) }
	for len(a) < 40*channels {
		a = append(a, short(random.NormFloat64()))
		b = append(b, short(random.NormFloat64()*math.Exp2(-float64(random.IntN(20)))))
	}
	backendtest.EachKernels(t, func(t *testing.T, backend compute.Backend) {
		inputs := []*tensors.Tensor{tensors.FromFlatDataAndDimensions(a, 40, channels), tensors.FromFlatDataAndDimensions(b, 40, channels)}
		got := evaluate(t, backend, inputs, func(in []*Node) []*Node {
			ones := OnePlus(ZerosLike(SliceAxis(in[0], 0, AxisElem(0))))
			hidden, residual := ConvertDType(in[1], dtypes.BFloat16), graph.Residual{Sum: ConvertDType(in[0], dtypes.BFloat16), Paired: true}
			once, _ := residual.RMSNorm(hidden, Reshape(ones, channels))
			twice, _ := once.RMSNorm(hidden, Reshape(ones, channels))
			return []*Node{ConvertDType(once.Sum, dtypes.Float32), graph.Low(once), ConvertDType(twice.Sum, dtypes.Float32), graph.Low(twice)}
		})
		highs, lows := tensors.MustCopyFlatData[float32](got[0]), tensors.MustCopyFlatData[int8](got[1])
		for i := range a {
			x := a[i] + b[i]
			requirePair(t, x, highs[i], lows[i])
			once := joined(highs[i], lows[i])
			if x == x && !math.IsInf(float64(x), 0) {
				allowed := 0x1p-16
				if lows[i] == math.MaxInt8 {
					allowed = 0x1p-15
				}
				require.LessOrEqual(t, math.Abs(float64(once)-float64(x)), allowed*math.Abs(float64(x))+0x1p-126, "%g + %g", a[i], b[i])
			}
			requirePair(t, once+b[i], tensors.MustCopyFlatData[float32](got[2])[i], tensors.MustCopyFlatData[int8](got[3])[i])
		}
	})
}

func requirePair(t *testing.T, x, high float32, low int8) {
	t.Helper()
	if x != x {
		require.True(t, joined(high, low) != joined(high, low), "%g is no number", joined(high, low))
		return
	}
	if high == 0 && math.Abs(float64(x)) < 0x1p-126 { // XLA's programs for CPUs take subnormal numbers for zeros
		x = high
	}
	wantHigh, wantLow := pair(x)
	require.Equal(t, math.Float32bits(wantHigh), math.Float32bits(high), "bfloat16 of %g", x)
	require.Equal(t, wantLow, low, "byte of %g, behind %g", x, high)
}

// Gradients in pairs add up what each norm gives, though bfloat16 alone would have none of it: 12 times a thousandth.
func TestPairedGradientsAddUp(t *testing.T) {
	const channels, norms = 24, 12
	gradient := func(backend compute.Backend, paired bool) []float64 {
		random := rand.New(rand.NewPCG(4, 0))
		inputs := []*tensors.Tensor{normalTensor(random, 5, channels), normalTensor(random, 5, channels), normalTensor(random, channels)}
		return golden.Float64s(evaluate(t, backend, inputs, func(in []*Node) []*Node {
			first, weight := ConvertDType(in[0], dtypes.BFloat16), in[2]
			residual := graph.Residual{Sum: first, Paired: paired}
			var loss *Node
			for range norms {
				var normed *Node
				residual, normed = residual.RMSNorm(ZerosLike(first), MulScalar(weight, 1e-3))
				part := dotAll(ConvertDType(normed, dtypes.Float32), in[1])
				if loss != nil {
					part = Add(loss, part)
				}
				loss = part
			}
			last := residual.LastRMSNorm(ZerosLike(first), weight)
			loss = Add(loss, dotAll(ConvertDType(last, dtypes.Float32), in[1]))
			return []*Node{ConvertDType(Gradient(loss, first)[0], dtypes.Float32)}
		})[0])
	}
	backendtest.EachKernels(t, func(t *testing.T, backend compute.Backend) {
		golden.RequireClose(t, "gradient", gradient(backend, false), gradient(backend, true), 0x1p-8)
	})
}

// What takes a sum in pairs twice would have its gradients added up half by half: it panics. In float32 they may be added.
func TestPairedSumsAreTakenOnce(t *testing.T) {
	gradient := func(paired bool) (err error) {
		exec, err := NewExec(backendtest.XLA(t), func(x, weight *Node) *Node {
			x = ConvertDType(x, dtypes.BFloat16)
			sum, _ := graph.Residual{Sum: x, Paired: paired}.RMSNorm(x, weight)
			_, once := sum.RMSNorm(x, weight)
			loss := ReduceAllSum(ConvertDType(Add(once, sum.LastRMSNorm(x, weight)), dtypes.Float32))
			return ConvertDType(Gradient(loss, x)[0], dtypes.Float32)
		})
		require.NoError(t, err)
		defer exec.Finalize()
		_, err = exec.Call([][]float32{{1, 2, 3}}, []float32{1, 1, 2})
		return err
	}
	require.NoError(t, gradient(false))
	require.ErrorContains(t, gradient(true), "more than one call takes a sum in 24 bits")
}

// Pure Go has no pairs: sums that are asked for in 24 bits are in float32 there.
func TestWherePairsAre(t *testing.T) {
	backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
		x := tensors.FromFlatDataAndDimensions([]float32{1, 0x1p-20, -3}, 1, 3)
		var inPairs bool
		got := evaluate(t, backend, []*tensors.Tensor{x}, func(in []*Node) []*Node {
			narrow := ConvertDType(in[0], dtypes.BFloat16)
			sum, _ := graph.Residual{Sum: narrow, Paired: true}.RMSNorm(OnesLike(narrow), Reshape(OnesLike(in[0]), 3))
			inPairs = !composite.Inlines(in[0].Graph())
			require.Equal(t, inPairs, graph.Low(sum) != nil)
			return []*Node{ConvertDType(sum.Sum, dtypes.Float32)}
		})
		want := []float32{2, 1 + 0x1p-20, -2}
		if inPairs {
			want[1] = 1
		}
		require.Equal(t, want, tensors.MustCopyFlatData[float32](got[0]))
	})
}

// Sums in 24 bits and blocks in another type do not go together, nor do any two types of which none is float32.
func TestResidualTypes(t *testing.T) {
	for _, paired := range []bool{false, true} {
		exec, err := NewExec(backendtest.XLA(t), func(x, weight *Node) *Node {
			narrow := ConvertDType(x, dtypes.BFloat16)
			residual := graph.Residual{Sum: narrow, Paired: paired}
			if paired {
				residual, _ = residual.RMSNorm(narrow, weight)
			}
			_, normed := residual.RMSNorm(x, weight)
			return normed
		})
		require.NoError(t, err)
		defer exec.Finalize()
		_, err = exec.Call([][]float32{{1, 2, 3}}, []float32{1, 1, 2})
		require.ErrorContains(t, err, "the residual is BFloat16 and hidden Float32, want a residual of float32 or of hidden's type")
	}
}

package graph_test

import (
	"fmt"
	"math"
	"math/rand/v2"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/internal/golden"
)

// Whatever a weight is, none of what its channel had is lost for the gradient: a kernel that takes the normed rows for it can divide them by any weight.
func TestResidualRMSNormOfAnyWeight(t *testing.T) {
	weights := []float32{0, 1, float32(math.Copysign(0, -1)), -1e-30, 1e-20, -1e-10, 1e-4, -0.7, 3, -40, 0, 1000}
	const rows = 200
	p := newResidualNorm(rows, weights)
	for _, dtype := range []dtypes.DType{dtypes.Float32, dtypes.BFloat16} {
		tolerance := golden.Operator
		if dtype == dtypes.BFloat16 {
			tolerance = golden.BFloat16
		}
		t.Run(dtype.String(), func(t *testing.T) {
			backendtest.EachKernels(t, func(t *testing.T, backend compute.Backend) {
				got := evaluate(t, backend, p.inputs(), func(in []*Node) []*Node {
					sum, normed := graph.Residual{Sum: in[0]}.RMSNorm(ConvertDType(in[1], dtype), in[2])
					loss := Add(dotAll(sum.Sum, in[3]), dotAll(ConvertDType(normed, dtypes.Float32), in[4]))
					return append([]*Node{ConvertDType(normed, dtypes.Float32)}, Gradient(loss, in[0], in[2])...)
				})
				golden.RequireClose(t, "norm", p.normed, golden.Float64s(got[0]), tolerance)
				golden.RequireClose(t, "gradient of the residual", p.dResidual, golden.Float64s(got[1]), tolerance)
				dWeight := golden.Float64s(got[2])
				for c := range weights {
					golden.RequireClose(t, fmt.Sprintf("gradient of weight %g", weights[c]), p.dWeight[c:c+1], dWeight[c:c+1], tolerance)
				}
			})
		})
	}
}

// residualNorm is the norm of a residual's sum and its gradient, by their definitions in float64.
type residualNorm struct {
	rows, channels                        int
	residual, hidden, weight, dSum, dNorm []float32
	normed, dResidual, dWeight            []float64
}

// newResidualNorm has operands that are exact in bfloat16, and gradients of the norm with which no weight's gradient is a small difference.
func newResidualNorm(rows int, weight []float32) residualNorm {
	p := residualNorm{rows: rows, channels: len(weight), weight: weight}
	n := rows * p.channels
	random := rand.New(rand.NewPCG(5, 0))
	exact := func() float32 { return float32(math.Round(64*random.NormFloat64())) / 64 }
	for range n {
		x, y := exact(), exact()
		p.residual, p.hidden, p.dSum = append(p.residual, x), append(p.hidden, y), append(p.dSum, exact())
		p.dNorm = append(p.dNorm, float32(math.Round(16*float64(x+y))/16)+exact()/4)
	}
	p.normed, p.dResidual, p.dWeight = make([]float64, n), make([]float64, n), make([]float64, p.channels)
	for r := range rows {
		p.row(r * p.channels)
	}
	return p
}

func (p residualNorm) row(first int) {
	x := make([]float64, p.channels)
	squares, dot := 0.0, 0.0
	for c := range x {
		i := first + c
		x[c] = float64(p.residual[i]) + float64(p.hidden[i])
		squares += x[c] * x[c]
		dot += float64(p.weight[c]) * float64(p.dNorm[i]) * x[c]
	}
	channels := float64(p.channels)
	factor := 1 / math.Sqrt(squares/channels+graph.NormEpsilon)
	for c := range x {
		i, weight := first+c, float64(p.weight[c])
		p.normed[i] = x[c] * factor * weight
		p.dResidual[i] = float64(p.dSum[i]) + factor*(weight*float64(p.dNorm[i])-x[c]*factor*factor*dot/channels)
		p.dWeight[c] += float64(p.dNorm[i]) * x[c] * factor
	}
}

func (p residualNorm) inputs() []*tensors.Tensor {
	rows := func(values []float32) *tensors.Tensor {
		return tensors.FromFlatDataAndDimensions(values, p.rows, p.channels)
	}
	return []*tensors.Tensor{rows(p.residual), rows(p.hidden), tensors.FromFlatDataAndDimensions(p.weight, p.channels), rows(p.dSum), rows(p.dNorm)}
}

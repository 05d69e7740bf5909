package graph_test

import (
	"math/rand/v2"
	"testing"

	"github.com/gomlx/compute"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/matmamba/matmamba/nested"
	"github.com/stretchr/testify/require"
)

// Products of stretches, their gradients included, are those of each stretch by itself: stretches that touch, with rows before,
// between and behind them, and such that are the whole weight.
func TestProjections(t *testing.T) {
	random := rand.New(rand.NewPCG(3, 5))
	for name, stretches := range map[string][]nested.Range{
		"parts": {{From: 2, To: 5}, {From: 9, To: 10}, {From: 10, To: 14}},
		"all":   {{From: 0, To: 7}, {From: 7, To: 16}},
	} {
		t.Run(name, func(t *testing.T) {
			backendtest.Each(t, func(t *testing.T, backend compute.Backend) {
				exec, err := NewExec(backend, func(x, weight *Node) []*Node {
					var separate []*Node
					for _, stretch := range stretches {
						separate = append(separate, Reshape(graph.Linear(Reshape(x, 6, 6), Slice(weight, AxisRange(stretch.From, stretch.To))), 2, 3, -1))
					}
					return append(withGradients(separate, x, weight), withGradients(graph.Projections(x, weight, stretches), x, weight)...)
				})
				require.NoError(t, err)
				defer exec.Finalize()
				results, err := exec.Call(normalTensor(random, 2, 3, 6), normalTensor(random, 16, 6))
				require.NoError(t, err)
				half := len(results) / 2
				for i, want := range results[:half] {
					golden.RequireClose(t, "result", golden.Float64s(want), golden.Float64s(results[half+i]), golden.Operator)
				}
			})
		})
	}
}

// withGradients are products and the gradients of a function of all of them.
func withGradients(products []*Node, x, weight *Node) []*Node {
	loss := ScalarZero(x.Graph(), x.DType())
	for i, product := range products {
		loss = Add(loss, ReduceAllSum(Mul(Sin(product), AddScalar(product, float64(i)))))
	}
	return append(products, Gradient(loss, x, weight)...)
}

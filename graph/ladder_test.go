package graph_test

import (
	"math"
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// ssdFunction is SSD, or another way to compute it.
type ssdFunction func(in graph.SSDInputs, options graph.SSDOptions) (y, state *Node)

// The ladder of the SSD: the recurrence token by token, chunks of products, kernels as they are for any device, kernels as they are for
// this one, and both of those for GPUs. Every rung gives the golden results and gradients, in memory that was full of NaN before, and the same bits again. The first
// runs in pure Go, for XLA takes half a minute to compile so many steps.
func TestSSDLadder(t *testing.T) {
	rungs := []struct {
		name    string
		backend func(testing.TB) compute.Backend
		ssd     ssdFunction
		without string // for which there are no kernels
	}{
		{"plain", backendtest.Go, tokenByToken, ""},
		{"chunked", backendtest.Decomposed, graph.SSD, ""},
		{"fused", backendtest.Untuned, graph.SSD, ""},
		{"tuned", backendtest.XLA, graph.SSD, ""},
		{"fused, interpreted", backendtest.InterpretedUntuned, graph.SSD, "ssd_p24n128"}, // its float32 tiles are too large for any GPU
		{"tuned, interpreted", backendtest.Interpreted, graph.SSD, ""},
	}
	for _, rung := range rungs {
		for _, test := range []struct {
			name    string
			options graph.SSDOptions
		}{
			{"ssd_g1", graph.SSDOptions{ChunkSize: 16}},
			{"ssd_g2", graph.SSDOptions{ChunkSize: 16}},
			{"ssd_dtlimit", graph.SSDOptions{ChunkSize: 16, DTMin: 0.05, DTMax: 0.3}},
			{"ssd_p24n128", graph.SSDOptions{ChunkSize: 64}},
		} {
			if test.name == rung.without {
				continue
			}
			t.Run(rung.name+" "+test.name, func(t *testing.T) {
				backend := rung.backend(t)
				run := func() []*tensors.Tensor {
					return ssdResults(t, backend, test.name, rung.ssd, test.options, dtypes.Float32)
				}
				poison(t, backend)
				first := run()
				requireGoldenSSD(t, test.name, first, golden.Operator)
				poison(t, backend)
				for i, again := range run() {
					require.Equal(t, golden.Float64s(first[i]), golden.Float64s(again), "result %d of a second run", i)
				}
			})
		}
	}
}

// tokenByToken is the recurrence of SSD: a state goes from token to token.
func tokenByToken(in graph.SSDInputs, options graph.SSDOptions) (y, state *Node) {
	token := func(x *Node, at int) *Node { return Slice(x, AxisRange(), AxisElem(at)) }
	seqlen := in.X.Shape().Dimensions[1]
	step := in
	if step.InitialState == nil {
		x := in.X.Shape().Dimensions
		step.InitialState = Zeros(in.X.Graph(), shapes.Make(dtypes.Float32, x[0], x[2], x[3], in.B.Shape().Dimensions[3]))
	}
	outputs := make([]*Node, seqlen)
	for at := range seqlen {
		step.X, step.DT, step.B, step.C = token(in.X, at), token(in.DT, at), token(in.B, at), token(in.C, at)
		outputs[at], step.InitialState = graph.SSDStep(step, options)
	}
	return Concatenate(outputs, 1), step.InitialState
}

// poison leaves the memory that a backend takes next full of NaN: arrays of many sizes that are given back.
func poison(t *testing.T, backend compute.Backend) {
	t.Helper()
	results := evaluate(t, backend, []*tensors.Tensor{tensors.FromScalar(float32(math.NaN()))}, func(in []*Node) []*Node {
		var all []*Node
		for size := 1 << 4; size <= 1<<21; size *= 2 {
			for range 3 {
				all = append(all, BroadcastToDims(in[0], size))
			}
		}
		return all
	})
	for _, result := range results {
		result.MustFinalizeAll()
	}
}

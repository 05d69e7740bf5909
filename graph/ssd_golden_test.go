package graph_test

import (
	"testing"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/internal/golden"
)

// ssdCase is a golden SSD: its operands by golden name, in the order in which the gradients are asked for.
var ssdOperands = []string{"x", "dt", "A", "B", "C", "D", "dt_bias", "initial_states"}

func ssdInputs(nodes map[string]*Node) graph.SSDInputs {
	return graph.SSDInputs{
		X: nodes["x"], DT: nodes["dt"], A: nodes["A"], B: nodes["B"], C: nodes["C"], D: nodes["D"], DTBias: nodes["dt_bias"],
		InitialState: nodes["initial_states"],
	}
}

func TestSSDGoldens(t *testing.T) {
	for _, test := range []struct {
		name    string
		options graph.SSDOptions
	}{
		{"ssd_g1", graph.SSDOptions{ChunkSize: 16}},
		{"ssd_g2", graph.SSDOptions{ChunkSize: 16}},
		{"ssd_len1", graph.SSDOptions{ChunkSize: 256}},
		{"ssd_chunk256", graph.SSDOptions{ChunkSize: 256}},
		{"ssd_chunk256", graph.SSDOptions{}},
		{"ssd_dtlimit", graph.SSDOptions{ChunkSize: 32, DTMin: 0.05, DTMax: 0.3}},
		{"ssd_p24n128", graph.SSDOptions{ChunkSize: 64}},
		{"ssd_p24n128", graph.SSDOptions{ChunkSize: 7}},
		{"ssd_g2", graph.SSDOptions{ChunkSize: 16, Dense: true}},
		{"ssd_p24n128", graph.SSDOptions{Dense: true}},
	} {
		t.Run(test.name, func(t *testing.T) {
			backendtest.EachWay(t, func(t *testing.T, backend compute.Backend) {
				checkSSD(t, backend, test.name, test.options, dtypes.Float32, golden.Operator)
			})
		})
	}
}

// In bfloat16 the activations are rounded; dt, decays and states stay float32.
func TestSSDGoldensBFloat16(t *testing.T) {
	for _, name := range []string{"ssd_g1", "ssd_p24n128"} {
		t.Run(name, func(t *testing.T) {
			backendtest.EachKernels(t, func(t *testing.T, backend compute.Backend) {
				checkSSD(t, backend, name, graph.SSDOptions{ChunkSize: 16}, dtypes.BFloat16, golden.BFloat16)
			})
		})
	}
}

func checkSSD(t *testing.T, backend compute.Backend, name string, options graph.SSDOptions, dtype dtypes.DType, tolerance float64) {
	requireGoldenSSD(t, name, ssdResults(t, backend, name, graph.SSD, options, dtype), tolerance)
}

// The gradient from what was kept is that of the SSD, which is not computed again: what stands in its place is zeros.
func TestSSDGradientFromKept(t *testing.T) {
	keeping := func(in graph.SSDInputs, options graph.SSDOptions) (y, final *Node) {
		y, final, in.Kept = graph.SSDKeeping(in, options)
		in.Kept = StopGradient(in.Kept)
		noY, noFinal := graph.SSD(in, options)
		return Add(StopGradient(y), noY), Add(StopGradient(final), noFinal)
	}
	for _, name := range []string{"ssd_g2", "ssd_p24n128"} {
		backendtest.EachWay(t, func(t *testing.T, backend compute.Backend) {
			requireGoldenSSD(t, name, ssdResults(t, backend, name, keeping, graph.SSDOptions{}, dtypes.Float32), golden.Operator)
		})
	}
}

// goldenOperands are the operands that a golden SSD has, of ssdOperands.
func goldenOperands(set golden.Set) (names []string) {
	for _, operand := range ssdOperands {
		if set.Has("in." + operand) {
			names = append(names, operand)
		}
	}
	return names
}

// ssdResults are y, the final state and the gradients of a golden SSD's operands, x, B and C being rounded to dtype.
func ssdResults(t *testing.T, backend compute.Backend, name string, ssd ssdFunction, options graph.SSDOptions, dtype dtypes.DType) []*tensors.Tensor {
	options.Softplus = true
	set := golden.Load(t, name)
	names := goldenOperands(set)
	var inputs []*tensors.Tensor
	for _, operand := range names {
		inputs = append(inputs, set.Tensor("in."+operand))
	}
	inputs = append(inputs, set.Tensor("in.dy"), set.Tensor("in.dfinal_states"))
	return evaluate(t, backend, inputs, func(in []*Node) []*Node {
		nodes := map[string]*Node{}
		for i, operand := range names {
			nodes[operand] = in[i]
		}
		for _, operand := range []string{"x", "B", "C"} {
			nodes[operand] = ConvertDType(nodes[operand], dtype)
		}
		y, final := ssd(ssdInputs(nodes), options)
		y = ConvertDType(y, dtypes.Float32)
		loss := Add(dotAll(y, in[len(names)]), dotAll(final, in[len(names)+1]))
		return append([]*Node{y, final}, Gradient(loss, in[:len(names)]...)...)
	})
}

// requireGoldenSSD compares what ssdResults returned.
func requireGoldenSSD(t *testing.T, name string, results []*tensors.Tensor, tolerance float64) {
	set := golden.Load(t, name)
	set.RequireClose("out.y", results[0], tolerance)
	set.RequireClose("out.final_states", results[1], tolerance)
	for i, operand := range goldenOperands(set) {
		set.RequireClose("out.grad."+operand, results[2+i], tolerance)
	}
}

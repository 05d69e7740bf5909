package graph_test

import (
	"math"
	"math/rand/v2"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/matmamba/matmamba/nested"
)

// documents are two sequences of 70 tokens, of two and of three documents that begin at odd places.
func documents() *tensors.Tensor {
	ids := make([]int32, 2*70)
	for i := range ids {
		sequence, token := i/70, i%70
		if token >= 33 {
			ids[i] = 5
		}
		if sequence == 1 && token >= 65 {
			ids[i] = 2
		}
	}
	return tensors.FromFlatDataAndDimensions(ids, 2, 70)
}

// steps are random numbers from 0 on, every third of them 0.
func steps(random *rand.Rand, dims ...int) *tensors.Tensor {
	values := golden.Float64s(normalTensor(random, dims...))
	positive := make([]float32, len(values))
	for i, v := range values {
		if i%3 != 0 {
			positive[i] = float32(math.Abs(v))
		}
	}
	return tensors.FromFlatDataAndDimensions(positive, dims...)
}

// adamWOf is a step of two tensors, whose gradients and moments follow them; the second is decayed.
func adamWOf(in []*Node) (weights, first, second []*Node, norm *Node) {
	return graph.AdamW{Beta1: 0.9, Beta2: 0.95, WeightDecay: 0.1, Clip: 1}.StepAll(graph.AdamWTensors{
		Weights: in[:2], Grads: in[2:4], First: in[4:6], Second: []*Node{OnePlus(Square(in[6])), OnePlus(Square(in[7]))}, Decayed: []bool{false, true},
	}, Const(in[0].Graph(), []float32{0.01, 0.3, 0.2}))
}

// kernelCase is an operation that kernels compute.
type kernelCase struct {
	inputs    []*tensors.Tensor // the last is of integers, the others are differentiated
	operation func(in []*Node, dtype dtypes.DType) []*Node
	host      bool // CPUs alone have kernels for it
}

// kernelCases are for documents, groups, states before the sequence, and sizes that fill no tile or many. Their numbers follow from a seed.
func kernelCases(seed uint64) map[string]kernelCase {
	random := rand.New(rand.NewPCG(seed, 8))
	normal := func(dims ...int) *tensors.Tensor { return normalTensor(random, dims...) }
	vector := []*tensors.Tensor{normal(6), normal(6), normal(6)}
	return map[string]kernelCase{
		"ssd": {
			inputs: []*tensors.Tensor{
				normal(2, 70, 6, 16), normal(2, 70, 6), normal(2, 70, 2, 32), normal(2, 70, 2, 32),
				vector[0], vector[1], vector[2], normal(2, 6, 16, 32), documents(),
			},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				y, state := graph.SSD(graph.SSDInputs{
					X: ConvertDType(in[0], dtype), DT: in[1], A: Neg(Exp(in[4])), B: ConvertDType(in[2], dtype), C: ConvertDType(in[3], dtype),
					D: in[5], DTBias: in[6], InitialState: in[7], SegmentIDs: in[8],
				}, graph.SSDOptions{Softplus: true, DTMin: 0.1, DTMax: 1})
				return []*Node{y, state}
			},
		},
		"ssd of wide heads and steps of 0": {
			inputs: []*tensors.Tensor{
				normal(2, 70, 2, 48), steps(random, 2, 70, 2), normal(2, 70, 1, 40), normal(2, 70, 1, 40),
				normal(2), normal(2), tensors.FromValue([]float32{0, 0}), documents(),
			},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				y, state := graph.SSD(graph.SSDInputs{
					X: ConvertDType(in[0], dtype), DT: in[1], A: Neg(Exp(in[4])), B: ConvertDType(in[2], dtype), C: ConvertDType(in[3], dtype),
					D: in[5], DTBias: in[6],
				}, graph.SSDOptions{})
				return []*Node{y, state}
			},
		},
		"convolution": {
			inputs: []*tensors.Tensor{normal(2, 70, 24), normal(24, 4), normal(24), normal(2, 24, 4), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				y, state := graph.CausalConvSiLU(graph.ConvInputs{
					X: ConvertDType(in[0], dtype), Weight: in[1], Bias: in[2], State: in[3], SegmentIDs: in[4],
				})
				return []*Node{y, state}
			},
		},
		"split": {
			inputs: []*tensors.Tensor{
				normal(2, 70, 2*64+2*32+4), normal(64+2*32, 4), normal(64 + 2*32), normal(4), normal(4), normal(4), normal(64), documents(),
			},
			operation: func(in []*Node, dtype dtypes.DType) []*Node { return split(in, dtype, in[7]) },
		},
		"split without documents": {
			inputs: []*tensors.Tensor{
				normal(3, 64, 2*128+2*64+16), normal(128+2*64, 3), normal(128 + 2*64), normal(16), normal(16), normal(16), normal(128), documents(),
			},
			// As in training nothing takes the state.
			operation: func(in []*Node, dtype dtypes.DType) []*Node { return split(in, dtype, nil)[:1] },
		},
		"split front": {
			inputs: []*tensors.Tensor{
				normal(2, 70, 2*64+2*32+4), normal(64+2*32, 4), normal(64 + 2*32), normal(4), normal(4), normal(4), normal(2, 70, 2*64+2*32+4),
				normal(2, 70, 4, 16), documents(),
			},
			operation: func(in []*Node, dtype dtypes.DType) []*Node { return splitFront(in, dtype, in[8]) },
		},
		"split front without documents": {
			inputs: []*tensors.Tensor{
				normal(3, 64, 2*128+2*64+16), normal(128+2*64, 3), normal(128 + 2*64), normal(16), normal(16), normal(16), normal(3, 64, 2*128+2*64+16),
				normal(3, 64, 16, 8), documents(),
			},
			operation: func(in []*Node, dtype dtypes.DType) []*Node { return splitFront(in, dtype, nil) },
		},
		"leading norm": {
			inputs: []*tensors.Tensor{normal(5, 7, 24), normal(5, 7, 70), normal(24), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				return []*Node{graph.LeadingGatedRMSNorm(ConvertDType(in[0], dtype), ConvertDType(in[1], dtype), in[2], nil)}
			},
		},
		"leading norm onto gradients": {
			inputs: []*tensors.Tensor{normal(600, 400), normal(600, 900), normal(192), normal(600, 400), normal(600, 900), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				before := []*Node{ConvertDType(in[3], dtype), ConvertDType(in[4], dtype)}
				return []*Node{graph.LeadingGatedRMSNorm(ConvertDType(in[0], dtype), ConvertDType(in[1], dtype), in[2], before)}
			},
		},
		"linear": {
			inputs: []*tensors.Tensor{normal(70, 37), normal(25, 37), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				return []*Node{graph.Linear(ConvertDType(in[0], dtype), in[1])}
			},
			host: true,
		},
		"first norm": {
			inputs: []*tensors.Tensor{normal(2, 70, 40), normal(40), normal(2, 70, 40), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				hidden := ConvertDType(in[0], dtype)
				normed := graph.FirstRMSNorm(hidden, in[1])
				grad, dWeight := graph.FirstRMSNormGradient(hidden, in[1], normed, ConvertDType(in[2], dtype), hidden)
				return []*Node{normed, grad, dWeight}
			},
		},
		"SSD of B and C beside each other": {
			inputs: []*tensors.Tensor{normal(2, 70, 4, 16), normal(2, 70, 4), normal(4), normal(2, 70, 4, 24), normal(4), normal(4), normal(2, 4, 16, 24), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				y, state := graph.SSD(graph.SSDInputs{
					X: ConvertDType(in[0], dtype), DT: in[1], A: Neg(Exp(in[2])), BC: ConvertDType(in[3], dtype), D: in[4], DTBias: in[5], InitialState: in[6], SegmentIDs: in[7],
				}, graph.SSDOptions{Softplus: true})
				return []*Node{y, state}
			},
			host: true,
		},
		"AdamW": {
			inputs: []*tensors.Tensor{normal(7), normal(30, 40), normal(7), normal(30, 40), normal(7), normal(30, 40), normal(7), normal(30, 40), documents()},
			operation: func(in []*Node, _ dtypes.DType) []*Node {
				weights, first, second, norm := adamWOf(in)
				return []*Node{weights[0], weights[1], first[0], first[1], second[0], second[1], norm}
			},
			host: true,
		},
		"convolution from nothing": {
			inputs: []*tensors.Tensor{normal(2, 70, 200), normal(200, 3), normal(200), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				y, state := graph.CausalConvSiLU(graph.ConvInputs{X: ConvertDType(in[0], dtype), Weight: in[1], Bias: in[2]})
				return []*Node{y, state}
			},
		},
		"cross entropy": {
			inputs: []*tensors.Tensor{normal(140, 16), normal(1001, 16), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				return []*Node{graph.CrossEntropy(ConvertDType(in[0], dtype), in[1], Reshape(in[2], -1), 60)}
			},
		},
		"cross entropy onto a gradient": {
			inputs: []*tensors.Tensor{normal(140, 16), normal(1001, 16), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				return []*Node{graph.CrossEntropyOnto(ConvertDType(in[0], dtype), in[1], ConvertDType(in[1], dtype), Reshape(in[2], -1), 60, 30, in[1])}
			},
		},
		"stacks": {
			inputs: []*tensors.Tensor{normal(3, 300, 40), normal(3, 300, 40), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				rows := []nested.Range{{From: 0, To: 90}, {From: 120, To: 240}, {From: 250, To: 251}}
				all := []nested.Range{{From: 0, To: 40}}
				var outputs []*Node
				for _, columns := range [][]nested.Range{all, {{From: 0, To: 24}}} {
					use := graph.StackUse{Count: 3, Dims: []int{300, 40}, Used: [][]nested.Range{rows, columns}, DType: dtype}
					parts := use.Unstack(in[0])
					outputs = append(append(outputs, parts...), use.Restack(in[1], parts), use.Restack(nil, parts))
				}
				use := graph.StackUse{Count: 3, Dims: []int{300, 40}, Used: [][]nested.Range{{{From: 0, To: 300}}, all}, DType: dtype}
				outputs = append(outputs, use.Restack(nil, use.Unstack(in[1])))
				use.Count = 2 // the first of three
				parts := use.Unstack(in[0])
				return append(append(outputs, parts...), StopGradient(use.Restack(in[1], parts)))
			},
		},
		"wide gated norm": {
			inputs: []*tensors.Tensor{normal(600, 1100), normal(600, 1100), normal(1100), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				return []*Node{graph.GatedRMSNorm(ConvertDType(in[0], dtype), ConvertDType(in[1], dtype), in[2], 1)}
			},
		},
		"residual norm": {
			inputs: []*tensors.Tensor{normal(5, 7, 24), normal(5, 7, 24), normal(24), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				sum, normed := graph.Residual{Sum: in[0]}.RMSNorm(ConvertDType(in[1], dtype), in[2])
				return []*Node{sum.Sum, normed}
			},
		},
		"wide residual norm": {
			inputs: []*tensors.Tensor{normal(600, 1100), normal(600, 1100), normal(1100), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				sum, normed := graph.Residual{Sum: in[0]}.RMSNorm(ConvertDType(in[1], dtype), in[2])
				return []*Node{sum.Sum, normed}
			},
		},
		"first and last residual norm": {
			inputs: []*tensors.Tensor{normal(5, 7, 24), normal(5, 7, 24), normal(24), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				first, hidden := graph.Residual{Sum: ConvertDType(in[0], dtype)}, ConvertDType(in[1], dtype)
				sum, normed := first.RMSNorm(hidden, in[2])
				return []*Node{sum.Sum, normed, graph.Residual{Sum: in[0]}.LastRMSNorm(hidden, in[2]), first.LastRMSNorm(hidden, in[2])}
			},
		},
		"paired residual norms": {
			inputs: []*tensors.Tensor{normal(5, 7, 24), normal(5, 7, 24), normal(24), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				residual, hidden := graph.Residual{Sum: ConvertDType(in[0], dtype), Paired: true}, ConvertDType(in[1], dtype)
				only := residual.LastRMSNorm(hidden, in[2])
				residual, first := residual.RMSNorm(hidden, in[2])
				residual, second := residual.RMSNorm(hidden, in[2])
				return []*Node{first, second, residual.LastRMSNorm(hidden, in[2]), only}
			},
		},
		"norms of stacked weights": {
			inputs: []*tensors.Tensor{normal(300, 24), normal(300, 24), normal(3, 24), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				use := graph.StackUse{Count: 3, Dims: []int{24}, Used: [][]nested.Range{{{From: 0, To: 24}}}, DType: dtypes.Float32}
				weights := use.Unstack(in[2])
				loss, residual := Scalar(in[0].Graph(), dtypes.Float32, 0), graph.Residual{Sum: in[0]}
				for _, weight := range weights[1:] { // the first has a gradient of zeros
					var normed *Node
					residual, normed = residual.RMSNorm(ConvertDType(in[1], dtype), weight)
					loss = Add(loss, dotAll(ConvertDType(normed, dtypes.Float32), Sin(in[1])))
				}
				grads := Gradient(loss, append(weights, in[0])...)
				all := append(grads, use.Restack(in[2], grads[:3]), use.Restack(nil, grads[:3]))
				for i := range all {
					all[i] = StopGradient(all[i])
				}
				return all
			},
		},
		"embedding": {
			inputs: []*tensors.Tensor{normal(9, 200), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				return []*Node{ConvertDType(graph.Embedding(in[0], in[1]), dtype)}
			},
		},
		"gated norm": {
			inputs: []*tensors.Tensor{normal(5, 7, 24), normal(5, 7, 24), normal(24), documents()},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				return []*Node{graph.GatedRMSNorm(ConvertDType(in[0], dtype), ConvertDType(in[1], dtype), in[2], 1)}
			},
		},
		"ssd of odd heads": {
			inputs: []*tensors.Tensor{
				normal(3, 65, 9, 13), normal(3, 65, 9), normal(3, 65, 3, 24), normal(3, 65, 3, 24), normal(9), normal(9), normal(9), normal(3, 9, 13, 24), documents(),
			},
			operation: func(in []*Node, dtype dtypes.DType) []*Node {
				y, state := graph.SSD(graph.SSDInputs{
					X: ConvertDType(in[0], dtype), DT: in[1], A: Neg(Exp(in[4])), B: ConvertDType(in[2], dtype), C: ConvertDType(in[3], dtype),
					D: in[5], DTBias: in[6], InitialState: in[7],
				}, graph.SSDOptions{Softplus: true, DTMin: 0.1, DTMax: 1})
				return []*Node{y, state}
			},
		},
		"outputs of several widths": {
			inputs:    append(nestedOperands(random, 2, 70, 100, 37), documents()),
			operation: func(in []*Node, dtype dtypes.DType) []*Node { return nestedOut(in, dtype, 9, 25, 100) },
			host:      true,
		},
	}
}

// gradients are a function's results in float32 and the gradients of all inputs but the last.
func (k kernelCase) gradients(dtype dtypes.DType) func(in []*Node) []*Node {
	return func(in []*Node) []*Node {
		outputs := k.operation(in, dtype)
		loss := Scalar(in[0].Graph(), dtypes.Float32, 0)
		for i, output := range outputs {
			outputs[i] = ConvertDType(output, dtypes.Float32)
			weights := Reshape(Sin(Iota(loss.Graph(), shapes.Make(dtypes.Float32, outputs[i].Shape().Size()), 0)), outputs[i].Shape().Dimensions...)
			loss = Add(loss, dotAll(outputs[i], weights))
		}
		return append(outputs, Gradient(loss, in[:len(in)-1]...)...)
	}
}

// split is [graph.SplitConvSSD] of its operands in order.
func split(in []*Node, dtype dtypes.DType, segments *Node) []*Node {
	gated, state := graph.SplitConvSSD(graph.SplitInputs{
		Projected: ConvertDType(in[0], dtype), ConvWeight: in[1], ConvBias: in[2], ALog: in[3], D: in[4], DTBias: in[5], NormWeight: in[6],
		SegmentIDs: segments,
	}, graph.SSDOptions{Softplus: true, DTMin: 0.1, DTMax: 1})
	return []*Node{gated, state}
}

// splitFront is [graph.NewSplitFront] of its operands in order, and its gradient from the two behind them. Nothing is differentiated any further.
func splitFront(in []*Node, dtype dtypes.DType, segments *Node) []*Node {
	inputs := graph.SplitInputs{
		Projected: ConvertDType(in[0], dtype), ConvWeight: in[1], ConvBias: in[2], ALog: in[3], D: in[4], DTBias: in[5], SegmentIDs: segments,
	}
	options := graph.SSDOptions{Softplus: true, DTMin: 0.1, DTMax: 1}
	front := graph.NewSplitFront(inputs, options)
	results := append(front.Gradient(inputs, options, ConvertDType(in[6], dtype), ConvertDType(in[7], dtype)), front.Y, front.X, front.B, front.C)
	for i, result := range results {
		results[i] = StopGradient(result)
	}
	return results
}

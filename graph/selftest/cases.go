package selftest

import (
	"math/rand/v2"
	"slices"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/dtypes/bfloat16"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/nested"
)

// testCase is a small computation through some composites.
type testCase struct {
	composites []string
	shapes     [][]int // of its random inputs
	gradients  bool    // those of the inputs are compared, too
	compute    func(in []*Node, dtype dtypes.DType) []*Node
}

// cases go through every composite that has kernels. Sizes fill no tile, and decoding's block is taken row by row and by tiles.
func cases() []testCase {
	return append([]testCase{
		{
			composites: []string{"ssd", "ssd_grad"}, gradients: true,
			shapes: [][]int{{2, 70, 4, 24}, {2, 70, 4}, {2, 70, 1, 32}, {2, 70, 1, 32}, {4}, {4}, {4}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				y, state := graph.SSD(graph.SSDInputs{
					X: ConvertDType(in[0], dtype), DT: in[1], A: Neg(Exp(in[4])), B: ConvertDType(in[2], dtype), C: ConvertDType(in[3], dtype), D: in[5], DTBias: in[6],
				}, graph.SSDOptions{Softplus: true})
				return []*Node{y, state}
			},
		},
		{
			composites: []string{"conv_silu", "conv_silu_grad"}, gradients: true,
			shapes: [][]int{{2, 70, 40}, {40, 4}, {40}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				y, state := graph.CausalConvSiLU(graph.ConvInputs{X: ConvertDType(in[0], dtype), Weight: in[1], Bias: in[2]})
				return []*Node{y, state}
			},
		},
		{
			composites: []string{"gated_rmsnorm", "gated_rmsnorm_grad"}, gradients: true,
			shapes: [][]int{{70, 40}, {70, 40}, {40}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				return []*Node{graph.GatedRMSNorm(ConvertDType(in[0], dtype), ConvertDType(in[1], dtype), in[2], 1)}
			},
		},
		{
			composites: []string{"split_conv_ssd", "split_conv_ssd_grad"}, gradients: true,
			shapes: [][]int{{2, 70, 196}, {128, 4}, {128}, {4}, {4}, {4}, {64}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				gated, state := graph.SplitConvSSD(graph.SplitInputs{
					Projected: ConvertDType(in[0], dtype), ConvWeight: in[1], ConvBias: in[2], ALog: in[3], D: in[4], DTBias: in[5], NormWeight: in[6],
				}, graph.SSDOptions{Softplus: true})
				return []*Node{gated, state}
			},
		},
		{ // as in training, where nothing takes the final state
			composites: []string{"split_conv_ssd", "split_conv_ssd_grad"}, gradients: true,
			shapes: [][]int{{2, 70, 196}, {128, 4}, {128}, {4}, {4}, {4}, {64}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				gated, _ := graph.SplitConvSSD(graph.SplitInputs{
					Projected: ConvertDType(in[0], dtype), ConvWeight: in[1], ConvBias: in[2], ALog: in[3], D: in[4], DTBias: in[5], NormWeight: in[6],
				}, graph.SSDOptions{Softplus: true})
				return []*Node{gated}
			},
		},
		{
			composites: []string{"split_front", "split_front_grad"},
			shapes:     [][]int{{2, 70, 196}, {128, 4}, {128}, {4}, {4}, {4}, {2, 70, 196}, {2, 70, 4, 16}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				inputs := graph.SplitInputs{Projected: ConvertDType(in[0], dtype), ConvWeight: in[1], ConvBias: in[2], ALog: in[3], D: in[4], DTBias: in[5]}
				front := graph.NewSplitFront(inputs, graph.SSDOptions{Softplus: true})
				grads := front.Gradient(inputs, graph.SSDOptions{Softplus: true}, ConvertDType(in[6], dtype), ConvertDType(in[7], dtype))
				return append(grads, front.Y, front.X, front.B, front.C)
			},
		},
		{
			composites: []string{"leading_gated_rmsnorm", "leading_gated_rmsnorm_grad"}, gradients: true,
			shapes: [][]int{{70, 40}, {70, 100}, {40}, {24}, {70, 40}, {70, 100}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				first := graph.LeadingGatedRMSNorm(ConvertDType(in[0], dtype), ConvertDType(in[1], dtype), in[2], nil)
				before := []*Node{ConvertDType(in[4], dtype), ConvertDType(in[5], dtype)}
				return []*Node{first, graph.LeadingGatedRMSNorm(ConvertDType(in[0], dtype), ConvertDType(in[1], dtype), in[3], before)}
			},
		},
		{
			composites: []string{"residual_rmsnorm", "residual_rmsnorm_grad"}, gradients: true,
			shapes: [][]int{{70, 40}, {70, 40}, {40}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				sum, normed := graph.Residual{Sum: in[0]}.RMSNorm(ConvertDType(in[1], dtype), in[2])
				return []*Node{sum.Sum, normed, graph.Residual{Sum: ConvertDType(in[1], dtype)}.LastRMSNorm(ConvertDType(in[0], dtype), in[2])}
			},
		},
		{ // sums in pairs, where they are of bfloat16
			composites: []string{"residual_rmsnorm", "residual_rmsnorm_grad"}, gradients: true,
			shapes: [][]int{{70, 40}, {70, 40}, {40}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				residual, hidden := graph.Residual{Sum: ConvertDType(in[0], dtype), Paired: true}, ConvertDType(in[1], dtype)
				residual, first := residual.RMSNorm(hidden, in[2])
				residual, second := residual.RMSNorm(hidden, in[2])
				return []*Node{first, second, residual.LastRMSNorm(hidden, in[2])}
			},
		},
		{
			composites: []string{"cross_entropy_chunk"}, gradients: true,
			shapes: [][]int{{70, 40}, {300, 40}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				targets := MulScalar(Iota(in[0].Graph(), shapes.Make(dtypes.Int32, in[0].Shape().Dimensions[0]), 0), 4)
				return []*Node{graph.CrossEntropy(ConvertDType(in[0], dtype), in[1], targets, 60)}
			},
		},
		{
			composites: []string{"cross_entropy_chunk"}, gradients: true,
			shapes: [][]int{{70, 40}, {300, 40}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				targets := MulScalar(Iota(in[0].Graph(), shapes.Make(dtypes.Int32, in[0].Shape().Dimensions[0]), 0), 4)
				return []*Node{graph.CrossEntropyOnto(ConvertDType(in[0], dtype), in[1], nil, targets, 60, 24, in[1])}
			},
		},
		{
			composites: []string{"token_sums"}, gradients: true,
			shapes: [][]int{{70, 40}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				tokens := DivScalar(Iota(in[0].Graph(), shapes.Make(dtypes.Int32, 300), 0), 100)
				return []*Node{ConvertDType(graph.Embedding(in[0], tokens), dtype)}
			},
		},
		{
			composites: []string{"matmul"}, gradients: true,
			shapes: [][]int{{70, 40}, {50, 40}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				return []*Node{graph.Linear(ConvertDType(in[0], dtype), ConvertDType(in[1], dtype))}
			},
		},
		{
			composites: []string{"matmul"}, gradients: true,
			shapes: [][]int{{70, 40}, {70, 9}, {49, 50}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				parts := []*Node{ConvertDType(in[0], dtype), ConvertDType(in[1], dtype)}
				return []*Node{graph.Contract(parts, ConvertDType(in[2], dtype), 1, 0)}
			},
		},
		{
			composites: []string{"projections"}, gradients: true,
			shapes: [][]int{{70, 40}, {120, 40}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				return graph.Projections(ConvertDType(in[0], dtype), in[1], []nested.Range{{From: 0, To: 50}, {From: 60, To: 69}, {From: 69, To: 110}})
			},
		},
		{
			composites: []string{"nested_gate", "nested_gate_grad", "nested_scale", "nested_scale_grad"},
			shapes:     [][]int{{2, 35, 40}, {2, 35, 40}, {40}, {24, 40}, {2, 35, 24}, {2, 35, 24}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				inputs := graph.NestedOutInputs{Y: ConvertDType(in[0], dtype), Z: ConvertDType(in[1], dtype), NormWeight: in[2], Weight: in[3], Ends: []int{9, 40}}
				out := graph.NewNestedOut(inputs)
				grads := out.Gradient(inputs, []*Node{ConvertDType(in[4], dtype), ConvertDType(in[5], dtype)})
				return append(out.Outs, grads.Y, grads.Z, grads.NormWeight, grads.Weight, grads.Sum)
			},
		},
		{
			composites: []string{"rmsnorm"},
			shapes:     [][]int{{70, 40}, {40}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				return []*Node{graph.FirstRMSNorm(ConvertDType(in[0], dtype), in[1])}
			},
		},
		{
			composites: []string{"ssd", "ssd_grad"}, gradients: true,
			shapes: [][]int{{2, 70, 4, 24}, {2, 70, 4}, {2, 70, 2, 32}, {4}, {4}, {4}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				y, state := graph.SSD(graph.SSDInputs{
					X: ConvertDType(in[0], dtype), DT: in[1], A: Neg(Exp(in[3])), BC: ConvertDType(in[2], dtype), D: in[4], DTBias: in[5],
				}, graph.SSDOptions{Softplus: true})
				return []*Node{y, state}
			},
		},
		{
			composites: []string{"adamw"},
			shapes:     [][]int{{7}, {30, 40}, {7}, {30, 40}, {7}, {30, 40}, {7}, {30, 40}},
			compute: func(in []*Node, _ dtypes.DType) []*Node {
				weights, first, second, norm := graph.AdamW{Beta1: 0.9, Beta2: 0.95, WeightDecay: 0.1, Clip: 1}.StepAll(graph.AdamWTensors{
					Weights: in[:2], Grads: in[2:4], First: in[4:6], Second: []*Node{Square(in[6]), Square(in[7])}, Decayed: []bool{false, true},
				}, Const(in[0].Graph(), []float32{0.01, 0.3, 0.2}))
				return append(slices.Concat(weights, first, second), norm)
			},
		},
		{
			composites: []string{"unstack", "restack"},
			shapes:     [][]int{{3, 50, 40}, {3, 50, 40}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				rows := []nested.Range{{From: 0, To: 9}, {From: 20, To: 41}, {From: 41, To: 44}}
				use := graph.StackUse{Count: 3, Dims: []int{50, 40}, Used: [][]nested.Range{rows, {{From: 0, To: 24}}}, DType: dtype}
				parts := use.Unstack(in[0])
				results := append(slices.Clone(parts), use.Restack(in[1], parts), use.Restack(nil, parts))
				use.Count = 2 // the first of three
				parts = use.Unstack(in[0])
				return append(append(results, parts...), use.Restack(in[1], parts))
			},
		},
		{ // the weights' gradients are left in parts, and summed where they are stacked
			composites: []string{"restack_sums", "residual_rmsnorm", "residual_rmsnorm_grad"},
			shapes:     [][]int{{300, 40}, {300, 40}, {2, 40}, {300, 40}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				use := graph.StackUse{Count: 2, Dims: []int{40}, Used: [][]nested.Range{{{From: 0, To: 40}}}, DType: dtypes.Float32}
				weights := use.Unstack(in[2])
				sum, first := graph.Residual{Sum: in[0]}.RMSNorm(ConvertDType(in[1], dtype), weights[0])
				_, second := sum.RMSNorm(first, weights[1])
				loss := ReduceAllSum(Mul(ConvertDType(second, dtypes.Float32), in[3]))
				return []*Node{StopGradient(use.Restack(in[2], Gradient(loss, weights...)))}
			},
		},
	}, slices.Concat(decodeCases(1), decodeCases(17), step{batch: 17, heads: 42}.chains(), []testCase{step{batch: 17, heads: 42}.model(2)})...)
}

// step is one token of a batch of sequences in a model of some heads. With 42 of them tiles of more than 16 rows take the input projection.
type step struct{ batch, heads int }

const stepModel, stepHeadDim, stepDState, stepTaps = 40, 24, 32, 4

func (s step) channels() int  { return s.heads * stepHeadDim }
func (s step) convolved() int { return s.channels() + 2*stepDState }
func (s step) projected() int { return s.channels() + s.convolved() + s.heads }

// shapes are those of what a block takes besides its rows, norm and projections.
func (s step) shapes() [][]int {
	return [][]int{
		{s.batch, s.convolved(), stepTaps},
		{s.batch, s.heads, stepHeadDim, stepDState},
		{s.convolved(), stepTaps},
		{s.convolved()},
		{s.heads},
		{s.heads},
		{s.heads},
		{s.channels()},
	}
}

func stepInputs(in []*Node) graph.StepInputs {
	return graph.StepInputs{Conv: in[0], SSM: in[1], ConvWeight: in[2], ConvBias: in[3], ALog: in[4], D: in[5], DTBias: in[6], NormWeight: in[7]}
}

// chains are two blocks, and one for two tokens of which the second writes the states.
func (s step) chains() []testCase {
	options := graph.SSDOptions{Softplus: true}
	operands := append([][]int{{s.batch, stepModel}, {stepModel}, {s.projected(), stepModel}, {stepModel, s.channels()}}, s.shapes()...)
	blockOf := func(in []*Node, dtype dtypes.DType) graph.BlockInputs {
		return graph.BlockInputs{Norm: in[1], InProj: ConvertDType(in[2], dtype), OutProj: ConvertDType(in[3], dtype), StepInputs: stepInputs(in[4:])}
	}
	return []testCase{
		{
			composites: []string{"blocks_step"},
			shapes:     operands,
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				block := blockOf(in, dtype)
				residual, conv, ssm := graph.BlocksStep(in[0], []graph.BlockInputs{block, block}, options)
				return []*Node{residual, conv[0], ssm[0], conv[1], ssm[1]}
			},
		},
		{
			composites: []string{"blocks_step"},
			shapes:     operands,
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				block := blockOf(in, dtype)
				g, run := in[0].Graph(), graph.StepRun{Every: 2}
				run.Count = Scalar(g, dtypes.Int32, 2)
				block.Conv = graph.RingOf(block.Conv)
				residual, pending := in[0], []*Node{Zeros(g, run.PendingShape(s.batch, s.heads, stepHeadDim, stepDState))}
				for token := range 2 {
					run.Token = Scalar(g, dtypes.Int32, token)
					var conv, ssm []*Node
					residual, conv, ssm, pending = run.BlocksStep(residual, []graph.BlockInputs{block}, pending, options)
					block.Conv, block.SSM = conv[0], ssm[0]
				}
				return []*Node{residual, block.Conv, block.SSM, pending[0]}
			},
		},
	}
}

// decodeCases are the steps for one token of so many sequences.
func decodeCases(batch int) []testCase {
	const vocab = 300
	s := step{batch, 3}
	return append(s.chains(), []testCase{
		s.model(0),
		{
			composites: []string{"recurrent_step"},
			shapes:     append([][]int{{batch, s.projected()}}, s.shapes()...),
			compute: func(in []*Node, _ dtypes.DType) []*Node {
				step := stepInputs(in[1:])
				step.Projected = in[0]
				gated, conv, ssm := graph.RecurrentStep(step, graph.SSDOptions{Softplus: true})
				return []*Node{gated, conv, ssm}
			},
		},
		{
			composites: []string{"linear_small"},
			shapes:     [][]int{{batch, stepModel}, {vocab, stepModel}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				return []*Node{graph.LinearSmall(ConvertDType(in[0], dtype), ConvertDType(in[1], dtype))}
			},
		},
		{
			composites: []string{"head_step"},
			shapes:     [][]int{{batch, stepModel}, {stepModel}, {vocab, stepModel}},
			compute: func(in []*Node, dtype dtypes.DType) []*Node {
				logits, best := graph.HeadStep(in[0], in[1], ConvertDType(in[2], dtype), vocab-3)
				alone := ArgMax(Slice(logits, AxisRange(), AxisRange(0, vocab-3)), -1, dtypes.Int32)
				return []*Node{logits, Sub(best, alone)}
			},
		},
	}...)
}

// inputs are random, the same each time, and such that bfloat16 holds them.
func (c testCase) inputs() []*tensors.Tensor {
	random := rand.New(rand.NewPCG(1, 2))
	all := make([]*tensors.Tensor, len(c.shapes))
	for i, shape := range c.shapes {
		size := 1
		for _, dim := range shape {
			size *= dim
		}
		values := make([]float32, size)
		for k := range values {
			values[k] = bfloat16.FromFloat32(float32(random.NormFloat64())).Float32()
		}
		all[i] = tensors.FromFlatDataAndDimensions(values, shape...)
	}
	return all
}

// outputs builds the case: its results, and the gradients of their sum with changing weights.
func (c testCase) outputs(in []*Node, dtype dtypes.DType) []*Node {
	outputs := c.compute(in, dtype)
	var loss *Node
	for i, output := range outputs {
		output = ConvertDType(output, dtypes.Float32)
		outputs[i] = output
		weights := Sin(Reshape(Iota(output.Graph(), shapes.Make(dtypes.Float32, output.Shape().Size()), 0), output.Shape().Dimensions...))
		if part := ReduceAllSum(Mul(output, weights)); loss == nil {
			loss = part
		} else {
			loss = Add(loss, part)
		}
	}
	if c.gradients {
		outputs = append(outputs, Gradient(loss, in...)...)
	}
	return outputs
}

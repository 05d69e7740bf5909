package layers

import (
	"fmt"

	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/nested"
)

// StepBlock is a block of [BlocksStep]: its sizes, its weights, how many heads of them it uses, and what the tokens before left.
type StepBlock struct {
	Dims    nested.Dims
	Weights Weights
	Heads   int
	State   MixerState
}

// BlocksStep is a chain of [Block]s around a [Mixer] for one token by the recurrence instead of chunks, at a cost that does not depend on how
// many tokens came before. residual: [batch, d_model] float32, the sum of all before the blocks. It returns the sum with the blocks' outputs
// and the new states. Products take the type product; what lies between them is float32.
//
// A decoder spends its time reading weights: those should be of that type and no wider than heads (lm.Config.Cut), for then the
// input projection is one product over contiguous rows.
func BlocksStep(config MixerConfig, blocks []StepBlock, residual *Node, product dtypes.DType) (*Node, []MixerState) {
	residual.AssertDims(residual.Shape().Dimensions[0], config.Dims.DModel)
	after, conv, ssm := graph.BlocksStep(residual, blockInputs(blocks, product), config.stepOptions())
	return after, mixerStates(conv, ssm)
}

// BlocksStepOf is [BlocksStep] for a token of a run, with each block's pending rows ([graph.StepRun]) before and after it.
func BlocksStepOf(run graph.StepRun, config MixerConfig, blocks []StepBlock, pending []*Node, residual *Node, product dtypes.DType) (*Node, []MixerState, []*Node) {
	residual.AssertDims(residual.Shape().Dimensions[0], config.Dims.DModel)
	after, conv, ssm, pending := run.BlocksStep(residual, blockInputs(blocks, product), pending, config.stepOptions())
	return after, mixerStates(conv, ssm), pending
}

// ModelStep is [graph.ModelStep] of blocks, of which in has no more than the pending rows. It returns their new states, too.
func ModelStep(config MixerConfig, blocks []StepBlock, in graph.ModelInputs, vocab int, product dtypes.DType) (graph.ModelOutputs, []MixerState) {
	in.Blocks = blockInputs(blocks, product)
	out := graph.ModelStep(in, config.stepOptions(), vocab)
	return out, mixerStates(out.Conv, out.SSM)
}

func (config MixerConfig) stepOptions() graph.SSDOptions {
	return graph.SSDOptions{Softplus: true, DTMin: config.DTMin, DTMax: config.DTMax}
}

// blockInputs are the operands of a chain of blocks.
func blockInputs(blocks []StepBlock, product dtypes.DType) []graph.BlockInputs {
	inputs := make([]graph.BlockInputs, len(blocks))
	for i, block := range blocks {
		inputs[i] = block.inputs(product)
	}
	return inputs
}

func mixerStates(conv, ssm []*Node) []MixerState {
	states := make([]MixerState, len(conv))
	for i := range states {
		states[i] = MixerState{Conv: conv[i], SSM: ssm[i]}
	}
	return states
}

// inputs are the block's operands but for the residual.
func (b StepBlock) inputs(product dtypes.DType) graph.BlockInputs {
	d, heads, state := b.Dims, b.Heads, b.State
	if heads < 1 || heads > d.NHeads {
		panic(fmt.Errorf("layers.BlocksStep: %d heads of %d", heads, d.NHeads))
	}
	mixer := b.Weights.Sub("mixer")
	perHead := func(name string) *Node { return mixer.stretch(name, 0, d, heads, 0, 0) }

	return graph.BlockInputs{
		Norm:   b.Weights.Get("norm.weight"),
		InProj: ConvertDType(mixer.joined("in_proj.weight", d, heads), product),
		StepInputs: graph.StepInputs{
			Conv:       state.Conv,
			SSM:        state.SSM,
			ConvWeight: Squeeze(mixer.joined("conv1d.weight", d, heads), 1),
			ConvBias:   mixer.joined("conv1d.bias", d, heads),
			ALog:       perHead("A_log"),
			D:          perHead("D"),
			DTBias:     perHead("dt_bias"),
			NormWeight: perHead("norm.weight"),
		},
		OutProj: ConvertDType(mixer.stretch("out_proj.weight", 1, d, heads, 0, 0), product),
	}
}

package main

import (
	"github.com/gomlx/compute/dtypes"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/models/lm"
)

// trainingFlags are XLA's for training on GPUs: products go to cuBLAS without a search for kernels of XLA's own, which takes as long as
// all the rest of compilation and finds nothing faster for matrices as large as training's (bench/RESULTS.md).
var trainingFlags = []string{"--xla_gpu_enable_triton_gemm=false"}

// trainingPlace is where a model trains: the kind of its backend, and how many devices share a step.
type trainingPlace struct {
	kind    backends.Kind
	devices int
}

// model is a model in the form in which it trains there, in a loop over its layers if there are at least so many.
func (p trainingPlace) model(config lm.Config, computeType dtypes.DType, loop int, remat lm.Remat) (lm.Model, error) {
	model := lm.Model{Config: config, ComputeType: computeType, Compact: compactOn(p.kind), Split: splitOn(p.kind, p.devices), Joined: joinedOn(p.kind), Paired: pairsOn(p.kind)}
	model, err := model.Looped(loop).WithRemat(remat)
	model.Stacked = model.Stacked || stacksWeights(p.kind)
	return model, err
}

// compactOn tells whether programs for a kind of device are written with few large operations: see [layers.MixerConfig].
func compactOn(kind backends.Kind) bool { return kind == backends.TPU }

// lateOn tells whether decoding may leave states behind for a few tokens, see [lm.Model].
func lateOn(kind backends.Kind) bool { return kind == backends.CUDA }

// aheadOn tells whether a kind of device computes beside the host, see [generate.DecoderOptions].
func aheadOn(kind backends.Kind) bool { return kind == backends.CUDA || kind == backends.TPU }

// splitOn tells whether training on so many devices takes the parts of an input projection where they stand, see [layers.MixerConfig]. On a mesh
// products are ordinary nodes of the graph, whose gradients would be put together again.
func splitOn(kind backends.Kind, devices int) bool { return kind == backends.CUDA && devices == 1 }

// joinedOn tells whether training hands B and C beside each other to the SSD, see [layers.MixerConfig].
func joinedOn(kind backends.Kind) bool { return kind == backends.CPU }

// pairsOn tells whether training has sums of the residual stream in pairs, see [lm.Model]: where kernels take them.
func pairsOn(kind backends.Kind) bool { return kind == backends.CUDA }

// stacksWeights tells whether training holds the weights of all layers stacked, see [train.LanguageModel].
func stacksWeights(kind backends.Kind) bool { return kind == backends.CUDA }

package cuda

import (
	"fmt"
	"os"
	"path/filepath"
	"slices"
	"strconv"
	"strings"
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/stretchr/testify/require"
)

// convCalls are a convolution and its gradient.
func convCalls(batch, length, channels, taps int, dtype string, initial, segments bool) (forward, backward kernels.Call) {
	flag := map[bool]string{false: "0", true: "1"}
	attributes := map[string]string{"init": flag[initial], "seg": flag[segments]}
	x := kernels.Tensor{DType: dtype, Dims: []int{batch, length, channels}}
	inputs := []kernels.Tensor{x, float32s(channels, taps), float32s(channels), float32s(batch, channels, taps)}
	grads := inputs
	if segments {
		inputs = append(inputs[:4:4], kernels.Tensor{DType: "i32", Dims: []int{batch, length}})
	}
	forward = kernels.Call{Op: "conv_silu", Attributes: attributes, Inputs: inputs, Outputs: []kernels.Tensor{x}}
	return forward, kernels.Call{Op: "conv_silu_grad", Attributes: attributes, Inputs: append(inputs[:len(inputs):len(inputs)], x), Outputs: grads}
}

// gatedNormCalls are a gated RMSNorm and its gradient.
func gatedNormCalls(rows, channels int, dtype string) (forward, backward kernels.Call) {
	y := kernels.Tensor{DType: dtype, Dims: []int{rows, channels}}
	inputs := []kernels.Tensor{y, y, float32s(channels)}
	attributes := map[string]string{"eps": "3727c5ac"}
	forward = kernels.Call{Op: "gated_rmsnorm", Attributes: attributes, Inputs: inputs, Outputs: inputs[:1]}
	return forward, kernels.Call{Op: "gated_rmsnorm_grad", Attributes: attributes, Inputs: append(inputs[:3:3], y), Outputs: inputs}
}

// residualNormCalls are the norm of a residual's sum and its gradient.
func residualNormCalls(rows, channels int, dtype string) (forward, backward kernels.Call) {
	sum, hidden, weight := float32s(rows, channels), kernels.Tensor{DType: dtype, Dims: []int{rows, channels}}, float32s(channels)
	attributes := map[string]string{"eps": "3727c5ac"}
	kept := []kernels.Tensor{sum, hidden, float32s(rows)}
	forward = kernels.Call{Op: "residual_rmsnorm", Attributes: attributes, Inputs: []kernels.Tensor{sum, hidden, weight}, Outputs: kept}
	return forward, kernels.Call{
		Op: "residual_rmsnorm_grad", Attributes: attributes, Inputs: []kernels.Tensor{sum, weight, sum, hidden, kept[1], kept[2]},
		Outputs: []kernels.Tensor{sum, hidden, weight},
	}
}

// pairedNormCalls are those of sums in pairs, behind the first.
func pairedNormCalls(rows, channels int) (forward, backward kernels.Call) {
	forward, backward = residualNormCalls(rows, channels, "bf16")
	attributes := map[string]string{"eps": "3727c5ac", "paired": "1"}
	forward.Attributes, backward.Attributes = attributes, attributes
	high, weight, factors := forward.Inputs[1], forward.Inputs[2], forward.Outputs[2]
	low := kernels.Tensor{DType: "i8", Dims: high.Dims}
	forward.Inputs, forward.Outputs = []kernels.Tensor{high, low, high, weight}, []kernels.Tensor{high, low, high, factors}
	backward.Inputs, backward.Outputs = []kernels.Tensor{high, low, weight, high, low, high, high, factors}, []kernels.Tensor{high, low, weight}
	return forward, backward
}

// onlyNormCalls are those of a model of one layer: the residual is of the compute type, and nothing takes the sum.
func onlyNormCalls(rows, channels int) (forward, backward kernels.Call) {
	forward, backward = residualNormCalls(rows, channels, "bf16")
	attributes := map[string]string{"eps": "3727c5ac", "narrow": "1", "last": "1"}
	forward.Attributes, backward.Attributes = attributes, attributes
	hidden := forward.Inputs[1]
	forward.Inputs[0], backward.Outputs[0] = hidden, hidden
	backward.Inputs = slices.Delete(backward.Inputs, 2, 3)
	return forward, backward
}

func crossEntropyCall(rows, vocab int, dtype string, after ...kernels.Tensor) kernels.Call {
	logits := kernels.Tensor{DType: dtype, Dims: []int{rows, vocab}}
	return kernels.Call{
		Op: "cross_entropy_chunk", Inputs: append([]kernels.Tensor{logits, {DType: "i32", Dims: []int{rows}}}, after...),
		Outputs: []kernels.Tensor{float32s(rows), logits},
	}
}

// splitCalls are what a mixer does between its projections, with the states kept, and its gradient.
func splitCalls(batch, length, channels, state, heads, taps int, dtype string, segments bool) []kernels.Call {
	of := func(dims ...int) kernels.Tensor {
		return kernels.Tensor{DType: dtype, Dims: append([]int{batch, length}, dims...)}
	}
	headDim, perHead := channels/heads, float32s(heads)
	rows, all := of(2*channels+2*state+heads), channels+2*state
	inputs := []kernels.Tensor{rows, float32s(all, taps), float32s(all), perHead, perHead, perHead, float32s(channels)}
	grads := inputs
	attributes := map[string]string{"heads": strconv.Itoa(heads), "seg": "0", "final": "0", "softplus": "1", "eps": "3727c5ac"}
	if segments {
		attributes["seg"] = "1"
		inputs = append(inputs[:len(inputs):len(inputs)], kernels.Tensor{DType: "i32", Dims: []int{batch, length}})
	}
	gated, final := of(channels), float32s(batch, heads, headDim, state)
	states := kernels.Tensor{DType: dtype, Dims: []int{batch, divideUp(length, chunk), heads, headDim, state}}
	kept := []kernels.Tensor{of(channels), of(state), of(state), of(heads, headDim), states}
	return []kernels.Call{
		{
			Op: "split_conv_ssd", Attributes: attributes, Inputs: inputs, Outputs: append([]kernels.Tensor{gated, final}, kept...),
			Used: []bool{true, false, true, true, true, true, true},
		},
		{Op: "split_conv_ssd_grad", Attributes: attributes, Inputs: slices.Concat(inputs, kept, []kernels.Tensor{gated}), Outputs: grads},
	}
}

// splitFrontCalls are those of splitCalls without the norm.
func splitFrontCalls(calls []kernels.Call) []kernels.Call {
	forward, backward := calls[0], calls[1]
	without := func(tensors []kernels.Tensor) []kernels.Tensor {
		return slices.Delete(slices.Clone(tensors), splitNorm, splitNorm+1)
	}
	inputs, kept := without(forward.Inputs), forward.Outputs[2:]
	y, rows := kept[3], inputs[splitRows]
	kept = slices.Delete(slices.Clone(kept), 3, 4)
	return []kernels.Call{
		{Op: "split_front", Attributes: forward.Attributes, Inputs: inputs, Outputs: append([]kernels.Tensor{y}, kept...), Used: []bool{true, true, true, true, true}},
		{Op: "split_front_grad", Attributes: forward.Attributes, Inputs: slices.Concat(inputs, kept, []kernels.Tensor{y, rows}), Outputs: without(backward.Outputs)},
	}
}

// leadingNormCalls are a gated RMSNorm of the first channels of wide rows and its gradient, added to those so far if there are more.
func leadingNormCalls(rows, channels, wide, gate int, dtype string) (forward, backward kernels.Call) {
	of := func(channels int) kernels.Tensor { return kernels.Tensor{DType: dtype, Dims: []int{rows, channels}} }
	inputs := []kernels.Tensor{of(wide), of(gate), float32s(channels)}
	attributes := map[string]string{"eps": "3727c5ac"}
	operands := []kernels.Tensor{of(wide), of(gate), float32s(channels), of(channels)}
	if wide > channels {
		operands = append(operands, inputs[:2]...)
	}
	forward = kernels.Call{Op: "leading_gated_rmsnorm", Attributes: attributes, Inputs: inputs, Outputs: []kernels.Tensor{of(channels)}}
	return forward, kernels.Call{Op: "leading_gated_rmsnorm_grad", Attributes: attributes, Inputs: operands, Outputs: inputs}
}

func tokenSumsCall(places, channels, vocab int) kernels.Call {
	rows := float32s(places, channels)
	return kernels.Call{
		Op: "token_sums", Attributes: map[string]string{"vocab": strconv.Itoa(vocab)},
		Inputs: []kernels.Tensor{{DType: "i32", Dims: []int{places}}, rows}, Outputs: []kernels.Tensor{rows, float32s(places)},
	}
}

// trainCalls are calls of what surrounds the SSD in training: at the sizes that were measured, and with everything that one can have.
func trainCalls() map[string]kernels.Call {
	calls := map[string]kernels.Call{
		"measured":         crossEntropyCall(2048, 50280, "bf16", float32s(50280, 768)),
		"measured odd":     crossEntropyCall(5, 1001, "f32"),
		"measured float32": crossEntropyCall(64, 256, "f32"),
		"measured tokens":  tokenSumsCall(16384, 768, 50280),
		"tokens":           tokenSumsCall(100000, 100, 50280),
	}
	for _, call := range splitCalls(16, 1024, 1536, 128, 64, 4, "bf16", false) {
		calls["measured "+call.Op] = call
	}
	small := splitCalls(2, 70, 64, 32, 4, 4, "f32", true)
	for _, call := range append(small, splitFrontCalls(small)...) {
		calls["float32 "+call.Op] = call
	}
	for name, make := range map[string]func() (kernels.Call, kernels.Call){
		"measured conv":        func() (kernels.Call, kernels.Call) { return convCalls(16, 1024, 1536, 4, "bf16", false, false) },
		"conv all":             func() (kernels.Call, kernels.Call) { return convCalls(2, 70, 100, 4, "f32", true, true) },
		"conv bf16 all":        func() (kernels.Call, kernels.Call) { return convCalls(2, 70, 192, 3, "bf16", true, true) },
		"measured norm":        func() (kernels.Call, kernels.Call) { return gatedNormCalls(16384, 1536, "bf16") },
		"measured residual":    func() (kernels.Call, kernels.Call) { return residualNormCalls(16384, 768, "bf16") },
		"measured only":        func() (kernels.Call, kernels.Call) { return onlyNormCalls(16384, 768) },
		"measured paired":      func() (kernels.Call, kernels.Call) { return pairedNormCalls(16384, 768) },
		"paired":               func() (kernels.Call, kernels.Call) { return pairedNormCalls(35, 100) },
		"only":                 func() (kernels.Call, kernels.Call) { return onlyNormCalls(35, 100) },
		"residual":             func() (kernels.Call, kernels.Call) { return residualNormCalls(35, 100, "f32") },
		"norm":                 func() (kernels.Call, kernels.Call) { return gatedNormCalls(35, 100, "f32") },
		"measured leading":     func() (kernels.Call, kernels.Call) { return leadingNormCalls(16384, 1536, 1536, 3392, "bf16") },
		"leading 1/2":          func() (kernels.Call, kernels.Call) { return leadingNormCalls(16384, 768, 1536, 3392, "bf16") },
		"measured leading 1/4": func() (kernels.Call, kernels.Call) { return leadingNormCalls(16384, 384, 1536, 3392, "bf16") },
		"measured leading 1/8": func() (kernels.Call, kernels.Call) { return leadingNormCalls(16384, 192, 1536, 3392, "bf16") },
		"measured leading odd": func() (kernels.Call, kernels.Call) { return leadingNormCalls(35, 70, 100, 300, "f32") },
		"measured norm 1/8":    func() (kernels.Call, kernels.Call) { return gatedNormCalls(16384, 192, "bf16") },
	} {
		forward, backward := make()
		calls[name], calls[name+" gradient"] = forward, backward
	}
	return calls
}

// The bodies are what they were when they were measured and checked on a GPU. MATMAMBA_UPDATE=1 takes new ones.
func TestTrainBodies(t *testing.T) {
	conv, convGrad := convCalls(16, 1024, 1536, 4, "bf16", false, false)
	norm, normGrad := gatedNormCalls(16384, 1536, "bf16")
	residual, residualGrad := residualNormCalls(16384, 768, "bf16")
	calls := splitCalls(16, 1024, 1536, 128, 64, 4, "bf16", false)
	leading, leadingGrad := leadingNormCalls(16384, 768, 1536, 3392, "bf16")
	for _, call := range append(calls, conv, convGrad, norm, normGrad, leading, leadingGrad, residual, residualGrad, crossEntropyCall(2048, 50280, "bf16", float32s(50280, 768)), tokenSumsCall(16384, 768, 50280)) {
		body, reason := H200.Kernels()[call.Op](call)
		require.Empty(t, reason)
		requireBody(t, call.Op, body)
	}
	paired, pairedGrad := pairedNormCalls(16384, 768)
	for _, call := range []kernels.Call{paired, pairedGrad} {
		body, reason := H200.Kernels()[call.Op](call)
		require.Empty(t, reason)
		requireBody(t, call.Op+"_paired", body)
	}
}

// What no kernel is made for keeps its decomposition, and the reason says what is wrong.
func TestTrainShapesWithoutKernels(t *testing.T) {
	conv := func(length, channels, taps int, dtype string) kernels.Call {
		forward, _ := convCalls(2, length, channels, taps, dtype, false, false)
		return forward
	}
	noState, convGrad := convCalls(2, 8, 8, 4, "f32", false, true)
	noState.Inputs = noState.Inputs[:3]
	convGrad.Inputs = convGrad.Inputs[:5]
	wide, _ := gatedNormCalls(3, 20000, "bf16")
	halves, _ := gatedNormCalls(3, 64, "f16")
	_, normGrad := gatedNormCalls(3, 64, "bf16")
	normGrad.Inputs[3] = float32s(3, 64)
	residual, residualGrad := residualNormCalls(3, 64, "bf16")
	residual.Inputs[0] = residual.Inputs[1]
	residualGrad.Attributes = nil
	exactLast, _ := residualNormCalls(3, 64, "f32")
	exactLast.Attributes = map[string]string{"eps": "3727c5ac", "last": "1"}
	pairs, pairsGrad := pairedNormCalls(3, 64)
	pairs.Inputs, pairsGrad.Inputs = slices.Delete(pairs.Inputs, 1, 2), slices.Delete(pairsGrad.Inputs, 4, 5)
	exactPairs, _ := residualNormCalls(3, 64, "f32")
	exactPairs.Attributes = pairs.Attributes
	floats := crossEntropyCall(4, 9, "bf16")
	floats.Inputs[1] = float32s(4)
	noFactor := crossEntropyCall(4, 9, "bf16")
	noFactor.Attributes = map[string]string{"factor": "half"}
	negative := crossEntropyCall(4, 9, "bf16")
	negative.Attributes = map[string]string{"factor": "bf800000"}
	_, leadingGrad := leadingNormCalls(3, 64, 96, 200, "bf16")
	narrowFirst, fewInputs, floatRows := leadingGrad, leadingGrad, leadingGrad
	narrowFirst.Inputs, fewInputs.Inputs = leadingGrad.Inputs[:4], leadingGrad.Inputs[:5]
	floatRows.Inputs = slices.Clone(leadingGrad.Inputs)
	floatRows.Inputs[1] = float32s(3, 200)
	wideWeight, _ := leadingNormCalls(3, 64, 32, 200, "bf16")
	front := splitFrontCalls(splitCalls(2, 70, 64, 32, 4, 4, "f32", true))
	front[0].Inputs, front[1].Inputs = front[0].Inputs[:5], front[1].Inputs[:10]
	floatTokens := tokenSumsCall(3, 64, 9)
	floatTokens.Inputs[0] = float32s(3)
	for reason, call := range map[string]kernels.Call{
		"1 taps":                     conv(8, 8, 1, "f32"),
		"9 taps":                     conv(8, 8, 9, "f32"),
		"x is f16":                   conv(8, 8, 4, "f16"),
		"too large for a grid":       conv(1<<20, 2048, 4, "bf16"),
		"it is empty":                conv(0, 8, 4, "f32"),
		"want x of rank 3":           noState,
		"dy is tensor<2x8xi32>":      convGrad,
		"20000 channels":             wide,
		"rows are f16":               halves,
		"64 channels of 96 without":  narrowFirst,
		"5 inputs, want 4 or 6":      fewInputs,
		"inputs are [tensor<3x200x":  floatRows,
		"64 channels of y, tensor<3": wideWeight,
		"want 6 inputs":              front[0],
		"10 inputs, want 13":         front[1],
		"inputs are [tensor<3x64xb":  normGrad,
		"tensor<3x64xbf16> tensor":   residual,
		"attribute eps":              residualGrad,
		"takes the sum in float32":   exactLast,
		"pairs of f32, want bf16":    exactPairs,
		"xi8> tensor<3x64xbf16> ten": pairs,
		"xi8> tensor<64xf32> tensor": pairsGrad,
		"targets are tensor<4xf32>":  floats,
		"attribute factor":           noFactor,
		"factor -1, kernels":         negative,
		"logits are f16":             crossEntropyCall(4, 9, "f16"),
		"inputs are [tensor<3xf32":   floatTokens,
		"1000000 places":             tokenSumsCall(1000000, 2048, 9),
		"it is empty ":               crossEntropyCall(0, 9, "f32"),
	} {
		body, got := H200.Kernels()[call.Op](call)
		require.Empty(t, body)
		require.Contains(t, got+" ", reason)
	}
}

// Whatever the shape, a convolution's programs cover it, and hand over no more tokens than a window holds.
func TestConvTiles(t *testing.T) {
	for _, channels := range []int{1, 24, 100, 192, 256, 1536} {
		for _, length := range []int{1, 70, 1024, 5000} {
			forward, _ := convCalls(16, length, channels, 4, "bf16", false, false)
			shape, reason := newConvShape(forward)
			require.Empty(t, reason)
			for _, s := range []convShape{shape, shape.forGradient(H200)} {
				require.GreaterOrEqual(t, s.grid()[0]*s.columns, channels)
				require.GreaterOrEqual(t, s.grid()[1]*s.steps, length)
				require.Equal(t, powerOfTwo(s.columns), s.columns)
				require.Zero(t, s.steps%convRows)
				require.GreaterOrEqual(t, s.steps, s.taps)
			}
		}
	}
}

// Whatever the shape, blocks make up a row and tiles all rows. A gradient whose tiles go on behind the last row masks it.
func TestNormTiles(t *testing.T) {
	for _, channels := range []int{1, 24, 100, 192, 384, 768, 1100, 1536, 4096, 12288, maxNorm} {
		for _, rows := range []int{3, 5, 600, 16384, 16390} {
			_, call := residualNormCalls(rows, channels, "bf16")
			shape, reason := newNormShape(call, call.Inputs[3])
			require.Empty(t, reason)
			require.Equal(t, powerOfTwo(shape.width), shape.width)
			require.GreaterOrEqual(t, shape.blocks*shape.width, channels)
			require.Less(t, shape.blocks*shape.width, 2*channels)
			var s normShape
			var covered int
			for _, tiles := range []normTiles{gatedTiles, gatedGradTiles, residualTiles, pairedGradTiles, residualGradTiles} {
				s = shape.tiled(tiles)
				require.GreaterOrEqual(t, s.covered, rows)
				programs, each := s.split(H200)
				covered = programs * each * s.tile
				require.GreaterOrEqual(t, covered, rows)
				require.Less(t, (programs-1)*each*s.tile, rows)
			}
			body, reason := H200.Kernels()[call.Op](call)
			require.Empty(t, reason)
			last := fmt.Sprintf("dense<%d> : tensor<%dxi32>", rows, s.tile)
			require.Equal(t, covered > rows, strings.Contains(body, last), "%d rows of %d channels", rows, channels)
		}
	}
}

// requireBody compares a body with that in testdata.
func requireBody(t *testing.T, name, body string) {
	t.Helper()
	path := filepath.Join("testdata", name+".mlir")
	if os.Getenv("MATMAMBA_UPDATE") == "1" {
		require.NoError(t, os.WriteFile(path, []byte(readable(body)), 0o644))
	}
	want, err := os.ReadFile(path)
	require.NoError(t, err)
	require.Equal(t, string(want), readable(body))
}

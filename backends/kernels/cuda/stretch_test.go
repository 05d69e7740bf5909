package cuda

import (
	"fmt"
	"math/rand/v2"
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
	"github.com/matmamba/matmamba/backends/triton/interp"
	"github.com/matmamba/matmamba/internal/golden"
	"github.com/stretchr/testify/require"
)

// stretchShapes are of heads that a stretch of 64 has many of, a part of, and parts of several of; of groups; and of sizes that fill no tile.
var stretchShapes = []testShape{
	{2, 100, 8, 24, 1, 40, "bf16", map[string]string{"softplus": "1", "seg": "1"}},
	{1, 65, 16, 24, 2, 16, "bf16", map[string]string{"softplus": "1"}},
	{1, 64, 16, 8, 1, 32, "bf16", map[string]string{"softplus": "1"}},
	{2, 70, 8, 40, 1, 128, "bf16", map[string]string{"softplus": "1"}},
	{1, 130, 4, 48, 1, 16, "bf16", map[string]string{"softplus": "1"}},
}

func (s testShape) ssd(t *testing.T) ssdShape {
	t.Helper()
	forward, _ := s.calls()
	shape, reason := newSSDShape(forward)
	require.Empty(t, reason)
	return shape
}

// run is what a launch stores, of random operands that are the same for launches of equal operands. Documents are one after 50 tokens and another.
func (l launch) run(t *testing.T, s ssdShape, operands, results []kernels.Tensor) []numbers {
	t.Helper()
	random := rand.New(rand.NewPCG(3, 4))
	var in, out []numbers
	for _, operand := range operands {
		elem, size := triton.Elem(operand.DType), elements(operand)
		if elem != triton.I32 {
			in = append(in, randomNumbers(random, elem, size))
			continue
		}
		documents := newNumbers(elem, size)
		for i := range size {
			view[uint32](documents)[i] = uint32(i % s.length / 50)
		}
		in = append(in, documents)
	}
	for _, result := range results {
		out = append(out, newNumbers(triton.Elem(result.DType), elements(result)))
	}
	program, err := interp.Parse(l.kernel.Text())
	require.NoError(t, err)
	require.NoError(t, program.Run(interp.Launch{Grid: l.grid, Warps: l.warps}, buffers(in), buffers(out)))
	return out
}

func elements(t kernels.Tensor) int {
	n := 1
	for _, dim := range t.Dims {
		n *= dim
	}
	return n
}

// A scan of stretches of channels is a scan of whole heads, both ways.
func TestScanOfStretches(t *testing.T) {
	for _, shape := range stretchShapes {
		s := shape.ssd(t)
		require.True(t, s.stretches(64))
		x, b := s.inputTensors()[0], s.inputTensors()[3]
		perHead := float32s(s.batch, s.heads, s.padded())
		for _, reversed := range []bool{false, true} {
			t.Run(fmt.Sprintf("%v reversed %t", shape, reversed), func(t *testing.T) {
				scan := func(config scanConfig) []numbers {
					operands := []kernels.Tensor{x, b, perHead, perHead, s.finalTensor()}
					return s.scan(config, reversed, true, true).run(t, s, operands, []kernels.Tensor{s.statesTensor(), s.finalTensor()})
				}
				want := scan(scanConfig{stack: 1, states: s.paddedState(), warps: 4, stages: 2})
				got := scan(scanConfig{width: 64, states: 16, warps: 4, stages: 3})
				golden.RequireClose(t, "states", want[0].values(), got[0].values(), 1./256)
				golden.RequireClose(t, "end", want[1].values(), got[1].values(), 1e-6)
			})
		}
	}
}

// dB and dC of stretches of channels are those of whole heads.
func TestSharedGradientsOfStretches(t *testing.T) {
	for _, shape := range stretchShapes {
		s := shape.ssd(t)
		if !s.narrow() {
			continue
		}
		t.Run(fmt.Sprint(shape), func(t *testing.T) {
			gradients := func(config gradConfig) []numbers {
				config.narrow, config.diagonal, config.warps, config.heads, config.stages = true, true, 4, s.groupSize(), [3]int{2, 2, 2}
				l, names, resultNames := s.gradLaunch(config, sharedPart)
				var operands, results []kernels.Tensor
				for _, name := range names {
					operands = append(operands, s.gradOperand(config, name))
				}
				for _, name := range resultNames {
					results = append(results, s.gradTensor(config, name))
				}
				return l.run(t, s, operands, results)
			}
			want, got := gradients(gradConfig{stack: 1}), gradients(gradConfig{stack: 1, width: 64})
			golden.RequireClose(t, "dB", want[0].values(), got[0].values(), 1./128)
			golden.RequireClose(t, "dC", want[1].values(), got[1].values(), 1./128)
			for i, dot := range got[2].values() {
				if i%s.paddedDim() < s.headDim {
					require.InDelta(t, want[2].values()[i], dot, 1e-4, "stateDot")
				}
			}
		})
	}
}

// gradOperand is the type of an operand of bwd by its name.
func (s ssdShape) gradOperand(config gradConfig, name string) kernels.Tensor {
	switch name {
	case "x", "dy":
		return s.inputTensors()[0]
	case "b", "c":
		return s.inputTensors()[3]
	case "states", "dstates":
		return s.statesTensor()
	case "runs":
		return kernels.Tensor{DType: "i32", Dims: []int{s.batch, s.length}}
	case "dcb":
		return s.gradTensor(config, name)
	default:
		return float32s(s.batch, s.heads, s.padded())
	}
}

// Stretches are taken of channels that eights cut: by scan where there are more programs of whole heads than two for each multiprocessor, by the loop over
// dB and dC wherever its programs have whole stretches.
func TestStretchesAreTaken(t *testing.T) {
	for widths, shapes := range map[[2]int][]testShape{
		{64, 64}: {{16, 1024, 64, 24, 1, 128, "bf16", nil}, {16, 1024, 128, 24, 2, 128, "bf16", nil}},
		{0, 64}:  {{16, 1024, 32, 24, 1, 128, "bf16", nil}, {16, 1024, 8, 24, 1, 128, "bf16", nil}},
		{0, 0}: {
			{16, 1024, 64, 24, 1, 128, "f32", nil},
			{16, 1024, 64, 20, 1, 128, "bf16", nil},
			{16, 1024, 64, 32, 1, 128, "bf16", nil},
			{16, 1024, 64, 64, 1, 128, "bf16", nil},
			{16, 1024, 68, 24, 2, 128, "bf16", nil},
		},
	} {
		for _, shape := range shapes {
			c := H200.config(shape.ssd(t))
			require.Equal(t, []int{widths[0], widths[0], widths[1]}, []int{c.scan.width, c.rscan.width, c.grad.width}, shape)
		}
	}
}

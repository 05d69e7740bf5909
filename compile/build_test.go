package compile_test

import (
	"bytes"
	"context"
	"fmt"
	"testing"

	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/compile"
	operators "github.com/matmamba/matmamba/graph"
	"github.com/stretchr/testify/require"
)

// needsCompiler skips a test where nothing compiles for a kind of device.
func needsCompiler(t *testing.T, kind backends.Kind) {
	t.Helper()
	if _, err := backends.FindCompiler(kind); err != nil {
		t.Skip(err)
	}
}

func target(t *testing.T, text string) compile.Target {
	t.Helper()
	parsed, err := compile.ParseTarget(text)
	require.NoError(t, err)
	require.Equal(t, text, parsed.String())
	return parsed
}

// Programs are compiled for devices that are not here, and what they cost is known.
func TestCrossCompile(t *testing.T) {
	for _, text := range []string{"cuda:a100", "cuda:h200", "tpu:v5e:2x2", "tpu:v6e:1x1"} {
		t.Run(text, func(t *testing.T) {
			to := target(t, text)
			needsCompiler(t, to.Kind)
			built, compiler, err := compile.Build(t.Context(), to, []compile.Part{{Program: example()}}, compile.BuildOptions{})
			require.NoError(t, err)
			require.NotEmpty(t, compiler.Version)
			b := built[0]
			require.NotEmpty(t, b.Executable)
			require.NotEmpty(t, b.StableHLO)
			require.GreaterOrEqual(t, b.Memory.Arguments, int64(4*(32*48+48*16))) // TPUs pad
			require.Positive(t, b.Memory.Needs())
		})
	}
}

// A program that needs more memory than a chip has is a row without an executable, not an error.
func TestTooLarge(t *testing.T) {
	needsCompiler(t, backends.TPU)
	huge := compile.Program{Name: "huge", Inputs: []compile.Input{compile.In("x", dtypes.Float32, 1<<16, 1<<17)}, Build: func(_ *graph.Graph, in map[string]*graph.Node) []compile.Output {
		return []compile.Output{{Name: "y", Node: graph.MatMul(in["x"], graph.Transpose(in["x"], 0, 1))}}
	}}
	built, _, err := compile.Build(t.Context(), target(t, "tpu:v5e:1x1"), []compile.Part{{Program: huge}}, compile.BuildOptions{})
	require.NoError(t, err)
	require.Nil(t, built[0].Executable)
	require.NotEmpty(t, built[0].TooLarge)
	t.Log(built[0].TooLarge)
}

// Compiling stops with its context.
func TestBuildStops(t *testing.T) {
	backendtest.XLA(t)
	ctx, cancel := context.WithCancel(t.Context())
	cancel()
	_, _, err := compile.Build(ctx, target(t, "cpu"), []compile.Part{{Program: example()}}, compile.BuildOptions{})
	require.ErrorIs(t, err, context.Canceled)
}

// Programs have the kernels of the target's GPU, whatever this machine has: of a norm's gradient, two programs on each multiprocessor.
func TestKernelsAreTheTargets(t *testing.T) {
	backendtest.XLA(t)
	program := compile.Program{
		Name:   "norm",
		Inputs: []compile.Input{compile.In("x", dtypes.BFloat16, 9504, 256), compile.In("weight", dtypes.Float32, 256)},
		Build: func(_ *graph.Graph, in map[string]*graph.Node) []compile.Output {
			normed := operators.GatedRMSNorm(in["x"], in["x"], in["weight"], 1)
			loss := graph.ReduceAllSum(graph.ConvertDType(graph.Square(normed), dtypes.Float32))
			return []compile.Output{{Name: "gradient", Node: graph.Gradient(loss, in["weight"])[0]}}
		},
	}
	for text, programs := range map[string]int{"cuda:h200": 2 * 132, "cuda:a100": 2 * 108} {
		stableHLO, err := compile.StableHLO(target(t, text), program, false)
		require.NoError(t, err)
		require.True(t, bytes.Contains(stableHLO, fmt.Appendf(nil, "grid_x = %d : i32", programs)), text)
	}
}

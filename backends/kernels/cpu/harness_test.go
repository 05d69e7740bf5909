//go:build cgo && linux

package cpu_test

import (
	"fmt"
	"runtime"
	"strings"
	"sync"
	"testing"

	xla "github.com/gomlx/go-xla/pjrt"
	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/backendtest"
	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/kernels/cpu"
	"github.com/matmamba/matmamba/backends/pjrt"
	"github.com/stretchr/testify/require"
)

// client runs programs that are written by hand on the CPU's plugin.
var client = sync.OnceValues(func() (*xla.Client, error) {
	path, err := backends.FindPlugin(backends.CPU)
	if err != nil {
		return nil, err
	}
	const name = "/cpu/kernels"
	layer, err := pjrt.Register(name, path, pjrt.Options{})
	if err != nil {
		return nil, err
	}
	for _, handler := range cpu.Handlers() {
		if err := layer.RegisterHandlers(pjrt.Host, pjrt.Handler(handler)); err != nil {
			return nil, err
		}
	}
	plugin, err := xla.GetPlugin(name)
	if err != nil {
		return nil, err
	}
	return plugin.NewClient(nil)
})

// array is an operand or result in float32, or int32 where ints is set.
type array struct {
	floats []float32
	ints   []int32
	dims   []int
}

// variants are bounds of the lanes of a vector, 0 for the best that there is: AVX-512, AVX2 and what any processor has, where it has them.
// Elsewhere there is one: on arm64 NEON.
var variants = func() []int {
	if runtime.GOARCH == "amd64" {
		return []int{0, 8, 4}
	}
	return []int{0}
}()

// productVariants are those of products of a type: bfloat16 has one more, for 16 is AVX-512 without its instructions for it.
func productVariants(dtype string) []int {
	if runtime.GOARCH == "amd64" && dtype == "bf16" {
		return append(variants[:len(variants):len(variants)], 16)
	}
	return variants
}

// run runs the body of a kernel. Operands and results that the kernel has in bfloat16 are converted.
func run(t testing.TB, call kernels.Call, lanes int, inputs ...array) []array {
	t.Helper()
	results, err := prepare(t, call, lanes, inputs...)()
	require.NoError(t, err)
	return results
}

// prepare returns a function that runs a kernel once: between guarded pages and, where there is XLA, in a program, to the same bits.
func prepare(t testing.TB, call kernels.Call, lanes int, inputs ...array) func() ([]array, error) {
	t.Helper()
	if call.Used == nil {
		call.Used = make([]bool, len(call.Outputs))
		for i := range call.Used {
			call.Used[i] = true
		}
	}
	body, reason := cpu.Kernels(lanes)[call.Op](call)
	require.Empty(t, reason)
	guarded := func() ([]array, error) { return runGuarded(call, body, inputs) }
	if !backendtest.HasXLA() {
		return guarded
	}
	compiled := compile(t, call, body, inputs)
	return func() ([]array, error) {
		want, err := guarded()
		if err != nil {
			return nil, err
		}
		got, err := compiled()
		if err != nil {
			return nil, err
		}
		return got, sameBits(want, got)
	}
}

// compile returns a function that runs a program of the kernel.
func compile(t testing.TB, call kernels.Call, body string, inputs []array) func() ([]array, error) {
	t.Helper()
	backendtest.XLA(t)
	c, err := client()
	require.NoError(t, err)
	executable, err := c.Compile().WithStableHLO([]byte(module(call, body))).Done()
	require.NoError(t, err)
	t.Cleanup(func() { require.NoError(t, executable.Destroy()) })
	var buffers []*xla.Buffer
	for _, input := range inputs {
		var buffer *xla.Buffer
		if input.ints != nil {
			buffer, err = xla.ArrayToBuffer(c, input.ints, input.dims...)
		} else {
			buffer, err = xla.ArrayToBuffer(c, input.floats, input.dims...)
		}
		require.NoError(t, err)
		buffers = append(buffers, buffer)
	}
	return func() ([]array, error) {
		outputs, err := executable.Execute(buffers...).Done()
		if err != nil {
			return nil, err
		}
		var results []array
		for _, output := range outputs {
			floats, dims, err := xla.BufferToArray[float32](output)
			if err != nil {
				return nil, err
			}
			results = append(results, array{floats: floats, dims: dims})
			if err := output.Destroy(); err != nil {
				return nil, err
			}
		}
		return results, nil
	}
}

// module is a program that calls the kernel, converting what is in bfloat16.
func module(call kernels.Call, body string) string {
	wide := func(t kernels.Tensor) kernels.Tensor {
		if t.DType == "bf16" {
			t.DType = "f32"
		}
		return t
	}
	list := func(n int, item func(i int) string) string {
		items := make([]string, n)
		for i := range items {
			items[i] = item(i)
		}
		return strings.Join(items, ", ")
	}
	in, out := len(call.Inputs), len(call.Outputs)
	inTypes := list(in, func(i int) string { return call.Inputs[i].String() })
	outTypes := list(out, func(i int) string { return call.Outputs[i].String() })
	var text strings.Builder
	fmt.Fprintf(&text, "module @kernel {\n  func.func private @body(%s) -> (%s) {\n%s  }\n",
		list(in, func(i int) string { return fmt.Sprintf("%%arg%d: %s", i, call.Inputs[i]) }), outTypes, body)
	fmt.Fprintf(&text, "  func.func @main(%s) -> (%s) {\n",
		list(in, func(i int) string { return fmt.Sprintf("%%arg%d: %s", i, wide(call.Inputs[i])) }),
		list(out, func(i int) string { return wide(call.Outputs[i]).String() }))
	for i, input := range call.Inputs {
		fmt.Fprintf(&text, "    %%in%d = stablehlo.convert %%arg%d : (%s) -> %s\n", i, i, wide(input), input)
	}
	fmt.Fprintf(&text, "    %%out:%d = call @body(%s) : (%s) -> (%s)\n", out, list(in, func(i int) string { return fmt.Sprintf("%%in%d", i) }), inTypes, outTypes)
	for i, output := range call.Outputs {
		fmt.Fprintf(&text, "    %%wide%d = stablehlo.convert %%out#%d : (%s) -> %s\n", i, i, output, wide(output))
	}
	fmt.Fprintf(&text, "    return %s : %s\n  }\n}\n", list(out, func(i int) string { return fmt.Sprintf("%%wide%d", i) }),
		list(out, func(i int) string { return wide(call.Outputs[i]).String() }))
	return text.String()
}

package cuda

import (
	"strings"
	"testing"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/stretchr/testify/require"
)

// testShape is an SSD in tests.
type testShape struct {
	batch, length, heads, headDim, groups, state int
	dtype                                        string
	attributes                                   map[string]string
}

// calls are the composite and its gradient.
func (s testShape) calls() (forward, backward kernels.Call) {
	typed := func(dims ...int) kernels.Tensor { return kernels.Tensor{DType: s.dtype, Dims: dims} }
	x, shared := typed(s.batch, s.length, s.heads, s.headDim), typed(s.batch, s.length, s.groups, s.state)
	dt, perHead := float32s(s.batch, s.length, s.heads), float32s(s.heads)
	final := float32s(s.batch, s.heads, s.headDim, s.state)
	saved := typed(s.batch, divideUp(s.length, chunk), s.heads, s.headDim, s.state)
	inputs := []kernels.Tensor{x, dt, perHead, shared, shared, perHead, perHead}
	grads := inputs
	if s.attributes["init"] == "1" {
		inputs = append(inputs, final)
		grads = inputs
	}
	if s.attributes["seg"] == "1" {
		inputs = append(inputs, kernels.Tensor{DType: "i32", Dims: []int{s.batch, s.length}})
	}
	forward = kernels.Call{Op: "ssd", Attributes: s.attributes, Inputs: inputs, Outputs: []kernels.Tensor{x, final, saved}, Used: []bool{true, true, false}}
	all := append(append([]kernels.Tensor{}, inputs...), saved, x, final)
	return forward, kernels.Call{Op: "ssd_grad", Attributes: s.attributes, Inputs: all, Outputs: grads}
}

var testShapes = map[string]testShape{
	"wide":  {8, 2048, 24, 64, 1, 128, "bf16", map[string]string{"softplus": "1"}},
	"small": {16, 1024, 64, 24, 1, 128, "bf16", map[string]string{"softplus": "1"}},
	"all": {2, 300, 6, 12, 2, 40, "f32", map[string]string{
		"softplus": "0", "init": "1", "seg": "1", "dtmax": "3e99999a", "chunk": "32",
	}},
}

// readable is a body with the line breaks and quotes of its kernels.
func readable(body string) string {
	return strings.NewReplacer(`\0A`, "\n", `\22`, `"`).Replace(body)
}

// The bodies are what they were when they were measured and checked on a GPU. MATMAMBA_UPDATE=1 takes new ones.
func TestBodies(t *testing.T) {
	for name, shape := range testShapes {
		t.Run(name, func(t *testing.T) {
			forward, backward := shape.calls()
			table := H200.Kernels()
			for _, call := range []kernels.Call{forward, backward} {
				body, reason := table[call.Op](call)
				require.Empty(t, reason)
				requireBody(t, name+"_"+call.Op, body)
			}
		})
	}
}

// A composite and its gradient have kernels for the same shapes, and the reason says what is wrong with the others.
func TestShapesWithoutKernels(t *testing.T) {
	for reason, shape := range map[string]testShape{
		"":                          {1, 1, 1, 4, 1, 16, "f32", nil},
		"headdim 3":                 {1, 64, 1, 3, 1, 16, "f32", nil},
		"headdim 129":               {1, 64, 1, 129, 1, 16, "f32", nil},
		"d_state 8":                 {1, 64, 1, 16, 1, 8, "bf16", nil},
		"d_state 257":               {1, 64, 1, 16, 1, 257, "bf16", nil},
		"x is f16":                  {1, 64, 1, 16, 1, 16, "f16", nil},
		"no multiple of ngroups":    {1, 64, 3, 16, 2, 16, "bf16", nil},
		"it is empty":               {0, 64, 1, 16, 1, 16, "bf16", nil},
		"batch 65536":               {65536, 64, 1, 16, 1, 16, "bf16", nil},
		"too large for 32-bit":      {1, 1 << 20, 64, 64, 1, 128, "bf16", nil},
		"too large for the device":  {1, 64, 1, 128, 1, 256, "f32", nil},
		"attribute dtmax":           {1, 64, 1, 16, 1, 16, "bf16", map[string]string{"dtmax": "a.5"}},
		`attribute seg is "x", wan`: {1, 64, 1, 16, 1, 16, "bf16", map[string]string{"seg": "x"}},
	} {
		forward, backward := shape.calls()
		for _, call := range []kernels.Call{forward, backward} {
			body, got := H200.Kernels()[call.Op](call)
			require.Contains(t, got, reason)
			require.Equal(t, reason == "", body != "", got)
		}
	}
	forward, _ := testShapes["wide"].calls()
	forward.Inputs = forward.Inputs[:6]
	_, reason := H200.Kernels()["ssd"](forward)
	require.Equal(t, "6 inputs, want 7", reason)
	forward, _ = testShapes["wide"].calls()
	forward.Inputs[2] = float32s(23)
	_, reason = H200.Kernels()["ssd"](forward)
	require.Equal(t, "input 2 is tensor<23xf32>, want tensor<24xf32>", reason)
}

// Whatever the shape, a configuration divides it: stacks and programs share out a group's heads, blocks of d_state the state.
func TestConfigurations(t *testing.T) {
	for _, dtype := range []string{"bf16", "f32"} {
		for _, headDim := range []int{4, 16, 24, 64, 100, 128} {
			for _, state := range []int{16, 40, 128, 256} {
				for _, heads := range []int{1, 2, 3, 6, 24, 64} {
					shape := testShape{2, 640, 2 * heads, headDim, 2, state, dtype, nil}
					call, _ := shape.calls()
					s, reason := newSSDShape(call)
					require.Empty(t, reason)
					c := H200.config(s)
					for _, scan := range []scanConfig{c.scan, c.rscan} {
						require.Zero(t, heads%scan.stack)
						if scan.width > 0 {
							require.Zero(t, heads*headDim%scan.width)
						}
						require.Zero(t, s.paddedState()%scan.states)
					}
					require.Zero(t, heads%c.output.heads)
					if c.output.width > 0 {
						require.Zero(t, c.output.heads*headDim%c.output.width)
					}
					require.Zero(t, heads%c.grad.heads)
					require.Zero(t, c.grad.heads%c.grad.stack)
					if c.grad.width > 0 {
						require.Zero(t, c.grad.heads*headDim%c.grad.width)
					}
				}
			}
		}
	}
}

package example

import (
	"fmt"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/kernels/cuda"
	"github.com/matmamba/matmamba/backends/triton"
)

// target is the name by which a CPU's programs call the handler: x to x^3, or x and dy to 3 x^2 dy.
const target = "matmamba_example_cube_1"

// CPU are the kernels for CPUs. Their programs need the [Handlers].
func CPU() map[string]kernels.Kernel {
	return map[string]kernels.Kernel{"cube": onCPU, "cube_grad": onCPU}
}

// CUDA are the kernels for NVIDIA GPUs.
func CUDA() map[string]kernels.Kernel {
	return map[string]kernels.Kernel{"cube": onCUDA, "cube_grad": onCUDA}
}

// refused says what is no float32 vector.
func refused(call kernels.Call) (reason string) {
	for _, input := range call.Inputs {
		if input.DType != "f32" || len(input.Dims) != 1 {
			return fmt.Sprintf("%s, the kernel takes float32 vectors", input)
		}
	}
	return ""
}

func onCPU(call kernels.Call) (body, reason string) {
	if reason := refused(call); reason != "" {
		return "", reason
	}
	operands := "%arg0"
	if call.Op == "cube_grad" {
		operands = "%arg0, %arg1"
	}
	types := call.Inputs[0].String()
	for range call.Inputs[1:] {
		types += ", " + call.Inputs[0].String()
	}
	result := call.Outputs[0]
	return fmt.Sprintf("    %%0 = stablehlo.custom_call @%s(%s) {api_version = 4 : i32, backend_config = {}} : (%s) -> %s\n    return %%0 : %s\n",
		target, operands, types, result, result), ""
}

func onCUDA(call kernels.Call) (body, reason string) {
	if reason := refused(call); reason != "" {
		return "", reason
	}
	const block = 256
	n := call.Inputs[0].Dims[0]
	f := triton.New(call.Op)
	x, dy := f.Pointer("x", triton.F32), triton.Value{}
	if call.Op == "cube_grad" {
		dy = f.Pointer("dy", triton.F32)
	}
	out := f.Pointer("out", triton.F32)
	at := f.ProgramID(0).Mul(block).Add(f.Range(block))
	inside := at.Less(n)
	value := x.At(at).Load(inside)
	square := value.Mul(value)
	if dy.Valid() {
		out.At(at).Store(square.Mul(3.).Mul(dy.At(at).Load(inside)), inside)
	} else {
		out.At(at).Store(square.Mul(value), inside)
	}
	return cuda.OneLaunch(call, f, [3]int{(n + block - 1) / block, 1, 1}, 4), ""
}

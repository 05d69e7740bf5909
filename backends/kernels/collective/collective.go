package collective

import (
	"fmt"
	"strconv"
	"strings"

	"github.com/matmamba/matmamba/backends/kernels"
)

// Kernels are the collective operations, by the names that package graph has for them.
func Kernels() map[string]kernels.Kernel {
	return map[string]kernels.Kernel{"all_gather": allGather, "reduce_scatter": reduceScatter}
}

// allGather joins the parts that the devices hold along an axis, in the type of the result (StableHLO specification, all_gather).
func allGather(call kernels.Call) (body, reason string) {
	axis, devices, reason := exchange(call)
	if reason != "" {
		return "", reason
	}
	in, out := call.Inputs[0], call.Outputs[0]
	part := kernels.Tensor{DType: out.DType, Dims: in.Dims}
	return fmt.Sprintf(`    %%part = stablehlo.convert %%arg0 : (%[1]s) -> %[2]s
    %%0 = "stablehlo.all_gather"(%%part) {all_gather_dim = %[3]d : i64, replica_groups = %[4]s} : (%[2]s) -> %[5]s
    return %%0 : %[5]s
`, in, part, axis, groups(devices), out), ""
}

// reduceScatter sums over the devices and leaves each its part of the sum along an axis (StableHLO specification,
// reduce_scatter).
func reduceScatter(call kernels.Call) (body, reason string) {
	axis, devices, reason := exchange(call)
	if reason != "" {
		return "", reason
	}
	in, out := call.Inputs[0], call.Outputs[0]
	scalar := kernels.Tensor{DType: in.DType}
	return fmt.Sprintf(`    %%0 = "stablehlo.reduce_scatter"(%%arg0) ({
    ^bb0(%%a: %[1]s, %%b: %[1]s):
      %%sum = stablehlo.add %%a, %%b : %[1]s
      stablehlo.return %%sum : %[1]s
    }) {scatter_dimension = %[2]d : i64, replica_groups = %[3]s} : (%[4]s) -> %[5]s
    return %%0 : %[5]s
`, scalar, axis, groups(devices), in, out), ""
}

// exchange reads what both have in common: a tensor, and along which axis how many devices hold parts of it.
func exchange(call kernels.Call) (axis, devices int, reason string) {
	axis, err := call.Int("axis")
	if err != nil {
		return 0, 0, err.Error()
	}
	devices, err = call.Int("devices")
	if err != nil {
		return 0, 0, err.Error()
	}
	if len(call.Inputs) != 1 || len(call.Outputs) != 1 || devices < 1 || axis < 0 || axis >= len(call.Inputs[0].Dims) {
		return 0, 0, fmt.Sprintf("axis %d of %v over %d devices", axis, call.Inputs, devices)
	}
	return axis, devices, ""
}

// groups is one group of all devices.
func groups(devices int) string {
	numbers := make([]string, devices)
	for i := range numbers {
		numbers[i] = strconv.Itoa(i)
	}
	return fmt.Sprintf("dense<[[%s]]> : tensor<1x%dxi64>", strings.Join(numbers, ", "), devices)
}

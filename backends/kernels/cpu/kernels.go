package cpu

import (
	"fmt"
	"math"
	"strings"

	"github.com/matmamba/matmamba/backends/kernels"
)

// Names of the handlers. A cached executable holds the name and the operands, not the code: the number changes when what a handler
// takes or returns does.
const (
	ssdTarget      = "matmamba_cpu_ssd_4"
	ssdGradTarget  = "matmamba_cpu_ssd_grad_3"
	convTarget     = "matmamba_cpu_conv_silu_1"
	convGradTarget = "matmamba_cpu_conv_silu_grad_1"
	normTarget     = "matmamba_cpu_gated_rmsnorm_1"
	normGradTarget = "matmamba_cpu_gated_rmsnorm_grad_1"

	residualTarget     = "matmamba_cpu_residual_rmsnorm_1"
	residualGradTarget = "matmamba_cpu_residual_rmsnorm_grad_1"
	firstNormTarget    = "matmamba_cpu_rmsnorm_1"

	crossEntropyTarget = "matmamba_cpu_cross_entropy_1"
	adamWTarget        = "matmamba_cpu_adamw_1"

	nestedGateTarget      = "matmamba_cpu_nested_gate_1"
	nestedGateGradTarget  = "matmamba_cpu_nested_gate_grad_1"
	nestedScaleTarget     = "matmamba_cpu_nested_scale_1"
	nestedScaleGradTarget = "matmamba_cpu_nested_scale_grad_1"

	matmulTarget        = "matmamba_cpu_matmul_2"
	projectionsTarget   = "matmamba_cpu_projections_1"
	linearSmallTarget   = "matmamba_cpu_linear_small_1"
	recurrentStepTarget = "matmamba_cpu_recurrent_step_2"
)

// Kernels are the kernels by the composite's name. Lanes bounds the float32 elements of a vector: 4 takes the code that runs on any
// processor, 16 AVX-512 without its instructions for bfloat16, 0 the best for the one that runs it.
func Kernels(lanes int) map[string]kernels.Kernel {
	table := map[string]kernels.Kernel{
		"ssd":                ssd,
		"ssd_grad":           ssdGrad,
		"conv_silu":          conv(convTarget),
		"conv_silu_grad":     conv(convGradTarget),
		"gated_rmsnorm":      norm(normTarget),
		"gated_rmsnorm_grad": norm(normGradTarget),

		"residual_rmsnorm":      residualNorm,
		"residual_rmsnorm_grad": residualNormGrad,
		"rmsnorm":               norm(firstNormTarget),

		"cross_entropy_chunk": crossEntropy,
		"adamw":               adamw,

		"nested_gate":       nested(nestedGateTarget, outputsBut(1)),
		"nested_gate_grad":  nested(nestedGateGradTarget, func(call kernels.Call) int { return len(call.Inputs) - 5 }),
		"nested_scale":      nested(nestedScaleTarget, outputsBut(0)),
		"nested_scale_grad": nested(nestedScaleGradTarget, outputsBut(2)),

		"matmul":         matmul,
		"projections":    projections,
		"linear_small":   linearSmall,
		"recurrent_step": recurrentStep,
	}
	if lanes > 0 {
		for op, kernel := range table {
			table[op] = bounded(kernel, lanes)
		}
	}
	return table
}

// attributesBegin is where the attributes of a handler's call begin.
const attributesBegin = "backend_config = {"

// bounded is a kernel that is told how many lanes a vector may have.
func bounded(kernel kernels.Kernel, lanes int) kernels.Kernel {
	return func(call kernels.Call) (body, reason string) {
		body, reason = kernel(call)
		return strings.Replace(body, attributesBegin, fmt.Sprintf("%slanes = %d : i64, ", attributesBegin, lanes), 1), reason
	}
}

// ssd calls the handler; the final states are made, and states saved for a gradient, where somebody wants them.
func ssd(call kernels.Call) (body, reason string) {
	attributes, reason := ssdAttributes(call)
	if reason != "" {
		return "", reason
	}
	made, places := []kernels.Tensor{call.Outputs[0]}, map[int]int{0: 0}
	for i := 1; i <= 2; i++ {
		wanted, name := int64(0), [...]string{1: "final", 2: "save"}[i]
		if i < len(call.Outputs) && call.Uses(i) {
			wanted, places[i] = 1, len(made)
			made = append(made, call.Outputs[i])
		}
		attributes = append(attributes, attribute{name, wanted})
	}
	var text strings.Builder
	text.WriteString(handed(ssdTarget, call.Operands(), attributes, made))
	for i, output := range call.Outputs {
		if _, ok := places[i]; !ok {
			text.WriteString(unused(i, output))
		}
	}
	text.WriteString(returned(call, func(i int) string {
		if place, ok := places[i]; ok {
			return fmt.Sprintf("%%0#%d", place)
		}
		return fmt.Sprintf("%%unused%d", i)
	}))
	return text.String(), ""
}

func ssdGrad(call kernels.Call) (body, reason string) {
	attributes, reason := ssdAttributes(call)
	if reason != "" {
		return "", reason
	}
	return customCall(ssdGradTarget, call, attributes, len(call.Outputs)), ""
}

// ssdAttributes are the attributes of either handler.
func ssdAttributes(call kernels.Call) ([]attribute, string) {
	bf16, reason := isBFloat16(call)
	if reason != "" {
		return nil, reason
	}
	attributes := []attribute{{"bf16", bf16}}
	for _, name := range []string{"softplus", "init", "seg"} {
		value, err := call.Int(name)
		if err != nil {
			return nil, err.Error()
		}
		attributes = append(attributes, attribute{name, int64(value)})
	}
	if call.Attributes["joined"] == "1" {
		attributes = append(attributes, attribute{"joined", 1})
	}
	for _, name := range []string{"dtmin", "dtmax"} {
		if _, ok := call.Attributes[name]; !ok {
			continue
		}
		bits, reason := floatBits(call, name)
		if reason != "" {
			return nil, reason
		}
		attributes = append(attributes, bits)
	}
	return attributes, ""
}

// maxTaps is what the kernels of the convolution are made for.
const maxTaps = 4

func conv(target string) kernels.Kernel {
	return func(call kernels.Call) (body, reason string) {
		bf16, reason := isBFloat16(call)
		if reason != "" {
			return "", reason
		}
		if taps := call.Inputs[1].Dims[1]; taps < 2 || taps > maxTaps {
			return "", fmt.Sprintf("%d taps, there are kernels for 2 to %d", taps, maxTaps)
		}
		segments, err := call.Int("seg")
		if err != nil {
			return "", err.Error()
		}
		return customCall(target, call, []attribute{{"bf16", bf16}, {"seg", int64(segments)}}, len(call.Outputs)), ""
	}
}

// floatBits is an attribute that is written as the bits of a float32.
func floatBits(call kernels.Call, name string) (bits attribute, reason string) {
	value, err := call.Float(name)
	if err != nil {
		return attribute{}, err.Error()
	}
	return attribute{name, int64(math.Float32bits(float32(value)))}, ""
}

// isBFloat16 is 1 where the first operand is of bfloat16, 0 where it is of float32.
func isBFloat16(call kernels.Call) (bf16 int64, reason string) { return bfloat16(call.Inputs[0]) }

func bfloat16(operand kernels.Tensor) (bf16 int64, reason string) {
	switch operand.DType {
	case "f32":
		return 0, ""
	case "bf16":
		return 1, ""
	default:
		return 0, "no kernel for " + operand.DType
	}
}

// attribute is a number that a handler gets.
type attribute struct {
	name  string
	value int64
}

// customCall is a body that hands all operands to a handler and returns its results, and zeros for those behind the first so many.
func customCall(target string, call kernels.Call, attributes []attribute, results int) string {
	return customCallOf(target, call.Operands(), call, attributes, results)
}

// customCallOf is [customCall] with operands in the place of the body's own.
func customCallOf(target string, operands []kernels.Operand, call kernels.Call, attributes []attribute, results int) string {
	var text strings.Builder
	text.WriteString(handed(target, operands, attributes, call.Outputs[:results]))
	for i := results; i < len(call.Outputs); i++ {
		text.WriteString(unused(i, call.Outputs[i]))
	}
	text.WriteString(returned(call, func(i int) string {
		if i < results {
			return fmt.Sprintf("%%0#%d", i)
		}
		return fmt.Sprintf("%%unused%d", i)
	}))
	return text.String()
}

// unused is a statement that makes a result which nobody takes.
func unused(i int, output kernels.Tensor) string {
	return fmt.Sprintf("    %%unused%d = stablehlo.constant dense<0.0> : %s\n", i, output)
}

// handed is the statement that hands operands to a handler; its results are %0#0, %0#1, ...
func handed(target string, operands []kernels.Operand, attributes []attribute, results []kernels.Tensor) string {
	var text strings.Builder
	fmt.Fprintf(&text, "    %%0:%d = stablehlo.custom_call @%s(", len(results), target)
	text.WriteString(join(len(operands), func(i int) string { return operands[i].Name }))
	text.WriteString(") {api_version = 4 : i32, " + attributesBegin)
	text.WriteString(join(len(attributes), func(i int) string { return fmt.Sprintf("%s = %d : i64", attributes[i].name, attributes[i].value) }))
	text.WriteString("}} : (" + join(len(operands), func(i int) string { return operands[i].String() }))
	text.WriteString(") -> (" + join(len(results), func(i int) string { return results[i].String() }) + ")\n")
	return text.String()
}

// returned is the statement that returns all outputs, whose values are named by name.
func returned(call kernels.Call, name func(i int) string) string {
	return "    return " + join(len(call.Outputs), name) +
		" : " + join(len(call.Outputs), func(i int) string { return call.Outputs[i].String() }) + "\n"
}

// alias is a result that takes the memory of an operand.
type alias struct{ operand, result int }

// inPlace is a custom call some of whose results take the memory of operands.
func inPlace(body string, aliases ...alias) string {
	list := join(len(aliases), func(i int) string {
		return fmt.Sprintf("#stablehlo.output_operand_alias<output_tuple_indices = [%d], operand_index = %d, operand_tuple_indices = []>",
			aliases[i].result, aliases[i].operand)
	})
	return strings.Replace(body, "{api_version", "{output_operand_aliases = ["+list+"], api_version", 1)
}

// join is n texts with commas between.
func join(n int, text func(i int) string) string {
	parts := make([]string, n)
	for i := range parts {
		parts[i] = text(i)
	}
	return strings.Join(parts, ", ")
}

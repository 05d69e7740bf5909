package cuda

import (
	"fmt"
	"strings"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// program is the body of a composite that is being written, in StableHLO.
type program struct {
	text strings.Builder
	n    int // values so far
}

// tensor is a value of a program.
type tensor = kernels.Operand

func (p *program) line(format string, args ...any) {
	fmt.Fprintf(&p.text, "    "+format+"\n", args...)
}

func (p *program) name() string {
	p.n++
	return fmt.Sprintf("%%k%d", p.n-1)
}

// launch is a kernel and how it is started.
type launch struct {
	kernel *triton.Func
	grid   [3]int
	warps  int
	stages int // for loops that do not say
}

// call launches a kernel. Its parameters are the operands, then the results.
func (p *program) call(l launch, operands []tensor, results ...kernels.Tensor) []tensor {
	return p.custom(l, "", operands, results)
}

// OneLaunch is the body of a composite that one kernel computes. The kernel's parameters are the call's inputs, then its outputs.
func OneLaunch(call kernels.Call, kernel *triton.Func, grid [3]int, warps int) string {
	p := &program{}
	return p.done(p.call(launch{kernel, grid, warps, 1}, call.Operands(), call.Outputs...)...)
}

// callInPlace is call with a result in the memory of an operand.
func (p *program) callInPlace(l launch, result, operand int, operands []tensor, results ...kernels.Tensor) []tensor {
	return p.callInPlaces(l, []inPlace{{result, operand}}, operands, results...)
}

// inPlace says that a result is in the memory of an operand.
type inPlace struct{ result, operand int }

// callInPlaces is call with some results in the memory of operands.
func (p *program) callInPlaces(l launch, places []inPlace, operands []tensor, results ...kernels.Tensor) []tensor {
	if len(places) == 0 {
		return p.call(l, operands, results...)
	}
	var aliases []string
	for _, place := range places {
		index := fmt.Sprint(place.result)
		if len(results) == 1 {
			index = "" // it is no tuple
		}
		aliases = append(aliases, fmt.Sprintf("#stablehlo.output_operand_alias<output_tuple_indices = [%s], operand_index = %d, operand_tuple_indices = []>", index, place.operand))
	}
	return p.custom(l, "output_operand_aliases = ["+strings.Join(aliases, ", ")+"], ", operands, results)
}

// custom writes a custom call with more attributes.
func (p *program) custom(l launch, attributes string, operands []tensor, results []kernels.Tensor) []tensor {
	var names, types, layouts, resultTypes, resultLayouts []string
	for _, operand := range operands {
		names = append(names, operand.Name)
		types = append(types, operand.String())
		layouts = append(layouts, rowMajor(operand.Tensor))
	}
	value := p.name()
	made := make([]tensor, len(results))
	for i, result := range results {
		resultTypes = append(resultTypes, result.String())
		resultLayouts = append(resultLayouts, rowMajor(result))
		made[i] = tensor{Name: fmt.Sprintf("%s#%d", value, i), Tensor: result}
	}
	config := fmt.Sprintf("debug = false, grid_x = %d : i32, grid_y = %d : i32, grid_z = %d : i32, ir = %s, name = %q, num_stages = %d : i32, num_warps = %d : i32",
		l.grid[0], l.grid[1], l.grid[2], quoted(l.kernel.Text()), l.kernel.Name, l.stages, l.warps)
	p.line("%s:%d = stablehlo.custom_call @__gpu$xla.gpu.triton(%s) {backend_config = \"\", mhlo.backend_config = {%s}, %soperand_layouts = [%s], result_layouts = [%s]} : (%s) -> (%s)",
		value, len(results), strings.Join(names, ", "), config, attributes, strings.Join(layouts, ", "), strings.Join(resultLayouts, ", "),
		strings.Join(types, ", "), strings.Join(resultTypes, ", "))
	return made
}

// quoted is a text as an MLIR string.
func quoted(text string) string {
	return `"` + strings.NewReplacer(`\`, `\5C`, `"`, `\22`, "\n", `\0A`).Replace(text) + `"`
}

func rowMajor(t kernels.Tensor) string {
	axes := make([]string, len(t.Dims))
	for i := range axes {
		axes[i] = fmt.Sprint(len(axes) - 1 - i)
	}
	return fmt.Sprintf("dense<[%s]> : tensor<%dxindex>", strings.Join(axes, ", "), len(axes))
}

// sumFirst sums along the first axis and converts to an element type.
func (p *program) sumFirst(t tensor, dtype string) tensor {
	zero := p.name()
	p.line("%s = stablehlo.constant dense<0.0> : tensor<%s>", zero, t.DType)
	sum := tensor{Name: p.name(), Tensor: kernels.Tensor{DType: t.DType, Dims: t.Dims[1:]}}
	p.line("%s = stablehlo.reduce(%s init: %s) applies stablehlo.add across dimensions = [0] : (%s, tensor<%s>) -> %s",
		sum.Name, t.Name, zero, t, t.DType, sum)
	if dtype == t.DType {
		return sum
	}
	converted := tensor{Name: p.name(), Tensor: kernels.Tensor{DType: dtype, Dims: sum.Dims}}
	p.line("%s = stablehlo.convert %s : (%s) -> %s", converted.Name, sum.Name, sum, converted)
	return converted
}

// done ends the body: it returns the outputs.
func (p *program) done(outputs ...tensor) string {
	var names, types []string
	for _, output := range outputs {
		names = append(names, output.Name)
		types = append(types, output.String())
	}
	p.line("return %s : %s", strings.Join(names, ", "), strings.Join(types, ", "))
	return p.text.String()
}

// newKernel starts a kernel on elements of a type: fast arithmetic is as exact as bfloat16 asks for.
func newKernel(name string, elem triton.Elem) *triton.Func {
	f := triton.New(name)
	f.Fast = elem == triton.BF16
	return f
}

package cuda

import (
	"fmt"
	"strings"

	"github.com/matmamba/matmamba/backends/kernels"
)

// CompiledModules are programs of an SSD and of its gradient: with everything that one can have and, if asked for, of the shapes for which
// configurations were measured; and of decoding's block and head for each way of taking rows.
func CompiledModules(measured bool) map[string]string {
	shapes := map[string]testShape{
		"float32": {16, 512, 64, 8, 1, 64, "f32", map[string]string{"softplus": "1"}},
		"all":     {2, 300, 6, 24, 2, 40, "bf16", map[string]string{"softplus": "1", "init": "1", "seg": "1", "dtmax": "3e99999a"}},
	}
	if measured {
		shapes["wide"], shapes["small"] = testShapes["wide"], testShapes["small"]
		// In float32 tiles are twice as large: many narrow heads are stacked as high as they go.
		shapes["narrow float32"] = testShape{8, 512, 64, 16, 1, 128, "f32", map[string]string{"softplus": "1"}}
		shapes["130m float32"] = testShape{16, 1024, 64, 24, 1, 128, "f32", map[string]string{"softplus": "1"}}
	}
	modules := map[string]string{}
	for name, shape := range shapes {
		forward, backward := shape.calls()
		modules[name+" ssd"], modules[name+" ssd_grad"] = module(forward), module(backward)
	}
	if measured {
		// The largest states: loops over heads have one round in flight, or stacks of one head, to fit into shared memory.
		for name, shape := range map[string]testShape{
			"largest":         {2, 256, 8, 128, 1, 256, "bf16", map[string]string{"softplus": "1"}},
			"largest float32": {2, 256, 8, 16, 1, 256, "f32", map[string]string{"softplus": "1"}},
		} {
			_, backward := shape.calls()
			modules[name+" ssd_grad"] = module(backward)
		}
	}
	for name, call := range trainCalls() {
		if measured || !strings.Contains(name, "measured") {
			modules[name+" "+call.Op] = module(call)
		}
	}
	decode := map[string]int{"bf16": 2, "f32": 16}
	if measured {
		decode = map[string]int{"bf16": 16, "f32": 2, "bf16 wide": 64, "f32 wide": 64}
	}
	for name, batch := range decode {
		elem, _, _ := strings.Cut(name, " ")
		modules[name+" block"], modules[name+" head"] = module(blocksCall(elem, batch, 768, 24, 128, 64, 64)), module(headCall(elem, batch, 768, 50277))
	}
	modules["narrow states block"] = module(keeping("bf16", blocksCall("bf16", 64, 768, 24, 128, 64)))
	for _, kept := range []string{"bf16", "f32"} {
		block := inRun(4, keeping(kept, blocksCall("bf16", 64, 768, 24, 128, 64)))
		modules["block in a run, states "+kept], modules["model in a run, states "+kept] = module(block), module(modelCall(block, 256, 50277))
	}
	modules["recurrent_step"] = module(stepCall(256, 64, 24, 128, 4))
	return modules
}

// module is a program of one composite, by its kernels.
func module(call kernels.Call) string {
	body, reason := H200.Kernels()[call.Op](call)
	if reason != "" {
		panic(reason)
	}
	var parameters, results []string
	for _, input := range call.Operands() {
		parameters = append(parameters, fmt.Sprintf("%s: %s", input.Name, input))
	}
	for _, output := range call.Outputs {
		results = append(results, output.String())
	}
	return fmt.Sprintf("module @m {\n  func.func public @main(%s) -> (%s) {\n%s  }\n}\n", strings.Join(parameters, ", "), strings.Join(results, ", "), body)
}

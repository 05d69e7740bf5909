package cuda

import (
	"fmt"
	"strings"

	"github.com/matmamba/matmamba/backends/kernels"
)

// CompiledModules are programs of an SSD and of its gradient: with everything that one can have and, if asked for, of the shapes for which
// configurations were measured.
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
		for _, call := range []kernels.Call{forward, backward} {
			body, reason := H200.Kernels()[call.Op](call)
			if reason != "" {
				panic(reason)
			}
			var parameters, results []string
			for _, input := range arguments(call) {
				parameters = append(parameters, fmt.Sprintf("%s: %s", input.name, input))
			}
			for _, output := range call.Outputs {
				results = append(results, output.String())
			}
			modules[name+" "+call.Op] = fmt.Sprintf("module @m {\n  func.func public @main(%s) -> (%s) {\n%s  }\n}\n",
				strings.Join(parameters, ", "), strings.Join(results, ", "), body)
		}
	}
	return modules
}

package train

import (
	"strings"

	"github.com/gomlx/compute/dtypes"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
)

// Traffic is what each device of a mesh receives in a program, in bytes.
type Traffic struct{ Gathered, Scattered int64 }

// ZeRO predicts the traffic of a granularity's gradient program by stage 3 of ZeRO (Rajbhandari et al. 2020): the weights that
// devices share are gathered as often as they are used, by the forward and again by the backward pass, and their gradients
// scattered once, as far as the granularity uses them. In a ring a device receives all but its own part. The sums of
// gradients that each device has all of are left out.
func ZeRO(objective Objective, mesh compile.Mesh, granularity int) Traffic {
	var total Traffic
	for _, param := range objective.Params {
		if _, split := param.splitAxis(mesh); split {
			used := objective.Use(param, granularity)
			total.Gathered += int64(used.Elements * used.Bytes * used.Gathers)
			total.Scattered += int64(used.Elements * gradientBytes)
		}
	}
	others := func(bytes int64) int64 { return bytes / int64(mesh.Devices()) * int64(mesh.Devices()-1) }
	return Traffic{others(total.Gathered), others(total.Scattered)}
}

// gradientBytes is the size of an element of a gradient: they are summed in float32.
const gradientBytes = 4

// Use is how a granularity's gradient program uses a weight that devices share.
type Use struct {
	Elements int // that it uses
	Bytes    int // of an element where it is used
	Gathers  int // how often it is put together
}

// languageUse is how a language model uses a weight at a mix, the same heads in each layer. A loop over the layers puts a mixer's
// weights together at the width, once in each direction; without loops they are whole from the forward pass on.
func languageUse(model lm.Model, param Param, mix nested.Mix) Use {
	use := Use{Elements: 1, Gathers: 1}
	for _, dim := range param.Shape {
		use.Elements *= dim
	}
	plan, dtype, ok := mixerPlan(model, param)
	use.Bytes = dtype.Size()
	if !ok {
		return use
	}
	if model.Loop > 0 {
		use.Elements = plan.Size(model.Dims(), mix[0]) * max(1, len(param.Parts))
	}
	if model.Loop > 0 && len(mix) >= model.Loop {
		use.Gathers = 2
	}
	return use
}

// mixerPlan is the plan of a mixer's weight or of a stack of them, if the parameter is one, and the type in which the model takes the parameter.
func mixerPlan(model lm.Model, param Param) (plan nested.Weight, dtype dtypes.DType, ok bool) {
	_, local, _ := strings.Cut(param.Name, ".mixer.")
	plan, ok = nested.MixerWeight(local)
	if len(plan.Axes) == 2 && model.ComputeType != dtypes.InvalidDType {
		return plan, model.ComputeType, ok
	}
	return plan, dtypes.Float32, ok
}

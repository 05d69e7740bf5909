package train

import (
	"fmt"

	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/layers"
)

// DataAxis is the axis of a mesh over which batches, and with them weights, gradients and moments, are split.
const DataAxis = "data"

// minSplit is the size of the smallest weight that is split: exchanging a smaller one takes a device longer than keeping it. Of
// stacked weights it is that of one, for they are exchanged one by one.
const minSplit = 1 << 12

// batchSharding splits a batch by sequences.
var batchSharding = compile.Sharding{DataAxis}

// checkMesh says why a step can't be spread over a mesh.
func (r Recipe) checkMesh() error {
	for _, axis := range r.Mesh {
		if axis.Name != DataAxis && axis.Size > 1 {
			return fmt.Errorf("mesh is %s: training is spread over the axis %s alone", r.Mesh, DataAxis)
		}
	}
	if devices := r.Mesh.Devices(); r.Batch%devices != 0 {
		return fmt.Errorf("batch is %d, which %d devices can't share evenly", r.Batch, devices)
	}
	return nil
}

// splitAxis is the axis along which the devices of a mesh share a weight: its largest that they can share evenly, of those that
// may be split. It is false for small weights and such without one, of which each device has all (ZeRO stage 3, Rajbhandari et
// al. 2020).
func (p Param) splitAxis(mesh compile.Mesh) (axis int, split bool) {
	devices, size := mesh.Size(DataAxis), 1
	for i, dim := range p.Shape {
		size *= dim
		fixed := i < len(p.Unsplit) && p.Unsplit[i]
		if !fixed && dim%devices == 0 && (!split || dim > p.Shape[axis]) {
			axis, split = i, true
		}
	}
	return axis, split && devices > 1 && size/max(1, len(p.Parts)) >= minSplit
}

// Sharding is how the devices of a mesh share a weight, its gradient and its moments.
func (p Param) Sharding(mesh compile.Mesh) compile.Sharding {
	axis, split := p.splitAxis(mesh)
	if !split {
		return nil
	}
	sharding := make(compile.Sharding, axis+1)
	sharding[axis] = DataAxis
	return sharding
}

// weights are the weights as the objective takes them. It puts those together of which devices hold parts; their gradients are
// then summed over the devices and split as the weights are.
func (p programs) weights(in map[string]*Node) layers.Weights {
	weights := layers.Weights{}
	for _, param := range p.objective.Params {
		if in[param.Name] == nil {
			continue // a program need not take all
		}
		if !param.Apart {
			weights[param.Name] = in[param.Name]
			continue
		}
		for i, part := range param.Parts {
			weights[part.Name] = Squeeze(SliceAxis(in[param.Name], 0, AxisRange(i, i+1)), 0)
		}
	}
	return weights
}

// cuts tells whether a granularity's loss takes no more of the weights than it uses: on one device.
func (p programs) cuts() bool {
	return p.objective.Cut != nil && p.recipe.Mesh.Devices() == 1
}

// lossWeights are the weights as a granularity's loss takes them.
func (p programs) lossWeights(in map[string]*Node, granularity int) layers.Weights {
	weights := p.weights(in)
	for _, param := range p.objective.Params {
		if !param.Apart || !p.cuts() || in[param.Name] == nil {
			continue
		}
		for i, part := range p.objective.Cut.Use(param, granularity).Unstack(in[param.Name]) {
			weights[param.Parts[i].Name] = part
		}
	}
	return weights
}

// sumWhole sums the gradients of those parameters that each device has all of.
func (p programs) sumWhole(params []Param, gradients []*Node) {
	var kept []int
	var sums []*Node
	for i, param := range params {
		if _, split := param.splitAxis(p.recipe.Mesh); !split {
			kept, sums = append(kept, i), append(sums, gradients[i])
		}
	}
	for i, sum := range graph.AllReduce(sums...) {
		gradients[kept[i]] = sum
	}
}

// meanLoss is the mean over the devices of what each found for its part of a batch.
func (p programs) meanLoss(loss *Node) *Node {
	return DivScalar(graph.AllReduce(loss)[0], float64(p.recipe.Mesh.Devices()))
}

// sumSquares is the sum of the squares of all gradients, each counted once.
func (p programs) sumSquares(g *Graph, in map[string]*Node) *Node {
	parts, kept := ScalarZero(g, dtypes.Float32), ScalarZero(g, dtypes.Float32)
	for _, param := range p.objective.Params {
		squares := ReduceAllSum(Square(in[gradPrefix+param.Name]))
		if _, split := param.splitAxis(p.recipe.Mesh); split {
			parts = Add(parts, squares)
		} else {
			kept = Add(kept, squares)
		}
	}
	return Add(graph.AllReduce(parts)[0], kept)
}

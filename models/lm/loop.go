package lm

import (
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/graph/composite"
	"github.com/matmamba/matmamba/graph/scan"
	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/nested"
)

// looped is [Model.hidden] with loops over runs of layers of one width. Without keepStates there are no states.
func (m Model) looped(weights layers.Weights, mix nested.Mix, in Inputs, keepStates bool) (*Node, []layers.MixerState) {
	m.mustFit(mix)
	residual := layers.AddResidual(nil, m.embed(weights, in.Tokens))
	var states []layers.MixerState
	for first := 0; first < len(mix); {
		end := first + 1
		for end < len(mix) && mix[end] == mix[first] {
			end++
		}
		l := layer{
			model: m, heads: mix[first], segments: in.SegmentIDs != nil, lengths: in.Lengths != nil, given: in.States != nil,
			kept: keepStates,
		}
		var after []layers.MixerState
		residual, after = l.run(weights, residual, in, first, end)
		states = append(states, after...)
		first = end
	}
	return ConvertDType(graph.RMSNorm(residual, weights.Get(FinalNormName)), m.computeType()), states
}

// layer is a layer of one width as a function of its operands alone. It carries the residual, float32, from one layer to the next.
type layer struct {
	model    Model
	heads    int
	segments bool // documents are packed
	lengths  bool // rows have lengths
	given    bool // states before the first token are given
	kept     bool // states after the last token are kept
}

// run computes the layers from first up to end.
func (l layer) run(weights layers.Weights, residual *Node, in Inputs, first, end int) (*Node, []layers.MixerState) {
	var shared []*Node
	if l.segments {
		shared = append(shared, in.SegmentIDs)
	}
	if l.lengths {
		shared = append(shared, in.Lengths)
	}
	own := make([][]*Node, end-first)
	for i := range own {
		if l.given {
			own[i] = []*Node{in.States[first+i].Conv, in.States[first+i].SSM}
		}
	}
	carry := []*Node{residual}
	outputs := make([][]*Node, end-first)
	if len(own) >= l.model.Loop {
		stacked := append(l.stacks(weights, first, end), scan.Join(own)...)
		var given []*Node
		carry, given = l.loop(len(own), carry, shared, stacked)
		for i := range outputs {
			outputs[i] = scan.Elements(given, i)
		}
	} else {
		for i := range own {
			operands := append(l.operands(first+i, l.model.layerWeights(weights, first+i)), own[i]...)
			carry, outputs[i] = l.compute(carry, shared, operands)
		}
	}
	if !l.kept {
		return carry[0], nil
	}
	states := make([]layers.MixerState, len(outputs))
	for i, given := range outputs {
		states[i] = layers.MixerState{Conv: given[0], SSM: given[1]}
	}
	return carry[0], states
}

// loop computes n layers in a loop, or in a loop over loops over groups of them.
func (l layer) loop(n int, carry, shared, stacked []*Node) (last, given []*Node) {
	size := groupSize(n)
	if !l.model.Grouped || size == 1 {
		return scan.Stacked(l.scanned(), n, carry, shared, stacked)
	}
	group := l.scanned()
	group.Name, group.Attributes["layers"] = "mamba_group", composite.Int(size)
	group.Body = func(carry, shared, own []*Node) (next, outputs []*Node) {
		return scan.Stacked(l.scanned(), size, carry, shared, own)
	}
	last, given = scan.Stacked(group, n/size, carry, shared, restacked(stacked, n/size, size))
	return last, restacked(given, n)
}

// restacked has other first axes in the place of those that stack layers, one in a loop or two in a loop over loops.
func restacked(nodes []*Node, axes ...int) []*Node {
	folded := make([]*Node, len(nodes))
	for i, node := range nodes {
		rest := node.Shape().Dimensions[3-len(axes):]
		folded[i] = Reshape(node, append(append([]int{}, axes...), rest...)...)
	}
	return folded
}

// stacks are the operands that are weights of the layers from first up to end, stacked.
func (l layer) stacks(weights layers.Weights, first, end int) []*Node {
	if !l.model.Stacked {
		own := make([][]*Node, end-first)
		for i := range own {
			own[i] = l.operands(first+i, l.model.layerWeights(weights, first+i))
		}
		return scan.Join(own)
	}
	part := layers.Weights{}
	for name, node := range weights.Sub(stackedLayer) {
		if end-first < l.model.NLayer {
			node = SliceAxis(node, 0, AxisRange(first, end))
		}
		part[name] = node
	}
	return l.operands(first, part)
}

// scanned is the layer for a loop. Its attributes are what its operands' shapes don't tell.
func (l layer) scanned() scan.Layer {
	config := l.model.Config
	outputs := 0
	if l.kept {
		outputs = 2
	}
	return scan.Layer{
		Name: "mamba_layer",
		Attributes: composite.Attributes{
			"headdim": composite.Int(config.HeadDim), "chunk": composite.Int(config.ChunkSize),
			"dtmin": composite.Float32(config.DTMin), "dtmax": composite.Float32(config.DTMax),
			"type": l.model.computeType().String(), "seg": composite.Bool(l.segments), "lengths": composite.Bool(l.lengths), "init": composite.Bool(l.given),
			"kept": composite.Bool(l.kept), "compact": composite.Bool(l.model.Compact), "split": composite.Bool(l.model.Split),
		},
		Outputs: outputs,
		Body:    l.compute,
	}
}

// operands are the weights of a layer at its width, in the plan's order, the block's norm last.
func (l layer) operands(i int, weights layers.Weights) []*Node {
	narrow := weights.Sub("mixer").Narrow(l.model.mixer(i).Dims, l.heads)
	var operands []*Node
	for _, plan := range nested.MixerPlan {
		operands = append(operands, narrow[plan.Name])
	}
	return append(operands, weights.Get("norm.weight"))
}

// compute is one layer, see [scan.Layer].
func (l layer) compute(carry, shared, own []*Node) (next, outputs []*Node) {
	config := l.model.Mixer()
	config.NHeads, config.Compact, config.Split = l.heads, l.model.Compact, l.model.Split
	weights := layers.Weights{}
	for i, plan := range nested.MixerPlan {
		weights["mixer."+plan.Name] = own[i]
	}
	own = own[len(nested.MixerPlan):]
	weights["norm.weight"], own = own[0], own[1:]
	weights = l.model.wholeLayer(weights, config.Dims, l.heads)
	in := layers.MixerInputs{}
	if l.segments {
		in.SegmentIDs, shared = shared[0], shared[1:]
	}
	if l.lengths {
		in.Lengths = shared[0]
	}
	if l.given {
		in.State = &layers.MixerState{Conv: own[0], SSM: own[1]}
	}
	var state layers.MixerState
	residual, hidden := layers.Block(weights, graph.Residual{}, carry[0], func(w layers.Weights, u *Node) *Node {
		in.U = ConvertDType(u, l.model.computeType())
		var out *Node
		out, state = layers.Mixer(config, w, l.heads, in)
		return out
	})
	if l.kept {
		outputs = []*Node{state.Conv, state.SSM}
	}
	return []*Node{layers.AddResidual(residual.Sum, hidden)}, outputs
}

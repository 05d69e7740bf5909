package layers

import (
	"fmt"
	"maps"
	"slices"
	"strings"

	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph"
	"github.com/matmamba/matmamba/nested"
)

// Weights are the full-width weights of a network, or of a part of it, as nodes by official name.
type Weights map[string]*Node

// Get returns the weight with that name. It panics when there is none, naming those there are.
func (w Weights) Get(name string) *Node {
	node, ok := w[name]
	if !ok {
		panic(fmt.Errorf("layers: no weight %q among %s", name, strings.Join(slices.Sorted(maps.Keys(w)), ", ")))
	}
	return node
}

// Sub returns the weights whose names begin with prefix and a dot, without them.
func (w Weights) Sub(prefix string) Weights {
	sub := Weights{}
	for name, node := range w {
		if rest, ok := strings.CutPrefix(name, prefix+"."); ok {
			sub[rest] = node
		}
	}
	return sub
}

// stretch cuts axis 0 or 1 of a mixer weight down to its stretches first to last as used by heads heads. The stretches
// must touch there.
func (w Weights) stretch(name string, axis int, d nested.Dims, heads, first, last int) *Node {
	plan, ok := nested.MixerWeight(name)
	if !ok {
		panic(fmt.Errorf("layers: %q is no weight of the mixer", name))
	}
	node := w.Get(name)
	node.AssertDims(plan.Shape(d, d.NHeads)...)
	stretches := plan.Stretches(axis, d, heads)
	for i := first; i < last; i++ {
		if stretches[i].To != stretches[i+1].From {
			panic(fmt.Errorf("layers: stretches %d and %d of %s do not touch with %d heads", i, i+1, name, heads))
		}
	}
	from, to := stretches[first].From, stretches[last].To
	if from == 0 && to == node.Shape().Dimensions[axis] {
		return node
	}
	return SliceAxis(node, axis, AxisRange(from, to))
}

// joined are the rows of a mixer weight that heads heads use, one below the other.
func (w Weights) joined(name string, d nested.Dims, heads int) *Node {
	plan, ok := nested.MixerWeight(name)
	if !ok {
		panic(fmt.Errorf("layers: %q is no weight of the mixer", name))
	}
	node := w.Get(name)
	node.AssertDims(plan.Shape(d, d.NHeads)...)
	return graph.JoinStretches(node, 0, plan.Ranges(0, d, heads))
}

// Narrow returns the weights of a mixer that has heads heads and no more: of each weight the parts that so many heads use, joined.
// A mixer of those weights with heads heads in all is the nested mixer at that width. Weights of several mixers that are stacked
// along a further first axis stay so.
func (w Weights) Narrow(d nested.Dims, heads int) Weights {
	narrow := Weights{}
	for _, plan := range nested.MixerPlan {
		node := w.Get(plan.Name)
		stacked := node.Rank() - len(plan.Axes)
		for axis := range plan.Axes {
			ranges := plan.Ranges(axis, d, heads)
			if ranges[0] == (nested.Range{From: 0, To: plan.Shape(d, d.NHeads)[axis]}) {
				continue // also where a device has a part of the axis
			}
			node = graph.JoinStretches(node, stacked+axis, ranges)
		}
		narrow[plan.Name] = node
	}
	return narrow
}

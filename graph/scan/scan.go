package scan

import (
	"fmt"
	"maps"

	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// Attributes of the composite, by which backends/loops knows it. Its inputs are what is carried, what all passes share, and
// what each pass has of its own, stacked along a new first axis; its outputs are what is carried in the end and what each
// pass gives, stacked. The function that it calls takes and gives the same of one pass.
const (
	opName      = "scan"
	attrPasses  = "n"
	attrCarry   = "carry"
	attrShared  = "shared"
	attrReverse = "reverse"
	attrBody    = "body"
)

// spec are the static parameters of a scan.
type spec struct {
	passes, carry, shared int
	reverse               bool // from the last pass to the first
	body                  composite.Op
	vjp                   composite.GradientFn
}

// op is the scan as a composite. Which body it has is part of its name, lest two scans of equal shapes be taken for one.
func (s spec) op() composite.Op {
	attributes := composite.Attributes{
		attrPasses: composite.Int(s.passes), attrCarry: composite.Int(s.carry), attrShared: composite.Int(s.shared),
		attrReverse: composite.Bool(s.reverse), attrBody: s.body.Name,
	}
	for key, value := range s.body.Attributes {
		attributes[attrBody+key] = value
	}
	return composite.Op{Name: opName, Attributes: attributes, Decomposition: s.unrolled, VJP: s.vjp}
}

// unrolled calls the body for each pass.
func (s spec) unrolled(in []*Node) []*Node {
	carry, shared, stacked := in[:s.carry], in[s.carry:s.carry+s.shared], in[s.carry+s.shared:]
	given := make([][]*Node, s.passes)
	for i := range s.passes {
		pass := i
		if s.reverse {
			pass = s.passes - 1 - i
		}
		operands := append(append([]*Node{}, carry...), shared...)
		operands = append(operands, Elements(stacked, pass)...)
		results := composite.Call(s.body, operands...)
		carry, given[pass] = results[:s.carry], results[s.carry:]
	}
	return append(append([]*Node{}, carry...), Join(given)...)
}

// Join stacks the nodes of all layers, by their place, along a new first axis.
func Join(layers [][]*Node) []*Node {
	stacked := make([]*Node, len(layers[0]))
	for k := range stacked {
		parts := make([]*Node, len(layers))
		for i, nodes := range layers {
			parts[i] = nodes[k]
		}
		stacked[k] = Stack(parts, 0)
	}
	return stacked
}

// Elements are one layer's parts of stacked nodes.
func Elements(stacked []*Node, layer int) []*Node {
	elements := make([]*Node, len(stacked))
	for k, node := range stacked {
		elements[k] = Squeeze(SliceAxis(node, 0, AxisRange(layer, layer+1)), 0)
	}
	return elements
}

func withAttribute(attributes composite.Attributes, key, value string) composite.Attributes {
	all := maps.Clone(attributes)
	if all == nil {
		all = composite.Attributes{}
	}
	if _, taken := all[key]; taken {
		panic(fmt.Errorf("scan: the attribute %q is taken", key))
	}
	all[key] = value
	return all
}

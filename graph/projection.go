package graph

import (
	"strconv"
	"strings"

	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
	"github.com/matmamba/matmamba/nested"
)

// Projections are the products of x with stretches of a weight's rows, each [Linear] by itself.
//
//	x: [..., in]   weight: [out, in], cast to x's type   returns [..., stretch] for each of the stretches, which do not overlap
//
// Forward each product is contiguous and nothing has to be cut apart. Backward there is one product for the gradient of x and one for
// that of the weight, of the products' gradients side by side: the products' own gradients would be as many matrices like x to be
// added up, and small products that do not fill a large device.
func Projections(x, weight *Node, stretches []nested.Range) []*Node {
	dims := x.Shape().Dimensions
	last := len(dims) - 1
	rows, weight := Reshape(x, -1, dims[last]), ConvertDType(weight, x.DType())
	p := projections(stretches)
	var products []*Node
	if ProductsInPlace(x.Graph()) { // the gradient below would cost copies there
		products = p.forward([]*Node{rows, weight})
	} else {
		products = composite.Call(p.op(), rows, weight)
	}
	for i, product := range products {
		products[i] = Reshape(product, append(append([]int{}, dims[:last]...), product.Shape().Dimensions[1])...)
	}
	return products
}

// JoinedProjections are [Projections] beside each other, [..., rows of all stretches]: one product forward, too.
func JoinedProjections(x, weight *Node, stretches []nested.Range) *Node {
	dims := x.Shape().Dimensions
	last := len(dims) - 1
	operands := []*Node{Reshape(x, -1, dims[last]), ConvertDType(weight, x.DType())}
	p := projections(stretches)
	var product *Node
	if ProductsInPlace(x.Graph()) {
		product = p.joint(operands)[0]
	} else {
		product = composite.Call(p.jointOp(), operands...)[0]
	}
	return Reshape(product, append(append([]int{}, dims[:last]...), product.Shape().Dimensions[1])...)
}

type projections []nested.Range

func (p projections) jointOp() composite.Op {
	op := p.op()
	op.Name, op.Decomposition = "projections_joint", p.joint
	return op
}

func (p projections) joint(in []*Node) []*Node { return []*Node{Linear(in[0], p.used(in[1]))} }

// used are the rows of the stretches, one below the other.
func (p projections) used(weight *Node) *Node {
	return JoinStretches(weight, 0, p.joined())
}

func (p projections) op() composite.Op {
	var rows []string
	for _, stretch := range p {
		rows = append(rows, strconv.Itoa(stretch.From), strconv.Itoa(stretch.To))
	}
	return composite.Op{
		Name: "projections", Attributes: composite.Attributes{"rows": strings.Join(rows, "_")},
		Decomposition: p.forward, VJP: p.gradient,
	}
}

func (p projections) forward(in []*Node) []*Node {
	products := make([]*Node, len(p))
	for i, stretch := range p {
		products[i] = Linear(in[0], JoinStretches(in[1], 0, []nested.Range{stretch}))
	}
	return products
}

func (p projections) gradient(in, _, grads []*Node) []*Node {
	x, weight := in[0], in[1]
	for i, grad := range grads {
		grads[i] = ConvertDType(grad, x.DType())
	}
	dX := Contract(grads, p.used(weight), 1, 0)
	return []*Node{dX, SpreadStretches(Contract(grads, x, 0, 0), 0, p.joined(), weight.Shape().Dimensions[0])}
}

// joined are the stretches with those that touch made one.
func (p projections) joined() projections {
	var joined projections
	for _, stretch := range p {
		if n := len(joined); n > 0 && joined[n-1].To == stretch.From {
			joined[n-1].To = stretch.To
		} else {
			joined = append(joined, stretch)
		}
	}
	return joined
}

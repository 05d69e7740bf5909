package graph

import (
	"fmt"
	"maps"
	"slices"
	"strconv"
	"strings"

	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
	"github.com/matmamba/matmamba/nested"
)

// NestedOut is what stands behind a mixer's SSD, gated norm and output projection, at several widths that take the first channels of the same y and z. The norm
// multiplies a whole row by one number, so that, with the channels in stretches k from one width to the next,
//
//	out_w = r_w sum over the stretches k of w of W_k (norm weight u)_k,   u = y silu(z),   r_w = 1 / sqrt(mean of u² over the channels of w + eps)
//
// and each stretch is multiplied once for all widths that have it: the products of all widths are those of the widest. So are those of the gradient, which adds
// what the widths say of a stretch before it multiplies.
type NestedOut struct {
	Outs    []*Node // [batch, seqlen, d_model] for each width, in y's type
	Gated   []*Node // norm weight times u, [rows, stretch] for each stretch, in y's type
	Factors *Node   // r: [rows, widths] float32
}

// NestedOutInputs are the operands of [NewNestedOut].
type NestedOutInputs struct {
	Y, Z       *Node // [batch, seqlen, channels] of one type
	NormWeight *Node // [channels]
	Weight     *Node // [d_model, channels]
	Ends       []int // channels of each width, ascending, the last of them all
}

// NewNestedOut computes the outputs of all widths. Its gradient is [NestedOut.Gradient], and none that is found by itself: a program that takes what another
// kept has no call to go back through.
func NewNestedOut(in NestedOutInputs) NestedOut {
	dims := in.Y.Shape().Dimensions
	if !slices.IsSorted(in.Ends) || len(in.Ends) == 0 || in.Ends[0] < 1 || in.Ends[len(in.Ends)-1] != dims[len(dims)-1] || len(slices.Compact(slices.Clone(in.Ends))) < len(in.Ends) {
		panic(fmt.Errorf("NewNestedOut: widths of %v channels, want them ascending and the last of all channels of %s", in.Ends, in.Y.Shape()))
	}
	gated := composite.Call(in.gateOp("nested_gate", in.gate), in.gateOperands()...)
	n := len(in.Ends)
	out := NestedOut{Gated: gated[:n], Factors: gated[n]}
	var products []*Node
	for k, stretch := range out.Gated {
		products = append(products, product([]*Node{stretch}, in.stretchOfWeight(k), 1, 1, dtypes.Float32))
	}
	dtype := in.Y.DType()
	scale := composite.Op{Name: "nested_scale", Attributes: composite.Attributes{"out": dtype.String()}, Decomposition: func(in []*Node) []*Node { return nestedScale(in, dtype) }}
	for _, rows := range composite.Call(scale, append(products, out.Factors)...) {
		out.Outs = append(out.Outs, Reshape(rows, append(slices.Clone(dims[:len(dims)-1]), in.Weight.Shape().Dimensions[0])...))
	}
	return out
}

// NestedOutGradients are those of [NestedOutInputs], of weights in float32, and Sum, that of what all outputs are added to.
type NestedOutGradients struct{ Y, Z, NormWeight, Weight, Sum *Node }

// Gradient returns the gradients of the inputs from those of the outputs of all widths.
func (o NestedOut) Gradient(in NestedOutInputs, dOuts []*Node) NestedOutGradients {
	n, dtype := len(in.Ends), in.Y.DType()
	var operands []*Node
	for _, rows := range slices.Concat(o.Outs, dOuts) {
		operands = append(operands, flatRows(ConvertDType(rows, dtype)))
	}
	back := composite.Call(composite.Op{Name: "nested_scale_grad", Decomposition: nestedScaleGradient}, append(operands, o.Factors)...)
	var dGated, dWeights []*Node
	for k, dProduct := range back[:n] {
		dGated = append(dGated, product([]*Node{dProduct}, in.stretchOfWeight(k), 1, 0, dtype))
		dWeights = append(dWeights, product([]*Node{dProduct}, o.Gated[k], 0, 0, dtypes.Float32))
	}
	grads := composite.Call(in.gateOp("nested_gate_grad", in.gateGradient), slices.Concat(in.gateOperands(), dGated, []*Node{o.Factors, back[n]})...)
	dims := in.Y.Shape().Dimensions
	return NestedOutGradients{
		Y: Reshape(grads[0], dims...), Z: Reshape(grads[1], dims...), NormWeight: grads[2], Weight: beside(dWeights, 1),
		Sum: Reshape(back[n+1], dOuts[0].Shape().Dimensions...),
	}
}

// begin is where the channels of a stretch begin.
func (in NestedOutInputs) begin(k int) int {
	if k == 0 {
		return 0
	}
	return in.Ends[k-1]
}

// stretchOfWeight are the columns of the weight for a stretch, in y's type.
func (in NestedOutInputs) stretchOfWeight(k int) *Node {
	used := []nested.Range{{From: in.begin(k), To: in.Ends[k]}}
	return ConvertDType(JoinStretches(in.Weight, 1, used), in.Y.DType())
}

func (in NestedOutInputs) gateOperands() []*Node {
	return []*Node{flatRows(in.Y), flatRows(ConvertDType(in.Z, in.Y.DType())), ConvertDType(in.NormWeight, dtypes.Float32)}
}

func (in NestedOutInputs) gateOp(name string, decomposition func(in []*Node) []*Node) composite.Op {
	var ends []string
	for _, end := range in.Ends {
		ends = append(ends, strconv.Itoa(end))
	}
	attributes := maps.Clone(normAttributes)
	attributes["ends"] = strings.Join(ends, "_")
	return composite.Op{Name: name, Attributes: attributes, Decomposition: decomposition}
}

// gate takes y, z: [rows, channels] and the norm's weight: [channels] to what is gated of each stretch and the widths' factors.
func (in NestedOutInputs) gate(operands []*Node) []*Node {
	y, z, weight := operands[0], operands[1], operands[2]
	u := Mul(ConvertDType(y, dtypes.Float32), SiLU(ConvertDType(z, dtypes.Float32)))
	gated := ConvertDType(Mul(u, expandLeft(weight, 2)), y.DType())
	var parts, factors []*Node
	var squares *Node
	for k, end := range in.Ends {
		stretch := SliceAxis(u, 1, AxisRange(in.begin(k), end))
		squares = sum(squares, ReduceSum(Mul(stretch, stretch), 1))
		factors = append(factors, InsertAxes(normFactors(DivScalar(squares, float64(end))), -1))
		parts = append(parts, SliceAxis(gated, 1, AxisRange(in.begin(k), end)))
	}
	return append(parts, beside(factors, 1))
}

// gateGradient takes the operands of gate, the gradients of what is gated, the factors and their gradients to the gradients of y, z and the weight.
func (in NestedOutInputs) gateGradient(operands []*Node) []*Node {
	n := len(in.Ends)
	return composite.Autodiff(in.gate)(operands[:3], nil, append(slices.Clone(operands[3:3+n]), operands[4+n]))
}

// nestedScale takes the stretches' products: [rows, d_model] float32 and the factors to the widths' outputs, in a type.
func nestedScale(in []*Node, dtype dtypes.DType) []*Node {
	n := len(in) - 1
	outs := make([]*Node, n)
	var all *Node
	for k, product := range in[:n] {
		all = sum(all, product)
		outs[k] = ConvertDType(Mul(all, factorOf(in[n], k)), dtype)
	}
	return outs
}

// nestedScaleGradient takes the widths' outputs, their gradients and the factors to the gradients of the stretches' products, in the outputs' type, and of the
// factors, and to the sum of the outputs' gradients. A factor is never 0, so that the sum of products that it multiplied is the output divided by it.
func nestedScaleGradient(in []*Node) []*Node {
	n := len(in) / 2
	factors := in[2*n]
	results, dots := make([]*Node, n), make([]*Node, n)
	var all, plain *Node
	for k := n - 1; k >= 0; k-- {
		dOut, factor := ConvertDType(in[n+k], dtypes.Float32), factorOf(factors, k)
		all, plain = sum(all, Mul(dOut, factor)), sum(plain, dOut)
		results[k] = ConvertDType(all, in[k].DType())
		dots[k] = Div(InsertAxes(ReduceSum(Mul(ConvertDType(in[k], dtypes.Float32), dOut), 1), -1), factor)
	}
	return append(results, beside(dots, 1), ConvertDType(plain, in[0].DType()))
}

// factorOf is a width's column of the factors.
func factorOf(factors *Node, k int) *Node { return SliceAxis(factors, 1, AxisRange(k, k+1)) }

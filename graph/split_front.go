package graph

import (
	"slices"

	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// SplitFront is [SplitConvSSD] up to its norm, of which several widths use the first channels: y: [batch, seqlen, nheads, headdim] is what the SSD makes
// of the parts, X, B and C: [batch, seqlen, ...] are those after the convolution, and States the workspace of the SSD, see [SSDKept]. All are
// in Projected's type.
type SplitFront struct{ Y, X, B, C, States *Node }

// NewSplitFront computes a front. There is no NormWeight among its inputs. Its gradient is [SplitFront.Gradient], and none that is found by itself: a program
// that takes what another kept has no call to go back through.
func NewSplitFront(in SplitInputs, options SSDOptions) SplitFront {
	in.NormWeight = nil
	s := in.split(options)
	r := composite.Call(composite.Op{Name: "split_front", Attributes: s.frontAttributes(), Decomposition: func(in []*Node) []*Node {
		parts, ssd := s.parts(s.withNorm(in))
		return []*Node{ssd[0], parts[0], parts[1], parts[2], ssd[2]}
	}}, in.operands()...)
	return SplitFront{r[0], r[1], r[2], r[3], r[4]}
}

// Gradient returns the gradients of a front's inputs in their order, but of the documents' numbers, from those of its Y and of the rows, which begin
// with z's: the rest of dRows, like Projected, is not looked at. A kernel fills it with the gradients of x, B, C and the time steps.
func (f SplitFront) Gradient(in SplitInputs, options SSDOptions, dRows, dY *Node) []*Node {
	in.NormWeight = nil
	s := in.split(options)
	operands := slices.Concat(in.operands(), []*Node{f.X, f.B, f.C, f.States, dY, dRows})
	n := len(operands) - 6
	return composite.Call(composite.Op{Name: "split_front_grad", Attributes: s.frontAttributes(), Decomposition: func(all []*Node) []*Node {
		in, kept, dY, dRows := s.withNorm(all[:n]), all[n:n+4], all[n+4], all[n+5]
		return s.partsGradient(in, kept, SliceAxis(dRows, 2, AxisRange(0, s.channels)), dY, s.noFinal(in))
	}}, operands...)
}

func (s splitCall) frontAttributes() composite.Attributes {
	attributes := s.ssd().attributes()
	attributes["heads"] = composite.Int(s.heads)
	return attributes
}

// withNorm puts nothing where [splitCall] has the norm's weight.
func (s splitCall) withNorm(in []*Node) []*Node {
	return slices.Insert(slices.Clone(in), splitNorm, nil)
}

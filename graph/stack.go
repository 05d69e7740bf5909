package graph

import (
	"slices"
	"strconv"
	"strings"

	"github.com/gomlx/compute/dtypes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
	"github.com/matmamba/matmamba/nested"
)

// StackUse is how a program uses tensors of equal shape that one tensor holds along its first axis: of each the same stretches, joined, in a
// type of their own.
type StackUse struct {
	Count int              // tensors
	Dims  []int            // of each
	Used  [][]nested.Range // of each of their axes, in order
	DType dtypes.DType     // in which they are used; the stack is float32
}

const unstackName = "unstack"

// Unstack takes what is used out of a stack, which may hold more tensors behind those of the use: the composite unstack.
//
//	stack: [count or more, dims...] float32   returns count times [lengths of what is used...]
func (s StackUse) Unstack(stack *Node) []*Node {
	attributes := s.attributes()
	if s.Count < stack.Shape().Dimensions[0] {
		attributes["count"] = composite.Int(s.Count)
	}
	return composite.Call(composite.Op{
		Name: unstackName, Attributes: attributes,
		Decomposition: func(in []*Node) []*Node {
			parts := make([]*Node, s.Count)
			for i := range parts {
				part := Squeeze(SliceAxis(in[0], 0, AxisRange(i, i+1)), 0)
				for axis, used := range s.Used {
					part = JoinStretches(part, axis, used)
				}
				parts[i] = ConvertDType(part, s.DType)
			}
			return parts
		},
	}, stack)
}

// Restack puts parts back where [StackUse.Unstack] takes them from, added to what a stack before holds: the composite restack, of the parts and
// the stack. Where before is nil, the rest of as many tensors is zeros. Kernels add in before's memory, and touch nothing of it but the parts' places.
// Gradients of vectors used whole that a composite left in parts are summed here, if the stack holds no others: the composite restack_sums.
func (s StackUse) Restack(before *Node, parts []*Node) *Node {
	if sums := unsummed(parts); sums != nil && whole(s.Used[0], s.Dims[0]) && (before == nil || before.Shape().Dimensions[0] == s.Count) {
		return restackSums(before, sums)
	}
	operands := append([]*Node{}, parts...)
	if before != nil {
		operands = append(operands, before)
	}
	return composite.Call(composite.Op{
		Name: "restack", Attributes: s.attributes(),
		Decomposition: func(in []*Node) []*Node {
			parts := make([]*Node, s.Count)
			for i, part := range in[:s.Count] {
				for axis, used := range s.Used {
					part = SpreadStretches(part, axis, used, s.Dims[axis])
				}
				parts[i] = part
			}
			stack := ConvertDType(Stack(parts, 0), dtypes.Float32)
			if len(in) > s.Count {
				stack = addToFirst(in[s.Count], stack)
			}
			return []*Node{stack}
		},
	}, operands...)[0]
}

// unsummed are the operands of those parts that are sums of rows, and the others as one row each; nil if there are no sums.
func unsummed(parts []*Node) []*Node {
	var all []*Node
	sums := false
	for _, part := range parts {
		in := composite.Operands(part, sumRowsName)
		if in == nil {
			in = []*Node{InsertAxes(part, 0)}
		} else {
			sums = true
		}
		all = append(all, in[0])
	}
	if !sums {
		return nil
	}
	return all
}

// restackSums takes parts, of each tensor some rows [rows, channels], to their sums stacked, [count, channels], added to a stack before if there is one.
func restackSums(before *Node, parts []*Node) *Node {
	operands, count := append([]*Node{}, parts...), len(parts)
	if before != nil {
		operands = append(operands, before)
	}
	return composite.Call(composite.Op{
		Name: "restack_sums", Attributes: composite.Attributes{"count": composite.Int(count)},
		Decomposition: func(in []*Node) []*Node {
			sums := make([]*Node, count)
			for i, rows := range in[:count] {
				sums[i] = ReduceSum(rows, 0)
			}
			stack := Stack(sums, 0)
			if len(in) > count {
				stack = Add(in[count], stack)
			}
			return []*Node{stack}
		},
	}, operands...)[0]
}

// addToFirst adds tensors to the first of a stack.
func addToFirst(stack, tensors *Node) *Node {
	count := tensors.Shape().Dimensions[0]
	if count == stack.Shape().Dimensions[0] {
		return Add(stack, tensors)
	}
	first := Add(SliceAxis(stack, 0, AxisRange(0, count)), tensors)
	if composite.Inlines(stack.Graph()) {
		return Concatenate([]*Node{first, SliceAxis(stack, 0, AxisRange(count))}, 0)
	}
	return DynamicUpdateSlice(stack, first, slices.Repeat([]*Node{Scalar(stack.Graph(), dtypes.Int32, 0)}, stack.Rank()))
}

// attributes are the sizes of a tensor, and the stretches of each axis that is not used whole.
func (s StackUse) attributes() composite.Attributes {
	attributes := composite.Attributes{"dims": numbers(s.Dims), "type": s.DType.String()}
	for axis, used := range s.Used {
		var bounds []int
		for _, r := range used {
			bounds = append(bounds, r.From, r.To)
		}
		if !whole(used, s.Dims[axis]) {
			attributes["axis"+strconv.Itoa(axis)] = numbers(bounds)
		}
	}
	return attributes
}

func numbers(values []int) string {
	texts := make([]string, len(values))
	for i, value := range values {
		texts[i] = strconv.Itoa(value)
	}
	return strings.Join(texts, "_")
}

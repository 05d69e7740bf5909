package graph

import (
	"fmt"
	"slices"

	"github.com/gomlx/compute"
	"github.com/gomlx/compute/dtypes"
	"github.com/gomlx/compute/shapes"
	. "github.com/gomlx/gomlx/core/graph"
	"github.com/matmamba/matmamba/graph/composite"
)

// AllGather joins the parts that the devices of the graph's mesh hold of a tensor along an axis, in their order: each device gets
// the whole. On one device it is part itself.
//
//	part: [..., n / devices, ...]   result: [..., n, ...]
func AllGather(part *Node, axis int) *Node { return AllGatherAs(part, axis, part.DType()) }

// AllGatherAs is [AllGather] of a tensor that is converted to a type first, so that no more than that is exchanged. Its gradient
// is summed over the devices in the type of part.
func AllGatherAs(part *Node, axis int, dtype dtypes.DType) *Node {
	devices := part.Graph().NumDevices()
	if devices == 1 {
		return ConvertDType(part, dtype)
	}
	whole := part.Shape().Clone()
	whole.Dimensions[axis] *= devices
	whole.DType = dtype
	return collective("all_gather", part, axis, whole, func(grad *Node, axis int) *Node {
		return ReduceScatter(ConvertDType(grad, part.DType()), axis)
	})
}

// Whole is the tensor of the given sizes of which the devices of the graph's mesh hold parts along one axis, in a type. A tensor
// that each of them has all of stays as it is.
func Whole(part *Node, dtype dtypes.DType, dims ...int) *Node {
	for axis, size := range part.Shape().Dimensions {
		if size != dims[axis] {
			whole := AllGatherAs(part, axis, dtype)
			whole.AssertDims(dims...)
			return whole
		}
	}
	return part
}

// ReduceScatter sums a tensor over the devices of the graph's mesh and splits the sum along an axis: each device gets its part.
// On one device it is x itself.
//
//	x: [..., n, ...]   result: [..., n / devices, ...]
func ReduceScatter(x *Node, axis int) *Node {
	devices := x.Graph().NumDevices()
	if devices == 1 {
		return x
	}
	part := x.Shape().Clone()
	if part.Dimensions[axis]%devices != 0 {
		panic(fmt.Errorf("graph.ReduceScatter: axis %d of %s over %d devices", axis, x.Shape(), devices))
	}
	part.Dimensions[axis] /= devices
	return collective("reduce_scatter", x, axis, part, AllGather)
}

// AllReduce sums tensors over the devices of the graph's mesh, each by itself: all devices get the sums. On one device they are
// the tensors themselves.
func AllReduce(all ...*Node) []*Node {
	if len(all) == 0 || all[0].Graph().NumDevices() == 1 {
		return all
	}
	return all[0].Graph().Distributed().AllReduce(all, compute.ReduceOpSum)
}

// collective calls a composite whose body a backend must replace, for GoMLX has no operation for it. The decomposition is for a
// backend that does not: it makes not-a-numbers rather than silently wrong values.
func collective(name string, x *Node, axis int, result shapes.Shape, gradient func(grad *Node, axis int) *Node) *Node {
	devices := x.Graph().NumDevices()
	return composite.Call(composite.Op{
		Name:       name,
		Attributes: composite.Attributes{"axis": composite.Int(axis), "devices": composite.Int(devices)},
		Decomposition: func(inputs []*Node) []*Node {
			zero := Sub(inputs[0], inputs[0])
			nan := ConvertDType(Div(zero, zero), result.DType)
			if size := result.Dimensions[axis]; size < nan.Shape().Dimensions[axis] {
				return []*Node{SliceAxis(nan, axis, AxisRange(0, size))}
			}
			return []*Node{Concatenate(slices.Repeat([]*Node{nan}, devices), axis)}
		},
		VJP: func(_, _, grads []*Node) []*Node { return []*Node{gradient(grads[0], axis)} },
	}, x)[0]
}

package compile

import (
	"fmt"

	"github.com/gomlx/compute/distributed"
	"github.com/gomlx/compute/dtypes/gotype"
	"github.com/gomlx/compute/shapes"
	"github.com/gomlx/gomlx/core/tensors"
	"github.com/gomlx/gomlx/core/tensors/dtensor"
)

// Array is a tensor on the devices of a mesh: each has a part of it, or all of it.
type Array struct {
	parts []*tensors.Tensor         // by device, in the order of the mesh
	spec  *distributed.ShardingSpec // nil on one device
}

// Place splits a tensor for the devices of a mesh. It takes the tensor over.
func Place(mesh Mesh, sharding Sharding, whole *tensors.Tensor) (Array, error) {
	if _, err := sharding.Part(whole.Shape(), mesh); err != nil {
		return Array{}, err
	}
	devices, err := mesh.devices()
	if err != nil {
		return Array{}, err
	}
	if devices == nil {
		return Array{parts: []*tensors.Tensor{whole}}, nil
	}
	spec, err := sharding.spec(devices)
	if err != nil {
		return Array{}, err
	}
	split, err := dtensor.ShardTensor(spec, whole)
	if err != nil {
		return Array{}, fmt.Errorf("split %s over %s: %w", whole.Shape(), mesh, err)
	}
	return Array{split.Shards(), spec}, Free(whole)
}

// Shape is the shape of the whole tensor.
func (a Array) Shape() shapes.Shape {
	if a.spec == nil {
		return a.parts[0].Shape()
	}
	return a.spec.LogicalShapeForShard(a.parts[0].Shape())
}

// Part is the shape that each device holds.
func (a Array) Part() shapes.Shape { return a.parts[0].Shape() }

// FinalizeAll releases the memory of all parts.
func (a Array) FinalizeAll() error { return Free(a.parts...) }

// Values copies the values of the whole tensor to the host.
func Values[T gotype.Supported](a Array) ([]T, error) {
	if a.spec == nil || a.spec.IsReplicated() {
		return tensors.CopyFlatData[T](a.parts[0])
	}
	joined, err := dtensor.NewTensor(a.spec, a.parts)
	if err != nil {
		return nil, fmt.Errorf("join the parts of %s: %w", a.Shape(), err)
	}
	whole, err := joined.Merge()
	if err != nil {
		return nil, fmt.Errorf("join the parts of %s: %w", a.Shape(), err)
	}
	values, err := tensors.CopyFlatData[T](whole)
	if err != nil {
		return nil, err
	}
	return values, Free(whole)
}

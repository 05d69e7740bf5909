package compile

import (
	"fmt"
	"slices"
	"strconv"
	"strings"

	"github.com/gomlx/compute/distributed"
	"github.com/gomlx/compute/shapes"
)

// MeshAxis is one axis of a [Mesh].
type MeshAxis struct {
	Name string
	Size int
}

// Mesh arranges devices along named axes, as many as the product of their sizes. The zero Mesh is one device.
type Mesh []MeshAxis

// maxDevices bounds a mesh well above the largest pod.
const maxDevices = 1 << 16

// ParseMesh reads name=size pairs with commas between them: "data=256". An empty text is the zero Mesh.
func ParseMesh(text string) (Mesh, error) {
	if text == "" {
		return nil, nil
	}
	var mesh Mesh
	for pair := range strings.SplitSeq(text, ",") {
		name, digits, found := strings.Cut(pair, "=")
		size, err := strconv.Atoi(digits)
		if !found || err != nil || size < 1 || size > maxDevices/mesh.Devices() {
			return nil, fmt.Errorf("mesh %q: %q is not like data=4, the name of an axis and how many devices it has", text, pair)
		}
		if !distributed.IsNameValid(name) {
			return nil, fmt.Errorf("mesh %q: the name of an axis has letters, digits and underscores, not %q", text, name)
		}
		if slices.ContainsFunc(mesh, func(axis MeshAxis) bool { return axis.Name == name }) {
			return nil, fmt.Errorf("mesh %q: axis %s is there twice", text, name)
		}
		mesh = append(mesh, MeshAxis{name, size})
	}
	return mesh, nil
}

// String is the mesh as [ParseMesh] reads it.
func (m Mesh) String() string {
	pairs := make([]string, len(m))
	for i, axis := range m {
		pairs[i] = fmt.Sprintf("%s=%d", axis.Name, axis.Size)
	}
	return strings.Join(pairs, ",")
}

// MarshalText is [Mesh.String].
func (m Mesh) MarshalText() ([]byte, error) { return []byte(m.String()), nil }

// UnmarshalText is [ParseMesh].
func (m *Mesh) UnmarshalText(text []byte) (err error) {
	*m, err = ParseMesh(string(text))
	return err
}

// Devices is how many devices the mesh has.
func (m Mesh) Devices() int {
	devices := 1
	for _, axis := range m {
		devices *= axis.Size
	}
	return devices
}

// Size is how many devices there are along an axis, 1 along one that the mesh does not have.
func (m Mesh) Size(name string) int {
	for _, axis := range m {
		if axis.Name == name {
			return axis.Size
		}
	}
	return 1
}

// devices is the mesh as GoMLX knows it, nil for one device.
func (m Mesh) devices() (*distributed.DeviceMesh, error) {
	if m.Devices() == 1 {
		return nil, nil
	}
	var sizes []int
	var names []string
	for _, axis := range m {
		sizes, names = append(sizes, axis.Size), append(names, axis.Name)
	}
	return distributed.NewDeviceMesh(sizes, names)
}

// Sharding names, for each axis of a tensor, the axis of the mesh over which it is split, "" for none. Axes beyond its length
// are not split; a nil Sharding is the whole tensor on each device.
type Sharding []string

// Part is the shape that a device holds of a tensor. It is an error if the tensor can't be split evenly.
func (s Sharding) Part(whole shapes.Shape, mesh Mesh) (shapes.Shape, error) {
	if len(s) > whole.Rank() {
		return shapes.Shape{}, fmt.Errorf("sharding %q of %s, which has fewer axes", s, whole)
	}
	part := whole.Clone()
	for i, name := range s {
		size := mesh.Size(name)
		if part.Dimensions[i]%size != 0 {
			return shapes.Shape{}, fmt.Errorf("axis %d of %s can't be split over %s=%d", i, whole, name, size)
		}
		part.Dimensions[i] /= size
	}
	return part, nil
}

// spec is the sharding as GoMLX knows it.
func (s Sharding) spec(mesh *distributed.DeviceMesh) (*distributed.ShardingSpec, error) {
	axes := make([]distributed.AxisSpec, len(s))
	for i, name := range s {
		if name != "" && slices.Contains(mesh.AxesNames(), name) {
			axes[i] = distributed.AxisSpec{name}
		}
	}
	return distributed.NewShardingSpec(mesh, axes...)
}

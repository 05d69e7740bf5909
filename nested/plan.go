package nested

import "fmt"

// Dims are the full sizes of a mixer, from which every weight's shape and every slice follow.
type Dims struct {
	DModel  int // width of the residual stream
	NHeads  int // H, heads at full width
	HeadDim int // P, channels per head
	DState  int // N, state channels shared by all heads
	DConv   int // taps of the causal convolution
}

// DInner is the number of inner channels at full width, H * P.
func (d Dims) DInner() int { return d.NHeads * d.HeadDim }

// Extent is what a stretch of a weight's axis counts, and so how a narrower width cuts it.
type Extent int

const (
	Channels Extent = iota // inner channels, headdim for each head in use
	Heads                  // one entry for each head in use
	State                  // d_state entries, never cut
	Model                  // d_model entries, never cut
	Taps                   // d_conv entries, never cut
	One                    // a single entry, never cut
)

// Size is the length of the extent when the first heads heads are in use.
func (e Extent) Size(d Dims, heads int) int {
	switch e {
	case Channels:
		return heads * d.HeadDim
	case Heads:
		return heads
	case State:
		return d.DState
	case Model:
		return d.DModel
	case Taps:
		return d.DConv
	case One:
		return 1
	}
	panic(fmt.Errorf("nested: unknown extent %d", int(e)))
}

// Weight is the plan of one mixer weight: axis by axis, the stretches laid out one after another along it.
type Weight struct {
	Name string     // official name inside the mixer, such as "in_proj.weight"
	Axes [][]Extent // of each axis, its stretches in order
}

// MixerPlan is the slicing plan of the MatMamba2 mixer, in the official state_dict order. Rows of in_proj.weight are z,
// x, B, C, dt; channels of the convolution are x, B, C. A width takes the first part of every stretch, so the used rows of
// in_proj.weight are not contiguous.
var MixerPlan = []Weight{
	{Name: "dt_bias", Axes: [][]Extent{{Heads}}},
	{Name: "A_log", Axes: [][]Extent{{Heads}}},
	{Name: "D", Axes: [][]Extent{{Heads}}},
	{Name: "in_proj.weight", Axes: [][]Extent{{Channels, Channels, State, State, Heads}, {Model}}},
	{Name: "conv1d.weight", Axes: [][]Extent{{Channels, State, State}, {One}, {Taps}}},
	{Name: "conv1d.bias", Axes: [][]Extent{{Channels, State, State}}},
	{Name: "norm.weight", Axes: [][]Extent{{Channels}}},
	{Name: "out_proj.weight", Axes: [][]Extent{{Model}, {Channels}}},
}

// MixerWeight returns the plan of the mixer weight with that name; ok is false when there is none.
func MixerWeight(name string) (w Weight, ok bool) {
	for _, w := range MixerPlan {
		if w.Name == name {
			return w, true
		}
	}
	return Weight{}, false
}

// Shape is the weight's shape when the first heads heads are in use; heads = d.NHeads gives the full weight.
func (w Weight) Shape(d Dims, heads int) []int {
	shape := make([]int, len(w.Axes))
	for axis, extents := range w.Axes {
		for _, e := range extents {
			shape[axis] += e.Size(d, heads)
		}
	}
	return shape
}

// Size is the number of elements in use, the product of [Weight.Shape].
func (w Weight) Size(d Dims, heads int) int {
	size := 1
	for _, dim := range w.Shape(d, heads) {
		size *= dim
	}
	return size
}

// Range is the half-open stretch [From, To) of an axis of a full weight.
type Range struct{ From, To int }

// Stretches returns, for each stretch of the axis in order, the part of the full weight that is in use.
func (w Weight) Stretches(axis int, d Dims, heads int) []Range {
	ranges := make([]Range, len(w.Axes[axis]))
	offset := 0
	for i, e := range w.Axes[axis] {
		ranges[i] = Range{offset, offset + e.Size(d, heads)}
		offset += e.Size(d, d.NHeads)
	}
	return ranges
}

// Ranges returns [Weight.Stretches] with those merged that touch. A single range over the whole axis means that the axis
// is not cut.
func (w Weight) Ranges(axis int, d Dims, heads int) []Range {
	var merged []Range
	for _, r := range w.Stretches(axis, d, heads) {
		if last := len(merged) - 1; last >= 0 && merged[last].To == r.From {
			merged[last].To = r.To
		} else {
			merged = append(merged, r)
		}
	}
	return merged
}

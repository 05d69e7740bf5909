package cuda

import (
	"fmt"
	"strings"

	"github.com/matmamba/matmamba/backends/kernels"
	"github.com/matmamba/matmamba/backends/triton"
)

// Device is a GPU as far as kernels depend on it.
type Device struct {
	Cores int // multiprocessors
	// Float32 is how many elements the tile of a state may have in float32. Beyond it the tiles of a loop over heads, of which two
	// rounds are in flight, exceed shared memory or, before Hopper's products from shared memory, take the compiler many minutes.
	Float32 int
}

// H200 is the device on which the table of configurations was measured; the H100 differs in memory alone.
var H200 = Device{Cores: 132, Float32: 32 * 128}

// other is a device of which nothing is known.
var other = Device{Cores: 108, Float32: 16 * 64}

// DeviceOf is what is known of a device by a name with its model in it, as NVIDIA's driver gives it or as targets are named ("NVIDIA H200", "h200"); the
// name may be empty.
func DeviceOf(name string) Device {
	name = strings.ToUpper(name)
	for _, hopper := range []string{"H100", "H200", "H800", "H20"} {
		if strings.Contains(name, hopper) {
			return H200
		}
	}
	return other
}

// ssdShape is the shape of a call, or the reason why there are no kernels for it.
func (d Device) ssdShape(call kernels.Call) (s ssdShape, reason string) {
	if call.Attributes["joined"] == "1" {
		return s, "no kernel for B and C beside each other, which are for CPUs"
	}
	s, reason = newSSDShape(call)
	if reason == "" && s.elem == triton.F32 && s.paddedDim()*s.paddedState() > d.Float32 {
		return s, fmt.Sprintf("float32 tiles of headdim %d and d_state %d are too large for the device", s.headDim, s.state)
	}
	return s, reason
}

// ssdConfig is how the kernels of an SSD are cut into programs.
type ssdConfig struct {
	scan, rscan scanConfig
	output      outputConfig
	grad        gradConfig
}

// tiles are the parts of a configuration that follow from the size of a head alone. Heads below 64 columns are stacked to 64, the rows of
// a tensor core's product. Three stages are the least that lets loads overlap, and more than 113 KB of shared memory leaves one program
// on a multiprocessor.
type tiles struct {
	elem      triton.Elem
	paddedDim int // up to

	scan      scanConfig // with many programs; stack is in heads of paddedDim
	scanFew   scanConfig // with few
	stretch   scanConfig // with more than lie on the multiprocessors, where that saves padding; no width where it was not measured. The gradient's are of its width
	yWarps    int
	yStages   int
	yWidth    int  // of stretches in y; 0 where whole heads are faster or it was not measured
	diagonal  bool // of the gradient, but for narrow heads taken whole
	gradWarps int
	stages    [3]int
}

// table was measured for bf16 with headdim 24 and 64, d_state 128, on an H200.
var table = []tiles{
	{triton.BF16, 32, scanConfig{2, 0, 128, 4, 4}, scanConfig{2, 0, 64, 4, 3}, scanConfig{0, 64, 128, 4, 3}, 4, 3, 64, true, 4, [3]int{3, 3, 3}},
	{triton.BF16, 64, scanConfig{2, 0, 128, 8, 3}, scanConfig{1, 0, 64, 4, 3}, scanConfig{}, 4, 3, 0, true, 4, [3]int{3, 3, 2}},
	{triton.BF16, 128, scanConfig{1, 0, 128, 8, 3}, scanConfig{1, 0, 64, 4, 3}, scanConfig{}, 8, 2, 0, true, 8, [3]int{2, 2, 2}},
	{triton.F32, 32, scanConfig{2, 0, 64, 4, 2}, scanConfig{2, 0, 64, 4, 2}, scanConfig{}, 4, 2, 0, true, 4, [3]int{2, 2, 2}},
	{triton.F32, 64, scanConfig{1, 0, 64, 4, 2}, scanConfig{1, 0, 64, 4, 2}, scanConfig{}, 4, 2, 0, true, 8, [3]int{2, 2, 2}},
	{triton.F32, 128, scanConfig{1, 0, 64, 8, 2}, scanConfig{1, 0, 64, 8, 2}, scanConfig{}, 8, 2, 0, false, 8, [3]int{1, 1, 1}},
}

// tiles finds the row of the table for a shape.
func (s ssdShape) tiles() tiles {
	for _, row := range table {
		if row.elem == s.elem && s.paddedDim() <= row.paddedDim {
			for width := s.paddedDim(); 2*width <= min(row.paddedDim, 32); width *= 2 {
				row.scan.stack *= 2
				row.scanFew.stack *= 2
			}
			return row
		}
	}
	return table[len(table)-1]
}

// gradColumns is how many columns of heads bwd stacks at most: their states must fit into shared memory a few times.
func (s ssdShape) gradColumns() int {
	if s.exact() {
		return min(32, 32*128/s.paddedState())
	}
	return min(64, 64*128/s.paddedState())
}

// narrow tells whether bwd takes heads as narrow ones: up to half the columns of a tensor core's tile, and accumulators of dB and dC that
// fit into registers beside each other.
func (s ssdShape) narrow() bool {
	return !s.exact() && s.paddedDim() <= 32 && s.paddedState() <= 128
}

// config is the table's row for a shape with what depends on how many programs there are.
func (d Device) config(s ssdShape) ssdConfig {
	row := s.tiles()
	fit := func(c scanConfig) scanConfig {
		c.stack, c.states = s.stacked(c.stack), min(c.states, s.paddedState())
		return c
	}
	scan := fit(row.scan)
	// A chunk's step of scan is a chain of its own: programs beside each other on a multiprocessor hide it, but they need not be there. Two of
	// whole heads lie on one. Of stretches, which are fewer, three do, so that more than two for each need no second round.
	switch programs := s.batch * s.heads / scan.stack * (s.paddedState() / scan.states); {
	case programs < d.Cores*7/10:
		scan = fit(row.scanFew)
	case programs > 2*d.Cores && row.stretch.width > 0 && s.stretches(row.stretch.width):
		scan = fit(row.stretch)
	}
	grad := gradConfig{stack: 1, narrow: s.narrow(), warps: row.gradWarps, stages: row.stages}
	if !grad.narrow {
		grad.diagonal = row.diagonal
		grad.stack = s.stacked(max(1, s.gradColumns()/s.paddedDim()))
	}
	if s.paddedDim()*s.paddedState() > 128*128 { // one round's tiles fill shared memory
		grad.stages = [3]int{1, 1, 1}
	}
	grad.heads = d.headsPerProgram(s, s.groupSize(), grad.stack)
	if width := row.stretch.width; grad.narrow && width > 0 && s.stretches(width) && grad.heads*s.headDim%width == 0 {
		grad.width, grad.diagonal, grad.stages[1] = width, row.diagonal, 2
	}
	return ssdConfig{
		scan: scan, rscan: scan, grad: grad,
		output: d.output(s, row),
	}
}

// output takes stretches of heads where that leaves programs enough.
func (d Device) output(s ssdShape, row tiles) outputConfig {
	config := outputConfig{heads: d.headsPerProgram(s, 24, 1), warps: row.yWarps, stages: row.yStages}
	if width := row.yWidth; width > 0 && s.separable() && s.cut(width) {
		heads := d.headsPerProgram(s, s.groupSize(), s.wholeStretches(width))
		if s.groupSize()%heads == 0 && d.filledBy(s, heads) {
			config.heads, config.width = heads, width
		}
	}
	return config
}

// headsPerProgram is the largest number of heads that divides a group, is a multiple of stack and leaves two programs for each
// multiprocessor, as far as that can be had.
func (d Device) headsPerProgram(s ssdShape, most, stack int) int {
	heads := stack
	for n := stack; n <= min(most, s.groupSize()); n += stack {
		if s.groupSize()%n == 0 && d.filledBy(s, n) {
			heads = n
		}
	}
	return heads
}

// filledBy tells whether programs of so many heads are two for each multiprocessor.
func (d Device) filledBy(s ssdShape, heads int) bool {
	return s.batch*s.chunks()*s.heads/heads >= 2*d.Cores-8
}

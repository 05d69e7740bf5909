package compile

import (
	"fmt"
	"runtime"
	"slices"
	"strconv"
	"strings"

	"github.com/matmamba/matmamba/backends"
	"github.com/matmamba/matmamba/backends/pjrt"
)

// Target is what a program is compiled for. Its devices need not be here.
type Target struct {
	Kind backends.Kind // CPU, CUDA or TPU
	Chip Chip
	Grid string // how the chips of a TPU slice are connected, "2x2"; empty for the others
}

// ParseTarget reads cpu, cuda:GPU or tpu:GENERATION:GRID, such as cuda:h200 and tpu:v5e:2x2.
func ParseTarget(text string) (Target, error) {
	kind, rest, _ := strings.Cut(text, ":")
	name, grid, hasGrid := strings.Cut(rest, ":")
	switch {
	case text == "cpu":
		return Target{Kind: backends.CPU, Chip: Chip{Name: runtime.GOARCH}}, nil
	case kind == "cuda" && !hasGrid:
		if chip, ok := findChip(backends.CUDA, name); ok {
			return Target{Kind: backends.CUDA, Chip: chip}, nil
		}
	case kind == "tpu" && hasGrid:
		if chip, ok := findChip(backends.TPU, name); ok {
			return Target{Kind: backends.TPU, Chip: chip, Grid: grid}, checkGrid(text, grid)
		}
	}
	return Target{}, fmt.Errorf("target %q: want cpu, cuda:%s or tpu:%s with a grid of chips such as tpu:v5e:2x2",
		text, strings.Join(chipNames(backends.CUDA), "|"), strings.Join(chipNames(backends.TPU), "|"))
}

// mostChips bounds a slice well above the largest pod.
const mostChips = 1 << 16

func checkGrid(text, grid string) error {
	chips := 1
	axes := strings.Split(grid, "x")
	for _, axis := range axes {
		size, err := strconv.Atoi(axis)
		if err != nil || size < 1 || size > mostChips/chips || len(axes) > 3 {
			return fmt.Errorf("target %q: %q is no grid of chips, such as 2x2 or 4x4x8", text, grid)
		}
		chips *= size
	}
	return nil
}

// String is the target as [ParseTarget] reads it.
func (t Target) String() string {
	switch t.Kind {
	case backends.CUDA:
		return "cuda:" + t.Chip.Name
	case backends.TPU:
		return "tpu:" + t.Chip.Name + ":" + t.Grid
	}
	return string(t.Kind)
}

// MarshalText is [Target.String].
func (t Target) MarshalText() ([]byte, error) { return []byte(t.String()), nil }

// UnmarshalText is [ParseTarget].
func (t *Target) UnmarshalText(text []byte) (err error) {
	*t, err = ParseTarget(string(text))
	return err
}

// Devices is the number of chips.
func (t Target) Devices() int {
	chips := 1
	for axis := range strings.SplitSeq(t.Grid, "x") {
		if size, err := strconv.Atoi(axis); err == nil {
			chips *= size
		}
	}
	return chips
}

// devicesFor is the number of devices that a program is compiled for: a slice has its chips, a host as many GPUs or CPU devices as the
// program's mesh asks for.
func (t Target) devicesFor(p Program) int {
	if t.Kind == backends.TPU {
		return t.Devices()
	}
	return p.Mesh.Devices()
}

// topology is how XLA's plugin knows so many of the target's devices.
func (t Target) topology(devices int) pjrt.Topology {
	switch t.Kind {
	case backends.CUDA:
		return pjrt.Topology{Name: "cuda", Options: map[string]string{
			"target_config": t.Chip.gpu.config(t.Chip), "topology": fmt.Sprintf("1x1x%d", devices),
		}}
	case backends.TPU:
		return pjrt.Topology{Name: t.Chip.Name + ":" + t.Grid, Lists: map[string][]int{"chips_per_host_bounds": t.hostBounds()}}
	}
	return pjrt.Topology{}
}

// hostBounds is the part of the grid whose chips are on one host: two by two, as in every pod, or less where the slice is smaller.
func (t Target) hostBounds() []int {
	bounds := []int{1, 1, 1}
	for i, axis := range strings.Split(t.Grid, "x") {
		if size, err := strconv.Atoi(axis); err == nil && i < 2 {
			bounds[i] = min(size, 2)
		}
	}
	return bounds
}

// isDevice tells whether a device that a backend names is the target's chip.
func (t Target) isDevice(name string) bool {
	if t.Kind == backends.CPU {
		return true
	}
	if t.Kind == backends.TPU {
		return slices.Contains(t.Chip.names, strings.ToLower(name))
	}
	words := strings.FieldsFunc(strings.ToLower(name), func(r rune) bool { return r == ' ' || r == '-' })
	return slices.ContainsFunc(t.Chip.names, func(known string) bool { return slices.Contains(words, known) })
}

package nested

import (
	"fmt"
	"strconv"
	"strings"
)

// Mix is one granularity per layer: Mix[i] is the number of heads that layer i uses. A uniform width is the special case
// of equal entries; every graph function takes a Mix.
type Mix []int

// Uniform gives each of nlayer layers the heads of width w.
func Uniform(w Width, nlayer int, dims Dims) (Mix, error) {
	heads, err := w.Heads(dims.NHeads)
	if err != nil {
		return nil, err
	}
	mix := make(Mix, nlayer)
	for i := range mix {
		mix[i] = heads
	}
	return mix, nil
}

// ParseMix reads comma-separated half-widths d, one per layer, as the official mixnmatch_dims does: d = d_model is the
// full width and a layer uses 2d/headdim heads.
func ParseMix(s string, nlayer int, dims Dims) (Mix, error) {
	parts := strings.Split(s, ",")
	if len(parts) != nlayer {
		return nil, fmt.Errorf("mix %q: has %d entries, the model has %d layers", s, len(parts), nlayer)
	}
	mix := make(Mix, nlayer)
	for i, text := range parts {
		d, err := strconv.Atoi(strings.TrimSpace(text))
		if err != nil {
			return nil, fmt.Errorf("mix %q: entry %d (%q) is not a whole number", s, i, text)
		}
		if mix[i], err = dims.HeadsOfHalfWidth(d); err != nil {
			return nil, fmt.Errorf("mix %q: layer %d: %w", s, i, err)
		}
	}
	return mix, nil
}

// HeadsOfHalfWidth returns the 2d/headdim heads of half-width d (mixnmatch_dims in the official code), an error unless that is a whole
// number of heads that the model has.
func (d Dims) HeadsOfHalfWidth(half int) (int, error) {
	if half <= 0 || 2*half > d.DInner() || 2*half%d.HeadDim != 0 {
		return 0, fmt.Errorf("half-width %d: want a multiple of %d from %d to %d", half, max(d.HeadDim/2, 1), max(d.HeadDim/2, 1), d.DInner()/2)
	}
	return 2 * half / d.HeadDim, nil
}

// HalfWidths returns the half-width d = heads * headdim / 2 of each layer, the form [ParseMix] reads.
func (m Mix) HalfWidths(dims Dims) []int {
	half := make([]int, len(m))
	for i, heads := range m {
		half[i] = heads * dims.HeadDim / 2
	}
	return half
}

// Validate reports an entry that is no number of heads of dims, or a length other than nlayer.
func (m Mix) Validate(nlayer int, dims Dims) error {
	if len(m) != nlayer {
		return fmt.Errorf("mix has %d entries, the model has %d layers", len(m), nlayer)
	}
	for i, heads := range m {
		if heads < 1 || heads > dims.NHeads {
			return fmt.Errorf("mix: layer %d uses %d heads, want 1 to %d", i, heads, dims.NHeads)
		}
	}
	return nil
}

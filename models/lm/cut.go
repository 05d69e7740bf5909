package lm

import (
	"strconv"
	"strings"

	"github.com/matmamba/matmamba/nested"
)

// CutParams lists the weights that the mix uses, in the order of [Config.Params] and in the shapes in which it uses them.
func (c Config) CutParams(mix nested.Mix) []Param {
	params := c.Params()
	for i, p := range params {
		if w, layer, ok := mixerParam(p.Name); ok {
			params[i].Shape = w.Shape(c.Dims(), mix[layer])
		}
	}
	return params
}

// Cut returns the values of [Config.CutParams] from those at full width. Weights that the mix uses whole are shared, not copied.
// A [Model] takes them with [Model.CutTo] set to the mix.
func (c Config) Cut(values Values, mix nested.Mix) Values {
	cut := Values{}
	for name, full := range values {
		cut[name] = full
		if w, layer, ok := mixerParam(name); ok {
			cut[name] = w.Cut(full, c.Dims(), mix[layer])
		}
	}
	return cut
}

// mixerParam is the plan of a mixer's weight and the mixer's layer, from its full name.
func mixerParam(name string) (w nested.Weight, layer int, ok bool) {
	prefix, local, found := strings.Cut(name, ".mixer.")
	if !found {
		return nested.Weight{}, 0, false
	}
	layer, err := strconv.Atoi(strings.TrimPrefix(prefix, "backbone.layers."))
	if err != nil {
		return nested.Weight{}, 0, false
	}
	w, ok = nested.MixerWeight(local)
	return w, layer, ok
}

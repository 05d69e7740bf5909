package lm

import (
	"fmt"
	"strings"
)

// officialVocab is the vocabulary of the published models, GPT-NeoX's 50277 tokens.
const officialVocab = 50277

// presets in order of size.
var presets = []struct {
	name   string
	config Config
}{
	{"tiny", tiny()},
	{"130m", official(768, 24)},
	{"370m", official(1024, 48)},
	{"790m", official(1536, 48)},
	{"1.4b", official(2048, 48)},
	{"2.8b", official(2560, 64)},
}

// official is one of the published sizes. Its tokens are GPT-2's, as in the data of the official training code; they fill its
// vocabulary but for 20.
func official(dModel, nLayer int) Config {
	c := Default(dModel, nLayer, officialVocab)
	c.Tokenizer = "gpt2"
	return c
}

// tiny trains on two CPU cores in minutes: byte vocabulary, 64 heads as the official sizes have.
func tiny() Config {
	c := Default(256, 4, 256)
	c.HeadDim, c.DState, c.Tokenizer = 8, 64, "byte"
	return c
}

// Preset returns the configuration of a named size: tiny, or one of the official 130m, 370m, 790m, 1.4b, 2.8b.
func Preset(name string) (Config, error) {
	for _, p := range presets {
		if p.name == name {
			return p.config, nil
		}
	}
	return Config{}, fmt.Errorf("no preset %q; there are %s", name, strings.Join(PresetNames(), ", "))
}

// PresetNames lists the presets in order of size.
func PresetNames() []string {
	names := make([]string, len(presets))
	for i, p := range presets {
		names[i] = p.name
	}
	return names
}

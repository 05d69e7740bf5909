package lm

import (
	"bytes"
	"encoding/json"
	"errors"
	"fmt"
	"math"

	"github.com/matmamba/matmamba/layers"
	"github.com/matmamba/matmamba/nested"
)

// Config describes a language model. It is written as the official config.json, with two fields of our own that official
// readers ignore: matmamba_headdim and matmamba_tokenizer.
type Config struct {
	DModel    int // width of the residual stream
	NLayer    int
	VocabSize int // tokens, before padding
	HeadDim   int // channels per head
	DState    int
	DConv     int
	ChunkSize int // tokens per SSD chunk, 0 for the default; affects speed only
	// DTMin and DTMax are dt_limit; DTMax 0 means no upper limit.
	DTMin, DTMax  float64
	PadVocab      int    // the vocabulary is padded to a multiple of this
	TieEmbeddings bool   // the head is the embedding
	Tokenizer     string // name of the tokenizer the model was trained with, "" if unknown
}

// Default returns the official defaults for a model of that width and depth.
func Default(dModel, nLayer, vocabSize int) Config {
	return Config{
		DModel: dModel, NLayer: nLayer, VocabSize: vocabSize, HeadDim: dModel / 32, DState: 128, DConv: 4,
		PadVocab: 8, TieEmbeddings: true,
	}
}

// Dims are the full sizes of the mixers.
func (c Config) Dims() nested.Dims {
	return nested.Dims{DModel: c.DModel, NHeads: 2 * c.DModel / c.HeadDim, HeadDim: c.HeadDim, DState: c.DState, DConv: c.DConv}
}

// Mixer is the configuration of every mixer.
func (c Config) Mixer() layers.MixerConfig {
	return layers.MixerConfig{Dims: c.Dims(), ChunkSize: c.ChunkSize, DTMin: c.DTMin, DTMax: c.DTMax}
}

// PaddedVocab is the number of rows of the embedding: the vocabulary rounded up to a multiple of PadVocab.
func (c Config) PaddedVocab() int { return (c.VocabSize + c.PadVocab - 1) / c.PadVocab * c.PadVocab }

// Uniform is the mix that gives every layer the width w.
func (c Config) Uniform(w nested.Width) (nested.Mix, error) {
	return nested.Uniform(w, c.NLayer, c.Dims())
}

// Validate reports the first field that makes no model, by its name in config.json.
func (c Config) Validate() error {
	for _, field := range []struct {
		name  string
		value int
	}{
		{"d_model", c.DModel},
		{"n_layer", c.NLayer},
		{"vocab_size", c.VocabSize},
		{"ssm_cfg.d_state", c.DState},
		{"ssm_cfg.d_conv", c.DConv},
		{"matmamba_headdim", c.HeadDim},
		{"pad_vocab_size_multiple", c.PadVocab},
	} {
		if field.value < 1 {
			return fmt.Errorf("%s is %d, want at least 1", field.name, field.value)
		}
		if field.value > math.MaxInt32/4 {
			return fmt.Errorf("%s is %d, larger than any model", field.name, field.value)
		}
	}
	switch {
	case 2*c.DModel%c.HeadDim != 0:
		return fmt.Errorf("matmamba_headdim %d does not divide 2 * d_model = %d into whole heads", c.HeadDim, 2*c.DModel)
	case c.ChunkSize < 0:
		return fmt.Errorf("ssm_cfg.chunk_size is %d, want at least 1", c.ChunkSize)
	case c.DTMin < 0 || c.DTMax < 0 || (c.DTMax > 0 && c.DTMax < c.DTMin):
		return fmt.Errorf("ssm_cfg.dt_limit is [%g, %g], want 0 <= low <= high", c.DTMin, c.DTMax)
	}
	return nil
}

// fileConfig is config.json as the official code writes it.
type fileConfig struct {
	DModel          int                        `json:"d_model"`
	DIntermediate   int                        `json:"d_intermediate"`
	NLayer          int                        `json:"n_layer"`
	VocabSize       int                        `json:"vocab_size"`
	SSMConfig       map[string]json.RawMessage `json:"ssm_cfg"`
	AttnLayerIdx    []int                      `json:"attn_layer_idx"`
	AttnConfig      map[string]json.RawMessage `json:"attn_cfg"`
	RMSNorm         bool                       `json:"rms_norm"`
	ResidualInFP32  bool                       `json:"residual_in_fp32"`
	FusedAddNorm    bool                       `json:"fused_add_norm"`
	PadVocab        int                        `json:"pad_vocab_size_multiple"`
	TieEmbeddings   bool                       `json:"tie_embeddings"`
	MatMambaHeadDim int                        `json:"matmamba_headdim,omitempty"`
	Tokenizer       string                     `json:"matmamba_tokenizer,omitempty"`
}

func officialDefaults() fileConfig {
	return fileConfig{
		DModel: 2560, NLayer: 64, VocabSize: 50277, RMSNorm: true, ResidualInFP32: true, FusedAddNorm: true, PadVocab: 8,
		TieEmbeddings: true,
	}
}

// ParseConfig reads a config.json, official or ours. Missing fields take the official defaults; a field or value that
// this implementation does not compute is an error. Warnings tell what the official code ignores in the file.
func ParseConfig(data []byte) (config Config, warnings []string, err error) {
	file := officialDefaults()
	decoder := json.NewDecoder(bytes.NewReader(data))
	if err := decoder.Decode(&file); err != nil {
		if wrong, ok := errors.AsType[*json.UnmarshalTypeError](err); ok && wrong.Field != "" {
			return Config{}, nil, fmt.Errorf("%s is a %s, want %s", wrong.Field, wrong.Value, wrong.Type)
		}
		return Config{}, nil, fmt.Errorf("not a model configuration: %w", err)
	}
	switch {
	case file.DIntermediate != 0:
		return Config{}, nil, fmt.Errorf("d_intermediate is %d: models with an MLP are not supported", file.DIntermediate)
	case len(file.AttnLayerIdx) > 0:
		return Config{}, nil, fmt.Errorf("attn_layer_idx is %v: models with attention are not supported", file.AttnLayerIdx)
	case !file.RMSNorm:
		return Config{}, nil, fmt.Errorf("rms_norm is false: language models with LayerNorm are not supported")
	}
	config = Default(file.DModel, file.NLayer, file.VocabSize)
	config.PadVocab, config.TieEmbeddings, config.Tokenizer = file.PadVocab, file.TieEmbeddings, file.Tokenizer
	if warnings, err = config.readSSM(file.SSMConfig); err != nil {
		return Config{}, nil, err
	}
	if file.MatMambaHeadDim != 0 {
		config.HeadDim = file.MatMambaHeadDim
	}
	return config, warnings, config.Validate()
}

// readSSM takes the mixer's keyword arguments over into the configuration.
func (c *Config) readSSM(ssm map[string]json.RawMessage) (warnings []string, err error) {
	onlyValue := map[string]string{
		"expand": "2", "ngroups": "1", "rmsnorm": "true", "norm_before_gate": "false", "bias": "false", "conv_bias": "true",
		"D_has_hdim": "false", "activation": `"silu"`, "layer": `"MatMamba2"`,
	}
	for name, raw := range ssm {
		var target any
		var limits []float64
		switch name {
		case "d_state":
			target = &c.DState
		case "d_conv":
			target = &c.DConv
		case "chunk_size":
			target = &c.ChunkSize
		case "dt_limit":
			target = &limits
		case "headdim":
			warnings = append(warnings, fmt.Sprintf("ssm_cfg.headdim %s is ignored, as the official code does: headdim is d_model/32 = %d (matmamba_headdim sets another)", raw, c.DModel/32))
			continue
		case "dt_min", "dt_max", "dt_init_floor", "A_init_range", "use_mem_eff_path", "proj_drop_rate":
			continue // they say how weights were first drawn or which official code path runs
		default:
			want, known := onlyValue[name]
			if !known {
				return nil, fmt.Errorf("ssm_cfg.%s is not known", name)
			}
			if string(raw) != want {
				return nil, fmt.Errorf("ssm_cfg.%s is %s, only %s is supported", name, raw, want)
			}
			continue
		}
		if err := json.Unmarshal(raw, target); err != nil {
			return nil, fmt.Errorf("ssm_cfg.%s: %w", name, err)
		}
		if name == "dt_limit" {
			if len(limits) != 2 {
				return nil, fmt.Errorf("ssm_cfg.dt_limit has %d entries, want low and high", len(limits))
			}
			c.DTMin, c.DTMax = limits[0], limits[1]
		}
	}
	return warnings, nil
}

// JSON writes the configuration as a config.json that the official code reads too, unless the head dimension is not
// d_model/32.
func (c Config) JSON() ([]byte, error) {
	file := officialDefaults()
	file.DModel, file.NLayer, file.VocabSize = c.DModel, c.NLayer, c.VocabSize
	file.PadVocab, file.TieEmbeddings, file.Tokenizer = c.PadVocab, c.TieEmbeddings, c.Tokenizer
	file.AttnLayerIdx, file.AttnConfig = []int{}, map[string]json.RawMessage{}
	if c.HeadDim != c.DModel/32 {
		file.MatMambaHeadDim = c.HeadDim
	}
	ssm := map[string]any{"d_state": c.DState, "d_conv": c.DConv}
	if c.ChunkSize > 0 {
		ssm["chunk_size"] = c.ChunkSize
	}
	if c.DTMin > 0 || c.DTMax > 0 {
		high := c.DTMax
		if high == 0 {
			high = math.MaxFloat32
		}
		ssm["dt_limit"] = []float64{c.DTMin, high}
	}
	file.SSMConfig = map[string]json.RawMessage{}
	for name, value := range ssm {
		raw, err := json.Marshal(value)
		if err != nil {
			return nil, fmt.Errorf("config.json: ssm_cfg.%s: %w", name, err)
		}
		file.SSMConfig[name] = raw
	}
	return json.MarshalIndent(file, "", "    ")
}

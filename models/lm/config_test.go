package lm_test

import (
	"testing"

	"github.com/matmamba/matmamba/models/lm"
	"github.com/matmamba/matmamba/nested"
	"github.com/stretchr/testify/require"
)

// The exact parameter counts of the published sizes (docs/reference.md section 2), made without allocating a weight.
func TestOfficialCounts(t *testing.T) {
	for name, want := range map[string]struct {
		total, embedding int
		levels           [4]int
	}{
		"130m": {129723648, 38615040, [4]int{91108608, 47938560, 26353536, 15561024}},
		"370m": {369915904, 51486720, [4]int{318429184, 165561856, 89128192, 50911360}},
		"790m": {781330944, 77230080, [4]int{704100864, 361555968, 190283520, 104647296}},
		"1.4b": {1343740928, 102973440, [4]int{1240767488, 633047552, 329187584, 177257600}},
		"2.8b": {2699954688, 128716800, [4]int{2571237888, 1306714624, 674452992, 358322176}},
	} {
		config, err := lm.Preset(name)
		require.NoError(t, err)
		for i, width := range nested.Official() {
			mix, err := config.Uniform(width)
			require.NoError(t, err)
			counts := config.Count(mix)
			require.Equal(t, want.levels[i], counts.Backbone, "%s %s", name, width)
			require.Equal(t, want.embedding, counts.Embedding, name)
			if i == 0 {
				require.Equal(t, want.total, counts.Total(), name)
			}
		}
		sum := 0
		for _, p := range config.Params() {
			sum += p.Size()
		}
		require.Equal(t, want.total, sum, name)
	}
}

func TestConfigRoundTrip(t *testing.T) {
	for _, name := range lm.PresetNames() {
		config, err := lm.Preset(name)
		require.NoError(t, err)
		data, err := config.JSON()
		require.NoError(t, err)
		back, warnings, err := lm.ParseConfig(data)
		require.NoError(t, err)
		require.Empty(t, warnings)
		require.Equal(t, config, back)
	}
}

func TestParseConfigRefuses(t *testing.T) {
	for text, want := range map[string]string{
		`{"d_model": "x"}`:                             "d_model is a string, want int",
		`[]`:                                           "not a model configuration",
		`{"d_intermediate": 4}`:                        "MLP",
		`{"attn_layer_idx": [1]}`:                      "attention",
		`{"rms_norm": false}`:                          "LayerNorm",
		`{"n_layer": 0}`:                               "n_layer is 0",
		`{"d_model": -64}`:                             "d_model is -64",
		`{"ssm_cfg": {"ngroups": 2}}`:                  "ssm_cfg.ngroups is 2",
		`{"ssm_cfg": {"colour": 1}}`:                   "ssm_cfg.colour is not known",
		`{"ssm_cfg": {"d_state": 0}}`:                  "d_state is 0",
		`{"ssm_cfg": {"dt_limit": [1]}}`:               "dt_limit has 1 entries",
		`{"d_model": 100, "matmamba_headdim": 7}`:      "matmamba_headdim 7",
		`{"d_model": 64, "ssm_cfg": {"bias": true}}`:   "ssm_cfg.bias",
		`{"d_model": 64, "ssm_cfg": {"layer": "Mlp"}}`: "ssm_cfg.layer",
	} {
		_, _, err := lm.ParseConfig([]byte(text))
		require.ErrorContains(t, err, want, text)
	}
	_, warnings, err := lm.ParseConfig([]byte(`{"d_model": 128, "ssm_cfg": {"headdim": 64}}`))
	require.NoError(t, err)
	require.Len(t, warnings, 1)
	_, err = lm.Preset("13b")
	require.ErrorContains(t, err, "tiny, 130m")
}

func FuzzParseConfig(f *testing.F) {
	f.Add([]byte(`{"d_model": 64, "n_layer": 2, "vocab_size": 250, "ssm_cfg": {"d_state": 16, "dt_limit": [0, 1]}}`))
	f.Fuzz(func(t *testing.T, data []byte) {
		config, _, err := lm.ParseConfig(data)
		if err == nil {
			require.NoError(t, config.Validate())
			_ = config.PaddedVocab()
		}
	})
}

// First values depend on the seed and the name alone, and follow the official distributions' bounds.
func TestInit(t *testing.T) {
	config, err := lm.Preset("tiny")
	require.NoError(t, err)
	for _, p := range config.Params() {
		a, b, c := config.Init(p, 1), config.Init(p, 1), config.Init(p, 2)
		require.Equal(t, a, b)
		require.Len(t, a, p.Size())
		if len(p.Shape) > 1 {
			require.NotEqual(t, a, c, p.Name)
		}
	}
	aLog := config.Init(lm.Param{Name: "backbone.layers.0.mixer.A_log", Shape: []int{64}}, 3)
	for _, v := range aLog {
		require.GreaterOrEqual(t, v, float32(0))
		require.LessOrEqual(t, v, float32(2.7726))
	}
}

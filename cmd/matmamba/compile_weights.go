package main

import (
	"crypto/sha256"
	"encoding/binary"
	"encoding/hex"
	"fmt"
	"math"
	"path/filepath"
	"slices"

	"github.com/matmamba/matmamba/checkpoint"
	"github.com/matmamba/matmamba/compile"
	"github.com/matmamba/matmamba/models/lm"
)

// weightsDir is the model directory inside a bundle that has the weights as a file.
const weightsDir = "model"

// bundleWeights are the weights of a bundle: what the manifest says of them, and the file's content if there is to be one.
type bundleWeights struct {
	compile.Weights
	model *loadedModel // nil where the weights are drawn on the host
}

// weights reads the model, or hashes what a preset's seed gives.
func (c *compileCmd) weights(env *environment) (bundleWeights, error) {
	model, err := c.Model.load(env, c.Seed)
	if err != nil {
		return bundleWeights{}, err
	}
	if slices.Contains(lm.PresetNames(), string(c.Model)) && !c.Weights {
		return bundleWeights{Weights: compile.Weights{Preset: string(c.Model), Seed: c.Seed, SHA256: hashValues(model.config, model.values)}}, nil
	}
	return bundleWeights{Weights: compile.Weights{File: weightsDir}, model: &model}, nil
}

// write puts the file into the bundle's directory.
func (w bundleWeights) write(dir string) error {
	if w.model == nil {
		return nil
	}
	var weights []checkpoint.Tensor
	for _, p := range w.model.config.Params() {
		weights = append(weights, checkpoint.FromFloat32(p.Name, p.Shape, w.model.values[p.Name]))
	}
	config, err := w.model.config.JSON()
	if err != nil {
		return err
	}
	return checkpoint.SaveModelDir(filepath.Join(dir, weightsDir), config, weights, nil)
}

// hashValues is the SHA-256 of all weights in the model's order, as little-endian float32.
func hashValues(config lm.Config, values lm.Values) string {
	sum := sha256.New()
	var block [4 << 12]byte
	for _, p := range config.Params() {
		for chunk := range slices.Chunk(values[p.Name], len(block)/4) {
			for i, value := range chunk {
				binary.LittleEndian.PutUint32(block[4*i:], math.Float32bits(value))
			}
			sum.Write(block[:4*len(chunk)])
		}
	}
	return hex.EncodeToString(sum.Sum(nil))
}

// bundleModel is the model of an open bundle, its weights read or drawn.
func bundleModel(env *environment, bundle *compile.Opened) (loadedModel, error) {
	weights := bundle.Manifest().About.Weights
	if weights.File != "" {
		return modelRef(bundle.Path(weights.File)).load(env, 0)
	}
	config, err := lm.Preset(weights.Preset)
	if err != nil {
		return loadedModel{}, fmt.Errorf("the bundle's weights: %w", err)
	}
	values := lm.Random(config, weights.Seed)
	if got := hashValues(config, values); got != weights.SHA256 {
		return loadedModel{}, fmt.Errorf("the weights that preset %s draws from seed %d have SHA-256 %s, the bundle was made for %s: compile it with this version, or with --weights",
			weights.Preset, weights.Seed, got, weights.SHA256)
	}
	return loadedModel{config, values}, nil
}

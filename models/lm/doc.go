// Package lm is the MatMamba language model: its configuration and presets, the names, shapes and first values of its
// weights, counts of parameters and FLOPs for every granularity, and its graph functions for training, prefill and decoding, and how weights are loaded and saved.
//
// It reproduces the official MatMambaLMHeadModel (../../testdata/golden holds its numbers).
package lm

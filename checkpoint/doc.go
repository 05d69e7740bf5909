// Package checkpoint reads and writes models and training states on disk: safetensors files, Hugging Face style model
// directories (config.json beside model.safetensors or pytorch_model.bin) and numbered training checkpoints.
//
// It trusts no byte it reads: every rule of the safetensors format is checked, allocation is bounded by the file's size,
// and a bad file is an error that names it. What it writes appears whole or not at all. It knows tensors by name, shape and
// type, and nothing of models.
package checkpoint

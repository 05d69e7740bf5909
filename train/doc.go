// Package train is joint training of nested models: an objective with several granularities, the optimiser step over all of
// them, and the loop around it with validation, metrics, checkpoints and resumption.
//
// Every granularity has a gradient program of its own that adds to one set of accumulated gradients, so the memory of a
// step is that of one granularity's activations. The recipe is the official one (docs/reference.md section 4): all widths in one AdamW
// step, mean of their losses, clip by global norm, cosine schedule.
package train

// Package nested says which part of every weight a granularity uses. It is pure data: no graph, no tensors, no backend.
//
// A MatMamba model is nested by prefix: at a narrower [Width] a mixer uses the first heads, the first inner channels and
// every state channel of one full set of weights. A [Width] is the same fraction in all layers, a [Mix] gives each layer
// its own number of heads (Mix'n'Match). What "the first part" means for each weight is stated once, in [MixerPlan];
// the forward pass, the counts of parameters and FLOPs, and the extraction of standalone models all read it from there.
//
// Source: official MatMamba, class MatMamba2; Devvrit et al., MatFormer, and Shukla et al., MatMamba.
package nested

// Package graph holds the differentiable operations of MatMamba on GoMLX graph nodes: the chunked SSD, the causal
// depthwise convolution, SiLU, RMSNorm and its gated form, the token-chunked cross entropy, and the one-step recurrences
// that decoding uses; and AdamW's step, which nothing differentiates.
//
// Every operation takes and returns nodes, knows nothing of weights' names, models or devices, and works on every GoMLX
// backend. Shapes are static. As in GoMLX, a wrong shape panics with the shapes in the message; errors are returned one
// layer up, where programs are compiled.
//
// Decays, states and norms are computed in float32 whatever the type of the inputs; products take their operands in the
// inputs' type and accumulate in float32.
package graph

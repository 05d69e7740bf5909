// Package layers holds the parameterised building blocks of MatMamba networks: the nested Mamba2 mixer, the residual block
// around it, the embedding and the language-model head. Each is a graph function of its weights, its input and the number
// of heads in use; which part of a weight that is comes from package nested.
//
// Weights carry the names of the official release, so its checkpoints load as they are.
package layers

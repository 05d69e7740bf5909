// Package example has the smallest kernels that there can be, to copy and to test what carries them: for a composite cube, x^3 of a vector, and
// its gradient cube_grad, a C handler called through XLA's foreign function interface on CPUs and Triton IR on NVIDIA GPUs. No model uses
// it. The composites themselves are in its test, with a decomposition each.
package example

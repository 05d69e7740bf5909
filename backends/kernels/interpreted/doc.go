// Package interpreted runs the kernels for GPUs on XLA's CPU backend, for tests: [Table] has their launches call a handler of XLA's foreign
// function interface, which hands text, grid and buffers to the interpreter in backends/triton/interp. So a program's launches are checked as
// they stand, with what XLA computes between them. An error of the interpreter is one of the program.
package interpreted

// Package interp runs kernels in Triton's intermediate representation on the CPU, for tests: it reads the text that package triton writes and
// executes every program of a grid over byte buffers.
//
// Numbers are rounded as a GPU rounds them: bfloat16 to nearest even after each operation, float32 in float32, products of bfloat16 exact
// and of float32 as the precision of the dot says, sums in float32. What hardware approximates (2^x, logarithm, division, roots) is
// rounded correctly; subnormal numbers are flushed where the instruction flushes them. Sums of many numbers are taken by halves.
//
// What a GPU would let pass is an error that names kernel, line and program: a load or store outside of the buffer that a pointer came
// from, a load of an output that nothing was stored to, a load of what another program of the grid stores, two programs that store
// different numbers to one place, a division of integers by zero. So is a place that two threads of one program use, one of them to store,
// without a barrier between; elements at one place of tensors of one shape count as those of one thread, as in Triton, where a program may
// store where it loaded. Outputs are full of NaN before the kernel runs, so that what it leaves out is seen by whoever reads it.
//
// What is not seen are the limits of a device: registers, shared memory, time. Neither is a place that one element of a tensor loads and
// stores where several threads hold that element, as they do with scalars and tensors of fewer elements than threads: one warp's store may
// come before another's load. Nor is how far the approximations of hardware, division among them, are from what is rounded correctly.
package interp

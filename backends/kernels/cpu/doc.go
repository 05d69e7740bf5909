// Package cpu holds kernels for CPUs, in C: handlers that XLA calls through its foreign function interface (FFI), and the bodies of
// composites that call them. There are kernels for the SSD, the convolution, the norms, the nested output projection, the cross entropy and matrix
// products, each with its gradient, for float32 and bfloat16 operands of any size, computed in float32;
// for AdamW; and for decoding: products of few rows that read each weight once, and the recurrent step, which updates its states in place.
//
// Products whose operands are both of bfloat16 take pairs of inner elements by one instruction where the processor has it (AVX512_BF16). A
// product of two bfloat16 numbers is exact in float32, and sums are of float32, either way; but how a pair's two products are added and rounded
// is the processor's. Subnormal numbers count as zero, as they do in all kernels.
//
// The code is written once, with vectors of GCC and clang, and compiled for AVX-512, AVX2 and what every processor has, and products once
// more for pairs of bfloat16; which is run is decided by the processor at hand; on arm64 that is always NEON, which every such processor
// has. They are built where XLA is, on Linux: elsewhere programs run in pure Go. Work is shared out over XLA's own threads. How it is cut,
// and every sum, is the same for any number of threads: two runs agree to the bit.
//
// Tests run each kernel in a program of XLA's and without XLA between pages that nobody may touch (internal/direct), to the same bits. The second
// is how they run on an emulated processor, as CONTRIBUTING.md tells: that shows what the code computes and where it reads, not how fast.
//
// In the headers, kernels.h and what it includes is compiled for each set of instructions (variant_*.c); the rest is compiled once.
package cpu

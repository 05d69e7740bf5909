// Package cuda writes the bodies of composites for NVIDIA GPUs: StableHLO that calls kernels in Triton IR (backends/triton), which XLA
// compiles. Every kernel is text made for one shape; nothing here needs a GPU, CUDA's tools or cgo.
//
// The state-space dual (SSD) of Mamba2, per head, with state h [headdim, d_state]:
//
//	h_t = exp(dt_t A) h_{t-1} + dt_t x_t B_t^T,   y_t = h_t C_t + D x_t,   dt = clamp(softplus(raw + bias))
//
// runs as a pipeline of launches over chunks of Q = 64 tokens. In units of log2, with cum_t = sum over s <= t of dt_s A log2(e) inside the
// chunk, last = cum_{Q-1}, and h the state that enters the chunk:
//
//	prep   dt, cum and what follows from them, transposed to [batch, nheads, tokens] so that a head's are contiguous
//	scan   h' = 2^last h + sum_s dt_s 2^(last-cum_s) x_s B_s^T from chunk to chunk; it keeps the state that enters each
//	y      y_t = 2^cum_t h C_t + sum_{s<=t} (C_t.B_s) 2^(cum_t-cum_s) dt_s x_s + D x_t, all chunks at once
//
// and its gradient as
//
//	prep   the forward pass's again: XLA finds that they are the same, and keeps the results of one
//	scan   reversed, on dy and C: dh' = 2^last dh + sum_t 2^cum_t dy_t C_t^T, the gradient of the state that leaves each chunk
//	bwd    dx and per-token terms of the gradients of dt and A, then dB and dC, all chunks at once: two launches that loop over heads
//	post   suffix sums of the terms: ddt through A, clamp and softplus, and a chunk's part of dA, dD and dbias
//	sums   of those parts
//
// What a mixer does between its projections (split_conv_ssd) is one body: convolution, SSD and gated norm read the projection's rows where they
// stand, prep makes A of its logarithm, and the parts of all weights' gradients are summed up in one launch. What a joint step's widths share of layer 0
// is the same up to the norm (split_front), which takes a narrow width's channels out of the wide rows and adds its gradients to those there
// (leading_gated_rmsnorm).
//
// In training in bfloat16 the residual between layers and its gradient are pairs of a bfloat16 and a byte (pair.go).
//
// Heads of fewer channels than the 64 rows of a tensor core's product are stacked, each padded to a power of two; or the loop over dB and dC and, where
// programs are many, scan and y take 64 channels as they lie in memory, whatever heads they are of.
//
// In y of such stretches and in the loop over dx of narrow heads, in bfloat16 where dt is never negative, the decay between two tokens is a product of
// a factor of each (separable.go), so that what stands between them is the same for all heads.
//
// The formulas of the gradient stand at the kernels. With W[t,s] = (C_t.B_s) 2^(cum_t-cum_s) dt_s (dy_t.x_s), the gradient of dt_t A is the sum
// of W over s < t <= t'. bfloat16 takes it as a difference of row and column sums of the same matrix, so that what does not belong cancels;
// float32 adds those pairs alone, and has a loop over tokens of its own.
//
// Sequences need not fill their last chunk: loads are masked and dt is 0 behind the end. headdim and d_state are padded
// in registers only. Documents (segment ids) mask C.B inside a chunk and the decays into and out of it. There are no atomics: equal
// inputs give equal bits.
//
// Tests run the kernels on the CPU by an interpreter (backends/triton/interp), which also finds accesses outside of buffers and races.
//
// Tiles and the order of operations were found by measurement on an H200; bench/RESULTS.md has the numbers and what did not help.
package cuda

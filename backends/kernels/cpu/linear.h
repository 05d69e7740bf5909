// A call of linear_small, y = x w^T, and how it is cut.

#ifndef MATMAMBA_CPU_LINEAR_H_
#define MATMAMBA_CPU_LINEAR_H_

#include <stdint.h>

typedef struct {
  int64_t rows, in, out;  // x: [rows, in], w: [out, in], y: [rows, out]
  int x_bf16, w_bf16;
  const void *x, *w;
  float* packed;  // x as linear_pack leaves it: [rows, in] float32; by pairs x itself
  float* y;
  int64_t block;  // rows of w in an item
} mm_linear;

// An item has about as many bytes of weights: long enough to stream from memory, short enough to stay in the second-level cache
// while all rows of x pass.
enum { LINEAR_ITEM_BYTES = 128 * 1024, LINEAR_TILE = 12 };

// So many bytes ahead weights are asked for.
enum { LINEAR_AHEAD = 4096 };

#endif  // MATMAMBA_CPU_LINEAR_H_

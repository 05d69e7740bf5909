// What the parts of the RMSNorm of a residual share.

#ifndef MATMAMBA_CPU_RESIDUAL_H_
#define MATMAMBA_CPU_RESIDUAL_H_

#include <stdint.h>

enum {
  RESIDUAL_ITEMS = 16,   // parts in which the rows are taken; each adds up its own gradient of the weight
  RESIDUAL_LEAST = 4096  // elements under which they are taken in one, for a thread costs more than it saves
};

// mm_residual is a call of residual_rmsnorm or its gradient: sum = residual + hidden, out = sum / sqrt(mean(sum^2) + eps) weight, for
// each row. Rows are [rows, channels], T is float32 or bfloat16.
typedef struct {
  int64_t rows, channels;
  int bf16;
  float eps;
  const float *residual, *weight;  // weight: [channels]; residual is NULL where hidden is the sum, which is then not written
  const void* hidden;              // T
  float* sum;
  void* out;  // T

  const float* dsum;
  const void* dout;  // T
  float* dresidual;
  void* dhidden;     // T, NULL where it would be dresidual once more
  float* dweight;

  int64_t items;
  int64_t row;  // channels, padded to whole vectors
  float* sums;  // [items, row]: parts of dweight
  int past;     // whether out and dresidual are stored past the caches
} mm_residual;

#endif  // MATMAMBA_CPU_RESIDUAL_H_

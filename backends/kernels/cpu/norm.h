// What the parts of the gated RMSNorm share.

#ifndef MATMAMBA_CPU_NORM_H_
#define MATMAMBA_CPU_NORM_H_

#include <stdint.h>

enum {
  NORM_ITEMS = 16,  // parts in which the rows are taken; each adds up its own gradient of the weight
  NORM_KEPT = 3,    // vectors like a row that a gradient keeps of it
};

// mm_norm is a call of gated_rmsnorm or its gradient: out = g / sqrt(mean(g^2) + eps) weight, g = y silu(z), for each row.
typedef struct {
  int64_t rows, channels;
  int bf16;
  float eps;
  const void *y, *z;    // T: [rows, channels]
  const float* weight;  // [channels]
  void* out;            // T

  const void* dout;
  void *dy, *dz;
  float* dweight;

  int64_t row;      // channels, padded to whole vectors
  float* sums;      // [NORM_ITEMS, row]: parts of dweight
  float* scratch;   // [workers, NORM_KEPT, row]
  int past;         // whether results are stored past the caches
} mm_norm;

#endif  // MATMAMBA_CPU_NORM_H_

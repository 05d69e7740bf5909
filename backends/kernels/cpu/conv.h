// What the parts of the causal convolution with SiLU share.

#ifndef MATMAMBA_CPU_CONV_H_
#define MATMAMBA_CPU_CONV_H_

#include <stdint.h>

enum {
  CONV_CHANNELS = 512,  // an item is so many channels of a sequence at most: whole rows are read faster than parts of them,
  CONV_LEAST = 128,     // and fewer, but so many, where there would be too few items to share out
  CONV_TAPS = 4,        // the most that there is a kernel for
};

// mm_conv is a call of conv_silu or conv_silu_grad: y_t = silu(bias + sum over j of weight[taps-1-j] x_{t-j}).
typedef struct {
  int64_t batch, seqlen, channels, taps;
  int bf16;
  const void* x;                      // T: [batch, seqlen, channels]
  const float *weight, *bias, *state; // [channels, taps], [channels], [batch, channels, taps]
  const int32_t* runs;                // [batch, seqlen] or NULL
  void* y;                            // T: x's shape

  const void* dy;
  void* dx;
  float *dweight, *dbias, *dstate;

  int64_t block;    // channels of an item
  int64_t blocks;   // items per sequence
  float* turned;    // [taps, channels]: the weight transposed, whole vectors
  float* sums;      // [batch, taps + 1, channels]: parts of dweight, transposed, and of dbias
  int64_t row;      // channels, padded to whole vectors: the length of a row of turned and sums
  int past;         // whether y or dx is stored past the caches
} mm_conv;

#endif  // MATMAMBA_CPU_CONV_H_

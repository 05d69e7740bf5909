// A call of recurrent_step: what a mixer does between its projections, for one token of each sequence. Every number is float32.

#ifndef MATMAMBA_CPU_RECURRENT_H_
#define MATMAMBA_CPU_RECURRENT_H_

#include <stdint.h>

typedef struct {
  int64_t batch, heads, headdim, d_state, taps;
  int softplus;
  float dt_min, dt_max, eps;
  const float* projected;                              // [batch, 2 channels + 2 d_state + heads]: z, x, B, C, dt
  const float *conv_before, *ssm_before;               // [batch, channels + 2 d_state, taps], [batch, heads, headdim, d_state]
  const float *conv_weight, *conv_bias;                // [channels + 2 d_state, taps], [channels + 2 d_state]
  const float *a_log, *d, *dt_bias, *norm;                 // [heads] three times, [channels]
  float *gated, *conv_after, *ssm_after;               // [batch, channels]; as before, and maybe the same memory
  float* shared;                                       // [batch, 2 d_state]: B and C after the convolution
  float* squares;                                      // [batch, blocks]: sums of squares of the gated channels
  int64_t block, blocks;                               // heads in an item, items in a sequence
} mm_recurrent;

static inline int64_t mm_recurrent_width(const mm_recurrent* s) {
  return 2 * s->heads * s->headdim + 2 * s->d_state + s->heads;
}

// An item has about as many bytes of states.
enum { RECURRENT_ITEM_BYTES = 96 * 1024 };

#endif  // MATMAMBA_CPU_RECURRENT_H_

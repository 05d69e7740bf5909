// The RMSNorm of a residual with what is added to it, and its gradient, row by row. A row stays in the cache between the pass that sums
// its squares and the next.

#ifndef MATMAMBA_CPU_NORM_RESIDUAL_H_
#define MATMAMBA_CPU_NORM_RESIDUAL_H_

#include "residual.h"
#include "vector.h"

// residual_factor is 1 / sqrt(mean + eps) where the squares of a row add up to squares.
INLINE float residual_factor(const mm_residual* s, vec squares) {
  return 1 / __builtin_sqrtf(lanes_sum(squares) / s->channels + s->eps);
}

// An item is some rows.
static void residual_forward(const void* data, int64_t item, int64_t worker) {
  const mm_residual* s = data;
  const void* kept = s->residual ? s->sum : s->hidden;
  const int kept_bf16 = s->residual ? 0 : s->bf16;
  (void)worker;
  for (int64_t r = item * s->rows / s->items; r < (item + 1) * s->rows / s->items; r++) {
    int64_t at = r * s->channels;
    vec squares = {};
    for (int64_t c = 0; c < s->channels; c += LANES) {
      int64_t left = s->channels - c;
      vec sum = load_row(s->hidden, at + c, left, s->bf16);
      if (s->residual) {
        sum += load_row(s->residual, at + c, left, 0);
        store_row(s->sum, at + c, left, 0, sum);
      }
      squares += sum * sum;
    }
    vec factor = splat(residual_factor(s, squares));
    for (int64_t c = 0; c < s->channels; c += LANES) {
      int64_t left = s->channels - c;
      give_row(s->out, at + c, left, s->bf16, s->past, load_row(kept, at + c, left, kept_bf16) * factor * load_row(s->weight, c, left, 0));
    }
  }
  if (s->past) stored_past();
}

// With f the factor, v the sum and d = dout weight: dv = dsum + f (d - v f^2 mean(d v)).
static void residual_backward(const void* data, int64_t item, int64_t worker) {
  const mm_residual* s = data;
  float* sums = s->sums + item * s->row;
  (void)worker;
  memset(sums, 0, sizeof(float) * s->row);
  for (int64_t r = item * s->rows / s->items; r < (item + 1) * s->rows / s->items; r++) {
    int64_t at = r * s->channels;
    vec squares = {}, dot = {};
    for (int64_t c = 0; c < s->channels; c += LANES) {
      int64_t left = s->channels - c;
      vec v = load_row(s->sum, at + c, left, 0), dout = load_row(s->dout, at + c, left, s->bf16);
      squares += v * v;
      dot += dout * load_row(s->weight, c, left, 0) * v;
    }
    float f = residual_factor(s, squares);
    vec factor = splat(f), shared = splat(f * f * lanes_sum(dot) / s->channels);
    for (int64_t c = 0; c < s->channels; c += LANES) {
      int64_t left = s->channels - c;
      vec v = load_row(s->sum, at + c, left, 0), dout = load_row(s->dout, at + c, left, s->bf16);
      vec through = dout * load_row(s->weight, c, left, 0);
      vec dv = load_row(s->dsum, at + c, left, 0) + factor * (through - v * shared);
      give_row(s->dresidual, at + c, left, 0, s->past, dv);
      if (s->dhidden) store_row(s->dhidden, at + c, left, s->bf16, dv);
      store(sums + c, load(sums + c) + dout * v * factor);
    }
  }
  if (s->past) stored_past();
}

#endif  // MATMAMBA_CPU_NORM_RESIDUAL_H_

// The gated RMSNorm and its gradient, row by row. A row stays in the cache between the pass that sums its squares and the next.

#ifndef MATMAMBA_CPU_NORM_GATED_H_
#define MATMAMBA_CPU_NORM_GATED_H_

#include "norm.h"
#include "vector.h"

// norm_factor keeps g of a row, and sigmoid(z) where gate is not NULL, and returns 1 / sqrt(mean(g^2) + eps).
INLINE float norm_factor(const mm_norm* s, int64_t at, float* g, float* gate) {
  vec squares = {};
  for (int64_t c = 0; c < s->channels; c += LANES) {
    int64_t left = s->channels - c;
    vec z = load_row(s->z, at + c, left, s->bf16);
    vec open = sigmoid(z), v = load_row(s->y, at + c, left, s->bf16) * z * open;
    store(g + c, v);
    if (gate) store(gate + c, open);
    squares += v * v;
  }
  return 1 / __builtin_sqrtf(lanes_sum(squares) / s->channels + s->eps);
}

// An item is some rows.
static void norm_forward(const void* data, int64_t item, int64_t worker) {
  const mm_norm* s = data;
  float* g = s->scratch + worker * NORM_KEPT * s->row;
  for (int64_t r = item * s->rows / NORM_ITEMS; r < (item + 1) * s->rows / NORM_ITEMS; r++) {
    int64_t at = r * s->channels;
    vec factor = splat(norm_factor(s, at, g, NULL));
    for (int64_t c = 0; c < s->channels; c += LANES) {
      int64_t left = s->channels - c;
      give_row(s->out, at + c, left, s->bf16, s->past, load(g + c) * factor * load_row(s->weight, c, left, 0));
    }
  }
  if (s->past) stored_past();
}

// With f the factor and d = dout weight: dg = f (d - g f^2 mean(d g)).
static void norm_backward(const void* data, int64_t item, int64_t worker) {
  const mm_norm* s = data;
  float *g = s->scratch + worker * NORM_KEPT * s->row, *d = g + s->row, *gates = d + s->row, *sums = s->sums + item * s->row;
  memset(sums, 0, sizeof(float) * s->row);
  for (int64_t r = item * s->rows / NORM_ITEMS; r < (item + 1) * s->rows / NORM_ITEMS; r++) {
    int64_t at = r * s->channels;
    float f = norm_factor(s, at, g, gates);
    vec dot = {}, factor = splat(f);
    for (int64_t c = 0; c < s->channels; c += LANES) {
      int64_t left = s->channels - c;
      vec dout = load_row(s->dout, at + c, left, s->bf16), v = load(g + c);
      vec through = dout * load_row(s->weight, c, left, 0);
      store(d + c, through);
      dot += through * v;
      store(sums + c, load(sums + c) + dout * v * factor);
    }
    vec shared = splat(f * f * lanes_sum(dot) / s->channels);
    for (int64_t c = 0; c < s->channels; c += LANES) {
      int64_t left = s->channels - c;
      vec dg = factor * (load(d + c) - load(g + c) * shared);
      vec y = load_row(s->y, at + c, left, s->bf16), z = load_row(s->z, at + c, left, s->bf16), gate = load(gates + c);
      give_row(s->dy, at + c, left, s->bf16, s->past, dg * z * gate);
      give_row(s->dz, at + c, left, s->bf16, s->past, dg * y * gate * (1.0f + z * (1.0f - gate)));
    }
  }
  if (s->past) stored_past();
}

#endif  // MATMAMBA_CPU_NORM_GATED_H_

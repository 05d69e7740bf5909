// The recurrent step, compiled for each set of instructions. States are read and written once, all else stays in the caches.

#ifndef MATMAMBA_CPU_RECURRENT_STEP_H_
#define MATMAMBA_CPU_RECURRENT_STEP_H_

#include <math.h>

#include "recurrent.h"
#include "vector.h"

// step_conv is the convolution with SiLU of the channels from to to of sequence b: out[0] is channel from.
INLINE void step_conv(const mm_recurrent* s, int64_t b, int64_t from, int64_t to, float* out) {
  int64_t channels = s->heads * s->headdim, taps = s->taps;
  const float* x = s->projected + b * mm_recurrent_width(s) + channels;
  const float* before = s->conv_before + b * (channels + 2 * s->d_state) * taps;
  float* after = s->conv_after + b * (channels + 2 * s->d_state) * taps;
  for (int64_t c = from; c < to; c++) {
    float sum = s->conv_bias[c];
    for (int64_t t = 0; t + 1 < taps; t++) {
      float value = before[c * taps + t + 1];
      after[c * taps + t] = value;
      sum += value * s->conv_weight[c * taps + t];
    }
    after[c * taps + taps - 1] = x[c];
    out[c - from] = sum + x[c] * s->conv_weight[c * taps + taps - 1];
  }
  for (int64_t i = 0; i < to - from; i += LANES) {
    vec v = load_row(out, i, to - from - i, 0);
    store_row(out, i, to - from - i, 0, v * sigmoid(v));
  }
}

// recurrent_shared is B and C of a sequence.
static void recurrent_shared(const void* data, int64_t item, int64_t worker) {
  const mm_recurrent* s = data;
  int64_t channels = s->heads * s->headdim;
  step_conv(s, item, channels, channels + 2 * s->d_state, s->shared + item * 2 * s->d_state);
}

// step_row is the recurrence of one channel: state = decay state + scaled B; it returns state . C.
INLINE float step_row(int64_t n, const float* before, float* after, float decay, float scaled, const float* b, const float* c) {
  vec sum = {};
  for (int64_t i = 0; i < n; i += LANES) {
    vec state = load_row(before, i, n - i, 0) * decay + load_row(b, i, n - i, 0) * scaled;
    store_row(after, i, n - i, 0, state);
    sum += state * load_row(c, i, n - i, 0);
  }
  return lanes_sum(sum);
}

// step_head is the recurrence of one head; xy holds x and gets y.
INLINE void step_head(const mm_recurrent* s, int64_t b, int64_t h, float* xy) {
  int64_t width = mm_recurrent_width(s), n = s->d_state;
  vec dt = splat(s->projected[(b + 1) * width - s->heads + h] + s->dt_bias[h]);
  if (s->softplus) dt = pick(dt > splat(20.0f), dt, softplus(dt));
  float step = dt[0] < s->dt_min ? s->dt_min : dt[0] > s->dt_max ? s->dt_max : dt[0];
  float decay = vexp(-step * vexp(splat(s->a_log[h])))[0];
  const float *bn = s->shared + b * 2 * n, *cn = bn + n;
  for (int64_t p = 0; p < s->headdim; p++) {
    int64_t at = ((b * s->heads + h) * s->headdim + p) * n;
    xy[p] = step_row(n, s->ssm_before + at, s->ssm_after + at, decay, xy[p] * step, bn, cn) + s->d[h] * xy[p];
  }
}

// recurrent_step is a block of heads of a sequence, up to the gate.
static void recurrent_step(const void* data, int64_t item, int64_t worker) {
  const mm_recurrent* s = data;
  int64_t b = item / s->blocks, first = item % s->blocks * s->block, p = s->headdim;
  int64_t last = first + s->block < s->heads ? first + s->block : s->heads, count = (last - first) * p;
  float* y = s->gated + b * s->heads * p + first * p;
  step_conv(s, b, first * p, last * p, y);
  for (int64_t h = first; h < last; h++) step_head(s, b, h, y + (h - first) * p);
  const float* z = s->projected + b * mm_recurrent_width(s) + first * p;
  vec squares = {};
  for (int64_t i = 0; i < count; i += LANES) {
    vec gate = load_row(z, i, count - i, 0);
    vec v = load_row(y, i, count - i, 0) * gate * sigmoid(gate);
    store_row(y, i, count - i, 0, v);
    squares += v * v;
  }
  s->squares[item] = lanes_sum(squares);
}

// recurrent_norm divides a sequence by its root mean square.
static void recurrent_norm(const void* data, int64_t b, int64_t worker) {
  const mm_recurrent* s = data;
  int64_t channels = s->heads * s->headdim;
  float sum = 0;
  for (int64_t i = 0; i < s->blocks; i++) sum += s->squares[b * s->blocks + i];
  float scale = 1 / sqrtf(sum / (float)channels + s->eps);
  float* y = s->gated + b * channels;
  for (int64_t i = 0; i < channels; i += LANES) {
    store_row(y, i, channels - i, 0, load_row(y, i, channels - i, 0) * scale * load_row(s->norm, i, channels - i, 0));
  }
}

#endif  // MATMAMBA_CPU_RECURRENT_STEP_H_

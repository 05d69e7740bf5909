// The gate and the factors of the nested output projection, row by row. Compiled for each set of instructions.

#ifndef MATMAMBA_CPU_NESTED_OUT_H_
#define MATMAMBA_CPU_NESTED_OUT_H_

#include "nested.h"
#include "vector.h"

// An item is some rows. Nothing but the factors needs a whole row, so that one pass does.
static void nested_gate(const void* data, int64_t item, int64_t worker) {
  const mm_nested* s = data;
  (void)worker;
  for (int64_t r = item * s->rows / NESTED_ITEMS; r < (item + 1) * s->rows / NESTED_ITEMS; r++) {
    vec squares = {};
    for (int64_t k = 0, begin = 0; k < s->widths; begin = s->ends[k++]) {
      int64_t stretch = s->ends[k] - begin, at = r * s->channels + begin;
      for (int64_t c = 0; c < stretch; c += LANES) {
        int64_t left = stretch - c;
        vec z = load_row(s->z, at + c, left, s->bf16);
        vec u = load_row(s->y, at + c, left, s->bf16) * z * sigmoid(z);
        squares += u * u;
        store_row(s->gated[k], r * stretch + c, left, s->bf16, u * load_row(s->weight, begin + c, left, 0));
      }
      s->factors[r * s->widths + k] = 1 / __builtin_sqrtf(lanes_sum(squares) / s->ends[k] + s->eps);
    }
  }
}

// nested_shares is what a row's factors add to the gradient of u for each u, by stretches: a factor f of width w has df/du = -f^3 u / channels of w, and a
// stretch is part of all widths from its own on.
INLINE void nested_shares(const mm_nested* s, int64_t r, float* shares) {
  float all = 0;
  for (int64_t k = s->widths - 1; k >= 0; k--) {
    float f = s->factors[r * s->widths + k];
    all += s->dfactors[r * s->widths + k] * f * f * f / s->ends[k];
    shares[k] = all;
  }
}

static void nested_gate_grad(const void* data, int64_t item, int64_t worker) {
  const mm_nested* s = data;
  (void)worker;
  float *sums = s->sums + item * s->row, shares[NESTED_WIDTHS];
  memset(sums, 0, sizeof(float) * s->row);
  for (int64_t r = item * s->rows / NESTED_ITEMS; r < (item + 1) * s->rows / NESTED_ITEMS; r++) {
    nested_shares(s, r, shares);
    for (int64_t k = 0, begin = 0; k < s->widths; begin = s->ends[k++]) {
      int64_t stretch = s->ends[k] - begin, at = r * s->channels + begin;
      vec share = splat(shares[k]);
      for (int64_t c = 0; c < stretch; c += LANES) {
        int64_t left = stretch - c;
        vec y = load_row(s->y, at + c, left, s->bf16), z = load_row(s->z, at + c, left, s->bf16);
        vec dgated = load_row(s->dgated[k], r * stretch + c, left, s->bf16);
        vec open = sigmoid(z), u = y * z * open;
        vec du = dgated * load_row(s->weight, begin + c, left, 0) - u * share;
        store(sums + begin + c, load(sums + begin + c) + dgated * u);
        store_row(s->dy, at + c, left, s->bf16, du * z * open);
        store_row(s->dz, at + c, left, s->bf16, du * y * open * (1.0f + z * (1.0f - open)));
      }
    }
  }
}

static void nested_scale(const void* data, int64_t item, int64_t worker) {
  const mm_nested* s = data;
  (void)worker;
  for (int64_t r = item * s->rows / NESTED_ITEMS; r < (item + 1) * s->rows / NESTED_ITEMS; r++) {
    const float* factors = s->factors + r * s->widths;
    for (int64_t at = r * s->model, end = at + s->model; at < end; at += LANES) {
      vec sum = {};
      for (int64_t k = 0; k < s->widths; k++) {
        sum += load_row(s->products[k], at, end - at, 0);
        store_row(s->scaled[k], at, end - at, s->bf16, sum * splat(factors[k]));
      }
    }
  }
}

static void nested_scale_grad(const void* data, int64_t item, int64_t worker) {
  const mm_nested* s = data;
  (void)worker;
  for (int64_t r = item * s->rows / NESTED_ITEMS; r < (item + 1) * s->rows / NESTED_ITEMS; r++) {
    const float* factors = s->factors + r * s->widths;
    vec dots[NESTED_WIDTHS] = {};
    for (int64_t at = r * s->model, end = at + s->model; at < end; at += LANES) {
      vec sum = {}, total = {};
      for (int64_t k = s->widths - 1; k >= 0; k--) {
        vec dout = load_row(s->douts[k], at, end - at, s->bf16);
        dots[k] += dout * load_row(s->outs[k], at, end - at, s->bf16);
        sum += dout * splat(factors[k]), total += dout;
        store_row(s->scaled[k], at, end - at, s->bf16, sum);
      }
      store_row(s->total, at, end - at, s->bf16, total);
    }
    for (int64_t k = 0; k < s->widths; k++) s->dots[r * s->widths + k] = lanes_sum(dots[k]) / factors[k];
  }
}

#endif  // MATMAMBA_CPU_NESTED_OUT_H_

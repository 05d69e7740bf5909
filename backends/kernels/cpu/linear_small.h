// Products with few rows, where the time goes into reading weights: each is read once, from memory to registers. Compiled for each set
// of instructions.

#ifndef MATMAMBA_CPU_LINEAR_SMALL_H_
#define MATMAMBA_CPU_LINEAR_SMALL_H_

#include "linear.h"
#include "vector.h"

// element is one of x.
#if PAIRS
typedef uint16_t element;
#else
typedef float element;
#endif

#if !PAIRS
// Two bfloat16 numbers lie in each 32-bit lane: the even one is widened by a shift, the odd one by a mask, which is cheaper than to
// convert a half vector. x is laid out to fit: of every 2 * LANES elements the even ones come first. Products of pairs take x as it is.
static void linear_pack(const void* data, int64_t row, int64_t worker) {
  const mm_linear* l = data;
  float* to = l->packed + row * l->in;
  int64_t pairs = l->w_bf16 ? l->in / (2 * LANES) * (2 * LANES) : 0;
  for (int64_t i = 0; i < l->in; i++) {
    uint32_t bits;
    if (l->x_bf16) {
      bits = (uint32_t)((const uint16_t*)l->x)[row * l->in + i] << 16;
    } else {
      bits = ((const uint32_t*)l->x)[row * l->in + i];
    }
    int64_t inside = i % (2 * LANES);
    memcpy(to + (i < pairs ? i - inside + inside / 2 + inside % 2 * LANES : i), &bits, sizeof bits);
  }
}
#endif

// linear_step adds the products of one stretch, LANES floats or twice as many bfloat16s, to xr x wr sums.
INLINE void linear_step(const int xr, const int wr, const int bf16, vec sum[4][4], const element* x, const void* w, int64_t in, int64_t at) {
  UNROLL for (int r = 0; r < wr; r++) {
#if PAIRS
    vec right = (vec)load_pairs((const uint16_t*)w + r * in + at);
    UNROLL for (int i = 0; i < xr; i++) sum[i][r] = add_products(sum[i][r], (vec)load_pairs(x + i * in + at), right);
#else
    if (bf16) {
      uvec both = load_pairs((const uint16_t*)w + r * in + at);
      vec even = (vec)(both << 16), odd = (vec)(both & 0xffff0000u);
      UNROLL for (int i = 0; i < xr; i++) {
        sum[i][r] += load(x + i * in + at) * even;
        sum[i][r] += load(x + i * in + at + LANES) * odd;
      }
    } else {
      vec right = load((const float*)w + r * in + at);
      UNROLL for (int i = 0; i < xr; i++) sum[i][r] += load(x + i * in + at) * right;
    }
#endif
  }
}

// ask_weights asks for what of w will be read some time after a vector at so many bytes. Measured, it is faster with vectors that are a line of
// the cache, and slower with those of AVX2.
INLINE void ask_weights(const void* w, int64_t bytes) {
  if (LANES > 8) __builtin_prefetch((const char*)w + bytes + LINEAR_AHEAD, 0, 2);
}

// linear_tile is xr rows of x times wr of w, both packed one after the other; its sums are kept in `parts` for the processor to work on
// at the same time.
INLINE void linear_tile(const int xr, const int wr, const int parts, const int bf16, int64_t in, const element* x, const void* w, float* y,
                        int64_t ldy) {
  vec sum[4][4][4] = {};
  const int64_t step = bf16 ? 2 * LANES : LANES;
  int64_t at = 0;
  for (; at + parts * step <= in; at += parts * step) {
    UNROLL for (int r = 0; r < wr; r++) {
      UNROLL for (int p = 0; p < parts; p++) ask_weights(w, (r * in + at + p * step) * (bf16 ? 2 : 4));
    }
    UNROLL for (int p = 0; p < parts; p++) linear_step(xr, wr, bf16, sum[p], x, w, in, at + p * step);
  }
  for (; at + step <= in; at += step) linear_step(xr, wr, bf16, sum[0], x, w, in, at);
  UNROLL for (int i = 0; i < xr; i++) {
    UNROLL for (int r = 0; r < wr; r++) {
      vec total = sum[0][i][r];
      UNROLL for (int p = 1; p < parts; p++) total += sum[p][i][r];
      float result = lanes_sum(total);
      for (int64_t k = at; k < in; k++) {
        vec left = load_row(x, i * in + k, 1, PAIRS), right = load_row(w, r * in + k, 1, bf16);
        result += left[0] * right[0];
      }
      y[i * ldy + r] = result;
    }
  }
}

// linear_rows is xr rows of x times count rows of w, tiles of wr and then of one.
INLINE void linear_rows(const int xr, const int wr, const int parts, const int bf16, const mm_linear* l, const element* x, int64_t from,
                        int64_t count, float* y) {
  const char* w = (const char*)l->w + from * l->in * (bf16 ? 2 : 4);
  int64_t bytes = l->in * (bf16 ? 2 : 4), r = 0;
  for (; r + wr <= count; r += wr) linear_tile(xr, wr, parts, bf16, l->in, x, w + r * bytes, y + r, l->out);
  for (; r < count; r++) linear_tile(xr, 1, parts, bf16, l->in, x, w + r * bytes, y + r, l->out);
}

INLINE void linear_block(const int bf16, const mm_linear* l, int64_t from, int64_t count) {
  int64_t i = 0;
  const element* x = (const element*)l->packed;
  float* y = l->y + from;
  for (; i + 4 <= l->rows; i += 4) linear_rows(4, 3, 1, bf16, l, x + i * l->in, from, count, y + i * l->out);
  switch (l->rows - i) {
    case 3: linear_rows(3, 3, 1, bf16, l, x + i * l->in, from, count, y + i * l->out); break;
    case 2: linear_rows(2, 2, 2, bf16, l, x + i * l->in, from, count, y + i * l->out); break;
    case 1: linear_rows(1, 1, 4, bf16, l, x + i * l->in, from, count, y + i * l->out); break;
  }
}

// linear_small is one block of w's rows.
static void linear_small(const void* data, int64_t item, int64_t worker) {
  const mm_linear* l = data;
  int64_t from = item * l->block, count = l->out - from < l->block ? l->out - from : l->block;
  if (PAIRS || l->w_bf16) {
    linear_block(1, l, from, count);
  } else {
    linear_block(0, l, from, count);
  }
}

#endif  // MATMAMBA_CPU_LINEAR_SMALL_H_

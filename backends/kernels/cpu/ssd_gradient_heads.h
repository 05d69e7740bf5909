// The part of the SSD's gradient that goes from tokens of a chunk to tokens of the chunk, and to x, for heads one after the other.

#ifndef MATMAMBA_CPU_SSD_GRADIENT_HEADS_H_
#define MATMAMBA_CPU_SSD_GRADIENT_HEADS_H_

#include "ssd_forward.h"
#include "ssd_gradient.h"

// head_dot is the sum over the channels of head h of token t of a b, in parts that are the lanes.
INLINE vec head_dot(const block* k, lines a, lines b, int64_t t, int64_t h) {
  vec sum = {};
  for (int64_t p = 0; p < k->channels; p += LANES) {
    int64_t at = h * k->channels + p;
    sum += load(a.p + t * a.ld + at) * load(b.p + t * b.ld + at);
  }
  return sum;
}

// head_dots is the sum over each head's channels of a b, [SSD_CHUNK, heads].
INLINE void head_dots(const block* k, lines a, lines b, float* out) {
  for (int64_t t = 0; t < SSD_CHUNK; t++) {
    int64_t h = 0;
    for (; h + LANES <= k->heads; h += LANES) {
      vec sums[LANES];
      UNROLL for (int i = 0; i < LANES; i++) sums[i] = head_dot(k, a, b, t, h + i);
      store(out + t * k->ldh + h, sum_each(sums));
    }
    for (; h < k->heads; h++) out[t * k->ldh + h] = lanes_sum(head_dot(k, a, b, t, h));
  }
}

// add_pair_sums adds the sum of W[t,s] over s < i <= t to the gradient of the logarithm of decay i of a head. What W holds above its
// diagonal blocks, and on the diagonal, is not read.
INLINE void add_pair_sums(const block* k, const float* w, int64_t h, float* log_decay) {
  static const float before[2 * LANES] = {[0 ... LANES - 1] = 1};  // before + LANES - i: ones in lanes below i
  vec below[SSD_CHUNK / LANES] = {};                               // the sum of W's rows so far, by s
  UNROLL for (int v = SSD_CHUNK / LANES - 1; v >= 0; v--) {
    vec sums[LANES];
    UNROLL for (int i = LANES - 1; i >= 0; i--) {
      UNROLL for (int j = 0; j <= v; j++) below[j] += load(w + (v * LANES + i) * SSD_CHUNK + j * LANES);
      sums[i] = below[v] * load(before + LANES - i);
      UNROLL for (int j = 0; j < v; j++) sums[i] += below[j];
    }
    vec all = sum_each(sums);
    UNROLL for (int i = 0; i < LANES; i++) log_decay[(v * LANES + i) * k->ldh + h] += all[i];
  }
}

// pairs_of_heads adds what goes from tokens of the chunk to tokens of the chunk to du and log_decay, and is dproducts.
INLINE void pairs_of_heads(const block* k, const chunk* t, gradient* g) {
  const float* products = block_products(k, t->start);
  memset(g->dproducts, 0, sizeof(float) * SSD_CHUNK * SSD_CHUNK);
  for (int64_t h = 0; h < k->heads; h++) {
    int64_t at = h * k->channels;
    transpose(SSD_CHUNK, k->channels, t->u + at, k->ldw, g->ut, SSD_CHUNK);
    for (int64_t i = 0; i < SSD_CHUNK; i += 8) {
      product(8, k->channels, (LAST_VECTOR(i) + 1) * LANES, (broadcast){g->dy.p + i * g->dy.ld + at, g->dy.ld, 1}, g->ut, SSD_CHUNK,
              g->outer + i * SSD_CHUNK, SSD_CHUNK, &g->next);
    }
    vec decays[SSD_CHUNK / LANES] = {};
    UNROLL for (int v = 0; v < SSD_CHUNK / LANES; v++) {
      for (int64_t i = v * LANES; i < (v + 1) * LANES; i++) {
        vec decay = splat(t->decay[i * k->ldh + h]);
        UNROLL for (int w = 0; w <= v; w++) decays[w] *= decay;
        decays[v] += one_at(i % LANES);
        UNROLL for (int w = 0; w <= LAST_VECTOR(v * LANES); w++) {
          int64_t pair = i * SSD_CHUNK + w * LANES;
          vec decayed = load(products + pair) * decays[w], outer = load(g->outer + pair);
          store(g->matrix + pair, decayed);
          store(g->dproducts + pair, load(g->dproducts + pair) + outer * decays[w]);
          store(g->outer + pair, decayed * outer);
        }
      }
    }
    add_pair_sums(k, g->outer, h, g->log_decay);
    for (int64_t i = 0; i < SSD_CHUNK; i += 8) {
      add_product(8, SSD_CHUNK - i, k->channels, (broadcast){g->matrix + i * SSD_CHUNK + i, 1, SSD_CHUNK}, g->dy.p + i * g->dy.ld + at,
              g->dy.ld, g->du + i * k->ldw + at, k->ldw, NULL);
    }
  }
}

// gradient_of_heads finishes a chunk's gradient of x, dx = dt du + D dy, and the sums over each head's channels: of u du from the states behind,
// col, of x du, direct, and of x dy, skipped. It adds to the gradient of C_t . B_s, [s, t].
INLINE void gradient_of_heads(const block* k, const chunk* t, gradient* g, lines dx, float* dproducts, int first) {
  lines du = {g->du, k->ldw};
  scale(k, du, t->end, g->du);
  head_dots(k, du, (lines){t->u, k->ldw}, g->col);
  pairs_of_heads(k, t, g);
  head_dots(k, t->x, du, g->direct);
  head_dots(k, t->x, g->dy, g->skipped);
  scale(k, du, t->dt, g->work);
  add_skip(k, g->dy, g->work, dx);
  transpose(SSD_CHUNK, SSD_CHUNK, g->dproducts, SSD_CHUNK, g->outer, SSD_CHUNK);
  for (int64_t i = 0; i < SSD_CHUNK * SSD_CHUNK; i += LANES) {
    store(dproducts + i, first ? load(g->outer + i) : load(dproducts + i) + load(g->outer + i));
  }
}

#endif  // MATMAMBA_CPU_SSD_GRADIENT_HEADS_H_

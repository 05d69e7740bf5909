// The part of the SSD's gradient that goes through the states before and behind a chunk.

#ifndef MATMAMBA_CPU_SSD_GRADIENT_STATES_H_
#define MATMAMBA_CPU_SSD_GRADIENT_STATES_H_

#include "ssd_gradient.h"
#include "ssd_state.h"

// Tokens are taken TOGETHER, with as many heads as make a vector of their sums.
enum { TOGETHER = 4, HEADS_TOGETHER = LANES / TOGETHER, DOTS_VECTORS = LANES > 8 ? 4 : 3 };

// dots_tile is TOGETHER x vectors of the product of a and b, k being the columns of a. It is added to sums, and its products with c, row by row,
// to dots, in parts that are the lanes.
INLINE void dots_tile(const int vectors, int64_t k, broadcast a, const float* b, int64_t ldb, lines c, lines sums, vec dots[TOGETHER]) {
  vec sum[TOGETHER][DOTS_VECTORS] = {};
  _Pragma("GCC unroll 2") for (int64_t at = 0; at < k; at++) {
    vec right[DOTS_VECTORS];
    UNROLL for (int j = 0; j < vectors; j++) right[j] = load(b + at * ldb + j * LANES);
    UNROLL for (int i = 0; i < TOGETHER; i++) {
      vec left = repeat(a.p + i * a.row + at * a.column);
      UNROLL for (int j = 0; j < vectors; j++) sum[i][j] = add_products(sum[i][j], left, right[j]);
    }
  }
  UNROLL for (int i = 0; i < TOGETHER; i++, c.p += c.ld, sums.p += sums.ld) {
    UNROLL for (int j = 0; j < vectors; j++) {
      dots[i] += sum[i][j] * load(c.p + j * LANES);
      store(sums.p + j * LANES, load(sums.p + j * LANES) + sum[i][j]);
    }
  }
}

// dots_of_head adds what a head adds to dc of TOGETHER tokens from i on, and returns its sums with C.
INLINE void dots_of_head(const block* k, const int64_t channels, broadcast work, const float* head_states, int64_t ldb, lines c, lines dc, int64_t i,
                         vec dots[TOGETHER]) {
  int64_t n = 0, states = k->states;
  c.p += i * c.ld, dc.p += i * dc.ld;
  for (; n + DOTS_VECTORS * LANES <= states; n += DOTS_VECTORS * LANES, c.p += DOTS_VECTORS * LANES, dc.p += DOTS_VECTORS * LANES) {
    dots_tile(DOTS_VECTORS, channels, work, head_states + n, ldb, c, dc, dots);
  }
  for (; n < states; n += LANES, c.p += LANES, dc.p += LANES) dots_tile(1, channels, work, head_states + n, ldb, c, dc, dots);
}

// ways_through makes a state's way through the whole chunk a part of every decay's gradient. turned holds dstates, transposed.
INLINE void ways_through(const block* k, const chunk* t, gradient* g) {
  int64_t ld = g->states.ld, ldn = k->ldn, apart = (column_of(k, 0, 1) - column_of(k, 0, 0)) * ldn;
  for (int64_t h = 0; h < k->heads; h += LANES) {
    vec sums[LANES] = {};
    for (int64_t i = 0; i < LANES && h + i < k->heads; i++) {
      const float *states = g->states.p + (h + i) * k->channels * ld, *turned = g->turned + column_of(k, h + i, 0) * ldn;
      vec sum[2] = {};
      for (int64_t p = 0; p < k->channels; p += 2, states += 2 * ld, turned += 2 * apart) {
        for (int64_t n = 0; n < k->states; n += LANES) {
          sum[0] += load(states + n) * load(turned + n);
          sum[1] += load(states + ld + n) * load(turned + apart + n);
        }
      }
      sums[i] = sum[0] + sum[1];
    }
    store(g->log_decay + h, sum_each(sums) * load(t->through + (SSD_CHUNK - 1) * k->ldh + h));
  }
}

// from_states_before makes dc = work h^T, work being dy times the decay from the states h before, and in row what each token's y has to do
// with them, dy_t . (h C_t) = C_t . (dy_t h^T): what a head adds to dc, times C, is little work beside a product of states with C.
OUTLINE void from_states_before(const block* k, const chunk* t, gradient* g) {
  int64_t ldw = k->ldw, ldh = k->ldh, heads = k->heads, channels = k->channels;
  float* row = g->row;
  const float* work = g->work;
  lines c = t->c, dc = g->dc, states = g->states;
  for (int64_t h = 0; h < heads; h += HEADS_TOGETHER) {
    for (int64_t i = 0; i < SSD_CHUNK; i += TOGETHER) {
      vec dots[LANES] = {};  // [TOGETHER, HEADS_TOGETHER]
      for (int64_t j = 0; j < HEADS_TOGETHER && h + j < heads; j++) {
        int64_t column = column_of(k, h + j, 0);
        const float *left = work + i * ldw + column, *right = states.p + (h + j) * channels * states.ld;
        vec sums[TOGETHER] = {};
        ask_some(&g->next, AHEAD_LINES / 4);
        if (k->by_lanes) {
          dots_of_head(k, PAIR_CHANNELS, (broadcast){left, ldw, LANES}, right, states.ld, c, dc, i, sums);
        } else {
          dots_of_head(k, channels, (broadcast){left, ldw, 1}, right, states.ld, c, dc, i, sums);
        }
        UNROLL for (int l = 0; l < TOGETHER; l++) dots[l * HEADS_TOGETHER + j] = sums[l];
      }
      vec sums = sum_each(dots);
      UNROLL for (int l = 0; l < TOGETHER; l++) {
        memcpy(row + (i + l) * ldh + h, (const float*)&sums + l * HEADS_TOGETHER, sizeof(float) * HEADS_TOGETHER);
      }
    }
  }
}

// load_gradient reads dy of a chunk and makes it decay from before the chunk, in work.
INLINE void load_gradient(const block* k, const chunk* t, gradient* g) {
  g->dy = load_channels(k, k->s->dy, t->start, t->tokens, g->copied);
  if (!k->by_lanes) {
    scale(k, g->dy, t->through, g->work);
    return;
  }
  turn(k, g->dy, g->copied, t->through, g->work);
  g->dy = (lines){g->copied, k->ldw};
}

// from_states adds what goes through the states before and behind the chunk. It leaves u's gradient from the states in du, still without
// the decay to the chunk's end, and moves dstates to the states before the chunk where anybody wants them. db and dc hold something already
// where `adds` tells.
INLINE void from_states(const block* k, const chunk* t, gradient* g, int adds, int wanted) {
  for (int64_t i = 0; !adds && i < SSD_CHUNK; i++) {
    memset(g->dc.p + i * g->dc.ld, 0, sizeof(float) * k->states);
    memset(g->db.p + i * g->db.ld, 0, sizeof(float) * k->states);
  }
  // With the states before: y_t = decay through t (state C_t).
  if (g->before) {
    from_states_before(k, t, g);
  } else {
    memset(g->row, 0, sizeof(float) * SSD_CHUNK * k->ldh);
  }
  // With the states behind: state += decay from t to the end, times u_t B_t^T.
  broadcast c = {t->c.p, 1, t->c.ld};
  if (!g->behind) {
    memset(g->log_decay, 0, sizeof(float) * SSD_CHUNK * k->ldh);
    memset(g->du, 0, sizeof(float) * SSD_CHUNK * k->ldw);
    if (wanted) product(k->states, SSD_CHUNK, k->columns, c, g->work, k->ldw, g->dstates, k->ldw, &g->next);
    g->behind = wanted;
    return;
  }
  product(SSD_CHUNK, k->states, k->columns, (broadcast){t->b.p, t->b.ld, 1}, g->dstates, k->ldw, g->du, k->ldw, &g->next);
  transpose(k->states, k->columns, g->dstates, k->ldw, g->turned, k->ldn);
  if (g->before) {
    ways_through(k, t, g);
  } else {
    memset(g->log_decay, 0, sizeof(float) * k->ldh);
  }
  for (int64_t i = 1; i < SSD_CHUNK; i++) memcpy(g->log_decay + i * k->ldh, g->log_decay, sizeof(float) * k->ldh);
  if (wanted) {
    scale_add_product(k->states, SSD_CHUNK, k->columns, c, g->work, k->ldw, g->dstates, g->dstates, k->ldw, t->total, &g->next);
  }
  scale(k, t->x, t->dt_end, g->work);
  add_product(SSD_CHUNK, k->columns, k->states, (broadcast){g->work, k->ldw, 1}, g->turned, k->ldn, g->db.p, g->db.ld, &g->next);
}

#endif  // MATMAMBA_CPU_SSD_GRADIENT_STATES_H_

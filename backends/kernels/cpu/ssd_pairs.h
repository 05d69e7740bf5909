// Pairs of tokens of a chunk for heads that lie side by side: vectors of heads walk over the pairs. A pair's factor and the sums over
// channels are then operations of whole vectors, and no more pairs are taken than there are.

#ifndef MATMAMBA_CPU_SSD_PAIRS_H_
#define MATMAMBA_CPU_SSD_PAIRS_H_

#include "ssd_gradient.h"

// output_by_lanes is y of the heads from h on: from_states, what comes from the states before the chunk, once it has decayed, what comes from
// tokens of the chunk, and D x. Tokens are taken two at a time: to the second one everything before it decays once more.
OUTLINE void output_by_lanes(const block* k, const chunk* t, const float* products, int64_t h, const float* d, const float* from_states, lines y,
                             line_up* next) {
  int64_t at = h * PAIR_CHANNELS, ldw = k->ldw, ldh = k->ldh;
  const float *all_u = t->u + at, *decay = t->decay + h;
  for (int64_t i = 0; i < SSD_CHUNK; i += 2) {
    vec sum[2][PAIR_CHANNELS] = {}, decays = splat(1), last = load(decay + (i + 1) * ldh);
    ask_few(next);
    const float *first = products + i * SSD_CHUNK, *second = first + SSD_CHUNK;
    for (int64_t s = i; s >= 0; s--) {
      vec to_first = splat(first[s]) * decays, to_second = splat(second[s]) * decays;
      UNROLL for (int p = 0; p < PAIR_CHANNELS; p++) {
        vec u = load(all_u + s * ldw + p * LANES);
        sum[0][p] += to_first * u;
        sum[1][p] += to_second * u;
      }
      decays *= load(decay + s * ldh);
    }
    vec own = splat(second[i + 1]);
    UNROLL for (int p = 0; p < PAIR_CHANNELS; p++) sum[1][p] = sum[1][p] * last + own * load(all_u + (i + 1) * ldw + p * LANES);
    UNROLL for (int j = 0; j < 2; j++) {
      vec out[PAIR_CHANNELS], through = load(t->through + (i + j) * ldh + h);
      const float *before = from_states + (i + j) * ldw + at, *x = t->x.p + (i + j) * t->x.ld + at;
      UNROLL for (int p = 0; p < PAIR_CHANNELS; p++) sum[j][p] += load(before + p * LANES) * through;
      turn_back(sum[j], out);
      float* to = y.p + (i + j) * y.ld + at;
      UNROLL for (int v = 0; v < PAIR_CHANNELS; v++) store(to + v * LANES, out[v] + load(d + at + v * LANES) * load(x + v * LANES));
    }
  }
}

// pair_of_tokens is what token i has to do with an earlier one, s: with W as at the top of ssd_backward.h it adds to the gradient of u_s, is the
// gradient of C_i . B_s by heads, and returns W[i,s].
INLINE vec pair_of_tokens(const float* dy, const vec u[PAIR_CHANNELS], float product, vec decays, vec du[PAIR_CHANNELS], float* by_heads) {
  vec factor = splat(product) * decays, outer[2] = {};
  UNROLL for (int p = 0; p < PAIR_CHANNELS; p++) {
    vec d = load(dy + p * LANES);
    outer[p % 2] += d * u[p];
    du[p] += d * factor;
  }
  outer[0] += outer[1];
  store(by_heads, outer[0] * decays);
  return outer[0] * factor;
}

// gradient_by_lanes makes, for the heads from h on, a chunk's gradient of x, dx = dt du + D dy, of which g->du holds what comes from the states
// behind; the sums over each head's channels of u du from those states, col, of x du, direct, and of x dy, skipped; and adds to the gradients of
// the decays' logarithms and of C_t . B_s, [s, t], what goes from tokens s of the chunk to tokens t. The sum of W[t,s] over s < i <= t is made by
// going from the last t to the first.
OUTLINE void gradient_by_lanes(const block* k, const chunk* t, gradient* g, const float* products, int64_t h, lines dx, float* dproducts,
                               int first) {
  vec d = load_row(k->s->d, k->first + h, LANES, 0), next = {};  // next is the decay of the token behind s
  int64_t columns = h * PAIR_CHANNELS, ldw = k->ldw, ldh = k->ldh, ldy = g->dy.ld;
  const float* all_dy = g->dy.p + columns;
  float *all_decays = g->decays, *by_heads = g->by_heads, *log_decay = g->log_decay + h;
  for (int64_t s = SSD_CHUNK - 1; s >= 0; s--) {
    int64_t at = s * ldw + columns, head = s * ldh + h;
    vec u[PAIR_CHANNELS], du[PAIR_CHANNELS] = {}, later = {};
    ask_few(&g->next);
    const float *dy = all_dy + s * ldy, *x = t->x.p + s * t->x.ld + columns, *states = g->du + at;
    vec dt = load(t->dt + head), end = load(t->end + head);
    UNROLL for (int p = 0; p < PAIR_CHANNELS; p++) u[p] = load(x + p * LANES) * dt;
    for (int64_t i = SSD_CHUNK - 1; i > s; i--) {
      vec decays = load(all_decays + i * LANES) * next;
      store(all_decays + i * LANES, decays);
      later += pair_of_tokens(all_dy + i * ldy, u, products[i * SSD_CHUNK + s], decays, du, by_heads + i * LANES);
      store(log_decay + i * ldh, load(log_decay + i * ldh) + later);
    }
    store(all_decays + s * LANES, splat(1));
    pair_of_tokens(dy, u, products[s * SSD_CHUNK + s], splat(1), du, by_heads + s * LANES);

    vec col = {}, direct = {}, skipped = {};
    UNROLL for (int p = 0; p < PAIR_CHANNELS; p++) {
      vec behind = load(states + p * LANES) * end, from = load(x + p * LANES), to = load(dy + p * LANES);
      col += behind * u[p];
      du[p] += behind;
      direct += from * du[p];
      skipped += from * to;
      du[p] = du[p] * dt + d * to;
    }
    store(g->col + head, col), store(g->direct + head, direct), store(g->skipped + head, skipped);
    vec back[PAIR_CHANNELS];
    turn_back(du, back);
    UNROLL for (int v = 0; v < PAIR_CHANNELS; v++) store(dx.p + s * dx.ld + columns + v * LANES, back[v]);

    int64_t square = s / PADDING * PADDING;  // what products of dproducts read
    for (int64_t i = square; i < s; i++) store(by_heads + i * LANES, (vec){});
    for (int64_t i = square; i < SSD_CHUNK; i += LANES) {
      vec parts[LANES];
      UNROLL for (int j = 0; j < LANES; j++) parts[j] = load(by_heads + (i + j) * LANES);
      float* to = dproducts + s * SSD_CHUNK + i;
      vec sums = sum_each(parts);
      store(to, first ? sums : load(to) + sums);
    }
    next = load(t->decay + head);
  }
}

#endif  // MATMAMBA_CPU_SSD_PAIRS_H_

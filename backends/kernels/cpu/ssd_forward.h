// The SSD itself, for each head
//
//	state_t = decay_t state_{t-1} + u_t B_t^T        decay_t = exp(dt_t a), u_t = dt_t x_t
//	y_t     = state_t C_t + D x_t
//
// in chunks: what comes from before a chunk is a product with the state there; what comes from inside is a product with the matrix
// (C_t . B_s) decay_{s+1} ... decay_t, whose rows follow from one another by a multiplication, so that no exponential is taken per
// pair of tokens and nothing overflows or cancels. A document's first token has decay 0.

#ifndef MATMAMBA_CPU_SSD_FORWARD_H_
#define MATMAMBA_CPU_SSD_FORWARD_H_

#include "ssd_chunk.h"
#include "ssd_pairs.h"
#include "ssd_state.h"

// An item is a chunk of a group: C_t . B_s for s <= t.
static void ssd_products(const void* data, int64_t item, int64_t worker) {
  const mm_ssd* s = data;
  int64_t chunks = mm_ssd_chunks(s), start = item % chunks * SSD_CHUNK, group = item / chunks % s->groups;
  int64_t batch = item / chunks / s->groups, tokens = mm_min(SSD_CHUNK, s->seqlen - start);
  int64_t states = mm_round_up(s->d_state, PADDING), ldn = states + LANES;
  float* scratch = s->scratch + worker * s->scratch_size;
  float* bt = take(&scratch, states, SSD_CHUNK);
  lines b = load_states(s, batch, group, s->b, start, tokens, take(&scratch, SSD_CHUNK, ldn), states, ldn);
  lines c = load_states(s, batch, group, s->c, start, tokens, take(&scratch, SSD_CHUNK, ldn), states, ldn);
  transpose(SSD_CHUNK, states, b.p, b.ld, bt, SSD_CHUNK);
  float* out = s->products + item * SSD_CHUNK * SSD_CHUNK;
  for (int64_t t = 0; t < SSD_CHUNK; t += 8) {
    int64_t columns = (LAST_VECTOR(t) + 1) * LANES;
    product(8, states, columns, (broadcast){c.p + t * c.ld, c.ld, 1}, bt, SSD_CHUNK, out + t * SSD_CHUNK, SSD_CHUNK, NULL);
  }
}

// decayed_products is (C_t . B_s) decay_{s+1} ... decay_t for s <= t and head h of the block, [SSD_CHUNK, SSD_CHUNK].
INLINE void decayed_products(const block* k, const chunk* t, int64_t h, const float* products, float* out) {
  vec decays[SSD_CHUNK / LANES] = {};
  UNROLL for (int v = 0; v < SSD_CHUNK / LANES; v++) {
    for (int64_t i = v * LANES; i < (v + 1) * LANES; i++) {
      vec decay = splat(t->decay[i * k->ldh + h]);
      UNROLL for (int w = 0; w <= v; w++) decays[w] *= decay;
      decays[v] += one_at(i % LANES);
      UNROLL for (int w = 0; w <= LAST_VECTOR(v * LANES); w++) {
        int64_t at = i * SSD_CHUNK + w * LANES;
        store(out + at, load(products + at) * decays[w]);
      }
    }
  }
}

// add_skip is out = y + D x, for heads one after the other. out may be y.
INLINE void add_skip(const block* k, lines x, const float* y, lines out) {
  for (int64_t h = 0; h < k->heads; h++) {
    vec d = splat(k->s->d[k->first + h]);
    for (int64_t t = 0; t < SSD_CHUNK; t++) {
      for (int64_t at = h * k->channels; at < (h + 1) * k->channels; at += LANES) {
        store(out.p + t * out.ld + at, load(y + t * k->ldw + at) + d * load(x.p + t * x.ld + at));
      }
    }
  }
}

// chunk_output is y of a chunk; states before it are NULL for none. from_states and matrix are scratch memory; y may be the former. d is D for
// each of the block's channels as operands have them.
INLINE void chunk_output(const block* k, const chunk* t, const float* states, const float* d, float* matrix, float* from_states, lines y,
                         line_up* next) {
  if (states) {
    product(SSD_CHUNK, k->states, k->columns, (broadcast){t->c.p, t->c.ld, 1}, states, k->ldw, from_states, k->ldw, next);
  } else {
    memset(from_states, 0, sizeof(float) * SSD_CHUNK * k->ldw);
  }
  const float* products = block_products(k, t->start);
  if (k->by_lanes) {
    for (int64_t h = 0; h < k->heads; h += LANES) output_by_lanes(k, t, products, h, d, from_states, y, next);
    return;
  }
  scale(k, (lines){from_states, k->ldw}, t->through, from_states);
  for (int64_t h = 0; h < k->heads; h++) {
    decayed_products(k, t, h, products, matrix);
    for (int64_t i = 0; i < SSD_CHUNK; i += 8) {
      add_product(8, i + 8, k->channels, (broadcast){matrix + i * SSD_CHUNK, SSD_CHUNK, 1}, t->u + h * k->channels, k->ldw,
                  from_states + i * k->ldw + h * k->channels, k->ldw, NULL);
    }
  }
  add_skip(k, t->x, from_states, y);
}

// next_chunk is what the chunk from a token on reads and writes.
INLINE line_up next_chunk(const block* k, int64_t start) {
  const mm_ssd* s = k->s;
  line_up next = {0};
  join(&next, of_channels(k, s->x, start, SSD_CHUNK));
  join(&next, of_states(k, s->b, start, SSD_CHUNK));
  join(&next, of_states(k, s->c, start, SSD_CHUNK));
  join(&next, of_steps(k, s->dt, start, SSD_CHUNK));
  join(&next, of_channels(k, s->y, start, SSD_CHUNK));
  return next;
}

// An item is a block of heads of a sequence.
static void ssd_forward(const void* data, int64_t item, int64_t worker) {
  const mm_ssd* s = data;
  block k = make_block(s, item / s->blocks / s->groups, item / s->blocks % s->groups, item % s->blocks);
  float* scratch = s->scratch + worker * s->scratch_size;
  chunk t = make_chunk(&k, &scratch, 0);
  float* states = take(&scratch, k.states, k.ldw);
  float* from_states = take(&scratch, SSD_CHUNK, k.ldw);
  float* matrix = take(&scratch, SSD_CHUNK, SSD_CHUNK);
  float *d = take(&scratch, 1, k.columns), *turned = take(&scratch, k.columns, k.ldn);
  for (int64_t i = 0; i < k.columns; i++) d[i] = s->d[k.first + i / k.channels];
  int begun = load_state(&k, s->initial, states);
  for (int64_t start = 0; start < s->seqlen; start += SSD_CHUNK) {
    if (s->saved && start % SSD_SAVED == 0) save_state(&k, start, states, turned);
    load_chunk(&k, start, &t);
    line_up next = next_chunk(&k, start + SSD_CHUNK);
    lines y = to_channels(&k, s->y, start, t.tokens, from_states);
    chunk_output(&k, &t, begun || start > 0 ? states : NULL, d, matrix, from_states, y, &next);
    store_channels(&k, s->y, start, t.tokens, y);
    if (!s->final && start + SSD_CHUNK >= s->seqlen) break;
    scale(&k, (lines){t.u, k.ldw}, t.end, t.u);
    carry(&k, &t, t.u, states, states, &next);
  }
  if (s->final) store_state(&k, states, s->final);
  stored_past();
}

#endif  // MATMAMBA_CPU_SSD_FORWARD_H_

// The gradient of the SSD, chunk by chunk from the last to the first, from the states that the forward pass saved.
//
// With W[t,s] = (C_t . B_s) decay_{s+1} ... decay_t (dy_t . u_s), the gradient of the logarithm of decay_i is the sum of W over all
// pairs s < i <= t. Inside a chunk it is summed as it stands, by adding up rows from the last to the first; pairs that reach across
// the ends of a chunk come from the states. Nothing is added that must be subtracted again, so strong decays lose no precision.

#ifndef MATMAMBA_CPU_SSD_BACKWARD_H_
#define MATMAMBA_CPU_SSD_BACKWARD_H_

#include "ssd_gradient_heads.h"
#include "ssd_gradient_states.h"
#include "ssd_pairs.h"

// finish_steps makes the gradients of dt, and adds to those of a, d and dt_bias.
INLINE void finish_steps(const block* k, const chunk* t, gradient* g) {
  const mm_ssd* s = k->s;
  for (int64_t h = 0; h < k->ldh; h += LANES) {
    vec a = load_row(s->a, k->first + h, k->heads - h, 0), da = {}, dd = {}, ddt_bias = {};
    for (int64_t i = 0; i < t->tokens; i++) {
      int64_t at = i * k->ldh + h;
      vec dt = load(t->dt + at), log_decay = load(g->log_decay + at);
      vec draw = (load(g->direct + at) + a * log_decay) * load(t->slope + at);
      da += dt * log_decay;
      dd += load(g->skipped + at);
      ddt_bias += draw;
      int64_t token = k->batch * s->seqlen + t->start + i;
      store_row(s->ddt, token * s->heads + k->first + h, k->heads - h, 0, draw);
    }
    store(g->da + h, load(g->da + h) + da);
    store(g->dd + h, load(g->dd + h) + dd);
    store(g->ddt_bias + h, load(g->ddt_bias + h) + ddt_bias);
  }
}

// add_runs adds to each decay's gradient what leaves the chunk behind it and what enters before it: sums of row over its token and
// later ones, and of col over earlier ones.
INLINE void add_runs(const block* k, gradient* g) {
  for (int64_t h = 0; h < k->ldh; h += LANES) {
    vec later = {}, earlier = {};
    for (int64_t i = 0; i < SSD_CHUNK; i++) {
      int64_t at = i * k->ldh + h;
      store(g->log_decay + at, load(g->log_decay + at) + earlier);
      earlier += load(g->col + at);
    }
    for (int64_t i = SSD_CHUNK - 1; i >= 0; i--) {
      int64_t at = i * k->ldh + h;
      later += load(g->row + at);
      store(g->log_decay + at, load(g->log_decay + at) + later);
    }
  }
}

// part_shared is an item's part of db, or of dc: the first is the result itself if that is of float32.
INLINE float* part_shared(const mm_ssd* s, int64_t part, int which) {
  if (part < mm_ssd_own(s)) return which ? s->dc : s->db;
  int64_t size = s->batch * s->seqlen * s->groups * s->d_state;
  return s->partial + 2 * (part - mm_ssd_own(s)) * size + which * (s->joined ? s->groups * s->d_state : size);
}

// shared_in_place tells whether a chunk's gradients of b and c are added up where the item has them.
INLINE int shared_in_place(const block* k, const chunk* t) { return k->states == k->s->d_state && t->tokens == SSD_CHUNK; }

// add_shared writes or adds a chunk's gradients of b and c from states to the item's own.
INLINE void add_shared(const block* k, const chunk* t, const gradient* g, int64_t part, int first) {
  const mm_ssd* s = k->s;
  for (int which = 0; which < 2; which++) {
    const float* from = which ? g->copied_dc : g->copied_db;
    float* to = part_shared(s, part, which);
    for (int64_t i = 0; i < t->tokens; i++) {
      int64_t at = shared_at(s, k->batch, k->group, t->start + i);
      for (int64_t n = 0; n < k->states; n += LANES) {
        int64_t left = s->d_state - n;
        vec v = load(from + i * k->ldn + n);
        if (!first) v += load_row(to, at + n, left, 0);
        store_row(to, at + n, left, 0, v);
      }
    }
  }
}

// part_dproducts is an item's part of the gradient of a chunk's C_t . B_s, [s, t].
INLINE float* part_dproducts(const mm_ssd* s, int64_t part, int64_t batch, int64_t group, int64_t chunk) {
  return s->dproducts + (((part * s->batch + batch) * s->groups + group) * mm_ssd_chunks(s) + chunk) * SSD_CHUNK * SSD_CHUNK;
}

// chunk_gradient is the gradient of a chunk whose operands are loaded; states are those before it.
INLINE void chunk_gradient(const block* k, const chunk* t, gradient* g, int64_t part, int first) {
  const mm_ssd* s = k->s;
  int in_place = shared_in_place(k, t);
  int64_t at = shared_at(s, k->batch, k->group, t->start), ld = s->shared;
  g->db = in_place ? (lines){part_shared(s, part, 0) + at, ld} : (lines){g->copied_db, k->ldn};
  g->dc = in_place ? (lines){part_shared(s, part, 1) + at, ld} : (lines){g->copied_dc, k->ldn};
  load_gradient(k, t, g);
  from_states(k, t, g, in_place && !first, t->start > 0 || s->dinitial);
  lines dx = to_channels(k, s->dx, t->start, t->tokens, g->work);
  float* dproducts = part_dproducts(s, part, k->batch, k->group, t->start / SSD_CHUNK);
  if (k->by_lanes) {
    const float* products = block_products(k, t->start);
    for (int64_t h = 0; h < k->heads; h += LANES) gradient_by_lanes(k, t, g, products, h, dx, dproducts, first && h == 0);
  } else {
    gradient_of_heads(k, t, g, dx, dproducts, first);
  }
  store_channels(k, s->dx, t->start, t->tokens, dx);
  add_runs(k, g);
  finish_steps(k, t, g);
  if (!in_place) add_shared(k, t, g, part, first);
}

// chunks_before is what the chunks from a token on read and write, up to the next state saved.
INLINE line_up chunks_before(const block* k, int64_t start, int64_t part) {
  const mm_ssd* s = k->s;
  int64_t size = s->bf16 ? 2 : 4;
  line_up next = {0};
  if (start < 0) return next;
  join(&next, (ahead){(const char*)s->saved + saved_at(k, start) * size, 1, 0, k->heads * s->headdim * s->d_state * size, 0});
  join(&next, of_channels(k, s->x, start, SSD_SAVED));
  join(&next, of_states(k, s->b, start, SSD_SAVED));
  join(&next, of_states(k, s->c, start, SSD_SAVED));
  join(&next, of_steps(k, s->dt, start, SSD_SAVED));
  join(&next, of_channels(k, s->dy, start, SSD_SAVED));
  join(&next, of_channels(k, s->dx, start, SSD_SAVED));
  join(&next, of_steps(k, s->ddt, start, SSD_SAVED));
  for (int which = 0; which < 2; which++) {
    const float* to = part_shared(s, part, which);
    join(&next, of_rows(k, to, sizeof *to, s->shared, k->group * s->d_state, s->d_state, start, SSD_SAVED));
  }
  const float* dproducts = part_dproducts(s, part, k->batch, k->group, start / SSD_CHUNK);
  join(&next, (ahead){(const char*)dproducts, 1, 0, sizeof(float) * SSD_SAVED * SSD_CHUNK, 0});
  return next;
}

INLINE void block_gradient(const mm_ssd* s, int64_t batch, int64_t group, int64_t number, int64_t part, int first, float* scratch) {
  block k = make_block(s, batch, group, number);
  chunk left = make_chunk(&k, &scratch, 1), right = make_chunk(&k, &scratch, 1);
  gradient g = make_gradient(&k, &scratch);
  float* factor = take(&scratch, 1, k.ldn);
  memset(g.da, 0, sizeof(float) * k.ldh);
  memset(g.dd, 0, sizeof(float) * k.ldh);
  memset(g.ddt_bias, 0, sizeof(float) * k.ldh);
  int begun = s->initial != NULL;
  g.behind = load_state(&k, s->dfinal, g.dstates);
  for (int64_t start = (s->seqlen - 1) / SSD_SAVED * SSD_SAVED; start >= 0; start -= SSD_SAVED) {
    g.next = chunks_before(&k, start - SSD_SAVED, part);
    lines before = restore_state(&k, start, g.copied_states);
    load_chunk(&k, start, &left);
    if (start + SSD_CHUNK < s->seqlen) {
      scale(&k, left.x, left.dt_end, g.work);
      carry_turned(&k, &left, g.work, before, g.middle, factor, &g.next);
      load_chunk(&k, start + SSD_CHUNK, &right);
      g.states = (lines){g.middle, before.ld}, g.before = 1;
      chunk_gradient(&k, &right, &g, part, first);
    }
    g.states = before, g.before = begun || start > 0;
    chunk_gradient(&k, &left, &g, part, first);
  }
  if (s->dinitial) store_state(&k, g.dstates, s->dinitial);
  float* sums = s->sums + k.batch * 3 * s->heads + k.first;
  memcpy(sums, g.da, sizeof(float) * k.heads);
  memcpy(sums + s->heads, g.dd, sizeof(float) * k.heads);
  memcpy(sums + 2 * s->heads, g.ddt_bias, sizeof(float) * k.heads);
}

// An item is a part of the blocks of heads of a sequence.
static void ssd_backward(const void* data, int64_t item, int64_t worker) {
  const mm_ssd* s = data;
  int64_t part = item % s->parts, group = item / s->parts % s->groups, batch = item / s->parts / s->groups;
  int64_t from = part * s->blocks / s->parts, to = (part + 1) * s->blocks / s->parts;
  for (int64_t number = from; number < to; number++) {
    block_gradient(s, batch, group, number, part, number == from, s->scratch + worker * s->scratch_size);
  }
}

// sum_products is the sum of all parts of the gradient of a chunk's C_t . B_s.
INLINE void sum_products(const mm_ssd* s, int64_t batch, int64_t group, int64_t chunk, float* sum) {
  for (int64_t part = 0; part < s->parts; part++) {
    const float* from = part_dproducts(s, part, batch, group, chunk);
    for (int64_t i = 0; i < SSD_CHUNK * SSD_CHUNK; i += LANES) store(sum + i, part ? load(sum + i) + load(from + i) : load(from + i));
  }
}

// sum_shared is the sum of all parts of db, or of dc, of tokens of a chunk, padded.
INLINE void sum_shared(const mm_ssd* s, int64_t batch, int64_t group, int64_t start, int64_t tokens, int which, lines sum) {
  for (int64_t part = 0; part < s->parts; part++) {
    const float* from = part_shared(s, part, which);
    if (!part && from + shared_at(s, batch, group, start) == sum.p) continue;
    for (int64_t i = 0; i < tokens; i++) {
      int64_t at = shared_at(s, batch, group, start + i);
      for (int64_t n = 0; n < s->d_state; n += LANES) {
        float* to = sum.p + i * sum.ld + n;
        vec v = load_row(from, at + n, s->d_state - n, 0);
        store(to, part ? load(to) + v : v);
      }
    }
  }
}

// An item is a chunk of a group: the parts of db and dc are added up, and what comes by way of C_t . B_s is added to them.
static void ssd_shared(const void* data, int64_t item, int64_t worker) {
  const mm_ssd* s = data;
  int64_t chunks = mm_ssd_chunks(s), chunk = item % chunks, start = chunk * SSD_CHUNK, group = item / chunks % s->groups;
  int64_t batch = item / chunks / s->groups, tokens = mm_min(SSD_CHUNK, s->seqlen - start);
  int64_t states = mm_round_up(s->d_state, PADDING), ldn = states + LANES, at = shared_at(s, batch, group, start);
  float* scratch = s->scratch + worker * s->scratch_size;
  float *copied = take(&scratch, SSD_CHUNK, ldn), *dproducts = take(&scratch, SSD_CHUNK, SSD_CHUNK);
  lines b = load_states(s, batch, group, s->b, start, tokens, take(&scratch, SSD_CHUNK, ldn), states, ldn);
  lines c = load_states(s, batch, group, s->c, start, tokens, take(&scratch, SSD_CHUNK, ldn), states, ldn);
  int in_place = mm_ssd_own(s) && states == s->d_state && tokens == SSD_CHUNK;
  sum_products(s, batch, group, chunk, dproducts);
  for (int which = 0; which < 2; which++) {
    lines sum = in_place ? (lines){part_shared(s, 0, which) + at, s->shared} : (lines){copied, ldn};
    sum_shared(s, batch, group, start, tokens, which, sum);
    for (int64_t i = 0; i < SSD_CHUNK; i += 8) {
      float* to = sum.p + i * sum.ld;
      if (which) {
        add_product(8, i + 8, states, (broadcast){dproducts + i, 1, SSD_CHUNK}, b.p, b.ld, to, sum.ld, NULL);
      } else {
        broadcast later = {dproducts + i * (SSD_CHUNK + 1), SSD_CHUNK, 1};
        add_product(8, SSD_CHUNK - i, states, later, c.p + i * c.ld, c.ld, to, sum.ld, NULL);
      }
    }
    for (int64_t i = 0; !in_place && i < tokens; i++) {
      for (int64_t n = 0; n < s->d_state; n += LANES) {
        store_row(which ? s->dc : s->db, shared_at(s, batch, group, start + i) + n, s->d_state - n, s->bf16, load(sum.p + i * sum.ld + n));
      }
    }
  }
}

#endif  // MATMAMBA_CPU_SSD_BACKWARD_H_

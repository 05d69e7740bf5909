// The gradient of the SSD, chunk by chunk from the last to the first, from the states that the forward pass saved.
//
// With W[t,s] = (C_t . B_s) decay_{s+1} ... decay_t (dy_t . u_s), the gradient of the logarithm of decay_i is the sum of W over all
// pairs s < i <= t. Inside a chunk it is summed as it stands, by adding up rows from the last to the first; pairs that reach across
// the ends of a chunk come from the states. Nothing is added that must be subtracted again, so strong decays lose no precision.

#ifndef MATMAMBA_CPU_SSD_BACKWARD_H_
#define MATMAMBA_CPU_SSD_BACKWARD_H_

#include "ssd_chunk.h"
#include "ssd_forward.h"

// gradient is what the gradient of a block of heads needs beside its chunks.
typedef struct {
  float *states, *dstates;                // [states, columns]: before the chunk, and the gradient of those behind it
  float* turned;                          // [columns, states]: either transposed
  lines dy;                               // in the operand itself, or in copied
  float *copied, *du, *work;              // [SSD_CHUNK, columns]
  float *db, *dc;                         // [SSD_CHUNK, states]
  float *log_decay, *direct, *row, *col;  // [SSD_CHUNK, heads]
  float *matrix, *outer, *dproducts;      // [SSD_CHUNK, SSD_CHUNK]
  float* ut;                              // [channels, SSD_CHUNK]
  lane_pairs* lanes;
  float *da, *dd, *ddt_bias;              // [heads]
  line_up next;                           // what the chunks before read and write
} gradient;

INLINE gradient make_gradient(const block* k, float** scratch) {
  gradient g;
  g.states = take(scratch, k->states, k->ldw), g.dstates = take(scratch, k->states, k->ldw);
  g.turned = take(scratch, k->columns, k->ldn);
  g.copied = take(scratch, SSD_CHUNK, k->ldw), g.du = take(scratch, SSD_CHUNK, k->ldw), g.work = take(scratch, SSD_CHUNK, k->ldw);
  g.db = take(scratch, SSD_CHUNK, k->ldn), g.dc = take(scratch, SSD_CHUNK, k->ldn);
  g.log_decay = take(scratch, SSD_CHUNK, k->ldh), g.direct = take(scratch, SSD_CHUNK, k->ldh);
  g.row = take(scratch, SSD_CHUNK, k->ldh), g.col = take(scratch, SSD_CHUNK, k->ldh);
  g.matrix = take(scratch, SSD_CHUNK, SSD_CHUNK), g.outer = take(scratch, SSD_CHUNK, SSD_CHUNK);
  g.dproducts = take(scratch, SSD_CHUNK, SSD_CHUNK);
  g.ut = take(scratch, k->channels, SSD_CHUNK);
  g.lanes = (lane_pairs*)take(scratch, 1, sizeof *g.lanes / sizeof(float));
  g.da = take(scratch, 1, k->ldh), g.dd = take(scratch, 1, k->ldh), g.ddt_bias = take(scratch, 1, k->ldh);
  return g;
}

// by_whole_heads tells whether vectors hold one head each or two, and sum_narrow is the sums of LANES such heads. v is overwritten.
INLINE int by_whole_heads(const block* k) { return LANES >= PAIR_CHANNELS && pairs_by_lanes(k); }
#if LANES > 8
INLINE vec sum_narrow(vec v[PAIR_CHANNELS]) { return sum_halves(v); }
#else
INLINE vec sum_narrow(vec v[PAIR_CHANNELS]) { return sum_each(v); }
#endif

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

// scale_dots multiplies tokens' channels by a factor per token and head, and sums the products of what comes out with `with` over each head's
// channels.
INLINE void scale_dots(const block* k, lines in, const float* factor, float* out, const float* with, float* dots) {
  if (!by_whole_heads(k)) {
    scale(k, in, factor, out);
    head_dots(k, (lines){out, k->ldw}, (lines){(float*)with, k->ldw}, dots);
    return;
  }
  for (int64_t t = 0; t < SSD_CHUNK; t++) {
    for (int64_t h = 0; h < k->heads; h += LANES) {
      vec f[PAIR_CHANNELS], sums[PAIR_CHANNELS];
      spread_lanes(factor + t * k->ldh + h, f);
      const float* from = in.p + t * in.ld + h * PAIR_CHANNELS;
      int64_t at = t * k->ldw + h * PAIR_CHANNELS;
      UNROLL for (int i = 0; i < PAIR_CHANNELS; i++) {
        vec scaled = load(from + i * LANES) * f[i];
        sums[i] = scaled * load(with + at + i * LANES);
        store(out + at + i * LANES, scaled);
      }
      store(dots + t * k->ldh + h, sum_narrow(sums));
    }
  }
}

// ways_through makes a state's way through the whole chunk a part of every decay's gradient. du is scratch memory.
INLINE void ways_through(const block* k, const chunk* t, gradient* g) {
  enum { AT_ONCE = 4 };
  for (int64_t c = 0; c < k->columns; c += AT_ONCE * LANES) {
    vec sum[AT_ONCE] = {};
    for (int64_t at = c; at < k->states * k->ldw; at += k->ldw) {
      UNROLL for (int i = 0; i < AT_ONCE; i++) {
        if (c + i * LANES < k->columns) sum[i] += load(g->states + at + i * LANES) * load(g->dstates + at + i * LANES);
      }
    }
    UNROLL for (int i = 0; i < AT_ONCE; i++) {
      if (c + i * LANES < k->columns) store(g->du + c + i * LANES, sum[i]);
    }
  }
  int64_t h = 0;
  for (; by_whole_heads(k) && h < k->heads; h += LANES) {
    vec sums[PAIR_CHANNELS];
    UNROLL for (int i = 0; i < PAIR_CHANNELS; i++) sums[i] = load(g->du + h * PAIR_CHANNELS + i * LANES);
    store(g->log_decay + h, sum_narrow(sums) * load(t->through + (SSD_CHUNK - 1) * k->ldh + h));
  }
  for (; h < k->heads; h++) {
    vec sum = {};
    for (int64_t p = 0; p < k->channels; p += LANES) sum += load(g->du + h * k->channels + p);
    g->log_decay[h] = lanes_sum(sum) * t->total[h * k->channels];
  }
  for (int64_t i = 1; i < SSD_CHUNK; i++) memcpy(g->log_decay + i * k->ldh, g->log_decay, sizeof(float) * k->heads);
}

// from_states adds what goes through the states before and behind the chunk. It leaves u's gradient from the states in du, and moves
// dstates to the states before the chunk.
INLINE void from_states(const block* k, const chunk* t, gradient* g) {
  // With the states before: y_t = decay through t (state C_t).
  product(SSD_CHUNK, k->states, k->columns, (broadcast){t->c, k->ldn, 1}, g->states, k->ldw, g->du, k->ldw, &g->next);
  scale_dots(k, g->dy, t->through, g->work, g->du, g->row);
  transpose(k->states, k->columns, g->states, k->ldw, g->turned, k->ldn);
  product(SSD_CHUNK, k->columns, k->states, (broadcast){g->work, k->ldw, 1}, g->turned, k->ldn, g->dc, k->ldn, &g->next);

  ways_through(k, t, g);
  // With the states behind: state += decay from t to the end, times u_t B_t^T.
  product(SSD_CHUNK, k->states, k->columns, (broadcast){t->b, k->ldn, 1}, g->dstates, k->ldw, g->du, k->ldw, &g->next);
  scale_dots(k, (lines){g->du, k->ldw}, t->end, g->du, t->u, g->col);
  transpose(k->states, k->columns, g->dstates, k->ldw, g->turned, k->ldn);
  scale_add_product(k->states, SSD_CHUNK, k->columns, (broadcast){t->c, 1, k->ldn}, g->work, k->ldw, g->dstates, g->dstates, k->ldw, t->total,
                    &g->next);
  scale(k, (lines){t->u, k->ldw}, t->end, g->work);
  product(SSD_CHUNK, k->columns, k->states, (broadcast){g->work, k->ldw, 1}, g->turned, k->ldn, g->db, k->ldn, &g->next);
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

// from_pairs adds what goes from tokens of the chunk to tokens of the chunk.
INLINE void from_pairs(const block* k, const chunk* t, gradient* g) {
  const float* products = block_products(k, t->start);
  broadcast dproducts = {g->dproducts, SSD_CHUNK, 1};
  memset(g->dproducts, 0, sizeof(float) * SSD_CHUNK * SSD_CHUNK);
  if (pairs_by_lanes(k)) {
    dproducts.row = 1, dproducts.column = SSD_CHUNK;
    for (int64_t h = 0; h < k->heads; h += LANES) {
      gradient_by_lanes(k, t, products, h, g->dy, g->lanes, g->du, g->log_decay, g->dproducts, &g->next);
    }
  }
  for (int64_t h = pairs_by_lanes(k) ? k->heads : 0; h < k->heads; h++) {
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
              g->dy.ld, g->du + i * k->ldw + at, k->ldw);
    }
  }
  for (int64_t i = 0; i < SSD_CHUNK; i += 8) {
    broadcast later = {dproducts.p + i * dproducts.row, dproducts.row, dproducts.column};
    broadcast earlier = {dproducts.p + i * (SSD_CHUNK + 1), dproducts.column, dproducts.row};
    add_product(8, i + 8, k->states, later, t->b, k->ldn, g->dc + i * k->ldn, k->ldn);
    add_product(8, SSD_CHUNK - i, k->states, earlier, t->c + i * k->ldn, k->ldn, g->db + i * k->ldn, k->ldn);
  }
}

// finish_channels makes the gradient of x, dx = dt du + D dy, and the sums over each head's channels of x du, direct, and of x dy, row.
INLINE void finish_channels(const block* k, const chunk* t, gradient* g, lines dx) {
  if (!by_whole_heads(k)) {
    lines du = {g->du, k->ldw};
    head_dots(k, t->x, du, g->direct);
    head_dots(k, t->x, g->dy, g->row);
    scale(k, du, t->dt, g->work);
    add_skip(k, g->dy, g->work, dx);
    return;
  }
  for (int64_t h = 0; h < k->heads; h += LANES) {
    vec d[PAIR_CHANNELS];
    spread_lanes(k->s->d + k->first + h, d);
    for (int64_t i = 0; i < SSD_CHUNK; i++) {
      vec dt[PAIR_CHANNELS], direct[PAIR_CHANNELS], skipped[PAIR_CHANNELS];
      spread_lanes(t->dt + i * k->ldh + h, dt);
      int64_t at = h * PAIR_CHANNELS;
      UNROLL for (int v = 0; v < PAIR_CHANNELS; v++, at += LANES) {
        vec x = load(t->x.p + i * t->x.ld + at), dy = load(g->dy.p + i * g->dy.ld + at), du = load(g->du + i * k->ldw + at);
        direct[v] = x * du, skipped[v] = x * dy;
        store(dx.p + i * dx.ld + at, du * dt[v] + d[v] * dy);
      }
      store(g->direct + i * k->ldh + h, sum_narrow(direct));
      store(g->row + i * k->ldh + h, sum_narrow(skipped));
    }
  }
}

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
      dd += load(g->row + at);
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

// add_shared writes or adds a chunk's gradients of b and c to the item's own.
INLINE void add_shared(const block* k, const chunk* t, const gradient* g, int64_t part, int first) {
  const mm_ssd* s = k->s;
  int64_t size = s->batch * s->seqlen * s->groups * s->d_state;
  for (int which = 0; which < 2; which++) {
    const float* from = which ? g->dc : g->db;
    float* to = s->partial + (2 * part + which) * size;
    for (int64_t i = 0; i < t->tokens; i++) {
      int64_t at = ((k->batch * s->seqlen + t->start + i) * s->groups + k->group) * s->d_state;
      for (int64_t n = 0; n < k->states; n += LANES) {
        int64_t left = s->d_state - n;
        vec v = load(from + i * k->ldn + n);
        if (!first) v += load_row(to, at + n, left, 0);
        store_row(to, at + n, left, 0, v);
      }
    }
  }
}

// chunk_gradient is the gradient of a chunk whose operands are loaded; states are those before it.
INLINE void chunk_gradient(const block* k, const chunk* t, gradient* g, int64_t part, int first) {
  const mm_ssd* s = k->s;
  g->dy = load_channels(k, s->dy, t->start, t->tokens, g->copied);
  from_states(k, t, g);
  from_pairs(k, t, g);
  add_runs(k, g);
  lines dx = to_channels(k, s->dx, t->start, t->tokens, g->work);
  finish_channels(k, t, g, dx);
  store_channels(k, s->dx, t->start, t->tokens, dx);
  finish_steps(k, t, g);
  add_shared(k, t, g, part, first);
}

// chunks_before is what the chunks from a token on read and write, up to the next state saved.
INLINE line_up chunks_before(const block* k, int64_t start, int64_t part) {
  const mm_ssd* s = k->s;
  int64_t size = s->bf16 ? 2 : 4, shared = s->batch * s->seqlen * s->groups * s->d_state;
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
    const float* to = s->partial + (2 * part + which) * shared;
    join(&next, of_rows(k, to, sizeof *to, s->groups * s->d_state, k->group * s->d_state, s->d_state, start, SSD_SAVED));
  }
  return next;
}

INLINE void block_gradient(const mm_ssd* s, int64_t batch, int64_t group, int64_t number, int64_t part, int first, float* scratch) {
  block k = make_block(s, batch, group, number);
  chunk left = make_chunk(&k, &scratch, 1), right = make_chunk(&k, &scratch, 1);
  gradient g = make_gradient(&k, &scratch);
  float* before = g.states;
  float* middle = take(&scratch, k.states, k.ldw);
  memset(g.da, 0, sizeof(float) * k.ldh);
  memset(g.dd, 0, sizeof(float) * k.ldh);
  memset(g.ddt_bias, 0, sizeof(float) * k.ldh);
  load_state(&k, s->dfinal, g.dstates);
  for (int64_t start = (s->seqlen - 1) / SSD_SAVED * SSD_SAVED; start >= 0; start -= SSD_SAVED) {
    g.next = chunks_before(&k, start - SSD_SAVED, part);
    restore_state(&k, start, before);
    load_chunk(&k, start, &left);
    if (start + SSD_CHUNK < s->seqlen) {
      scale(&k, (lines){left.u, k.ldw}, left.end, g.work);
      carry(&k, &left, g.work, before, middle, NULL);
      load_chunk(&k, start + SSD_CHUNK, &right);
      g.states = middle;
      chunk_gradient(&k, &right, &g, part, first);
    }
    g.states = before;
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

// An item is a sequence: the parts of db and dc are added up.
static void ssd_shared(const void* data, int64_t item, int64_t worker) {
  const mm_ssd* s = data;
  (void)worker;
  int64_t row = s->seqlen * s->groups * s->d_state, size = s->batch * row;
  for (int which = 0; which < 2; which++) {
    void* to = which ? s->dc : s->db;
    for (int64_t i = 0; i < row; i += LANES) {
      vec sum = {};
      for (int64_t part = 0; part < s->parts; part++) sum += load_row(s->partial + (2 * part + which) * size, item * row + i, row - i, 0);
      store_row(to, item * row + i, row - i, s->bf16, sum);
    }
  }
}

#endif  // MATMAMBA_CPU_SSD_BACKWARD_H_

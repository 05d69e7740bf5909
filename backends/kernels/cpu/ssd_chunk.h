// A chunk of tokens of a block of heads, in float32, as both passes over the sequence take it.

#ifndef MATMAMBA_CPU_SSD_CHUNK_H_
#define MATMAMBA_CPU_SSD_CHUNK_H_

#include "ahead.h"
#include "product.h"
#include "ssd.h"

// Channels of a head, unless they are narrow, and states are padded with zeros to whole vectors, and to multiples of 8 for products and
// transpositions.
enum { PADDING = LANES > 8 ? LANES : 8 };

// block is a block of heads of a sequence, and the sizes of what is kept of it. Rows are a vector longer than needed, lest all rows
// of a matrix fall on the same few lines of the cache.
typedef struct {
  const mm_ssd* s;
  int64_t batch, group, first, heads;  // heads [first, first + heads) of the group
  int64_t channels;                    // of a head, padded: a vector has several heads' where they are fewer than its lanes
  int64_t columns;                     // heads * channels
  int64_t states;                      // d_state, padded
  int64_t ldw, ldn, ldh;               // lengths of rows of columns, states and heads
} block;

INLINE block make_block(const mm_ssd* s, int64_t batch, int64_t group, int64_t number) {
  int64_t per_group = s->heads / s->groups, from = number * s->block_heads;
  block k = {.s = s, .batch = batch, .group = group, .first = group * per_group + from};
  k.heads = mm_min(s->block_heads, per_group - from);
  k.channels = mm_ssd_channels(s, LANES);
  k.columns = k.heads * k.channels;
  k.states = mm_round_up(s->d_state, PADDING);
  k.ldw = k.columns + LANES, k.ldn = k.states + LANES, k.ldh = mm_round_up(k.heads, LANES);
  return k;
}

// Heads of few channels that fill vectors of heads are taken LANES at a time: as many vectors as a head has channels.
enum { PAIR_CHANNELS = SSD_NARROW };

// pairs_by_lanes tells whether a block is taken so.
INLINE int pairs_by_lanes(const block* k) { return k->channels == PAIR_CHANNELS && k->heads % LANES == 0; }

// spread_lanes is what LANES such heads have, for each of their channels.
INLINE void spread_lanes(const float* of_heads, vec out[PAIR_CHANNELS]) {
#if LANES > 8
  vec all = load(of_heads);
#define TWO(a, b) SHUFFLE(all, all, a, a, a, a, a, a, a, a, b, b, b, b, b, b, b, b)
  out[0] = TWO(0, 1), out[1] = TWO(2, 3), out[2] = TWO(4, 5), out[3] = TWO(6, 7);
  out[4] = TWO(8, 9), out[5] = TWO(10, 11), out[6] = TWO(12, 13), out[7] = TWO(14, 15);
#undef TWO
#else
  UNROLL for (int i = 0; i < PAIR_CHANNELS; i++) out[i] = splat(of_heads[i * LANES / PAIR_CHANNELS]);
#endif
}

// take cuts memory for rows of a length off the scratch memory.
INLINE float* take(float** scratch, int64_t rows, int64_t length) {
  float* memory = *scratch;
  *scratch += mm_round_up(rows * length, 16);
  return memory;
}

// lines is tokens' channels of a block, [SSD_CHUNK, columns]: a token's begin ld floats behind those before.
typedef struct {
  float* p;
  int64_t ld;
} lines;

// chunk is what is made of a chunk's operands. Tokens behind the last one have dt = 0 and zeros elsewhere, and change nothing.
typedef struct {
  int64_t start, tokens;
  lines x;               // in the operand itself, or in copied
  float *copied, *u;     // [SSD_CHUNK, columns]; u = dt x
  float *b, *c;          // [SSD_CHUNK, states]
  float *dt, *slope;     // [SSD_CHUNK, heads]; slope is the derivative of dt by its raw value, NULL where no gradient is wanted
  float *decay;          // [SSD_CHUNK, heads]: exp(dt a), 0 where a document starts
  float *through, *end;  // [SSD_CHUNK, heads]: decay from before the chunk through the token, and from the token to the end
  float* total;          // [columns]: decay through the chunk
} chunk;

INLINE chunk make_chunk(const block* k, float** scratch, int gradient) {
  chunk t;
  t.copied = take(scratch, SSD_CHUNK, k->ldw), t.u = take(scratch, SSD_CHUNK, k->ldw);
  t.b = take(scratch, SSD_CHUNK, k->ldn), t.c = take(scratch, SSD_CHUNK, k->ldn);
  t.dt = take(scratch, SSD_CHUNK, k->ldh), t.slope = gradient ? take(scratch, SSD_CHUNK, k->ldh) : NULL;
  t.decay = take(scratch, SSD_CHUNK, k->ldh);
  t.through = take(scratch, SSD_CHUNK, k->ldh), t.end = take(scratch, SSD_CHUNK, k->ldh);
  t.total = take(scratch, 1, k->ldw);
  return t;
}

// load_heads reads the channels of the block's heads that begin at element `at`, and store_heads writes them.
INLINE void load_heads(const block* k, const void* from, int64_t at, float* out) {
  const mm_ssd* s = k->s;
  if (k->channels == s->headdim) {
    for (int64_t p = 0; p < k->columns; p += LANES) store(out + p, load_row(from, at + p, LANES, s->bf16));
    return;
  }
  for (int64_t h = 0; h < k->heads; h++, at += s->headdim) {
    for (int64_t p = 0; p < k->channels; p += LANES) store(out + h * k->channels + p, load_row(from, at + p, s->headdim - p, s->bf16));
  }
}

INLINE void store_heads(const block* k, void* to, int64_t at, const float* in) {
  const mm_ssd* s = k->s;
  if (k->channels == s->headdim) {
    for (int64_t p = 0; p < k->columns; p += LANES) store_row(to, at + p, LANES, s->bf16, load(in + p));
    return;
  }
  for (int64_t h = 0; h < k->heads; h++, at += s->headdim) {
    for (int64_t p = 0; p < k->channels; p += LANES) store_row(to, at + p, s->headdim - p, s->bf16, load(in + h * k->channels + p));
  }
}

// channels_at is where a token's channels of the block begin in x, y and their gradients.
INLINE int64_t channels_at(const block* k, int64_t token) {
  const mm_ssd* s = k->s;
  return ((k->batch * s->seqlen + token) * s->heads + k->first) * s->headdim;
}

// in_place tells whether channels of whole chunks are read and written where they are: in float32, without padding.
INLINE int in_place(const block* k, int64_t tokens) { return !k->s->bf16 && k->channels == k->s->headdim && tokens == SSD_CHUNK; }

INLINE lines lines_at(const block* k, const void* data, int64_t start) {
  return (lines){(float*)data + channels_at(k, start), k->s->heads * k->s->headdim};
}

// load_channels is tokens' channels of the block from x or dy, copied if they must be.
INLINE lines load_channels(const block* k, const void* from, int64_t start, int64_t tokens, float* copied) {
  if (in_place(k, tokens)) return lines_at(k, from, start);
  for (int64_t t = 0; t < tokens; t++) load_heads(k, from, channels_at(k, start + t), copied + t * k->ldw);
  for (int64_t t = tokens; t < SSD_CHUNK; t++) memset(copied + t * k->ldw, 0, sizeof(float) * k->columns);
  return (lines){copied, k->ldw};
}

// to_channels is where channels are to be written that belong into y or dx: there, or in memory out of which store_channels copies them.
INLINE lines to_channels(const block* k, void* to, int64_t start, int64_t tokens, float* copied) {
  return in_place(k, tokens) ? lines_at(k, to, start) : (lines){copied, k->ldw};
}

INLINE void store_channels(const block* k, void* to, int64_t start, int64_t tokens, lines in) {
  if (in_place(k, tokens)) return;
  for (int64_t t = 0; t < tokens; t++) store_heads(k, to, channels_at(k, start + t), in.p + t * in.ld);
}

// of_rows is tokens of what has `length` elements of `size` bytes for each: `count` of them, from `from` on. It is
// nothing where that lies outside of the sequence.
INLINE ahead of_rows(const block* k, const void* data, int64_t size, int64_t length, int64_t from, int64_t count, int64_t start, int64_t tokens) {
  const mm_ssd* s = k->s;
  if (start < 0 || start >= s->seqlen) return (ahead){0};
  const char* row = (const char*)data + ((k->batch * s->seqlen + start) * length + from) * size;
  return (ahead){row, mm_min(tokens, s->seqlen - start), length * size, count * size, 0};
}

INLINE ahead of_channels(const block* k, const void* from, int64_t start, int64_t tokens) {
  int64_t size = k->s->bf16 ? 2 : 4, headdim = k->s->headdim;
  return of_rows(k, from, size, k->s->heads * headdim, k->first * headdim, k->heads * headdim, start, tokens);
}

INLINE ahead of_states(const block* k, const void* from, int64_t start, int64_t tokens) {
  int64_t size = k->s->bf16 ? 2 : 4, d_state = k->s->d_state;
  return of_rows(k, from, size, k->s->groups * d_state, k->group * d_state, d_state, start, tokens);
}

INLINE ahead of_steps(const block* k, const float* from, int64_t start, int64_t tokens) {
  return of_rows(k, from, sizeof *from, k->s->heads, k->first, k->heads, start, tokens);
}

// load_states reads tokens' b or c of a group, rows of ldn.
INLINE void load_states(const mm_ssd* s, int64_t batch, int64_t group, const void* from, int64_t start, int64_t tokens, float* out,
                        int64_t states, int64_t ldn) {
  for (int64_t t = 0; t < SSD_CHUNK; t++, out += ldn) {
    int64_t at = ((batch * s->seqlen + start + t) * s->groups + group) * s->d_state;
    for (int64_t n = 0; n < states; n += LANES) {
      store(out + n, t < tokens ? load_row(from, at + n, s->d_state - n, s->bf16) : (vec){});
    }
  }
}

// load_steps makes dt, its slope and the decays.
INLINE void load_steps(const block* k, chunk* t) {
  const mm_ssd* s = k->s;
  const int32_t* runs = s->runs ? s->runs + k->batch * s->seqlen + t->start : NULL;
  for (int64_t i = 0; i < SSD_CHUNK; i++) {
    int64_t at = (k->batch * s->seqlen + t->start + i) * s->heads;
    int starts = runs && i < t->tokens && t->start + i > 0 && runs[i] != runs[i - 1];
    for (int64_t h = 0; h < k->ldh; h += LANES) {
      vec dt = {}, slope = {}, decay = splat(1);
      if (i < t->tokens) {
        int64_t left = k->heads - h;
        dt = load_row(s->dt, at + k->first + h, left, 0) + load_row(s->dt_bias, k->first + h, left, 0);
        if (t->slope) slope = s->softplus ? sigmoid(dt) : splat(1);
        if (s->softplus) dt = softplus(dt);
        ivec below = dt < splat(s->dt_min), above = dt > splat(s->dt_max);
        dt = pick(below, splat(s->dt_min), pick(above, splat(s->dt_max), dt));
        slope = pick(below | above, (vec){}, slope);
        decay = starts ? (vec){} : vexp(dt * load_row(s->a, k->first + h, left, 0));
      }
      store(t->dt + i * k->ldh + h, dt);
      if (t->slope) store(t->slope + i * k->ldh + h, slope);
      store(t->decay + i * k->ldh + h, decay);
    }
  }
  for (int64_t h = 0; h < k->ldh; h += LANES) {
    vec through = splat(1), end = splat(1);
    for (int64_t i = 0; i < SSD_CHUNK; i++) {
      through *= load(t->decay + i * k->ldh + h);
      store(t->through + i * k->ldh + h, through);
      int64_t back = SSD_CHUNK - 1 - i;
      store(t->end + back * k->ldh + h, end);
      end *= load(t->decay + back * k->ldh + h);
    }
  }
  int64_t h = 0;
  for (; pairs_by_lanes(k) && h < k->heads; h += LANES) {
    vec total[PAIR_CHANNELS];
    spread_lanes(t->through + (SSD_CHUNK - 1) * k->ldh + h, total);
    UNROLL for (int i = 0; i < PAIR_CHANNELS; i++) store(t->total + h * PAIR_CHANNELS + i * LANES, total[i]);
  }
  for (; h < k->heads; h++) {
    vec total = splat(t->through[(SSD_CHUNK - 1) * k->ldh + h]);
    for (int64_t p = 0; p < k->channels; p += LANES) store(t->total + h * k->channels + p, total);
  }
}

// scale multiplies tokens' channels by a factor per token and head.
INLINE void scale(const block* k, lines in, const float* factor, float* out) {
  for (int64_t t = 0; t < SSD_CHUNK; t++) {
    int64_t h = 0;
    for (; pairs_by_lanes(k) && h < k->heads; h += LANES) {
      vec f[PAIR_CHANNELS];
      spread_lanes(factor + t * k->ldh + h, f);
      int64_t at = t * k->ldw + h * PAIR_CHANNELS;
      const float* from = in.p + t * in.ld + h * PAIR_CHANNELS;
      UNROLL for (int i = 0; i < PAIR_CHANNELS; i++) store(out + at + i * LANES, load(from + i * LANES) * f[i]);
    }
    for (; h < k->heads; h++) {
      vec f = splat(factor[t * k->ldh + h]);
      for (int64_t p = 0; p < k->channels; p += LANES) {
        int64_t at = h * k->channels + p;
        store(out + t * k->ldw + at, load(in.p + t * in.ld + at) * f);
      }
    }
  }
}

INLINE void load_chunk(const block* k, int64_t start, chunk* t) {
  const mm_ssd* s = k->s;
  t->start = start, t->tokens = mm_min(SSD_CHUNK, s->seqlen - start);
  t->x = load_channels(k, s->x, start, t->tokens, t->copied);
  load_states(s, k->batch, k->group, s->b, start, t->tokens, t->b, k->states, k->ldn);
  load_states(s, k->batch, k->group, s->c, start, t->tokens, t->c, k->states, k->ldn);
  load_steps(k, t);
  scale(k, t->x, t->dt, t->u);
}

// carry takes the states [states, columns] through a chunk, from before to after, which may be the same. u_to_end is u times the decay to the
// end of the chunk.
INLINE void carry(const block* k, const chunk* t, const float* u_to_end, const float* before, float* after, line_up* next) {
  broadcast b = {t->b, 1, k->ldn};
  scale_add_product(k->states, SSD_CHUNK, k->columns, b, u_to_end, k->ldw, before, after, k->ldw, t->total, next);
}

// block_products is C_q . B_k of a chunk of the sequence.
INLINE const float* block_products(const block* k, int64_t start) {
  const mm_ssd* s = k->s;
  int64_t number = (k->batch * s->groups + k->group) * mm_ssd_chunks(s) + start / SSD_CHUNK;
  return s->products + number * SSD_CHUNK * SSD_CHUNK;
}

// last_vector is the last vector of row t that products of 8 rows up to the diagonal may read.
#define LAST_VECTOR(t) (((t) | 7) / LANES)

// one_at is a vector with a one in lane i.
INLINE vec one_at(int64_t i) {
  static const float one[2 * LANES - 1] = {[LANES - 1] = 1};
  return load(one + LANES - 1 - i);
}

// unpadded tells whether nothing of a block's states is padding.
INLINE int unpadded(const block* k) { return k->channels == k->s->headdim && k->states == k->s->d_state; }

// States in [batch, heads, headdim, d_state], and those of a block, [states, columns].
INLINE void load_state(const block* k, const float* from, float* states) {
  const mm_ssd* s = k->s;
  memset(states, 0, sizeof(float) * k->states * k->ldw);
  if (!from) return;
  from += (k->batch * s->heads + k->first) * s->headdim * s->d_state;
  if (unpadded(k)) {
    transpose(k->columns, k->states, from, k->states, states, k->ldw);
    return;
  }
  for (int64_t h = 0; h < k->heads; h++) {
    for (int64_t p = 0; p < s->headdim; p++, from += s->d_state) {
      for (int64_t n = 0; n < s->d_state; n++) states[n * k->ldw + h * k->channels + p] = from[n];
    }
  }
}

INLINE void store_state(const block* k, const float* states, float* to) {
  const mm_ssd* s = k->s;
  to += (k->batch * s->heads + k->first) * s->headdim * s->d_state;
  if (unpadded(k)) {
    transpose(k->states, k->columns, states, k->ldw, to, k->states);
    return;
  }
  for (int64_t h = 0; h < k->heads; h++) {
    for (int64_t p = 0; p < s->headdim; p++, to += s->d_state) {
      for (int64_t n = 0; n < s->d_state; n++) to[n] = states[n * k->ldw + h * k->channels + p];
    }
  }
}

// saved_at is where the block's state before a saved chunk begins: [d_state, heads, headdim], the block's own order.
INLINE int64_t saved_at(const block* k, int64_t start) {
  const mm_ssd* s = k->s;
  int64_t chunks = (s->seqlen + SSD_SAVED - 1) / SSD_SAVED;
  return ((k->batch * chunks + start / SSD_SAVED) * s->heads + k->first) * s->headdim * s->d_state;
}

// save_state saves the states before a chunk, past the caches where it can: the gradient wants them when much else has been there.
INLINE void save_state(const block* k, int64_t start, const float* states) {
  const mm_ssd* s = k->s;
  float* to = (float*)s->saved + saved_at(k, start);
  if (!s->bf16 && k->channels == s->headdim && (uintptr_t)to % sizeof(vec) == 0) {
    for (int64_t n = 0; n < s->d_state; n++, to += k->columns) {
      for (int64_t p = 0; p < k->columns; p += LANES) store_past(to + p, load(states + n * k->ldw + p));
    }
    return;
  }
  for (int64_t n = 0; n < s->d_state; n++) store_heads(k, s->saved, saved_at(k, start) + n * k->heads * s->headdim, states + n * k->ldw);
}

INLINE void restore_state(const block* k, int64_t start, float* states) {
  const mm_ssd* s = k->s;
  for (int64_t n = 0; n < s->d_state; n++) load_heads(k, s->saved, saved_at(k, start) + n * k->heads * s->headdim, states + n * k->ldw);
  memset(states + s->d_state * k->ldw, 0, sizeof(float) * (k->states - s->d_state) * k->ldw);
}

#endif  // MATMAMBA_CPU_SSD_CHUNK_H_

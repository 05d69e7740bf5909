// A chunk of tokens of a block of heads, in float32, as both passes over the sequence take it.

#ifndef MATMAMBA_CPU_SSD_CHUNK_H_
#define MATMAMBA_CPU_SSD_CHUNK_H_

#include "ahead.h"
#include "product.h"
#include "ssd_turn.h"
#include "ssd.h"

// Channels of a head, unless they are narrow, and states are padded with zeros to whole vectors, and to multiples of 8 for products and
// transpositions.
enum { PADDING = LANES > 8 ? LANES : 8 };

// block is a block of heads of a sequence, and the sizes of what is kept of it. Rows are a vector longer than needed, lest all rows
// of a matrix fall on the same few lines of the cache.
typedef struct {
  const mm_ssd* s;
  int64_t batch, group, first, heads;  // heads [first, first + heads) of the group
  int64_t channels;                    // of a head, padded
  int by_lanes;                        // whether heads lie side by side, see column_of
  int64_t columns;                     // heads * channels
  int64_t states;                      // d_state, padded
  int64_t ldw, ldn, ldh;               // lengths of rows of columns, states and heads
} block;

INLINE block make_block(const mm_ssd* s, int64_t batch, int64_t group, int64_t number) {
  int64_t per_group = s->heads / s->groups, from = number * s->block_heads;
  block k = {.s = s, .batch = batch, .group = group, .first = group * per_group + from};
  k.heads = mm_min(s->block_heads, per_group - from);
  k.channels = mm_ssd_channels(s, LANES);
  k.by_lanes = k.channels == PAIR_CHANNELS && k.heads % LANES == 0;
  k.columns = k.heads * k.channels;
  k.states = mm_round_up(s->d_state, PADDING);
  k.ldw = k.columns + LANES, k.ldn = k.states + LANES, k.ldh = mm_round_up(k.heads, LANES);
  return k;
}

// column_of is where a channel of a head lies among a block's columns: heads one after the other, or LANES of them side by side in vectors,
// one vector for each channel, so that what is per head is a vector, too, and nothing is added across lanes.
INLINE int64_t column_of(const block* k, int64_t head, int64_t channel) {
  return k->by_lanes ? (head / LANES * PAIR_CHANNELS + channel) * LANES + head % LANES : head * k->channels + channel;
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
  lines x;               // in the operand itself, or in copied; turned for a gradient by lanes
  float *copied, *u;     // [SSD_CHUNK, columns]; u = dt x, not for a gradient by lanes
  lines b, c;            // [SSD_CHUNK, states], in the operands themselves, or copied
  float *copied_b, *copied_c;
  float *dt, *slope;     // [SSD_CHUNK, heads]; slope is the derivative of dt by its raw value, NULL where no gradient is wanted
  float *decay;          // [SSD_CHUNK, heads]: exp(dt a), 0 where a document starts
  float *through, *end;  // [SSD_CHUNK, heads]: decay from before the chunk through the token, and from the token to the end
  float* dt_end;         // [SSD_CHUNK, heads]: dt end
  float* total;          // [columns]: decay through the chunk
} chunk;

INLINE chunk make_chunk(const block* k, float** scratch, int gradient) {
  chunk t;
  t.copied = take(scratch, SSD_CHUNK, k->ldw), t.u = take(scratch, SSD_CHUNK, k->ldw);
  t.copied_b = take(scratch, SSD_CHUNK, k->ldn), t.copied_c = take(scratch, SSD_CHUNK, k->ldn);
  t.dt = take(scratch, SSD_CHUNK, k->ldh), t.slope = gradient ? take(scratch, SSD_CHUNK, k->ldh) : NULL;
  t.decay = take(scratch, SSD_CHUNK, k->ldh);
  t.through = take(scratch, SSD_CHUNK, k->ldh), t.end = take(scratch, SSD_CHUNK, k->ldh);
  t.dt_end = take(scratch, SSD_CHUNK, k->ldh);
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
  return of_rows(k, from, size, k->s->shared, k->group * d_state, d_state, start, tokens);
}

INLINE ahead of_steps(const block* k, const float* from, int64_t start, int64_t tokens) {
  return of_rows(k, from, sizeof *from, k->s->heads, k->first, k->heads, start, tokens);
}

// shared_at is where a token's b and c, and their gradients, begin.
INLINE int64_t shared_at(const mm_ssd* s, int64_t batch, int64_t group, int64_t token) {
  return (batch * s->seqlen + token) * s->shared + group * s->d_state;
}

// load_states is tokens' b or c of a group, copied, to rows of ldn, if they must be.
INLINE lines load_states(const mm_ssd* s, int64_t batch, int64_t group, const void* from, int64_t start, int64_t tokens, float* copied,
                         int64_t states, int64_t ldn) {
  int64_t at = shared_at(s, batch, group, start);
  if (!s->bf16 && states == s->d_state && tokens == SSD_CHUNK) return (lines){(float*)from + at, s->shared};
  float* out = copied;
  for (int64_t t = 0; t < SSD_CHUNK; t++, out += ldn, at += s->shared) {
    for (int64_t n = 0; n < states; n += LANES) {
      store(out + n, t < tokens ? load_row(from, at + n, s->d_state - n, s->bf16) : (vec){});
    }
  }
  return (lines){copied, ldn};
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
        if (s->softplus) {
          dt = softplus_slope(dt, &slope);
        } else {
          slope = splat(1);
        }
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
      store(t->dt_end + back * k->ldh + h, load(t->dt + back * k->ldh + h) * end);
      end *= load(t->decay + back * k->ldh + h);
    }
  }
  int64_t h = 0;
  for (; k->by_lanes && h < k->heads; h += LANES) {
    vec total = load(t->through + (SSD_CHUNK - 1) * k->ldh + h);
    UNROLL for (int p = 0; p < PAIR_CHANNELS; p++) store(t->total + h * PAIR_CHANNELS + p * LANES, total);
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
    for (; k->by_lanes && h < k->heads; h += LANES) {
      vec f = load(factor + t * k->ldh + h);
      int64_t at = t * k->ldw + h * PAIR_CHANNELS;
      const float* from = in.p + t * in.ld + h * PAIR_CHANNELS;
      UNROLL for (int p = 0; p < PAIR_CHANNELS; p++) store(out + at + p * LANES, load(from + p * LANES) * f);
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

// turn takes channels to where heads lie side by side: as they are, and times a factor per token and head. Either may be NULL.
INLINE void turn(const block* k, lines in, float* plain, const float* factor, float* scaled) {
  for (int64_t t = 0; t < SSD_CHUNK; t++) {
    for (int64_t h = 0; h < k->heads; h += LANES) {
      vec v[PAIR_CHANNELS], f = factor ? load(factor + t * k->ldh + h) : (vec){};
      turn_token(in.p + t * in.ld + h * PAIR_CHANNELS, v);
      UNROLL for (int p = 0; p < PAIR_CHANNELS; p++) {
        int64_t at = t * k->ldw + h * PAIR_CHANNELS + p * LANES;
        if (plain) store(plain + at, v[p]);
        if (scaled) store(scaled + at, v[p] * f);
      }
    }
  }
}

// load_chunk reads a chunk's operands; those of a gradient have a slope.
INLINE void load_chunk(const block* k, int64_t start, chunk* t) {
  const mm_ssd* s = k->s;
  t->start = start, t->tokens = mm_min(SSD_CHUNK, s->seqlen - start);
  t->x = load_channels(k, s->x, start, t->tokens, t->copied);
  t->b = load_states(s, k->batch, k->group, s->b, start, t->tokens, t->copied_b, k->states, k->ldn);
  t->c = load_states(s, k->batch, k->group, s->c, start, t->tokens, t->copied_c, k->states, k->ldn);
  load_steps(k, t);
  if (!k->by_lanes) {
    scale(k, t->x, t->dt, t->u);
  } else if (!t->slope) {
    turn(k, t->x, NULL, t->dt, t->u);
  } else {
    turn(k, t->x, t->copied, NULL, NULL);
    t->x = (lines){t->copied, k->ldw};
  }
}

// carry takes the states [states, columns] through a chunk, from before to after, which may be the same. u_to_end is u times the decay to the
// end of the chunk.
INLINE void carry(const block* k, const chunk* t, const float* u_to_end, const float* before, float* after, line_up* next) {
  broadcast b = {t->b.p, 1, t->b.ld};
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

#endif  // MATMAMBA_CPU_SSD_CHUNK_H_

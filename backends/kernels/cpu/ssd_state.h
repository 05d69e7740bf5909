// States of a block of heads, [states, columns], and where they come from and go to.

#ifndef MATMAMBA_CPU_SSD_STATE_H_
#define MATMAMBA_CPU_SSD_STATE_H_

#include "ssd_chunk.h"

// transpose_states is out = states^T, [heads, of each so many channels, states], with rows of ldn; past the caches if it can be, and shall.
INLINE void transpose_states(const block* k, const float* states, int64_t channels, float* out, int64_t ldn, int past) {
  past = past && (uintptr_t)out % sizeof(vec) == 0 && ldn % LANES == 0;
  for (int64_t h = 0; k->by_lanes && h < k->heads; h += LANES) {
    for (int64_t p = 0; p < channels; p++) {
      const float* in = states + column_of(k, h, p);
      float* to = out + (h * channels + p) * ldn;
      if (past) {
        transpose_past(k->states, LANES, in, k->ldw, to, channels * ldn);
      } else {
        transpose(k->states, LANES, in, k->ldw, to, channels * ldn);
      }
    }
  }
  if (k->by_lanes) return;
  if (past) {
    transpose_past(k->states, k->columns, states, k->ldw, out, ldn);
  } else {
    transpose(k->states, k->columns, states, k->ldw, out, ldn);
  }
}

// by_transposition tells whether states in [heads, headdim, d_state] are a block's by transpositions of whole vectors.
INLINE int by_transposition(const block* k) {
  return k->states == k->s->d_state && (k->by_lanes || k->channels == k->s->headdim);
}

// load_state reads the state before or behind the sequence, [batch, heads, headdim, d_state], and tells whether there is anything in it.
INLINE int load_state(const block* k, const float* from, float* states) {
  const mm_ssd* s = k->s;
  memset(states, 0, sizeof(float) * k->states * k->ldw);
  if (!from) return 0;
  from += (k->batch * s->heads + k->first) * s->headdim * s->d_state;
  uint32_t bits = 0;  // of any number that is not zero
  for (int64_t i = 0; i < k->heads * s->headdim * s->d_state; i++) {
    uint32_t number;
    memcpy(&number, from + i, sizeof number);
    bits |= number << 1;
  }
  if (!bits) return 0;
  if (by_transposition(k) && k->by_lanes) {
    for (int64_t h = 0; h < k->heads; h += LANES) {
      for (int64_t p = 0; p < s->headdim; p++) {
        transpose(LANES, k->states, from + (h * s->headdim + p) * k->states, s->headdim * k->states, states + column_of(k, h, p), k->ldw);
      }
    }
    return 1;
  }
  if (by_transposition(k)) {
    transpose(k->columns, k->states, from, k->states, states, k->ldw);
    return 1;
  }
  for (int64_t h = 0; h < k->heads; h++) {
    for (int64_t p = 0; p < s->headdim; p++, from += s->d_state) {
      for (int64_t n = 0; n < s->d_state; n++) states[n * k->ldw + column_of(k, h, p)] = from[n];
    }
  }
  return 1;
}

INLINE void store_state(const block* k, const float* states, float* to) {
  const mm_ssd* s = k->s;
  to += (k->batch * s->heads + k->first) * s->headdim * s->d_state;
  if (by_transposition(k)) {
    transpose_states(k, states, s->headdim, to, k->states, 0);
    return;
  }
  for (int64_t h = 0; h < k->heads; h++) {
    for (int64_t p = 0; p < s->headdim; p++, to += s->d_state) {
      for (int64_t n = 0; n < s->d_state; n++) to[n] = states[n * k->ldw + column_of(k, h, p)];
    }
  }
}

// saved_at is where the block's states before a saved chunk begin: [heads, headdim, d_state].
INLINE int64_t saved_at(const block* k, int64_t start) {
  const mm_ssd* s = k->s;
  int64_t chunks = (s->seqlen + SSD_SAVED - 1) / SSD_SAVED;
  return ((k->batch * chunks + start / SSD_SAVED) * s->heads + k->first) * s->headdim * s->d_state;
}

// save_state saves the states before a chunk, past the caches where it can: the gradient wants them when much else has been there. turned is
// scratch memory.
INLINE void save_state(const block* k, int64_t start, const float* states, float* turned) {
  const mm_ssd* s = k->s;
  int64_t at = saved_at(k, start);
  if (!s->bf16 && by_transposition(k)) {
    transpose_states(k, states, s->headdim, (float*)s->saved + at, s->d_state, 1);
    return;
  }
  transpose_states(k, states, k->channels, turned, k->ldn, 0);
  for (int64_t h = 0; h < k->heads; h++) {
    for (int64_t p = 0; p < s->headdim; p++, at += s->d_state) {
      const float* row = turned + (h * k->channels + p) * k->ldn;
      for (int64_t n = 0; n < s->d_state; n += LANES) store_row(s->saved, at + n, s->d_state - n, s->bf16, load(row + n));
    }
  }
}

// restore_state is the states saved before a chunk, [heads, channels, states], copied if they must be.
INLINE lines restore_state(const block* k, int64_t start, float* copied) {
  const mm_ssd* s = k->s;
  int64_t at = saved_at(k, start);
  if (!s->bf16 && k->channels == s->headdim && k->states == s->d_state) return (lines){(float*)s->saved + at, s->d_state};
  for (int64_t h = 0; h < k->heads; h++) {
    for (int64_t p = 0; p < k->channels; p++) {
      float* row = copied + (h * k->channels + p) * k->ldn;
      for (int64_t n = 0; n < k->states; n += LANES) {
        store(row + n, p < s->headdim ? load_row(s->saved, at + n, s->d_state - n, s->bf16) : (vec){});
      }
      if (p < s->headdim) at += s->d_state;
    }
  }
  return (lines){copied, k->ldn};
}

// carry_turned is carry for states as restore_state has them. factor is scratch memory, [states].
INLINE void carry_turned(const block* k, const chunk* t, const float* u_to_end, lines before, float* after, float* factor, line_up* next) {
  int64_t apart = column_of(k, 0, 1) - column_of(k, 0, 0);
  for (int64_t h = 0; h < k->heads; h++) {
    vec total = splat(t->through[(SSD_CHUNK - 1) * k->ldh + h]);
    int64_t at = h * k->channels * before.ld;
    for (int64_t n = 0; n < k->states; n += LANES) store(factor + n, total);
    scale_add_product(k->channels, SSD_CHUNK, k->states, (broadcast){u_to_end + column_of(k, h, 0), apart, k->ldw}, t->b.p, t->b.ld, before.p + at,
                      after + at, before.ld, factor, next);
  }
}

#endif  // MATMAMBA_CPU_SSD_STATE_H_

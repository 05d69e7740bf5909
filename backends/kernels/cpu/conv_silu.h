// The causal convolution with SiLU, and its gradient. A block of channels walks along the sequence, token by token; what it needs of
// earlier and later tokens stays in the first-level cache.

#ifndef MATMAMBA_CPU_CONV_SILU_H_
#define MATMAMBA_CPU_CONV_SILU_H_

#include "conv.h"
#include "conv_plain.h"
#include "vector.h"

enum {
  CONV_KEPT = 4,   // tokens of which something is kept, a power of 2 that is at least CONV_TAPS
  CONV_AHEAD = 8,  // tokens that are asked for before they are needed
};

// conv_kept is what is kept of the last tokens, by their number modulo CONV_KEPT; a tap that reaches across the start of a document reads
// none.
typedef struct {
  float x[CONV_KEPT][CONV_CHANNELS];
  float dpre[CONV_KEPT][CONV_CHANNELS];  // gradient of what goes into the SiLU
  int64_t reach[CONV_KEPT];              // how many earlier tokens belong to the token's document, taps at most
  float none[CONV_CHANNELS];
  float dweight[CONV_TAPS][CONV_CHANNELS], dbias[CONV_CHANNELS];
} conv_kept;

// kept_before keeps what the state says of the tokens before the first one.
INLINE void kept_before(const mm_conv* s, int64_t batch, int64_t from, int64_t channels, conv_kept* k) {
  memset(k, 0, sizeof *k);
  for (int64_t c = 0; c < channels; c++) {
    const float* state = s->state + (batch * s->channels + from + c) * s->taps;
    for (int64_t j = 1; j < s->taps; j++) k->x[-j & (CONV_KEPT - 1)][c] = state[s->taps - j];
  }
}

// reach is how many earlier tokens belong to the document of token t, taps at most; before is the same for the token before. The state
// counts as part of the first document.
INLINE int64_t reach(const mm_conv* s, int64_t batch, int64_t t, int64_t before) {
  if (!s->runs || t == 0) return s->taps;
  const int32_t* runs = s->runs + batch * s->seqlen + t;
  return runs[0] != runs[-1] ? 0 : before + 1 < s->taps ? before + 1 : s->taps;
}

INLINE void ask_ahead(const mm_conv* s, const void* from, int64_t t, int64_t at) {
  if (t + CONV_AHEAD < s->seqlen) __builtin_prefetch((const char*)from + (at + CONV_AHEAD * s->channels) * (s->bf16 ? 2 : 4), 0, 3);
}

// take_token takes token t: it makes y of it, or the gradient of what goes into the SiLU. taps, gradient and plain are constants wherever
// it is inlined; plain says that channels are float32 and whole vectors.
INLINE void take_token(const mm_conv* s, int64_t at, int64_t t, int64_t from, int64_t channels, const int taps, const int gradient,
                       const int plain, conv_kept* k) {
  const int bf16 = plain ? 0 : s->bf16;
  const float *before[CONV_TAPS], *weight = s->turned + from;
  float *x = k->x[t & (CONV_KEPT - 1)], *dpre = k->dpre[t & (CONV_KEPT - 1)];
  UNROLL for (int j = 1; j < taps; j++) before[j] = j <= k->reach[t & (CONV_KEPT - 1)] ? k->x[(t - j) & (CONV_KEPT - 1)] : k->none;
  for (int64_t c = 0; c < channels; c += LANES) {
    int64_t left = plain ? LANES : channels - c;
    ask_ahead(s, s->x, t, at + c);
    vec now = load_row(s->x, at + c, left, bf16), earlier[CONV_TAPS], pre = load_row(s->bias, from + c, left, 0);
    store(x + c, now);
    pre += load(weight + (taps - 1) * s->row + c) * now;
    UNROLL for (int j = 1; j < taps; j++) {
      earlier[j] = load(before[j] + c);
      pre += load(weight + (taps - 1 - j) * s->row + c) * earlier[j];
    }
    vec gate = sigmoid(pre);
    if (!gradient) {
      store_row(s->y, at + c, left, bf16, pre * gate);
      continue;
    }
    ask_ahead(s, s->dy, t, at + c);
    ask_ahead(s, s->dx, t, at + c);
    vec d = load_row(s->dy, at + c, left, bf16) * gate * (1.0f + pre * (1.0f - gate));
    store(dpre + c, d);
    store(k->dbias + c, load(k->dbias + c) + d);
    store(k->dweight[0] + c, load(k->dweight[0] + c) + d * now);
    UNROLL for (int j = 1; j < taps; j++) store(k->dweight[j] + c, load(k->dweight[j] + c) + d * earlier[j]);
  }
}

// give_token makes the gradient of x of token t, of which later tokens are known as far as they read it; a token before the first is
// the state's.
INLINE void give_token(const mm_conv* s, int64_t batch, int64_t t, int64_t from, int64_t channels, const int taps, const int plain,
                       conv_kept* k) {
  const int bf16 = plain ? 0 : s->bf16;
  const float *later[CONV_TAPS], *weight = s->turned + from;
  UNROLL for (int j = 0; j < taps; j++) {
    int64_t reader = t + j, kept = reader & (CONV_KEPT - 1);
    later[j] = reader >= 0 && reader < s->seqlen && j <= k->reach[kept] ? k->dpre[kept] : k->none;
  }
  for (int64_t c = 0; c < channels; c += LANES) {
    int64_t left = plain ? LANES : channels - c;
    vec dx = {};
    UNROLL for (int j = 0; j < taps; j++) dx += load(weight + (taps - 1 - j) * s->row + c) * load(later[j] + c);
    if (t >= 0) {
      store_row(s->dx, (batch * s->seqlen + t) * s->channels + from + c, left, bf16, dx);
      continue;
    }
    for (int64_t i = 0; i < LANES && i < left; i++) s->dstate[(batch * s->channels + from + c + i) * taps + taps + t] = dx[i];
  }
}

// walk goes along the sequence with a block of channels: forward, or with its gradient.
INLINE void walk(const mm_conv* s, int64_t batch, int64_t from, int64_t channels, const int taps, const int gradient, const int plain) {
  conv_kept k;
  kept_before(s, batch, from, channels, &k);
  int64_t near = taps;
  for (int64_t t = 0; t < s->seqlen; t++) {
    k.reach[t & (CONV_KEPT - 1)] = near = reach(s, batch, t, near);
    take_token(s, (batch * s->seqlen + t) * s->channels + from, t, from, channels, taps, gradient, plain, &k);
    if (gradient) give_token(s, batch, t - taps + 1, from, channels, taps, plain, &k);
  }
  if (!gradient) return;
  for (int64_t t = s->seqlen - taps + 1; t < s->seqlen; t++) give_token(s, batch, t, from, channels, taps, plain, &k);
  for (int64_t c = 0; c < channels; c++) s->dstate[(batch * s->channels + from + c) * taps] = 0;  // no token reads the oldest
  float* sums = s->sums + batch * (taps + 1) * s->row + from;
  for (int64_t c = 0; c < channels; c += LANES) {
    UNROLL for (int j = 0; j < taps; j++) store(sums + (taps - 1 - j) * s->row + c, load(k.dweight[j] + c));
    store(sums + taps * s->row + c, load(k.dbias + c));
  }
}

INLINE void walk_taps(const mm_conv* s, int64_t item, const int gradient) {
  int64_t batch = item / s->blocks, from = item % s->blocks * s->block;
  int64_t channels = s->channels - from < s->block ? s->channels - from : s->block;
  int plain = !s->bf16 && channels % LANES == 0;
  switch (s->taps) {
    case 2: walk(s, batch, from, channels, 2, gradient, 0); break;
    case 3: walk(s, batch, from, channels, 3, gradient, 0); break;
    case 4:
      if (plain && !s->runs) {
        walk_plain(s, batch, from, channels, gradient);
      } else if (plain) {
        walk(s, batch, from, channels, 4, gradient, 1);
      } else {
        walk(s, batch, from, channels, 4, gradient, 0);
      }
      break;
  }
}

// An item is a block of channels of a sequence.
static void conv_forward(const void* data, int64_t item, int64_t worker) {
  (void)worker;
  walk_taps(data, item, 0);
}

static void conv_backward(const void* data, int64_t item, int64_t worker) {
  (void)worker;
  walk_taps(data, item, 1);
}

#endif  // MATMAMBA_CPU_CONV_SILU_H_

// The causal convolution with SiLU, and its gradient, of float32 channels that are whole vectors, four taps and sequences of one document each. A vector
// of channels takes some tokens at once: weights and what tokens share are in registers meanwhile.

#ifndef MATMAMBA_CPU_CONV_PLAIN_H_
#define MATMAMBA_CPU_CONV_PLAIN_H_

#include "conv.h"
#include "vector.h"

enum {
  CONV_BEFORE = CONV_TAPS - 1,  // earlier tokens that a token reads
  CONV_TOKENS = 4,              // tokens that are taken at once
};

// conv_carried is what a block of channels carries from some tokens to the next ones.
typedef struct {
  float x[CONV_BEFORE][CONV_CHANNELS];     // before the first token: the state
  float dx[CONV_BEFORE][CONV_CHANNELS];    // its gradient
  float dpre[CONV_BEFORE][CONV_CHANNELS];  // of the last tokens: gradient of what goes into the SiLU
  float dweight[CONV_TAPS][CONV_CHANNELS], dbias[CONV_CHANNELS];
} conv_carried;

// conv_block is a block of channels of a sequence: where the rows of its tokens are.
typedef struct {
  const mm_conv* s;
  int64_t at, from, channels;  // of the first token's row, of the block in a row
  conv_carried* k;
} conv_block;

// row_before is the row of a token, or of one of the state's, in rows that begin at the first token.
INLINE const float* row_before(const conv_block* b, const void* rows, float (*before)[CONV_CHANNELS], int64_t t) {
  return t < 0 ? before[t + CONV_BEFORE] : (const float*)rows + b->at + t * b->s->channels;
}

// conv_taps are the weights of a vector of channels, the last one that of the token itself.
INLINE void conv_taps(const conv_block* b, int64_t c, vec taps[CONV_TAPS]) {
  UNROLL for (int j = 0; j < CONV_TAPS; j++) taps[j] = load(b->s->turned + j * b->s->row + b->from + c);
}

// before_silu is what goes into the SiLU of the last token of x.
INLINE vec before_silu(vec bias, const vec taps[CONV_TAPS], const vec* x) {
  vec pre = bias;
  UNROLL for (int j = 0; j < CONV_TAPS; j++) pre += taps[CONV_TAPS - 1 - j] * x[CONV_TAPS - 1 - j];
  return pre;
}

// plain_forward makes y of some tokens from token t on.
INLINE void plain_forward(const conv_block* b, int64_t t, const int tokens) {
  const mm_conv* s = b->s;
  const float* rows[CONV_BEFORE + CONV_TOKENS];
  UNROLL for (int i = 0; i < CONV_BEFORE + tokens; i++) rows[i] = row_before(b, s->x, b->k->x, t + i - CONV_BEFORE);
  float* y = (float*)s->y + b->at + t * s->channels;
  for (int64_t c = 0; c < b->channels; c += LANES) {
    vec taps[CONV_TAPS], x[CONV_BEFORE + CONV_TOKENS], bias = load(s->bias + b->from + c);
    conv_taps(b, c, taps);
    UNROLL for (int i = 0; i < CONV_BEFORE + tokens; i++) x[i] = load(rows[i] + c);
    UNROLL for (int i = 0; i < tokens; i++) __builtin_prefetch(rows[CONV_BEFORE] + (tokens + i) * s->channels + c, 0, 3);
    UNROLL for (int i = 0; i < tokens; i++) {
      vec pre = before_silu(bias, taps, x + i);
      give_row(y, i * s->channels + c, LANES, 0, s->past, pre * sigmoid(pre));
    }
  }
}

// plain_backward makes the gradient of what goes into the SiLU of some tokens from token t on, and of x of as many, the last of which is token t of the first of them.
INLINE void plain_backward(const conv_block* b, int64_t t, const int tokens) {
  const mm_conv* s = b->s;
  conv_carried* k = b->k;
  const float *rows[CONV_BEFORE + CONV_TOKENS], *dy = (const float*)s->dy + b->at + t * s->channels;
  float* dx[CONV_TOKENS];
  UNROLL for (int i = 0; i < CONV_BEFORE + tokens; i++) rows[i] = row_before(b, s->x, k->x, t + i - CONV_BEFORE);
  UNROLL for (int i = 0; i < tokens; i++) dx[i] = (float*)row_before(b, s->dx, k->dx, t + i - CONV_BEFORE);
  for (int64_t c = 0; c < b->channels; c += LANES) {
    vec taps[CONV_TAPS], x[CONV_BEFORE + CONV_TOKENS], dpre[CONV_BEFORE + CONV_TOKENS], dweight[CONV_TAPS];
    vec bias = load(s->bias + b->from + c), dbias = load(k->dbias + c);
    conv_taps(b, c, taps);
    UNROLL for (int j = 0; j < CONV_TAPS; j++) dweight[j] = load(k->dweight[j] + c);
    UNROLL for (int i = 0; i < CONV_BEFORE; i++) dpre[i] = load(k->dpre[i] + c);
    UNROLL for (int i = 0; i < tokens; i++) __builtin_prefetch(rows[CONV_BEFORE] + (tokens + i) * s->channels + c, 0, 3);
    UNROLL for (int i = 0; i < tokens; i++) __builtin_prefetch(dy + (tokens + i) * s->channels + c, 0, 3);
    UNROLL for (int i = 0; i < CONV_BEFORE + tokens; i++) x[i] = load(rows[i] + c);
    UNROLL for (int i = 0; i < tokens; i++) {
      vec pre = before_silu(bias, taps, x + i), gate = sigmoid(pre);
      vec d = load(dy + i * s->channels + c) * gate * (1.0f + pre * (1.0f - gate));
      dpre[CONV_BEFORE + i] = d;
      dbias += d;
      UNROLL for (int j = 0; j < CONV_TAPS; j++) dweight[j] += d * x[i + j];
      vec sum = {};
      UNROLL for (int j = 0; j < CONV_TAPS; j++) sum += taps[CONV_TAPS - 1 - j] * dpre[i + j];
      give_row(dx[i], c, LANES, 0, s->past && t + i >= CONV_BEFORE, sum);
    }
    UNROLL for (int j = 0; j < CONV_TAPS; j++) store(k->dweight[j] + c, dweight[j]);
    store(k->dbias + c, dbias);
    UNROLL for (int i = 0; i < CONV_BEFORE; i++) store(k->dpre[i] + c, dpre[tokens + i]);
  }
}

// plain_end makes the gradients that no later token adds to: of x of the last tokens, and the block's parts of those of weight, bias and state.
INLINE void plain_end(const conv_block* b, int64_t batch) {
  const mm_conv* s = b->s;
  conv_carried* k = b->k;
  float *dx[CONV_BEFORE], *sums = s->sums + batch * (CONV_TAPS + 1) * s->row + b->from;
  UNROLL for (int i = 0; i < CONV_BEFORE; i++) dx[i] = (float*)row_before(b, s->dx, k->dx, s->seqlen + i - CONV_BEFORE);
  for (int64_t c = 0; c < b->channels; c += LANES) {
    vec taps[CONV_TAPS];
    conv_taps(b, c, taps);
    UNROLL for (int i = 0; i < CONV_BEFORE; i++) {
      vec sum = {};
      UNROLL for (int j = 0; i + j < CONV_BEFORE; j++) sum += taps[CONV_TAPS - 1 - j] * load(k->dpre[i + j] + c);
      store(dx[i] + c, sum);
    }
    UNROLL for (int j = 0; j < CONV_TAPS; j++) store(sums + j * s->row + c, load(k->dweight[j] + c));
    store(sums + CONV_TAPS * s->row + c, load(k->dbias + c));
  }
  for (int64_t c = 0; c < b->channels; c++) {
    float* dstate = s->dstate + (batch * s->channels + b->from + c) * CONV_TAPS;
    dstate[0] = 0;  // no token reads the oldest
    for (int i = 0; i < CONV_BEFORE; i++) dstate[1 + i] = k->dx[i][c];
  }
}

// walk_plain goes along a sequence with a block of channels: forward, or with its gradient.
INLINE void walk_plain(const mm_conv* s, int64_t batch, int64_t from, int64_t channels, const int gradient) {
  conv_carried k;
  conv_block b = {s, batch * s->seqlen * s->channels + from, from, channels, &k};
  if (gradient) memset(&k, 0, sizeof k);
  for (int64_t c = 0; c < channels; c++) {
    const float* state = s->state + (batch * s->channels + from + c) * CONV_TAPS;
    for (int i = 0; i < CONV_BEFORE; i++) k.x[i][c] = state[1 + i];
  }
  int64_t t = 0;
  for (; t + CONV_TOKENS <= s->seqlen; t += CONV_TOKENS) gradient ? plain_backward(&b, t, CONV_TOKENS) : plain_forward(&b, t, CONV_TOKENS);
  for (; t < s->seqlen; t++) gradient ? plain_backward(&b, t, 1) : plain_forward(&b, t, 1);
  if (gradient) plain_end(&b, batch);
  if (s->past) stored_past();
}

#endif  // MATMAMBA_CPU_CONV_PLAIN_H_

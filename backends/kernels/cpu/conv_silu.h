// The causal convolution with SiLU, and its gradient. A vector of channels walks along the sequence; what it needs of earlier and
// later tokens stays in registers.

#ifndef MATMAMBA_CPU_CONV_SILU_H_
#define MATMAMBA_CPU_CONV_SILU_H_

#include "conv.h"
#include "vector.h"

// state_vec is the state j tokens before the first, of channels from c on.
INLINE vec state_vec(const mm_conv* s, int64_t batch, int64_t c, int64_t j) {
  vec v = {};
  for (int64_t i = 0; i < LANES && c + i < s->channels; i++) v[i] = s->state[(batch * s->channels + c + i) * s->taps + s->taps - j];
  return v;
}

// reach is how many earlier tokens belong to the document of token t, taps at most; before is the same for the token before. The state
// counts as part of the first document.
INLINE int64_t reach(const mm_conv* s, int64_t batch, int64_t t, int64_t before) {
  if (!s->runs || t == 0) return s->taps;
  const int32_t* runs = s->runs + batch * s->seqlen + t;
  return runs[0] != runs[-1] ? 0 : before + 1 < s->taps ? before + 1 : s->taps;
}

// walk goes along the sequence with the channels from c on: forward, or with its gradient. taps is a constant wherever it is inlined.
INLINE void walk(const mm_conv* s, int64_t batch, int64_t c, const int taps, const int gradient) {
  int64_t left = s->channels - c, at = batch * s->seqlen * s->channels + c;
  vec weight[CONV_TAPS], bias = load_row(s->bias, c, left, 0);
  vec before[CONV_TAPS];                          // x of token t - j
  vec dpre[CONV_TAPS] = {}, dweight[CONV_TAPS] = {}, dbias = {};  // gradient of what goes into the SiLU at token t - j
  int64_t reached[CONV_TAPS] = {}, near = taps;
  UNROLL for (int j = 0; j < taps; j++) weight[j] = load(s->turned + (taps - 1 - j) * s->row + c);
  UNROLL for (int j = 1; j < taps; j++) before[j - 1] = state_vec(s, batch, c, j);
  // The gradient of x at token t - taps + 1 is complete at token t.
  int64_t last = gradient ? s->seqlen + taps - 1 : s->seqlen;
  for (int64_t t = 0; t < last; t++) {
    UNROLL for (int j = taps - 1; j > 0; j--) {
      before[j] = before[j - 1], dpre[j] = dpre[j - 1], reached[j] = reached[j - 1];
    }
    dpre[0] = (vec){};
    if (t < s->seqlen) {
      before[0] = load_row(s->x, at + t * s->channels, left, s->bf16);
      near = reach(s, batch, t, near);
      vec pre = bias + weight[0] * before[0];
      UNROLL for (int j = 1; j < taps; j++) {
        if (j <= near) pre += weight[j] * before[j];
      }
      vec gate = sigmoid(pre);
      if (!gradient) {
        store_row(s->y, at + t * s->channels, left, s->bf16, pre * gate);
      } else {
        vec dy = load_row(s->dy, at + t * s->channels, left, s->bf16);
        dpre[0] = dy * gate * (1.0f + pre * (1.0f - gate));
        dbias += dpre[0];
        dweight[0] += dpre[0] * before[0];
        UNROLL for (int j = 1; j < taps; j++) {
          if (j <= near) dweight[j] += dpre[0] * before[j];
        }
        reached[0] = near;
      }
    }
    if (!gradient) continue;
    // x_{t-taps+1} was read by the tokens j later that reach so far back.
    vec dx = {};
    UNROLL for (int j = 0; j < taps; j++) {
      if (j <= reached[taps - 1 - j]) dx += weight[j] * dpre[taps - 1 - j];
    }
    int64_t token = t - taps + 1;
    if (token >= 0) {
      store_row(s->dx, at + token * s->channels, left, s->bf16, dx);
    } else {
      for (int64_t i = 0; i < LANES && i < left; i++) s->dstate[(batch * s->channels + c + i) * taps + taps + token] = dx[i];
    }
  }
  if (!gradient) return;
  for (int64_t i = 0; i < LANES && i < left; i++) s->dstate[(batch * s->channels + c + i) * taps] = 0;  // no token reads the oldest
  float* sums = s->sums + batch * (taps + 1) * s->row + c;
  UNROLL for (int j = 0; j < taps; j++) store(sums + (taps - 1 - j) * s->row, dweight[j]);
  store(sums + taps * s->row, dbias);
}

INLINE void walk_taps(const mm_conv* s, int64_t item, const int gradient) {
  int64_t batch = item / s->blocks, from = item % s->blocks * CONV_CHANNELS;
  int64_t to = from + CONV_CHANNELS < s->channels ? from + CONV_CHANNELS : s->channels;
  for (int64_t c = from; c < to; c += LANES) {
    switch (s->taps) {
      case 2: walk(s, batch, c, 2, gradient); break;
      case 3: walk(s, batch, c, 3, gradient); break;
      case 4: walk(s, batch, c, 4, gradient); break;
    }
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

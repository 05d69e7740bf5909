// Pairs of tokens of a chunk for heads of few channels: vectors of heads, LANES at a time, walk over the pairs. A pair's factor and the
// sums over channels are then operations of whole vectors, and no more pairs are taken than there are.

#ifndef MATMAMBA_CPU_SSD_PAIRS_H_
#define MATMAMBA_CPU_SSD_PAIRS_H_

#include "ssd_chunk.h"

#if LANES > 8
// rotate_lanes moves the highest bits of elements' places, vector and lane, to the lowest ones: see transpose_lanes.
INLINE void rotate_lanes(const int bits, vec v[PAIR_CHANNELS]) {
  UNROLL for (int round = 0; round < bits; round++) {
    vec zipped[PAIR_CHANNELS];
    UNROLL for (int i = 0; i < PAIR_CHANNELS / 2; i++) {
      zipped[2 * i] = zip_low(v[i], v[i + PAIR_CHANNELS / 2]);
      zipped[2 * i + 1] = zip_high(v[i], v[i + PAIR_CHANNELS / 2]);
    }
    UNROLL for (int i = 0; i < PAIR_CHANNELS; i++) v[i] = zipped[i];
  }
}

// A vector holds two heads: of a place the four highest bits, vector and half, are the head, the three lowest the channel.
INLINE void turn_token(const float* in, vec out[PAIR_CHANNELS]) {
  UNROLL for (int i = 0; i < PAIR_CHANNELS; i++) out[i] = load(in + i * LANES);
  rotate_lanes(4, out);
}

INLINE void turn_back(const vec in[PAIR_CHANNELS], vec out[PAIR_CHANNELS]) {
  UNROLL for (int i = 0; i < PAIR_CHANNELS; i++) out[i] = in[i];
  rotate_lanes(3, out);
}
#else
// turn_token makes LANES heads' channels of a token into vectors of heads, one for each channel.
INLINE void turn_token(const float* in, vec out[PAIR_CHANNELS]) {
  UNROLL for (int p = 0; p < PAIR_CHANNELS; p += LANES) {
    vec square[LANES];
    UNROLL for (int h = 0; h < LANES; h++) square[h] = load(in + h * PAIR_CHANNELS + p);
    transpose_lanes(square);
    UNROLL for (int i = 0; i < LANES; i++) {
      if (p + i < PAIR_CHANNELS) out[p + i] = square[i];
    }
  }
}

// turn_back makes vectors of heads, one for each channel, into LANES heads' channels of a token.
INLINE void turn_back(const vec in[PAIR_CHANNELS], vec out[PAIR_CHANNELS]) {
  UNROLL for (int p = 0; p < PAIR_CHANNELS; p += LANES) {
    vec square[LANES];
    UNROLL for (int i = 0; i < LANES; i++) square[i] = p + i < PAIR_CHANNELS ? in[p + i] : (vec){};
    transpose_lanes(square);
    UNROLL for (int h = 0; h < LANES; h++) out[(h * PAIR_CHANNELS + p) / LANES] = square[h];
  }
}
#endif

// add_turned adds vectors of heads, one for each channel, to LANES heads' channels of a token.
INLINE void add_turned(const vec in[PAIR_CHANNELS], float* out) {
  vec back[PAIR_CHANNELS];
  turn_back(in, back);
  UNROLL for (int i = 0; i < PAIR_CHANNELS; i++) store(out + i * LANES, load(out + i * LANES) + back[i]);
}

// turn_heads turns the heads from h on of all tokens: [SSD_CHUNK, PAIR_CHANNELS, LANES].
INLINE void turn_heads(lines in, int64_t h, float* out) {
  for (int64_t t = 0; t < SSD_CHUNK; t++) {
    vec turned[PAIR_CHANNELS];
    turn_token(in.p + t * in.ld + h * PAIR_CHANNELS, turned);
    UNROLL for (int p = 0; p < PAIR_CHANNELS; p++) store(out + (t * PAIR_CHANNELS + p) * LANES, turned[p]);
  }
}

// output_by_lanes is y of the heads from h on: from_states, what comes from the states before the chunk, once it has decayed, what comes from
// tokens of the chunk, and D x. u is scratch memory.
OUTLINE void output_by_lanes(const block* k, const chunk* t, const float* products, int64_t h, const float* from_states, float* u, lines y,
                             line_up* next) {
  vec d[PAIR_CHANNELS];
  spread_lanes(k->s->d + k->first + h, d);
  turn_heads((lines){t->u, k->ldw}, h, u);
  for (int64_t i = 0; i < SSD_CHUNK; i++) {
    vec sum[PAIR_CHANNELS] = {}, decays = splat(1);
    ask_few(next);
    for (int64_t s = i; s >= 0; s--) {
      vec factor = splat(products[i * SSD_CHUNK + s]) * decays;
      const float* from = u + s * PAIR_CHANNELS * LANES;
      UNROLL for (int p = 0; p < PAIR_CHANNELS; p++) sum[p] += factor * load(from + p * LANES);
      decays *= load(t->decay + s * k->ldh + h);
    }
    vec back[PAIR_CHANNELS], through[PAIR_CHANNELS];
    turn_back(sum, back);
    spread_lanes(t->through + i * k->ldh + h, through);
    const float *states = from_states + i * k->ldw + h * PAIR_CHANNELS, *x = t->x.p + i * t->x.ld + h * PAIR_CHANNELS;
    float* to = y.p + i * y.ld + h * PAIR_CHANNELS;
    UNROLL for (int v = 0; v < PAIR_CHANNELS; v++) {
      store(to + v * LANES, back[v] + load(states + v * LANES) * through[v] + d[v] * load(x + v * LANES));
    }
  }
}

// lane_pairs is the scratch memory of gradient_by_lanes.
typedef struct {
  float u[SSD_CHUNK * PAIR_CHANNELS * LANES], dy[SSD_CHUNK * PAIR_CHANNELS * LANES];
  float decays[SSD_CHUNK * LANES];     // from a token through each later one
  float dproducts[SSD_CHUNK * LANES];  // of a token with each later one, by heads
} lane_pairs;

// gradient_by_lanes adds to du, to the gradients of the decays' logarithms and to dproducts, [s, t], what goes from tokens s of the
// chunk to tokens t, for the heads from h on. With W as at the top of ssd_backward.h, the sum of W[t,s] over s < i <= t is made by going
// from the last t to the first.
OUTLINE void gradient_by_lanes(const block* k, const chunk* t, const float* products, int64_t h, lines dy, lane_pairs* m, float* du,
                               float* log_decay, float* dproducts, line_up* ahead) {
  turn_heads((lines){t->u, k->ldw}, h, m->u);
  turn_heads(dy, h, m->dy);
  vec next = {};  // decay of the token behind s
  for (int64_t s = SSD_CHUNK - 1; s >= 0; s--) {
    const float* u = m->u + s * PAIR_CHANNELS * LANES;
    vec sum[PAIR_CHANNELS] = {}, later = {};
    ask_few(ahead);
    store(m->decays + s * LANES, splat(1));
    for (int64_t i = SSD_CHUNK - 1; i >= s; i--) {
      const float* from = m->dy + i * PAIR_CHANNELS * LANES;
      vec decays = load(m->decays + i * LANES);
      if (i > s) {
        decays *= next;
        store(m->decays + i * LANES, decays);
      }
      vec factor = splat(products[i * SSD_CHUNK + s]) * decays, outer[2] = {};
      UNROLL for (int p = 0; p < PAIR_CHANNELS; p++) {
        vec d = load(from + p * LANES);
        outer[p % 2] += d * load(u + p * LANES);
        sum[p] += d * factor;
      }
      outer[0] += outer[1];
      store(m->dproducts + i * LANES, outer[0] * decays);
      if (i > s) {
        float* at = log_decay + i * k->ldh + h;
        later += outer[0] * factor;
        store(at, load(at) + later);
      }
    }
    add_turned(sum, du + s * k->ldw + h * PAIR_CHANNELS);
    for (int64_t i = s / LANES * LANES; i < s; i++) store(m->dproducts + i * LANES, (vec){});
    for (int64_t i = s / LANES * LANES; i < SSD_CHUNK; i += LANES) {
      vec parts[LANES];
      UNROLL for (int j = 0; j < LANES; j++) parts[j] = load(m->dproducts + (i + j) * LANES);
      float* to = dproducts + s * SSD_CHUNK + i;
      store(to, load(to) + sum_each(parts));
    }
    next = load(t->decay + s * k->ldh + h);
  }
}

#endif  // MATMAMBA_CPU_SSD_PAIRS_H_

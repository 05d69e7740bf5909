// Heads of few channels, turned: LANES of them one after the other, as operands have them, and side by side in vectors of heads.

#ifndef MATMAMBA_CPU_SSD_TURN_H_
#define MATMAMBA_CPU_SSD_TURN_H_

#include "ssd.h"
#include "vector.h"

// Heads of so few channels that fill vectors of heads are taken LANES at a time.
enum { PAIR_CHANNELS = SSD_NARROW };

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
    UNROLL for (int i = 0; i < LANES; i++) out[p + i] = square[i];
  }
}

// turn_back makes vectors of heads, one for each channel, into LANES heads' channels of a token.
INLINE void turn_back(const vec in[PAIR_CHANNELS], vec out[PAIR_CHANNELS]) {
  UNROLL for (int p = 0; p < PAIR_CHANNELS; p += LANES) {
    vec square[LANES];
    UNROLL for (int i = 0; i < LANES; i++) square[i] = in[p + i];
    transpose_lanes(square);
    UNROLL for (int h = 0; h < LANES; h++) out[(h * PAIR_CHANNELS + p) / LANES] = square[h];
  }
}
#endif

#endif  // MATMAMBA_CPU_SSD_TURN_H_

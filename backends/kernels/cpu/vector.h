// Vectors of LANES floats, for a file that compiles the kernels for one set of instructions. GCC and clang turn arithmetic on them
// into the instructions that there are.

#ifndef MATMAMBA_CPU_VECTOR_H_
#define MATMAMBA_CPU_VECTOR_H_

#include <stdint.h>
#include <string.h>

#if defined(__x86_64__)
#include <immintrin.h>
#endif

#define INLINE static inline __attribute__((always_inline, unused))
#define UNROLL _Pragma("GCC unroll 16")

// PAIRS is 1 where products are of pairs: a lane of either operand holds two neighbouring inner elements in bfloat16.
#ifndef PAIRS
#define PAIRS 0
#endif

typedef float vec __attribute__((vector_size(4 * LANES)));
typedef int32_t ivec __attribute__((vector_size(4 * LANES)));
typedef uint32_t uvec __attribute__((vector_size(4 * LANES)));
typedef uint16_t hvec __attribute__((vector_size(2 * LANES)));

// The same at any address.
typedef float vec_at __attribute__((vector_size(4 * LANES), aligned(4), may_alias));
typedef uint16_t hvec_at __attribute__((vector_size(2 * LANES), aligned(2), may_alias));
typedef uint32_t pairs_at __attribute__((vector_size(4 * LANES), aligned(2), may_alias));

INLINE vec load(const float* p) { return *(const vec_at*)p; }
INLINE void store(float* p, vec v) { *(vec_at*)p = v; }
// load_pairs has two bfloat16 numbers in each lane, the first one below.
INLINE uvec load_pairs(const uint16_t* p) { return *(const pairs_at*)p; }
// store_past stores past the caches what nobody reads soon, at an address that is a multiple of a vector's size. stored_past is to be called
// before anybody may read it.
INLINE void store_past(float* p, vec v) {
#if defined(__clang__)
  __builtin_nontemporal_store(v, (vec*)p);
#elif defined(__x86_64__) && LANES == 16
  __builtin_ia32_movntps512(p, v);
#elif defined(__x86_64__) && LANES == 8
  __builtin_ia32_movntps256(p, v);
#else
  store(p, v);
#endif
}
INLINE void stored_past(void) {
#if defined(__x86_64__)
  __builtin_ia32_sfence();
#endif
}
INLINE vec splat(float x) { return x - (vec){}; }

#if PAIRS
// repeat is a lane, whatever it holds, in all lanes. add_products adds the products of each lane's two pairs to a sum of float32s; the
// processor rounds to nearest, and takes subnormal numbers for zero.
INLINE vec repeat(const float* lane) {
  int32_t bits;
  memcpy(&bits, lane, sizeof bits);
  return (vec)(bits - (ivec){});
}
INLINE vec add_products(vec sum, vec a, vec b) { return (vec)_mm512_dpbf16_ps((__m512)sum, (__m512bh)a, (__m512bh)b); }
#else
INLINE vec repeat(const float* lane) { return splat(*lane); }
INLINE vec add_products(vec sum, vec a, vec b) { return sum + a * b; }
#endif

// pick is a where the mask's lane is all ones, else b.
INLINE vec pick(ivec mask, vec a, vec b) { return (vec)((mask & (ivec)a) | (~mask & (ivec)b)); }

// bfloat16 is the upper half of a float32, rounded to nearest, ties to even; a NaN stays one.
INLINE vec widen(hvec h) { return (vec)(__builtin_convertvector(h, uvec) << 16); }
INLINE hvec narrow(vec v) {
  uvec bits = (uvec)v;
  uvec rounded = (bits + 0x7fff + ((bits >> 16) & 1)) >> 16;
  ivec nan = v != v;
  rounded = ((uvec)nan & 0x7fc0) | (~(uvec)nan & rounded);
  return __builtin_convertvector(rounded, hvec);
}

// A row of floats or bfloat16s. Lanes from count on are zero when loaded and left alone when stored.
INLINE vec load_row(const void* row, int64_t at, int64_t count, int bf16) {
  if (count >= LANES) return bf16 ? widen(*(const hvec_at*)((const uint16_t*)row + at)) : load((const float*)row + at);
  vec v = {};
  for (int64_t i = 0; i < count; i++) {
    uint32_t bits = bf16 ? (uint32_t)((const uint16_t*)row)[at + i] << 16 : ((const uint32_t*)row)[at + i];
    memcpy((char*)&v + 4 * i, &bits, 4);
  }
  return v;
}

INLINE void store_row(void* row, int64_t at, int64_t count, int bf16, vec v) {
  if (count >= LANES) {
    if (bf16) {
      *(hvec_at*)((uint16_t*)row + at) = narrow(v);
    } else {
      store((float*)row + at, v);
    }
    return;
  }
  if (bf16) {
    hvec h = narrow(v);
    for (int64_t i = 0; i < count; i++) ((uint16_t*)row)[at + i] = h[i];
  } else {
    for (int64_t i = 0; i < count; i++) ((float*)row)[at + i] = v[i];
  }
}

// give_row is store_row of what nobody reads soon where past says so: see mm_past.
INLINE void give_row(void* row, int64_t at, int64_t count, int bf16, int past, vec v) {
  if (past) {
    store_past((float*)row + at, v);
  } else {
    store_row(row, at, count, bf16, v);
  }
}

// SHUFFLE takes the lanes of a and b, one after the other, in the order of the constants that follow.
#if defined(__clang__)
#define SHUFFLE(a, b, ...) __builtin_shufflevector(a, b, __VA_ARGS__)
#else
#define SHUFFLE(a, b, ...) __builtin_shuffle(a, b, (ivec){__VA_ARGS__})
#endif

// pair_lanes adds neighbouring lanes of two vectors: of each four lanes of the result, two come from a and two from b. pair_quads adds
// neighbouring groups of four lanes, those of a first.
#if LANES == 4
INLINE vec pair_lanes(vec a, vec b) { return SHUFFLE(a, b, 0, 2, 4, 6) + SHUFFLE(a, b, 1, 3, 5, 7); }
#elif LANES == 8
INLINE vec pair_lanes(vec a, vec b) {
  return SHUFFLE(a, b, 0, 2, 8, 10, 4, 6, 12, 14) + SHUFFLE(a, b, 1, 3, 9, 11, 5, 7, 13, 15);
}
INLINE vec pair_quads(vec a, vec b) {
  return SHUFFLE(a, b, 0, 1, 2, 3, 8, 9, 10, 11) + SHUFFLE(a, b, 4, 5, 6, 7, 12, 13, 14, 15);
}
#else
INLINE vec pair_lanes(vec a, vec b) {
  return SHUFFLE(a, b, 0, 2, 16, 18, 4, 6, 20, 22, 8, 10, 24, 26, 12, 14, 28, 30) +
         SHUFFLE(a, b, 1, 3, 17, 19, 5, 7, 21, 23, 9, 11, 25, 27, 13, 15, 29, 31);
}
INLINE vec pair_quads(vec a, vec b) {
  return SHUFFLE(a, b, 0, 1, 2, 3, 8, 9, 10, 11, 16, 17, 18, 19, 24, 25, 26, 27) +
         SHUFFLE(a, b, 4, 5, 6, 7, 12, 13, 14, 15, 20, 21, 22, 23, 28, 29, 30, 31);
}
#endif

// sum_each is a vector whose lane i is the sum of v[i]'s lanes. v is overwritten.
INLINE vec sum_each(vec v[LANES]) {
  UNROLL for (int i = 0; i < LANES / 2; i++) v[i] = pair_lanes(v[2 * i], v[2 * i + 1]);
  UNROLL for (int i = 0; i < LANES / 4; i++) v[i] = pair_lanes(v[2 * i], v[2 * i + 1]);
#if LANES > 4
  UNROLL for (int i = 0; i < LANES / 8; i++) v[i] = pair_quads(v[2 * i], v[2 * i + 1]);
#endif
#if LANES > 8
  v[0] = pair_quads(v[0], v[1]);
#endif
  return v[0];
}

// lanes_sum is the sum of a vector's lanes.
INLINE float lanes_sum(vec v) {
  vec all[LANES];
  UNROLL for (int i = 0; i < LANES; i++) all[i] = v;
  return sum_each(all)[0];
}

// zip_low takes the lower lanes of a and b in turns, zip_high the upper ones.
#if LANES == 4
INLINE vec zip_low(vec a, vec b) { return SHUFFLE(a, b, 0, 4, 1, 5); }
INLINE vec zip_high(vec a, vec b) { return SHUFFLE(a, b, 2, 6, 3, 7); }
#elif LANES == 8
INLINE vec zip_low(vec a, vec b) { return SHUFFLE(a, b, 0, 8, 1, 9, 2, 10, 3, 11); }
INLINE vec zip_high(vec a, vec b) { return SHUFFLE(a, b, 4, 12, 5, 13, 6, 14, 7, 15); }
#else
INLINE vec zip_low(vec a, vec b) { return SHUFFLE(a, b, 0, 16, 1, 17, 2, 18, 3, 19, 4, 20, 5, 21, 6, 22, 7, 23); }
INLINE vec zip_high(vec a, vec b) { return SHUFFLE(a, b, 8, 24, 9, 25, 10, 26, 11, 27, 12, 28, 13, 29, 14, 30, 15, 31); }
#endif

// transpose_lanes turns a square: lane j of v[i] and lane i of v[j] change places. Of the index of an element, i LANES + j, each round
// moves the highest bit to the lowest place.
INLINE void transpose_lanes(vec v[LANES]) {
  UNROLL for (int round = 1; round < LANES; round *= 2) {
    vec zipped[LANES];
    UNROLL for (int i = 0; i < LANES / 2; i++) {
      zipped[2 * i] = zip_low(v[i], v[i + LANES / 2]);
      zipped[2 * i + 1] = zip_high(v[i], v[i + LANES / 2]);
    }
    UNROLL for (int i = 0; i < LANES; i++) v[i] = zipped[i];
  }
}

INLINE vec square_root(vec x) {
#if defined(__x86_64__) && LANES == 16
  return (vec)_mm512_sqrt_ps((__m512)x);
#elif defined(__x86_64__) && LANES == 8
  return (vec)_mm256_sqrt_ps((__m256)x);
#elif defined(__x86_64__)
  return (vec)_mm_sqrt_ps((__m128)x);
#else
  UNROLL for (int i = 0; i < LANES; i++) x[i] = __builtin_sqrtf(x[i]);
  return x;
#endif
}

// vexp is e^x to 2 units in the last place: 0 below -87.3, where results are subnormal, and e^88 above 88.
#if defined(__x86_64__) && LANES == 16
// 2^t for t = x / log 2 = n + f with |f| <= 1/2: 2^f by a polynomial that is off by 0.04 units, and its exponent raised by n in one instruction, which
// subnormal results are zero to as to all others. A comparison with NaN is false.
INLINE vec vexp(vec x) {
  x = (vec)_mm512_max_ps((__m512)splat(-127.0f), _mm512_min_ps((__m512)splat(88.0f), (__m512)x));
  vec n = (vec)_mm512_roundscale_ps((__m512)(x * 1.44269502f), _MM_FROUND_TO_NEAREST_INT | _MM_FROUND_NO_EXC);
  vec f = (vec)_mm512_fmsub_ps((__m512)x, (__m512)splat(1.44269502f), (__m512)n);  // not of the product that was rounded
  f = f + x * 1.92596303e-8f;
  vec p = f * 1.53533620e-4f + 1.33988750e-3f;
  p = p * f + 9.61843692e-3f;
  p = p * f + 5.55033237e-2f;
  p = p * f + 2.40226477e-1f;
  p = p * f + 6.93147182e-1f;
  p = p * f + 1.0f;
  return (vec)_mm512_scalef_ps((__m512)p, (__m512)n);
}
#else
// x = n log 2 + r with |r| <= log(2)/2, and e^r by the polynomial of Cephes' expf.
INLINE vec vexp(vec x) {
  x = pick(x > splat(88.0f), splat(88.0f), x);
  const float shift = 12582912.0f;  // 1.5 * 2^23: a sum with it has no fraction
  vec n = x * 1.44269504088896341f + shift;
  vec scale = (vec)((((ivec)n - 0x4b400000) + 127) << 23);
  n -= shift;
  vec r = x - n * 0.693359375f;
  r = r - n * -2.12194440e-4f;
  vec p = r * 1.9875691500e-4f + 1.3981999507e-3f;
  p = p * r + 8.3334519073e-3f;
  p = p * r + 4.1665795894e-2f;
  p = p * r + 1.6666665459e-1f;
  p = p * r + 5.0000001201e-1f;
  p = p * (r * r) + r + 1.0f;
  ivec small = x < splat(-87.3f);
  return (vec)(~small & (ivec)(p * scale));
}
#endif

// sigmoid is 1 / (1 + e^-x).
INLINE vec sigmoid(vec x) { return 1.0f / (1.0f + vexp(-x)); }

// softplus_slope is log(1 + e^x) = max(x, 0) + log(1 + e), e = e^-|x|, and its derivative, the sigmoid of x. The logarithm is
// 2 atanh(e / (2 + e)), whose series converges well as its argument is at most 1/3.
INLINE vec softplus_slope(vec x, vec* slope) {
  vec magnitude = (vec)((ivec)x & 0x7fffffff);
  vec e = vexp(-magnitude), r = 1.0f / (1.0f + e);
  *slope = pick(x < splat(0), e * r, r);
  vec s = e / (e + 2.0f), q = s * s;
  vec p = q * (1.0f / 15) + 1.0f / 13;
  p = p * q + 1.0f / 11;
  p = p * q + 1.0f / 9;
  p = p * q + 1.0f / 7;
  p = p * q + 1.0f / 5;
  p = p * q + 1.0f / 3;
  p = p * q * s + s;
  return pick(x < splat(0), (vec){}, x) + 2.0f * p;
}

INLINE vec softplus(vec x) {
  vec slope;
  return softplus_slope(x, &slope);
}

#endif  // MATMAMBA_CPU_VECTOR_H_

// The gradient of the cross entropy by its logits, row by row: a row's exponentials are taken once, and stay in the cache until their sum
// is known.

#ifndef MATMAMBA_CPU_CROSS_ENTROPY_H_
#define MATMAMBA_CPU_CROSS_ENTROPY_H_

#include "entropy.h"
#include "vector.h"

// row_max is the largest logit of the row that begins at element `at`; NaN counts as none.
INLINE float row_max(const mm_entropy* s, int64_t at) {
  vec most = splat(-__builtin_inff());
  int64_t i = 0;
  for (; i + LANES <= s->vocab; i += LANES) {
    vec x = load_row(s->logits, at + i, LANES, s->bf16);
    most = pick(x > most, x, most);
  }
  if (i < s->vocab) {
    vec x = load_row(s->logits, at + i, s->vocab - i, s->bf16);
    for (int64_t lane = s->vocab - i; lane < LANES; lane++) x[lane] = -__builtin_inff();
    most = pick(x > most, x, most);
  }
  float max = most[0];
  for (int lane = 1; lane < LANES; lane++) max = most[lane] > max ? most[lane] : max;
  return max;
}

// row_exponentials keeps e^(logit - max) of a row and returns their sum.
INLINE float row_exponentials(const mm_entropy* s, int64_t at, float max, float* out) {
  vec sum = {};
  int64_t i = 0;
  for (; i + LANES <= s->vocab; i += LANES) {
    vec e = vexp(load_row(s->logits, at + i, LANES, s->bf16) - max);
    store(out + i, e);
    sum += e;
  }
  if (i < s->vocab) {
    vec e = vexp(load_row(s->logits, at + i, s->vocab - i, s->bf16) - max);
    for (int64_t lane = s->vocab - i; lane < LANES; lane++) e[lane] = 0;
    store(out + i, e);
    sum += e;
  }
  return lanes_sum(sum);
}

// An item is some rows.
static void cross_entropy(const void* data, int64_t item, int64_t worker) {
  const mm_entropy* s = data;
  float* exponentials = s->scratch + worker * s->row;
  for (int64_t r = item * s->rows / ENTROPY_ITEMS; r < (item + 1) * s->rows / ENTROPY_ITEMS; r++) {
    int64_t at = r * s->vocab, target = s->targets[r];
    float max = row_max(s, at), sum = row_exponentials(s, at, max, exponentials);
    s->log_sum[r] = max + __builtin_logf(sum);
    if (target >= 0 && target < s->vocab) exponentials[target] -= sum;
    vec share = splat(s->factor / sum);
    for (int64_t i = 0; i < s->vocab; i += LANES) store_row(s->dlogits, at + i, s->vocab - i, s->bf16, load(exponentials + i) * share);
  }
}

#endif  // MATMAMBA_CPU_CROSS_ENTROPY_H_

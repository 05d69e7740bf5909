// AdamW and the squares of the gradients before it, each element read once and written once. Compiled for each set of instructions.

#ifndef MATMAMBA_CPU_ADAMW_STEP_H_
#define MATMAMBA_CPU_ADAMW_STEP_H_

#include "adamw.h"
#include "vector.h"

// adamw_tensor is the tensor that an item belongs to, and where it begins and ends there.
INLINE const mm_adamw_tensor* adamw_tensor(const mm_adamw* s, int64_t item, int64_t* from, int64_t* to) {
  int64_t low = 0, high = s->count;
  while (high - low > 1) {
    int64_t middle = (low + high) / 2;
    if (s->tensors[middle].items <= item) {
      low = middle;
    } else {
      high = middle;
    }
  }
  const mm_adamw_tensor* t = s->tensors + low;
  *from = (item - t->items) * ADAMW_ITEM;
  *to = t->size - *from < ADAMW_ITEM ? t->size : *from + ADAMW_ITEM;
  return t;
}

INLINE float sum_squares(const float* grad, int64_t count) {
  vec sums[4] = {};
  int64_t i = 0;
  for (; i + 4 * LANES <= count; i += 4 * LANES) {
    UNROLL for (int j = 0; j < 4; j++) {
      vec v = load(grad + i + j * LANES);
      sums[j] += v * v;
    }
  }
  for (; i < count; i += LANES) {
    vec v = load_row(grad, i, count - i, 0);
    sums[0] += v * v;
  }
  return lanes_sum((sums[0] + sums[1]) + (sums[2] + sums[3]));
}

// An item is some elements of a tensor.
static void adamw_squares(const void* data, int64_t item, int64_t worker) {
  const mm_adamw* s = data;
  int64_t from, to;
  const mm_adamw_tensor* t = adamw_tensor(s, item, &from, &to);
  (void)worker;
  float sum = 0;
  for (; from < to; from += ADAMW_SUM) sum += sum_squares(t->grad + from, to - from < ADAMW_SUM ? to - from : ADAMW_SUM);
  s->squares[item] = sum;
}

static void adamw_step(const void* data, int64_t item, int64_t worker) {
  const mm_adamw* s = data;
  int64_t from, to;
  const mm_adamw_tensor* t = adamw_tensor(s, item, &from, &to);
  (void)worker;
  vec kept = splat(t->decayed ? s->kept : 1.0f);
  for (int64_t i = from; i < to; i += LANES) {
    int64_t left = to - i;
    int past = t->past && left >= LANES;
    vec weight = load_row(t->weight, i, left, 0), grad = load_row(t->grad, i, left, 0) * s->clip;
    vec first = load_row(t->first, i, left, 0), second = load_row(t->second, i, left, 0);
    if (s->finite) {
      first = first * s->beta1 + grad * s->rest1;
      second = second * s->beta2 + grad * grad * s->rest2;
      weight = weight * kept - s->rate * first / (square_root(second) * s->root + s->epsilon);
    }
    give_row(t->new_weight, i, left, 0, past, weight);
    give_row(t->new_first, i, left, 0, past, first);
    give_row(t->new_second, i, left, 0, past, second);
  }
  if (t->past) stored_past();
}

#endif  // MATMAMBA_CPU_ADAMW_STEP_H_

// Sums of rows of different lengths, each element read once and written once. Compiled for each set of instructions.

#ifndef MATMAMBA_CPU_LEADING_SUM_H_
#define MATMAMBA_CPU_LEADING_SUM_H_

#include "leading.h"
#include "vector.h"

// An item is some rows. Parts are added in their order; what is of bfloat16 is rounded at the end.
static void leading_sum(const void* data, int64_t item, int64_t worker) {
  const mm_leading* s = data;
  (void)worker;
  for (int64_t row = item * s->rows / LEADING_ITEMS; row < (item + 1) * s->rows / LEADING_ITEMS; row++) {
    for (int64_t column = 0; column < s->columns; column += LANES) {
      vec sum = {};
      for (int64_t i = 0; i < s->count; i++) {
        int64_t columns = s->parts[i].columns, left = columns - column;
        if (left > 0) sum += load_row(s->parts[i].data, row * columns + column, left, s->bf16);
      }
      give_row(s->sum, row * s->columns + column, s->columns - column, s->bf16, s->past, sum);
    }
  }
  if (s->past) stored_past();
}

#endif  // MATMAMBA_CPU_LEADING_SUM_H_

// Packing: operands of a product in the order in which tiles of the result read them, widened to float32 or paired, and turned as needed.

#ifndef MATMAMBA_CPU_MATMUL_PACK_H_
#define MATMAMBA_CPU_MATMUL_PACK_H_

#include "ahead.h"
#include "matmul.h"
#include "vector.h"

// A tile's columns are those of a panel, two vectors: with as many sums as it has rows they fill the registers, of which AVX-512 has twice as many.
enum { MATMUL_TILE = LANES > 8 ? 8 : 6, MATMUL_PANEL = 2 * LANES, UNIT = PAIRS ? 2 : 1 };

// A panel or group is packed so many inner elements at a time, and those that follow are asked for meanwhile.
enum { PACK_INNER = 8 };

// load_along is LANES units that stand beside each other in a row of an operand, from one on. Those behind the row's end are zero.
INLINE vec load_along(const mm_matmul* m, const void* matrix, int64_t stride, int64_t row, int64_t unit) {
  int64_t at = row * stride + unit * UNIT, left = stride - unit * UNIT;
  if (!PAIRS) return load_row(matrix, at, left, m->bf16);
  const uint16_t* pairs = (const uint16_t*)matrix + at;
  if (left >= 2 * LANES) return (vec)load_pairs(pairs);
  vec v = {};
  if (left > 0) memcpy(&v, pairs, left * sizeof *pairs);
  return v;
}

// load_across is a unit of LANES columns of an operand whose rows are inner elements. Behind a row's end lies the next row, behind the
// last one zero.
INLINE vec load_across(const mm_matmul* m, const void* matrix, int64_t stride, int64_t unit, int64_t column) {
  int64_t at = unit * UNIT * stride + column, left = m->elements * stride - at;
  vec v = load_row(matrix, at, left, m->bf16);
  if (!PAIRS) return v;
  return (vec)((uvec)v >> 16 | (uvec)load_row(matrix, at + stride, left - stride, 1));
}

// ask_across asks for memory that load_across will read.
INLINE void ask_across(const mm_matmul* m, const void* matrix, int64_t stride, int64_t unit, int64_t column) {
  UNROLL for (int i = 0; i < UNIT; i++) {
    __builtin_prefetch((const char*)matrix + ((unit * UNIT + i) * stride + column) * (m->bf16 ? 2 : 4), 0, 3);
  }
}

// pack_turned_right is pack_right where b is turned.
INLINE void pack_turned_right(const mm_matmul* m, int64_t from, int64_t to, int64_t column, int64_t columns, float* packed, int64_t panel) {
  int64_t vectors = (columns + MATMUL_PANEL - 1) / MATMUL_PANEL * 2;
  for (int64_t k = from; k < to; k += LANES) {
    for (int64_t v = 0; v < vectors; v++) {
      float* out = packed + v / 2 * panel + (k - from) * MATMUL_PANEL + v % 2 * LANES;
      vec square[LANES];
      UNROLL for (int i = 0; i < LANES; i++) {
        int64_t row = column + v * LANES + i;
        square[i] = row < m->columns ? load_along(m, m->b, m->elements, row, k) : (vec){};
      }
      transpose_lanes(square);
      for (int i = 0; i < LANES && k + i < to; i++) store(out + i * MATMUL_PANEL, square[i]);
    }
  }
}

// within tells whether rows of an operand in float32 are read without a look at their ends: units [from, to), `width` elements from `column` on.
INLINE int within(const mm_matmul* m, int64_t stride, int64_t to, int64_t column, int64_t width) {
  return !m->bf16 && (to - 1) * stride + column + width <= m->elements * stride;
}

// copy_panel is a panel's inner elements [from, to) of b, in float32 and not turned, from a column on.
INLINE void copy_panel(const mm_matmul* m, int64_t from, int64_t to, int64_t column, float* out) {
  const float* row = (const float*)m->b + from * m->columns + column;
  for (int64_t k = from; k < to; k++, row += m->columns, out += MATMUL_PANEL) {
    for (int v = 0; v < MATMUL_PANEL; v += 16) __builtin_prefetch(row + PACK_INNER * m->columns + v, 0, 3);
    store(out, load(row));
    store(out + LANES, load(row + LANES));
  }
}

// pack_right packs inner elements [from, to) of columns [column, column + columns) of b into panels, which begin `panel` floats behind
// each other.
INLINE void pack_right(const mm_matmul* m, int64_t from, int64_t to, int64_t column, int64_t columns, float* packed, int64_t panel) {
  if (m->b_turned) {
    pack_turned_right(m, from, to, column, columns, packed, panel);
    return;
  }
  for (int64_t some = from; some < to; some += PACK_INNER) {
    int64_t some_end = to < some + PACK_INNER ? to : some + PACK_INNER;
    for (int64_t j = 0; j < columns; j += MATMUL_PANEL) {
      float* out = packed + j / MATMUL_PANEL * panel + (some - from) * MATMUL_PANEL;
      if (within(m, m->columns, some_end, column + j, MATMUL_PANEL)) {
        copy_panel(m, some, some_end, column + j, out);
        continue;
      }
      for (int64_t k = some; k < some_end; k++, out += MATMUL_PANEL) {
        ask_across(m, m->b, m->columns, k + PACK_INNER, column + j);
        store(out, load_across(m, m->b, m->columns, k, column + j));
        store(out + LANES, load_across(m, m->b, m->columns, k, column + j + LANES));
      }
    }
  }
}

// A group's rows are copied by vectors of eight, the shortest that holds them.
enum { OCTET = 8 };
typedef float octet __attribute__((vector_size(4 * OCTET), aligned(4), may_alias));

// pack_group packs some rows of the result, at most a tile's, all of one part of a: they are its columns from `column` on. A whole group is
// stored in vectors that reach into what is stored after them, the last one into the room behind.
INLINE void pack_group(const mm_matmul* m, const mm_left* left, int64_t column, int64_t rows, int64_t from, int64_t to, float* group) {
  if (rows == MATMUL_TILE && within(m, left->stride, to, column, OCTET)) {
    const float* row = (const float*)left->data + from * left->stride + column;
    for (int64_t k = from; k < to; k++, row += left->stride, group += MATMUL_TILE) {
      __builtin_prefetch(row + PACK_INNER * left->stride, 0, 3);
      *(octet*)group = *(const octet*)row;
    }
    return;
  }
  for (int64_t k = from; k < to; k++, group += MATMUL_TILE) {
    if (rows < MATMUL_TILE) {
      for (int64_t i = 0; i < rows; i++) group[i] = load_across(m, left->data, left->stride, k, column + i)[0];
      continue;
    }
    ask_across(m, left->data, left->stride, k + PACK_INNER, column);
    for (int64_t v = 0; v < MATMUL_TILE; v += LANES) store(group + v, load_across(m, left->data, left->stride, k, column + v));
  }
}

// pack_left packs inner elements [from, to) of rows [row, row + rows) of the result from a turned a, whichever parts they are of, in groups
// of as many rows as a tile has, an inner element of all of them after the other. Groups begin MATMUL_TILE lda floats behind each other,
// of which the last few are room for vectors. Rows that a last group lacks hold anything: they are never stored.
INLINE void pack_left(const mm_matmul* m, int64_t from, int64_t to, int64_t row, int64_t rows, float* packed, int64_t lda) {
  for (int64_t some = from; some < to; some += PACK_INNER) {
    int64_t some_end = to < some + PACK_INNER ? to : some + PACK_INNER;
    for (const mm_left* left = m->lefts; left < m->lefts + m->left_count; left++) {
      int64_t end = left->from + left->columns < row + rows ? left->from + left->columns : row + rows, taken;
      for (int64_t i = left->from < row ? row : left->from; i < end; i += taken) {
        int64_t lane = (i - row) % MATMUL_TILE;
        taken = end - i < MATMUL_TILE - lane ? end - i : MATMUL_TILE - lane;
        float* group = packed + (i - row - lane) * lda + (some - from) * MATMUL_TILE + lane;
        pack_group(m, left, i - left->from, taken, some, some_end, group);
      }
    }
  }
}

_Static_assert(MATMUL_LEFTS + 1 <= AHEAD_PARTS, "all operands are lined up");

// join_rows lines up rows of an operand, of `stride` elements: elements [column, column + width) of each.
INLINE void join_rows(line_up* next, const mm_matmul* m, const void* matrix, int64_t stride, int64_t row, int64_t rows, int64_t column,
                      int64_t width) {
  int64_t size = m->bf16 ? 2 : 4;
  if (rows <= 0 || width <= 0) return;
  join(next, (ahead){(const char*)matrix + (row * stride + column) * size, rows, stride * size, width * size, 0});
}

// join_left lines up what pack_left reads.
INLINE void join_left(line_up* next, const mm_matmul* m, int64_t from, int64_t to, int64_t row, int64_t rows) {
  for (const mm_left* left = m->lefts; left < m->lefts + m->left_count; left++) {
    int64_t begin = left->from < row ? row : left->from;
    int64_t end = left->from + left->columns < row + rows ? left->from + left->columns : row + rows;
    join_rows(next, m, left->data, left->stride, from * UNIT, (to - from) * UNIT, begin - left->from, end - begin);
  }
}

// join_right lines up what pack_right reads.
INLINE void join_right(line_up* next, const mm_matmul* m, int64_t from, int64_t to, int64_t column, int64_t columns) {
  if (m->b_turned) {
    join_rows(next, m, m->b, m->elements, column, columns, from * UNIT, (to - from) * UNIT);
  } else {
    join_rows(next, m, m->b, m->columns, from * UNIT, (to - from) * UNIT, column, columns);
  }
}

#endif  // MATMAMBA_CPU_MATMUL_PACK_H_

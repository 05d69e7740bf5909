// Products of few rows and columns and many inner elements, a turned: the gradients of weights. The inner elements are split, so that
// whoever makes an item packs of both operands what nobody else needs, and multiplies it before it leaves the caches. What the splits
// give is added up at the end, in the same order always.

#ifndef MATMAMBA_CPU_MATMUL_SPLIT_H_
#define MATMAMBA_CPU_MATMUL_SPLIT_H_

#include "matmul_block.h"

enum {
  SPLIT_PANEL = (SPLIT_INNER + 1) * MATMUL_PANEL,  // lest all panels fall on the same lines of the cache
  SPLIT_TILE = MATMUL_TILE * MATMUL_PANEL,
};

// slab is what of an item is packed at a time: inner elements [at, at + inner) of those up to end, for a block of the result.
typedef struct {
  int64_t at, inner, end;
  int64_t row, rows, column, columns;
} slab;

// first_slab is the first one of an item. Behind the last item there are no rows.
INLINE slab first_slab(const mm_matmul* m, int64_t item) {
  int64_t at = item % m->splits * m->split, block = item / m->splits;
  int64_t row = block % m->row_blocks * m->row_block, column = block / m->row_blocks * MATMUL_COLUMNS;
  if (column >= m->columns) return (slab){0};
  slab s = {.at = at, .row = row, .column = column};
  s.end = at + m->split < m->inner ? at + m->split : m->inner;
  s.inner = m->slab < s.end - at ? m->slab : s.end - at;
  s.rows = m->rows - row < m->row_block ? m->rows - row : m->row_block;
  s.columns = m->columns - column < MATMUL_COLUMNS ? m->columns - column : MATMUL_COLUMNS;
  return s;
}

// next_slab is the one behind.
INLINE slab next_slab(const mm_matmul* m, slab s) {
  s.at += s.inner;
  if (s.at == s.end) return (slab){0};
  s.inner = m->slab < s.end - s.at ? m->slab : s.end - s.at;
  return s;
}

// of_slab is what will be read for a slab.
INLINE line_up of_slab(const mm_matmul* m, slab s) {
  line_up next;
  next.count = next.at = 0;
  if (!s.rows) return next;
  join_left(&next, m, s.at, s.at + s.inner, s.row, s.rows);
  join_right(&next, m, s.at, s.at + s.inner, s.column, s.columns);
  return next;
}

// split_tile is where what a split gives of a tile is.
INLINE float* split_tile(const mm_matmul* m, int64_t split, int64_t row, int64_t column) {
  int64_t rows = (m->rows + MATMUL_TILE - 1) / MATMUL_TILE, panels = (m->columns + MATMUL_PANEL - 1) / MATMUL_PANEL;
  return m->partial + ((split * panels + column / MATMUL_PANEL) * rows + row / MATMUL_TILE) * SPLIT_TILE;
}

// slab_rows adds a slab's product over some of its rows, or begins it.
INLINE void slab_rows(const mm_matmul* m, slab s, int64_t split, int64_t row, int64_t rows, const float* left, const float* right, int first,
                      line_up* next, int64_t lines) {
  for (int64_t j = 0; j < s.columns; j += MATMUL_PANEL) {
    float* c = split_tile(m, split, row, s.column + j);
    rows_of a = {{left, 1, MATMUL_TILE}, MATMUL_TILE * SPLIT_LDA};
    for (int64_t i = 0; i < rows; i += MATMUL_TILE, a.rows.p += a.tile, c += SPLIT_TILE) {
      ask_some(next, lines);
      ask_tile(c + SPLIT_TILE, MATMUL_PANEL);
      matmul_tile(first, s.inner, a, right + j / MATMUL_PANEL * SPLIT_PANEL, c, MATMUL_PANEL);
    }
  }
}

// matmul_split makes what a split gives of a block of c.
static void matmul_split(const void* data, int64_t item, int64_t worker) {
  const mm_matmul* m = data;
  float *left = m->scratch + worker * SPLIT_SCRATCH, *right = left + SPLIT_A;
  int first = 1;
  for (slab s = first_slab(m, item), behind; s.rows; s = behind, first = 0) {
    behind = next_slab(m, s);
    line_up next = of_slab(m, behind.rows ? behind : first_slab(m, item + m->workers));
    int64_t tiles = (s.rows + MATMUL_TILE - 1) / MATMUL_TILE * ((s.columns + MATMUL_PANEL - 1) / MATMUL_PANEL);
    int64_t lines = lines_of(&next) / tiles + 1;
    pack_right(m, s.at, s.at + s.inner, s.column, s.columns, right, SPLIT_PANEL);
    for (int64_t i = 0; i < s.rows; i += SPLIT_ROWS) {
      int64_t rows = s.rows - i < SPLIT_ROWS ? s.rows - i : SPLIT_ROWS;
      pack_left(m, s.at, s.at + s.inner, s.row + i, rows, left, SPLIT_LDA);
      slab_rows(m, s, item % m->splits, s.row + i, rows, left, right, first, &next, lines);
    }
  }
}

// matmul_sum adds up what the splits give of the rows of a tile.
static void matmul_sum(const void* data, int64_t item, int64_t worker) {
  const mm_matmul* m = data;
  (void)worker;
  int64_t row = item * MATMUL_TILE, rows = m->rows - row < MATMUL_TILE ? m->rows - row : MATMUL_TILE;
  for (int64_t column = 0; column < m->columns; column += MATMUL_PANEL) {
    for (int64_t i = 0; i < rows; i++) {
      for (int64_t v = 0; v < MATMUL_PANEL; v += LANES) {
        vec sum = {};
        for (int64_t split = 0; split < m->splits; split++) sum += load(split_tile(m, split, row, column) + i * MATMUL_PANEL + v);
        store_row(m->c, (row + i) * m->columns + column + v, m->columns - column - v, m->c_bf16, sum);
      }
    }
  }
}

#endif  // MATMAMBA_CPU_MATMUL_SPLIT_H_

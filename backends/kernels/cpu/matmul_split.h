// Products of few rows and columns and many inner elements, a turned: the gradients of weights. The inner elements are split, so that
// whoever makes an item packs what few others need, and multiplies it before it leaves the caches. What the splits give is added up at the
// end, in the same order always.

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
  int64_t row = block % m->row_blocks * m->row_block, column = block / m->row_blocks * m->column_block;
  if (column >= m->columns) return (slab){0};
  slab s = {.at = at, .row = row, .column = column};
  s.end = at + m->split < m->inner ? at + m->split : m->inner;
  s.inner = m->slab < s.end - at ? m->slab : s.end - at;
  s.rows = m->rows - row < m->row_block ? m->rows - row : m->row_block;
  s.columns = m->columns - column < m->column_block ? m->columns - column : m->column_block;
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

// left_tile is what the tile at a row of a slab reads of a: what was packed of it, or rows where they are, or what is packed now where they are of two
// parts.
INLINE lefts left_tile(const mm_matmul* m, slab s, int64_t at, float* packed) {
  int64_t row = s.row + at;
  const mm_left* left = m->lefts;
  while (row >= left->from + left->columns) left++;
  lefts a;
  a.count = 0, a.turned = 1;
  if (m->a_in_place && row + MATMUL_TILE <= left->from + left->columns) {
    join_stretch(&a, (stretch){(const float*)left->data + s.at * left->stride + row - left->from, 1, left->stride, 0, s.inner});
    return a;
  }
  packed += at * SPLIT_LDA;
  if (m->a_in_place) pack_left(m, s.at, s.at + s.inner, row, s.rows - at < MATMUL_TILE ? s.rows - at : MATMUL_TILE, packed, SPLIT_LDA);
  join_stretch(&a, (stretch){packed, 1, MATMUL_TILE, 0, s.inner});
  return a;
}

// slab_rows adds the product over some rows of a slab, at most SPLIT_ROWS, to what its split gives, or begins it. left is memory for what is packed
// of a, and the slab has so many tiles.
INLINE void slab_rows(const mm_matmul* m, slab s, int64_t split, float* left, const float* right, int first, line_up* next, int64_t all) {
  lefts tiles[SPLIT_ROWS / MATMUL_TILE];
  if (!m->a_in_place) pack_left(m, s.at, s.at + s.inner, s.row, s.rows, left, SPLIT_LDA);
  int64_t count = 0;
  for (int64_t i = 0; i < s.rows; i += MATMUL_TILE) tiles[count++] = left_tile(m, s, i, left);
  asked ask = ask_by(all, tiles, next);
  for (int64_t j = 0; j < s.columns; j += MATMUL_PANEL) {
    float* c = split_tile(m, split, s.row, s.column + j);
    for (int64_t i = 0; i < count; i++, c += SPLIT_TILE) {
      ask.c = c + SPLIT_TILE;
      matmul_tile(first, 0, tiles + i, 0, right + j / MATMUL_PANEL * SPLIT_PANEL, c, MATMUL_PANEL, ask);
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
    pack_right(m, s.at, s.at + s.inner, s.column, s.columns, right, SPLIT_PANEL);
    int64_t tiles = (s.rows + MATMUL_TILE - 1) / MATMUL_TILE * ((s.columns + MATMUL_PANEL - 1) / MATMUL_PANEL);
    for (slab some = s; some.row < s.row + s.rows; some.row += SPLIT_ROWS) {
      int64_t left_over = s.row + s.rows - some.row;
      some.rows = left_over < SPLIT_ROWS ? left_over : SPLIT_ROWS;
      slab_rows(m, some, item % m->splits, left, right, first, &next, tiles);
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
        store_row(m->rights->c, (row + i) * m->columns + column + v, m->columns - column - v, m->c_bf16, sum);
      }
    }
  }
}

#endif  // MATMAMBA_CPU_MATMUL_SPLIT_H_

// Products of large matrices by blocks of the result, with b packed for all of them before. Compiled for each set of instructions.

#ifndef MATMAMBA_CPU_MATMUL_BLOCK_H_
#define MATMAMBA_CPU_MATMUL_BLOCK_H_

#include "matmul_tile.h"

// matmul_pack packs MATMUL_STRETCH inner elements of all that is multiplied of b.
static void matmul_pack(const void* data, int64_t item, int64_t worker) {
  const mm_matmul* m = data;
  (void)worker;
  int64_t from = item * MATMUL_STRETCH, to = from + MATMUL_STRETCH < m->inner ? from + MATMUL_STRETCH : m->inner;
  for (const mm_right* right = m->rights; right < m->rights + m->right_count; right++) {
    float* packed = m->packed + (right->panel * m->inner + from) * MATMUL_PANEL;
    pack_right(m, from, to, right->from, right->columns, packed, m->inner * MATMUL_PANEL);
  }
}

// piece is what of a an item takes at a time: inner elements [at, at + inner) of rows [row, row + rows). Behind the last one there are no rows.
typedef struct {
  int64_t row, rows, at, inner;
} piece;

// first_piece is the first one of an item.
INLINE piece first_piece(const mm_matmul* m, int64_t item) {
  int64_t row = item / m->column_blocks * m->row_block;
  if (row >= m->rows) return (piece){0};
  int64_t rows = m->rows - row < m->row_block ? m->rows - row : m->row_block;
  return (piece){row, rows, 0, m->inner < MATMUL_INNER ? m->inner : MATMUL_INNER};
}

// next_piece is the one behind: further inner elements of the same rows.
INLINE piece next_piece(const mm_matmul* m, piece p) {
  p.at += p.inner;
  if (p.at == m->inner) return (piece){0};
  p.inner = m->inner - p.at < MATMUL_INNER ? m->inner - p.at : MATMUL_INNER;
  return p;
}

// within_part cuts a piece to the inner elements that are of one part of an a that is not turned; they may be none.
INLINE piece within_part(const mm_left* left, piece p) {
  int64_t end = left->from + left->columns < p.at + p.inner ? left->from + left->columns : p.at + p.inner;
  if (p.at < left->from) p.at = left->from;
  p.inner = end < p.at ? 0 : end - p.at;
  return p;
}

// pack_rows packs a piece whose rows cannot be read where they are. What is stored behind a part's end is overwritten by the next one.
INLINE void pack_rows(const mm_matmul* m, piece p, float* to) {
  for (const mm_left* left = m->lefts; left < m->lefts + m->left_count; left++) {
    piece of = within_part(left, p);
    for (int64_t i = 0; i < of.rows; i++) {
      for (int64_t k = 0; k < of.inner; k += LANES) {
        store(to + i * MATMUL_LDA + of.at - p.at + k, load_along(m, left->data, left->stride, p.row + i, of.at - left->from + k));
      }
    }
  }
}

// where_they_are tells whether rows of a piece can be read so. Not where they are of bfloat16 that is to be widened or no whole pairs, where a
// tile would read behind their end, and where they fall on the same lines of the cache.
INLINE int where_they_are(const mm_matmul* m, piece p) {
  int fit = !m->a_turned && (PAIRS || !m->bf16) && p.rows % MATMUL_TILE == 0;
  for (int64_t i = 0; i < m->left_count; i++) fit = fit && m->lefts[i].stride % UNIT == 0 && m->lefts[i].stride / UNIT % MATMUL_ALIASING;
  return fit;
}

// left_rows is what tiles read of a piece, packed where it must be.
INLINE lefts left_rows(const mm_matmul* m, piece p, float* to) {
  lefts a;
  a.count = 0, a.turned = m->a_turned;
  if (m->a_turned) {
    pack_left(m, p.at, p.at + p.inner, p.row, p.rows, to, MATMUL_LDA);
    join_stretch(&a, (stretch){to, 1, MATMUL_TILE, MATMUL_LDA, p.inner});
  } else if (!where_they_are(m, p)) {
    pack_rows(m, p, to);
    join_stretch(&a, (stretch){to, MATMUL_LDA, 1, MATMUL_LDA, p.inner});
  } else {
    for (const mm_left* left = m->lefts; left < m->lefts + m->left_count; left++) {
      piece of = within_part(left, p);
      int64_t row = left->stride / UNIT;
      if (of.inner) join_stretch(&a, (stretch){(const float*)left->data + p.row * row + of.at - left->from, row, 1, row, of.inner});
    }
  }
  return a;
}

// of_piece is what will be read of a piece.
INLINE line_up of_piece(const mm_matmul* m, piece p) {
  line_up next;
  next.count = next.at = 0;
  if (m->a_turned) {
    join_left(&next, m, p.at, p.at + p.inner, p.row, p.rows);
    return next;
  }
  for (const mm_left* left = m->lefts; left < m->lefts + m->left_count; left++) {
    piece of = within_part(left, p);
    join_rows(&next, m, left->data, left->stride, p.row, p.rows, (of.at - left->from) * UNIT, of.inner * UNIT);
  }
  return next;
}

// store_tile is what a tile of float32s leaves in c, whose type may be another and whose end may lie inside.
INLINE void store_tile(const mm_matmul* m, const mm_right* right, int64_t row, int64_t rows, int64_t column, const float* from) {
  for (int64_t i = 0; i < MATMUL_TILE && i < rows; i++) {
    for (int v = 0; v < 2; v++) {
      int64_t at = column + v * LANES;
      store_row(right->c, (row + i) * right->columns + at, right->columns - at, m->c_bf16, load(from + i * MATMUL_LDC + v * LANES));
    }
  }
}

// columns_of is the product whose block an item is, and the block's first column.
typedef struct {
  const mm_right* right;
  int64_t column;
} columns_of;

INLINE columns_of item_columns(const mm_matmul* m, int64_t item) {
  columns_of of = {m->rights, item % m->column_blocks * m->column_block};
  for (int64_t held; held = (of.right->columns + m->column_block - 1) / m->column_block * m->column_block, of.column >= held; of.right++) {
    of.column -= held;
  }
  return of;
}

// matmul_piece adds a piece's product to a block of c, or begins it. parts is memory for tiles that are not whole or not of float32; they are
// stored with the last piece.
INLINE void matmul_piece(const mm_matmul* m, piece p, const lefts* a, columns_of of, int first, int last, line_up* next, float* parts) {
  const mm_right* right = of.right;
  int64_t columns = right->columns - of.column < m->column_block ? right->columns - of.column : m->column_block;
  int64_t tiles = (p.rows + MATMUL_TILE - 1) / MATMUL_TILE * ((columns + MATMUL_PANEL - 1) / MATMUL_PANEL);
  asked ask = ask_by(tiles, a, next);
  for (int64_t j = 0; j < columns; j += MATMUL_PANEL) {
    const float* panel = m->packed + (right->panel * MATMUL_PANEL + of.column + j) * m->inner + p.at * MATMUL_PANEL;
    for (int64_t i = 0; i < p.rows; i += MATMUL_TILE) {
      int whole = !m->c_bf16 && i + MATMUL_TILE <= p.rows && j + MATMUL_PANEL <= columns;
      float* c = whole ? (float*)right->c + (p.row + i) * right->columns + of.column + j : parts + i * MATMUL_LDC + j;
      int64_t ldc = whole ? right->columns : MATMUL_LDC;
      ask.c = i + MATMUL_TILE < p.rows ? c + MATMUL_TILE * ldc : c - i * ldc + MATMUL_PANEL;
      matmul_tile(first, j + LANES >= columns, a, i, panel, c, ldc, ask);
      if (!whole && last) store_tile(m, right, p.row + i, p.rows - i, of.column + j, c);
    }
  }
}

// matmul_block makes a block of a product.
static void matmul_block(const void* data, int64_t item, int64_t worker) {
  const mm_matmul* m = data;
  float *packed = m->scratch + worker * MATMUL_SCRATCH, *parts = packed + MATMUL_A;
  columns_of of = item_columns(m, item);
  int first = 1;
  for (piece p = first_piece(m, item), behind; p.rows; p = behind, first = 0) {
    behind = next_piece(m, p);
    lefts a = left_rows(m, p, packed);
    line_up next = of_piece(m, behind.rows ? behind : first_piece(m, item + m->workers));
    matmul_piece(m, p, &a, of, first, !behind.rows, &next, parts);
  }
}

#endif  // MATMAMBA_CPU_MATMUL_BLOCK_H_

// Products of large matrices by blocks of the result, with b packed for all of them before. Compiled for each set of instructions.

#ifndef MATMAMBA_CPU_MATMUL_BLOCK_H_
#define MATMAMBA_CPU_MATMUL_BLOCK_H_

#include "matmul_pack.h"
#include "product.h"

// matmul_pack packs MATMUL_STRETCH inner elements of all of b.
static void matmul_pack(const void* data, int64_t item, int64_t worker) {
  const mm_matmul* m = data;
  (void)worker;
  int64_t from = item * MATMUL_STRETCH, to = from + MATMUL_STRETCH < m->inner ? from + MATMUL_STRETCH : m->inner;
  pack_right(m, from, to, 0, m->columns, m->packed + from * MATMUL_PANEL, m->inner * MATMUL_PANEL);
}

// piece is what of a an item takes at a time: inner elements [at, at + inner), of one part where a is not turned, of rows
// [row, row + rows). Behind the last one there are no rows.
typedef struct {
  const mm_left* left;
  int64_t row, rows, at, inner;
} piece;

// first_piece is the first one of an item.
INLINE piece first_piece(const mm_matmul* m, int64_t item) {
  int64_t row = item / m->column_blocks * m->row_block, inner = m->a_turned ? m->inner : m->lefts->columns;
  if (row >= m->rows) return (piece){0};
  int64_t rows = m->rows - row < m->row_block ? m->rows - row : m->row_block;
  return (piece){m->lefts, row, rows, 0, inner < MATMUL_INNER ? inner : MATMUL_INNER};
}

// next_piece is the one behind: further inner elements of the same rows.
INLINE piece next_piece(const mm_matmul* m, piece p) {
  p.at += p.inner;
  if (p.at == m->inner) return (piece){0};
  if (!m->a_turned && p.at == p.left->from + p.left->columns) p.left++;
  int64_t end = m->a_turned ? m->inner : p.left->from + p.left->columns;
  p.inner = end - p.at < MATMUL_INNER ? end - p.at : MATMUL_INNER;
  return p;
}

// rows_of is where tiles read a: rows at p where it begins, and a tile's worth of them further on.
typedef struct {
  broadcast rows;
  int64_t tile;
} rows_of;

// pack_rows packs a piece whose rows cannot be read where they are.
INLINE void pack_rows(const mm_matmul* m, piece p, float* to) {
  for (int64_t i = 0; i < p.rows; i++) {
    for (int64_t k = 0; k < p.inner; k += LANES) {
      store(to + i * MATMUL_LDA + k, load_along(m, p.left->data, p.left->stride, p.row + i, p.at - p.left->from + k));
    }
  }
}

// left_rows packs a piece where it must be: where it is turned, where its rows are of bfloat16 that is to be widened or no whole pairs, where a
// tile would read behind its end, and where its rows fall on the same lines of the cache.
INLINE rows_of left_rows(const mm_matmul* m, piece p, float* to) {
  if (m->a_turned) {
    pack_left(m, p.at, p.at + p.inner, p.row, p.rows, to, MATMUL_LDA);
    return (rows_of){{to, 1, MATMUL_TILE}, MATMUL_TILE * MATMUL_LDA};
  }
  int64_t row = p.left->stride / UNIT;
  int whole = PAIRS ? p.left->stride % UNIT == 0 : !m->bf16;
  if (whole && p.rows % MATMUL_TILE == 0 && row % MATMUL_ALIASING) {
    return (rows_of){{(const float*)p.left->data + p.row * row + p.at - p.left->from, row, 1}, MATMUL_TILE * row};
  }
  pack_rows(m, p, to);
  return (rows_of){{to, MATMUL_LDA, 1}, MATMUL_TILE * MATMUL_LDA};
}

// of_piece is what will be read of a piece.
INLINE line_up of_piece(const mm_matmul* m, piece p) {
  line_up next;
  next.count = next.at = 0;
  if (m->a_turned) {
    join_left(&next, m, p.at, p.at + p.inner, p.row, p.rows);
  } else if (p.rows) {
    join_rows(&next, m, p.left->data, p.left->stride, p.row, p.rows, (p.at - p.left->from) * UNIT, p.inner * UNIT);
  }
  return next;
}

// matmul_tile is a tile of c over some inner elements. How far apart rows are is known where it is inlined if they are packed.
OUTLINE void matmul_tile(int first, int64_t inner, rows_of a, const float* panel, float* c, int64_t ldc) {
  broadcast packed = {a.rows.p, 1, MATMUL_TILE}, left = {a.rows.p, a.rows.row, 1};
  if (a.rows.row == 1) {
    if (first) {
      tile(MATMUL_TILE, 2, SET, inner, packed, panel, MATMUL_PANEL, c, ldc, NULL);
    } else {
      tile(MATMUL_TILE, 2, ADD, inner, packed, panel, MATMUL_PANEL, c, ldc, NULL);
    }
  } else if (first) {
    tile(MATMUL_TILE, 2, SET, inner, left, panel, MATMUL_PANEL, c, ldc, NULL);
  } else {
    tile(MATMUL_TILE, 2, ADD, inner, left, panel, MATMUL_PANEL, c, ldc, NULL);
  }
}

// store_tile is what a tile of float32s leaves in c, whose type may be another and whose end may lie inside.
INLINE void store_tile(const mm_matmul* m, int64_t row, int64_t rows, int64_t column, const float* from) {
  for (int64_t i = 0; i < MATMUL_TILE && i < rows; i++) {
    for (int v = 0; v < 2; v++) {
      int64_t at = column + v * LANES;
      store_row(m->c, (row + i) * m->columns + at, m->columns - at, m->c_bf16, load(from + i * MATMUL_LDC + v * LANES));
    }
  }
}

// matmul_piece adds a piece's product to a block of c, columns from `column` on, or begins it. parts is memory for tiles that are not
// whole or not of float32; they are stored with the last piece.
INLINE void matmul_piece(const mm_matmul* m, piece p, rows_of a, int64_t column, int first, int last, line_up* next, float* parts) {
  int64_t columns = m->columns - column < MATMUL_COLUMNS ? m->columns - column : MATMUL_COLUMNS;
  int64_t tiles = (p.rows + MATMUL_TILE - 1) / MATMUL_TILE * ((columns + MATMUL_PANEL - 1) / MATMUL_PANEL);
  int64_t lines = lines_of(next) / tiles + 1;
  for (int64_t j = 0; j < columns; j += MATMUL_PANEL) {
    const float* panel = m->packed + (column + j) * m->inner + p.at * MATMUL_PANEL;
    rows_of rows = a;
    for (int64_t i = 0; i < p.rows; i += MATMUL_TILE, rows.rows.p += rows.tile) {
      ask_some(next, lines);
      if (!m->c_bf16 && i + MATMUL_TILE <= p.rows && j + MATMUL_PANEL <= columns) {
        float* c = (float*)m->c + (p.row + i) * m->columns + column + j;
        if (i + 2 * MATMUL_TILE <= p.rows) ask_tile(c + MATMUL_TILE * m->columns, m->columns);
        matmul_tile(first, p.inner, rows, panel, c, m->columns);
        continue;
      }
      matmul_tile(first, p.inner, rows, panel, parts + i * MATMUL_LDC + j, MATMUL_LDC);
      if (last) store_tile(m, p.row + i, p.rows - i, column + j, parts + i * MATMUL_LDC + j);
    }
  }
}

// matmul_block makes a block of c.
static void matmul_block(const void* data, int64_t item, int64_t worker) {
  const mm_matmul* m = data;
  float *packed = m->scratch + worker * MATMUL_SCRATCH, *parts = packed + MATMUL_A;
  int64_t column = item % m->column_blocks * MATMUL_COLUMNS;
  int first = 1;
  for (piece p = first_piece(m, item), behind; p.rows; p = behind, first = 0) {
    behind = next_piece(m, p);
    rows_of a = left_rows(m, p, packed);
    line_up next = of_piece(m, behind.rows ? behind : first_piece(m, item + m->workers));
    matmul_piece(m, p, a, column, first, !behind.rows, &next, parts);
  }
}

#endif  // MATMAMBA_CPU_MATMUL_BLOCK_H_

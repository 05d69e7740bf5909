// Products of large matrices: operands are packed into the order in which tiles of the result read them, widened to float32 and turned
// as needed. Compiled for each set of instructions.

#ifndef MATMAMBA_CPU_MATMUL_BLOCK_H_
#define MATMAMBA_CPU_MATMUL_BLOCK_H_

#include "ahead.h"
#include "matmul.h"
#include "product.h"

enum { MATMUL_PANEL = 2 * LANES };

// load_turned is a square of LANES rows and columns of a matrix of rows x columns, turned. What lies behind its ends is zero.
INLINE void load_turned(const void* matrix, int bf16, int64_t rows, int64_t columns, int64_t row, int64_t column, vec square[LANES]) {
  UNROLL for (int i = 0; i < LANES; i++) {
    square[i] = row + i < rows ? load_row(matrix, (row + i) * columns + column, columns - column, bf16) : (vec){};
  }
  transpose_lanes(square);
}

// matmul_pack packs MATMUL_STRETCH inner elements of all of b.
static void matmul_pack(const void* data, int64_t item, int64_t worker) {
  const mm_matmul* m = data;
  (void)worker;
  int64_t from = item * MATMUL_STRETCH, to = from + MATMUL_STRETCH < m->inner ? from + MATMUL_STRETCH : m->inner;
  int64_t vectors = (m->columns + MATMUL_PANEL - 1) / MATMUL_PANEL * 2;
  for (int64_t k = from; k < to; k += m->b_turned ? LANES : 1) {
    for (int64_t v = 0; v < vectors; v++) {
      float* out = m->packed + (v / 2 * m->inner + k) * MATMUL_PANEL + v % 2 * LANES;
      if (!m->b_turned) {
        store(out, load_row(m->b, k * m->columns + v * LANES, m->columns - v * LANES, m->bf16));
        continue;
      }
      vec square[LANES];
      load_turned(m->b, m->bf16, m->columns, m->inner, v * LANES, k, square);
      for (int i = 0; i < LANES && k + i < to; i++) store(out + i * MATMUL_PANEL, square[i]);
    }
  }
}

// copy_row copies a row of float32, widened to it where it is of bfloat16.
INLINE void copy_row(const void* from, int64_t at, int64_t count, int bf16, float* to) {
  if (!bf16) {
    memcpy(to, (const float*)from + at, sizeof(float) * count);
    return;
  }
  for (int64_t i = 0; i < count; i += LANES) store_row(to, i, count - i, 0, load_row(from, at + i, count - i, 1));
}

// left is where tiles read rows of a: the row at i begins at i * tile where it is a tile's first.
typedef struct {
  broadcast rows;
  int64_t tile;
} left;

// pack_turned packs the inner elements [at, at + inner) of rows of a that is turned: [tiles, inner, tile's rows].
INLINE left pack_turned(const mm_matmul* m, int64_t row, int64_t rows, int64_t at, int64_t inner, float* to) {
  float wide[MATMUL_ROWS + MATMUL_TILE] = {0};  // a row that is not of float32, or does not fill its last tile
  int copied = m->bf16 || rows % MATMUL_TILE;
  for (int64_t k = 0; k < inner; k++) {
    int64_t from = (at + k) * m->rows + row;
    const float* line = copied ? wide : (const float*)m->a + from;
    if (copied) copy_row(m->a, from, rows, m->bf16, wide);
    for (int64_t i = 0; i < rows; i += MATMUL_TILE) memcpy(to + i * inner + k * MATMUL_TILE, line + i, sizeof(float) * MATMUL_TILE);
  }
  return (left){{to, 1, MATMUL_TILE}, inner};
}

// left_of are the inner elements [at, at + inner) of rows of a, packed or where they are. Rows that would fall on the same lines of the
// cache are packed, and so are rows that do not fill a tile.
INLINE left left_of(const mm_matmul* m, int64_t row, int64_t rows, int64_t at, int64_t inner, float* to) {
  if (m->a_turned) return pack_turned(m, row, rows, at, inner, to);
  if (!m->bf16 && rows % MATMUL_TILE == 0 && m->inner % MATMUL_ALIASING) {
    return (left){{(const float*)m->a + row * m->inner + at, m->inner, 1}, m->inner};
  }
  for (int64_t i = 0; i < rows; i++) copy_row(m->a, (row + i) * m->inner + at, inner, m->bf16, to + i * MATMUL_LDA);
  return (left){{to, MATMUL_LDA, 1}, MATMUL_LDA};
}

// of_rows is what will be read of a. Behind the last row there is nothing to ask for.
INLINE ahead of_rows(const mm_matmul* m, int64_t row, int64_t rows, int64_t at, int64_t inner) {
  int64_t size = m->bf16 ? 2 : 4;
  if (row >= m->rows) return (ahead){0};
  if (row + rows > m->rows) rows = m->rows - row;
  if (m->a_turned) return (ahead){(const char*)m->a + (at * m->rows + row) * size, inner, m->rows * size, rows * size, 0};
  return (ahead){(const char*)m->a + (row * m->inner + at) * size, rows, m->inner * size, inner * size, 0};
}

// after_panel is the panel of b that is read after the one of column j of the block at column and the inner elements from `at` on.
INLINE ahead after_panel(const mm_matmul* m, int64_t column, int64_t columns, int64_t j, int64_t at) {
  j += MATMUL_PANEL;
  if (j >= columns) j = 0, at += MATMUL_INNER;
  int64_t inner = m->inner - at < MATMUL_INNER ? m->inner - at : MATMUL_INNER;
  if (inner <= 0) return (ahead){0};
  return (ahead){(const char*)(m->packed + (column + j) * m->inner + at * MATMUL_PANEL), 1, 0, inner * MATMUL_PANEL * (int64_t)sizeof(float), 0};
}

// matmul_tile is a tile of c over some inner elements, the rows of a from i on.
OUTLINE void matmul_tile(int first, int64_t inner, const left* a, int64_t i, const float* panel, float* c, int64_t ldc) {
  broadcast rows = {a->rows.p + i * a->tile, a->rows.row, a->rows.column};
  if (first) {
    tile(MATMUL_TILE, 2, SET, inner, rows, panel, MATMUL_PANEL, c, ldc, NULL);
  } else {
    tile(MATMUL_TILE, 2, ADD, inner, rows, panel, MATMUL_PANEL, c, ldc, NULL);
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

// matmul_block makes a block of c.
static void matmul_block(const void* data, int64_t item, int64_t worker) {
  const mm_matmul* m = data;
  int64_t row = item / m->column_blocks * m->row_block, column = item % m->column_blocks * MATMUL_COLUMNS;
  int64_t rows = m->rows - row < m->row_block ? m->rows - row : m->row_block;
  int64_t columns = m->columns - column < MATMUL_COLUMNS ? m->columns - column : MATMUL_COLUMNS;
  int64_t tiles = (rows + MATMUL_TILE - 1) / MATMUL_TILE * ((columns + MATMUL_PANEL - 1) / MATMUL_PANEL);
  float *scratch = m->scratch + worker * MATMUL_SCRATCH, *parts = scratch + MATMUL_A;
  for (int64_t at = 0; at < m->inner; at += MATMUL_INNER) {
    int64_t inner = m->inner - at < MATMUL_INNER ? m->inner - at : MATMUL_INNER;
    int64_t remain = m->inner - at - inner;
    left a = left_of(m, row, rows, at, inner, scratch);
    ahead next = remain ? of_rows(m, row, rows, at + inner, remain < MATMUL_INNER ? remain : MATMUL_INNER)
                        : of_rows(m, (item + m->workers) / m->column_blocks * m->row_block, m->row_block, 0, m->inner < MATMUL_INNER ? m->inner : MATMUL_INNER);
    int64_t lines = next.rows * ((next.bytes + 63) / 64) / tiles + 1;
    for (int64_t j = 0; j < columns; j += MATMUL_PANEL) {
      const float* panel = m->packed + (column + j) * m->inner + at * MATMUL_PANEL;
      ahead after = after_panel(m, column, columns, j, at);
      int64_t share = after.bytes / 64 * MATMUL_TILE / rows + 1;
      for (int64_t i = 0; i < rows; i += MATMUL_TILE) {
        ask(&next, lines);
        ask(&after, share);
        if (!m->c_bf16 && i + MATMUL_TILE <= rows && j + MATMUL_PANEL <= columns) {
          matmul_tile(at == 0, inner, &a, i, panel, (float*)m->c + (row + i) * m->columns + column + j, m->columns);
          continue;
        }
        matmul_tile(at == 0, inner, &a, i, panel, parts + i * MATMUL_LDC + j, MATMUL_LDC);
        if (!remain) store_tile(m, row + i, rows - i, column + j, parts + i * MATMUL_LDC + j);
      }
    }
  }
}

#endif  // MATMAMBA_CPU_MATMUL_BLOCK_H_

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

// piece is what of a an item takes at a time: inner elements [at, at + inner) of rows [row, row + rows), the part's own. Behind the last
// one there are no rows.
typedef struct {
  const mm_left* left;
  int64_t row, rows, at, inner;
} piece;

// first_piece is the first one of an item.
INLINE piece first_piece(const mm_matmul* m, int64_t item) {
  const mm_left *left = m->lefts, *end = left + (m->a_turned ? m->left_count : 1);
  int64_t block = item / m->column_blocks;
  for (; left < end && block >= left->blocks; left++) block -= left->blocks;
  if (left == end) return (piece){0};
  int64_t rows = m->a_turned ? left->columns : m->rows, inner = m->a_turned ? m->inner : left->columns;
  piece p = {.left = left, .row = block * left->row_block, .inner = inner < MATMUL_INNER ? inner : MATMUL_INNER};
  p.rows = rows - p.row < left->row_block ? rows - p.row : left->row_block;
  return p;
}

// next_piece is the one behind: further inner elements of the same rows.
INLINE piece next_piece(const mm_matmul* m, piece p) {
  p.at += p.inner;
  int64_t end = m->a_turned ? m->inner : p.left->columns;
  if (p.at == end) {
    p.left++;
    if (m->a_turned || p.left == m->lefts + m->left_count) return (piece){0};
    p.at = 0, end = p.left->columns;
  }
  p.inner = end - p.at < MATMUL_INNER ? end - p.at : MATMUL_INNER;
  return p;
}

// rows_of is where tiles read a: rows at p where it begins, and a tile's worth of them further on.
typedef struct {
  broadcast rows;
  int64_t tile;
} rows_of;

// pack_turned packs a piece of a turned a into groups of as many rows as a tile has, an inner element of all of them after the other.
// Vectors are stored that reach into the next element, which is stored after them. What a last group lacks is zero.
INLINE void pack_turned(const mm_matmul* m, piece p, float* to) {
  for (int64_t k = 0; k < p.inner; k++) {
    int64_t from = (p.at + k) * p.left->columns + p.row;
    for (int64_t i = 0; i < p.rows; i += MATMUL_TILE) {
      for (int64_t v = i; v < i + MATMUL_TILE; v += LANES) {
        store(to + i * MATMUL_LDA + k * MATMUL_TILE + v - i, load_row(p.left->data, from + v, p.left->columns - p.row - v, m->bf16));
      }
    }
  }
}

// pack_rows packs a piece whose rows cannot be read where they are.
INLINE void pack_rows(const mm_matmul* m, piece p, float* to) {
  for (int64_t i = 0; i < p.rows; i++) {
    int64_t from = (p.row + i) * p.left->columns + p.at;
    for (int64_t k = 0; k < p.inner; k += LANES) {
      store(to + i * MATMUL_LDA + k, load_row(p.left->data, from + k, p.inner - k, m->bf16));
    }
  }
}

// left_rows packs a piece where it must be: where it is turned, where it is of bfloat16, where a tile would read behind its end, and where
// its rows fall on the same lines of the cache.
INLINE rows_of left_rows(const mm_matmul* m, piece p, float* to) {
  if (m->a_turned) {
    pack_turned(m, p, to);
    return (rows_of){{to, 1, MATMUL_TILE}, MATMUL_TILE * MATMUL_LDA};
  }
  int64_t columns = p.left->columns;
  if (!m->bf16 && p.rows % MATMUL_TILE == 0 && columns % MATMUL_ALIASING) {
    return (rows_of){{(const float*)p.left->data + p.row * columns + p.at, columns, 1}, MATMUL_TILE * columns};
  }
  pack_rows(m, p, to);
  return (rows_of){{to, MATMUL_LDA, 1}, MATMUL_TILE * MATMUL_LDA};
}

// of_piece is what will be read of a piece.
INLINE ahead of_piece(const mm_matmul* m, piece p) {
  if (!p.rows) return (ahead){0};
  int64_t size = m->bf16 ? 2 : 4, stride = p.left->columns * size;
  const char* data = p.left->data;
  if (m->a_turned) return (ahead){data + p.at * stride + p.row * size, p.inner, stride, p.rows * size, 0};
  return (ahead){data + p.row * stride + p.at * size, p.rows, stride, p.inner * size, 0};
}

// after_panel is the panel of b that is read after the one of column j of the block at column and the inner elements [at, at + inner).
INLINE ahead after_panel(const mm_matmul* m, int64_t column, int64_t columns, int64_t j, int64_t at, int64_t inner) {
  j += MATMUL_PANEL;
  if (j >= columns) {
    j = 0, at += inner;
    inner = m->inner - at < MATMUL_INNER ? m->inner - at : MATMUL_INNER;
  }
  if (inner <= 0) return (ahead){0};
  return (ahead){(const char*)(m->packed + (column + j) * m->inner + at * MATMUL_PANEL), 1, 0, inner * MATMUL_PANEL * (int64_t)sizeof(float), 0};
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
INLINE void matmul_piece(const mm_matmul* m, piece p, rows_of a, int64_t column, int first, int last, ahead* next, float* parts) {
  int64_t columns = m->columns - column < MATMUL_COLUMNS ? m->columns - column : MATMUL_COLUMNS;
  int64_t tiles = (p.rows + MATMUL_TILE - 1) / MATMUL_TILE * ((columns + MATMUL_PANEL - 1) / MATMUL_PANEL);
  int64_t lines = next->rows * ((next->bytes + 63) / 64) / tiles + 1;
  int64_t row = p.row + (m->a_turned ? p.left->from : 0), at = p.at + (m->a_turned ? 0 : p.left->from);
  for (int64_t j = 0; j < columns; j += MATMUL_PANEL) {
    const float* panel = m->packed + (column + j) * m->inner + at * MATMUL_PANEL;
    ahead after = after_panel(m, column, columns, j, at, p.inner);
    int64_t share = after.bytes / 64 * MATMUL_TILE / p.rows + 1;
    rows_of rows = a;
    for (int64_t i = 0; i < p.rows; i += MATMUL_TILE, rows.rows.p += rows.tile) {
      ask(next, lines);
      ask(&after, share);
      if (!m->c_bf16 && i + MATMUL_TILE <= p.rows && j + MATMUL_PANEL <= columns) {
        matmul_tile(first, p.inner, rows, panel, (float*)m->c + (row + i) * m->columns + column + j, m->columns);
        continue;
      }
      matmul_tile(first, p.inner, rows, panel, parts + i * MATMUL_LDC + j, MATMUL_LDC);
      if (last) store_tile(m, row + i, p.rows - i, column + j, parts + i * MATMUL_LDC + j);
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
    ahead next = of_piece(m, behind.rows ? behind : first_piece(m, item + m->workers));
    matmul_piece(m, p, a, column, first, !behind.rows, &next, parts);
  }
}

#endif  // MATMAMBA_CPU_MATMUL_BLOCK_H_

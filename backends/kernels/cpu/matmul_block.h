// Products of large matrices: operands are packed into the order in which tiles of the result read them, widened to float32 and turned
// as needed. Compiled for each set of instructions.

#ifndef MATMAMBA_CPU_MATMUL_BLOCK_H_
#define MATMAMBA_CPU_MATMUL_BLOCK_H_

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

// pack_rows packs the inner elements [at, at + inner) of rows of a.
INLINE void pack_rows(const mm_matmul* m, int64_t row, int64_t rows, int64_t at, int64_t inner, float* to) {
  if (!m->a_turned) {
    for (int64_t i = 0; i < rows; i++) {
      for (int64_t k = 0; k < inner; k += LANES) {
        store(to + i * MATMUL_LDA + k, load_row(m->a, (row + i) * m->inner + at + k, inner - k, m->bf16));
      }
    }
    return;
  }
  for (int64_t k = 0; k < inner; k += LANES) {
    for (int64_t i = 0; i < rows; i += LANES) {
      vec square[LANES];
      load_turned(m->a, m->bf16, m->inner, m->rows, at + k, row + i, square);
      UNROLL for (int j = 0; j < LANES; j++) store(to + (i + j) * MATMUL_LDA + k, square[j]);
    }
  }
}

// ahead is memory that will be read next: rows of some lines of the cache. It is asked for bit by bit while there is something to
// compute, for a processor does not foresee where the next block of a matrix begins.
typedef struct {
  const char* row;
  int64_t rows, stride, bytes, at;
} ahead;

// of_rows is what pack_rows will read. Behind the last row there is nothing to ask for.
INLINE ahead of_rows(const mm_matmul* m, int64_t row, int64_t rows, int64_t at, int64_t inner) {
  int64_t size = m->bf16 ? 2 : 4;
  if (row >= m->rows) return (ahead){0};
  if (row + rows > m->rows) rows = m->rows - row;
  if (m->a_turned) return (ahead){(const char*)m->a + (at * m->rows + row) * size, inner, m->rows * size, rows * size, 0};
  return (ahead){(const char*)m->a + (row * m->inner + at) * size, rows, m->inner * size, inner * size, 0};
}

INLINE void ask(ahead* next, int64_t lines) {
  for (; lines > 0 && next->rows > 0; lines--) {
    __builtin_prefetch(next->row + next->at, 0, 2);
    next->at += 64;
    if (next->at < next->bytes) continue;
    next->at = 0, next->row += next->stride, next->rows--;
  }
}

// matmul_tile is a tile of c over some inner elements.
OUTLINE void matmul_tile(int first, int64_t inner, const float* a, const float* panel, float* c, int64_t ldc) {
  broadcast left = {a, MATMUL_LDA, 1};
  if (first) {
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

// matmul_block makes a block of c.
static void matmul_block(const void* data, int64_t item, int64_t worker) {
  const mm_matmul* m = data;
  int64_t row = item / m->column_blocks * m->row_block, column = item % m->column_blocks * MATMUL_COLUMNS;
  int64_t rows = m->rows - row < m->row_block ? m->rows - row : m->row_block;
  int64_t columns = m->columns - column < MATMUL_COLUMNS ? m->columns - column : MATMUL_COLUMNS;
  int64_t tiles = (rows + MATMUL_TILE - 1) / MATMUL_TILE * ((columns + MATMUL_PANEL - 1) / MATMUL_PANEL);
  float *a = m->scratch + worker * MATMUL_SCRATCH, *parts = a + MATMUL_A;
  for (int64_t at = 0; at < m->inner; at += MATMUL_INNER) {
    int64_t inner = m->inner - at < MATMUL_INNER ? m->inner - at : MATMUL_INNER;
    int64_t left = m->inner - at - inner;
    pack_rows(m, row, rows, at, inner, a);
    ahead next = left ? of_rows(m, row, rows, at + inner, left < MATMUL_INNER ? left : MATMUL_INNER)
                      : of_rows(m, (item + m->workers) / m->column_blocks * m->row_block, m->row_block, 0, m->inner < MATMUL_INNER ? m->inner : MATMUL_INNER);
    int64_t lines = next.rows * ((next.bytes + 63) / 64) / tiles + 1;
    for (int64_t j = 0; j < columns; j += MATMUL_PANEL) {
      const float* panel = m->packed + (column + j) * m->inner + at * MATMUL_PANEL;
      for (int64_t i = 0; i < rows; i += MATMUL_TILE) {
        ask(&next, lines);
        if (!m->c_bf16 && i + MATMUL_TILE <= rows && j + MATMUL_PANEL <= columns) {
          matmul_tile(at == 0, inner, a + i * MATMUL_LDA, panel, (float*)m->c + (row + i) * m->columns + column + j, m->columns);
          continue;
        }
        matmul_tile(at == 0, inner, a + i * MATMUL_LDA, panel, parts + i * MATMUL_LDC + j, MATMUL_LDC);
        if (!left) store_tile(m, row + i, rows - i, column + j, parts + i * MATMUL_LDC + j);
      }
    }
  }
}

#endif  // MATMAMBA_CPU_MATMUL_BLOCK_H_

// Matrix products with vectors along the columns of the result, the loops at the heart of the SSD.

#ifndef MATMAMBA_CPU_PRODUCT_H_
#define MATMAMBA_CPU_PRODUCT_H_

#include <stddef.h>

#include "ahead.h"
#include "vector.h"

// broadcast is an operand whose elements are broadcast: element (i, k) at p[i * row + k * column].
typedef struct {
  const float* p;
  int64_t row, column;
} broadcast;

// What the product is added to: nothing, or what `before` holds, or that times a factor for each column.
enum { SET, ADD, SCALE_ADD };

// tile_onto is `rows` x `vectors` of the result c, in registers for the whole of k, a multiple of 8: constants wherever it is inlined. next, NULL for
// nothing, is asked for meanwhile.
INLINE void tile_onto(const int rows, const int vectors, const int mode, int64_t k, broadcast a, const float* b, int64_t ldb,
                      const float* before, float* c, int64_t ldc, const float* factor, line_up* next) {
  vec sum[8][3];
  UNROLL for (int i = 0; i < rows; i++) {
    UNROLL for (int j = 0; j < vectors; j++) {
      if (mode == SET) {
        sum[i][j] = (vec){};
      } else if (mode == ADD) {
        sum[i][j] = load(before + i * ldc + j * LANES);
      } else {
        sum[i][j] = load(before + i * ldc + j * LANES) * load(factor + j * LANES);
      }
    }
  }
  // Long vectors ask bit by bit: they have fewer tiles, and many requests in a row would hold up the tile's own loads.
  int64_t stretch = LANES > 8 ? 4 : k, lines = LANES > 8 ? 2 : AHEAD_LINES;
  for (int64_t from = 0; from < k; from += stretch) {
    if (next) ask_some(next, lines);
    _Pragma("GCC unroll 2") for (int64_t at = from; at < from + stretch; at++) {
      vec right[3];
      UNROLL for (int j = 0; j < vectors; j++) right[j] = load(b + at * ldb + j * LANES);
      UNROLL for (int i = 0; i < rows; i++) {
        vec left = repeat(a.p + i * a.row + at * a.column);
        UNROLL for (int j = 0; j < vectors; j++) sum[i][j] = add_products(sum[i][j], left, right[j]);
      }
    }
  }
  UNROLL for (int i = 0; i < rows; i++) {
    UNROLL for (int j = 0; j < vectors; j++) store(c + i * ldc + j * LANES, sum[i][j]);
  }
}

// product_with is c = a b, c = before + a b, or c = before factor + a b: a is rows x k, b is k x columns. rows is a multiple of 8, columns of
// LANES. before, which lies as c does, may be c. next, NULL for nothing, is asked for meanwhile.
INLINE void product_with(const int mode, int64_t rows, int64_t k, int64_t columns, broadcast a, const float* b, int64_t ldb,
                         const float* before, float* c, int64_t ldc, const float* factor, line_up* next) {
  const int tall = LANES > 8 ? 8 : 4;  // there are twice the registers
  int64_t j = 0;
  for (; j + 3 * LANES <= columns && j + 4 * LANES != columns; j += 3 * LANES) {
    for (int64_t i = 0; i < rows; i += tall) {
      broadcast left = {a.p + i * a.row, a.row, a.column};
      tile_onto(tall, 3, mode, k, left, b + j, ldb, before + i * ldc + j, c + i * ldc + j, ldc, factor + j, next);
    }
  }
  for (; j + 2 * LANES <= columns; j += 2 * LANES) {
    for (int64_t i = 0; i < rows; i += tall) {
      broadcast left = {a.p + i * a.row, a.row, a.column};
      tile_onto(tall, 2, mode, k, left, b + j, ldb, before + i * ldc + j, c + i * ldc + j, ldc, factor + j, next);
    }
  }
  if (j < columns) {
    for (int64_t i = 0; i < rows; i += 8) {
      broadcast left = {a.p + i * a.row, a.row, a.column};
      tile_onto(8, 1, mode, k, left, b + j, ldb, before + i * ldc + j, c + i * ldc + j, ldc, factor + j, next);
    }
  }
}

// Each is compiled once, however often it is used: they are large.
#define OUTLINE static __attribute__((noinline, unused))

OUTLINE void product(int64_t rows, int64_t k, int64_t columns, broadcast a, const float* b, int64_t ldb, float* c, int64_t ldc,
                     line_up* next) {
  product_with(SET, rows, k, columns, a, b, ldb, c, c, ldc, NULL, next);
}

OUTLINE void add_product(int64_t rows, int64_t k, int64_t columns, broadcast a, const float* b, int64_t ldb, float* c, int64_t ldc,
                         line_up* next) {
  product_with(ADD, rows, k, columns, a, b, ldb, c, c, ldc, NULL, next);
}

OUTLINE void scale_add_product(int64_t rows, int64_t k, int64_t columns, broadcast a, const float* b, int64_t ldb, const float* before,
                               float* c, int64_t ldc, const float* factor, line_up* next) {
  product_with(SCALE_ADD, rows, k, columns, a, b, ldb, before, c, ldc, factor, next);
}

// transpose is out = in^T: in is rows x columns, both multiples of LANES. transpose_past stores as store_past does.
INLINE void transpose_with(const int past, int64_t rows, int64_t columns, const float* in, int64_t ldin, float* out, int64_t ldout) {
  for (int64_t i = 0; i < rows; i += LANES) {
    for (int64_t j = 0; j < columns; j += LANES) {
      vec square[LANES];
      UNROLL for (int l = 0; l < LANES; l++) square[l] = load(in + (i + l) * ldin + j);
      transpose_lanes(square);
      UNROLL for (int l = 0; l < LANES; l++) give_row(out, (j + l) * ldout + i, LANES, 0, past, square[l]);
    }
  }
}

OUTLINE void transpose(int64_t rows, int64_t columns, const float* in, int64_t ldin, float* out, int64_t ldout) {
  transpose_with(0, rows, columns, in, ldin, out, ldout);
}

OUTLINE void transpose_past(int64_t rows, int64_t columns, const float* in, int64_t ldin, float* out, int64_t ldout) {
  transpose_with(1, rows, columns, in, ldin, out, ldout);
}

#endif  // MATMAMBA_CPU_PRODUCT_H_

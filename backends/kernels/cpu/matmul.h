// A call of matmul, c = a b, and how it is cut.

#ifndef MATMAMBA_CPU_MATMUL_H_
#define MATMAMBA_CPU_MATMUL_H_

#include <stdint.h>

enum {
  MATMUL_LEFTS = 8,      // parts that a may have
  MATMUL_RIGHTS = 8,     // stretches of b that may be multiplied
  MATMUL_BLOCKS = 4,     // of rows at least, to share out
  MATMUL_STRETCH = 64,   // inner elements of b in an item of packing
  MATMUL_INNER = 512,    // that a tile adds up before it leaves the registers
  MATMUL_ROWS = 128,     // of a block, at most: its part of a and of c stay in the second-level cache
  MATMUL_COLUMNS = 256,  // of a block
  MATMUL_LDA = MATMUL_INNER + 16,  // lest all rows fall on the same lines of the cache
  MATMUL_ALIASING = 1024,          // rows of multiples of so many floats do
  MATMUL_LDC = MATMUL_COLUMNS + 16,
  MATMUL_A = MATMUL_ROWS * MATMUL_LDA,  // floats of a that are packed
  MATMUL_SCRATCH = MATMUL_A + MATMUL_ROWS * MATMUL_LDC,

  // Products of few rows and columns whose inner elements are split.
  SPLIT_SIZE = 1 << 19,  // elements of c at most: a cache holds a few times as many
  SPLIT_LEAST = 256,     // inner elements of a split at least
  SPLIT_MOST = 4,        // splits
  SPLIT_INNER = 176,     // inner elements that are packed at a time, at most: with the next ones they stay in the second-level cache
  SPLIT_ROWS = 312,      // rows that are, at most: a multiple of any tile's
  SPLIT_LDA = SPLIT_INNER + 16,
  SPLIT_A = SPLIT_ROWS * SPLIT_LDA,
  SPLIT_SCRATCH = SPLIT_A + (SPLIT_INNER + 1) * MATMUL_COLUMNS,
};

// mm_left is a part of a: columns [from, from + columns) of it as it lies in memory, where a part is a matrix by itself. They are inner
// units, or rows of the product where a is turned.
typedef struct {
  const void* data;
  int64_t from, columns;
  int64_t stride;  // elements of a row
} mm_left;

// mm_right is a stretch of b's columns and its product.
typedef struct {
  int64_t from, columns;
  void* c;        // [rows, columns]
  int64_t panel;  // of packed, its first one
} mm_right;

// A unit is what a lane holds of the inner elements: one, in float32, or a pair of neighbours in bfloat16, the last one with a zero where
// there is no other. Whatever is told of inner elements is in units, but for `elements`.
typedef struct {
  int64_t rows, columns, inner;  // b's columns, of which c has all where there is one product
  int64_t elements;              // inner elements
  const void* b;                 // [elements, columns], or [columns, elements] where it is turned
  mm_right rights[MATMUL_RIGHTS];
  int64_t right_count;
  int bf16, c_bf16, a_turned, b_turned;  // bf16: a and b are of bfloat16
  mm_left lefts[MATMUL_LEFTS];           // a: [rows, elements], or [elements, rows] where it is turned
  int64_t left_count;

  // b is packed once, for all. An item is a block of a product; its rows of a are packed by who makes it, where they are. Or the inner elements
  // are split, and an item is what a split gives of a block of c; who makes it packs b, and a where that is not read where it is.
  int64_t column_blocks, row_blocks, row_block, column_block;
  int a_in_place;
  int64_t splits, split;  // each of `split` inner elements, but for the last one
  int64_t slab;           // inner elements that are packed at a time
  int64_t workers;        // about as many items lie between two that one worker makes
  float* packed;          // [panels, inner, panel's columns]
  float* scratch;         // MATMUL_SCRATCH or SPLIT_SCRATCH floats per worker
  float* partial;         // what each split gives, in tiles: [splits, panels, tiles of rows, a tile's rows, panel's columns]
} mm_matmul;

#endif  // MATMAMBA_CPU_MATMUL_H_

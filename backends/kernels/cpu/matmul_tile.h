// The tile at the heart of products of large matrices, and what is asked for while it is computed.

#ifndef MATMAMBA_CPU_MATMUL_TILE_H_
#define MATMAMBA_CPU_MATMUL_TILE_H_

#include "matmul_pack.h"
#include "product.h"

// So many inner elements are between what a tile asks for at a time: requests in a row wait for one another, and what the tile reads waits for them.
enum { TILE_STEP = 16 };

// stretch is some inner elements of rows of a: element (i, k) at p[i * row + k * column], where row or column is 1 within a tile, and rows of a tile
// begin `step` floats behind each other.
typedef struct {
  const float* p;
  int64_t row, column, step;
  int64_t inner;
} stretch;

// lefts is all that a tile reads of a, stretches of one kind: `turned` ones have row 1, others column 1.
typedef struct {
  stretch parts[MATMUL_LEFTS];
  int count, turned;
} lefts;

INLINE void join_stretch(lefts* a, stretch part) { a->parts[a->count++] = part; }

// steps_of is how often a tile asks for something.
INLINE int64_t steps_of(const lefts* a) {
  int64_t steps = 0;
  for (int i = 0; i < a->count; i++) steps += (a->parts[i].inner + TILE_STEP - 1) / TILE_STEP;
  return steps;
}

// asked is what a tile asks for: so many lines of what comes next each time, and rows of the tile of c behind it, to be written: a store that
// misses the caches holds up those after it.
typedef struct {
  line_up* next;
  int64_t lines;
  const float* c;
  int rows;
} asked;

// ask_by is how much each of so many tiles asks for.
INLINE asked ask_by(int64_t tiles, const lefts* a, line_up* next) {
  int64_t steps = steps_of(a);
  return (asked){next, lines_of(next) / (tiles * steps) + 1, NULL, (int)((MATMUL_TILE + steps - 1) / steps)};
}

INLINE void ask_row(const float* c) {
  for (int v = 0; v < MATMUL_PANEL; v += 16) __builtin_prefetch(c + v, 1, 3);
}

// sum_tile is a tile of c over a's stretches, of which it takes the tile at row `at`: so many vectors of a panel's two.
INLINE void sum_tile(const int turned, const int vectors, const int mode, const lefts* a, int64_t at, const float* panel, float* c, int64_t ldc, asked ask) {
  vec sum[MATMUL_TILE][2];
  UNROLL for (int i = 0; i < MATMUL_TILE; i++) {
    UNROLL for (int v = 0; v < vectors; v++) sum[i][v] = mode == SET ? (vec){} : load(c + i * ldc + v * LANES);
  }
  int rows = MATMUL_TILE;
  for (const stretch *s = a->parts, *end = s + a->count; s < end; s++) {
    const float* left = s->p + at * s->step;
    const int64_t row = s->row, column = turned ? s->column : 1;
    for (int64_t inner = s->inner, some; inner > 0; inner -= some) {
      some = inner < TILE_STEP ? inner : TILE_STEP;
      ask_some(ask.next, ask.lines);
      for (int i = 0; i < ask.rows && rows > 0; i++, rows--, ask.c += ldc) ask_row(ask.c);
      _Pragma("GCC unroll 2") for (int64_t k = 0; k < some; k++) {
        vec right[2];
        UNROLL for (int v = 0; v < vectors; v++) right[v] = load(panel + v * LANES);
        UNROLL for (int i = 0; i < MATMUL_TILE; i++) {
          vec repeated = repeat(left + (turned ? i : i * row));
          UNROLL for (int v = 0; v < vectors; v++) sum[i][v] = add_products(sum[i][v], repeated, right[v]);
        }
        left += column, panel += MATMUL_PANEL;
      }
    }
  }
  for (; rows > 0; rows--, ask.c += ldc) ask_row(ask.c);
  UNROLL for (int i = 0; i < MATMUL_TILE; i++) {
    UNROLL for (int v = 0; v < vectors; v++) store(c + i * ldc + v * LANES, sum[i][v]);
  }
}

// matmul_tile begins a tile of c, or adds to it. Of a narrow one nobody needs the second vector.
OUTLINE void matmul_tile(int first, int narrow, const lefts* a, int64_t at, const float* panel, float* c, int64_t ldc, asked ask) {
  if (a->turned) {
    if (first) {
      sum_tile(1, 2, SET, a, at, panel, c, ldc, ask);
    } else {
      sum_tile(1, 2, ADD, a, at, panel, c, ldc, ask);
    }
  } else if (narrow) {
    if (first) {
      sum_tile(0, 1, SET, a, at, panel, c, ldc, ask);
    } else {
      sum_tile(0, 1, ADD, a, at, panel, c, ldc, ask);
    }
  } else if (first) {
    sum_tile(0, 2, SET, a, at, panel, c, ldc, ask);
  } else {
    sum_tile(0, 2, ADD, a, at, panel, c, ldc, ask);
  }
}

#endif  // MATMAMBA_CPU_MATMUL_TILE_H_

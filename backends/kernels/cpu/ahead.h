// Memory that will be read or written next.

#ifndef MATMAMBA_CPU_AHEAD_H_
#define MATMAMBA_CPU_AHEAD_H_

#include "vector.h"

// ahead is memory that will be needed next: rows of some lines of the cache. It is asked for bit by bit while there is something to
// compute, for a processor does not foresee where the next block of a matrix begins.
typedef struct {
  const char* row;
  int64_t rows, stride, bytes, at;
} ahead;

// ask asks for so many lines.
INLINE void ask(ahead* next, int64_t lines) {
  for (; lines > 0 && next->rows > 0; lines--) {
    __builtin_prefetch(next->row + next->at, 0, 2);
    next->at += 64;
    if (next->at < next->bytes) continue;
    next->at = 0, next->row += next->stride, next->rows--;
  }
}

enum { AHEAD_PARTS = 11, AHEAD_LINES = LANES > 8 ? 20 : 8 };

// line_up is what comes next, in the order in which it will be needed.
typedef struct {
  ahead parts[AHEAD_PARTS];
  int count, at;
} line_up;

INLINE void join(line_up* next, ahead part) { next->parts[next->count++] = part; }

// lines_of is how many lines come next.
INLINE int64_t lines_of(const line_up* next) {
  int64_t lines = 0;
  for (int i = next->at; i < next->count; i++) lines += next->parts[i].rows * ((next->parts[i].bytes + 63) / 64);
  return lines;
}

// ask_some asks for so many lines, all of one part.
INLINE void ask_some(line_up* next, int64_t lines) {
  if (next->at == next->count) return;
  ahead* part = next->parts + next->at;
  ask(part, lines);
  if (!part->rows) next->at++;
}

// ask_few asks for a few lines: as many as arrive while a tile of a product is computed, so that no request waits for another. There are
// fewer tiles where vectors are longer.
INLINE void ask_few(line_up* next) { ask_some(next, AHEAD_LINES); }

#endif  // MATMAMBA_CPU_AHEAD_H_

// What the gradient of a block of heads needs beside its chunks.

#ifndef MATMAMBA_CPU_SSD_GRADIENT_H_
#define MATMAMBA_CPU_SSD_GRADIENT_H_

#include "ssd_chunk.h"

// gradient is what the gradient of a block of heads needs beside its chunks.
typedef struct {
  lines states;                           // before the chunk, [heads, channels, states], where they are saved, in copied_states or in middle
  float *copied_states, *middle;          // [columns, states]
  float* dstates;                         // the gradient of those behind it, [states, columns]
  int before, behind;                     // whether there is anything in them
  float* turned;                          // [columns, states]: dstates transposed
  lines dy;                               // in the operand itself, or in copied
  float *copied, *du, *work;              // [SSD_CHUNK, columns]
  lines db, dc;                           // in the item's own, or in copied_db and copied_dc
  float *copied_db, *copied_dc;           // [SSD_CHUNK, states]
  float *log_decay, *direct, *skipped;    // [SSD_CHUNK, heads]
  float *row, *col;                       // [SSD_CHUNK, heads]
  float *matrix, *outer, *dproducts;      // [SSD_CHUNK, SSD_CHUNK]
  float* ut;                              // [channels, SSD_CHUNK]
  float *decays, *by_heads;               // [SSD_CHUNK, LANES]
  float *da, *dd, *ddt_bias;              // [heads]
  line_up next;                           // what the chunks before read and write
} gradient;

INLINE gradient make_gradient(const block* k, float** scratch) {
  gradient g;
  g.dstates = take(scratch, k->states, k->ldw);
  g.copied_states = take(scratch, k->columns, k->ldn), g.middle = take(scratch, k->columns, k->ldn);
  g.turned = take(scratch, k->columns, k->ldn);
  g.copied = take(scratch, SSD_CHUNK, k->ldw), g.du = take(scratch, SSD_CHUNK, k->ldw), g.work = take(scratch, SSD_CHUNK, k->ldw);
  g.copied_db = take(scratch, SSD_CHUNK, k->ldn), g.copied_dc = take(scratch, SSD_CHUNK, k->ldn);
  g.log_decay = take(scratch, SSD_CHUNK, k->ldh), g.direct = take(scratch, SSD_CHUNK, k->ldh);
  g.skipped = take(scratch, SSD_CHUNK, k->ldh);
  g.row = take(scratch, SSD_CHUNK, k->ldh), g.col = take(scratch, SSD_CHUNK, k->ldh);
  g.matrix = take(scratch, SSD_CHUNK, SSD_CHUNK), g.outer = take(scratch, SSD_CHUNK, SSD_CHUNK);
  g.dproducts = take(scratch, SSD_CHUNK, SSD_CHUNK);
  g.ut = take(scratch, k->channels, SSD_CHUNK);
  g.decays = take(scratch, SSD_CHUNK, LANES), g.by_heads = take(scratch, SSD_CHUNK, LANES);
  g.da = take(scratch, 1, k->ldh), g.dd = take(scratch, 1, k->ldh), g.ddt_bias = take(scratch, 1, k->ldh);
  return g;
}

#endif  // MATMAMBA_CPU_SSD_GRADIENT_H_

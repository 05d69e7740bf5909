//go:build cgo && linux

// The handler of matmul.

#include "matmul.h"

#include <stdlib.h>

#include "frame.h"
#include "handlers.h"
#include "variants.h"

static int64_t ceil_div(int64_t a, int64_t b) { return (a + b - 1) / b; }

// type_of is the type that an attribute stands for.
static int type_of(mm_call* call, const char* attribute) { return mm_attribute(call, attribute) ? MM_FFI_BF16 : MM_FFI_F32; }

// row_block is how many rows a block has: at most what fits, and such that every thread gets as many blocks. No sum depends on it.
static int64_t row_block(const mm_call* call, int64_t rows, int64_t column_blocks) {
  int64_t blocks = ceil_div(rows, MATMUL_ROWS), threads = mm_workers(call, rows);
  if (blocks < MATMUL_BLOCKS) blocks = MATMUL_BLOCKS;
  while (blocks * column_blocks % threads) blocks++;
  return ceil_div(ceil_div(rows, blocks), MATMUL_TILE) * MATMUL_TILE;
}

mm_ffi_error* mm_matmul_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  int operands = type_of(&call, "bf16"), result = type_of(&call, "outbf16");
  mm_matmul m = {.a_turned = mm_attribute(&call, "left") == 0, .b_turned = mm_attribute(&call, "right") == 1};
  m.bf16 = operands == MM_FFI_BF16, m.c_bf16 = result == MM_FFI_BF16;
  mm_count(&call, 2, 1);
  const mm_ffi_buffer *a = mm_operand(&call, 0, operands, 2), *b = mm_operand(&call, 1, operands, 2), *c = mm_result(&call, 0, result, 2);
  if (call.error) return call.error;
  m.rows = a->dims[m.a_turned], m.inner = a->dims[!m.a_turned], m.columns = b->dims[!m.b_turned];
  MM_DIMS(&call, "b", b, m.b_turned ? m.columns : m.inner, m.b_turned ? m.inner : m.columns);
  MM_DIMS(&call, "c", c, m.rows, m.columns);
  if (call.error || m.rows * m.columns == 0) return call.error;
  m.a = a->data, m.b = b->data, m.c = c->data;

  const mm_variant* variant = mm_best(&call, m.columns);
  int64_t panels = ceil_div(m.columns, 2 * variant->lanes);
  m.column_blocks = ceil_div(m.columns, MATMUL_COLUMNS);
  m.row_block = row_block(&call, m.rows, m.column_blocks);
  int64_t items = ceil_div(m.rows, m.row_block) * m.column_blocks;
  m.packed = mm_allocate(&call, panels * 2 * variant->lanes * m.inner);
  m.workers = mm_workers(&call, items);
  m.scratch = mm_allocate(&call, MATMUL_SCRATCH * m.workers);
  mm_parallel(&call, ceil_div(m.inner, MATMUL_STRETCH), variant->matmul_pack, &m);
  mm_parallel(&call, items, variant->matmul_block, &m);
  free(m.packed);
  free(m.scratch);
  return call.error;
}

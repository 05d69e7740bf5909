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

// take_left reads the parts of a, which are all operands but the last.
static void take_left(mm_call* call, mm_matmul* m, int type) {
  m->left_count = call->frame->arguments.size - 1;
  if (m->left_count < 1 || m->left_count > MATMUL_LEFTS) {
    mm_fail(call, MM_FFI_INVALID_ARGUMENT, "%ld left operands, want 1 to %d", (long)m->left_count, MATMUL_LEFTS);
  }
  int64_t length = -1, from = 0;
  for (int64_t i = 0; i < m->left_count; i++) {
    const mm_ffi_buffer* part = mm_operand(call, i, type, 2);
    if (call->error) return;
    if (length < 0) length = part->dims[0];
    MM_DIMS(call, "a", part, length, part->dims[1]);
    mm_left* left = &m->lefts[i];
    *left = (mm_left){.data = part->data, .from = from, .columns = part->dims[1]};
    from += left->columns;
  }
  m->rows = m->a_turned ? from : length, m->inner = m->a_turned ? length : from;
}

// cut cuts rows of the product into blocks, and returns how many there are.
static int64_t cut(const mm_call* call, mm_matmul* m) {
  int64_t blocks = 0;
  for (int64_t i = 0; i < (m->a_turned ? m->left_count : 1); i++) {
    mm_left* left = &m->lefts[i];
    int64_t rows = m->a_turned ? left->columns : m->rows;
    if (rows == 0) continue;
    left->row_block = row_block(call, rows, m->column_blocks);
    left->blocks = ceil_div(rows, left->row_block);
    blocks += left->blocks;
  }
  return blocks;
}

mm_ffi_error* mm_matmul_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  int operands = type_of(&call, "bf16"), result = type_of(&call, "outbf16");
  mm_matmul m = {.a_turned = mm_attribute(&call, "left") == 0, .b_turned = mm_attribute(&call, "right") == 1};
  m.bf16 = operands == MM_FFI_BF16, m.c_bf16 = result == MM_FFI_BF16;
  take_left(&call, &m, operands);
  mm_count(&call, m.left_count + 1, 1);
  const mm_ffi_buffer *b = mm_operand(&call, m.left_count, operands, 2), *c = mm_result(&call, 0, result, 2);
  if (call.error) return call.error;
  m.columns = b->dims[!m.b_turned];
  MM_DIMS(&call, "b", b, m.b_turned ? m.columns : m.inner, m.b_turned ? m.inner : m.columns);
  MM_DIMS(&call, "c", c, m.rows, m.columns);
  if (call.error || m.rows * m.columns == 0) return call.error;
  m.b = b->data, m.c = c->data;

  const mm_variant* variant = mm_best(&call, m.columns);
  int64_t panels = ceil_div(m.columns, 2 * variant->lanes);
  m.column_blocks = ceil_div(m.columns, MATMUL_COLUMNS);
  int64_t items = cut(&call, &m) * m.column_blocks;
  m.packed = mm_allocate(&call, panels * 2 * variant->lanes * m.inner);
  m.workers = mm_workers(&call, items);
  m.scratch = mm_allocate(&call, MATMUL_SCRATCH * m.workers);
  mm_parallel(&call, ceil_div(m.inner, MATMUL_STRETCH), variant->matmul_pack, &m);
  mm_parallel(&call, items, variant->matmul_block, &m);
  free(m.packed);
  free(m.scratch);
  return call.error;
}

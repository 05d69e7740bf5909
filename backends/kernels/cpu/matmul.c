//go:build cgo && linux

// The handlers of matmul and projections.

#include "matmul.h"

#include <stdio.h>

#include "frame.h"
#include "handlers.h"
#include "variants.h"

static int64_t ceil_div(int64_t a, int64_t b) { return (a + b - 1) / b; }

// type_of is the type that an attribute stands for.
static int type_of(mm_call* call, const char* attribute) { return mm_attribute(call, attribute) ? MM_FFI_BF16 : MM_FFI_F32; }

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
    *left = (mm_left){.data = part->data, .from = from, .columns = part->dims[1], .stride = part->dims[1]};
    from += left->columns;
  }
  m->rows = m->a_turned ? from : length, m->elements = m->a_turned ? length : from;
}

// add_right adds a product, which is nothing where it has no columns.
static void add_right(mm_matmul* m, int64_t from, int64_t columns, void* c) {
  if (columns) m->rights[m->right_count++] = (mm_right){.from = from, .columns = columns, .c = c};
}

// best_of is the variant for products: by pairs where both operands are of bfloat16, and no part of a ends within a pair that goes on.
static const mm_variant* best_of(mm_call* call, const mm_matmul* m) {
  int pairs = m->bf16;
  for (int64_t i = 0; i < m->left_count - 1; i++) pairs = pairs && (m->a_turned || m->lefts[i].columns % 2 == 0);
  int64_t columns = 0;
  for (int64_t i = 0; i < m->right_count; i++) columns += m->rights[i].columns;
  return pairs ? mm_best_pairs(call, columns) : mm_best(call, columns);
}

// count_units counts inner elements in a variant's units.
static void count_units(mm_matmul* m, const mm_variant* variant) {
  int64_t unit = variant->pairs ? 2 : 1;
  m->inner = ceil_div(m->elements, unit);
  for (int64_t i = 0; !m->a_turned && i < m->left_count; i++) {
    m->lefts[i].from /= unit, m->lefts[i].columns = ceil_div(m->lefts[i].columns, unit);
  }
}

// cut_rows cuts rows into at least so many blocks, of at most so many rows, and such that every thread gets as many items. No sum depends
// on it.
static void cut_rows(mm_call* call, mm_matmul* m, int64_t tile, int64_t least, int64_t most, int64_t items_per_block) {
  int64_t blocks = ceil_div(m->rows, most / tile * tile), threads = mm_workers(call, m->rows);
  if (blocks < least) blocks = least;
  while (blocks * items_per_block % threads) blocks++;
  m->row_block = ceil_div(ceil_div(m->rows, blocks), tile) * tile;
  m->row_blocks = ceil_div(m->rows, m->row_block);
}

// cut_columns cuts each product's columns into blocks, and returns how many panels they are.
static int64_t cut_columns(mm_matmul* m, int64_t block, int64_t panel) {
  int64_t panels = 0;
  m->column_block = block, m->column_blocks = 0;
  for (mm_right* right = m->rights; right < m->rights + m->right_count; right++) {
    right->panel = panels, panels += ceil_div(right->columns, panel);
    m->column_blocks += ceil_div(right->columns, block);
  }
  return panels;
}

// by_blocks makes the products block by block.
static void by_blocks(mm_call* call, mm_matmul* m, const mm_variant* variant) {
  int64_t panel = 2 * variant->lanes, panels = cut_columns(m, MATMUL_COLUMNS, panel);
  cut_rows(call, m, variant->tile, MATMUL_BLOCKS, MATMUL_ROWS, m->column_blocks);
  int64_t items = m->row_blocks * m->column_blocks;
  m->workers = mm_workers(call, items);
  m->packed = mm_allocate(call, panels * panel * m->inner);
  m->scratch = mm_allocate(call, MATMUL_SCRATCH * m->workers);
  mm_parallel(call, ceil_div(m->inner, MATMUL_STRETCH), variant->matmul_pack, m);
  mm_parallel(call, items, variant->matmul_block, m);
  mm_release(m->packed);
  mm_release(m->scratch);
}

// by_splits makes it with its inner elements split. Where vectors are long, rows of a are read where they are: each of them is multiplied by few
// panels, and lines that tiles leave half read are few beside their multiply-adds. Items are smaller then, so that what they read of a stays in the
// second-level cache; otherwise it is packed bit by bit, and b once for as many rows as there are.
static void by_splits(mm_call* call, mm_matmul* m, const mm_variant* variant) {
  m->split = ceil_div(m->inner, m->splits);
  m->splits = ceil_div(m->inner, m->split);
  m->slab = ceil_div(m->split, ceil_div(m->split, SPLIT_INNER));
  m->a_in_place = variant->lanes > 8 && !m->bf16;
  int64_t panel = 2 * variant->lanes, panels = cut_columns(m, m->a_in_place ? MATMUL_COLUMNS / 2 : MATMUL_COLUMNS, panel);
  cut_rows(call, m, variant->tile, 1, m->a_in_place ? SPLIT_ROWS : m->rows + variant->tile, m->splits * m->column_blocks);
  int64_t items = m->splits * m->row_blocks * m->column_blocks, tiles = ceil_div(m->rows, variant->tile);
  m->workers = mm_workers(call, items);
  m->scratch = mm_allocate(call, SPLIT_SCRATCH * m->workers);
  m->partial = mm_allocate(call, m->splits * panels * panel * tiles * variant->tile);
  mm_parallel(call, items, variant->matmul_split, m);
  mm_parallel(call, tiles, variant->matmul_sum, m);
  mm_release(m->scratch);
  mm_release(m->partial);
}

// multiply makes the products of a call whose operands and sizes are known.
static void multiply(mm_call* call, mm_matmul* m) {
  if (call->error || m->rows * m->right_count == 0) return;
  const mm_variant* variant = best_of(call, m);
  count_units(m, variant);
  if (m->a_turned && m->rows * m->columns <= SPLIT_SIZE) m->splits = m->inner / SPLIT_LEAST < SPLIT_MOST ? m->inner / SPLIT_LEAST : SPLIT_MOST;
  if (m->splits > 1) {
    by_splits(call, m, variant);
  } else {
    by_blocks(call, m, variant);
  }
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
  MM_DIMS(&call, "b", b, m.b_turned ? m.columns : m.elements, m.b_turned ? m.elements : m.columns);
  MM_DIMS(&call, "c", c, m.rows, m.columns);
  m.b = b->data;
  add_right(&m, 0, m.columns, c->data);
  multiply(&call, &m);
  return call.error;
}

mm_ffi_error* mm_projections_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  int type = type_of(&call, "bf16");
  int64_t results = frame->results.size;
  mm_count(&call, 2, results);
  const mm_ffi_buffer *x = mm_operand(&call, 0, type, 2), *weight = mm_operand(&call, 1, type, 2);
  if (call.error) return call.error;
  int64_t rows = x->dims[0], in = x->dims[1], all = weight->dims[0];
  MM_DIMS(&call, "weight", weight, all, in);
  int bf16 = type == MM_FFI_BF16;
  mm_matmul none = {.rows = rows, .columns = all, .elements = in, .b = weight->data, .b_turned = 1, .left_count = 1, .bf16 = bf16, .c_bf16 = bf16};
  none.lefts[0] = (mm_left){.data = x->data, .columns = in, .stride = in};
  mm_matmul m = none;
  for (int64_t i = 0; i < results && !call.error; i++) {
    char name[32];
    snprintf(name, sizeof name, "from%ld", (long)i);
    int64_t from = mm_attribute(&call, name);
    const mm_ffi_buffer* product = mm_result(&call, i, type, 2);
    if (call.error) break;
    int64_t columns = product->dims[1];
    MM_DIMS(&call, "product", product, rows, columns);
    if (from < 0 || from + columns > all) {
      mm_fail(&call, MM_FFI_INVALID_ARGUMENT, "rows %ld to %ld of %ld", (long)from, (long)(from + columns), (long)all);
    }
    add_right(&m, from, columns, product->data);
    if (m.right_count < MATMUL_RIGHTS && i < results - 1) continue;
    multiply(&call, &m);
    m = none;
  }
  return call.error;
}

//go:build cgo && linux

// The handler of linear_small.

#include "linear.h"

#include "frame.h"
#include "handlers.h"
#include "variants.h"

mm_ffi_error* mm_linear_small_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_linear l = {.x_bf16 = mm_attribute(&call, "bf16") != 0, .w_bf16 = mm_attribute(&call, "wbf16") != 0};
  mm_count(&call, 2, 1);
  const mm_ffi_buffer* x = mm_operand(&call, 0, l.x_bf16 ? MM_FFI_BF16 : MM_FFI_F32, 2);
  const mm_ffi_buffer* w = mm_operand(&call, 1, l.w_bf16 ? MM_FFI_BF16 : MM_FFI_F32, 2);
  const mm_ffi_buffer* y = mm_result(&call, 0, MM_FFI_F32, 2);
  if (call.error) return call.error;
  l.rows = x->dims[0], l.in = x->dims[1], l.out = w->dims[0];
  MM_DIMS(&call, "w", w, l.out, l.in);
  MM_DIMS(&call, "y", y, l.rows, l.out);
  if (call.error || l.rows * l.out == 0) return call.error;
  l.x = x->data, l.w = w->data, l.y = y->data;
  const mm_variant* variant = l.x_bf16 && l.w_bf16 ? mm_best_pairs(&call, l.in) : mm_best(&call, l.in);
  l.packed = (float*)l.x;
  if (!variant->pairs && (l.x_bf16 || l.w_bf16)) {
    if (!(l.packed = mm_allocate(&call, l.rows * l.in))) return call.error;
    for (int64_t row = 0; row < l.rows; row++) variant->linear_pack(&l, row, 0);
  }
  int64_t fit = LINEAR_ITEM_BYTES / (l.in * (l.w_bf16 ? 2 : 4) + 1);
  l.block = (fit / LINEAR_TILE + 1) * LINEAR_TILE;
  mm_parallel(&call, (l.out + l.block - 1) / l.block, variant->linear_small, &l);
  if (l.packed != l.x) mm_release(l.packed);
  return call.error;
}

//go:build cgo && linux

// The handler of sum_leading.

#include "leading.h"

#include "frame.h"
#include "handlers.h"
#include "variants.h"

mm_ffi_error* mm_sum_leading_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_leading s = {.bf16 = mm_attribute(&call, "bf16") != 0, .count = frame->arguments.size};
  int type = s.bf16 ? MM_FFI_BF16 : MM_FFI_F32;
  mm_count(&call, s.count, 1);
  if (s.count > LEADING_PARTS) mm_fail(&call, MM_FFI_INVALID_ARGUMENT, "%ld parts, want at most %d", (long)s.count, LEADING_PARTS);
  const mm_ffi_buffer* sum = mm_result(&call, 0, type, 2);
  if (call.error) return call.error;
  s.rows = sum->dims[0], s.columns = sum->dims[1], s.sum = sum->data;
  for (int64_t i = 0; i < s.count; i++) {
    const mm_ffi_buffer* part = mm_operand(&call, i, type, 2);
    if (call.error) return call.error;
    MM_DIMS(&call, "part", part, s.rows, part->dims[1] < s.columns ? part->dims[1] : s.columns);
    s.parts[i].data = part->data, s.parts[i].columns = part->dims[1];
  }
  const mm_variant* variant = mm_best(&call, s.columns);
  s.past = mm_past(variant, s.sum, s.rows, s.columns, s.bf16);
  mm_parallel(&call, LEADING_ITEMS, variant->leading_sum, &s);
  return call.error;
}

//go:build cgo && linux

// The handler of cross_entropy_chunk.

#include "entropy.h"

#include "frame.h"
#include "handlers.h"
#include "variants.h"

mm_ffi_error* mm_cross_entropy_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_entropy s = {.bf16 = mm_attribute(&call, "bf16") != 0, .factor = mm_float(&call, "factor", 1)};
  int type = s.bf16 ? MM_FFI_BF16 : MM_FFI_F32;
  mm_count(&call, mm_attribute(&call, "after") ? 3 : 2, 2);  // a third operand is only waited for
  const mm_ffi_buffer *logits = mm_operand(&call, 0, type, 2), *targets = mm_operand(&call, 1, MM_FFI_S32, 1);
  const mm_ffi_buffer *log_sum = mm_result(&call, 0, MM_FFI_F32, 1), *dlogits = mm_result(&call, 1, type, 2);
  if (call.error) return call.error;
  s.rows = logits->dims[0], s.vocab = logits->dims[1];
  MM_DIMS(&call, "targets", targets, s.rows);
  MM_DIMS(&call, "log_sum", log_sum, s.rows);
  MM_DIMS(&call, "dlogits", dlogits, s.rows, s.vocab);
  s.logits = logits->data, s.targets = targets->data, s.log_sum = log_sum->data, s.dlogits = dlogits->data;
  const mm_variant* variant = mm_best(&call, s.vocab);
  s.row = (s.vocab + variant->lanes - 1) / variant->lanes * variant->lanes;
  if (!call.error) s.scratch = mm_allocate(&call, mm_workers(&call, ENTROPY_ITEMS) * s.row);
  mm_parallel(&call, ENTROPY_ITEMS, variant->cross_entropy, &s);
  mm_release(s.scratch);
  return call.error;
}

//go:build cgo && linux

// The handlers of gated_rmsnorm and gated_rmsnorm_grad.

#include "norm.h"

#include "frame.h"
#include "handlers.h"
#include "variants.h"

static void* rows_of(mm_call* call, const mm_norm* s, const char* name, const mm_ffi_buffer* buffer) {
  if (call->error) return NULL;
  MM_DIMS(call, name, buffer, s->rows, s->channels);
  return buffer->data;
}

static int type_of(const mm_norm* s) { return s->bf16 ? MM_FFI_BF16 : MM_FFI_F32; }

// take_operands reads what both have in common.
static void take_operands(mm_call* call, mm_norm* s) {
  s->bf16 = mm_attribute(call, "bf16") != 0;
  s->eps = mm_float(call, "eps", 0);
  const mm_ffi_buffer *y = mm_operand(call, 0, type_of(s), 2), *weight = mm_operand(call, 2, MM_FFI_F32, 1);
  if (call->error) return;
  s->rows = y->dims[0], s->channels = y->dims[1];
  s->y = y->data;
  s->z = rows_of(call, s, "z", mm_operand(call, 1, type_of(s), 2));
  MM_DIMS(call, "weight", weight, s->channels);
  s->weight = weight->data;
}

static const mm_variant* prepare(mm_call* call, mm_norm* s) {
  const mm_variant* variant = mm_best(call, s->channels);
  s->row = (s->channels + variant->lanes - 1) / variant->lanes * variant->lanes;
  if (!call->error) s->scratch = mm_allocate(call, mm_workers(call, NORM_ITEMS) * NORM_KEPT * s->row);
  return variant;
}

mm_ffi_error* mm_gated_rmsnorm_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_norm s = {0};
  mm_count(&call, 3, 1);
  take_operands(&call, &s);
  s.out = rows_of(&call, &s, "out", mm_result(&call, 0, type_of(&s), 2));
  const mm_variant* variant = prepare(&call, &s);
  s.past = mm_past(variant, s.out, s.rows, s.channels, s.bf16);
  mm_parallel(&call, NORM_ITEMS, variant->norm_forward, &s);
  mm_release(s.scratch);
  return call.error;
}

mm_ffi_error* mm_gated_rmsnorm_grad_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_norm s = {0};
  mm_count(&call, 4, 3);
  take_operands(&call, &s);
  s.dout = rows_of(&call, &s, "dout", mm_operand(&call, 3, type_of(&s), 2));
  s.dy = rows_of(&call, &s, "dy", mm_result(&call, 0, type_of(&s), 2));
  s.dz = rows_of(&call, &s, "dz", mm_result(&call, 1, type_of(&s), 2));
  const mm_ffi_buffer* dweight = mm_result(&call, 2, MM_FFI_F32, 1);
  if (dweight) MM_DIMS(&call, "dweight", dweight, s.channels);
  const mm_variant* variant = prepare(&call, &s);
  s.past = mm_past(variant, s.dy, s.rows, s.channels, s.bf16) && mm_past(variant, s.dz, s.rows, s.channels, s.bf16);
  s.sums = mm_allocate(&call, NORM_ITEMS * s.row);
  mm_parallel(&call, NORM_ITEMS, variant->norm_backward, &s);
  for (int64_t c = 0; !call.error && c < s.channels; c++) {
    float sum = 0;
    for (int64_t item = 0; item < NORM_ITEMS; item++) sum += s.sums[item * s.row + c];
    ((float*)dweight->data)[c] = sum;
  }
  mm_release(s.scratch);
  mm_release(s.sums);
  return call.error;
}

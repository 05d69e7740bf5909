//go:build cgo && linux

// The handlers of residual_rmsnorm, residual_rmsnorm_grad and rmsnorm.

#include "residual.h"

#include "frame.h"
#include "handlers.h"
#include "variants.h"

// take_attributes reads what a call's attributes say, and returns the type of what is not float32.
static int take_attributes(mm_call* call, mm_residual* s) {
  s->eps = mm_float(call, "eps", 0);
  s->bf16 = mm_attribute(call, "bf16") != 0;
  return s->bf16 ? MM_FFI_BF16 : MM_FFI_F32;
}

// take_rows is the memory of the first operand, of a type, which says how many rows there are.
static void* take_rows(mm_call* call, mm_residual* s, int type) {
  const mm_ffi_buffer* first = mm_operand(call, 0, type, 2);
  if (call->error) return NULL;
  s->rows = first->dims[0], s->channels = first->dims[1];
  s->items = s->rows * s->channels < RESIDUAL_LEAST ? 1 : RESIDUAL_ITEMS;
  return first->data;
}

static void* rows_of(mm_call* call, const mm_residual* s, const char* name, const mm_ffi_buffer* buffer) {
  if (call->error) return NULL;
  MM_DIMS(call, name, buffer, s->rows, s->channels);
  return buffer->data;
}

static float* row_of(mm_call* call, const mm_residual* s, const char* name, const mm_ffi_buffer* buffer) {
  if (call->error) return NULL;
  MM_DIMS(call, name, buffer, s->channels);
  return buffer->data;
}

mm_ffi_error* mm_residual_rmsnorm_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_residual s = {0};
  mm_count(&call, 3, 2);
  int type = take_attributes(&call, &s);
  s.residual = take_rows(&call, &s, MM_FFI_F32);
  s.hidden = rows_of(&call, &s, "hidden", mm_operand(&call, 1, type, 2));
  s.weight = row_of(&call, &s, "weight", mm_operand(&call, 2, MM_FFI_F32, 1));
  s.sum = rows_of(&call, &s, "sum", mm_result(&call, 0, MM_FFI_F32, 2));
  s.out = rows_of(&call, &s, "out", mm_result(&call, 1, type, 2));
  const mm_variant* variant = mm_best(&call, s.channels);
  s.past = mm_past(variant, s.out, s.rows, s.channels, s.bf16);
  mm_parallel(&call, s.items, variant->residual_forward, &s);
  return call.error;
}

mm_ffi_error* mm_rmsnorm_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_residual s = {0};
  mm_count(&call, 2, 1);
  int type = take_attributes(&call, &s);
  s.hidden = take_rows(&call, &s, type);
  s.weight = row_of(&call, &s, "weight", mm_operand(&call, 1, MM_FFI_F32, 1));
  s.out = rows_of(&call, &s, "out", mm_result(&call, 0, type, 2));
  const mm_variant* variant = mm_best(&call, s.channels);
  s.past = mm_past(variant, s.out, s.rows, s.channels, s.bf16);
  mm_parallel(&call, s.items, variant->residual_forward, &s);
  return call.error;
}

mm_ffi_error* mm_residual_rmsnorm_grad_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_residual s = {0};
  int type = take_attributes(&call, &s);
  mm_count(&call, 4, s.bf16 ? 3 : 2);
  s.sum = take_rows(&call, &s, MM_FFI_F32);
  s.weight = row_of(&call, &s, "weight", mm_operand(&call, 1, MM_FFI_F32, 1));
  s.dsum = rows_of(&call, &s, "dsum", mm_operand(&call, 2, MM_FFI_F32, 2));
  s.dout = rows_of(&call, &s, "dout", mm_operand(&call, 3, type, 2));
  s.dresidual = rows_of(&call, &s, "dresidual", mm_result(&call, 0, MM_FFI_F32, 2));
  s.dweight = row_of(&call, &s, "dweight", mm_result(&call, 1, MM_FFI_F32, 1));
  if (s.bf16) s.dhidden = rows_of(&call, &s, "dhidden", mm_result(&call, 2, type, 2));
  const mm_variant* variant = mm_best(&call, s.channels);
  s.row = (s.channels + variant->lanes - 1) / variant->lanes * variant->lanes;
  s.past = mm_past(variant, s.dresidual, s.rows, s.channels, s.bf16);
  if (!call.error) s.sums = mm_allocate(&call, s.items * s.row);
  mm_parallel(&call, s.items, variant->residual_backward, &s);
  for (int64_t c = 0; !call.error && c < s.channels; c++) {
    float sum = 0;
    for (int64_t item = 0; item < s.items; item++) sum += s.sums[item * s.row + c];
    s.dweight[c] = sum;
  }
  mm_release(s.sums);
  return call.error;
}

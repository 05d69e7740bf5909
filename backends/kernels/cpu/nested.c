//go:build cgo && linux

// The handlers of nested_gate, nested_scale and their gradients.

#include "nested.h"

#include "frame.h"
#include "handlers.h"
#include "variants.h"

static int type_of(const mm_nested* s) { return s->bf16 ? MM_FFI_BF16 : MM_FFI_F32; }

// begin makes a call of so many widths.
static mm_nested begin(mm_call* call, int64_t widths) {
  mm_nested s = {.bf16 = mm_attribute(call, "bf16") != 0, .eps = mm_float(call, "eps", 0), .widths = widths};
  if (widths < 1 || widths > NESTED_WIDTHS) mm_fail(call, MM_FFI_INVALID_ARGUMENT, "%ld widths, want 1 to %d", (long)widths, NESTED_WIDTHS);
  return s;
}

// sized checks a buffer's two dimensions and returns its memory.
static void* sized(mm_call* call, const char* name, const mm_ffi_buffer* buffer, int64_t rows, int64_t columns) {
  if (call->error) return NULL;
  MM_DIMS(call, name, buffer, rows, columns);
  return buffer->data;
}

// take_gate reads the operands that nested_gate and its gradient have in common.
static void take_gate(mm_call* call, mm_nested* s) {
  const mm_ffi_buffer *y = mm_operand(call, 0, type_of(s), 2), *weight = mm_operand(call, 2, MM_FFI_F32, 1);
  if (call->error) return;
  s->rows = y->dims[0], s->channels = y->dims[1], s->y = y->data, s->weight = weight->data;
  s->z = sized(call, "z", mm_operand(call, 1, type_of(s), 2), s->rows, s->channels);
  MM_DIMS(call, "weight", weight, s->channels);
}

// take_stretch reads the stretch that ends width k, and where it ends.
static void* take_stretch(mm_call* call, mm_nested* s, int64_t k, const mm_ffi_buffer* stretch) {
  if (call->error) return NULL;
  s->ends[k] = (k ? s->ends[k - 1] : 0) + stretch->dims[1];
  return sized(call, "stretch", stretch, s->rows, stretch->dims[1]);
}

// whole records an error where the stretches are not all channels.
static void whole(mm_call* call, const mm_nested* s) {
  if (call->error) return;
  int64_t end = s->ends[s->widths - 1];
  if (end != s->channels) mm_fail(call, MM_FFI_INVALID_ARGUMENT, "stretches of %ld channels, want %ld", (long)end, (long)s->channels);
}

mm_ffi_error* mm_nested_gate_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_nested s = begin(&call, frame->results.size - 1);
  mm_count(&call, 3, frame->results.size);
  take_gate(&call, &s);
  for (int64_t k = 0; !call.error && k < s.widths; k++) s.gated[k] = take_stretch(&call, &s, k, mm_result(&call, k, type_of(&s), 2));
  whole(&call, &s);
  s.factors = sized(&call, "factors", mm_result(&call, s.widths, MM_FFI_F32, 2), s.rows, s.widths);
  mm_parallel(&call, NESTED_ITEMS, mm_best(&call, s.channels)->nested_gate, &s);
  return call.error;
}

mm_ffi_error* mm_nested_gate_grad_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_nested s = begin(&call, frame->arguments.size - 5);
  mm_count(&call, frame->arguments.size, 3);
  take_gate(&call, &s);
  for (int64_t k = 0; !call.error && k < s.widths; k++) s.dgated[k] = take_stretch(&call, &s, k, mm_operand(&call, 3 + k, type_of(&s), 2));
  whole(&call, &s);
  s.factors = sized(&call, "factors", mm_operand(&call, 3 + s.widths, MM_FFI_F32, 2), s.rows, s.widths);
  s.dfactors = sized(&call, "dfactors", mm_operand(&call, 4 + s.widths, MM_FFI_F32, 2), s.rows, s.widths);
  s.dy = sized(&call, "dy", mm_result(&call, 0, type_of(&s), 2), s.rows, s.channels);
  s.dz = sized(&call, "dz", mm_result(&call, 1, type_of(&s), 2), s.rows, s.channels);
  const mm_ffi_buffer* dweight = mm_result(&call, 2, MM_FFI_F32, 1);
  if (call.error) return call.error;
  MM_DIMS(&call, "dweight", dweight, s.channels);
  const mm_variant* variant = mm_best(&call, s.channels);
  s.row = s.channels + variant->lanes;
  s.sums = mm_allocate(&call, NESTED_ITEMS * s.row);
  mm_parallel(&call, NESTED_ITEMS, variant->nested_gate_grad, &s);
  for (int64_t c = 0; !call.error && c < s.channels; c++) {
    float sum = 0;
    for (int64_t item = 0; item < NESTED_ITEMS; item++) sum += s.sums[item * s.row + c];
    ((float*)dweight->data)[c] = sum;
  }
  mm_release(s.sums);
  return call.error;
}

mm_ffi_error* mm_nested_scale_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_nested s = begin(&call, frame->results.size);
  mm_count(&call, s.widths + 1, s.widths);
  const mm_ffi_buffer* first = mm_operand(&call, 0, MM_FFI_F32, 2);
  if (call.error) return call.error;
  s.rows = first->dims[0], s.model = first->dims[1];
  for (int64_t k = 0; !call.error && k < s.widths; k++) {
    s.products[k] = sized(&call, "product", mm_operand(&call, k, MM_FFI_F32, 2), s.rows, s.model);
    s.scaled[k] = sized(&call, "out", mm_result(&call, k, type_of(&s), 2), s.rows, s.model);
  }
  s.factors = sized(&call, "factors", mm_operand(&call, s.widths, MM_FFI_F32, 2), s.rows, s.widths);
  mm_parallel(&call, NESTED_ITEMS, mm_best(&call, s.model)->nested_scale, &s);
  return call.error;
}

mm_ffi_error* mm_nested_scale_grad_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_nested s = begin(&call, frame->results.size - 2);
  mm_count(&call, 2 * s.widths + 1, s.widths + 2);
  const mm_ffi_buffer* first = mm_operand(&call, 0, type_of(&s), 2);
  if (call.error) return call.error;
  s.rows = first->dims[0], s.model = first->dims[1];
  for (int64_t k = 0; !call.error && k < s.widths; k++) {
    s.outs[k] = sized(&call, "out", mm_operand(&call, k, type_of(&s), 2), s.rows, s.model);
    s.douts[k] = sized(&call, "dout", mm_operand(&call, s.widths + k, type_of(&s), 2), s.rows, s.model);
    s.scaled[k] = sized(&call, "dproduct", mm_result(&call, k, type_of(&s), 2), s.rows, s.model);
  }
  s.factors = sized(&call, "factors", mm_operand(&call, 2 * s.widths, MM_FFI_F32, 2), s.rows, s.widths);
  s.dots = sized(&call, "dfactors", mm_result(&call, s.widths, MM_FFI_F32, 2), s.rows, s.widths);
  s.total = sized(&call, "total", mm_result(&call, s.widths + 1, type_of(&s), 2), s.rows, s.model);
  mm_parallel(&call, NESTED_ITEMS, mm_best(&call, s.model)->nested_scale_grad, &s);
  return call.error;
}

//go:build cgo && linux

// The handlers of conv_silu and conv_silu_grad.

#include "conv.h"

#include <string.h>

#include "frame.h"
#include "handlers.h"
#include "variants.h"

// take_operands reads what both have in common, and returns how many operands that is.
static int take_operands(mm_call* call, mm_conv* s) {
  s->bf16 = mm_attribute(call, "bf16") != 0;
  int type = s->bf16 ? MM_FFI_BF16 : MM_FFI_F32, segments = mm_attribute(call, "seg") != 0;
  const mm_ffi_buffer *x = mm_operand(call, 0, type, 3), *weight = mm_operand(call, 1, MM_FFI_F32, 2);
  const mm_ffi_buffer *bias = mm_operand(call, 2, MM_FFI_F32, 1), *state = mm_operand(call, 3, MM_FFI_F32, 3);
  const mm_ffi_buffer* runs = segments ? mm_operand(call, 4, MM_FFI_S32, 2) : NULL;
  if (call->error) return 0;
  s->batch = x->dims[0], s->seqlen = x->dims[1], s->channels = x->dims[2], s->taps = weight->dims[1];
  if (s->taps < 2 || s->taps > 4) mm_fail(call, MM_FFI_INVALID_ARGUMENT, "%ld taps, want 2 to 4", (long)s->taps);
  MM_DIMS(call, "weight", weight, s->channels, s->taps);
  MM_DIMS(call, "bias", bias, s->channels);
  MM_DIMS(call, "state", state, s->batch, s->channels, s->taps);
  if (runs) MM_DIMS(call, "runs", runs, s->batch, s->seqlen);
  s->x = x->data, s->weight = weight->data, s->bias = bias->data, s->state = state->data;
  s->runs = runs ? runs->data : NULL;
  return segments ? 5 : 4;
}

static void* sequence_of(mm_call* call, const mm_conv* s, const char* name, const mm_ffi_buffer* buffer) {
  if (call->error) return NULL;
  MM_DIMS(call, name, buffer, s->batch, s->seqlen, s->channels);
  return buffer->data;
}

// divide cuts the channels into items. No sum depends on the choice: each is of a channel of a sequence.
static void divide(mm_call* call, mm_conv* s) {
  int64_t wanted = 2 * mm_workers(call, INT64_MAX);
  s->block = CONV_CHANNELS, s->blocks = (s->channels + s->block - 1) / s->block;
  while (s->block > CONV_LEAST && s->batch * s->blocks < wanted) s->block /= 2, s->blocks = (s->channels + s->block - 1) / s->block;
}

// prepare transposes the weight, so that a tap's weights are a vector.
static const mm_variant* prepare(mm_call* call, mm_conv* s) {
  const mm_variant* variant = mm_best(call, s->channels);
  divide(call, s);
  s->row = (s->channels + variant->lanes - 1) / variant->lanes * variant->lanes;
  s->turned = call->error ? NULL : mm_allocate(call, s->taps * s->row);
  if (!s->turned) return variant;
  memset(s->turned, 0, sizeof(float) * s->taps * s->row);
  for (int64_t c = 0; c < s->channels; c++) {
    for (int64_t j = 0; j < s->taps; j++) s->turned[j * s->row + c] = s->weight[c * s->taps + j];
  }
  return variant;
}

mm_ffi_error* mm_conv_silu_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_conv s = {0};
  mm_count(&call, take_operands(&call, &s), 1);
  s.y = sequence_of(&call, &s, "y", mm_result(&call, 0, s.bf16 ? MM_FFI_BF16 : MM_FFI_F32, 3));
  const mm_variant* variant = prepare(&call, &s);
  s.past = mm_past(variant, s.y, s.batch * s.seqlen, s.channels, s.bf16);
  mm_parallel(&call, s.batch * s.blocks, variant->conv_forward, &s);
  mm_release(s.turned);
  return call.error;
}

// take_gradient reads what only the gradient has.
static void take_gradient(mm_call* call, mm_conv* s, int next) {
  mm_count(call, next + 1, 4);
  int type = s->bf16 ? MM_FFI_BF16 : MM_FFI_F32;
  s->dy = sequence_of(call, s, "dy", mm_operand(call, next, type, 3));
  s->dx = sequence_of(call, s, "dx", mm_result(call, 0, type, 3));
  const mm_ffi_buffer *dweight = mm_result(call, 1, MM_FFI_F32, 2), *dbias = mm_result(call, 2, MM_FFI_F32, 1);
  const mm_ffi_buffer* dstate = mm_result(call, 3, MM_FFI_F32, 3);
  if (call->error) return;
  MM_DIMS(call, "dweight", dweight, s->channels, s->taps);
  MM_DIMS(call, "dbias", dbias, s->channels);
  MM_DIMS(call, "dstate", dstate, s->batch, s->channels, s->taps);
  s->dweight = dweight->data, s->dbias = dbias->data, s->dstate = dstate->data;
}

// sum_batch adds up the sequences' parts of the gradients of weight and bias.
static void sum_batch(const mm_conv* s) {
  for (int64_t c = 0; c < s->channels; c++) {
    for (int64_t j = 0; j <= s->taps; j++) {
      float sum = 0;
      for (int64_t b = 0; b < s->batch; b++) sum += s->sums[(b * (s->taps + 1) + j) * s->row + c];
      *(j < s->taps ? s->dweight + c * s->taps + j : s->dbias + c) = sum;
    }
  }
}

mm_ffi_error* mm_conv_silu_grad_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_conv s = {0};
  take_gradient(&call, &s, take_operands(&call, &s));
  const mm_variant* variant = prepare(&call, &s);
  s.past = mm_past(variant, s.dx, s.batch * s.seqlen, s.channels, s.bf16);
  s.sums = mm_allocate(&call, s.batch * (s.taps + 1) * s.row);
  mm_parallel(&call, s.batch * s.blocks, variant->conv_backward, &s);
  if (!call.error) sum_batch(&s);
  mm_release(s.turned);
  mm_release(s.sums);
  return call.error;
}

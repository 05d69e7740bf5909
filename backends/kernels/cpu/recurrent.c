//go:build cgo && linux

// The handler of recurrent_step.

#include "recurrent.h"

#include <math.h>

#include "frame.h"
#include "handlers.h"
#include "variants.h"

// operand_of and result_of are the memory of a tensor of float32 with the dimensions.
#define OPERAND(call, position, name, ...) operand_of(call, position, name, (const int64_t[]){__VA_ARGS__}, sizeof((const int64_t[]){__VA_ARGS__}) / 8)
#define RESULT(call, position, name, ...) result_of(call, position, name, (const int64_t[]){__VA_ARGS__}, sizeof((const int64_t[]){__VA_ARGS__}) / 8)

static const float* operand_of(mm_call* call, int position, const char* name, const int64_t* dims, int64_t rank) {
  const mm_ffi_buffer* buffer = mm_operand(call, position, MM_FFI_F32, rank);
  if (!buffer) return NULL;
  mm_dims(call, name, buffer, dims);
  return buffer->data;
}

static float* result_of(mm_call* call, int position, const char* name, const int64_t* dims, int64_t rank) {
  const mm_ffi_buffer* buffer = mm_result(call, position, MM_FFI_F32, rank);
  if (!buffer) return NULL;
  mm_dims(call, name, buffer, dims);
  return buffer->data;
}

static void take_tensors(mm_call* call, mm_recurrent* s) {
  const mm_ffi_buffer* conv = mm_operand(call, 1, MM_FFI_F32, 3);
  const mm_ffi_buffer* ssm = mm_operand(call, 2, MM_FFI_F32, 4);
  if (call->error) return;
  s->batch = ssm->dims[0], s->heads = ssm->dims[1], s->headdim = ssm->dims[2], s->d_state = ssm->dims[3], s->taps = conv->dims[2];
  int64_t channels = s->heads * s->headdim, convolved = channels + 2 * s->d_state;
  s->projected = OPERAND(call, 0, "projected", s->batch, mm_recurrent_width(s));
  s->conv_before = OPERAND(call, 1, "conv", s->batch, convolved, s->taps);
  s->ssm_before = OPERAND(call, 2, "ssm", s->batch, s->heads, s->headdim, s->d_state);
  s->conv_weight = OPERAND(call, 3, "conv_weight", convolved, s->taps);
  s->conv_bias = OPERAND(call, 4, "conv_bias", convolved);
  s->a_log = OPERAND(call, 5, "a_log", s->heads);
  s->d = OPERAND(call, 6, "d", s->heads);
  s->dt_bias = OPERAND(call, 7, "dt_bias", s->heads);
  s->norm = OPERAND(call, 8, "norm", channels);
  s->gated = RESULT(call, 0, "gated", s->batch, channels);
  s->conv_after = RESULT(call, 1, "conv after", s->batch, convolved, s->taps);
  s->ssm_after = RESULT(call, 2, "ssm after", s->batch, s->heads, s->headdim, s->d_state);
}

mm_ffi_error* mm_recurrent_step_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_recurrent s = {
      .softplus = mm_attribute(&call, "softplus") != 0,
      .dt_min = mm_float(&call, "dtmin", -INFINITY),
      .dt_max = mm_float(&call, "dtmax", INFINITY),
      .eps = mm_float(&call, "eps", 0),
  };
  mm_count(&call, 9, 3);
  take_tensors(&call, &s);
  if (call.error || s.batch * s.heads * s.headdim * s.d_state == 0) return call.error;
  const mm_variant* variant = mm_best(&call, s.d_state);
  s.block = RECURRENT_ITEM_BYTES / (s.headdim * s.d_state * (int64_t)sizeof(float)) + 1;
  s.blocks = (s.heads + s.block - 1) / s.block;
  if (!(s.shared = mm_allocate(&call, s.batch * (2 * s.d_state + s.blocks)))) return call.error;
  s.squares = s.shared + s.batch * 2 * s.d_state;
  for (int64_t b = 0; b < s.batch; b++) variant->recurrent_shared(&s, b, 0);
  mm_parallel(&call, s.batch * s.blocks, variant->recurrent_step, &s);
  for (int64_t b = 0; b < s.batch; b++) variant->recurrent_norm(&s, b, 0);
  mm_release(s.shared);
  return call.error;
}

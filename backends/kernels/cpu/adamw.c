//go:build cgo && linux

// The handler of adamw.

#include "adamw.h"

#include <math.h>

#include "frame.h"
#include "handlers.h"
#include "variants.h"

// adamw_epsilon is that of the official recipe.
static const float adamw_epsilon = 1e-8f;

// take is a tensor in float32 among operands or results, of any rank.
static const mm_ffi_buffer* take(mm_call* call, const mm_ffi_buffer* (*from)(mm_call*, int, int, int64_t), const mm_ffi_values* values, int64_t position) {
  int64_t rank = position < values->size ? ((const mm_ffi_buffer*)values->values[position])->rank : 0;
  return from(call, position, MM_FFI_F32, rank);
}

static int64_t elements(const mm_ffi_buffer* buffer) {
  int64_t count = 1;
  for (int64_t i = 0; i < buffer->rank; i++) count *= buffer->dims[i];
  return count;
}

// take_tensor takes the i-th tensor: n weights, gradients and moments follow one another, and so do results.
static void take_tensor(mm_call* call, mm_adamw* s, int64_t i) {
  mm_adamw_tensor* t = s->tensors + i;
  const mm_ffi_buffer *operands[4], *results[3];
  for (int64_t j = 0; j < 4; j++) operands[j] = take(call, mm_operand, &call->frame->arguments, j * s->count + i);
  for (int64_t j = 0; j < 3; j++) results[j] = take(call, mm_result, &call->frame->results, j * s->count + i);
  if (call->error) return;
  t->size = elements(operands[0]);
  for (int j = 0; j < 7; j++) {
    int64_t size = elements(j < 4 ? operands[j] : results[j - 4]);
    if (size != t->size) mm_fail(call, MM_FFI_INVALID_ARGUMENT, "tensor %ld has %ld elements, want %ld", (long)i, (long)size, (long)t->size);
  }
  t->weight = operands[0]->data, t->grad = operands[1]->data, t->first = operands[2]->data, t->second = operands[3]->data;
  t->new_weight = results[0]->data, t->new_first = results[1]->data, t->new_second = results[2]->data;
  t->items = s->items;
  s->items += (t->size + ADAMW_ITEM - 1) / ADAMW_ITEM;
}

// take_constants reads the attributes, and what follows from the norm and from scales: the learning rate and the two bias corrections.
static void take_constants(mm_call* call, mm_adamw* s, float norm, const float* scales) {
  float clip = mm_float(call, "clip", 0);
  s->beta1 = mm_float(call, "beta1", 0), s->rest1 = mm_float(call, "rest1", 0);
  s->beta2 = mm_float(call, "beta2", 0), s->rest2 = mm_float(call, "rest2", 0);
  s->epsilon = adamw_epsilon;
  s->finite = isfinite(norm);
  s->clip = clip > 0 ? fminf(1, clip / (norm + 1e-6f)) : 1;
  s->kept = 1 - scales[0] * mm_float(call, "decay", 0);
  s->rate = scales[0] / scales[1];
  s->root = 1 / sqrtf(scales[2]);
}

mm_ffi_error* mm_adamw_handler(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return NULL;
  mm_call call = {.frame = frame};
  mm_adamw s = {.count = frame->results.size / 3};
  mm_count(&call, 4 * s.count + 1, 3 * s.count + 1);
  const mm_ffi_buffer *scales = mm_operand(&call, 4 * s.count, MM_FFI_F32, 1), *norm = mm_result(&call, 3 * s.count, MM_FFI_F32, 0);
  if (scales) MM_DIMS(&call, "scales", scales, 3);
  int64_t decayed = mm_attribute(&call, "decayed");
  float* memory = call.error ? NULL : mm_allocate(&call, s.count * (int64_t)(sizeof(mm_adamw_tensor) / sizeof(float)));
  s.tensors = (mm_adamw_tensor*)memory;
  for (int64_t i = 0; i < s.count && !call.error; i++) take_tensor(&call, &s, i);
  if (!call.error) s.squares = mm_allocate(&call, s.items);
  const mm_variant* variant = mm_best(&call, ADAMW_ITEM);
  mm_parallel(&call, s.items, variant->adamw_squares, &s);
  if (!call.error) {
    double sum = 0;
    for (int64_t i = 0; i < s.items; i++) sum += s.squares[i];
    *(float*)norm->data = sqrtf((float)sum);
    take_constants(&call, &s, *(float*)norm->data, scales->data);
    int64_t vectors = 0;  // of all tensors: of all that is written the first is not near when something reads it
    for (int64_t i = 0; i < s.count; i++) vectors += s.tensors[i].size / variant->lanes;
    for (int64_t i = 0; i < s.count; i++) {
      mm_adamw_tensor* t = s.tensors + i;
      t->decayed = i < decayed;
      t->past = mm_past(variant, t->new_weight, vectors, variant->lanes, 0) && mm_past(variant, t->new_first, vectors, variant->lanes, 0) &&
                mm_past(variant, t->new_second, vectors, variant->lanes, 0);
    }
  }
  mm_parallel(&call, s.items, variant->adamw_step, &s);
  mm_release(memory);
  mm_release(s.squares);
  return call.error;
}

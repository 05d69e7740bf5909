//go:build cgo && linux

#include "frame.h"

#include <pthread.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

void mm_fail(mm_call* call, int code, const char* format, ...) {
  if (call->error) return;
  char message[512];
  va_list values;
  va_start(values, format);
  vsnprintf(message, sizeof message, format, values);
  va_end(values);
  mm_ffi_error_args args = {.struct_size = sizeof args, .message = message, .code = code};
  call->error = call->frame->api->error_create(&args);
}

static const char* type_name(int dtype) {
  switch (dtype) {
    case MM_FFI_F32: return "f32";
    case MM_FFI_BF16: return "bf16";
    case MM_FFI_S32: return "i32";
    default: return "another type";
  }
}

static const mm_ffi_buffer* buffer(mm_call* call, const char* kind, mm_ffi_values* values, int position, int dtype, int64_t rank) {
  if (call->error) return NULL;
  if (position >= values->size) {
    mm_fail(call, MM_FFI_INVALID_ARGUMENT, "%s %d is missing", kind, position);
    return NULL;
  }
  const mm_ffi_buffer* found = values->values[position];
  if (found->dtype != dtype || found->rank != rank) {
    mm_fail(call, MM_FFI_INVALID_ARGUMENT, "%s %d is of %s (%d) and rank %ld, want %s and rank %ld", kind, position,
            type_name(found->dtype), found->dtype, (long)found->rank, type_name(dtype), (long)rank);
    return NULL;
  }
  return found;
}

const mm_ffi_buffer* mm_operand(mm_call* call, int position, int dtype, int64_t rank) {
  return buffer(call, "operand", &call->frame->arguments, position, dtype, rank);
}

const mm_ffi_buffer* mm_result(mm_call* call, int position, int dtype, int64_t rank) {
  return buffer(call, "result", &call->frame->results, position, dtype, rank);
}

void mm_count(mm_call* call, int64_t operands, int64_t results) {
  int64_t given = call->frame->arguments.size, taken = call->frame->results.size;
  if (given != operands || taken != results) {
    mm_fail(call, MM_FFI_INVALID_ARGUMENT, "%ld operands and %ld results, want %ld and %ld", (long)given, (long)taken, (long)operands,
            (long)results);
  }
}

void mm_dims(mm_call* call, const char* name, const mm_ffi_buffer* buffer, const int64_t* dims) {
  if (call->error) return;
  for (int64_t i = 0; i < buffer->rank; i++) {
    if (buffer->dims[i] == dims[i]) continue;
    mm_fail(call, MM_FFI_INVALID_ARGUMENT, "dimension %ld of %s is %ld, want %ld", (long)i, name, (long)buffer->dims[i], (long)dims[i]);
    return;
  }
}

int64_t mm_attribute(mm_call* call, const char* name) {
  const mm_ffi_attributes* all = &call->frame->attributes;
  for (int64_t i = 0; i < all->size; i++) {
    const mm_ffi_span* span = all->names[i];
    if (span->size != strlen(name) || memcmp(span->text, name, span->size) != 0) continue;
    const mm_ffi_scalar* scalar = all->values[i];
    if (all->types[i] == MM_FFI_SCALAR && scalar->dtype == MM_FFI_S64) return *(const int64_t*)scalar->value;
    mm_fail(call, MM_FFI_INVALID_ARGUMENT, "attribute %s is no 64-bit whole number", name);
    return 0;
  }
  return 0;
}

float mm_float(mm_call* call, const char* name, float absent) {
  uint32_t bits = (uint32_t)mm_attribute(call, name);
  float value;
  memcpy(&value, &bits, sizeof value);
  return bits ? value : absent;
}

// Memory that a call gave back is kept for others, since the system's allocator takes longer for large blocks than a small call works. It is
// given to who wants at least half of it. The few blocks that were used last are kept, each behind a header: of the largest ones 384 MiB.
typedef struct {
  size_t size;
  int64_t used;  // by kept_clock
} header;

#if !defined(__has_feature)  // clang has it
#define __has_feature(feature) 0
#endif
#if defined(__SANITIZE_ADDRESS__) || __has_feature(address_sanitizer)
enum { KEPT_LARGEST = 0 };  // lest a block that is too large hides who reads behind its end
#else
enum { KEPT_LARGEST = 16 << 20 };
#endif
enum { KEPT = 24, HEADER = 64 };
static pthread_mutex_t kept_mutex = PTHREAD_MUTEX_INITIALIZER;
static header* kept[KEPT];
static int64_t kept_clock;

// take_kept is the smallest block kept that is large enough, and not much too large, NULL if there is none.
static header* take_kept(size_t size) {
  int best = -1;
  pthread_mutex_lock(&kept_mutex);
  for (int i = 0; i < KEPT; i++) {
    if (!kept[i] || kept[i]->size < size || kept[i]->size / 2 > size) continue;
    if (best < 0 || kept[i]->size < kept[best]->size) best = i;
  }
  header* found = best < 0 ? NULL : kept[best];
  if (found) kept[best] = NULL;
  pthread_mutex_unlock(&kept_mutex);
  return found;
}

// keep keeps a block, and returns one that is to be freed for it, or NULL.
static header* keep(header* block) {
  if (block->size > KEPT_LARGEST) return block;
  int place = 0;
  pthread_mutex_lock(&kept_mutex);
  block->used = ++kept_clock;
  for (int i = 0; i < KEPT && kept[place]; i++) {
    if (!kept[i] || kept[i]->used < kept[place]->used) place = i;
  }
  header* freed = kept[place];
  kept[place] = block;
  pthread_mutex_unlock(&kept_mutex);
  return freed;
}

float* mm_allocate(mm_call* call, int64_t count) {
  size_t size = ((size_t)count * sizeof(float) + 63) / 64 * 64;
  header* block = take_kept(size);
  if (!block) {
    block = aligned_alloc(64, HEADER + size);
    if (!block) {
      mm_fail(call, MM_FFI_RESOURCE_EXHAUSTED, "no memory for %zu bytes", size);
      return NULL;
    }
    block->size = size;
  }
  return (float*)((char*)block + HEADER);
}

void mm_release(float* memory) {
  if (!memory) return;
  header* block = (header*)((char*)memory - HEADER);
  free(keep(block));
}

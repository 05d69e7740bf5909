//go:build cgo && linux

#include "variants.h"

#include <stddef.h>

static const mm_variant* const variants[] = {
#if defined(__x86_64__)
    &mm_avx512,
    &mm_avx2,
#endif
    &mm_base,
};

const mm_variant* mm_best(mm_call* call, int64_t length) {
  int64_t most = mm_attribute(call, "lanes");
  if (most && most < length) length = most;
  for (size_t i = 0; i < sizeof variants / sizeof *variants - 1; i++) {
    if (variants[i]->runs() && length >= variants[i]->lanes) return variants[i];
  }
  return &mm_base;
}

const mm_variant* mm_best_pairs(mm_call* call, int64_t length) {
#if defined(__x86_64__)
  if (!mm_attribute(call, "lanes") && mm_avx512bf16.runs()) return &mm_avx512bf16;
#endif
  return mm_best(call, length);
}

enum { PAST_LEAST = 4 << 20, PAST_ALIGNMENT = 64 };

int mm_past(const mm_variant* variant, const void* result, int64_t rows, int64_t length, int bf16) {
  if (bf16 || !variant || length % variant->lanes || (uintptr_t)result % PAST_ALIGNMENT) return 0;
  return rows * length * (int64_t)sizeof(float) >= PAST_LEAST;
}

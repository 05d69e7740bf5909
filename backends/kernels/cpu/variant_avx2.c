//go:build cgo && linux && amd64

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx2,fma"))), apply_to = function)
#else
#pragma GCC target("avx2,fma")
#endif

#define LANES 8
#include "kernels.h"

#if defined(__clang__)
#pragma clang attribute pop
#endif

static int runs(void) { return __builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"); }

VARIANT(mm_avx2, "avx2", runs);

//go:build cgo && linux && amd64

// Products whose operands are both of bfloat16, by the instructions that AVX-512 has for pairs of them. All else is AVX-512's.

#include "variants.h"

// Compilers before these do not know the instructions.
#if (defined(__clang__) && __clang_major__ >= 9) || (!defined(__clang__) && __GNUC__ >= 10)

#include <immintrin.h>

#if defined(__clang__)
#pragma clang attribute push(__attribute__((target("avx512f,avx512bw,avx512dq,avx512vl,avx512bf16,avx2,fma"))), apply_to = function)
#else
#pragma GCC target("avx512f,avx512bw,avx512dq,avx512vl,avx512bf16,avx2,fma")
#endif

#define LANES 16
#define PAIRS 1
#include "linear_small.h"
#include "matmul_split.h"

#if defined(__clang__)
#pragma clang attribute pop
#endif

static int runs(void) { return mm_avx512.runs() && __builtin_cpu_supports("avx512bf16"); }

const mm_variant mm_avx512bf16 = {
    .name = "avx512bf16",
    .runs = runs,
    .lanes = LANES,
    .tile = MATMUL_TILE,
    .pairs = PAIRS,
    .matmul_pack = matmul_pack,
    .matmul_block = matmul_block,
    .matmul_split = matmul_split,
    .matmul_sum = matmul_sum,
    .linear_small = linear_small,
};

#else

static int runs(void) { return 0; }

const mm_variant mm_avx512bf16 = {.name = "avx512bf16", .runs = runs, .lanes = 16, .pairs = 1};

#endif

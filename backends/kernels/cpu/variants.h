// The kernels compiled for one set of instructions. mm_best is the best that the processor has.

#ifndef MATMAMBA_CPU_VARIANTS_H_
#define MATMAMBA_CPU_VARIANTS_H_

#include "frame.h"

typedef struct {
  const char* name;
  int (*runs)(void);  // whether the processor has the instructions
  int64_t lanes;
  int64_t tile;  // rows of a tile of matmul's
  int pairs;  // whether it is products of bfloat16 by pairs, and nothing else
  mm_work *matmul_pack, *matmul_block, *matmul_split, *matmul_sum;
  mm_work *linear_pack, *linear_small;
  mm_work *recurrent_shared, *recurrent_step, *recurrent_norm;
  mm_work *ssd_products, *ssd_forward, *ssd_backward, *ssd_shared;
  mm_work *conv_forward, *conv_backward;
  mm_work *norm_forward, *norm_backward;
  mm_work *residual_forward, *residual_backward;
  mm_work* cross_entropy;
  mm_work *nested_gate, *nested_gate_grad, *nested_scale, *nested_scale_grad;
  mm_work *adamw_squares, *adamw_step;
} mm_variant;

extern const mm_variant mm_base, mm_avx2, mm_avx512, mm_avx512bf16;

// mm_best is the best variant for rows of so many elements, which wider vectors would only pad. The attribute lanes of the call, where
// it has one, bounds the vectors: so tests can ask for any variant.
//
// mm_best_pairs is the best for products of bfloat16: by pairs, whatever the length, where the processor can and there is no bound, for they
// save more than padding costs; else mm_best.
const mm_variant* mm_best(mm_call* call, int64_t length);
const mm_variant* mm_best_pairs(mm_call* call, int64_t length);

// mm_past tells whether rows of a result are to be stored past the caches by a variant: those of float32 that are whole vectors and lie where such stores may, and so many that
// what reads them next would not find the first ones near. A line that is stored whole need not be read before, which is a third of what a pass over memory moves.
int mm_past(const mm_variant* variant, const void* result, int64_t rows, int64_t length, int bf16);

#endif  // MATMAMBA_CPU_VARIANTS_H_

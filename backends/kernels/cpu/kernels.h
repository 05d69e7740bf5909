// All kernels, for a file that has chosen instructions and LANES.

#include "adamw_step.h"
#include "conv_silu.h"
#include "cross_entropy.h"
#include "nested_out.h"
#include "norm_gated.h"
#include "norm_residual.h"
#include "linear_small.h"
#include "matmul_split.h"
#include "recurrent_step.h"
#include "ssd_backward.h"
#include "ssd_forward.h"
#include "variants.h"

#define VARIANT(variable, its_name, its_runs) \
  const mm_variant variable = {               \
      .name = its_name,                       \
      .runs = its_runs,                       \
      .lanes = LANES,                         \
      .tile = MATMUL_TILE,                    \
      .matmul_pack = matmul_pack,             \
      .matmul_block = matmul_block,           \
      .matmul_split = matmul_split,           \
      .matmul_sum = matmul_sum,               \
      .linear_pack = linear_pack,             \
      .linear_small = linear_small,           \
      .recurrent_shared = recurrent_shared,   \
      .recurrent_step = recurrent_step,       \
      .recurrent_norm = recurrent_norm,       \
      .ssd_products = ssd_products,           \
      .ssd_forward = ssd_forward,             \
      .ssd_backward = ssd_backward,           \
      .ssd_shared = ssd_shared,               \
      .conv_forward = conv_forward,           \
      .conv_backward = conv_backward,         \
      .norm_forward = norm_forward,           \
      .norm_backward = norm_backward,         \
      .residual_forward = residual_forward,   \
      .residual_backward = residual_backward, \
      .cross_entropy = cross_entropy,         \
      .nested_gate = nested_gate,             \
      .nested_gate_grad = nested_gate_grad,   \
      .nested_scale = nested_scale,           \
      .nested_scale_grad = nested_scale_grad, \
      .adamw_squares = adamw_squares,         \
      .adamw_step = adamw_step,               \
  }

// The handlers that XLA calls, one for each composite.

#ifndef MATMAMBA_CPU_HANDLERS_H_
#define MATMAMBA_CPU_HANDLERS_H_

#include "ffi.h"

mm_ffi_error* mm_ssd_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_ssd_grad_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_conv_silu_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_conv_silu_grad_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_gated_rmsnorm_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_gated_rmsnorm_grad_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_residual_rmsnorm_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_residual_rmsnorm_grad_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_rmsnorm_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_cross_entropy_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_nested_gate_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_nested_gate_grad_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_nested_scale_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_nested_scale_grad_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_adamw_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_matmul_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_projections_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_linear_small_handler(mm_ffi_frame* frame);
mm_ffi_error* mm_recurrent_step_handler(mm_ffi_frame* frame);

#endif  // MATMAMBA_CPU_HANDLERS_H_

//go:build cgo && linux

package cpu

/*
#cgo CFLAGS: -O3 -g0 -Wall -Wno-psabi -Wno-unknown-pragmas
#cgo LDFLAGS: -lpthread -lm
#include "handlers.h"
*/
import "C"

import "unsafe"

// Handler is a function for XLA's foreign function interface and the name that bodies call it by.
type Handler struct {
	Name     string
	Function unsafe.Pointer
}

// Handlers are all that the bodies call.
func Handlers() []Handler {
	return []Handler{
		{ssdTarget, C.mm_ssd_handler},
		{ssdGradTarget, C.mm_ssd_grad_handler},
		{convTarget, C.mm_conv_silu_handler},
		{convGradTarget, C.mm_conv_silu_grad_handler},
		{normTarget, C.mm_gated_rmsnorm_handler},
		{normGradTarget, C.mm_gated_rmsnorm_grad_handler},
		{residualTarget, C.mm_residual_rmsnorm_handler},
		{residualGradTarget, C.mm_residual_rmsnorm_grad_handler},
		{firstNormTarget, C.mm_rmsnorm_handler},
		{crossEntropyTarget, C.mm_cross_entropy_handler},
		{nestedGateTarget, C.mm_nested_gate_handler},
		{nestedGateGradTarget, C.mm_nested_gate_grad_handler},
		{nestedScaleTarget, C.mm_nested_scale_handler},
		{nestedScaleGradTarget, C.mm_nested_scale_grad_handler},
		{adamWTarget, C.mm_adamw_handler},
		{matmulTarget, C.mm_matmul_handler},
		{projectionsTarget, C.mm_projections_handler},
		{linearSmallTarget, C.mm_linear_small_handler},
		{recurrentStepTarget, C.mm_recurrent_step_handler},
	}
}

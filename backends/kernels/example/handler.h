// A handler for XLA's foreign function interface.

#ifndef MATMAMBA_EXAMPLE_HANDLER_H_
#define MATMAMBA_EXAMPLE_HANDLER_H_

#include "ffi.h"

// mm_example_cube makes x^3 of one operand, 3 x^2 dy of two: float32 vectors of one length.
mm_ffi_error* mm_example_cube(mm_ffi_frame* frame);

// mm_example_calls is how often it did.
int64_t mm_example_calls(void);

#endif  // MATMAMBA_EXAMPLE_HANDLER_H_

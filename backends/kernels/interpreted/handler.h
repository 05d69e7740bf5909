// A handler for XLA's foreign function interface that leaves its work to Go.

#ifndef MATMAMBA_INTERPRETED_HANDLER_H_
#define MATMAMBA_INTERPRETED_HANDLER_H_

#include "ffi.h"

// mm_interpreted_launch runs the kernel of a call.
mm_ffi_error* mm_interpreted_launch(mm_ffi_frame* frame);

#endif  // MATMAMBA_INTERPRETED_HANDLER_H_

//go:build cgo && linux

#include "handler.h"

#include <stdlib.h>

#include "_cgo_export.h"

mm_ffi_error* mm_interpreted_launch(mm_ffi_frame* frame) {
  if (mm_is_query(frame)) return 0;
  char* failure = mm_interpreted_run(frame);
  if (!failure) return 0;
  mm_ffi_error_args args = {.struct_size = sizeof args, .message = failure, .code = MM_FFI_INVALID_ARGUMENT};
  mm_ffi_error* error = frame->api->error_create(&args);
  free(failure);
  return error;
}
